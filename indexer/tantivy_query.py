"""``Query`` to Tantivy's queries."""

from collections.abc import Callable, Iterable, Sequence

from tantivy import FieldType, Occur, Schema
from tantivy import Query as EngineQuery

from indexer.analysis import STEMMED, folded, stem, units
from indexer.fields import VALUES, fields_for
from indexer.language import Clause, Term
from indexer.order import day_number
from indexer.query import Query
from indexer.relevance import OTHER_FIELDS, required

Resolve = Callable[[str, str], list[str]]  # ("city", as asked) -> ids; raises UnknownValue


def full_query(
    schema: Schema, query: Query, clauses: tuple[Clause, ...], resolve: Resolve, *, near: Sequence[int] = ()
) -> EngineQuery:
    """What ``query`` asks for, and the entries with the vector rows ``near``; only its text gives scores."""
    parts = [(Occur.Must, EngineQuery.const_score_query(part, 0.0)) for part in _filters(schema, query, resolve)]
    return EngineQuery.boolean_query([*parts, *_text(schema, query, clauses, near)])


def _text(
    schema: Schema, query: Query, clauses: tuple[Clause, ...], near: Sequence[int]
) -> list[tuple[Occur, EngineQuery]]:
    if query.text.strip() and not clauses:
        return [(Occur.Must, EngineQuery.empty_query())]  # nothing but punctuation is found nowhere
    wanted = [(Occur.Should, _clause(schema, clause)) for clause in clauses if not clause.excluded]
    unwanted = [(Occur.MustNot, _clause(schema, clause)) for clause in clauses if clause.excluded]
    if not wanted:
        return unwanted
    fitting = EngineQuery.boolean_query(wanted, required(len(wanted)))
    if near:
        alike = EngineQuery.const_score_query(EngineQuery.term_set_query(schema, "vector_row", list(near)), 0.0)
        fitting = EngineQuery.boolean_query([(Occur.Should, fitting), (Occur.Should, alike)])
    return [(Occur.Must, fitting), *unwanted]


def _clause(schema: Schema, clause: Clause) -> EngineQuery:
    terms = [_term(schema, term) for term in clause.terms]
    return terms[0] if len(terms) == 1 else EngineQuery.boolean_query([(Occur.Should, term) for term in terms])


def _term(schema: Schema, term: Term) -> EngineQuery:
    """The best field counts."""
    words = units(term.text)
    sought = [form for word in words if (form := folded(word))]
    if not sought:
        return EngineQuery.empty_query()
    fields = [
        EngineQuery.boost_query(
            _sequence(schema, field, [stem(words[0], way)] if way in STEMMED else sought, term.kind == "prefix"), boost
        )
        for field, way, boost in fields_for(term, len(words))
    ]
    return EngineQuery.disjunction_max_query(fields, OTHER_FIELDS)


def _sequence(schema: Schema, field: str, forms: list[str], prefix: bool) -> EngineQuery:
    if len(forms) == 1:
        return (
            EngineQuery.fuzzy_term_query(schema, field, forms[0], 0, prefix=True)
            if prefix
            else EngineQuery.term_query(schema, field, forms[0])
        )
    return (
        EngineQuery.phrase_prefix_query(schema, field, [*forms])
        if prefix
        else EngineQuery.phrase_query(schema, field, [*forms])
    )


def _filters(schema: Schema, query: Query, resolve: Resolve) -> Iterable[EngineQuery]:
    yield EngineQuery.term_query(schema, "type", query.type)
    if query.document_id is not None:
        yield EngineQuery.term_query(schema, "document_id", query.document_id)
    for field in VALUES:
        if values := getattr(query, field):
            yield EngineQuery.term_set_query(schema, field, list(values))
    if query.country:
        yield EngineQuery.term_set_query(schema, "country", [code.upper() for code in query.country])
    for field, asked in (("city", query.city), ("person", query.person)):
        if asked:
            yield EngineQuery.term_set_query(
                schema, field, [identity for value in asked for identity in resolve(field, value)]
            )
    for field, flag in (("member", query.member), ("direct", query.direct)):
        if flag is not None:
            yield EngineQuery.term_query(schema, field, flag)
    if query.type == "statement" and query.min_confidence > 0:
        yield EngineQuery.range_query(schema, "confidence", FieldType.Float, query.min_confidence, None)
    if query.since:
        yield EngineQuery.range_query(schema, "last_day", FieldType.Unsigned, day_number(query.since), None)
    if query.until:
        yield EngineQuery.range_query(schema, "first_day", FieldType.Unsigned, None, day_number(query.until))
