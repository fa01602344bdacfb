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
    searches = _Searches(asking)
    while (search := searches.next) is not None:
        searches.take(client.search(index=index, body=search, **_HOW).body)
    return searches.told()


async def ask_async(client: AsyncElasticsearch, index: str, asking: Asking[T]) -> Told[T]:
    """As ``ask``; a long answer is looked through in a thread."""
    searches = _Searches(asking)
    while (search := searches.next) is not None:
        answer = (await client.search(index=index, body=search, **_HOW)).body
        if _is_long(answer):
            await asyncio.to_thread(searches.take, answer)
        else:
            searches.take(answer)
    return searches.told()


class _Searches(Generic[T]):
    """``next`` is the search to be answered, ``None`` at the end."""

    def __init__(self, asking: Asking[T]) -> None:
        self._asking = asking
        self._took = 0.0
        self._result: list[T] = []
        self.next: Json | None = None
        self._go_on(None)

    def take(self, answer: Json) -> None:
        self._took += answer["took"]
        self._go_on(answer)

    def told(self) -> Told[T]:
        return Told(self._result[0], self._took)

    def _go_on(self, answer: Json | None) -> None:
        try:
            self.next = next(self._asking) if answer is None else self._asking.send(answer)
        except StopIteration as end:
            self.next, self._result = None, [end.value]


def _is_long(answer: Json) -> bool:
    return sum(len(hit.get("_source", {}).get("full_text", "")) for hit in answer["hits"]["hits"]) > LONG
