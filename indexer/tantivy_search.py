"""One state of a Tantivy index, open for reading: answers, counts and names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tantivy import DocAddress, Schema, Searcher
from tantivy import Query as EngineQuery

from indexer.facets import KINDS, SHOWN, Kind, counted_field, facet, without
from indexer.fusion import meant, near_enough
from indexer.hits import make_hit
from indexer.known import resolve
from indexer.language import Clause, parse
from indexer.query import FacetName, FacetValue, Hit, Query, QueryError, Results, Sort, Suggestion
from indexer.tantivy_query import full_query
from indexer.tantivy_rows import Row, Rows
from indexer.tantivy_schema import entry_of, full_text_of
from indexer.vector_file import vector_path

COUNTED = 65_000  # values of a facet that are counted, so that the cut falls the same way each time


@dataclass(frozen=True)
class Opened:
    """A snapshot: what is written later shows in the next one."""

    searcher: Searcher
    schema: Schema
    folder: Path | None = None  # of the generation, where its vectors are

    def count(self) -> int:
        return self._count(EngineQuery.term_query(self.schema, "type", "document"))

    def holds(self, document_id: str) -> bool:
        """Whether it has entries of this document."""
        return self._count(EngineQuery.term_query(self.schema, "document_id", document_id)) > 0

    def answer(self, query: Query) -> Results:
        """Everything of ``Results`` but the time it took."""
        clauses = parse(query.text)
        worded = any(not clause.excluded for clause in clauses)
        sort: Sort = "newest" if query.sort == "relevance" and not worded else query.sort
        near = self._nearest(query, clauses) if query.semantic and worded else []
        found = full_query(self.schema, query, clauses, self.resolve, near=[row for _, row in near])
        rows, cursor = self._page(found, sort, query, clauses, [address for address, _ in near])
        return Results(
            total=self._count(found),
            hits=tuple(self._hit(row, query, clauses) for row in rows),
            facets=self._facets(found, query, clauses, [row for _, row in near]),
            next_cursor=cursor,
        )

    def _page(
        self, found: EngineQuery, sort: Sort, query: Query, clauses: tuple[Clause, ...], near: list[DocAddress]
    ) -> tuple[list[Row], str | None]:
        rows = Rows(self.searcher, self.schema)
        if not query.size:
            return [], None
        if near and sort == "relevance":
            return rows.fused_page(full_query(self.schema, query, clauses, self.resolve), near, query)
        return rows.page(found, sort, query)

    def _nearest(self, query: Query, clauses: tuple[Clause, ...]) -> list[tuple[DocAddress, int]]:
        """Of what the filters let through the entries that mean what is asked, nearest first, with vector rows."""
        from indexer.embeddings import cosines, embedder  # the model and numpy load only where they are asked for

        if self.folder is None or not vector_path(self.folder, query.type).exists():
            raise QueryError("semantic: this index holds no vectors; switch semantic search on and rebuild the index")
        excluded = tuple(clause for clause in clauses if clause.excluded)
        passed = full_query(self.schema, query.model_copy(update={"text": ""}), excluded, self.resolve)
        addresses = [address for _, address in self.searcher.search(passed, max(1, self._count(passed))).hits]
        rows = self.searcher.fast_field_values("vector_row", addresses)
        held = [(address, int(row)) for address, row in zip(addresses, rows, strict=True) if row is not None]
        if not held:
            return []
        likeness = cosines(self.folder, query.type, [row for _, row in held], embedder().question(meant(clauses)))
        return near_enough(zip(held, likeness.tolist(), strict=True))

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
        counted = self._aggregate(EngineQuery.all_query(), KINDS, shown=COUNTED)
        return [
            Suggestion(kind=kind, id=value.value, label=value.label, count=value.count)
            for kind in KINDS
            for value in counted[kind]
        ]

    def _count(self, found: EngineQuery) -> int:
        return int(self.searcher.search(found, 1).count)  # type: ignore[attr-defined]  # missing from the stubs

    def _hit(self, row: Row, query: Query, clauses: tuple[Clause, ...]) -> Hit:
        stored = self.searcher.doc(row.address)
        entry = entry_of(stored)
        text = full_text_of(stored) if clauses and entry.type == "document" else entry.text
        return make_hit(entry, text, query, clauses, 0.0 - row.minus_score)

    def _facets(
        self, found: EngineQuery, query: Query, clauses: tuple[Clause, ...], near: Sequence[int]
    ) -> dict[FacetName, tuple[FacetValue, ...]]:
        """Each facet under all filters but its own, so that more of its values can be added."""
        facets: dict[FacetName, tuple[FacetValue, ...]] = {}
        unfiltered = [name for name in query.facets if without(query, name) == query]
        if unfiltered:
            facets |= self._aggregate(found, unfiltered)
        for name in query.facets:
            if name not in facets:
                other = full_query(self.schema, without(query, name), clauses, self.resolve, near=near)
                facets |= self._aggregate(other, [name])
        return {name: facets[name] for name in query.facets}

    def _aggregate(
        self, found: EngineQuery, names: Sequence[FacetName], *, shown: int = SHOWN
    ) -> dict[FacetName, tuple[FacetValue, ...]]:
        fields = {name: counted_field(name) for name in names}
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
