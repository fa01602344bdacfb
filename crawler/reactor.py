"""One Twisted reactor for the whole process, in a thread of its own: it cannot be started twice."""

import asyncio
import atexit
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def run_in_reactor(work: Callable[[], Awaitable[T]], *, stop: Callable[[], None]) -> T:
    """The result of ``work``, run on the reactor's event loop; Ctrl-C calls ``stop`` there, then waits for the end."""
    loop = _loop()
    future: Future[T] = asyncio.run_coroutine_threadsafe(_run(work), loop)
    try:
        return future.result()
    except KeyboardInterrupt:
        loop.call_soon_threadsafe(stop)
        return future.result()


async def _run(work: Callable[[], Awaitable[T]]) -> T:
    return await work()


@cache
def _loop() -> asyncio.AbstractEventLoop:
    started: Future[tuple[asyncio.AbstractEventLoop, Any]] = Future()
    thread = threading.Thread(target=_serve, args=(started,), name="reactor", daemon=True)
    thread.start()
    loop, reactor = started.result()
    atexit.register(_end, loop, reactor, thread)
    return loop


def _serve(started: "Future[tuple[asyncio.AbstractEventLoop, Any]]") -> None:
    # Importing these makes Twisted choose its threads: only in the thread that is to run the reactor.
    from twisted.internet.asyncioreactor import AsyncioSelectorReactor
    from twisted.internet.main import installReactor

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    reactor: Any = AsyncioSelectorReactor(loop)
    installReactor(reactor)  # type: ignore[no-untyped-call]
    reactor.callWhenRunning(started.set_result, (loop, reactor))
    reactor.run(installSignalHandlers=False)


def _end(loop: asyncio.AbstractEventLoop, reactor: Any, thread: threading.Thread) -> None:
    loop.call_soon_threadsafe(reactor.stop)
    thread.join(timeout=5)
    if not thread.is_alive():
        loop.close()
