"""Candidates in, people out: each once, under the fullest name, with all mentions."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nlp.document import Mention, Person, Reason
from nlp.names.arabic import arabic_candidates
from nlp.names.chinese import han_candidates
from nlp.names.forms import SUFFIXES, usual_case
from nlp.names.korean_japanese import hangul_candidates, kana_candidates
from nlp.names.lexicon import fold, lexicon
from nlp.names.places import Places
from nlp.names.segments import Candidate, segments
from nlp.names.setting import Setting
from nlp.names.signs import MINIMUM, lower_words, weigh_neighbours, weigh_words
from nlp.names.ties import Tie, tie
from nlp.names.told_ties import with_colleagues
from nlp.names.words import Word

UNICASED = (han_candidates, hangul_candidates, kana_candidates, arabic_candidates)
LIKELY = 0.8  # of the signs in a name alone: enough to end the role of the one before it
HOPELESS = -3.1  # no neighbours lift a candidate from here; their reading is spared
REPEATED = 300  # names looked for again; an alternation of more would make a hostile page's reading quadratic
CROWD = 50  # people of one surname that a later mention is compared with
SURE = 5.0  # a score from which confidence is as high as it gets
_BRACKET = re.compile(r" ?[(（] ?$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def person_at(people: Iterable[Person], offset: int) -> Person | None:
    """The person whose mention covers ``offset``."""
    return next((p for p in people for m in p.mentions if m.start <= offset < m.end), None)


def match_person(name: str, people: Iterable[Person]) -> Person | None:
    """The one person ``name`` can mean: the same name, or part of it ("Cr Priestley" for Damon Priestley)."""
    wanted = name_key(name)
    found = [(person, name_key(person.name)) for person in people]
    exact = [person for person, key in found if key == wanted]
    if len(exact) == 1:
        return exact[0]
    partial = [person for person, key in found if is_part(wanted, key)]
    return partial[0] if len(partial) == 1 else None


def name_key(name: str) -> tuple[str, ...]:
    """The folded words of a name, parted at hyphens; honorifics and initials' full stops left out."""
    words = [fold(word) for word in _WORD.findall(name)]
    if len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    lists = lexicon()
    while len(words) > 1 and (words[0] in lists.titles or words[0] in lists.offices):
        words = words[1:]
    return tuple(words)


def is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether every word of ``part`` stands in ``whole``, in order (an initial for its word)."""
    rest = iter(whole)
    return bool(part) and all(any(_same(w, p) for w in rest) for p in part)


def _same(word: str, part: str) -> bool:
    return word == part or (len(part) == 1 and word.startswith(part)) or (len(word) == 1 and part.startswith(word))


@dataclass
class Group:
    """One person's candidates while they are gathered."""

    key: tuple[str, ...]
    members: list[Candidate] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    _starts: list[int] = field(default_factory=list)  # of the members, in order

    def add(self, candidate: Candidate) -> None:
        self.members.append(candidate)
        self.titles.update(candidate.titles)
        insort(self._starts, candidate.start)

    def last_before(self, at: int) -> int:
        """Where the person was last named before a place; -1 if not before it."""
        i = bisect_left(self._starts, at)
        return self._starts[i - 1] if i else -1

    @property
    def fullest(self) -> Candidate:
        return max(self.members, key=lambda c: (_length(c), -sum(w.shouted for w in c.words), c.score))

    @property
    def best(self) -> Candidate:
        return max(self.members, key=lambda c: c.score)


def _length(candidate: Candidate) -> int:
    return sum(word.text.count("-") + 1 for word in candidate.words) + candidate.suffixed


def find_people(page: Setting, places: Places) -> list[Person]:
    """Everybody the text names, in order of first mention."""
    found = weighed(page)
    groups = grouped(found, page)
    join_mentions(groups, [c for c in found if c.score < MINIMUM or _short(c)], page)
    join_repeats(groups, page)
    people = [person_of(group, tie(group.members, page, places), page) for group in groups.all]
    return with_colleagues(sorted(people, key=lambda person: person.mentions[0].start), page.text)


def weighed(page: Setting) -> list[Candidate]:
    """Every candidate with all its signs; notes in ``page`` where likely names stand."""
    lower = lower_words(page.text)
    found = list(segments(page))
    for candidate in found:
        weigh_words(candidate, page, lower)
        if candidate.score >= LIKELY:
            page.names.update((candidate.start, candidate.name_start))
            page.name_ends.add(candidate.end)
    for candidate in found:
        if candidate.score > HOPELESS:
            weigh_neighbours(candidate, page)
    unicased = [candidate for reader in UNICASED for candidate in reader(page)]
    ends = {candidate.end for candidate in unicased}
    return [candidate for candidate in found if not _repeats(candidate, ends, page.text)] + unicased


def _repeats(candidate: Candidate, ends: set[int], text: str) -> bool:
    """ "安娜·林德霍姆（Anna Lindholm）": the same name in another script."""
    low = max(candidate.start - 3, 0)
    bracket = _BRACKET.search(text[low : candidate.start])
    return bracket is not None and low + bracket.start() in ends


