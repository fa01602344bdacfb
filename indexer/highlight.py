"""A text and what was asked to the passage that answers best, with the words found marked."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_letters, digits
from typing import NamedTuple

from indexer.analysis import folded, spaced_words, stem, unit_spans, units
from indexer.language import Clause, Term
from indexer.passages import PASSAGE, passage
from indexer.query import Snippet

BEGINNING = 3  # letters of a word that tell whether it is worth a closer look: stemmers change what follows
_UMLAUT = re.compile("(?<=[aou])e.*")
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
        self._exact, self._stems, self._prefixes = _beginnings(terms, lang)
        forms = [*self._exact, *self._stems, *self._prefixes]
        self._beginnings = Beginnings(forms)
        letters = {form[0] for form in forms}
        others = "".join(letter for letter in ascii_letters + digits if letter.lower() not in letters)
        self._worth_a_look = re.compile(f" ([^ {others}][^ ]*)").findall  # quickly made: few letters, all of ASCII
        self._single = all(len(forms) < 2 for _, forms in self._terms)
        self._begun: Numbers = {}

    def find(self, text: str) -> list[Found]:
        """Every place a term is found at, in order, none inside another."""
        if self._single and (words := spaced_words(text)) is not None:
            return _apart(sorted(self._between_spaces(words)))
        return _apart(sorted(self._in_sequence(text), key=lambda place: (place.start, -place.end)))

    def _between_spaces(self, words: str) -> Iterator[Found]:
        """Many times faster than word by word; for words with only spaces between them, and terms of one word."""
        padded = f" {words} "
        for word, numbers in self._begun_by(self._worth_a_look(padded)).items():
            sought, length = f" {word} ", len(word)
            at = padded.find(sought)
            while at >= 0:
                for number in numbers:
                    yield Found(at, at + length, number)
                at = padded.find(sought, at + length + 1)

    def _in_sequence(self, text: str) -> Iterator[Found]:
        words = units(text)
        begun = self._begun_by(words)
        spans = unit_spans(text, words) if begun else []
        for i, word in enumerate(words if begun else ()):
            for number in begun.get(word, ()):
                if length := self._length(number, words, i):
                    yield Found(spans[i][0], spans[i + length - 1][1], number)

    def _begun_by(self, words: Iterable[str]) -> Numbers:
        worth_a_look = (word for word in set(words) if self._beginnings[word[:BEGINNING]])
        return {word: found for word in worth_a_look if (found := self._begins(word))}

    def _begins(self, word: str) -> list[int]:
        """The numbers of the terms that ``word`` begins; remembered, so that each word is looked at once."""
        if word not in self._begun:
            form = folded(word)
            numbers = [*self._exact.get(form, ()), *self._stems.get(stem(word, self._lang), ())]
            numbers += [n for prefix, own in self._prefixes.items() if form.startswith(prefix) for n in own]
            self._begun[word] = numbers
        return self._begun[word]

    def _length(self, number: int, words: list[str], at: int) -> int:
        """How many words from ``at`` on are the term; 0 if they are not."""
        kind, forms = self._terms[number]
        if len(forms) == 1:
            return 1
        there = [folded(word) for word in words[at : at + len(forms)]]
        if kind == "prefix" and len(there) == len(forms) and there[-1].startswith(forms[-1]):
            there[-1] = forms[-1]
        return len(forms) if there == forms else 0


def _beginnings(terms: Iterable[Term], lang: str) -> tuple[Numbers, Numbers, Numbers]:
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

    def __init__(self, forms: Iterable[str]) -> None:
        super().__init__()
        self._wanted = {beginning(form) for form in forms}

    def __missing__(self, letters: str) -> bool:
        begun = beginning(folded(letters))
        wanted = any(form.startswith(begun) or begun.startswith(form) for form in self._wanted)
        self[letters] = wanted or "\u0600" <= letters <= "\u06ff\U0010ffff"  # Arabic stemmers take prefixes off
        return self[letters]


def beginning(form: str) -> str:
    """What a folded word and its stem have in common: one's begins with the other's.

    An English stem may end in another vowel ("using", "use"; "dying", "die"), a German one lose an e ("Koeln", "Köln").
    """
    return _UMLAUT.sub("", form[:BEGINNING]).replace("y", "i").replace("e", "i")


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
