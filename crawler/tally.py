"""What a crawl did so far: counted while it runs, frozen into its outcome."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pydantic import AwareDatetime

from crawler.archive import Change, Failure
from crawler.page import Frozen

KEPT_FAILURES = 1000  # in the outcome; the archive keeps all


class CrawlOutcome(Frozen):
    """What one crawl did. ``fetched`` counts responses with a body, ``not_modified`` those answered with a 304."""

    site: str
    started: AwareDatetime
    finished: AwareDatetime
    fetched: int = 0
    not_modified: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    skipped: dict[str, int] = {}  # by reason: "robots.txt", "off site", "copy of another address", ...
    failed: dict[str, int] = {}  # by reason: "http 404", "timeout", ...
    failures: tuple[Failure, ...] = ()  # the first thousand
    finish_reason: str = "finished"


@dataclass
class Tally:
    """The running count of one crawl."""

    site: str
    on_progress: Callable[[int], None] | None = None
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    fetched: int = 0
    not_modified: int = 0
    gone: int = 0
    changes: Counter[Change] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    fatal: Exception | None = None  # what ended the run

    def fail(self, failure: Failure) -> None:
        self.failed[failure.reason] += 1
        if len(self.failures) < KEPT_FAILURES:
            self.failures.append(failure)
        self.tell()

    def tell(self) -> None:
        """Pass on that one more address is done with and saved."""
        if self.on_progress:
            self.on_progress(1)

    def outcome(self, finish_reason: str) -> CrawlOutcome:
        return CrawlOutcome(
            site=self.site,
            started=self.started,
            finished=datetime.now(UTC),
            fetched=self.fetched,
            not_modified=self.not_modified,
            new=self.changes["new"],
            changed=self.changes["changed"],
            unchanged=self.changes["unchanged"],
            gone=self.gone,
            skipped=dict(self.skipped),
            failed=dict(self.failed),
            failures=tuple(self.failures),
            finish_reason=finish_reason,
        )
