"""A scored page in, what is wrong with it in words out, gravest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from citykb.quality.evaluation import Scored
from citykb.quality.gold import GoldCity, optional, required
from citykb.quality.naming import city_names, fold, person_key, person_keys
from citykb.quality.prediction import Said
from citykb.quality.statements import Wanted, ignored, pair, wanted_statements

# How grave: words given to the wrong person are the worst this system can do, a missed date the least.
WRONG_SPEAKER, WRONG_CITY, NO_STATEMENT, FALSE_FACT, MISSED_STATEMENT, WRONG_KIND, MISSED_FACT = 6, 5, 4, 3, 2, 2, 1


@dataclass(frozen=True)
class Mistake:
    """One error, in words."""

    gravity: int
    page: str
    fact: str
    words: str


def mistakes_of(scored: Scored) -> list[Mistake]:
    """Everything that costs this page points, gravest first."""
    found = [*_statements(scored), *_cities(scored), *_people(scored), *_dates(scored), *_page(scored)]
    return sorted(found, key=lambda mistake: -mistake.gravity)


def _statements(scored: Scored) -> Iterator[Mistake]:
    wanted, spare = wanted_statements(scored.gold)
    pairs, rest = pair(wanted, scored.found)
    missed = [item for item in wanted if item not in [match for match, _ in pairs]]
    name = scored.gold.name
    for speaker, said in rest:
        if not ignored(speaker, said, wanted, spare):
            yield _false_statement(name, speaker, said, missed)
    for item in missed:
        words = f"“{item.label.quote_start}…” by {item.label.speaker or 'an unnamed speaker'} was not found"
        yield Mistake(MISSED_STATEMENT, name, "statements", words)
    for item, said in pairs:
        about = {fold(city) for city in said.about_cities}
        accepted = {fold(city) for city in item.cities} | {fold(item.label.speaker_city or "")}
        if about - accepted - _aliases(scored, item):
            words = f"“{item.label.quote_start}…” is taken to be about {', '.join(said.about_cities)}"
            yield Mistake(WRONG_CITY, name, "who said what about which city", words + _instead(item))
        elif item.cities and not about:
            words = f"“{item.label.quote_start}…” is about {', '.join(sorted(item.cities))}; no city was given"
            yield Mistake(MISSED_FACT, name, "who said what about which city", words)


def _instead(item: Wanted) -> str:
    return f", not {', '.join(sorted(item.cities))}" if item.cities else ", though about no city"


def _aliases(scored: Scored, item: Wanted) -> set[str]:
    cities = [city for city in scored.gold.labels.cities if city.name in item.cities]
    return {name for city in cities for name in city_names(city)}


def _false_statement(page: str, speaker: str, said: Said, missed: list[Wanted]) -> Mistake:
    words = fold(said.words)
    item = next((item for item in missed if item.beginning in words), None)
    given = said.speaker or "nobody"
    if item is None:
        return Mistake(NO_STATEMENT, page, "statements", f"“{said.words[:60]}…” ({given}) is no labelled statement")
    right = item.label.speaker or "an unnamed speaker"
    return Mistake(WRONG_SPEAKER, page, "statements", f"“{item.label.quote_start}…” of {right} was given to {given}")


def _cities(scored: Scored) -> Iterator[Mistake]:
    labels = scored.gold.labels
    wanted, spare = required(labels.cities), optional(labels.cities, labels.cities_optional)
    found = {(fold(city.name), city.country.upper()): city for city in scored.found.cities}
    right = {key for city in wanted for key in _keys(city)}
    loose = {key for city in spare for key in _keys(city, any_form=True)}
    for key in found.keys() - right - loose:
        yield _false(scored, "cities", f"{found[key].name} ({found[key].country})")
    for city in wanted:
        if not _keys(city) & found.keys():
            yield _missed(scored, "cities", f"{city.name} ({city.country})")


def _keys(city: GoldCity, *, any_form: bool = False) -> set[tuple[str, str]]:
    return {(name, city.country.upper()) for name in city_names(city, any_form=any_form)}


def _people(scored: Scored) -> Iterator[Mistake]:
    labels = scored.gold.labels
    found = {person_key(person.name): person.name for person in scored.found.people}
    accepted = {key for person in (*labels.people, *labels.people_optional) for key in person_keys(person.name)}
    for key in found.keys() - accepted:
        yield _false(scored, "people", found[key])
    for person in required(labels.people):
        if not person_keys(person.name) & found.keys():
            yield _missed(scored, "people", person.name)


def _dates(scored: Scored) -> Iterator[Mistake]:
    labels = scored.gold.labels
    found = {_period(date.start, date.end) for date in scored.found.dates}
    accepted = {_period(date.start, date.end) for date in (*labels.dates, *labels.dates_optional)}
    for period in sorted(found - accepted):
        yield _false(scored, "dates", period)
    for date in required(labels.dates):
        if _period(date.start, date.end) not in found:
            yield _missed(scored, "dates", f"{date.as_written} ({_period(date.start, date.end)})")


def _period(start: str | None, end: str | None) -> str:
    return f"{start} to {end}" if end and end != start else str(start)


def _page(scored: Scored) -> Iterator[Mistake]:
    labels, found = scored.gold.labels, scored.found
    if found.kind != labels.kind:
        yield Mistake(WRONG_KIND, scored.gold.name, "kind", f"a {labels.kind} page was taken for {found.kind}")
    if found.published and found.published not in (labels.published, *labels.published_alt):
        words = f"{found.published} was taken for the day of publication, which is {labels.published or 'not given'}"
        yield Mistake(FALSE_FACT, scored.gold.name, "published", words)
    elif labels.published and not found.published:
        yield _missed(scored, "published", labels.published)
    loose = {*labels.themes, *labels.themes_optional, *labels.themes_borderline}
    for theme in sorted(set(found.themes) - loose):
        yield _false(scored, "themes", theme)
    for theme in sorted(set(labels.themes) - set(found.themes)):
        yield _missed(scored, "themes", theme)


def _false(scored: Scored, fact: str, words: str) -> Mistake:
    return Mistake(FALSE_FACT, scored.gold.name, fact, f"{words} was found, but is not labelled")


def _missed(scored: Scored, fact: str, words: str) -> Mistake:
    return Mistake(MISSED_FACT, scored.gold.name, fact, f"{words} was not found")
