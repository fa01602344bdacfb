"""Which physical index answers: versioned names behind an alias, swapped at once, and a lease so that one writes."""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from elasticsearch import ApiError, BadRequestError, ConflictError, Elasticsearch, NotFoundError, TransportError

from indexer.elastic_client import PATIENCE, patiently
from indexer.elastic_mapping import SCHEMA, index_body
from indexer.index import IndexUnavailable

LEASE = 120.0  # s a silent writer keeps others out: longer than its longest pause between two renewals
RENEWED_EVERY = 20.0  # s
LOCK_PATIENCE = 60.0  # s to wait for another writer
LOCK_POLL = 0.25  # s
NEW_TRIES = 2  # a cluster too small for its replicas gets its index all the same
COPIES_TIMEOUT = "30s"  # a node that died is noticed, and its part taken over, in less
RELEASE_PATIENCE = 30.0  # s to give the lease back: longer than a cluster needs for another master

T = TypeVar("T")
log = logging.getLogger(__name__)


class ElasticGenerations:
    """The physical indices of one name: ``NAME-v<schema>-<time>-<random>``, the aliases NAME and NAME-previous."""

    def __init__(self, client: Elasticsearch, name: str, *, clustered: bool = False) -> None:
        self._client = client
        self.name = name
        self._clustered = clustered
        self._previous = f"{name}-previous"
        self._leases = f"{name}-lease"
        self._owner = secrets.token_hex(8)
        self._mine = threading.Lock()  # the lease is one for all threads of this process
        self._taken: dict[str, int] = {}  # the state of the lease as we wrote it
        self._renewed = 0.0
        self._met = False

    def current(self) -> str:
        """The index that answers; "" where nothing was ever loaded."""
        return self._behind(self.name)

    def readable(self) -> str:
        """The same; raises ``IndexUnavailable`` for one of another version."""
        current = self.current()
        if current and not current.startswith(f"{self.name}-v{SCHEMA}-"):
            raise IndexUnavailable(f"index {self.name} was made by another version of citykb; rebuild it")
        return current

    def new(self) -> str:
        """Make an index which nobody reads yet; in a cluster, one whose copies are there before anything is written.

        A node that dies before may take the only copy with it: then another index is made.
        """
        for _ in range(NEW_TRIES):
            physical = f"{self.name}-v{SCHEMA}-{datetime.now(UTC):%Y%m%dt%H%M%S}-{secrets.token_hex(3)}"
            if self._asked(partial(self._create, physical)) or not self._clustered:
                break
            log.warning("index %s: %s has no replica yet", self.name, physical)
        return physical

    def point(self, current: str, previous: str) -> None:
        """Let ``current`` answer and ``previous`` be kept for going back, in one atomic step."""
        actions: list[dict[str, Any]] = [
            {"remove": {"index": physical, "alias": alias, "must_exist": False}}  # so that it can be repeated
            for alias in (self.name, self._previous)
            if (physical := self._behind(alias))
        ]
        actions.append({"add": {"index": current, "alias": self.name}})
        if previous:
            actions.append({"add": {"index": previous, "alias": self._previous}})
        self._asked(lambda: self._client.indices.update_aliases(actions=actions))

    def roll_back(self) -> None:
        """Swap the two; raises ``IndexUnavailable`` where there is only one."""
        previous = self._behind(self._previous)
        if not previous:
            raise IndexUnavailable(f"index {self.name}: there is no earlier one to go back to; rebuild it instead")
        self.point(previous, self.current())

    def clean(self) -> None:
        """Remove what a killed rebuild left and what is two swaps old; only under ``lock``."""
        kept = {self.current(), self._behind(self._previous)}
        every = f"{self.name}-v*"
        found = self._asked(lambda: self._client.indices.get(index=every, features="aliases", expand_wildcards="open"))
        for physical in set(found) - kept:
            self._asked(partial(self._client.indices.delete, index=physical, ignore_unavailable=True))

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only writer of this name, in any process on any machine; a killed one's lease runs out."""
        if not self._mine.acquire(timeout=LOCK_PATIENCE):
            raise self._busy()
        try:
            self._wait_for_lease()
            try:
                yield
            except BaseException:
                self._release(patience=0.0)
                raise
            self._release(patience=RELEASE_PATIENCE)
        finally:
            self._mine.release()

    def renew(self) -> None:
        """Keep the lease; called between two requests of a long write. Raises where another has taken it."""
        if time.monotonic() - self._renewed > RENEWED_EVERY and not self._asked(self._take):
            raise IndexUnavailable(f"index {self.name}: another process took over writing; run again")

    def _wait_for_lease(self) -> None:
        waited = 0.0  # not counting how long the server itself was away
        while not self._asked(self._take):
            if waited > LOCK_PATIENCE:
                raise self._busy()
            time.sleep(LOCK_POLL)
            waited += LOCK_POLL

    def _busy(self) -> IndexUnavailable:
        return IndexUnavailable(f"index {self.name}: another process is writing to it; wait for it or stop it")

    def _take(self) -> bool:
        lease = {"owner": self._owner, "until": time.time() + LEASE}
        try:
            held = self._client.get(index=self._leases, id="writer")
        except NotFoundError:
            known: dict[str, Any] = {"op_type": "create"}
        else:
            if held["_source"]["owner"] != self._owner and held["_source"]["until"] > time.time():
                return False
            known = {"if_seq_no": held["_seq_no"], "if_primary_term": held["_primary_term"]}
        try:
            written = self._client.index(index=self._leases, id="writer", document=lease, **known)
        except ConflictError:  # another was quicker, or our own answer was lost: the next look will tell
            return False
        self._taken = {"if_seq_no": written["_seq_no"], "if_primary_term": written["_primary_term"]}
        self._renewed = time.monotonic()
        return True

    def _release(self, *, patience: float) -> None:
        """Give the lease back where it is still ours; what was written stands also where that cannot be done."""
        lease: dict[str, Any] = {"index": self._leases, "id": "writer", **self._taken}
        try:
            with suppress(NotFoundError, ConflictError):
                patiently(self.name, lambda: self._client.delete(**lease), patience=patience)
        except (ApiError, TransportError) as error:
            log.warning("index %s: %s; the writer's lease runs out by itself", self.name, type(error).__name__)

    def _create(self, physical: str) -> bool:
        """Whether the copies it should have are there."""
        wanted = {"wait_for_active_shards": "all", "timeout": COPIES_TIMEOUT} if self._clustered else {}
        body: dict[str, Any] = index_body() | wanted
        try:
            return bool(self._client.indices.create(index=physical, **body)["shards_acknowledged"])
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":  # else made by a try whose answer was lost
                raise
            return False

    def _behind(self, alias: str) -> str:
        return self._asked(lambda: self._alias(alias))

    def _alias(self, alias: str) -> str:
        try:
            return str(next(iter(self._client.indices.get_alias(name=alias)), ""))
        except NotFoundError:
            return ""

    def _asked(self, call: Callable[[], T]) -> T:
        """The result of ``call``. A server that has answered before is waited for; a wrong address is told at once."""
        result = patiently(self.name, call, patience=PATIENCE if self._met else 0.0)
        self._met = True
        return result
