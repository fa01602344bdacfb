"""The words before a place's name in, the country they tell out: "the Portuguese city of", "la ville ivoirienne de"."""

import re
from functools import cache

from nlp.places.fold import fold
from nlp.places.lists import rows, word_list

REACH = 50  # characters looked back
_LAST_WORDS = re.compile(r"(?:[^\W\d_]+[ -]){1,5}$")
_SMALL = frozenset(("of", "de", "di", "du", "d", "the", "twin", "port", "coastal", "partner"))


def told_before(text: str, start: int) -> frozenset[str]:
    """Codes of the countries whose demonym stands with a civic word right before ``start``."""
    found = _LAST_WORDS.search(text, max(0, start - REACH), start)
    if not found:
        return frozenset()
    words = [fold(word) for word in re.split(r"[ -]", found.group().strip())]
    while words and words[-1] in _SMALL:
        words.pop()
    civic = [i for i in (-1, -2) if len(words) >= -i and words[i] in word_list("civic")]
    if not civic or len(words) < 2:
        return frozenset()
    near = words[-2:] if civic[0] == -2 else words[-3:-1]  # "ville ivoirienne", "Portuguese city"
    return frozenset(code for word in near for code in _table().get(word, ()))


def demonyms(word: str) -> frozenset[str]:
    """Codes of the countries that a folded word is the demonym of."""
    return _table().get(word, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows("demonyms.csv"):
        for word in row["words"].split():
            found[fold(word)] = found.get(fold(word), frozenset()) | {row["code"]}
    return found
