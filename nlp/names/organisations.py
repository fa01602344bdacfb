"""A text in, the bodies it names out: those of the list, and capital words joined round a head such as "University"."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp.document import Mention, Organisation
from nlp.names.lexicon import fold, lexicon
from nlp.names.role_words import is_office_holder
from nlp.names.words import CAPITAL, GAP

Span = tuple[int, int]
ACRONYMS = 100  # looked for again; no page explains more, and a hostile one must not cost quadratic time
MAX_WORDS = 14  # "Instituto de la UNESCO para el Aprendizaje a lo Largo de Toda la Vida" has fourteen
_FULL_NAME = re.compile(r"[ \u00a0]([^\W\d_]+)[ \u00a0]([^\W\d_]+)")
_ACRONYM = re.compile(r"[ \u00a0]?\(([A-Z][A-Za-z-]{1,9})\)")
_LETTER = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Bodies:
    """The words and names of ``organisations.toml``, folded."""

    first: frozenset[str]
    last: frozenset[str]
    inside: tuple[str, ...]
    run: re.Pattern[str]
    known: re.Pattern[str]
    names: dict[str, tuple[str, str | None]]  # any form, folded: name and acronym


@cache
def bodies() -> Bodies:
    """The project's own list."""
    data = tomllib.loads((files("nlp") / "data" / "organisations.toml").read_text(encoding="utf-8"))
    names: dict[str, tuple[str, str | None]] = {}
    forms: list[str] = []
    for line in data["known"]:
        name, acronym, others = (part.strip() for part in line.split("|"))
        for form in (name, acronym, *(o.strip() for o in others.split(";"))):
            if form:
                names.setdefault(fold(form), (name, acronym if acronym != name else None))
                forms.append(form)
    links = "|".join(sorted(map(re.escape, data["links"].split()), key=len, reverse=True))
    elided = r"(?:[dDlL]['’]|[dD]ell['’]|[nN]ell['’]|[aA]ll['’])?"
    run = rf"(?<![\w#@]){elided}{CAPITAL}(?:{GAP}(?:(?:{links}){GAP}){{0,4}}{elided}{CAPITAL}){{0,{MAX_WORDS}}}"
    known = "|".join(sorted((_spaced(form) for form in set(forms)), key=len, reverse=True))
    return Bodies(
        first=frozenset(map(fold, data["first"].split())),
        last=frozenset(map(fold, data["last"].split())),
        inside=tuple(data["inside"].split()),
        run=re.compile(run),
        known=re.compile(rf"(?<![^\W\d_])(?:{known})(?![^\W\d_])"),
        names=names,
    )


def _spaced(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s").replace("'", "['’]")


def find_organisations(
    text: str, extra: Sequence[Span] = (), places: Sequence[Span] = (), inside: Sequence[Span] = ()
) -> list[Organisation]:
    """Every body once, in order of first mention; ``extra`` are the model's spans, ``places`` are no bodies.

    ``inside`` are the cities within longer names: a full name right behind one is a person's.
    """
    at, towns = dict(places), sorted(end for _, end in inside)
    spans = [_before_person(text, span, towns) for span in named_bodies(text) if at.get(span[0], 0) < span[1]]
    spans = [span for span in spans if not is_office_holder(text[slice(*span)])]
    extra = [span for span in extra if at.get(span[0], 0) < span[1]]
    taken = _Taken(spans)
    spans += [span for span in extra if not taken.overlaps(*span) and _plausible(text[span[0] : span[1]])]
    return _grouped(text, sorted([*spans, *_acronyms_again(text, spans)]))


def _before_person(text: str, span: Span, towns: Sequence[int]) -> Span:
    """Of "Universidad de Málaga Remedios Bermúdez" the university."""
    lists = lexicon()
    for end in towns[bisect_right(towns, span[0]) : bisect_left(towns, span[1])]:
        names = _FULL_NAME.match(text, end)
        if names and fold(names[1]) in lists.given and fold(names[2]) in lists.surnames:
            return span[0], end
    return span


def _acronyms_again(text: str, spans: list[Span]) -> list[Span]:
    """Where an acronym stands that the page explains: "Organisation for Lifelong Reading (OLR)"."""
    explained = dict.fromkeys(match.group(1) for _, end in spans if (match := _ACRONYM.match(text, end)))
    short = [acronym for acronym in explained if acronym not in bodies().names][:ACRONYMS]
    if not short:
        return []
    taken = _Taken(spans)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, short))})(?![\w-])")
    return [match.span() for match in pattern.finditer(text) if not taken.overlaps(*match.span())]


