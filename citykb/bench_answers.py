"""How long the API takes beside its search server: the real server in one process, its clients in another.

The same clients put the same questions to Elasticsearch itself, which takes longer than it says, too.
``python -m citykb.bench_answers ADDRESS PAUSE`` is the clients' process: it prints a line of milliseconds an answer.
The address is the API's, or that of an index.
"""

import http.client
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from threading import Thread
from typing import NamedTuple
from urllib.parse import SplitResult, urlencode, urlsplit

import orjson

from indexer import elastic_search
from indexer.bench import Row, percentile
from indexer.bench_documents import questions
from indexer.known import KnownNames
from indexer.query import Query

CLIENTS = 8
ANSWERS = 100  # a client
READING = 0.5  # s between two questions of a client: people take longer, programs that follow a cursor do not
TIMEOUT = 60.0  # s
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n(?:.*\r\n)*\r\n", re.IGNORECASE)
_END = b"\r\n0\r\n\r\n"  # of an answer in chunks
_ENGINE = re.compile(rb'"(?:engine_ms|took)": ?([\d.]+)')  # a quotation mark inside a text has a backslash before it
_ADDRESS = re.compile(r"http://[\d.]+:\d+")


class Answered(NamedTuple):
    """What a client got, and how many milliseconds after it asked."""

    took: float
    answer: bytes  # head and body


def rows(index_url: str) -> Iterator[Row]:
    """Answers' times less what the search server says they took, of the API over the index at this address.

    The ratio is to the same of the server itself, asked without the API.
    """
    with _serving(index_url) as address:
        for asked in (address, index_url):
            _asked(asked, 0.0)  # connections opened, code read and compiled
        for told, pause in (("each two questions a second", READING), ("that never pause", 0.0)):
            api, bare = (sorted(w - engine for w, engine in _asked(asked, pause)) for asked in (address, index_url))
            for name, share in (("p50", 0.5), ("p99", 0.99)):
                ours, theirs = percentile(api, share), percentile(bare, share)
                what = f"time beside Elasticsearch's took, {CLIENTS} clients {told}, {name}"
                yield Row(f"API: {what}", ours, "ms", ours / theirs)
                yield Row(f"Elasticsearch without the API: {what}", theirs, "ms")


@contextmanager
def _serving(index_url: str) -> Iterator[str]:
    """The address of ``citykb serve`` over this index."""
    with tempfile.TemporaryDirectory(prefix="citykb-bench-") as home:
        given = {"CITYKB_INDEX_URL": index_url, "CITYKB_HOME": home, "CITYKB_PORT": "0", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "citykb", "serve"]
        with subprocess.Popen(command, env=os.environ | given, stdout=subprocess.PIPE, text=True) as server:
            try:
                address = _ADDRESS.search(server.stdout.readline() if server.stdout else "")
                if not address:
                    raise RuntimeError("citykb serve said no address; its error is above")
                yield address[0]
            finally:
                server.terminate()


def _asked(address: str, pause: float) -> list[tuple[float, float]]:
    """Milliseconds of each answer, and of these the search server's own."""
    command = [sys.executable, "-m", "citykb.bench_answers", address, str(pause)]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [(float(whole), float(engine)) for whole, engine in map(str.split, printed.splitlines())]


def main(address: str, pause: float) -> None:
    """Ask from as many connections at once; print every answer's time."""
    place = urlsplit(address)
    request = _searching if place.path else _asking
    asked = [[request(place, query) for query in questions(ANSWERS, seed=number)] for number in range(CLIENTS)]
    answered: list[list[Answered]] = [[] for _ in asked]
    threads = [Thread(target=_client, args=(place, pause, *pair)) for pair in zip(asked, answered, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for took, answer in chain.from_iterable(answered):
        sys.stdout.write(f"{took} {_engine_ms(answer)}\n")


def path_of(query: Query) -> str:
    """The API's address for a question."""
    narrowed = {"theme": query.theme, "city": query.city}
    asked = urlencode({"text": query.text, "facets": query.facets} | narrowed, doseq=True)
    return f"/api/{'search' if query.type == 'document' else 'statements'}?{asked}"


def _asking(api: SplitResult, query: Query) -> bytes:
    return f"GET {path_of(query)} HTTP/1.1\r\nHost: {api.netloc}\r\n\r\n".encode()


def _searching(index: SplitResult, query: Query) -> bytes:
    """What the API has the server look for, first or only."""
    search = orjson.dumps(next(elastic_search.answer(query, KnownNames())))
    head = f"POST {index.path}/_search HTTP/1.1\r\nHost: {index.netloc}\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(search)}\r\n\r\n".encode() + search


def _client(place: SplitResult, pause: float, asked: list[bytes], answered: list[Answered]) -> None:
    """Ask and note the times, nothing else: what this process does meanwhile would be taken for the server's time."""
    with socket.create_connection((place.hostname, place.port), timeout=TIMEOUT) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for request in asked:
            time.sleep(random.uniform(0, 2 * pause))
            began = time.perf_counter()
            connection.sendall(request)
            received = _received(connection)
            answered.append(Answered((time.perf_counter() - began) * 1000, received))


def _received(connection: socket.socket) -> bytes:
    """Head and body of an answer that tells its length, or comes in chunks."""
    received = bytearray()
    whole = None
    while whole is None or len(received) < whole:
        if not (part := connection.recv(1 << 20)):
            raise ConnectionError(f"the server hung up after {bytes(received[:300])!r}")
        received += part
        if whole is None and (length := _LENGTH.search(received)):
            whole = length.end() + int(length[1])
        elif whole is None and received.endswith(_END):
            break
    return bytes(received)


def _engine_ms(answer: bytes) -> float:
    """What the answer says Elasticsearch took: the API under one name, Elasticsearch itself under another."""
    engine = _ENGINE.search(answer)
    if int(answer.split(maxsplit=2)[1]) != http.client.OK or not engine:
        raise RuntimeError(f"no answer but {answer[:500]!r}")
    return float(engine[1])


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
