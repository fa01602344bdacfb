"""Which physical index answers: versioned names behind an alias, swapped at once, and a lease so that one writes."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from elasticsearch import ConflictError, Elasticsearch, NotFoundError

from indexer.elastic_client import patiently
from indexer.elastic_mapping import SCHEMA, index_body
from indexer.index import IndexUnavailable

LEASE = 120.0  # s a silent writer keeps others out: longer than its longest pause between two renewals
RENEWED_EVERY = 20.0  # s
LOCK_PATIENCE = 60.0  # s to wait for another writer
LOCK_POLL = 0.25  # s


class ElasticGenerations:
    """The physical indices of one name: ``NAME-v<schema>-<time>-<random>``, the aliases NAME and NAME-previous."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self._client = client
        self.name = name
        self._previous = f"{name}-previous"
        self._leases = f"{name}-lease"
        self._owner = secrets.token_hex(8)
        self._renewed = 0.0

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
        """Make an index which nobody reads yet."""
        physical = f"{self.name}-v{SCHEMA}-{datetime.now(UTC):%Y%m%dt%H%M%S}-{secrets.token_hex(3)}"
        patiently(self.name, lambda: self._client.indices.create(index=physical, **index_body()))
        return physical

    def point(self, current: str, previous: str) -> None:
        """Let ``current`` answer and ``previous`` be kept for going back, in one atomic step."""
        actions: list[dict[str, Any]] = [
            {"remove": {"index": physical, "alias": alias}}
            for alias in (self.name, self._previous)
            if (physical := self._behind(alias))
        ]
        actions.append({"add": {"index": current, "alias": self.name}})
        if previous:
            actions.append({"add": {"index": previous, "alias": self._previous}})
        patiently(self.name, lambda: self._client.indices.update_aliases(actions=actions))

    def roll_back(self) -> None:
        """Swap the two; raises ``IndexUnavailable`` where there is only one."""
        previous = self._behind(self._previous)
        if not previous:
            raise IndexUnavailable(f"index {self.name}: there is no earlier one to go back to; rebuild it instead")
        self.point(previous, self.current())

    def clean(self) -> None:
        """Remove what a killed rebuild left and what is two swaps old; only under ``lock``."""
        kept = {self.current(), self._behind(self._previous)}
        found = self._client.indices.get(index=f"{self.name}-v*", features="aliases", expand_wildcards="open")
        for physical in found:
            if physical not in kept:
                self._client.indices.delete(index=physical, ignore_unavailable=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only writer of this name, in any process on any machine; a killed one's lease runs out."""
        until = time.monotonic() + LOCK_PATIENCE
        while not self._take():
            if time.monotonic() > until:
                raise IndexUnavailable(f"index {self.name}: another process is writing to it; wait for it or stop it")
            time.sleep(LOCK_POLL)
        try:
            yield
        finally:
            with suppress(NotFoundError):
                self._client.delete(index=self._leases, id="writer", refresh=False)

    def renew(self) -> None:
        """Keep the lease; called between two requests of a long write. Raises where another has taken it."""
        if time.monotonic() - self._renewed > RENEWED_EVERY and not patiently(self.name, self._take):
            raise IndexUnavailable(f"index {self.name}: another process took over writing; run again")

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
            self._client.index(index=self._leases, id="writer", document=lease, **known)
        except ConflictError:  # another was quicker
            return False
        self._renewed = time.monotonic()
        return True

    def _behind(self, alias: str) -> str:
        try:
            return str(next(iter(self._client.indices.get_alias(name=alias)), ""))
        except NotFoundError:
            return ""
