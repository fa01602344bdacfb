"""The contract of ``SearchIndex`` as a table: what an index does, and in how many cases each engine was seen to do it.

``python -m tests.contract`` runs the contract's tests and writes the table into docs/engines.md; with ``--collect`` it
runs none and prints what the table is where all pass.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path

import pytest

CONTRACT = Path(__file__).parent / "test_index.py"
PAGE = Path(__file__).parent.parent / "docs" / "engines.md"
TITLE = "## The contract, test by test\n\n"
ENGINES = ("tantivy", "elasticsearch")


class Counted:
    """A pytest plugin that counts the cases of each test and engine: those found, and those that passed."""

    def __init__(self) -> None:
        self.found: Counter[tuple[str, str]] = Counter()
        self.passed: Counter[tuple[str, str]] = Counter()
        self._places: dict[str, tuple[str, str]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            cases = getattr(item, "callspec", None)  # a test of one case has none
            if isinstance(item, pytest.Function) and cases and (engine := cases.params.get("new_url")):
                self._places[item.nodeid] = (item.originalname, engine)
                self.found[item.originalname, engine] += 1

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed and report.nodeid in self._places:
            self.passed[self._places[report.nodeid]] += 1


def table(cases: Counter[tuple[str, str]], tests: Sequence[str]) -> Iterator[str]:
    """Lines of Markdown, in the order of the tests."""
    yield f"| an index … | {' | '.join(ENGINES)} |"
    yield "|---|" + "---|" * len(ENGINES)
    for test in tests:
        said = test.removeprefix("test_").replace("_", " ")
        yield f"| {said} | {' | '.join(str(cases[test, engine]) for engine in ENGINES)} |"
    totals = [str(sum(cases[test, engine] for test in tests)) for engine in ENGINES]
    yield f"| cases in all | {' | '.join(totals)} |"


def main(arguments: Sequence[str]) -> int:
    """Run or only collect the contract's tests; exit code of pytest."""
    counted, collect = Counted(), "--collect" in arguments
    options = ["-qq", "-p", "no:cacheprovider", *(["--collect-only"] if collect else [])]
    with redirect_stdout(sys.stderr):  # the table alone is printed
        code = pytest.main([str(CONTRACT), *options], plugins=[counted])
    tests = list(dict.fromkeys(test for test, _ in counted.found))
    lines = "\n".join(table(counted.found if collect else counted.passed, tests)) + "\n"
    if collect:
        sys.stdout.write(lines)
    else:
        PAGE.write_text(PAGE.read_text(encoding="utf-8").partition(TITLE)[0] + TITLE + lines, encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