def _short(candidate: Candidate) -> bool:
    return len(candidate.full_words) < 2 and not candidate.whole


class Groups:
    """The people so far, found again by any word of their names."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._by_word: dict[str, list[Group]] = {}

    def new(self, key: tuple[str, ...]) -> Group:
        group = Group(key)
        self.all.append(group)
        for word in set(key):
            self._by_word.setdefault(word, []).append(group)
        return group

    def with_word(self, word: str) -> list[Group]:
        """Those with that word; of a crowd the first, lest a hostile page of one surname takes quadratic time."""
        return self._by_word.get(word, [])[:CROWD]


def grouped(found: list[Candidate], page: Setting) -> Groups:
    """The accepted candidates of two names and more by person, fuller names first."""
    groups = Groups()
    accepted = [c for c in found if c.score >= MINIMUM and not _short(c)]
    for candidate in sorted(accepted, key=lambda c: (-len(c.words), c.start)):
        key = name_key(candidate.name(page.text))
        group = next((g for g in groups.with_word(key[-1]) if _same_person(key, g.key)), None)
        (group or groups.new(key)).add(candidate)
    return groups


def _same_person(key: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    if len(key) == len(whole):
        return key == whole or sorted(key) == sorted(whole)
    lists = lexicon()  # "Galindo Ceballos"; "Marques Pinto", though some are called Marques
    opens = key[0] not in lists.given or key[0] in lists.surnames or key[0] in lists.particles  # "Ben Salah"
    surnames = key == whole[-len(key) :] and opens
    return surnames or (_same(whole[0], key[0]) and is_part(key, whole))


def join_mentions(groups: Groups, rest: list[Candidate], page: Setting) -> None:
    """Gives surname-only and weak mentions to the person they can mean; accepted ones left over are people too."""
    for candidate in rest:
        key = name_key(candidate.name(page.text))
        group = _meant(candidate, key, groups.with_word(key[-1])) if key else None
        if group is None and candidate.score >= MINIMUM:
            group = groups.new(key)
        if group is not None:
            group.add(candidate)


def join_repeats(groups: Groups, page: Setting) -> None:
    """In scripts without capitals, every place where a name already found, or its last part, stands again."""
    forms: dict[str, Group] = {}
    for group in groups.all[:REPEATED]:
        if group.fullest.whole:
            last = group.fullest.words[-1].text
            forms.setdefault(page.text[group.fullest.name_start : group.fullest.end], group)
            if len(group.fullest.words) > 1 and len(last) > 2:
                forms.setdefault(last, group)
    if not forms:
        return
    taken = {i for g in groups.all for c in g.members for i in range(c.start, c.end)}
    pattern = re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True)))
    for match in pattern.finditer(page.text):
        if match.start() not in taken and _whole_word(page.text, *match.span()):
            word = Word(*match.span(), match.group())
            forms[match.group()].add(Candidate(word.start, word.start, word.end, (word,)))


def _whole_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch of Arabic letters is parted from others; scripts without spaces need not be."""
    if not "\u0600" <= text[start] <= "\u06ff":
        return True
    return not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha()


def _meant(candidate: Candidate, key: tuple[str, ...], groups: list[Group]) -> Group | None:
    """The one person a short name means: by title and name, by surname, by given name; the latest named if several."""
    if "place" in candidate.signs or "in a body's name" in candidate.signs or "beside a thing" in candidate.signs:
        return None
    if not candidate.titles and "common word" in candidate.signs and "model" not in candidate.signs:
        return None
    fitting = [g for g in groups if is_part(key, g.key)]
    titled = [g for g in fitting if not g.titles.isdisjoint(candidate.titles)]
    surname = [g for g in titled or fitting if g.key[-1] == key[-1]]
    given = [g for g in fitting if g.key[0] == key[0] and len(key) == 1]
    first_of_two = fitting if len(key) > 1 or key[0] not in lexicon().given else []  # "M. Dias" for Barthélémy Dias Roe
    for choice in (titled if len(titled) == 1 else [], surname, given, first_of_two):
        if choice:
            return max(choice, key=lambda g: g.last_before(candidate.start))
    return None


def person_of(group: Group, bond: Tie, page: Setting) -> Person:
    """One person of all mentions that are theirs."""
    best, fullest, text = group.best, group.fullest, page.text
    spans = sorted({(c.start, c.end) for c in group.members})
    return Person(
        name=usual_case(fullest.name(text)),
        role=bond.role,
        organisation=bond.organisation,
        city=bond.city.name if bond.city else None,
        country=bond.city.country if bond.city else None,
        mentions=tuple(Mention(start=a, end=b, text=text[a:b]) for a, b in spans),
        confidence=round(min(0.99, 0.5 + 0.49 * best.score / SURE), 2),
        reason=Reason(
            rule=max(best.signs, key=lambda sign: best.signs[sign]),
            evidence=(*best.signs, *bond.evidence),
            runner_up=f"no person ({best.score:.1f} of {MINIMUM:.1f} needed)",
        ),
    )
