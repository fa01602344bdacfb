"""``Entry`` to the fields that are filtered, counted and sorted by: the same in every engine."""

from collections.abc import Callable
from functools import cache
from typing import Any

from indexer.analysis import STEMMED, is_spaceless
from indexer.facets import named_values
from indexer.language import Term
from indexer.order import date_fields
from indexer.query import Entry
from indexer.relevance import BOOSTS, STEM_BOOST, searched

TEXTS = ("title", "body")  # each has a folded field, one a stemmed language, and one letter by letter
VALUES = ("kind", "site", "lang", "theme", "region", "event_kind", "year")  # filtered by any of the values asked for
Prepared = Callable[[str], str]


def plain_fields(entry: Entry) -> dict[str, Any]:
    """Every field that is no searched text, under its name; what an entry does not have is left out."""
    fields: dict[str, Any] = {
        "type": entry.type,
        "document_id": entry.document_id,
        "kind": entry.kind,
        "site": entry.site,
        "lang": entry.lang,
        "theme": list(entry.themes),
        "city": list(entry.city_ids),
        "country": list(entry.countries),
        "region": list(entry.regions),
        "person": list(entry.person_ids),
        "confidence": entry.confidence,
        "member": entry.member,
        **{f"{name}_label": values for name, values in named_values(entry).items()},
        **date_fields(entry),
    }
    if entry.direct is not None:
        fields["direct"] = entry.direct
    if entry.event_kind:
        fields["event_kind"] = entry.event_kind
    return fields


def kept_apart(entry: Entry) -> tuple[str, str]:
    """The entry as JSON, and a document's full text beside it, so that a row of hits need not carry it."""
    if entry.type != "document":
        return entry.model_dump_json(exclude_defaults=True), ""
    return entry.model_copy(update={"text": ""}).model_dump_json(exclude_defaults=True), entry.text


def text_fields(entry: Entry, words: Prepared, letters: Prepared) -> dict[str, str]:
    """The searched texts under the names of their fields; how words and letters are told apart is the engine's."""
    parts = searched(entry)
    fields = {"names_folded": words(parts.names)}
    for name, text in zip(TEXTS, (parts.title, parts.body), strict=True):
        fields[f"{name}_folded"] = indexed = words(text)
        if entry.lang in STEMMED:
            fields[f"{name}_{entry.lang}"] = indexed
        if is_spaceless(text):
            fields[f"{name}_letters"] = letters(text)
    return fields


def fields_for(term: Term, words: int) -> tuple[tuple[str, str, float], ...]:
    """Where a term of so many words is looked for: field, the way its words stand there, and what it counts.

    Stems only for single words, letters only where they can matter.
    """
    return _fields(folded=not is_spaceless(term.text), stemmed=term.kind == "word" and words == 1)


@cache
def _fields(*, folded: bool, stemmed: bool) -> tuple[tuple[str, str, float], ...]:
    ways = [("letters", 1.0)]
    if folded:
        ways.append(("folded", 1.0))
    if stemmed:
        ways += [(lang, STEM_BOOST) for lang in STEMMED]
    return tuple(
        (f"{text}_{way}", way, BOOSTS[text] * boost)
        for way, boost in ways
        for text in (*TEXTS, *(["names"] if way == "folded" else []))
    )
