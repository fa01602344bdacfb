"""A text in, the stretches of it that could be a place's name out: words, their capitals, and runs of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.places.fold import fold
from nlp.places.lists import word_list

MAX_WORDS = 6  # "San Fernando del Valle de Catamarca" has six

_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ`](?!s\b)[^\W\d_]+)*|\d+")  # "Xi'an" is one word, "Cork's" two
_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]{2})")  # "Norman LongworthEus", not "McAllen"
LINKS = word_list("links")
_ELIDED = re.compile(r"(?:[dljmnst]|qu|un|dell|all|nell|sull|dall|quell)['’](?-i:(?=[A-ZÀ-Þ]))", re.I)  # "d'Évry"
_ARTICLE = re.compile("['’]s-")  # "'s-Hertogenbosch" begins before its first capital
_JOIN_GAPS = re.compile(r"(?:[ \u00a0]+|\.[ \u00a0]?|[-–‐‑]|['’])?")


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of letters or digits of the text; ``capital`` if it starts with a capital or digit, or has no case."""

    start: int
    end: int
    text: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` (inclusive) and the key their text folds to."""

    first: int
    last: int
    key: str
    before: int = 0  # characters of the name that stand before its first word ("'s-Hertogenbosch")

    def start(self, words: list[Word]) -> int:
        return words[self.first].start - self.before


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order; a glued pair ("LongworthEus") is two."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start = match.start()
        for part in _GLUED.split(match.group()):
            elided = _ELIDED.match(part)
            if elided:
                found.append(Word(start, start + elided.end() - 1, elided.group()[:-1], part[0].isupper()))
                start, part = start + elided.end(), part[elided.end() :]
            found.append(Word(start, start + len(part), part, not part[0].islower()))
            start += len(part)
    return found


def stretches(text: str, words: list[Word]) -> Iterator[Stretch]:
    """Every run of up to ``MAX_WORDS`` words that starts and ends with a capital and is joined as names are."""
    for i, word in enumerate(words):
        if not word.capital:
            continue
        before = 3 if _ARTICLE.fullmatch(text, max(0, word.start - 3), word.start) else 0
        for j in range(i, min(i + MAX_WORDS, len(words))):
            if j > i and not _joined(text, words[j - 1], words[j]):
                break
            if words[j].capital:
                yield Stretch(i, j, fold(text[word.start - before : words[j].end]), before)
            elif words[j].text not in LINKS:
                break


def _joined(text: str, left: Word, right: Word) -> bool:
    return right.start - left.end <= 3 and _JOIN_GAPS.fullmatch(text, left.end, right.start) is not None
