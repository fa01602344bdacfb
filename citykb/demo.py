"""The whole line on the bundled sample site."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from urllib.parse import urlsplit

from citykb.config import Config
from citykb.runs import Outcome
from citykb.update import Progress, run_crawl
from crawler.sample_site import ADDRESS, serve

# A question in words, the command that asks it, and the query it becomes.
QUESTIONS: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    ("Who said what about Espoo?", "citykb statements --city Espoo", "statement", {"city": ["Espoo"]}),
    (
        "Which case studies are about equity and inclusion?",
        "citykb search --theme equity_and_inclusion --kind case_study",
        "document",
        {"theme": ["equity_and_inclusion"], "kind": ["case_study"]},
    ),
    ("Who said what about Glasgow?", "citykb statements --city Glasgow", "statement", {"city": ["Glasgow"]}),
)


@contextmanager
def originals() -> Iterator[None]:
    """Serve the sample under the address its pages call themselves, so that links to the original lead somewhere.

    Where that port is taken the links lead nowhere, and all else works.
    """
    with ExitStack() as stack:
        with suppress(OSError):
            stack.enter_context(serve(urlsplit(ADDRESS).port or 0))
        yield


def run_demo(config: Config, progress: Progress) -> Outcome:
    """Serve the sample site on a free port of loopback, crawl it, extract, index."""
    return run_crawl(config, "sample", progress=progress)
