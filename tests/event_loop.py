"""An index asked from an event loop, for tests that are none."""

import asyncio

from indexer.index import SearchIndex
from indexer.query import Query, Results


def asked_at_once(index: SearchIndex, *queries: Query) -> list[Results]:
    """The answers to questions asked at once in an event loop of their own, whose connections are let go of."""

    async def answered() -> list[Results]:
        try:
            return await asyncio.gather(*map(index.asearch, queries))
        finally:
            await index.aclose()

    return asyncio.run(answered())
