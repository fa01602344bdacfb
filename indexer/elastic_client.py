"""An Elasticsearch address and credentials in, a client out; its errors as ours, and patience with restarts."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

from elastic_transport import TlsError
from elastic_transport.client_utils import DEFAULT
from elasticsearch import (
    ApiError,
    AsyncElasticsearch,
    ConnectionError,
    ConnectionTimeout,
    Elasticsearch,
    TransportError,
)
from elasticsearch.serializer import NdjsonSerializer, OrjsonSerializer
from pydantic import SecretStr

from crawler.page import Frozen
from indexer.credentials import Credentials
from indexer.index import IndexUnavailable

T = TypeVar("T")
_TOO_MANY = 429
BUSY = (_TOO_MANY, 502, 503, 504)  # statuses that pass by themselves
PATIENCE = 600.0  # s a write waits for a server that is away: longer than a node's restart, shorter than a night
FIRST_WAIT, LONGEST_WAIT = 0.5, 15.0  # s between two tries
READ_TIMEOUT = 10.0  # s
WRITE_TIMEOUT = 120.0  # s: a bulk request waits while shards move
AT_ONCE = 40  # questions of an event loop that a host is asked; the others wait
log = logging.getLogger(__name__)


class Lines(OrjsonSerializer, NdjsonSerializer):
    """JSON, one value a line, written by the quicker library."""


QUICK_JSON = {"application/json": OrjsonSerializer(), "application/x-ndjson": Lines()}


class Address(Frozen):
    """http(s)://HOST:PORT[,HOST:PORT…]/NAME, without credentials."""

    hosts: tuple[str, ...]
    name: str


def parse_address(url: str) -> Address:
    """Raises ``IndexUnavailable`` for one without a name, or with credentials in it: addresses are logged."""
    parts = urlsplit(url)
    name = parts.path.strip("/")
    if "@" in parts.netloc:
        where = parts.netloc.rpartition("@")[2]
        raise IndexUnavailable(
            f"index {parts.scheme}://{where}: take user and password out of the address; "
            "set CITYKB_INDEX_USER and CITYKB_INDEX_PASSWORD_FILE, or CITYKB_INDEX_API_KEY_FILE"
        )
    if not name or not name.replace("-", "").replace("_", "").isalnum() or name != name.lower():
        raise IndexUnavailable(
            f"index {url!r}: name it in lower case after the host: {parts.scheme}://HOST:9200/citykb"
        )
    return Address(hosts=tuple(f"{parts.scheme}://{host}" for host in parts.netloc.split(",")), name=name)


def connect(address: Address, credentials: Credentials) -> Elasticsearch:
    """A client that asks another host where one does not answer; opens no connection yet."""
    return Elasticsearch(list(address.hosts), **_settings(address, credentials))


def connect_async(address: Address, credentials: Credentials) -> AsyncElasticsearch:
    """As ``connect``, for the event loop that first asks."""
    settings = _settings(address, credentials)
    return AsyncElasticsearch(list(address.hosts), connections_per_node=AT_ONCE, **settings)


def _settings(address: Address, credentials: Credentials) -> dict[str, Any]:
    basic = (credentials.user, _plain(credentials.password) or "") if credentials.user else None
    return {
        "ca_certs": str(credentials.ca_file) if credentials.ca_file else DEFAULT,
        "api_key": None if basic else _plain(credentials.api_key),
        "basic_auth": basic,
        "serializers": QUICK_JSON,
        "request_timeout": READ_TIMEOUT,
        "max_retries": len(address.hosts),
        "retry_on_status": (502, 503, 504),
        "retry_on_timeout": len(address.hosts) > 1,
    }


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None


@contextmanager
def translated(name: str) -> Iterator[None]:
    """The client's errors as ``IndexUnavailable``, with what to do."""
    try:
        yield
    except ApiError as error:
        raise IndexUnavailable(f"index {name}: {_reason(error)}; {advice(error.status_code, str(error))}") from error
    except TlsError as error:
        raise IndexUnavailable(
            f"index {name}: the server's certificate is not trusted: set CITYKB_INDEX_CA_FILE to its CA's certificate"
        ) from error
    except TransportError as error:
        raise IndexUnavailable(
            f"index {name}: Elasticsearch does not answer ({type(error).__name__}); start it, or check CITYKB_INDEX_URL"
        ) from error


def patiently(
    name: str, call: Callable[[], T], *, patience: float = PATIENCE, halted: threading.Event | None = None
) -> T:
    """The result of ``call``, which is safe to repeat; tried again while the server is away or busy.

    ``halted`` ends the waiting early, with the error that was waited out.
    """
    halted = halted or threading.Event()
    until, wait = time.monotonic() + patience, FIRST_WAIT
    while True:
        try:
            return call()
        except (ConnectionError, ConnectionTimeout, ApiError) as error:
            passing = not isinstance(error, ApiError) or error.status_code in BUSY
            if not passing or time.monotonic() + wait > until:
                raise
            log.warning("index %s: %s; trying again in %.0f s", name, type(error).__name__, wait)
            if halted.wait(wait):
                raise
        wait = min(wait * 2, LONGEST_WAIT)


def _reason(error: ApiError) -> str:
    return f"Elasticsearch answered {error.status_code} {error.error}"


def advice(status: int, said: str) -> str:
    """What to do about an answer."""
    if status in (401, 403) and "block" not in said:
        return "check the API key or user, and its role (docs/deployment.md)"
    if "block" in said or "flood" in said:
        return "the index is read-only, most often for a full disk: free space, lift the block, run again"
    if status == _TOO_MANY:
        return "it is busy: ask again in a moment; if that goes on, give it more memory"
    if status == 404:
        return "load it first: citykb index"
    return "see its log; what was acknowledged is safe" if status >= 500 else "rebuild it: citykb index --rebuild"
