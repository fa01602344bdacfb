"""Files, folders and addresses in; their pages read, extracted and indexed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from citykb.config import Config
from citykb.runs import Outcome
from citykb.update import MESSAGES_KEPT, Progress, Updater, run_crawl, silent
from crawler.page import Page
from crawler.read import read_path
from crawler.unreadable import Unreadable

ADDRESSES = ("http://", "https://")


def run_add(config: Config, what: list[str], *, progress: Progress = silent) -> Outcome:
    """The command ``citykb add``: what cannot be read is named in the outcome, what stands beside it is kept."""
    addresses = tuple(name for name in what if name.startswith(ADDRESSES))
    files = [Path(name) for name in what if not name.startswith(ADDRESSES)]
    updater = Updater(config)
    outcome = None
    if files:
        outcome = updater.run("files", lambda: _put(updater, read_paths(files), progress), progress=progress)
    if addresses:
        crawled = run_crawl(config, "generic", start_urls=addresses, progress=progress)
        outcome = crawled if outcome is None else _both(outcome, crawled)
    assert outcome is not None  # the command line asks for at least one
    return outcome


def read_paths(files: Iterable[Path]) -> Iterator[Page | Unreadable]:
    """Every page below the paths, in order; what cannot be read stands in the stream as its error."""
    for path in files:
        yield from read_path(path)


def _put(updater: Updater, pages: Iterable[Page | Unreadable], progress: Progress) -> Outcome:
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    messages: list[str] = []
    started = datetime.now(UTC)
    for page in pages:
        progress("read", 1)
        if isinstance(page, Unreadable):
            messages.append(str(page))
        else:
            counts[updater.archive.put_page(page)] += 1
    return Outcome(
        source="files",
        started=started,
        fetched=sum(counts.values()),
        new=counts["new"],
        changed=counts["changed"],
        unchanged=counts["unchanged"],
        failures={"unreadable": len(messages)} if messages else {},
        messages=tuple(messages[:MESSAGES_KEPT]),
    )


def _both(first: Outcome, second: Outcome) -> Outcome:
    numbers = ("fetched", "not_modified", "new", "changed", "unchanged", "gone", "extracted", "indexed", "removed")
    summed = {name: getattr(first, name) + getattr(second, name) for name in numbers}
    failures = {
        reason: first.failures.get(reason, 0) + second.failures.get(reason, 0)
        for reason in first.failures | second.failures
    }
    return second.model_copy(
        update={
            **summed,
            "source": "files and addresses",
            "started": first.started,
            "failures": failures,
            "messages": (*first.messages, *second.messages)[:MESSAGES_KEPT],
        }
    )
