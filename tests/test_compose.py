"""compose.yaml without a container engine: its servers, health checks and commands as plain processes on loopback."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import psycopg
import pytest
import srsly

from citykb.config import Config
from tests import elastic_distribution, elastic_server, postgres_server

ROOT = Path(__file__).parent.parent
COMPOSE: dict[str, Any] = srsly.yaml_loads((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
# What the documented commands call beside openssl and curl: nobody to become, and no containers here.
STANDINS = 'sudo() { "$@"; }; docker() { :; }; chown() { :; }'
CONFIG_FOLDER = "/usr/share/elasticsearch/config/"
OFTEN = '[[source]]\nspider = "sample"\nevery = "5s"\n'
PATIENCE = 180.0  # s for the first crawl to be answered; some 30 on an idle machine


@dataclass(frozen=True)
class Deployment:
    """The two servers and the secrets; ``plain`` says where on loopback something of the file is."""

    folder: Path
    elastic: str  # HOST:PORT
    postgres: str

    def plain(self, value: str) -> str:
        value = value.replace("elasticsearch:9200", self.elastic).replace("127.0.0.1:9200", self.elastic)
        value = value.replace("localhost:9200", self.elastic).replace("@postgres/", f"@{self.postgres}/")
        value = re.sub(r"/run/secrets/(\w+)", lambda found: str(secret(self.folder, found[1])), value)
        return value.replace("/data", str(self.folder / "data"))

    def environment(self, service: str) -> dict[str, str]:
        """What the service's process sees, and nothing of ours but where Python is."""
        given = {name: self.plain(value) for name, value in SERVICES[service]["environment"].items()}
        outside = {name: os.environ[name] for name in ("PATH", "HOME")}
        return given | outside | {"PYTHONPATH": str(ROOT), "CITYKB_PORT": "0"}

    def command(self, service: str) -> list[str]:
        program, *arguments = SERVICES[service]["command"]
        assert program == "citykb"
        return [sys.executable, "-m", "citykb", *(part.replace("0.0.0.0", "127.0.0.1") for part in arguments)]


def secret(folder: Path, name: str) -> Path:
    return folder / COMPOSE["secrets"][name]["file"]


def documented() -> list[str]:
    """The lists of commands under "With containers" in docs/deployment.md."""
    section = (ROOT / "docs" / "deployment.md").read_text().partition("## With containers")[2].partition("\n## ")[0]
    return re.findall(r"(?m)(?:^    .*\n)+", section)


