"""The command line as a person and a script use it: each command in a process of its own."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citykb.serve import listen

Run = Callable[..., subprocess.CompletedProcess[str]]
TEXT = "Jane Roe, Mayor of Cork, said: “Learning never stops in Cork.”\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def citykb(home: Path) -> Run:
    def run(*arguments: str, home: Path = home) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "citykb", *arguments],
            env=_environment(home),
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )

    return run


def _environment(home: Path) -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("CITYKB_")} | {
        "CITYKB_HOME": str(home),
        "CITYKB_WORKERS": "1",
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }


@pytest.fixture(scope="module")
def demo(citykb: Run) -> subprocess.CompletedProcess[str]:
    return citykb("demo", "--quiet")


def test_the_demo_crawls_and_answers_three_questions(demo: subprocess.CompletedProcess[str]) -> None:
    assert (demo.returncode, demo.stderr) == (0, "")
    assert "sample: done." in demo.stdout
    assert "Jukka Mäkelä" in demo.stdout
    assert "Jacqueline Maclaren" in demo.stdout
    assert "Which case studies are about equity and inclusion?" in demo.stdout


def test_statements_as_json(citykb: Run, demo: subprocess.CompletedProcess[str]) -> None:
    found = json.loads(citykb("statements", "--city", "Espoo", "--json").stdout)
    assert "Jukka Mäkelä" in {hit["entry"]["speaker"] for hit in found["hits"]}


def test_a_second_crawl_says_there_is_nothing_to_do(citykb: Run, demo: subprocess.CompletedProcess[str]) -> None:
    assert "Nothing to do: nothing re-extracted, nothing re-indexed." in citykb("crawl", "sample", "-q").stdout


def test_status_shows_what_is_held_and_the_last_run(citykb: Run, demo: subprocess.CompletedProcess[str]) -> None:
    status = json.loads(citykb("status", "--json").stdout)
    assert status["counts"]["pages"] == status["counts"]["documents"] == status["counts"]["indexed documents"]
    assert status["runs"][-1]["source"] == "sample"
    assert status["runs"][-1]["state"] == "done"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("statements", "--city", "Espooo"), "error: city 'Espooo' is not in the index; did you mean Espoo, FI?"),
        (("search", "--theme", "sport"), "error: --theme 'sport': "),
        (("search", '"unclosed'), "error: text, column 1: the quotation mark"),
        (("search", "--since", "yesterday"), "error: --since 'yesterday': "),
        (("search", "--cursor", "x"), "error: cursor 'x'"),
        (("crawl", "nowhere"), "nowhere"),
    ],
)
def test_a_bad_question_is_named(
    citykb: Run, demo: subprocess.CompletedProcess[str], arguments: tuple[str, ...], told: str
) -> None:
    answer = citykb(*arguments)
    assert (answer.returncode, told in answer.stderr, "Traceback" in answer.stderr) == (2, True, False), answer.stderr


def test_files_are_added_and_bad_ones_named_beside_them(citykb: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "cork.txt").write_text(TEXT)
    (tmp_path / "pages" / "empty.txt").write_text("")
    (tmp_path / "pages" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    home = tmp_path / "kb"
    added = citykb("add", str(tmp_path / "pages"), "--json", home=home)
    run = json.loads(added.stdout)
    assert (added.returncode, run["new"], run["extracted"], run["failures"]) == (1, 1, 1, {"unreadable": 2})
    assert [message for message in run["messages"] if "broken.pdf" in message]
    found = json.loads(citykb("statements", "--city", "Cork", "--json", home=home).stdout)
    assert [hit["entry"]["speaker"] for hit in found["hits"]] == ["Jane Roe"]


def test_extract_prints_the_contract(citykb: Run, tmp_path: Path) -> None:
    (tmp_path / "cork.txt").write_text(TEXT)
    printed = citykb("extract", str(tmp_path / "cork.txt"), "--jsonl").stdout
    assert printed.count("\n") == 1
    document = json.loads(printed)
    assert document["text"] == TEXT.rstrip("\n")
    assert [city["name"] for city in document["cities"]] == ["Cork"]
    assert document["statements"][0]["speaker"] == "Jane Roe"


def test_explain_names_rules_and_runners_up(citykb: Run, tmp_path: Path) -> None:
    (tmp_path / "cork.txt").write_text(TEXT)
    told = citykb("extract", str(tmp_path / "cork.txt"), "--explain").stdout
    assert "city Cork (IE), member" in told
    assert "by Jane Roe about Cork (IE)" in told
    assert [line.rsplit("; next: ", 1)[1] for line in told.splitlines() if line.startswith("  statement")] == [
        "no other candidate"
    ]


def test_a_missing_file_is_named(citykb: Run, tmp_path: Path) -> None:
    answer = citykb("extract", str(tmp_path / "none.txt"))
    assert (answer.returncode, "none.txt" in answer.stderr) == (1, True)


def test_doctor_finds_every_needed_part(citykb: Run) -> None:
    checks = json.loads(citykb("doctor", "--json").stdout)
    assert [check["part"] for check in checks if check["needed"] and not check["ok"]] == []


def test_doctor_names_what_is_wrong(citykb: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    answer = citykb("doctor", "--json", home=tmp_path / "file")
    wrong = {check["part"] for check in json.loads(answer.stdout) if not check["ok"]}
    assert answer.returncode == 1
    assert {"data folder", "store of record"} <= wrong


def test_two_updates_at_once_do_not_collide(citykb: Run, tmp_path: Path) -> None:
    from citykb.locks import one_at_a_time

    with one_at_a_time(tmp_path, "update"):
        answer = citykb("crawl", "sample", home=tmp_path)
    assert (answer.returncode, "another update is under way" in answer.stderr) == (1, True)


def test_schedule_lists_what_runs_when(citykb: Run) -> None:
    assert citykb("schedule", "--list").stdout.splitlines() == ["uil: 15 3 * * * (UTC)", "unesco: 45 4 * * * (UTC)"]


def test_the_schedule_runs_a_source_and_records_the_run(citykb: Run, tmp_path: Path) -> None:
    (tmp_path / "schedule.toml").write_text('[[source]]\nspider = "sample"\nevery = "2s"\n')
    home = tmp_path / "kb"
    environment = _environment(home) | {"CITYKB_SCHEDULE_FILE": str(tmp_path / "schedule.toml")}
    command = [sys.executable, "-m", "citykb", "schedule"]
    scheduler = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        deadline = time.monotonic() + 120
        runs: list[dict[str, object]] = []
        while time.monotonic() < deadline and not any(run["state"] == "done" for run in runs):
            time.sleep(2)
            runs = json.loads(citykb("status", "--json", home=home).stdout)["runs"]
        scheduler.send_signal(signal.SIGTERM)
        assert scheduler.wait(timeout=60) == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(scheduler.pid, signal.SIGKILL)
    done = [run for run in runs if run["state"] == "done"]
    assert {run["source"] for run in done} == {"sample"}
    assert done[-1]["new"] == done[-1]["indexed"]


@pytest.fixture
def served(home: Path, demo: subprocess.CompletedProcess[str]) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "citykb", "serve", "--port", "0"]
    server = subprocess.Popen(command, env=_environment(home), stdout=subprocess.PIPE, text=True)
    assert server.stdout
    try:
        yield next(word for word in server.stdout.readline().split() if word.startswith("http://")), server
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


def test_connections_of_the_server_send_at_once() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()) as asking:
        answering, _ = listening.accept()
        with answering, asking:
            assert answering.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_serve_answers_and_stops_when_told(served: tuple[str, subprocess.Popen[str]]) -> None:
    address, server = served
    with urllib.request.urlopen(f"{address}/api/statements?city=Espoo", timeout=30) as answer:
        found = json.load(answer)
    assert "Jukka Mäkelä" in {hit["entry"]["speaker"] for hit in found["hits"]}
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=30) == 0


def test_a_killed_update_loses_nothing_and_the_next_one_goes_on(citykb: Run, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "citykb", "crawl", "sample", "--quiet"]
    killed = subprocess.Popen(command, env=_environment(tmp_path), stdout=subprocess.DEVNULL)
    database = tmp_path / "citykb.sqlite"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (database.exists() and _pages(database) >= 3):
        time.sleep(0.05)
    killed.kill()
    killed.wait()
    kept = _pages(database)
    assert kept >= 3
    again = json.loads(citykb("crawl", "sample", "--json", home=tmp_path).stdout)
    status = json.loads(citykb("status", "--json", home=tmp_path).stdout)
    assert [run["state"] for run in status["runs"]] == ["done", "killed"]
    assert again["new"] + kept == status["counts"]["pages"] == status["counts"]["indexed documents"]


def _pages(database: Path) -> int:
    import sqlite3

    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return int(connection.execute("select count(*) from pages").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0
    finally:
        connection.close()
