"""Finds the cities of a page, tells them from other names, and resolves each to one place."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from nlp.document import City, Country, Mention, Reason
from nlp.facts import Facts, facts_of
from nlp.gazetteer import Gazetteer, Named, Place, open_gazetteer
from nlp.places.countries import countries, country_names
from nlp.places.names import Stretch, Word, stretches, words_of

MEMBER_WEIGHT = 3.0  # a member outranks a namesake a thousand times its size
COUNTRY_WEIGHT = 2.0  # a country the page names outranks a namesake a hundred times as large elsewhere
BESIDE_WEIGHT = 6.0  # the country beside the name leaves nothing open
MIN_POPULATION = 50_000  # below, a bare capitalised word is more often something else
_PLACE_LABELS = frozenset(("GPE", "LOC"))
_OTHER_LABELS = frozenset(("PERSON", "PER", "ORG", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP", "MISC", "LAW"))


@dataclass
class Found:
    """A name in the text and the places that bear it."""

    mention: Mention
    options: list[Named]
    beside: str | None = None  # country named right after it
    stretch: Stretch | None = field(default=None, repr=False)


class CitiesExtractor:
    """The spaCy component: fills ``Facts.cities`` and ``Facts.countries``."""

    def __init__(self, cache_dir: Path | None = None) -> None:
        self.cache_dir = cache_dir

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return open_gazetteer(self.cache_dir)

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        text = facts.page.text
        words = words_of(text)
        runs = list(stretches(text, words))
        named = country_mentions(text, words, runs)
        facts.countries = [Country(code=code, mentions=tuple(mentions)) for code, mentions in named.items()]
        found = self.find(doc, words, runs, named)
        facts.cities = list(cities_of(found, set(named), facts))
        return doc

    def find(self, doc: Doc, words: list[Word], runs: list[Stretch], named: dict[str, list[Mention]]) -> list[Found]:
        """Names of places in the text, longest first, left to right."""
        text = doc.text
        options = self.gazetteer.lookup(run.key for run in runs)
        taken = {i for mentions in named.values() for m in mentions for i in range(m.start, m.end)}
        labels = {i: ent.label_ for ent in doc.ents for i in range(ent.start_char, ent.end_char)}
        found: list[Found] = []
        for run in sorted(runs, key=lambda r: (r.first - r.last, r.first)):
            start, end = words[run.first].start, words[run.last].end
            if run.key not in options or start in taken or end - 1 in taken:
                continue
            if not _believable(options[run.key], labels.get(start), len(text[start:end])):
                continue
            taken.update(range(start, end))
            beside = _country_after(text, end, named)
            found.append(Found(Mention(start=start, end=end, text=text[start:end]), options[run.key], beside, run))
        return found


def _believable(options: list[Named], label: str | None, length: int) -> bool:
    if label in _OTHER_LABELS or length < 3:
        return False
    return label in _PLACE_LABELS or any(n.place.member or n.place.population >= MIN_POPULATION for n in options)


def country_mentions(text: str, words: list[Word], runs: Iterable[Stretch]) -> dict[str, list[Mention]]:
    """Countries named as nouns, longest name first, each with its places in the text."""
    names = country_names()
    found: dict[str, list[Mention]] = {}
    taken: set[int] = set()
    for run in sorted(runs, key=lambda r: (r.first - r.last, r.first)):
        code = names.get(run.key)
        start, end = words[run.first].start, words[run.last].end
        if code is None or not taken.isdisjoint(range(run.first, run.last + 1)):
            continue
        if run.key in ("us", "eua", "eau", "uae", "drc", "rdc", "uk") and not text[start:end].isupper():
            continue
        taken.update(range(run.first, run.last + 1))
        found.setdefault(code, []).append(Mention(start=start, end=end, text=text[start:end]))
    return found


def _country_after(text: str, end: int, named: dict[str, list[Mention]]) -> str | None:
    for code, mentions in named.items():
        for mention in mentions:
            if 0 <= mention.start - end <= 6 and text[end : mention.start].strip(" (") in ("", ",", ", the"):
                return code
    return None


def score(named: Named, found: Found, on_page: set[str]) -> float:
    """How likely this place is the one meant: members, countries of the page, size."""
    place = named.place
    total = math.log10(place.population + 1)
    total += MEMBER_WEIGHT * place.member
    total += COUNTRY_WEIGHT * (place.country in on_page)
    total += BESIDE_WEIGHT * (place.country == found.beside)
    return total


def cities_of(found: list[Found], on_page: set[str], facts: Facts) -> Iterable[City]:
    """Each city once, with all its mentions, in the order of the text."""
    chosen: dict[int, tuple[Place, Reason, list[Mention]]] = {}
    for item in sorted(found, key=lambda f: f.mention.start):
        ranked = sorted(item.options, key=lambda n: -score(n, item, on_page))
        place = ranked[0].place
        runner_up = f"{ranked[1].place.name}, {ranked[1].place.country}" if ranked[1:] else None
        reason = Reason(rule="country beside it" if item.beside else "likeliest namesake", runner_up=runner_up)
        chosen.setdefault(place.id, (place, reason, []))[2].append(item.mention)
    lead = facts.page.text[:400]
    for place, reason, mentions in chosen.values():
        yield City(
            name=place.name,
            country=place.country,
            geonames_id=place.geonames_id,
            lat=place.lat,
            lon=place.lon,
            region=countries()[place.country].region,
            member=place.member,
            member_since=place.since,
            about=any(mention.text in lead for mention in mentions),
            mentions=tuple(mentions),
            reason=reason,
        )


@Language.factory("citykb_cities", default_config={"cache_dir": None})
def make_cities(nlp: Language, name: str, cache_dir: str | None) -> CitiesExtractor:
    return CitiesExtractor(Path(cache_dir) if cache_dir else None)
