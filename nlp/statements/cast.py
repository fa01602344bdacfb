"""The people of a page in, who is meant at a place of the text out: full names, surnames, names only a model saw."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from nlp.document import Mention, Person
from nlp.names.forms import without_suffix
from nlp.names.lexicon import fold, lexicon, opens_by_line
from nlp.names.people import match_person
from nlp.statements.genders import gender_of_office

Gender = Literal["m", "f"]
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = "de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|bin|ibn|al|el|ter|mac|zu"
_WORD = rf"{CAPITAL}(?:[\w’'-]*\w|\.)"
NAME = re.compile(rf"(?<![\w#@])(?:{_WORD})(?:[ \u00a0](?:(?:{_PARTICLES})[ \u00a0]){{0,2}}(?:{_WORD})){{1,4}}")
_OWN_WORDS = r"(?:Fazit|Rat|Bilanz|Appell|Wunsch|Antwort|Credo|Botschaft|Urteil|Rezept|Kommentar)\b"  # "Kerns Fazit"
ACRONYM = 7  # letters: a surname in capitals may be longer
FEW = 300  # people whose full names are looked for; more would make the reading of a hostile page quadratic
_REPORTER = re.compile(  # "新华社巴黎2月18日电(记者徐永春 王明)"
    r"[（(【][^）)】\n]{0,16}(?:[记記]者|通[讯訊][员員]|[编編][辑輯]|[摄攝]影)[^）)】\n，。]{0,9}$"
)
_ACRONYMS = re.compile(r"[A-Z]{2,3} [A-Z]{2,4}")  # "DG EMPL"
_FOR_OR_AGAINST = re.compile(r"(?<!\w)(?:pro|anti|non)-$", re.IGNORECASE)  # "a pro-Doe group"
HONORIFIC = re.compile(r"(?<![\w.])([^\W\d_]+)\.?[ \u00a0]+$")  # not the "m." of "4 p.m." above the name


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named."""

    start: int
    end: int
    person: Person


class Cast:
    """Everybody a page names and where; lookups by place."""

    def __init__(
        self, text: str, people: list[Person], seen_by_model: list[tuple[int, int]] | None = None, lang: str = ""
    ) -> None:
        self.text, self.lang = text, lang
        people = [_in_full(text, person) for person in people[:FEW]] + people[FEW:]
        self.people = list(people)
        found = {(m.start, m.end): p for p in people for m in p.mentions}
        taken = sorted(found)
        for start, end, person in [*_surnames(text, people), *self._of_model(seen_by_model or [])]:
            if not _overlaps(taken, start, end):
                found[(start, end)] = person
        found = {
            span: person
            for span, person in found.items()
            if not _FOR_OR_AGAINST.search(text[max(span[0] - 6, 0) : span[0]])
        }
        self.namings = sorted((Naming(s, e, p) for (s, e), p in found.items()), key=lambda n: (n.start, -n.end))
        self._starts = [n.start for n in self.namings]
        self.authors = {n.person.name for n in self.namings if self.is_by_line(n)}
        self._genders: dict[tuple[str, str | None, int], Gender | None] = {}

    def between(self, start: int, end: int) -> list[Naming]:
        """The namings that begin in ``[start, end)``."""
        return self.namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, offset: int) -> Naming | None:
        """The naming that covers ``offset``."""
        i = bisect_left(self._starts, offset + 1)
        return next((n for n in self.namings[max(i - 3, 0) : i] if n.start <= offset < n.end), None)

    def before(self, at: int, limit: int) -> list[Naming]:
        """Up to ``limit`` namings that begin before ``at``, the nearest first."""
        i = bisect_left(self._starts, at)
        return self.namings[max(i - limit, 0) : i][::-1]

    def is_by_line(self, naming: Naming) -> bool:
        """ "By Jane Doe", "… at the launch. Photo Jane Doe": who made the page, and is no part of what it tells."""
        lead = self.text[max(naming.start - 24, 0) : naming.start]
        words = re.findall(r"[^\W\d_]+", lead[lead.rfind("\n") + 1 :])
        if (words and fold(words[-1]) in lexicon().credits) or _REPORTER.search(lead):
            return True
        opens = naming.start < 24 or "\n" in lead
        return opens and len(words) == 1 and opens_by_line(words[0])

    def gender(self, person: Person) -> Gender | None:
        """As the page's honorifics, the office, or the given name tell; ``None`` where they do not."""
        key = (person.name, person.role, len(person.mentions))  # a record with many mentions is slow to hash
        if key not in self._genders:
            self._genders[key] = self._gender(person)
        return self._genders[key]

    def told_gender(self, person: Person) -> Gender | None:
        """As honorifics and the office tell, which are surer than lists of names."""
        words = speaker_words()
        titles = [
            fold(match.group(1))
            for m in person.mentions
            if (match := HONORIFIC.search(self.text, max(m.start - 12, 0), m.start))
        ]
        titles += [fold(w) for m in person.mentions for w in m.text.split()[:1] if not _is_lord_mayor(m.text)]
        roles = {fold(w) for w in re.findall(r"[^\W\d_]+", person.role or "")}
        women = any(t in words["titles_of_women"] for t in titles) or bool(roles & words["nouns_of_women"])
        men = any(t in words["titles_of_men"] for t in titles) or bool(roles & words["nouns_of_men"])
        return None if women == men else ("f" if women else "m")

    def _gender(self, person: Person) -> Gender | None:
        if told := self.told_gender(person):
            return told
        words, given = speaker_words(), _given(person.name)
        if fold(person.name.rsplit(" ", 1)[-1]) in words["last_names_of_women"]:
            return "f"
        office = gender_of_office(person.role or "", self.lang)
        women, men = bool(given & words["women"]) or office == "f", bool(given & words["men"])
        return office if women == men else ("f" if women else "m")

    def _of_model(self, spans: list[tuple[int, int]]) -> list[tuple[int, int, Person]]:
        """Names only the model saw; a person of the page where the name can mean just one."""
        known: dict[str, Person] = {}
        fresh: list[Person] = []
        result = []
        for start, end in spans:
            name = re.sub(r"(?:['’]s?)$", "", self.text[start:end].strip())
            if not _is_name(name):
                continue
            if name not in known:
                person = match_person(name, [*self.people, *fresh])
                if person is None and _is_label(name, self.text[start + len(name) : start + len(name) + 1]):
                    continue
                known[name] = person or Person(name=name)
                if known[name].name == name and known[name] not in self.people:
                    fresh.append(known[name])
            result.append((start, start + len(name), known[name]))
        return result


