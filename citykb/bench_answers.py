"""How long the API takes beside its search server: the real server in one process, its clients in another.

``python -m citykb.bench_answers ADDRESS PAUSE`` is the clients' process: it prints a line of milliseconds an answer.
"""

import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from urllib.parse import urlencode, urlsplit

from indexer.bench import Row, percentile
from indexer.bench_documents import questions

CLIENTS = 8
ANSWERS = 100  # a client
READING = 0.5  # s between two questions of a client: people take longer, programs that follow a cursor do not
_ADDRESS = re.compile(r"http://[\d.]+:\d+")


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
    threads = [Thread(target=_client, args=(address, pause, number)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _client(address: str, pause: float, seed: int) -> None:
    rng = random.Random(seed)
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    for query in questions(ANSWERS, seed=seed):
        time.sleep(rng.uniform(0, 2 * pause))
        narrowed = {"theme": query.theme, "city": query.city}
        asked = urlencode({"text": query.text, "facets": query.facets} | narrowed, doseq=True)
        began = time.perf_counter()
        connection.request("GET", f"/api/{'search' if query.type == 'document' else 'statements'}?{asked}")
        answer = connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - began) * 1000
        if answer.status != http.client.OK:
            raise RuntimeError(f"{answer.status}: {body[:300]!r}")
        sys.stdout.write(f"{took} {json.loads(body)['engine_ms']}\n")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
