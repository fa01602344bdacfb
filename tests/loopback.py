"""A site on loopback whose every answer a test decides: bodies, statuses, headers, delays, broken connections."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[[BaseHTTPRequestHandler], None]


def body(
    content: str | bytes, *, status: int = 200, content_type: str = "text/html; charset=utf-8", **headers: str
) -> Answer:
    """An answer with this body; header names with underscores for dashes."""
    data = content.encode() if isinstance(content, str) else content

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(data)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return answer


def html(text: str, *, links: tuple[str, ...] = (), head: str = "", **keywords: object) -> Answer:
    anchors = "".join(f'<a href="{link}">{link}</a>' for link in links)
    page = f"<html><head>{head}</head><body><main><h1>Title</h1><p>{text}</p></main>{anchors}</body></html>"
    return body(page, **keywords)  # type: ignore[arg-type]


def redirect(location: str) -> Answer:
    return body("", status=302, Location=location)


def hang_up(request: BaseHTTPRequestHandler) -> None:
    """End the connection before a word is said."""
    request.close_connection = True
    request.connection.close()


def cut_off(request: BaseHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<html>")
    request.close_connection = True


def silent(seconds: float) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        request.close_connection = True

    return answer


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other; the last one stays."""
    waiting = list(answers)
    return lambda request: (waiting.pop(0) if len(waiting) > 1 else waiting[0])(request)


class Site(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.answers = answers
        self.asked: list[tuple[float, str]] = []
        self.headers_of: dict[str, dict[str, str]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        return [path for _, path in self.asked]

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that went away is what some tests are about


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((time.monotonic(), self.path))
        self.server.headers_of[self.path] = {name.lower(): value for name, value in self.headers.items()}
        missing = body("<html><body><main>Not here.</main></body></html>", status=404)
        self.server.answers.get(self.path, missing)(self)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def site(answers: dict[str, Answer]) -> Iterator[Site]:
    server = Site(answers)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