def _given(name: str) -> set[str]:
    """The first name written out: "Noraini Abdul Wahab" is no man for her father's name, nor anybody for a surname."""
    words = name.split()
    full = [fold(word) for word in (words[:-1] or words) if len(word.rstrip(".")) > 1]
    return set(full[:1])


def _is_lord_mayor(words: str) -> bool:
    """ "Lord Mayor Jane Doe", "Lord Provost": an office of women and men."""
    second = words.split()[1:2]
    return bool(second) and fold(second[0]) in lexicon().city_offices


def _in_full(text: str, person: Person) -> Person:
    """ "Ms Reading", who is also named as Florence Reading, though a list of cities took the given name."""
    name = person.name
    if " " in name or not name[:1].isupper():
        return person
    known = speaker_words()["women"] | speaker_words()["men"]
    pattern = re.compile(rf"(?<!\w)({CAPITAL}[\w’'-]{{1,30}}) {re.escape(name)}(?!\w)")
    full = [m for m in pattern.finditer(text) if fold(m.group(1)) in known]
    if len({m.group() for m in full}) != 1:
        return person
    fuller = [Mention(start=m.start(), end=m.end(), text=m.group()) for m in full]
    kept = [m for m in person.mentions if not any(_is_within(m, other) for other in fuller)]
    mentions = tuple(sorted([*kept, *fuller], key=lambda m: m.start))
    return person.model_copy(update={"name": fuller[0].text, "mentions": mentions})


def _is_within(one: Mention, other: Mention) -> bool:
    return other.start <= one.start and one.end <= other.end


def distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """Each person once, in order; told apart by name, because a record with many mentions is slow to hash."""
    return tuple({person.name: person for person in people}.values())


def _is_name(name: str) -> bool:
    """Whether more than titles and offices is there: models take "Councillor" and "Dr" for people."""
    words = [fold(w) for w in re.findall(r"[^\W\d_]{2,}", name)]
    titled = " ".join(words) in lexicon().title_pairs  # "His Excellency"
    return (
        "\n" not in name and not titled and not _ACRONYMS.fullmatch(name) and any(w not in _no_names() for w in words)
    )


def _is_label(name: str, after: str) -> bool:
    """ "Obituary: a friend of …", "GNLC": a single word that no list has as a name, before a colon or in capitals."""
    lists, key = lexicon(), fold(name)
    alone = " " not in name and key not in lists.given and key not in lists.surnames
    return alone and (after == ":" or (name.isupper() and len(name) < ACRONYM))


@cache
def _no_names() -> frozenset[str]:
    lists = lexicon()
    labels = lists.by_lines | lists.credits | lists.people_labels  # "Entretien: Jane Doe"
    return lists.titles | lists.roles | lists.offices | lists.role_before | lists.openers | labels


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    i = bisect_left(taken, (end, 0))
    return any(start < b for _, b in taken[max(i - 2, 0) : i])


def _surnames(text: str, people: list[Person]) -> list[tuple[int, int, Person]]:
    """Where somebody is named by one surname alone; a surname two people share names neither."""
    by_surname: dict[str, Person | None] = {}
    lists = lexicon()
    for person in people:
        for i, word in enumerate(words := without_suffix(person.name).split()):
            last = i == len(words) - 1
            if i and len(word) > 2 and word[0].isupper() and (last or fold(word) not in lists.given):
                unclear = fold(word) in lists.junk or by_surname.get(word, person) is not person
                by_surname[word] = None if unclear else person
    known = [s for s, p in by_surname.items() if p]
    if not known:
        return []
    pattern = re.compile(rf"(?<![\w-])({'|'.join(re.escape(s) for s in known)})(?:(?![\w-])|(?=s {_OWN_WORDS}))")
    return [(m.start(), m.end(), p) for m in pattern.finditer(text) if (p := by_surname[m.group()])]


@cache
def speaker_words() -> dict[str, frozenset[str]]:
    """The lists of ``nlp/data/speakers.toml``, folded."""
    return {
        key: frozenset(fold(word) for word in (words.split() if isinstance(words, str) else words))
        for key, words in _speakers().items()
        if not isinstance(words, dict)
    }


@cache
def any_of(key: str) -> str:
    """A list of the same file as a pattern, as written, the longest first; apostrophes may be curved."""
    words = sorted(_speakers()[key], key=len, reverse=True)
    return "|".join(re.escape(word).replace("'", "['’]") for word in words)


@cache
def _speakers() -> dict[str, Any]:
    return tomllib.loads(files("nlp").joinpath("data/speakers.toml").read_text(encoding="utf-8"))
