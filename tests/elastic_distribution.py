"""The Elasticsearch distribution of the tests: fetched once, unpacked and completed once, in a cache folder."""

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

VERSION = "9.5.0"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
ZIP = (
    f".m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch/{VERSION}/elasticsearch-{VERSION}.zip"
)
PLUGIN = Path(__file__).parent / "elastic_plugin"
JDK_NEEDED = 21
# Small and quick to start: no parallel collector, no second compiler.
JVM_OPTIONS = "-Xms512m\n-Xmx512m\n-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n"


class ElasticMissing(RuntimeError):
    """A part of the test server cannot be had; says which and how to get it."""


def java_home() -> Path:
    """A JDK of 21 or newer: JAVA_HOME, the one on the path, or one beside it."""
    beside = [path for root in ("/usr/lib/jvm", "/opt") for path in sorted(Path(root).glob("*"), reverse=True)]
    on_path = shutil.which("javac")
    candidates = [Path(os.environ.get("JAVA_HOME", "/nowhere")), *beside]
    candidates += [Path(on_path).resolve().parent.parent] if on_path else []
    for home in candidates:
        if (home / "bin" / "javac").is_file() and _java_version(home) >= JDK_NEEDED:
            return home
    raise ElasticMissing(
        f"Elasticsearch {VERSION} needs a JDK of {JDK_NEEDED} or newer: apt-get install openjdk-21-jdk-headless"
    )


def _java_version(home: Path) -> int:
    ran = subprocess.run([home / "bin" / "javac", "-version"], capture_output=True, text=True, check=False)
    match = re.search(r"javac (\d+)", ran.stdout + ran.stderr)
    return int(match[1]) if match else 0


def distribution() -> Path:
    """The unpacked server with the test plugin in it, made once in a cache folder."""
    ready = _cache() / f"elasticsearch-{VERSION}"
    if ready.is_dir():
        return ready
    ready.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ready.parent) as folder:
        with zipfile.ZipFile(_fetched()) as archive:
            archive.extractall(folder)
        unpacked = Path(folder) / f"elasticsearch-{VERSION}"
        for program in (unpacked / "bin").iterdir():
            program.chmod(0o755)
        options = unpacked / "config" / "jvm.options"
        kept = [line for line in options.read_text().splitlines() if not line.startswith(("-XX:+UseG1GC", "-Xlog"))]
        options.write_text("\n".join(kept) + "\n" + JVM_OPTIONS)
        _install_plugin(unpacked)
        with suppress(OSError):  # another process was quicker
            unpacked.rename(ready)
    return ready


def _cache() -> Path:
    if os.geteuid() == 0:  # root's home is closed to the user the server runs as
        return Path("/var/cache/citykb-tests")
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "citykb-tests"


def _fetched() -> Path:
    archive = Path.home() / ZIP
    if not archive.is_file():
        if not shutil.which("mvn"):
            raise ElasticMissing("Elasticsearch is fetched with Maven: apt-get install maven")
        command = ["mvn", "-q", "-B", "dependency:get", f"-Dartifact={ARTIFACT}", "-Dtransitive=false"]
        subprocess.run(command, check=True, timeout=900)
    return archive


def _install_plugin(home: Path) -> None:
    folder = home / "plugins" / "citykb-test-analysis"
    with tempfile.TemporaryDirectory() as classes:
        tools = java_home() / "bin"
        sources = map(str, PLUGIN.glob("*.java"))
        compile_it = [tools / "javac", "--release", str(JDK_NEEDED), "-cp", f"{home}/lib/*", "-d", classes, *sources]
        subprocess.run(compile_it, check=True)
        folder.mkdir()
        subprocess.run([tools / "jar", "cf", folder / "citykb-test-analysis.jar", "-C", classes, "."], check=True)
    shutil.copy(PLUGIN / "plugin-descriptor.properties", folder)


def keystore(password: str) -> bytes:
    """The secure settings that let the user ``elastic`` in with a password, as the container makes them."""
    with tempfile.TemporaryDirectory(prefix="citykb-es-") as folder:
        environment = {"ES_JAVA_HOME": str(java_home()), "ES_PATH_CONF": folder, "PATH": os.environ["PATH"]}
        for arguments, given in ((["create"], ""), (["add", "-x", "bootstrap.password"], password)):
            command = [distribution() / "bin" / "elasticsearch-keystore", *arguments]
            subprocess.run(command, env=environment, input=given.encode(), check=True, capture_output=True)
        return (Path(folder) / "elasticsearch.keystore").read_bytes()