def named_bodies(text: str) -> list[tuple[int, int]]:
    """Spans of listed bodies and of capital runs with a head, in order, none over another."""
    found: list[tuple[int, int]] = []
    position = 0
    for match in bodies().known.finditer(text):
        found += _headed(text, position, match.start())
        position = match.end()
        found.append(match.span())
    found += _headed(text, position, len(text))
    return found


def _headed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in bodies().run.finditer(text, start, end):
        part: list[Part] = []
        for word in _LETTER.finditer(match.group()):
            here = Part(match.start() + word.start(), match.start() + word.end(), fold(word.group()), word.group())
            if here.breaks or (not part and here.opening):
                yield from _in_part(part)
                part = []
            else:
                part.append(here)
        yield from _in_part(part)


@dataclass(frozen=True)
class Part:
    """One word of a run of capitals and links."""

    start: int
    end: int
    key: str
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def opens(self) -> bool:
        """A head that what it is of follows: "Institute of"."""
        return self.capital and (self.key in bodies().first or self.closes)

    @property
    def closes(self) -> bool:
        return self.capital and (self.key in bodies().last or self._compound)

    @property
    def breaks(self) -> bool:
        """A word that no body's name holds: a role or an honorific."""
        lists = lexicon()
        return self.capital and not self.opens and (self.key in lists.roles or self.key in lists.titles)

    @property
    def opening(self) -> bool:
        """The first word of a sentence."""
        return self.key in lexicon().openers

    @property
    def _compound(self) -> bool:
        if self.key in lexicon().given:  # Montserrat is no council
            return False
        return len(self.key) > 8 and any(self.key.endswith(tail) and self.key != tail for tail in bodies().inside)


def _in_part(part: list[Part]) -> Iterator[tuple[int, int]]:
    """Each head's body: the capitals right before it, and what its links add after it."""
    i = 0
    free = 0  # the first word no body has taken
    while i < len(part):
        if not part[i].opens:
            i += 1
            continue
        first = i
        while first > free and part[first - 1].capital:
            first -= 1
        last = _last(part, i, headed=first < i)
        if last > first:
            yield part[first].start, part[last].end
        free = i = last + 1


def _last(part: list[Part], head: int, *, headed: bool) -> int:
    """The last word of the body headed by ``part[head]``; ``headed`` if capitals stand before the head."""
    last = i = head
    if part[head].key not in bodies().first and headed:
        while i + 1 < len(part) and part[i + 1].closes:  # "Wuhan University Press"
            i = last = i + 1
        return last
    linked = False
    while i + 1 < len(part):
        i += 1
        if part[i].capital:
            if part[i].opens and part[i - 1].key in _AND:
                break
            last = i
        elif part[i].key in _STOPS or (part[i].key in _AND and not linked):
            break
        else:
            linked = True
    return last


_AND = frozenset(("and", "und", "et", "y", "e", "en", "ve", "i"))
_STOPS = frozenset(("at", "in"))  # "Centre for Adult Learning at the University"; in Glasgow


def _plausible(name: str) -> bool:
    return (
        len(name) > 2 and name[0].isupper() and "\n" not in name and any(c.islower() for c in name[1:]) | name.isupper()
    )


@dataclass
class _Taken:
    spans: list[tuple[int, int]]

    def __post_init__(self) -> None:
        self.starts = {i for a, b in self.spans for i in range(a, b)}

    def overlaps(self, start: int, end: int) -> bool:
        return start in self.starts or end - 1 in self.starts


def _grouped(text: str, spans: list[tuple[int, int]]) -> list[Organisation]:
    names: dict[str, tuple[str, str | None]] = {}
    mentions: dict[str, list[Mention]] = {}
    by_acronym: dict[str, str] = {}
    for start, end in spans:
        written = re.sub(r"\s+", " ", text[start:end])
        name, acronym = bodies().names.get(fold(written), (written, None))
        key = by_acronym.get(written) or fold(name)
        match = _ACRONYM.match(text, end)
        if match and key not in by_acronym.values():
            by_acronym[match.group(1)] = key
            acronym = match.group(1)
        known = names.setdefault(key, (name, acronym))
        if acronym and not known[1]:
            names[key] = (known[0], acronym)
        mentions.setdefault(key, []).append(Mention(start=start, end=end, text=text[start:end]))
    return [Organisation(name=names[k][0], acronym=names[k][1], mentions=tuple(m)) for k, m in mentions.items()]


def headed(name: str) -> bool:
    """Whether a body's name is listed or has a head of its own: not the model's word alone."""
    if fold(name) in bodies().names:
        return True
    return any(Part(0, 0, fold(m.group()), m.group()).opens for m in _LETTER.finditer(name))
