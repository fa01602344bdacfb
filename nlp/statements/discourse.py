"""A source that points back ("she", "the mayor") in, the person it means out, by who was named and who spoke before."""

import re
from functools import cache

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.arabic_offices import definite, holds
from nlp.statements.cast import Gender, Naming, any_of, distinct, speaker_words
from nlp.statements.reading import Reading
from nlp.statements.sources import LAST, Source

DROPS_SUBJECT = frozenset({"es", "pt", "it", "fr"})  # where "they said" may be two people named before
SENTENCES_BACK = 6  # further back a pronoun means nobody in particular
SPOKE_BEFORE = 4  # speakers who stay in mind: "she" may be another than who spoke last
SPEAKER_REACH = 1_500  # characters a speaker stays in mind
NEWCOMER = 0.8  # of certainty: who was just named may be no librarian
CALLED = 0.85  # of the certainty of a pronoun: "la autoridad universitaria" may be another
MISJUDGED = 0.75
INTRODUCED = 0.85
STRANGERS = ("pointing", "role")  # kinds of sources that are people, with a name on the page or without one
TOLD_OFFICE = 4  # words of "the associate dean of extension": fewer may be of somebody the page leaves unnamed
_KIN = re.compile(
    r"的(?:丈夫|妻子|爱人|儿子|女儿|母亲|父亲|妈妈|爸爸|学生|老师|邻居|同事|孙子|孙女|奶奶|爷爷|徒弟|师傅)"
)
_OFFICE_WORD = re.compile(r"(?=([^\W\d_]+(?:-[^\W\d_]+)*))(?<![^\W\d_])")  # of "secretary-general" also "general"
_TURNS = re.compile(rf"[,;] (?:{any_of('turns_to')})\b")
OFFICE_LETTERS = 7  # "councillor" and "councilor", "director" and "directora" are one office
COMPOUND = 5  # letters of a noun that ends another: "Leiter", "Chefin"
OFFICE_ENDINGS = 2  # letters by which such forms differ at most: "presidential" is no president


