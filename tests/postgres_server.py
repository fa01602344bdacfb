"""A real PostgreSQL on loopback for tests, from the system's own binaries, ended with its files afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_TIMEOUT = 60.0  # s; under 2 s on an idle machine


class PostgresMissing(RuntimeError):
    """The server cannot be had or started; says why and what to do."""


def binaries() -> Path:
    """The folder of initdb and postgres, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: -float(path.parts[-3]))
    on_path = shutil.which("postgres")
    if not (found or on_path):
        raise PostgresMissing("the tests start a real PostgreSQL: apt-get install postgresql")
    return found[0].parent if found else Path(str(on_path)).resolve().parent


@contextmanager
def running(*, password: str = "") -> Iterator[str]:
    """A fresh server; gives the SQLAlchemy address of its empty database. It asks for ``password``, if one is given."""
    with tempfile.TemporaryDirectory(prefix="citykb-pg-", ignore_cleanup_errors=True) as folder:
        owner = _give_away(Path(folder))
        data = Path(folder) / "data"
        initdb = [
            binaries() / "initdb",
            "-D",
            data,
            "-U",
            "citykb",
            "--no-sync",
            "-E",
            "UTF8",
            *_login(password, folder),
        ]
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **owner)
        port = _free_port()
        options = ["-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
        with (Path(folder) / "log").open("wb") as log:
            server = subprocess.Popen(
                [binaries() / "postgres", "-D", data, *options], stdout=log, stderr=log, cwd=folder, **owner
            )
        try:
            _wait(server, port, Path(folder) / "log")
            yield f"postgresql+psycopg://citykb@127.0.0.1:{port}/postgres"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _login(password: str, folder: str) -> list[str]:
    if not password:
        return ["--auth=trust"]
    file = Path(folder) / "password"
    file.write_text(password)
    file.chmod(0o644)
    return ["--auth=scram-sha-256", f"--pwfile={file}"]


def _give_away(folder: Path) -> dict[str, object]:
    """PostgreSQL refuses root: as root, hand the folder to an ordinary user and start it as that one."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    ready = [binaries() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and server.poll() is None:
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise PostgresMissing(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-2000:]}")