def bash(script: str, folder: Path) -> None:
    subprocess.run(["bash", "-c", f"set -euo pipefail\n{STANDINS}\n{script}"], cwd=folder, check=True, timeout=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where compose.yaml would stand, with the secrets that are made before the servers."""
    made = tmp_path_factory.mktemp("compose")
    (made / "docs").symlink_to(ROOT / "docs")
    bash(documented()[0], made)
    return made


@pytest.fixture(scope="module")
def postgres(folder: Path) -> Iterator[str]:
    environment = SERVICES["postgres"]["environment"]
    password = secret(folder, Path(environment["POSTGRES_PASSWORD_FILE"]).name).read_text().strip()
    with postgres_server.running(password=password) as url:
        at = urlsplit(url)
        assert at.username == environment["POSTGRES_USER"]
        with psycopg.connect(
            host=at.hostname, port=at.port, user=at.username, password=password, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f'create database "{environment["POSTGRES_DB"]}"')
        yield f"{at.hostname}:{at.port}"


@pytest.fixture(scope="module")
def elastic(folder: Path) -> Iterator[str]:
    service = SERVICES["elasticsearch"]
    settings = {name: value for name, value in service["environment"].items() if name == name.lower()}
    password = secret(folder, Path(service["environment"]["ELASTIC_PASSWORD_FILE"]).name).read_text().strip()
    mounted = {one["target"]: one["source"] for one in service["secrets"] if isinstance(one, dict)}
    files = {target.removeprefix(CONFIG_FOLDER): secret(folder, name).read_bytes() for target, name in mounted.items()}
    files["elasticsearch.keystore"] = elastic_distribution.keystore(password)
    with elastic_server.running(settings=settings, files=files) as node:
        yield urlsplit(node.url).netloc


@pytest.fixture(scope="module")
def deployment(folder: Path, elastic: str, postgres: str) -> Deployment:
    """All but the citykb services: servers that are healthy, and the keys made with them."""
    made = Deployment(folder, elastic, postgres)
    deadline = time.monotonic() + 60
    while not healthy("elasticsearch", made):
        assert time.monotonic() < deadline
        time.sleep(0.5)
    pgpass = secret(folder, "pgpass")
    pgpass.write_text(pgpass.read_text().replace("postgres:5432", postgres))
    bash(made.plain(documented()[1]), folder)
    return made


def healthy(service: str, deployment: Deployment, **outside: str) -> bool:
    """Whether the service's own health check is content."""
    kind, *command = SERVICES[service]["healthcheck"]["test"]
    command = [deployment.plain(part) for part in (command if kind == "CMD" else ["bash", "-c", *command])]
    if command[0] == "python":
        command[0] = sys.executable
    return subprocess.run(command, env=dict(os.environ) | outside, capture_output=True, check=False).returncode == 0


@contextmanager
def running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process, told to end as a container engine does."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, cwd=log.parent, stdout=output, stderr=output)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=90)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def told(log: Path, pattern: str) -> str:
    """What a process says of itself, once it does."""
    deadline = time.monotonic() + 60
    while not (found := re.search(pattern, log.read_text(errors="replace"))):
        assert time.monotonic() < deadline, log.read_text(errors="replace")
        time.sleep(0.1)
    return found[1]


def test_every_secret_of_a_service_is_in_the_list_and_made_by_the_documented_commands(deployment: Deployment) -> None:
    used = {
        one["source"] if isinstance(one, dict) else one
        for service in SERVICES.values()
        for one in service.get("secrets", [])
    }
    assert used == set(COMPOSE["secrets"])
    modes = {name: secret(deployment.folder, name).stat().st_mode & 0o777 for name in used}
    assert modes == dict.fromkeys(used, 0o600)
    named = {
        name
        for service in SERVICES.values()
        for value in service["environment"].values()
        for name in re.findall(r"/run/secrets/(\w+)", value)
    }
    assert named <= used


def test_the_services_fit_together() -> None:
    volumes = {name.partition(":")[0] for service in SERVICES.values() for name in service["volumes"]}
    assert volumes == set(COMPOSE["volumes"])
    assert SERVICES["api"]["ports"] == [f"127.0.0.1:{Config().port}:{Config().port}"]
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert srsly.json_loads(dockerfile.rpartition("CMD ")[2]) == SERVICES["api"]["command"]
    locks = re.findall(r"-r (requirements/\S+)", dockerfile)
    assert [lock for lock in locks if not (ROOT / lock).is_file()] == []
    assert {"secrets", "var", ".venv", ".git"} <= set((ROOT / ".dockerignore").read_text().split())


def test_the_servers_are_healthy(deployment: Deployment) -> None:
    host, _, port = deployment.postgres.partition(":")
    assert healthy("elasticsearch", deployment)
    assert healthy("postgres", deployment, PGHOST=host, PGPORT=port)


def test_the_api_answers_what_the_scheduler_crawled(deployment: Deployment) -> None:
    folder = deployment.folder
    (folder / "schedule.toml").write_text(OFTEN)
    often = {"CITYKB_SCHEDULE_FILE": str(folder / "schedule.toml")}
    api_log, scheduler_log = folder / "api.log", folder / "scheduler.log"
    with running(deployment.command("api"), deployment.environment("api"), api_log) as api:
        address = told(api_log, r"answers on (http://\S+)")
        with httpx2.Client(base_url=address, timeout=30) as asked:
            assert asked.get("/healthz").json()["documents"] == 0
            environment = deployment.environment("scheduler") | often
            with running(deployment.command("scheduler"), environment, scheduler_log) as scheduler:
                assert told(scheduler_log, r"sample: (every \w+)") == "every 5s"
                deadline = time.monotonic() + PATIENCE
                while not asked.get("/api/statements?city=Espoo").is_success:
                    assert time.monotonic() < deadline, scheduler_log.read_text()
                    assert (api.poll(), scheduler.poll()) == (None, None), api_log.read_text()
                    time.sleep(0.5)
            answer = asked.get("/api/statements?city=Espoo").json()
            health = asked.get("/healthz").json()
            port = str(urlsplit(address).port)
            check = SERVICES["api"]["healthcheck"]["test"][-1].replace("8000", port)
            assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
    assert "Jukka Mäkelä" in {hit["entry"]["speaker"] for hit in answer["hits"]}
    assert health["index"] == f"https://{deployment.elastic}/citykb"
    assert health["documents"] > 10
    assert scheduler.returncode == 0
    secrets = [secret(folder, name).read_text().strip() for name in ("reader_api_key", "writer_api_key")]
    assert [one for one in secrets if one in api_log.read_text() + scheduler_log.read_text()] == []


def test_without_containers_the_built_in_schedule_is_what_runs(deployment: Deployment) -> None:
    listed = subprocess.run(
        [*deployment.command("scheduler"), "--list"],
        env=deployment.environment("scheduler"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.partition(":")[0] for line in listed.stdout.splitlines()] == ["uil", "unesco"]
