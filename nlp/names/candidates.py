"""Runs of capital words in, candidate people out: which words may be a name, and everything that speaks for it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nlp.names.lexicon import Lexicon, fold, lexicon
from nlp.names.roles import role_after, role_before
from nlp.names.words import GLUED, Word, runs

MINIMUM = 2.0  # two independent weak signs or one strong one; below it headline words came in
WEIGHTS = {
    "honorific before": 3.5,
    "role before": 1.8,
    "role after": 1.5,
    "role glued": 3.0,
    "by-line": 2.0,
    "given name": 1.5,
    "surname": 0.7,
    "given name last": 0.7,
    "initial": 0.7,
    "particle": 0.3,
    "speech verb beside": 1.2,
    "post-nominal": 1.5,
    "from a place": 1.0,
    "model": 2.0,
    "model in part": 1.2,
    "model says otherwise": -1.5,
    "single word": -1.3,
    "a city": -3.0,
    "in a body's name": -4.0,
    "common word": -1.2,
    "long": -1.5,
}


@dataclass
class Candidate:
    """A stretch that may name a person; ``start`` is where its honorific begins, ``name_start`` its first name."""

    start: int
    name_start: int
    end: int
    words: tuple[Word, ...]
    evidence: dict[str, float] = field(default_factory=dict)
    title: str | None = None

    @property
    def score(self) -> float:
        return sum(self.evidence.values())

    def add(self, rule: str) -> None:
        self.evidence[rule] = WEIGHTS[rule]


@dataclass(frozen=True)
class Context:
    """What is known of the page beside its text: ``people`` and ``others`` are the model's, as character spans."""

    text: str
    lang: str
    people: Sequence[tuple[int, int]] = ()
    others: Sequence[tuple[int, int]] = ()
    cities: Sequence[tuple[int, int]] = ()
    bodies: Sequence[tuple[int, int]] = ()


def candidates(context: Context) -> Iterator[Candidate]:
    """Every candidate that reaches ``MINIMUM``, in order of the text."""
    lists = lexicon()
    spans = Spans(context)
    lower = lower_words(context.text)
    for run in runs(context.text):
        for candidate in segments(run, context.lang, lists):
            weigh(candidate, context, spans, lists, lower)
            if candidate.score >= MINIMUM:
                yield candidate


def lower_words(text: str) -> frozenset[str]:
    """The words that the page also writes small: they are no names."""
    return frozenset(re.findall(r"\b[^\W\d_A-Z]{3,}\b", text))


def segments(run: Iterable[Word], lang: str, lists: Lexicon) -> Iterator[Candidate]:
    """The stretches of a run between titles, roles and words that no name has."""
    titles = lists.titles_on(lang) | lists.offices
    name: list[Word] = []
    before: list[Word] = []  # honorifics directly before
    role_before = False
    for word in split_glued(run, lists):
        kind = kind_of(word, titles, lists, name)
        if kind == "name":
            name.append(word)
            continue
        if name:
            yield made(name, before, role_before, kind)
            name = []
            before, role_before = [], False
        if kind == "title":
            before.append(word)
        elif kind == "role":
            role_before, before = True, []
        else:
            before, role_before = [], False
    if name:
        yield made(name, before, role_before, "")


def split_glued(run: Iterable[Word], lists: Lexicon) -> Iterator[Word]:
    """The run with "DoeDirector" taken apart where what follows is a role or a body."""
    for word in run:
        borders = [m.start() for m in GLUED.finditer(word.text)] if len(word.text) > 4 else []
        cut = next((b for b in borders if b > 1 and _glued_tail(word.text[b:], lists)), None)
        if cut is None:
            yield word
        else:
            yield Word(word.start, word.start + cut, word.text[:cut])
            yield Word(word.start + cut, word.end, word.text[cut:])


def _glued_tail(text: str, lists: Lexicon) -> bool:
    key = Word(0, len(text), text).key
    return key in lists.roles or key in lists.role_before or key in lists.junk


def kind_of(word: Word, titles: frozenset[str], lists: Lexicon, name: list[Word]) -> str:
    """What the word is, given the words of the name so far."""
    key = word.key
    if not word.capital:
        return "name" if name else "particle"
    if word.initial and key not in titles:
        return "name" if word.text != "I" or name else "junk"
    surname = bool(name) and name[-1].key in lists.given and key in lists.surnames
    if key in titles and not surname:
        return "title"
    if key in lists.roles or (key in lists.role_before and not name):
        return "role"
    if name and key in lists.postnominals and (word.text.isupper() or "." in word.text or word.text in ("PhD", "Jr")):
        return "post"
    if key in lists.junk and not surname and not (key in lists.given and key in lists.surnames):
        return "junk"
    if not name and key in lists.openers:
        return "junk"
    return "name"


