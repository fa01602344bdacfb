"""The schedule: cron and interval sources, bad files in clear words, and jobs that are never dropped or doubled."""

from pathlib import Path

import pytest
from apscheduler.schedulers.background import BackgroundScheduler

from citykb.schedule import LATE, BadSchedule, Schedule, Source, add_jobs, load_schedule

TWO = '[[source]]\nspider = "uil"\ncron = "15 3 * * *"\n[[source]]\nspider = "sample"\nevery = "90m"\n'


@pytest.fixture
def schedule_file(tmp_path: Path) -> Path:
    return tmp_path / "schedule.toml"


def test_both_kinds_of_times_are_read(schedule_file: Path) -> None:
    schedule_file.write_text(TWO)
    assert load_schedule(schedule_file) == Schedule(
        source=(Source(spider="uil", cron="15 3 * * *"), Source(spider="sample", every="90m"))
    )


def test_the_built_in_schedule_crawls_both_sites_nightly() -> None:
    assert [source.spider for source in load_schedule(None).source] == ["uil", "unesco"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[source]]\nspider = 'uil'\n", "needs either cron or every"),
        ("[[source]]\nspider = 'uil'\ncron = '* *'\n", "Wrong number of fields"),
        ("[[source]]\nspider = 'uil'\nevery = 'often'\n", "every = 'often' of 'uil'"),
        ("[[source]]\nspider = 'uil'\nevery = '0h'\n", "write a number"),
        ("nonsense", "schedule"),
        ("", "Field required"),
    ],
)
def test_a_bad_schedule_is_named(schedule_file: Path, text: str, told: str) -> None:
    schedule_file.write_text(text)
    with pytest.raises(BadSchedule, match=told):
        load_schedule(schedule_file)


def test_a_missing_file_is_named(schedule_file: Path) -> None:
    with pytest.raises(BadSchedule, match=r"schedule\.toml"):
        load_schedule(schedule_file)


def test_late_runs_start_missed_ones_merge_and_none_overlaps(schedule_file: Path) -> None:
    schedule_file.write_text(TWO)
    scheduler = BackgroundScheduler()
    add_jobs(scheduler, load_schedule(schedule_file))
    scheduler.start(paused=True)
    try:
        jobs = [(job.id, job.misfire_grace_time, job.coalesce, job.max_instances) for job in scheduler.get_jobs()]
    finally:
        scheduler.shutdown()
    assert sorted(jobs) == [("sample", LATE, True, 1), ("uil", LATE, True, 1)]
