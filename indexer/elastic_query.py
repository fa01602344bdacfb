"""``Query`` to Elasticsearch's query JSON: the same clauses, fields and weights as every other engine's."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from indexer.analysis import folded, plain, units
from indexer.facets import KINDS, Kind
from indexer.fields import VALUES, fields_for
from indexer.known import wanted_slug
from indexer.language import Clause, Term
from indexer.order import day_number
from indexer.query import Query
from indexer.relevance import OTHER_FIELDS, required

Named = Callable[[Kind, tuple[str, ...]], dict[str, Any]]  # ("city", as asked) -> what has one of these names
_COUNTRY_AT_END = re.compile(r"-[a-z]{2}$")
NOTHING: dict[str, Any] = {"match_none": {}}


def full_query(
    query: Query, clauses: tuple[Clause, ...], filters: Iterable[dict[str, Any]], *, near: Sequence[str] = ()
) -> dict[str, Any]:
    """What has the words of ``query``, and the entries with the ids ``near``; only the words give scores."""
    if query.text.strip() and not clauses:
        return NOTHING  # nothing but punctuation is found nowhere
    wanted = [_clause(clause) for clause in clauses if not clause.excluded]
    fitting = {"bool": {"should": wanted, "minimum_should_match": required(len(wanted))}}
    if near:
        alike = {"constant_score": {"filter": {"terms": {"entry_id": list(near)}}, "boost": 0.0}}
        fitting = {"bool": {"should": [fitting, alike], "minimum_should_match": 1}}
    return {
        "bool": {
            "filter": list(filters),
            "must_not": [_clause(clause) for clause in clauses if clause.excluded],
            "must": [fitting] if wanted else [],
        }
    }


def all_of(filters: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What passes every filter."""
    return {"bool": {"filter": list(filters)}}


def _clause(clause: Clause) -> dict[str, Any]:
    terms = [_term(term) for term in clause.terms]
    return terms[0] if len(terms) == 1 else {"bool": {"should": terms, "minimum_should_match": 1}}


def _term(term: Term) -> dict[str, Any]:
    """The best field counts."""
    pieces = [piece for piece in units(plain(term.text)) if folded(piece)]
    if not pieces:
        return NOTHING
    fields = fields_for(term, len(pieces))
    if len(pieces) == 1 and term.kind != "prefix":  # the same as below, in a tenth of the text the server has to read
        boosted = [f"{field}^{boost}" for field, _, boost in fields]
        return {"multi_match": {"query": pieces[0], "fields": boosted, "tie_breaker": OTHER_FIELDS}}
    queries = [_sequence(field, pieces, boost, prefix=term.kind == "prefix") for field, _, boost in fields]
    return {"dis_max": {"queries": queries, "tie_breaker": OTHER_FIELDS}}


def _sequence(field: str, pieces: list[str], boost: float, *, prefix: bool) -> dict[str, Any]:
    if len(pieces) == 1 and prefix:
        return {"prefix": {field: {"value": folded(pieces[0]), "boost": boost}}}
    how = "match_phrase_prefix" if prefix else "match_phrase"
    return {how: {field: {"query": " ".join(pieces), "boost": boost}}}


def filters_of(query: Query, named: Named) -> dict[str, dict[str, Any]]:
    """What narrows ``query``, by the name it is asked under; ``named`` says what a city's or person's name means."""
    return dict(_filters(query, named))


def likely(kind: Kind, asked: tuple[str, ...]) -> dict[str, Any]:
    """What has the first name ``asked``, told by the names alone: right wherever it finds anything."""
    return {"regexp": {f"{kind}_label": label_of(kind, asked[0])}}


def label_of(kind: Kind, asked: str) -> str:
    """A regular expression of "id=label" that a name most likely means.

    A city's name without a country is that of a city in any; with one, as an id has it, of that city alone.
    """
    slug = wanted_slug(kind, asked)
    country = "-[a-z][a-z]" if kind == "city" and not _COUNTRY_AT_END.search(slug) else ""
    return f"{re.escape(slug)}{country}=.*"


def _filters(query: Query, named: Named) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "type", {"term": {"type": query.type}}
    if query.document_id is not None:
        yield "document_id", {"term": {"document_id": query.document_id}}
    for field in VALUES:
        if values := getattr(query, field):
            yield field, {"terms": {field: list(values)}}
    if query.country:
        yield "country", {"terms": {"country": [code.upper() for code in query.country]}}
    for kind in KINDS:
        if asked := getattr(query, kind):
            yield kind, named(kind, asked)
    for field, flag in (("member", query.member), ("direct", query.direct)):
        if flag is not None:
            yield field, {"term": {field: flag}}
    if query.type == "statement" and query.min_confidence > 0:
        yield "min_confidence", {"range": {"confidence": {"gte": query.min_confidence}}}
    if query.since:
        yield "since", {"range": {"last_day": {"gte": day_number(query.since)}}}
    if query.until:
        yield "until", {"range": {"first_day": {"lte": day_number(query.until)}}}
