"""A system's output and a page's labels in, counts of right, false and missed facts out.

Ignored, neither right nor wrong: labels marked optional, borderline themes, and further pieces of a labelled
quotation by the same speaker (a quotation cut up by paragraph counts once).
"""

from collections.abc import Hashable, Iterable, Sequence, Set
from typing import TypeVar

from citykb.quality.counts import Scores, new_scores
from citykb.quality.gold import GoldCity, GoldPage, Labels, optional, required
from citykb.quality.naming import city_names, fold, person_key, person_keys
from citykb.quality.prediction import Place, Prediction
from citykb.quality.statements import score_statements

_K = TypeVar("_K", bound=Hashable)


def score_page(gold: GoldPage, found: Prediction) -> Scores:
    """The counts of one page."""
    labels, scores = gold.labels, new_scores()
    _score_cities(labels, found, scores)
    _score_people(labels, found, scores)
    _score_dates(labels, found, scores)
    scores["countries"].add(*match([{code} for code in labels.countries], [], {c.upper() for c in found.countries}))
    spare_themes = [{theme} for theme in (*labels.themes_optional, *labels.themes_borderline)]
    scores["themes"].add(*match([{theme} for theme in labels.themes], spare_themes, set(found.themes)))
    scores["kind_right"].add(int(found.kind == labels.kind), 0, int(found.kind != labels.kind))
    score_statements(gold, found, scores)
    return scores


def match(gold: Sequence[Set[_K]], spare: Sequence[Set[_K]], found: Iterable[_K]) -> tuple[int, int, int]:
    """Right, false, missed; each item of ``gold`` and of ``spare`` may be named by any of its keys."""
    hit: set[int] = set()
    false = 0
    for key in found:
        place = next((i for i, keys in enumerate(gold) if key in keys), None)
        if place is not None:
            hit.add(place)
        elif not any(key in keys for keys in spare):
            false += 1
    return len(hit), false, len(gold) - len(hit)


def _score_cities(labels: Labels, found: Prediction, scores: Scores) -> None:
    cities, spare = required(labels.cities), optional(labels.cities, labels.cities_optional)
    rows = (("cities", False, True), ("cities_any_form", True, True), ("cities_name_only", False, False))
    for row, any_form, with_country in rows:
        wanted = [_city_keys(city, any_form, with_country) for city in cities]
        ignored = [_city_keys(city, True, with_country) for city in spare]
        scores[row].add(*match(wanted, ignored, {_place_key(place, with_country) for place in found.cities}))


def _place_key(place: Place, with_country: bool) -> tuple[str, str]:
    return fold(place.name), place.country.upper() if with_country else ""


def _city_keys(city: GoldCity, any_form: bool, with_country: bool) -> set[tuple[str, str]]:
    country = city.country.upper() if with_country else ""
    return {(name, country) for name in city_names(city, any_form=any_form)}


def _score_people(labels: Labels, found: Prediction, scores: Scores) -> None:
    wanted = [person_keys(label.name) for label in required(labels.people)]
    spare = [person_keys(label.name) for label in optional(labels.people, labels.people_optional)]
    scores["people"].add(*match(wanted, spare, {person_key(person.name) for person in found.people}))


def _score_dates(labels: Labels, found: Prediction, scores: Scores) -> None:
    wanted = {_period(label.start, label.end) for label in required(labels.dates)}
    spare = [{_period(label.start, label.end)} for label in optional(labels.dates, labels.dates_optional)]
    days = {_period(date.start, date.end) for date in found.dates}
    scores["dates"].add(*match([{day} for day in wanted], spare, days))
    published = [{labels.published}] if labels.published else []
    alternatives = [{day} for day in labels.published_alt]
    scores["published"].add(*match(published, alternatives, {found.published} if found.published else set()))


def _period(start: str | None, end: str | None) -> tuple[str, str]:
    return start or "", (end or "") if end != start else ""
