"""Cities and people of one Elasticsearch index: their names, how many entries have them, and what a name means."""

import re
from typing import Any

from indexer.asking import Asking, Json
from indexer.elastic_mapping import words
from indexer.facets import KINDS, Kind, facet
from indexer.known import resolve, wanted_slug
from indexer.query import Suggestion

PAGE = 1000  # names fetched at once
EVERYTHING: Json = {"match_all": {}}
NO_BUCKETS: Json = {"buckets": []}  # of an index that was never loaded


def names_starting(prefix: str) -> Asking[list[Suggestion]]:
    """Cities and people of entries that have names with words like ``prefix``, each with its number of entries."""
    asked = words(prefix)
    like: Json = {"match": {"names_edge": {"query": asked, "operator": "and"}}} if asked else EVERYTHING
    found: list[Suggestion] = []
    for kind in KINDS:
        found += yield from _all_names(kind, like)
    return found


def ids_of(kind: Kind, asked: str) -> Asking[list[str]]:
    """The cities or people a name means; one nobody has is ``UnknownValue``, and only then are all names read."""
    near = f"{re.escape(wanted_slug(kind, asked))}(-[a-z][a-z])?=.*"
    having = {"regexp": {f"{kind}_label": near}}  # else the names of all entries are looked at
    names = yield from _buckets(having, {"terms": {"field": f"{kind}_label", "include": near, "size": PAGE}})
    likely = _named(kind, [(bucket["key"], bucket["doc_count"]) for bucket in names["buckets"]])
    labels = {name.id: name.label for name in likely or (yield from _all_names(kind, EVERYTHING))}
    return resolve(kind, asked, labels)


def _all_names(kind: Kind, query: Json) -> Asking[list[Suggestion]]:
    """Every name of a kind among the entries found, with the number of these."""
    counted: list[tuple[str, int]] = []
    after: dict[str, Any] = {}
    while True:
        composite = {"size": PAGE, "sources": [{"name": {"terms": {"field": f"{kind}_label"}}}], **after}
        names = yield from _buckets(query, {"composite": composite})
        counted += ((bucket["key"]["name"], bucket["doc_count"]) for bucket in names["buckets"])
        if "after_key" not in names:
            return _named(kind, counted)
        after = {"after": names["after_key"]}


def _named(kind: Kind, counted: list[tuple[str, int]]) -> list[Suggestion]:
    values = facet(kind, counted, shown=len(counted))
    return [Suggestion(kind=kind, id=value.value, label=value.label, count=value.count) for value in values]


def _buckets(query: Json, names: Json) -> Asking[Json]:
    answer = yield {"query": query, "size": 0, "aggs": {"names": names}}
    counted: Json = answer.get("aggregations", {}).get("names", NO_BUCKETS)
    return counted
