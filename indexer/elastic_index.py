"""``ElasticIndex``: the engine for teams and clusters, an Elasticsearch 9 by address."""

import asyncio
import time
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from elasticsearch import AsyncElasticsearch

from indexer.asking import Asking, T, Told, ask, ask_async
from indexer.credentials import Credentials
from indexer.elastic_client import WRITE_TIMEOUT, connect, connect_async, parse_address, patiently, translated
from indexer.elastic_generations import ElasticGenerations
from indexer.elastic_loading import Loading
from indexer.elastic_mapping import template
from indexer.elastic_names import names_starting
from indexer.elastic_search import answer, count
from indexer.index import Batch, Loaded
from indexer.known import KnownNames, suggestions
from indexer.query import Query, Results, Suggestion
from indexer.samples import Samples


class ElasticIndex:
    """A ``SearchIndex`` behind the alias an address names. Safe for threads and for several processes."""

    def __init__(self, url: str, credentials: Credentials | None = None) -> None:
        self._address = parse_address(url)
        self._credentials = credentials or Credentials()
        self._known = KnownNames()
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncElasticsearch] = WeakKeyDictionary()
        self.name = f"{','.join(self._address.hosts)}/{self._address.name}"
        self._connect()

    def _connect(self) -> None:
        self._client = connect(self._address, self._credentials)
        self._writing = self._client.options(request_timeout=WRITE_TIMEOUT)
        self._generations = ElasticGenerations(
            self._writing, self._address.name, clustered=len(self._address.hosts) > 1
        )

    @property
    def generation(self) -> str:
        with translated(self.name):
            return self._generations.current()

    def load(self, batches: Iterable[Batch]) -> Loaded:
        with translated(self.name), self._generations.lock():
            current = self._generations.readable()
            physical = current or self._generations.new()
            loaded = self._fill(physical, batches)
            if not current:
                self._generations.point(physical, "")
        return loaded

    def rebuild(self, batches: Iterable[Batch]) -> Loaded:
        with translated(self.name), self._generations.lock():
            self._generations.clean()
            before, physical = self._generations.current(), self._generations.new()
            told = Samples(batches)
            loaded = self._fill(physical, told)
            patiently(self.name, lambda: self._check(told, loaded, physical))
            self._generations.point(physical, before)
            self._generations.clean()
        return loaded

    def _check(self, told: Samples, loaded: Loaded, physical: str) -> None:
        def aside(asking: Asking[T]) -> T:
            return ask(self._writing, physical, asking).result

        told.check(self.name, loaded, held=aside(count()), answer=lambda query: aside(answer(query, KnownNames())))

    def rollback(self) -> None:
        with translated(self.name), self._generations.lock():
            self._generations.roll_back()

    def set_up(self) -> str:
        """Leave the template of this schema with the server, where it is not there yet; says what was done.

        Takes a right on the cluster that loading does without: an index is made with its mapping in hand either way.
        """
        made = template(self._address.name)
        name = made["index_patterns"][0].removesuffix("-*")
        with translated(self.name):
            if self._client.indices.exists_index_template(name=name):
                return f"index template {name} is there already: left as it is"
            self._client.indices.put_index_template(name=name, create=True, **made)
        return f"index template {name} made: shards and replicas of the next index are set in it"

    def search(self, query: Query) -> Results:
        began = time.perf_counter()
        return _timed(self._ask(answer(query, self._known)), began)

    async def asearch(self, query: Query) -> Results:
        if query.semantic:  # the model thinks for longer than an event loop can wait
            return await asyncio.to_thread(self.search, query)
        began = time.perf_counter()
        with translated(self.name):
            told = await ask_async(self._own_client(), self._address.name, answer(query, self._known))
        return _timed(told, began)

    def _own_client(self) -> AsyncElasticsearch:
        """The running event loop's: a connection is of no use to another."""
        loop = asyncio.get_running_loop()
        if loop not in self._clients:
            self._clients[loop] = connect_async(self._address, self._credentials)
        return self._clients[loop]

    def suggest(self, prefix: str, *, size: int = 10) -> list[Suggestion]:
        return suggestions(prefix, self._ask(names_starting(prefix)).result, size)

    def count(self) -> int:
        return self._ask(count()).result

    def _ask(self, asking: Asking[T]) -> Told[T]:
        with translated(self.name):
            return ask(self._client, self._address.name, asking)

    def close(self) -> None:
        self._client.close()
        self._connect()  # opens nothing until it is used again

    async def aclose(self) -> None:
        if client := self._clients.pop(asyncio.get_running_loop(), None):
            await client.close()

    def _fill(self, physical: str, batches: Iterable[Batch]) -> Loaded:
        return Loading(self._writing, self.name, physical, self._generations.renew).fill(batches)


def _timed(told: Told[Results], began: float) -> Results:
    took_ms = round((time.perf_counter() - began) * 1000, 3)
    return told.result.model_copy(update={"engine_ms": told.engine_ms, "took_ms": took_ms})
