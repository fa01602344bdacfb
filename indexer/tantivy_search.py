"""One state of a Tantivy index, open for reading: rows in a fixed order, counts and names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from tantivy import DocAddress, FieldType, Occur, Schema, Searcher
from tantivy import Query as EngineQuery

from indexer.facets import SHOWN, facet, without
from indexer.hits import make_hit
from indexer.known import resolve
from indexer.language import Clause, parse
from indexer.order import decode_cursor, encode_cursor
from indexer.query import FacetName, FacetValue, Hit, Query, Results, Sort, Suggestion
from indexer.tantivy_query import full_query
from indexer.tantivy_schema import entry_of, full_text_of

COUNTED = 65_000  # values of a facet that are counted, so that the cut falls the same way each time
_GROWTH = 4  # how much further to look when a page ends among equal scores

Kind = Literal["city", "person"]


class Row(NamedTuple):
    """A hit before it is read. Sorted ascending: best score, then highest key, then id where these are equal."""

    minus_score: float
    minus_key: int
    entry_id: str  # "" where score and key already decide
    address: DocAddress


@dataclass(frozen=True)
class Opened:
    """A snapshot: what is written later shows in the next one."""

    searcher: Searcher
    schema: Schema

    def count(self) -> int:
        return self._count(EngineQuery.term_query(self.schema, "type", "document"))

    def holds(self, document_id: str) -> bool:
        """Whether it has entries of this document."""
        return self._count(EngineQuery.term_query(self.schema, "document_id", document_id)) > 0

    def answer(self, query: Query) -> Results:
        """Everything of ``Results`` but the time it took."""
        clauses = parse(query.text)
        sort: Sort = query.sort
        if sort == "relevance" and not any(not clause.excluded for clause in clauses):
            sort = "newest"
        found = full_query(self.schema, query, clauses, self.resolve)
        rows, more = self._rows(found, sort, query) if query.size else ([], False)
        return Results(
            total=self._count(found),
            hits=tuple(self._hit(row, query, clauses) for row in rows),
            facets=self._facets(found, query, clauses),
            next_cursor=self._cursor(rows[-1], sort) if more else None,
        )

    def resolve(self, kind: str, asked: str) -> list[str]:
        """The ids of a city or person as asked for."""
        wanted: Kind = "city" if kind == "city" else "person"
        return resolve(wanted, asked, self._labels[wanted])

    @cached_property
    def _labels(self) -> dict[Kind, dict[str, str]]:
        labels: dict[Kind, dict[str, str]] = {"city": {}, "person": {}}
        for one in self.names:
            labels[one.kind][one.id] = one.label
        return labels

    @cached_property
    def names(self) -> list[Suggestion]:
        """Every city and person with the number of its entries."""
        kinds: tuple[Kind, ...] = ("city", "person")
        counted = self._aggregate(EngineQuery.all_query(), kinds, shown=COUNTED)
        return [
            Suggestion(kind=kind, id=value.value, label=value.label, count=value.count)
            for kind in kinds
            for value in counted[kind]
        ]

    def _count(self, found: EngineQuery) -> int:
        return int(self.searcher.search(found, 1).count)  # type: ignore[attr-defined]  # missing from the stubs

    def _hit(self, row: Row, query: Query, clauses: tuple[Clause, ...]) -> Hit:
        stored = self.searcher.doc(row.address)
        entry = entry_of(stored)
        text = full_text_of(stored) if clauses and entry.type == "document" else entry.text
        return make_hit(entry, text, query, clauses, 0.0 - row.minus_score)

    def _cursor(self, row: Row, sort: Sort) -> str:
        return encode_cursor(sort, -row.minus_score, -row.minus_key, self._id(row.address))

    def _id(self, address: DocAddress) -> str:
        return entry_of(self.searcher.doc(address)).id

    def _rows(self, found: EngineQuery, sort: Sort, query: Query) -> tuple[list[Row], bool]:
        """The page of rows after the cursor, and whether there are more."""
        after = decode_cursor(query.cursor, sort) if query.cursor else None
        if after and sort != "relevance":
            found = self._not_past(found, sort, after[1])
        limit = query.size + 1
        while True:
            rows, complete = self._first(found, sort, limit, after)
            if complete or len(rows) > query.size:
                return rows[: query.size], len(rows) > query.size
            limit *= _GROWTH

    def _not_past(self, found: EngineQuery, sort: Sort, key: int) -> EngineQuery:
        rest = EngineQuery.range_query(self.schema, sort, FieldType.Unsigned, None, key)
        return EngineQuery.boolean_query([(Occur.Must, found), (Occur.Must, rest)])

    def _first(
        self, found: EngineQuery, sort: Sort, limit: int, after: tuple[float, int, str] | None
    ) -> tuple[list[Row], bool]:
        """Of the engine's best ``limit`` those surely in place and past the cursor; whether these are all there are."""
        by_score = sort == "relevance"
        raw = self.searcher.search(found, limit, order_by_field=None if by_score else sort).hits
        addresses = [address for _, address in raw]
        keys = self.searcher.fast_field_values("newest", addresses) if by_score else [key for key, _ in raw]
        rows = [
            Row(-score if by_score else 0.0, -int(key or 0), "", address)
            for (score, address), key in zip(raw, keys, strict=True)
        ]
        complete = len(rows) < limit
        if not complete:  # further ones may tie with the last
            rows = (
                [row for row in rows if row[:1] < rows[-1][:1]] if by_score else [r for r in rows if r[1] < rows[-1][1]]
            )
        return sorted(self._past(self._told_apart(rows, after), after)), complete

    def _told_apart(self, rows: list[Row], after: tuple[float, int, str] | None) -> list[Row]:
        """Rows of equal score and key with their ids."""
        tied = Counter(row[:2] for row in rows)
        if after:
            tied[-after[0], -after[1]] += 1
        return [row._replace(entry_id=self._id(row.address)) if tied[row[:2]] > 1 else row for row in rows]

    def _past(self, rows: list[Row], after: tuple[float, int, str] | None) -> Iterator[Row]:
        for row in rows:
            if after is None or row[:3] > (-after[0], -after[1], after[2]):
                yield row

    def _facets(
        self, found: EngineQuery, query: Query, clauses: tuple[Clause, ...]
    ) -> dict[FacetName, tuple[FacetValue, ...]]:
        """Each facet under all filters but its own, so that more of its values can be added."""
        facets: dict[FacetName, tuple[FacetValue, ...]] = {}
        unfiltered = [name for name in query.facets if without(query, name) == query]
        if unfiltered:
            facets |= self._aggregate(found, unfiltered)
        for name in query.facets:
            if name not in facets:
                other = full_query(self.schema, without(query, name), clauses, self.resolve)
                facets |= self._aggregate(other, [name])
        return {name: facets[name] for name in query.facets}

    def _aggregate(
        self, found: EngineQuery, names: Sequence[FacetName], *, shown: int = SHOWN
    ) -> dict[FacetName, tuple[FacetValue, ...]]:
        fields = {name: f"{name}_label" if name in ("city", "person") else name for name in names}
        asked = {name: {"terms": {"field": field, "size": COUNTED}} for name, field in fields.items()}
        answer = self.searcher.aggregate(found, asked)
        return {
            name: facet(
                name, ((_value(bucket), int(bucket["doc_count"])) for bucket in answer[name]["buckets"]), shown=shown
            )
            for name in fields
        }


def _value(bucket: dict[str, object]) -> str:
    key = bucket.get("key_as_string", bucket["key"])
    return str(int(key)) if isinstance(key, float) else str(key)
