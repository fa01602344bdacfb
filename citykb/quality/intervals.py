"""Counts page by page in, how sure their F1 is out: a 95 % interval by resampling the pages."""

import random
from collections.abc import Sequence

from citykb.quality.counts import Count

RESAMPLES = 1000  # the bounds move by less than 0.01 from one run of a thousand to the next
SEED = 20240214  # the same report from the same pages


def f1_interval(pages: Sequence[Count]) -> tuple[float, float] | None:
    """The 2.5th and 97.5th percentile of F1 over resampled pages; ``None`` where there is nothing to count."""
    chance = random.Random(SEED)
    figures = sorted(figure for figure in (_resampled(pages, chance) for _ in range(RESAMPLES)) if figure is not None)
    if not figures:
        return None
    return figures[int(0.025 * len(figures))], figures[min(int(0.975 * len(figures)), len(figures) - 1)]


def _resampled(pages: Sequence[Count], chance: random.Random) -> float | None:
    total = Count()
    for count in chance.choices(pages, k=len(pages)):
        total.add(count.tp, count.fp, count.fn)
    return total.f1
