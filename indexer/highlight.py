"""A text and what was asked to the passage that answers best, with the words found marked."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from indexer.analysis import OTHER, folded, narrow, stem, unit_spans, units
from indexer.language import Clause, Term
from indexer.passages import PASSAGE, passage
from indexer.query import Snippet

BEGINNING = 3  # letters of a word that tell whether it is worth a closer look: stemmers change what follows
_UMLAUT = re.compile("(?<=[aou])e.*")
_ALIKE = {"i": "iey"}  # letters that stand for each other in a beginning
_AS_ONE = str.maketrans("ey", "ii")
SCANNED = 200_000  # characters of a text that are looked through: a page longer than that is a data dump


class Found(NamedTuple):
    """A stretch ``[start, end)`` of the text where the term of this number was found."""

    start: int
    end: int
    term: int


Numbers = dict[str, list[int]]  # word -> the numbers of the terms that begin with it


class Seeker:
    """Finds terms in texts of one language."""

    def __init__(self, terms: Iterable[Term], lang: str) -> None:
        self._lang = lang
        self._terms = [(term.kind, [folded(word) for word in units(term.text)]) for term in terms]
        self._exact, self._stems, self._prefixes = _first_words(terms, lang)
        self._beginnings = beginnings(frozenset(map(beginning, [*self._exact, *self._stems, *self._prefixes])))
        self._stems_begin = tuple(sure_beginning(form, lang) for form in self._stems)
        self._single = all(len(forms) < 2 for _, forms in self._terms)
        self._begun: Numbers = {}

    def find(self, text: str) -> list[Found]:
        """Every place a term is found at, in order, none inside another."""
        if self._single and (letters := narrow(text)) is not None:
            return self._between_spaces(text, letters)
        return _apart(sorted(self._in_sequence(text), key=lambda place: (place.start, -place.end)))

    def _between_spaces(self, text: str, letters: bytes) -> list[Found]:
        """Many times faster than word by word; for ``letters = narrow(text)`` and terms of one word."""
        words = self._beginnings.words(b" %b " % letters)
        return [Found(*at, numbers[0]) for at in words if (numbers := self._begins(text[slice(*at)]))]

    def _in_sequence(self, text: str) -> Iterator[Found]:
        words = units(text)
        begun = self._begun_by(words)
        spans = unit_spans(text, words) if begun else []
        for i, word in enumerate(words if begun else ()):
            for number in begun.get(word, ()):
                if length := self._length(number, words, i):
                    yield Found(spans[i][0], spans[i + length - 1][1], number)

    def _begun_by(self, words: Iterable[str]) -> Numbers:
        return {word: found for word in set(words) if (found := self._begins(word))}

    def _begins(self, word: str) -> list[int]:
        """The numbers of the terms that ``word`` begins; remembered, so that each word is looked at once."""
        if word not in self._begun:
            self._begun[word] = sorted(set(self._beginning_with(word))) if self._beginnings[word[:BEGINNING]] else []
        return self._begun[word]

    def _beginning_with(self, word: str) -> Iterator[int]:
        form = folded(word)
        yield from self._exact.get(form, ())
        if form.startswith(self._stems_begin):
            yield from self._stems.get(stem(word, self._lang), ())
        for prefix, numbers in self._prefixes.items():
            if form.startswith(prefix):
                yield from numbers

    def _length(self, number: int, words: list[str], at: int) -> int:
        """How many words from ``at`` on are the term; 0 if they are not."""
        kind, forms = self._terms[number]
        if len(forms) == 1:
            return 1
        there = [folded(word) for word in words[at : at + len(forms)]]
        if kind == "prefix" and len(there) == len(forms) and there[-1].startswith(forms[-1]):
            there[-1] = forms[-1]
        return len(forms) if there == forms else 0


def _first_words(terms: Iterable[Term], lang: str) -> tuple[Numbers, Numbers, Numbers]:
    """What a term's first word may be: a folded form, a stem, a beginning; each with the numbers of its terms."""
    exact: Numbers = {}
    stems: Numbers = {}
    prefixes: Numbers = {}
    for number, term in enumerate(terms):
        words = units(term.text)
        if not words or not folded(words[0]):
            continue
        first = prefixes if term.kind == "prefix" and len(words) == 1 else exact
        first.setdefault(folded(words[0]), []).append(number)
        if term.kind == "word" and len(words) == 1:
            stems.setdefault(stem(words[0], lang), []).append(number)
    return exact, stems, prefixes


