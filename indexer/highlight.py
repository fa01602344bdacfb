"""A text and what was asked to the passage that answers best, with the words found marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.analysis import folded, stem, units
from indexer.language import Clause, Term
from indexer.passages import PASSAGE, passage
from indexer.query import Snippet

SCANNED = 200_000  # characters of a text that are looked through: a page longer than that is a data dump


@dataclass(frozen=True)
class Found:
    """A stretch of the text where the term of this number was found."""

    start: int
    end: int
    term: int


def snippet(texts: Sequence[str], clauses: Iterable[Clause], *, lang: str) -> Snippet | None:
    """The best passage of the first of ``texts`` that holds a term of ``clauses``; else the first text's beginning."""
    terms = [term for clause in clauses if not clause.excluded for term in clause.terms]
    if not terms:
        return None
    for text in texts:
        if found := find(text[:SCANNED], terms, lang=lang):
            return _best(text, found)
    return Snippet(text=passage(texts[0], 0, 0).text) if texts else None


def find(text: str, terms: Sequence[Term], *, lang: str) -> list[Found]:
    """Every place of ``text`` a term is found at, in order, none inside another."""
    pieces = units(text)
    forms = [folded(word) for word, _, _ in pieces]
    places = [
        Found(pieces[i][1], pieces[j - 1][2], number)
        for number, term in enumerate(terms)
        for i, j in _matches(term, [word for word, _, _ in pieces], forms, lang)
    ]
    return _apart(sorted(places, key=lambda place: (place.start, -place.end)))


def _matches(term: Term, words: list[str], forms: list[str], lang: str) -> Iterable[tuple[int, int]]:
    wanted = [word for word, _, _ in units(term.text)]
    sought = [folded(word) for word in wanted]
    if len(sought) == 1 and term.kind == "prefix":
        return [(i, i + 1) for i, form in enumerate(forms) if form.startswith(sought[0])]
    if len(sought) == 1 and term.kind == "word":
        root = stem(wanted[0], lang)
        return [(i, i + 1) for i, form in enumerate(forms) if form == sought[0] or stem(words[i], lang) == root]
    return [
        (i, i + len(sought))
        for i, form in enumerate(forms)
        if form == sought[0] and forms[i : i + len(sought)] == sought
    ]


def _apart(places: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for place in places:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _best(text: str, found: list[Found]) -> Snippet:
    """The passage around the place near which most terms stand, then most places, then the first."""
    best = max(range(len(found)), key=lambda i: (*_worth(found, i), -i))
    near = [place for place in found[best:] if place.end <= found[best].start + PASSAGE]
    shown = passage(text, near[0].start, near[-1].end)
    offset = near[0].start - shown.marks[0][0]
    marks = [
        (p.start - offset, p.end - offset) for p in found if offset <= p.start and p.end <= offset + len(shown.text)
    ]
    return Snippet(text=shown.text, marks=tuple(marks))


def _worth(found: list[Found], first: int) -> tuple[int, int]:
    near = []
    for place in found[first:]:
        if place.end > found[first].start + PASSAGE:
            break
        near.append(place.term)
    return len(set(near)), len(near)
