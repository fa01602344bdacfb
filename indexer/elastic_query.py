"""``Query`` to Elasticsearch's query JSON: the same clauses, fields and weights as every other engine's."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from indexer.analysis import folded, plain, units
from indexer.fields import VALUES, fields_for
from indexer.language import Clause, Term
from indexer.order import day_number
from indexer.query import Query
from indexer.relevance import OTHER_FIELDS, required

Resolve = Callable[[str, str], list[str]]  # ("city", as asked) -> ids; raises UnknownValue
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
    fields = [
        _sequence(field, pieces, boost, prefix=term.kind == "prefix")
        for field, _, boost in fields_for(term, len(pieces))
    ]
    return {"dis_max": {"queries": fields, "tie_breaker": OTHER_FIELDS}}


def _sequence(field: str, pieces: list[str], boost: float, *, prefix: bool) -> dict[str, Any]:
    if len(pieces) == 1 and prefix:
        return {"prefix": {field: {"value": folded(pieces[0]), "boost": boost}}}
    how = "match" if len(pieces) == 1 else "match_phrase_prefix" if prefix else "match_phrase"
    return {how: {field: {"query": " ".join(pieces), "boost": boost}}}


def filters_of(query: Query, resolve: Resolve) -> dict[str, dict[str, Any]]:
    """What narrows ``query``, by the name it is asked under; a city or person nobody knows is ``UnknownValue``."""
    return dict(_filters(query, resolve))


def _filters(query: Query, resolve: Resolve) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "type", {"term": {"type": query.type}}
    if query.document_id is not None:
        yield "document_id", {"term": {"document_id": query.document_id}}
    for field in VALUES:
        if values := getattr(query, field):
            yield field, {"terms": {field: list(values)}}
    if query.country:
        yield "country", {"terms": {"country": [code.upper() for code in query.country]}}
    for field, asked in (("city", query.city), ("person", query.person)):
        if asked:
            yield field, {"terms": {field: [identity for value in asked for identity in resolve(field, value)]}}
    for field, flag in (("member", query.member), ("direct", query.direct)):
        if flag is not None:
            yield field, {"term": {field: flag}}
    if query.type == "statement" and query.min_confidence > 0:
        yield "min_confidence", {"range": {"confidence": {"gte": query.min_confidence}}}
    if query.since:
        yield "since", {"range": {"last_day": {"gte": day_number(query.since)}}}
    if query.until:
        yield "until", {"range": {"first_day": {"lte": day_number(query.until)}}}
