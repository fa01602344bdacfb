"""A run of capital words in, its surname put behind out: "Doe Roe Mr Juan", as tables of officials have it."""

from collections.abc import Sequence

from nlp.names.lexicon import lexicon
from nlp.names.setting import Setting
from nlp.names.words import Word

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sr", "sra", "mme"})
MOST_WORDS = 6


def turned(run: Sequence[Word], page: Setting) -> tuple[Word, tuple[Word, ...]] | None:
    """The honorific and the words in their usual order, if the run is all of its line and one stands inside it."""
    inside = [i for i, word in enumerate(run) if word.key in HONORIFICS]
    if len(run) > MOST_WORDS or len(inside) != 1 or not 0 < inside[0] < len(run) - 1:
        return None
    start, end = page.line(run[0].start)
    if page.text[start : run[0].start].strip() or page.text[run[-1].end : end].strip():
        return None
    at, lists = inside[0], lexicon()
    words = (*run[at + 1 :], *run[:at])
    if run[0].key in lists.openers:  # "Ihr Dr. John Roe" signs a letter
        return None
    if any(word.key in lists.junk or word.key in lists.roles or word.key in lists.role_before for word in words):
        return None
    return run[at], words