class Beginnings(dict[str, bool]):
    """Whether a word that starts with these ``BEGINNING`` letters can be of interest: most need no closer look."""

    def __init__(self, wanted: frozenset[str]) -> None:
        super().__init__()
        self._wanted = wanted
        self._look = BytesAhoCorasick({b" %b" % start for start in _narrow_starts(wanted)})

    def __missing__(self, letters: str) -> bool:
        begun = beginning(folded(letters))
        wanted = any(form.startswith(begun) or begun.startswith(form) for form in self._wanted)
        self[letters] = wanted or "\u0600" <= letters <= "\u06ff\U0010ffff"  # Arabic stemmers take prefixes off
        return self[letters]

    def words(self, letters: bytes) -> Iterator[tuple[int, int]]:
        """Where in a text with these ``narrow`` letters, a space around them, words stand that may be of interest."""
        for _, start, _ in self._look.find_matches_as_indexes(letters):
            yield start, letters.index(b" ", start + 1) - 1


def _narrow_starts(wanted: Iterable[str]) -> Iterator[bytes]:
    """What a word begins with, as ``narrow`` writes it, if its ``beginning`` goes on, or is gone on by, one wanted."""
    yield bytes([OTHER])
    for form in wanted:
        umlauts = {f"{form[:n]}e" for n in range(1, len(form)) if form[n - 1] in "aou"}
        for start in (form, *umlauts):
            letters = [_ALIKE.get(letter, letter).encode("latin-1", "ignore") for letter in start]
            for n in range(1, len(letters)):
                yield from (bytes((*before, OTHER)) for before in product(*letters[:n]))
            yield from map(bytes, product(*letters))


def beginning(form: str) -> str:
    """What a folded word and its stem have in common: one's begins with the other's.

    An English stem may end in another vowel ("using", "use"; "dying", "die"), a German one lose an e ("Koeln", "Köln").
    """
    return _UMLAUT.sub("", form[:BEGINNING]).translate(_AS_ONE)


def sure_beginning(form: str, lang: str) -> str:
    """What a folded word begins with if this is its stem: stemmers change two letters at the end, or add one.

    Arabic ones take prefixes off, the German one changes letters anywhere.
    """
    return "" if lang in ("ar", "de") else form[:-2]


@lru_cache(maxsize=256)
def beginnings(wanted: frozenset[str]) -> Beginnings:
    """One for all languages whose stems begin alike: most do."""
    return Beginnings(wanted)


@lru_cache(maxsize=256)  # a page of hits asks for the same few again and again
def seeker(clauses: tuple[Clause, ...], lang: str) -> Seeker:
    """A seeker of the terms that are wanted."""
    return Seeker([term for clause in clauses if not clause.excluded for term in clause.terms], lang)


def marks(text: str, clauses: tuple[Clause, ...], *, lang: str) -> tuple[tuple[int, int], ...]:
    """Every stretch ``[start, end)`` of ``text`` that was asked for."""
    return tuple((place.start, place.end) for place in seeker(clauses, lang).find(text))


def snippet(text: str, clauses: tuple[Clause, ...], *, lang: str) -> Snippet | None:
    """The best passage; the beginning of ``text`` where only title or names fit; ``None`` without wanted words."""
    if all(clause.excluded for clause in clauses):
        return None
    found = seeker(clauses, lang).find(text[:SCANNED])
    return _best(text, found) if found else Snippet(text=passage(text, 0, 0).text)


def _apart(places: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for place in places:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _best(text: str, found: list[Found]) -> Snippet:
    """The passage around the place near which most terms stand, then most places, then the first."""
    best = found[slice(*_densest(found))]
    shown = passage(text, best[0].start, best[-1].end)
    offset = best[0].start - shown.marks[0][0]
    end = offset + len(shown.text)
    shown_marks = [(p.start - offset, p.end - offset) for p in found if offset <= p.start and p.end <= end]
    return Snippet(text=shown.text, marks=tuple(shown_marks))


def _densest(found: list[Found]) -> tuple[int, int]:
    """``[first, last)`` of the places that one passage can show together: most terms, then most places, then the first.

    Looks at each place twice, however many there are.
    """
    held: dict[int, int] = {}  # how many places of each term the passage shows
    terms = last = 0
    best = (0, 0, 0)  # how many terms, how many places, the number of the first
    for first, (start, _, term) in enumerate(found):
        while last < len(found) and (last == first or found[last].end <= start + PASSAGE):
            added = found[last].term
            held[added] = now = held.get(added, 0) + 1
            terms += now == 1
            last += 1
        if (terms, last - first) > best[:2]:
            best = (terms, last - first, first)
        held[term] -= 1
        terms -= held[term] == 0
    return best[2], best[2] + best[1]
