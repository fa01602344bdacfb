"""Cities and people whom no page lists as its own, known only from statements."""

from typing import Literal

from indexer.index import SearchIndex
from indexer.mentioned import CityOverview, PersonOverview
from indexer.query import Query, Results, UnknownValue
from search_api.problems import NotFound, similar


def city_spoken_about(index: SearchIndex, city_id: str) -> CityOverview:
    """A city that statements are about and no page names; raises ``NotFound``."""
    results = _statements(index, "city", city_id)
    ref = next(
        ref
        for hit in results.hits
        for ref, known in zip(hit.entry.cities, hit.entry.city_ids, strict=True)
        if known == city_id
    )
    return CityOverview(
        id=city_id,
        name=ref.name,
        country=ref.country,
        region=None,
        member=False,
        member_since=None,
        lat=None,
        lon=None,
        documents=0,
        about=0,
        statements=results.total,
    )


def speaker(index: SearchIndex, identity: str) -> PersonOverview:
    """Someone who speaks without a name of their own ("his grandfather"); raises ``NotFound``."""
    results = _statements(index, "person", identity)
    newest = results.hits[0].entry
    return PersonOverview(
        id=identity,
        name=newest.speaker or identity,
        role=newest.role,
        organisation=newest.organisation,
        city=None,
        country=None,
        documents=0,
        statements=results.total,
    )


def _statements(index: SearchIndex, kind: Literal["city", "person"], identity: str) -> Results:
    """The newest statements about a city or by a person of this very id; raises ``NotFound`` where there are none."""
    try:
        results = index.search(Query.model_validate({"type": "statement", kind: (identity,), "min_confidence": 0}))
    except UnknownValue:
        results = Results(total=0)
    same = tuple(h for h in results.hits if identity in (h.entry.city_ids if kind == "city" else h.entry.person_ids))
    if not same:
        raise NotFound(f"no {kind} {identity!r} is held", near=_near(index, identity))
    return results.model_copy(update={"hits": same})


def _near(index: SearchIndex, identity: str) -> tuple[str, ...]:
    """Names like the one asked for: those that begin alike, the most alike first."""
    word = identity.replace("-", " ")[:100]
    starts = (word[:length].strip() for length in (3, 2, 1))
    found = next((names for start in starts if start and (names := index.suggest(start, size=50))), [])
    labels = tuple(dict.fromkeys(suggestion.label for suggestion in found))
    return similar(word, labels, least=0.5)  # a given name alone is half of the whole
