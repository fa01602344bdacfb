"""A document's facts as its page shows them: what each says, where it stands, why it was taken for one."""

from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import quote

from indexer.names import city_id, person_id
from nlp.document import City, Document, Event, Mention, Person, Reason, Statement
from search_api.labels import country_name, span_of_days, theme_name

FactKind = Literal["statement", "theme", "event", "city", "person", "organisation", "country", "date"]
KINDS: dict[FactKind, str] = {  # in the order of the legend
    "statement": "Statements",
    "city": "Cities",
    "person": "People",
    "organisation": "Organisations",
    "country": "Countries",
    "date": "Dates",
    "event": "Events",
    "theme": "Themes",
}
WIDE: frozenset[FactKind] = frozenset({"statement", "theme", "event"})  # stretches of text other facts stand in


class Fact(NamedTuple):
    """One fact. ``key`` is its anchor: of statements and events the tail of their entry's id ("s3", "e1")."""

    key: str
    kind: FactKind
    label: str
    detail: str = ""
    link: str = ""  # path of its own page
    places: tuple[tuple[int, int], ...] = ()
    confidence: float | None = None
    reason: Reason | None = None

    @property
    def why(self) -> str:
        """The reason in one line."""
        if self.reason is None:
            return ""
        went_by = "; ".join(self.reason.evidence)
        second = f" (next best: {self.reason.runner_up})" if self.reason.runner_up else ""
        return self.reason.rule + (f": {went_by}" if went_by else "") + second


def facts_of(document: Document) -> list[Fact]:
    """Every fact that has a place or a reason, in the order of the legend."""
    return [fact for kind in KINDS for fact in _OF_KIND[kind](document)]


def _statements(document: Document) -> Iterator[Fact]:
    for number, said in enumerate(document.statements, 1):
        yield Fact(
            key=f"s{number}",
            kind="statement",
            label=said.speaker or "Unknown speaker",
            detail=_told(said),
            link=f"/people/{quote(person_id(said.speaker))}" if said.speaker else "",
            places=((said.start, said.end),),
            confidence=said.confidence,
            reason=said.reason,
        )


def _told(said: Statement) -> str:
    about = ", ".join(city.name for city in said.about_cities)
    parts = (
        said.role,
        f"about {about}" if about else "about no city in particular",
        "direct" if said.direct else "reported",
        f"tied by “{said.cue}”" if said.cue else None,
    )
    return " · ".join(filter(None, parts))


def _cities(document: Document) -> Iterator[Fact]:
    for number, city in enumerate(document.cities, 1):
        yield Fact(
            key=f"c{number}",
            kind="city",
            label=f"{city.name}, {country_name(city.country)}",
            detail=_standing(city),
            link=f"/cities/{quote(city_id(city.name, city.country))}",
            places=_places(city.mentions),
            confidence=city.confidence,
            reason=city.reason,
        )


def _standing(city: City) -> str:
    since = f"member since {city.member_since}" if city.member_since else "member" if city.member else "not a member"
    return " · ".join(filter(None, ("the page is about it" if city.about else None, since)))


def _people(document: Document) -> Iterator[Fact]:
    for number, person in enumerate(document.people, 1):
        yield Fact(
            key=f"p{number}",
            kind="person",
            label=person.name,
            detail=_office(person),
            link=f"/people/{quote(person_id(person.name))}",
            places=_places(person.mentions),
            confidence=person.confidence,
            reason=person.reason,
        )


def _office(person: Person) -> str:
    return " · ".join(filter(None, (person.role, person.organisation, person.city)))


def _organisations(document: Document) -> Iterator[Fact]:
    for number, body in enumerate(document.organisations, 1):
        yield Fact(f"o{number}", "organisation", body.name, body.acronym or "", places=_places(body.mentions))


def _countries(document: Document) -> Iterator[Fact]:
    for number, country in enumerate(document.countries, 1):
        yield Fact(f"n{number}", "country", country_name(country.code), country.code, places=_places(country.mentions))


def _dates(document: Document) -> Iterator[Fact]:
    for number, found in enumerate(document.dates, 1):
        yield Fact(
            key=f"d{number}",
            kind="date",
            label=span_of_days(found.start, found.end),
            detail=f"written “{found.as_written}”" + (", year from elsewhere on the page" if found.inferred else ""),
            places=_places(found.mentions),
            reason=found.reason,
        )


def _events(document: Document) -> Iterator[Fact]:
    for number, event in enumerate(document.events, 1):
        yield Fact(
            key=f"e{number}",
            kind="event",
            label=event.title,
            detail=_place_and_time(event),
            places=_places(event.mentions),
            reason=event.reason,
        )


def _place_and_time(event: Event) -> str:
    when = span_of_days(event.start, event.end)
    part = f"part of {event.parent}" if event.parent else None
    return " · ".join(filter(None, (event.kind, when, event.city, part)))


def _themes(document: Document) -> Iterator[Fact]:
    for number, theme in enumerate(document.themes, 1):
        yield Fact(
            key=f"t{number}",
            kind="theme",
            label=theme_name(theme.theme),
            detail=f"score {theme.score:.2f}",
            link=f"/themes/{theme.theme}",
            places=_places(theme.evidence),
            reason=theme.reason,
        )


def _places(mentions: tuple[Mention, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((mention.start, mention.end) for mention in mentions)


_OF_KIND = {
    "statement": _statements,
    "city": _cities,
    "person": _people,
    "organisation": _organisations,
    "country": _countries,
    "date": _dates,
    "event": _events,
    "theme": _themes,
}
