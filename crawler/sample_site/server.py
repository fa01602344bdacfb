"""Serves the sample network on loopback, with validators and conditional answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import cast

from crawler.sample_site.site import Resource, load_site


class SampleServer(ThreadingHTTPServer):
    """``site`` maps path and query to what is served there; ``requests`` notes what was asked for, in order."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, site: dict[str, Resource]) -> None:
        super().__init__(("127.0.0.1", port), _Answer)
        self.site = site
        self.requests: list[tuple[str, int]] = []  # path and status
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def begin(self) -> None:
        self._thread.start()

    def wait(self) -> None:
        """Until the server is shut down or the waiting is interrupted."""
        self._thread.join()


@contextmanager
def serve(port: int = 0, site: dict[str, Resource] | None = None) -> Iterator[SampleServer]:
    """The sample network on ``http://127.0.0.1:port`` (0: any free port) until the context ends."""
    server = SampleServer(port, load_site() if site is None else site)
    server.begin()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server = cast("SampleServer", self.server)
        resource = server.site.get(self.path) or server.site.get("/404") or Resource(b"not here", status=404)
        status = HTTPStatus.NOT_MODIFIED if self._unchanged(resource) else HTTPStatus(resource.status)
        server.requests.append((self.path, status))
        self.send_response(status)
        body = b"" if status == HTTPStatus.NOT_MODIFIED else resource.body
        for name, value in resource.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _unchanged(self, resource: Resource) -> bool:
        if resource.status != HTTPStatus.OK:
            return False
        if wanted := self.headers.get("If-None-Match"):
            return wanted == resource.headers.get("ETag")
        since = self.headers.get("If-Modified-Since")
        return since is not None and since == resource.headers.get("Last-Modified")

    def log_message(self, format: str, *args: object) -> None:
        pass  # the crawl tells what it fetched
