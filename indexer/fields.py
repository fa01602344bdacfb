"""``Entry`` to the fields that are filtered, counted and sorted by: the same in every engine."""

from typing import Any

from indexer.facets import named_values
from indexer.order import date_fields
from indexer.query import Entry


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
