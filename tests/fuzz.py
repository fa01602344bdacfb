"""``python -m tests.fuzz [--minutes 10]``: hostile texts through the whole extraction until the time is up.

What breaks it is made small and kept in ``tests/hostile``, where the tests read it from then on.
"""

import argparse
import hashlib
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.hostile_texts import ANY, CASES, read_sanely

ROUND = 250  # texts drawn from one seed
HERE = Path(__file__).parents[1]


@dataclass
class Run:
    """What was read so far, and the shortest text of each kind of failure."""

    until: float
    texts: int = 0
    characters: int = 0
    seconds: float = 0.0
    slowest: float = 0.0  # processor seconds for 1,000 characters, of texts long enough to tell
    failures: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)  # failures of earlier rounds: they end none of the later

    def read(self, text: str) -> None:
        """One text; raises what the extraction or a check of it raised, if this round is the first to."""
        if time.monotonic() > self.until:
            return
        self.texts += 1
        self.characters += len(text)
        try:
            took = read_sanely(text, timed=True)
        except Exception as error:
            if self._failed(error, text) not in self.known:
                raise
            return
        self.seconds += took
        if len(text) > 2_000:
            self.slowest = max(self.slowest, 1_000 * took / len(text))

    def _failed(self, error: Exception, text: str) -> str:
        where = place_of(error)
        if len(text) < len(self.failures.get(where, text + "…")):
            self.failures[where] = text
        return where


def place_of(error: Exception) -> str:
    """The kind of an error and the last line of ours it passed, which tell one flaw from another."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(HERE) and "site-packages" not in f.filename]
    return f"{type(error).__name__} in {Path(ours[-1].filename).name}: {ours[-1].line}"


def fuzz(minutes: float, *, first_seed: int = 0) -> Run:
    """Rounds of Hypothesis with ever new seeds, until the time is up."""
    run = Run(until=time.monotonic() + 60 * minutes)
    number = first_seed
    while time.monotonic() < run.until:
        try:
            _round(run, number)
        except Exception as error:  # noqa: BLE001 - kept in the run; the next seed goes on
            print(f"seed {number}: {type(error).__name__}: {str(error)[:300]}", flush=True)
        run.known.update(run.failures)
        number += 1
    return run


def _round(run: Run, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(ANY)
    def read(text: str) -> None:
        run.read(text)

    read()


def keep(failures: dict[str, str]) -> list[Path]:
    """Each failing text as a file of its own."""
    CASES.mkdir(exist_ok=True)
    kept = []
    for text in failures.values():
        path = CASES / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
        path.write_bytes(text.encode())
        kept.append(path)
    return kept


def main() -> int:
    """Print what was read; 1 if anything broke."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=int(time.time()), help="of the first round; printed")
    given_ = options.parse_args()
    print(f"first seed {given_.seed}", flush=True)
    run = fuzz(given_.minutes, first_seed=given_.seed)
    print(
        f"{run.texts:,} texts, {run.characters:,} characters, {run.seconds:.0f} processor seconds of extraction; "
        f"at most {1_000 * run.slowest:.0f} ms for 1,000 characters"
    )
    for where, path in zip(run.failures, keep(run.failures), strict=True):
        print(f"FAILED {where}: {path}")
    return 1 if run.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
