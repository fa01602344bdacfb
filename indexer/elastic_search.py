"""Questions to searches of an Elasticsearch index, and what is answered to hits in a fixed order and counts."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from indexer.asking import Asking
from indexer.elastic_names import ids_of
from indexer.elastic_query import all_of, filters_of, full_query, label_of, likely
from indexer.facets import KINDS, SHOWN, Kind, counted_field, facet
from indexer.fusion import DEPTH, NEIGHBOURS, fuse, meant, near_enough
from indexer.hits import make_hit
from indexer.known import KnownNames, Name
from indexer.language import Clause, parse
from indexer.order import decode_cursor, encode_cursor
from indexer.query import Entry, FacetName, FacetValue, Hit, Query, QueryError, Results, Sort

COUNTED = 200  # values of a facet asked for: twice those shown, so that equal counts are cut the same way
SHARD_COUNTED = 5000  # from each shard, so that the sums over shards are right

CANDIDATES = 1000  # looked at on each shard for the nearest: ten times what is kept makes misses rare

Filters = dict[str, dict[str, Any]]  # what narrows a question, by the name it is asked under


class Row(NamedTuple):
    """A hit: what it is sorted by, best score first, then highest key, then id; and its fields."""

    score: float
    key: int
    entry_id: str
    source: dict[str, Any] | None = None


def count() -> Asking[int]:
    """How many documents (not entries) there are."""
    documents = {"query": {"term": {"type": "document"}}, "size": 0, "track_total_hits": True}
    return int((yield documents)["hits"]["total"]["value"])


def answer(query: Query, known: KnownNames) -> Asking[Results]:
    """Everything of ``Results`` but the times; a name is looked up only where it finds nothing by itself.

    ``known`` are names the index was seen to hold.
    """
    names: list[Name] = [(kind, asked) for kind in KINDS for asked in getattr(query, kind)]
    found: Results | None = None
    if names and len({kind for kind, _ in names}) == len(names) and not query.semantic:
        found = yield from _answer(query, filters_of(query, likely))
        if found.total:
            known.add(names)
        if found.total or known.has(names):
            return found
    ids: dict[Kind, list[str]] = {}
    for kind, asked in names:
        ids.setdefault(kind, []).extend((yield from ids_of(kind, asked)))
    if found and all(re.fullmatch(label_of(*name), f"{identity}=") for name in names for identity in ids[name[0]]):
        known.add(names)  # they mean what ``likely`` takes them for
        return found
    return (yield from _answer(query, filters_of(query, lambda kind, _: {"terms": {kind: ids[kind]}})))


def _answer(query: Query, filters: Filters) -> Asking[Results]:
    clauses = parse(query.text)
    worded = any(not clause.excluded for clause in clauses)
    sort: Sort = "newest" if query.sort == "relevance" and not worded else query.sort
    near = (yield from _nearest(query, clauses, filters)) if query.semantic and worded else []
    fused = bool(near) and sort == "relevance" and query.size > 0
    asked = query.model_copy(update={"size": 0}) if fused else query
    said = yield _search(asked, clauses, filters, sort, near=[row.entry_id for row in near])
    rows = (yield from _fused_rows(query, clauses, filters, near)) if fused else _rows(said, sort)
    shown = rows[: query.size]
    whole = (yield from _with_sources(shown)) if fused else shown
    counted = dict(_counted(said.get("aggregations", {})))
    return Results(
        total=said["hits"]["total"]["value"],
        hits=tuple(_hit(row, query, clauses) for row in whole),
        facets={name: _facet(name, counted.get(name, [])) for name in query.facets},
        next_cursor=encode_cursor(sort, *shown[-1][:3]) if shown and len(rows) > query.size else None,
    )


def _nearest(query: Query, clauses: tuple[Clause, ...], filters: Filters) -> Asking[list[Row]]:
    """Of what the filters let through the entries that mean what is asked, nearest first."""
    from indexer.embeddings import embedder  # the model and numpy load only where they are asked for

    having = {"bool": {"filter": [{"term": {"type": query.type}}, {"exists": {"field": "vector"}}]}}
    if not (yield {"query": having, "size": 0, "track_total_hits": 1})["hits"]["total"]["value"]:
        raise QueryError("semantic: this index holds no vectors; switch semantic search on and rebuild the index")
    excluded = tuple(clause for clause in clauses if clause.excluded)
    knn = {
        "field": "vector",
        "query_vector": embedder().question(meant(clauses)).tolist(),
        "k": NEIGHBOURS,
        "num_candidates": CANDIDATES,
        "filter": full_query(query.model_copy(update={"text": ""}), excluded, filters.values()),
    }
    said = yield {"knn": knn, "size": NEIGHBOURS, "_source": False, "docvalue_fields": ["newest"]}
    hits = said["hits"]["hits"]
    likeness = [(Row(0.0, hit["fields"]["newest"][0], hit["_id"]), 2 * hit["_score"] - 1) for hit in hits]
    return near_enough(likeness)


def _fused_rows(query: Query, clauses: tuple[Clause, ...], filters: Filters, near: list[Row]) -> Asking[list[Row]]:
    """What has the words (the best ``DEPTH``) and what means the same as one ranking, after the query's cursor."""
    said = yield {
        "query": full_query(query, clauses, filters.values()),
        "size": DEPTH,
        "_source": False,
        "sort": [{"_score": "desc"}, {"newest": "desc"}, {"entry_id": "asc"}],
    }
    by_words = _rows(said, "relevance")
    rows = {row.entry_id: row for row in (*by_words, *near)}
    scores = fuse([row.entry_id for row in by_words], [row.entry_id for row in near])
    ordered = sorted((-score, -rows[entry_id].key, entry_id) for entry_id, score in scores.items())
    if query.cursor:
        score, key, entry_id = decode_cursor(query.cursor, "relevance")
        ordered = [place for place in ordered if place > (-score, -key, entry_id)]
    return [Row(-score, -key, entry_id) for score, key, entry_id in ordered]


