"""``RunLog``: what each update did, beside the documents it made."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal

from pydantic import AwareDatetime, Field
from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, Text, insert, select, update

from crawler.page import Frozen

metadata = MetaData()
runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", String(200), nullable=False, index=True),
    Column("started", String(40), nullable=False),
    Column("outcome", Text, nullable=False),
)


class Outcome(Frozen):
    """One run, in counts. ``state`` of a run that was killed stays "running" until the next one closes it."""

    source: str
    state: Literal["running", "done", "failed", "killed"] = "running"
    started: AwareDatetime
    finished: AwareDatetime | None = None
    fetched: int = 0
    not_modified: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    extracted: int = 0
    indexed: int = 0
    removed: int = 0
    skipped: dict[str, int] = Field(default_factory=dict)  # reason -> how often: robots.txt, off site, host stopped
    failures: dict[str, int] = Field(default_factory=dict)  # reason -> how often
    messages: tuple[str, ...] = ()  # one a failure, the first 50: "URL: what was wrong"
    error: str | None = None  # why the whole run failed


class RunLog:
    """The table of runs in the store's database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        metadata.create_all(engine)

    def begin(self, source: str) -> int:
        """Record a start; runs of the source that never ended are marked killed."""
        for number, outcome in self._open(source):
            self.record(number, outcome.model_copy(update={"state": "killed"}))
        outcome = Outcome(source=source, started=datetime.now(UTC))
        row = {"source": source, "started": outcome.started.isoformat(), "outcome": outcome.model_dump_json()}
        with self._engine.begin() as connection:
            key = connection.execute(insert(runs).values(**row)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def record(self, number: int, outcome: Outcome) -> None:
        """Replace what is known of run ``number``."""
        with self._engine.begin() as connection:
            connection.execute(update(runs).where(runs.c.id == number).values(outcome=outcome.model_dump_json()))

    def latest(self, *, limit: int = 20) -> list[Outcome]:
        """The last runs, newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(runs.c.outcome).order_by(runs.c.id.desc()).limit(limit))
            return [Outcome.model_validate_json(row.outcome) for row in rows]

    def last_update(self) -> datetime | None:
        """When the last run that ended well ended."""
        return next((run.finished for run in self.latest(limit=200) if run.state == "done"), None)

    def _open(self, source: str) -> Iterator[tuple[int, Outcome]]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(runs).where(runs.c.source == source)).all()
        for row in rows:
            outcome = Outcome.model_validate_json(row.outcome)
            if outcome.state == "running":
                yield row.id, outcome
