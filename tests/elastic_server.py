"""A real Elasticsearch on loopback, for tests or for a developer to play with.

``python -m tests.elastic_server`` starts one and prints its address until stopped.
"""

import atexit
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.elastic_distribution import VERSION, ElasticMissing, distribution, java_home

START_TIMEOUT = 180.0  # s; 13 s on an idle machine, but two cores may be shared with a browser and a second node


@dataclass(frozen=True)
class Server:
    """One running node. ``url`` is http://127.0.0.1:PORT."""

    url: str
    transport: str  # 127.0.0.1:PORT, for other nodes to join
    home: Path
    process: subprocess.Popen[bytes]
    name: str = ""

    def kill(self) -> None:
        """End the node at once, as a crash would (launcher and server are one process group)."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def pause(self) -> None:
        """Stop the node from answering, its connections left open."""
        os.killpg(self.process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """Let a paused node go on."""
        os.killpg(self.process.pid, signal.SIGCONT)


@cache
def shared_url() -> str:
    """The address of a server for all tests of this process, or the one CITYKB_TEST_ELASTICSEARCH_URL names."""
    if given := os.environ.get("CITYKB_TEST_ELASTICSEARCH_URL"):
        return given.rstrip("/")
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(running()).url


@contextmanager
def running(
    *, settings: Mapping[str, str] | None = None, files: Mapping[str, bytes] | None = None, data: Path | None = None
) -> Iterator[Server]:
    """One node on loopback, ready to answer; ended with its files afterwards.

    ``settings`` are added to elasticsearch.yml; ``files`` are laid into its config folder (certificates); ``data``
    keeps the node's folder when it is given, so that it can be started again on it.
    """
    with ExitStack() as stack:
        home = data or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="citykb-es-", ignore_cleanup_errors=True))
        )
        process = launch(home, settings or {}, files or {})
        stack.callback(_end, process)
        yield ready(home, process, secure=(settings or {}).get("xpack.security.http.ssl.enabled") == "true")


def launch(home: Path, settings: Mapping[str, str], files: Mapping[str, bytes]) -> subprocess.Popen[bytes]:
    """The process of a node in ``home``, not ready yet; an empty setting takes a default one out."""
    _lay_out(home, settings, files)
    return _start(home)


def _lay_out(home: Path, settings: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    config = home / "config"
    shutil.copytree(distribution() / "config", config, dirs_exist_ok=True)
    for ports in (home / "logs").glob("*.ports"):
        ports.unlink()
    base = {
        "cluster.name": "citykb-test",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": "0",
        "transport.port": "0",
        "node.portsfile": "true",
        "path.data": f"{home}/data",
        "path.logs": f"{home}/logs",
        "path.repo": f"{home}/repo",
        "cluster.routing.allocation.disk.threshold_enabled": "false",
        "indices.breaker.total.use_real_memory": "false",  # the serial collector's garbage would count as used
        "xpack.security.enabled": "false",
    } | dict(settings)
    (config / "elasticsearch.yml").write_text("".join(f"{key}: {value}\n" for key, value in base.items() if value))
    for name, content in files.items():
        (config / name).parent.mkdir(exist_ok=True)
        (config / name).write_bytes(content)


def _start(home: Path) -> subprocess.Popen[bytes]:
    environment = {
        "ES_JAVA_HOME": str(java_home()),
        "ES_PATH_CONF": str(home / "config"),
        "PATH": os.environ["PATH"],
        "HOME": str(home),
    }
    (home / "stdout").touch()
    owner = _give_away(home)
    with (home / "stdout").open("wb") as output:
        return subprocess.Popen(
            [distribution() / "bin" / "elasticsearch"],
            env=environment,
            cwd=home,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **owner,
        )


def _give_away(home: Path) -> dict[str, object]:
    """Elasticsearch refuses root: as root, hand the files to an ordinary user and start it as that one."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("nobody")
    for path in (home, *home.rglob("*")):
        os.chown(path, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def ready(home: Path, process: subprocess.Popen[bytes], *, secure: bool = False) -> Server:
    """The node once it answers; raises ``ElasticMissing`` with its last words where it does not."""
    deadline = time.monotonic() + START_TIMEOUT
    ports = home / "logs" / "http.ports"
    while time.monotonic() < deadline and process.poll() is None:
        if ports.is_file() and (listed := re.search(r"127\.0\.0\.1:(\d+)", ports.read_text())):
            url = f"{'https' if secure else 'http'}://127.0.0.1:{listed[1]}"
            transport = re.search(r"127\.0\.0\.1:\d+", (home / "logs" / "transport.ports").read_text())
            if secure or _answers(url):
                return Server(url=url, transport=transport[0] if transport else "", home=home, process=process)
        time.sleep(0.2)
    tail = (home / "stdout").read_text(errors="replace")[-3000:]
    raise ElasticMissing(f"Elasticsearch did not start (exit code {process.poll()}):\n{tail}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health?wait_for_status=yellow&timeout=1s", timeout=5) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code == 401  # up, and asks who we are
    except OSError:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGCONT, signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.1 if how == signal.SIGCONT else 20)
            return


def main(arguments: Sequence[str]) -> None:
    """Start a node, print its address, wait for Ctrl+C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the node too, as Ctrl+C does
    with suppress(KeyboardInterrupt), running(data=Path(arguments[0]) if arguments else None) as server:
        print(f"Elasticsearch {VERSION} on {server.url}, until Ctrl+C; in another shell:", flush=True)
        print(f"export CITYKB_INDEX_URL={server.url}/citykb", flush=True)
        server.process.wait()


if __name__ == "__main__":
    main(sys.argv[1:])
