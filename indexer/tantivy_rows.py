"""What a Tantivy query finds, to one page of rows in an order that is the same each time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tantivy import DocAddress, FieldType, Occur, Schema, Searcher
from tantivy import Query as EngineQuery

from indexer.fusion import DEPTH, fuse
from indexer.order import decode_cursor, encode_cursor
from indexer.query import Query, Sort
from indexer.tantivy_schema import entry_of

_GROWTH = 4  # how much further to look when a page ends among equal scores

After = tuple[float, int, str] | None  # score, key and id of the last row shown


class Row(NamedTuple):
    """A hit before it is read. Sorted ascending: best score, then highest key, then id where these are equal."""

    minus_score: float
    minus_key: int
    entry_id: str  # "" where score and key already decide
    address: DocAddress


@dataclass(frozen=True)
class Rows:
    """Reads rows from a snapshot."""

    searcher: Searcher
    schema: Schema

    def page(self, found: EngineQuery, sort: Sort, query: Query) -> tuple[list[Row], str | None]:
        """The rows of ``found`` after the query's cursor, and the cursor after them if there are more."""
        after = decode_cursor(query.cursor, sort) if query.cursor else None
        if after and sort != "relevance":
            found = self._not_past(found, sort, after[1])
        limit = query.size + 1
        while True:
            rows, complete = self._first(found, sort, limit)
            rows = self._in_order(rows, after)
            if complete or len(rows) > query.size:
                return self._cut(rows, sort, query.size)
            limit *= _GROWTH

    def fused_page(self, found: EngineQuery, near: Sequence[DocAddress], query: Query) -> tuple[list[Row], str | None]:
        """``found`` (its best ``DEPTH`` rows) and ``near`` (nearest first) as one ranking."""
        after = decode_cursor(query.cursor, "relevance") if query.cursor else None
        rows, _ = self._first(found, "relevance", DEPTH)
        by_words = [row.address for row in self._in_order(rows, None)]
        places = {_place(address): address for address in (*by_words, *near)}
        scores = fuse([_place(address) for address in by_words], [_place(address) for address in near])
        fused = self._keyed((scores[place], address) for place, address in places.items())
        return self._cut(self._in_order(fused, after), "relevance", query.size)

    def _cut(self, rows: list[Row], sort: Sort, size: int) -> tuple[list[Row], str | None]:
        if len(rows) <= size or not size:
            return rows[:size], None
        last = rows[size - 1]
        return rows[:size], encode_cursor(sort, -last.minus_score, -last.minus_key, self._id(last))

    def _id(self, row: Row) -> str:
        return row.entry_id or entry_of(self.searcher.doc(row.address)).id

    def _not_past(self, found: EngineQuery, sort: Sort, key: int) -> EngineQuery:
        rest = EngineQuery.range_query(self.schema, sort, FieldType.Unsigned, None, key)
        return EngineQuery.boolean_query([(Occur.Must, found), (Occur.Must, rest)])

    def _first(self, found: EngineQuery, sort: Sort, limit: int) -> tuple[list[Row], bool]:
        """Of the engine's best ``limit`` those surely in place; whether these are all there are."""
        if sort == "relevance":
            rows = self._keyed(self.searcher.search(found, limit).hits)
        else:
            by_date = self.searcher.search(found, limit, order_by_field=sort).hits
            rows = [Row(0.0, -int(key or 0), "", address) for key, address in by_date]
        if len(rows) < limit:
            return rows, True
        worst = (rows[-1].minus_score, 0 if sort == "relevance" else rows[-1].minus_key)
        sure = [row for row in rows if (row.minus_score, 0 if sort == "relevance" else row.minus_key) < worst]
        return sure, False  # further ones may tie with the last

    def _keyed(self, scored: Iterable[tuple[float, DocAddress]]) -> list[Row]:
        pairs = list(scored)
        keys = self.searcher.fast_field_values("newest", [address for _, address in pairs])
        return [Row(-score, -int(key or 0), "", address) for (score, address), key in zip(pairs, keys, strict=True)]

    def _in_order(self, rows: list[Row], after: After) -> list[Row]:
        return sorted(self._past(self._told_apart(rows, after), after), key=lambda row: row[:3])

    def _told_apart(self, rows: list[Row], after: After) -> list[Row]:
        """Rows of equal score and key with their ids."""
        tied = Counter(row[:2] for row in rows)
        if after:
            tied[-after[0], -after[1]] += 1
        return [row._replace(entry_id=self._id(row)) if tied[row[:2]] > 1 else row for row in rows]

    def _past(self, rows: list[Row], after: After) -> Iterator[Row]:
        for row in rows:
            if after is None or row[:3] > (-after[0], -after[1], after[2]):
                yield row


def _place(address: DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
