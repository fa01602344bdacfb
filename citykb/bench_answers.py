"""How long the API takes beside its search server: the real server in one process, its clients in another.

``python -m citykb.bench_answers ADDRESS PAUSE`` is the clients' process: it prints a line of milliseconds an answer.
"""

import http.client
import json
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
from urllib.parse import urlencode, urlsplit

from indexer.bench import Row, percentile
from indexer.bench_documents import questions
from indexer.query import Query

CLIENTS = 8
ANSWERS = 100  # a client
READING = 0.5  # s between two questions of a client: people take longer, programs that follow a cursor do not
TIMEOUT = 60.0  # s
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n(?:.*\r\n)*\r\n", re.IGNORECASE)
_ADDRESS = re.compile(r"http://[\d.]+:\d+")


class Answered(NamedTuple):
    """What a client got, and how many milliseconds after it asked."""

    took: float
    status: int
    body: bytes


def rows(index_url: str) -> Iterator[Row]:
    """The API's time less what the search server says it took, over the index at this address."""
    with _serving(index_url) as address:
        _asked(address, 0.0, clients=1)  # connections opened, code read
        for told, pause in (("each two questions a second", READING), ("that never pause", 0.0)):
            over = sorted(whole - engine for whole, engine in _asked(address, pause))
            for name, share in (("p50", 0.5), ("p99", 0.99)):
                what = f"API: time beside Elasticsearch's took, {CLIENTS} clients {told}, {name}"
                yield Row(what, percentile(over, share), "ms")


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


def _asked(address: str, pause: float, *, clients: int = CLIENTS) -> list[tuple[float, float]]:
    """Milliseconds of each answer, and of these the search server's own."""
    command = [sys.executable, "-m", "citykb.bench_answers", address, str(pause), str(clients)]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [(float(whole), float(engine)) for whole, engine in map(str.split, printed.splitlines())]


def main(address: str, pause: float, clients: int) -> None:
    """Ask from as many connections at once; print every answer's time."""
    asked = [[path_of(query) for query in questions(ANSWERS, seed=number)] for number in range(clients)]
    answered: list[list[Answered]] = [[] for _ in asked]
    threads = [Thread(target=_client, args=(address, pause, *pair)) for pair in zip(asked, answered, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for took, status, body in chain.from_iterable(answered):
        if status != http.client.OK:
            raise RuntimeError(f"{status}: {body[:300]!r}")
        sys.stdout.write(f"{took} {json.loads(body)['engine_ms']}\n")


def path_of(query: Query) -> str:
    """The API's address for a question."""
    narrowed = {"theme": query.theme, "city": query.city}
    asked = urlencode({"text": query.text, "facets": query.facets} | narrowed, doseq=True)
    return f"/api/{'search' if query.type == 'document' else 'statements'}?{asked}"


def _client(address: str, pause: float, asked: list[str], answered: list[Answered]) -> None:
    """Ask and note the times, nothing else: what this process does meanwhile would be taken for the server's time."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=TIMEOUT) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for path in asked:
            request = f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode()
            time.sleep(random.uniform(0, 2 * pause))
            began = time.perf_counter()
            connection.sendall(request)
            answer = _received(connection)
            took = (time.perf_counter() - began) * 1000
            head, _, body = answer.partition(b"\r\n\r\n")
            answered.append(Answered(took, int(head.split()[1]), body))


def _received(connection: socket.socket) -> bytes:
    """Head and body of an answer that tells its length."""
    answer = bytearray()
    whole = None
    while whole is None or len(answer) < whole:
        if not (part := connection.recv(1 << 20)):
            raise ConnectionError(f"the server hung up after {bytes(answer[:300])!r}")
        answer += part
        if whole is None and (length := _LENGTH.search(answer)):
            whole = length.end() + int(length[1])
    return bytes(answer)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
