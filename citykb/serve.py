"""The web pages and the JSON API over the configured store and index."""

import gc
import socket
import sys
from collections.abc import Callable

import uvicorn

from citykb.config import Config
from citykb.runs import RunLog
from citykb.update import open_configured_index
from indexer.documents import DocumentStore, open_store
from search_api.app import create_app

TURN = 0.001  # s a thread may hold the others up; Python's 5 ms are felt where one answer passes through three threads
COLLECTED = (50_000, 20, 20)  # objects made, as Python counts them: an answer makes some thousands, few in circles


def serve_pages(config: Config, *, say: Callable[[str], None]) -> None:
    """Serve until stopped; says the address once it listens."""
    sys.setswitchinterval(TURN)
    engine = open_store(config.store)
    with open_configured_index(config) as index, listen(config.host, config.port) as listening:
        app = create_app(index, DocumentStore(engine), last_update=RunLog(engine).last_update)
        host, port = listening.getsockname()[:2]
        say(f"citykb answers on http://{host}:{port} (Ctrl+C stops it)")
        gc.freeze()  # to look through all that was imported would hold every answer up for a tenth of a second
        gc.set_threshold(*COLLECTED)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket whose connections send at once: else a body waits 40 ms behind its headers."""
    listening = socket.create_server((host, port))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