_ENDING = re.compile(r"(?:['’]s|\.)$")  # the possessive, a full stop


def made(name: list[Word], before: list[Word], role_before: bool, next_kind: str) -> Candidate:
    """A candidate of the words gathered, with the signs that stand beside it."""
    while len(name) > 1 and not name[-1].capital:
        name = name[:-1]
    start = before[0].start if before else name[0].start
    last = name[-1]
    end = last.end - (len(last.text) - len(_ENDING.sub("", last.text)) if not last.initial else 0)
    candidate = Candidate(start, name[0].start, end, tuple(name), title=before[-1].text if before else None)
    if before:
        candidate.add("honorific before")
    elif role_before:
        candidate.add("role before")
    if next_kind == "role":
        candidate.add("role glued")
    elif next_kind == "post":
        candidate.add("post-nominal")
    return candidate


@dataclass(frozen=True)
class Spans:
    """Which characters the model, the cities and the bodies cover."""

    context: Context

    def covers(self, spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in _near(spans, start, end))

    def touches(self, spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
        return any(True for _ in _near(spans, start, end))


def _near(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = max(bisect_left(spans, (start, 0)) - 1, 0)
    while at < len(spans) and spans[at][0] < end:
        if spans[at][1] > start:
            yield spans[at]
        at += 1


def weigh(candidate: Candidate, context: Context, spans: Spans, lists: Lexicon, lower: frozenset[str]) -> None:
    """Adds every sign for and against."""
    full = [word for word in candidate.words if word.capital and not word.initial]
    _weigh_words(candidate, full, lists, lower)
    start, end = candidate.name_start, candidate.end
    if spans.covers(context.people, start, end):
        candidate.add("model")
    elif spans.touches(context.people, start, end):
        candidate.add("model in part")
    elif spans.covers(context.others, start, end):
        candidate.add("model says otherwise")
    if spans.covers(context.cities, start, end):
        candidate.add("a city")
    if spans.covers(context.bodies, start, end):
        candidate.add("in a body's name")
    _weigh_neighbours(candidate, context.text, lists)
    if "role before" not in candidate.evidence and role_before(context.text, candidate.start):
        candidate.add("role before")
    if role_after(context.text, candidate.end):
        candidate.add("role after")


def _weigh_words(candidate: Candidate, full: list[Word], lists: Lexicon, lower: frozenset[str]) -> None:
    if len(candidate.words) == 1 and not (candidate.words[0].initial and len(full) == 0):
        candidate.add("single word")
    if len(full) > 5:
        candidate.add("long")
    if any(word.text.lower() in lower for word in full):
        candidate.add("common word")
    if full and full[0].key in lists.given:
        candidate.add("given name")
    elif len(full) > 1 and full[-1].key in lists.given:
        candidate.add("given name last")
    if len(full) > 1 and full[-1].key in lists.surnames:
        candidate.add("surname")
    if any(word.initial for word in candidate.words) and full:
        candidate.add("initial")
    if any(not word.capital for word in candidate.words):
        candidate.add("particle")


_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]*[:,]?[ \u00a0]*$")
_AFTER = re.compile(r"^[ \u00a0]*,?[ \u00a0]*([^\W\d_]+)(?:[ \u00a0]+([^\W\d_]+))?")
_FROM = re.compile(r"^,?[ \u00a0]+(?:from|de|aus|di|du|von|van)[ \u00a0][A-ZÀ-Þ]")


def _weigh_neighbours(candidate: Candidate, text: str, lists: Lexicon) -> None:
    before = _BEFORE.search(text[max(0, candidate.start - 40) : candidate.start])
    after = _AFTER.match(text[candidate.end : candidate.end + 60])
    near = [fold(word) for word in (after.group(1), after.group(2) or "")] if after else []
    last = fold(before.group(1)) if before else ""
    if last in lists.by_lines:
        candidate.add("by-line")
    if last in lists.speech or any(word in lists.speech for word in near):
        candidate.add("speech verb beside")
    if _FROM.match(text[candidate.end : candidate.end + 12]):
        candidate.add("from a place")
