"""Stretches of a text, few of them overlapping, and which of them touch another: found by place."""

from bisect import bisect_left, insort
from collections.abc import Iterable


class Spans:
    """``[start, end)`` in order of their starts."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)
        self._longest = max((end - start for start, end in self._spans), default=0)

    def add(self, start: int, end: int) -> None:
        insort(self._spans, (start, end))
        self._longest = max(self._longest, end - start)

    def near(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those that share a character with ``[start, end)``."""
        low = bisect_left(self._spans, (start - self._longest, 0))
        high = bisect_left(self._spans, (end, 0))
        return [span for span in self._spans[low:high] if span[1] > start]
