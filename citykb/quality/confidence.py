"""Scored pages in, how often the statements of at least some confidence are right out."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citykb.quality.evaluation import Scored
from citykb.quality.prediction import Said
from citykb.quality.statements import ignored, pair, wanted_statements
from indexer.query import DEFAULT_MIN_CONFIDENCE

LEVELS = (0.0, DEFAULT_MIN_CONFIDENCE, 0.8, 0.9, 0.95)  # the second is what is shown unless more is asked for


class Tier(NamedTuple):
    """The statements of at least this confidence, 0 to 1: words and speaker as labelled, or not."""

    confidence: float
    right: int
    false: int

    @property
    def share(self) -> float | None:
        """What of them is right; ``None`` where there are none."""
        return self.right / (self.right + self.false) if self.right + self.false else None


def tiers(pages: Iterable[Scored]) -> list[Tier]:
    """One for each of ``LEVELS``; what the labels leave open counts for neither."""
    said = [one for page in pages for one in _judged(page)]
    return [_tier(level, said) for level in LEVELS]


def _tier(level: float, said: list[tuple[Said, bool]]) -> Tier:
    held = [right for one, right in said if (one.confidence or 0.0) >= level]
    return Tier(level, sum(held), len(held) - sum(held))


def _judged(page: Scored) -> Iterator[tuple[Said, bool]]:
    wanted, spare = wanted_statements(page.gold)
    pairs, rest = pair(wanted, page.found)
    yield from ((said, True) for _, said in pairs)
    yield from ((said, False) for speaker, said in rest if not ignored(speaker, said, wanted, spare))
