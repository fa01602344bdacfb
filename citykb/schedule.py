"""Which source when: APScheduler starts each run as a process of its own, never two of one source at once."""

import re
import signal
import subprocess
import sys
import tomllib
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Self

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from pydantic import Field, ValidationError, model_validator

from crawler.page import Frozen

LATE = 6 * 3600  # s a missed run may start late: a laptop that slept through the night still crawls in the morning
_EVERY = re.compile(r"(\d+)\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class BadSchedule(ValueError):
    """The schedule file cannot be used; says where and why."""


class Source(Frozen):
    """One spider and its times: a cron line or an interval, not both."""

    spider: str
    cron: str | None = None
    every: str | None = None

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if (self.cron is None) == (self.every is None):
            raise ValueError(f"source {self.spider!r} needs either cron or every")
        self.trigger("UTC")
        return self

    def trigger(self, timezone: str) -> BaseTrigger:
        """The times as APScheduler takes them; ``ValueError`` if they are none."""
        if self.cron:
            return CronTrigger.from_crontab(self.cron, timezone=timezone)
        match = _EVERY.fullmatch(self.every or "")
        if not match or int(match[1]) == 0:
            raise ValueError(f"every = {self.every!r} of {self.spider!r}: write a number and s, m, h or d, as in 6h")
        return IntervalTrigger(seconds=int(match[1]) * _SECONDS[match[2]], timezone=timezone)


class Schedule(Frozen):
    """The whole schedule file."""

    timezone: str = "UTC"
    source: tuple[Source, ...] = Field(min_length=1)


def load_schedule(path: Path | None) -> Schedule:
    """The schedule in ``path``, or the built-in one; raises ``BadSchedule``."""
    try:
        text = path.read_text(encoding="utf-8") if path else files("citykb").joinpath("schedule.toml").read_text()
        return Schedule.model_validate(tomllib.loads(text))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadSchedule(f"schedule {path or 'built-in'}: {error}") from error


def add_jobs(scheduler: BaseScheduler, schedule: Schedule) -> None:
    """One job a source. Late runs still start, missed ones are rolled into one, none overlaps itself."""
    for source in schedule.source:
        scheduler.add_job(
            run_crawl,
            source.trigger(schedule.timezone),
            args=[source.spider],
            id=source.spider,
            name=f"crawl {source.spider}",
            misfire_grace_time=LATE,
            coalesce=True,
            max_instances=1,
            replace_existing=True,
        )


def start(schedule: Schedule) -> None:
    """Run the schedule in this process until it is stopped (SIGINT or SIGTERM)."""
    scheduler = BlockingScheduler(timezone=schedule.timezone)
    add_jobs(scheduler, schedule)
    signal.signal(signal.SIGTERM, lambda *_: scheduler.shutdown(wait=False))
    with suppress(KeyboardInterrupt, SystemExit):
        scheduler.start()


def run_crawl(spider: str) -> int:
    """Crawl one source in a new process (a Twisted reactor starts once a process); its exit code."""
    return subprocess.run([sys.executable, "-m", "citykb", "crawl", spider, "--quiet"], check=False).returncode
