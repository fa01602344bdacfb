"""Terms with meanings in, their places in a text out: without case, accents and endings, in one pass."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\w+")
_TERM_WORD = re.compile(r"[\w*]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # kana and Han: words without spaces between them
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل)|[وفبلك](?=\w{4}))")  # and, with, for, the
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ـ": "", "ى": "ي", "ة": "ه"}
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its list writes it, what it shows, and how strongly."""

    text: str
    meaning: str
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at ``[start, end)``."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: tuple[str, ...]  # stems; one that ends in "*" stands for every word that begins so
    term: Term

    def matches(self, words: list[tuple[int, int, str, str]], at: int) -> bool:
        if at + len(self.words) > len(words):
            return False
        return all(_is(word, words[at + i]) for i, word in enumerate(self.words) if i)


class Vocabulary:
    """Terms, looked for together; time grows with the length of the text, not with the number of terms."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._first: dict[str, list[_Pattern]] = {}
        self._prefixes: dict[str, list[_Pattern]] = {}
        self._unspaced: dict[str, list[Term]] = {}
        self._found: dict[str, list[_Pattern]] = {}
        for term in terms:
            self._add(term)
        self._sizes = sorted({len(prefix) for prefix in self._prefixes})
        longest_first = sorted(self._unspaced, key=len, reverse=True)
        self._unspaced_pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def find(self, text: str) -> Iterator[Hit]:
        """The terms of ``text`` from left to right; of terms that overlap, the one that begins first, then the longest.

        A term that shows several things is found once for each.
        """
        words = [(match.start(), match.end(), *_forms(match.group())) for match in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            found = [pattern for pattern in self._starting(words[at]) if pattern.matches(words, at)]
            size = max((len(pattern.words) for pattern in found), default=0)
            for pattern in found:
                if len(pattern.words) == size:
                    yield Hit(words[at][0], words[at + size - 1][1], pattern.term)
            at += size or 1
        if self._unspaced and _UNSPACED.search(text):
            yield from self._find_unspaced(text)

    def _add(self, term: Term) -> None:
        if _UNSPACED.search(term.text):
            self._unspaced.setdefault(term.text, []).append(term)
            return
        words = tuple(fold(word) if word.endswith("*") else stem(fold(word)) for word in _TERM_WORD.findall(term.text))
        lists, key = (self._prefixes, words[0][:-1]) if words[0].endswith("*") else (self._first, words[0])
        patterns = lists.setdefault(key, [])
        if not any(other.words == words and other.term.meaning == term.meaning for other in patterns):
            patterns.append(_Pattern(words, term))

    def _starting(self, word: tuple[int, int, str, str]) -> list[_Pattern]:
        _, _, folded, stemmed = word
        patterns = self._found.get(folded)
        if patterns is None:
            prefixes = [folded[:size] for size in self._sizes if size <= len(folded)]
            patterns = [*self._first.get(stemmed, ()), *(p for x in prefixes for p in self._prefixes.get(x, ()))]
            if len(self._found) < _REMEMBERED:
                self._found[folded] = patterns
        return patterns

    def _find_unspaced(self, text: str) -> Iterator[Hit]:
        for match in self._unspaced_pattern.finditer(text):
            for term in self._unspaced[match.group()]:
                yield Hit(match.start(), match.end(), term)


_REMEMBERED = 50_000  # words whose terms are kept at hand: those of a few thousand pages, under 10 MB


def _is(pattern: str, word: tuple[int, int, str, str]) -> bool:
    _, _, folded, stemmed = word
    return folded.startswith(pattern[:-1]) if pattern.endswith("*") else stemmed == pattern


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str]:
    folded = fold(word)
    return folded, stem(folded)


def fold(word: str) -> str:
    """Without case and accents; letters that Unicode does not take apart are written plainly."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def stem(word: str) -> str:
    """A folded word without its commonest endings: rough, but the same for the terms and for the text."""
    if "\u0600" <= word[:1] <= "\u06ff":
        bare = _ARABIC_PREFIX.sub("", word)
        return bare.removesuffix("ه") if len(bare) > 3 else bare
    if len(word) < 4:
        return word
    word = word.removesuffix("s") if not word.endswith("ss") else word
    word = word[:-2] + "y" if word.endswith("ie") and len(word) > 5 else word
    word = re.sub(r"is(e|ed|ing|ation)$", r"iz\1", word)
    return re.sub(r"[aeo]$", "", word) if len(word) > 4 else word
