"""A place in a text to the passage a reader needs to see around it."""

from indexer.query import Snippet

PASSAGE = 320  # characters: two or three sentences, as much as a row of results can show


def passage(text: str, start: int, end: int, *, size: int = PASSAGE) -> Snippet:
    """The line ``[start, end)`` stands in, cut at words to about ``size`` characters, with the place marked.

    A place longer than that is shown, and marked, as far as it fits.
    """
    first, last = line_around(text, start, end)
    if last - first > size:
        first, last = _window(text, start, end, first, last, size)
    return Snippet(text=text[first:last], marks=((start - first, min(end, last) - first),))


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` widened to whole lines."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, len(text) if last < 0 else last


def _window(text: str, start: int, end: int, first: int, last: int, size: int) -> tuple[int, int]:
    """Of the line ``[first, last)`` about ``size`` characters with the place in the middle, cut at words."""
    end = min(end, start + size)
    left = max(first, start - (size - (end - start)) // 2)
    right = min(last, left + size)
    if left > first:
        left = text.find(" ", left, start) + 1 or left
    if right < last:
        space = text.rfind(" ", end if end < right else start, right)
        right = space if space >= 0 else right
    return left, right
