"""One run: crawl a source, extract what changed, index what changed; its outcome, whatever happens on the way."""

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime

from sqlalchemy import Engine

from citykb.config import Config
from citykb.locks import one_at_a_time
from citykb.runs import Outcome, RunLog
from crawler.archive import Archive
from indexer import build
from indexer.documents import DocumentStore, open_store
from indexer.index import Loaded, SearchIndex, open_index, set_up
from nlp.batch import ExtractionFailed, extract_many
from nlp.version import extractor_version

MESSAGES_KEPT = 50  # failures named in a run's record; all of them are counted, and stay replayable in the store

Progress = Callable[[str, int], None]  # what is being done, how many more are done


def silent(step: str, done: int) -> None:
    """A ``Progress`` that shows nothing."""


class Updater:
    """The store, the index and the log of one configuration, open together for one run."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.engine: Engine = open_store(config.store)
        self.archive = Archive(self.engine)
        self.store = DocumentStore(self.engine)
        self.log = RunLog(self.engine)

    def run(self, source: str, read: Callable[[], Outcome], *, progress: Progress = silent) -> Outcome:
        """``read`` pages into the archive (it gives the counts), then bring documents and index up to date."""
        with one_at_a_time(self.config.home, "update"):
            number = self.log.begin(source)
            outcome = Outcome(source=source, started=datetime.now(UTC))
            try:
                outcome = read()
                outcome = self.catch_up(outcome, progress=progress)
                outcome = outcome.model_copy(update={"state": "done"})
            except Exception as error:
                outcome = outcome.model_copy(update={"state": "failed", "error": f"{type(error).__name__}: {error}"})
                raise
            finally:
                outcome = outcome.model_copy(update={"finished": datetime.now(UTC)})
                self.log.record(number, outcome)
            return outcome

    def catch_up(self, outcome: Outcome, *, progress: Progress = silent) -> Outcome:
        """Extract the pages whose document is missing or old, then index the documents that changed."""
        extracted, failed = 0, []
        stale = self.store.stale(self.archive.page_hashes(), extractor=extractor_version())
        pages = (page for page in map(self.archive.page, stale) if page)
        for result in extract_many(pages, workers=self.config.processes, cache_dir=self.config.cache):
            progress("extract", 1)
            if isinstance(result, ExtractionFailed):
                self.store.fail(result.page_id, stage="extract", reason=result.reason)
                failed.append(f"{result.url}: {result.reason}")
            else:
                self.store.put(result)
                extracted += 1
        for page_id in self.archive.gone_ids():
            self.store.delete(page_id)
        with open_configured_index(self.config) as index:
            loaded = build.update(
                self.store, index, progress=lambda n: progress("index", n), semantic=self.config.semantic
            )
        return outcome.model_copy(
            update={
                "extracted": extracted,
                "indexed": loaded.indexed,
                "removed": loaded.removed,
                **_with_failures(outcome, extract=failed, index=loaded.failed),
            }
        )


def _with_failures(outcome: Outcome, **failed: Iterable[str]) -> dict[str, object]:
    named = {stage: list(messages) for stage, messages in failed.items()}
    counts = outcome.failures | {stage: len(messages) for stage, messages in named.items() if messages}
    messages = [*outcome.messages, *(message for stage in named.values() for message in stage)]
    return {"failures": counts, "messages": tuple(messages[:MESSAGES_KEPT])}


def open_configured_index(config: Config) -> closing[SearchIndex]:
    """The index the settings name, closed at the end of a ``with``; raises ``IndexUnavailable``."""
    return closing(open_index(config.index, credentials=config.credentials))


def run_crawl(config: Config, source: str, *, start_urls: tuple[str, ...] = (), progress: Progress = silent) -> Outcome:
    """Crawl one source and bring documents and index up to date; the command ``citykb crawl``."""
    updater = Updater(config)
    return updater.run(source, lambda: _crawled(updater, source, start_urls, progress), progress=progress)


def _crawled(updater: Updater, source: str, start_urls: tuple[str, ...], progress: Progress) -> Outcome:
    from crawler.run import crawl  # Scrapy and Twisted load only where something is crawled
    from crawler.settings import NO_CONTACT

    crawled = crawl(
        source,
        store_url=updater.config.store,
        start_urls=start_urls or None,
        progress=lambda _: progress("crawl", 1),
        contact=updater.config.contact or NO_CONTACT,
    )
    messages = tuple(failure.message for failure in crawled.failures)
    return Outcome(
        source=source,
        started=crawled.started,
        fetched=crawled.fetched,
        not_modified=crawled.not_modified,
        new=crawled.new,
        changed=crawled.changed,
        unchanged=crawled.unchanged,
        gone=crawled.gone,
        skipped=crawled.skipped,
        failures=dict(crawled.failed),
        messages=messages[:MESSAGES_KEPT],
    )


def run_index(config: Config, *, rebuild: bool, retry_failed: bool, progress: Progress = silent) -> Loaded:
    """The command ``citykb index``: load what changed, or all of it aside."""
    store = DocumentStore(open_store(config.store))
    with one_at_a_time(config.home, "update"), open_configured_index(config) as index:
        if retry_failed:
            store.retry_failed()
        work = build.rebuild if rebuild else build.update
        return work(store, index, progress=lambda n: progress("index", n), semantic=config.semantic)


def run_rollback(config: Config) -> int:
    """The command ``citykb index --rollback``: how many documents the index holds that answers from now on."""
    with one_at_a_time(config.home, "update"), open_configured_index(config) as index:
        index.rollback()
        return index.count()


def run_setup(config: Config) -> str:
    """The command ``citykb index --setup``, with credentials of an administrator; says what was done."""
    return set_up(config.index, credentials=config.credentials)