class Discourse:
    """Who spoke last, as a page is read from its start to its end."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.last: tuple[Person, int] | None = None  # the last speaker and where
        self._spoke: list[tuple[Person, int]] = []  # the last speakers, the latest first
        self.together: tuple[Person, ...] = ()  # the last speakers, if several spoke at once
        self._stranger: Source | None = None  # the last speaker, if it is somebody the page leaves unnamed
        self._roles = [(p, {fold(w) for w in _OFFICE_WORD.findall(p.role or "")}) for p in reading.cast.people]

    def heard(self, people: tuple[Person, ...], at: int) -> None:
        self.last = (people[0], at)
        self._spoke = [self.last, *self._spoke[: SPOKE_BEFORE - 1]]
        self.together = people if len(people) > 1 else ()
        self._stranger = None

    def heard_stranger(self, source: Source) -> None:
        """ "A librarian said …": until somebody with a name speaks, "she" may be this one."""
        held = source.head.startswith("ال") and self._holders(source.head)
        if source.kind in STRANGERS and not held:  # "الأمين" is who is "أمين المحافظة"
            self._stranger = source

    def resolve(self, source: Source) -> tuple[tuple[Person, ...], float, str | None]:
        """The people meant, how sure that is (0 to 1), and the next best; nobody is an answer."""
        if source.people:
            return source.people, 1.0, None
        if source.kind == "plural":
            return self._several(source.start)
        if source.kind == "pronoun" and source.head == LAST:
            return self._named_last(source)
        if source.kind == "pronoun":
            return self._back(source.start, source.gender)
        if source.kind == "pointing":
            ranks = _ranks(source.name or "")
            holders = [p for p in self._holders(source.head) if ranks == _ranks(p.role or "")]
            if self.reading.lang == "de":
                holders = self._of_german_office(source.head)
            if of := definite(source.name or ""):
                holders = [p for p in holders if holds(p.role or "", source.head, of)]
            if source.head.isupper():
                holders = [
                    p
                    for p in self.reading.cast.people
                    if source.head in _initials(p.role or "") or source.head in (p.role or "").split()
                ]
            if len(holders) == 1:
                return (holders[0],), 0.92, None
            if holders:
                return self._nearest(source.start, holders)
            if self.reading.lang == "en" and (introduced := self._introduced(source)):
                return (introduced,), INTRODUCED, None
            if ranks:
                return (), 0.0, None
            if alike := self._alike(source):
                return self._nearest(source.start, alike)
            if source.head in speaker_words()["heads_of_towns"]:
                return (), 0.0, None
            if source.head in speaker_words()["pointing"]:
                return self._back(source.start, source.gender)
            if self.reading.lang in DROPS_SUBJECT and source.head not in lexicon().roles:
                people, sure, rival = self._back(source.start, source.gender)
                return people, sure * CALLED, rival
            if self.reading.lang in DROPS_SUBJECT:
                return self._newcomer(source)
        return (), 0.0, None

    def _holders(self, noun: str) -> list[Person]:
        return [p for p, role in self._roles if _is_office(noun, role)]

    def _of_german_office(self, noun: str) -> list[Person]:
        """Who holds it, a man's or a woman's as it is written; else whose office is a compound of it."""
        alike = [(p, {w for w in role if w.endswith("in") == noun.endswith("in")}) for p, role in self._roles]
        exact = [p for p, role in alike if _is_office(noun, role)]
        return exact or [p for p, role in alike if _is_compound(noun, role)]

    def _several(self, at: int) -> tuple[tuple[Person, ...], float, str | None]:
        """ "hanno spiegato", "ambos": who spoke at once before, or the two whom the sentence before names."""
        if self.reading.lang not in DROPS_SUBJECT:
            return (), 0.0, None
        if self.together and self.last and at - self.last[1] <= SPEAKER_REACH:
            return self.together, 0.9, None
        index = self.reading.sentence_at(at)
        for start, end in self.reading.sentences[max(index - 1, 0) : index + 1][::-1]:
            named = distinct(n.person for n in self.reading.cast.between(start, min(end, at)) if self._is_visible(n))
            if named:
                return (named, 0.8, None) if len(named) == 2 else ((), 0.0, None)
        return (), 0.0, None

    def _newcomer(self, source: Source) -> tuple[tuple[Person, ...], float, str | None]:
        """ "Los recibió Jane Doe. “…”, les contó la bibliotecaria.": the one person without an office just named."""
        named = self._just_named(source.start, source.gender)
        fitting = distinct(n.person for n in named if n.person.role is None)
        return (fitting, NEWCOMER, None) if len(fitting) == 1 else ((), 0.0, None)

    def _named_last(self, source: Source) -> tuple[tuple[Person, ...], float, str | None]:
        """ "Ce dernier", "esta última": in the sentence before, if not in the same."""
        named = self._just_named(source.start, source.gender)
        return ((named[-1].person,), 0.9, None) if named else ((), 0.0, None)

    def _alike(self, source: Source) -> list[Person]:
        """ "el burgomaestre" where the page names one mayor, "la chercheuse" where it names one professor."""
        groups = [group for group in office_groups() if source.head in group]
        named = {n.person.name for n in self.reading.cast.before(source.start, 40)}
        alike = [
            person
            for person, role in self._roles
            if person.name in named and self._fits(person, source.gender) and any(group & role for group in groups)
        ]
        known = speaker_words()
        heads = known["heads_of_towns"] | known["of_towns"]  # no president of a school is "o autarca"
        of_towns = [p for p, role in self._roles if p in alike and role & heads]
        return of_towns if of_towns and source.head in known["heads_of_towns"] else alike

    def _introduced(self, source: Source) -> Person | None:
        """ "Jane Doe came by bus. “…,” said the retired nurse": the one person named right before, by no other role."""
        known, lists = speaker_words(), lexicon()
        kin, trade = source.head in known["kin"], source.head in known["private"]
        office = source.head in lists.city_offices | lists.offices
        if not (kin or trade) and (office or len(_OFFICE_WORD.findall(source.name or "")) < TOLD_OFFICE):
            return None
        index = self.reading.sentence_at(source.start)
        for start, end in self.reading.sentences[max(index - 1, 0) : index + 1][::-1]:
            near = self.reading.cast.between(start, min(end, source.start))
            named = distinct(n.person for n in near if self._is_visible(n))
            if named:
                fits = len(named) == 1 and any(self._can_be_meant(n, source.gender) for n in near)
                return named[0] if fits and (kin or not named[0].role) else None
        return None

    def _nearest(self, at: int, holders: list[Person]) -> tuple[tuple[Person, ...], float, str | None]:
        for naming in self.reading.cast.before(at, 40):
            if naming.person in holders:
                other = next((p.name for p in holders if p is not naming.person), None)
                return (naming.person,), 0.8, other
        return (), 0.0, None

    def _back(self, at: int, gender: Gender | None) -> tuple[tuple[Person, ...], float, str | None]:
        """In the same sentence its first fitting name; else the last speaker, unless another was the topic since."""
        reading = self.reading
        index = reading.sentence_at(at)
        spoke = next((s for s in self._spoke if at - s[1] <= SPEAKER_REACH and self._fits(s[0], gender)), None)
        others: list[Person] = []
        for i in range(index, max(index - SENTENCES_BACK, -1), -1):
            start, end = reading.sentences[i]
            named = [n for n in reading.cast.between(start, min(end, at)) if self._can_be_meant(n, gender)]
            if self._is_strangers(start, end, gender, named):
                return (), 0.0, None
            if spoke and spoke[1] >= start:
                known = next((n.person for n in named if gender and self.reading.cast.gender(n.person) == gender), None)
                if known and known != spoke[0] and self.reading.cast.gender(spoke[0]) is None:
                    return (known,), 0.7, spoke[0].name  # "A, a learner, told B": whom the pronoun fits for sure
                rival = next((n.person.name for n in named if n.person != spoke[0]), None)
                return (spoke[0],), 0.9 if rival is None else 0.8, rival
            if named:
                named = self._turned_to(named, start)
                others = [n.person for n in named]
                chosen = named[0]
                rival = next(
                    (p.name for p in others if p != chosen.person),
                    spoke[0].name if spoke and spoke[0] != chosen.person else None,
                )
                sure = 0.85 if rival is None else 0.8 if i >= index - 1 and len(distinct(others)) == 1 else 0.65
                return (chosen.person,), sure, rival
        if spoke:
            return (spoke[0],), 0.7, None
        return self._misjudged(at)

    def _is_strangers(self, start: int, end: int, gender: Gender | None, named: list[Naming]) -> bool:
        """Whether in the sentence ``[start, end)`` somebody spoke last who has no name, and alone can be meant.

        Whose "spokeswoman" she is counts for nobody.
        """
        stranger = self._stranger
        if stranger is None or not start <= stranger.start < end:
            return False
        within = (stranger.start <= naming.start < stranger.end for naming in named)
        return _agree(stranger.gender, gender) and all(within)

    def _misjudged(self, at: int) -> tuple[tuple[Person, ...], float, str | None]:
        """The one person named just before, whom only her given name makes a man: "Jean Doe … she says"."""
        named = distinct(n.person for n in self._just_named(at, None))
        sure = len(named) != 1 or self.reading.cast.told_gender(named[0]) is not None
        return ((), 0.0, None) if sure else (named, MISJUDGED, None)

    def _turned_to(self, named: list[Naming], start: int) -> list[Naming]:
        """ "In sala Jane Doe, mentre da X è arrivato John Roe.": of two clauses the last one's people come first."""
        turns = [m.end() for m in _TURNS.finditer(self.reading.masked, start, named[-1].start)]
        behind = [n for n in named if turns and n.start > turns[-1]]
        return [*behind, *(n for n in named if n not in behind)]

    def _just_named(self, at: int, gender: Gender | None) -> list[Naming]:
        """Whom the sentence names before ``at``, and the one before it, of those who can be meant."""
        start = self.reading.sentences[max(self.reading.sentence_at(at) - 1, 0)][0]
        return [n for n in self.reading.cast.between(start, at) if self._can_be_meant(n, gender)]

    def _can_be_meant(self, naming: Naming, gender: Gender | None) -> bool:
        after = self.reading.text[naming.end : naming.end + 2]
        if self.reading.lang == "zh" and _KIN.match(self.reading.text, naming.end):
            return False
        if naming.person.name in self.reading.cast.authors or self.reading.is_escort(naming):
            return False
        return self._fits(naming.person, gender) and after not in ("'s", "’s") and self._is_visible(naming)

    def _is_visible(self, naming: Naming) -> bool:
        return self.reading.masked[naming.start] != "\ufffc"

    def _fits(self, person: Person, gender: Gender | None) -> bool:
        return _agree(self.reading.cast.gender(person), gender)


def _agree(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one == other


@cache
def office_groups() -> tuple[frozenset[str], ...]:
    """Offices and professions that one and the same person may be called by, from ``nlp/data/speakers.toml``."""
    return tuple(frozenset(group.split(",")) for group in speaker_words()["alike"])


def _is_office(noun: str, role: set[str]) -> bool:
    noun = noun.removeprefix("ال")  # "المحافظ" is who is "محافظ الإسكندرية"
    return any(
        word[:OFFICE_LETTERS] == noun[:OFFICE_LETTERS] and abs(len(word) - len(noun)) <= OFFICE_ENDINGS for word in role
    )


def _is_compound(noun: str, role: set[str]) -> bool:
    """ "der Bürgermeister" is who is "Bildungsbürgermeister"; not the "Altbürgermeister"."""
    known = speaker_words()["other_holders"]
    parts = [word.removesuffix(noun) for word in role if len(noun) >= COMPOUND and word.endswith(noun)]
    return any(part not in known for part in parts)


def _initials(office: str) -> str:
    """Of "Secretary General of the Commission", "SGC"."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", office) if word[0].isupper())


def _ranks(office: str) -> set[str]:
    return {fold(word) for word in re.findall(r"[^\W\d_]+", office)} & speaker_words()["ranks"]