def _with_sources(rows: list[Row]) -> Asking[list[Row]]:
    found = yield {"query": {"terms": {"entry_id": [row.entry_id for row in rows]}}, "size": len(rows)}
    sources = {hit["_id"]: hit["_source"] for hit in found["hits"]["hits"]}
    return [row._replace(source=sources[row.entry_id]) for row in rows if row.entry_id in sources]


def _search(
    query: Query, clauses: tuple[Clause, ...], filters: Filters, sort: Sort, *, near: list[str]
) -> dict[str, Any]:
    """Rows and facets in one: two would be answered by two indices while one takes the other's place.

    A facet's own filter narrows the rows and the other facets, but not itself.
    """
    own = {name: filters[name] for name in query.facets if name in filters}
    order = ["_score"] if sort == "relevance" else []
    after = decode_cursor(query.cursor, sort) if query.cursor else None
    key = "oldest" if sort == "oldest" else "newest"
    counts = _counts([name for name in query.facets if name not in own], own.values())
    for name in own:
        counts |= _counts([name], [other for another, other in own.items() if another != name])
    return {
        "query": full_query(query, clauses, (f for name, f in filters.items() if name not in own), near=near),
        "size": query.size + 1 if query.size else 0,
        "track_total_hits": True,
        "sort": [*({name: "desc"} for name in (*order, key)), {"entry_id": "asc"}],
        "_source": ["entry", "full_text"] if clauses else ["entry"],
        "aggs": counts,
        **({"post_filter": all_of(own.values())} if own else {}),
        **({"search_after": [*([after[0]] if order else []), after[1], after[2]]} if after else {}),
    }


def _counts(names: Sequence[FacetName], narrowed: Collection[dict[str, Any]]) -> dict[str, Any]:
    """Aggregations of these facets, among what passes the filters."""
    counts: dict[str, Any] = {name: _terms(name) for name in names}
    return {f"under {'+'.join(names)}": {"filter": all_of(narrowed), "aggs": counts}} if narrowed and names else counts


def _counted(aggregations: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The facets of an answer with their buckets, those under filters too."""
    for name, held in aggregations.items():
        if "buckets" in held:
            yield name, held["buckets"]
        else:
            yield from _counted({inner: each for inner, each in held.items() if isinstance(each, dict)})


def _terms(name: FacetName) -> dict[str, Any]:
    return {"terms": {"field": counted_field(name), "size": COUNTED, "shard_size": SHARD_COUNTED}}


def _facet(name: FacetName, buckets: list[dict[str, Any]]) -> tuple[FacetValue, ...]:
    key = "key_as_string" if buckets and "key_as_string" in buckets[0] else "key"
    return facet(name, [(str(bucket[key]), bucket["doc_count"]) for bucket in buckets], shown=SHOWN)


def _rows(answer: dict[str, Any], sort: Sort) -> list[Row]:
    return [
        Row(
            score=hit["sort"][0] if sort == "relevance" else 0.0,
            key=hit["sort"][-2],
            entry_id=hit["sort"][-1],
            source=hit.get("_source"),
        )
        for hit in answer["hits"]["hits"]
    ]


def _hit(row: Row, query: Query, clauses: tuple[Clause, ...]) -> Hit:
    source = row.source or {}
    entry = Entry.model_validate_json(source["entry"])
    text = source.get("full_text", "") if entry.type == "document" else entry.text
    return make_hit(entry, text, query, clauses, row.score)
