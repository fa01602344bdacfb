"""Searches that depend on each other's answers, apart from the connection that carries them.

A function that asks yields the JSON of a search and is sent the server's answer to it, until it returns what it was
after: written once, it serves clients that wait as well as those that let an event loop go on meanwhile.
"""

import asyncio
from collections.abc import Generator
from typing import Any, Generic, NamedTuple, TypeVar

from elasticsearch import AsyncElasticsearch, Elasticsearch

T = TypeVar("T")
Json = dict[str, Any]
Asking = Generator[Json, Json, T]

LONG = 250_000  # characters of text in one answer: to look through as many for words takes 12 ms, for phrases 40
_HOW: Json = {  # a shard that is away is an error, no shorter answer; an index that was never loaded is an empty one
    "allow_partial_search_results": False,
    "ignore_unavailable": True,
}


class Told(NamedTuple, Generic[T]):
    """What was asked for, and what the server says its answers took."""

    result: T
    engine_ms: float


def ask(client: Elasticsearch, index: str, asking: Asking[T]) -> Told[T]:
    """Carry searches and answers until all is told; the client's errors pass."""
    took = 0.0
    step = _step(asking, None, took)
    while not isinstance(step, Told):
        answer = client.search(index=index, body=step, **_HOW).body
        took += answer["took"]
        step = _step(asking, answer, took)
    return step


async def ask_async(client: AsyncElasticsearch, index: str, asking: Asking[T]) -> Told[T]:
    """As ``ask``; a long answer is looked through in a thread."""
    took = 0.0
    step = _step(asking, None, took)
    while not isinstance(step, Told):
        answer = (await client.search(index=index, body=step, **_HOW)).body
        took += answer["took"]
        step = await asyncio.to_thread(_step, asking, answer, took) if _is_long(answer) else _step(asking, answer, took)
    return step


def _step(asking: Asking[T], answer: Json | None, took: float) -> Json | Told[T]:
    """The next search, the first without an answer; at the end what is told."""
    try:
        return next(asking) if answer is None else asking.send(answer)
    except StopIteration as end:
        return Told(end.value, took)


def _is_long(answer: Json) -> bool:
    return sum(len(hit.get("_source", {}).get("full_text", "")) for hit in answer["hits"]["hits"]) > LONG
