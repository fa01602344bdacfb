"""What a page tells of somebody in so many words in, the city that ties them to out: "She works for Cork's library"."""

import re
from collections.abc import Sequence
from functools import cache

from nlp.document import City, Person
from nlp.names.lexicon import fold, lexicon
from nlp.names.places import Places
from nlp.names.segments import Candidate
from nlp.names.setting import Setting

FIRST = 3  # mentions: a person is introduced at the first ones
SENTENCE = 250  # characters from a name to the end of its sentence
OBJECT = 90  # characters behind the verb in which the city stands
BEFORE = 60  # characters before a name that hold "Doe's colleague"
NEAR = 30  # people: whom "her" means was named not long before
_STOP = re.compile(r"[.,!?;:\n“”\"]| (?:and|but|where|because|said|says|told|when|after)\b")
_NO_TIE = re.compile(r"\b(?:to|with|between|than|like|near|outside)[ \u00a0](?:the )?$")
_COLLEAGUE = re.compile(
    r"(?:(?P<of>[^\W\d_a-z][\w-]+)['’]s?|\b(?:his|her|His|Her)) (?:\w+ )?"
    r"(?:colleague|deputy|assistant|co-worker|predecessor|successor),?(?: (?:Professor|[^\W\d_a-z]\w{0,3}\.?))? ?$"
)


def told_city(members: Sequence[Candidate], page: Setting, places: Places) -> City | None:
    """The city of "Doe runs Cork's library", "Doe, who teaches at Cork University", "… Doe. She works for Cork"."""
    behind, next_one = _works()
    for member in sorted(members, key=lambda m: m.start)[:FIRST]:
        works = behind.match(page.text, member.end)
        if works is None and (found := next_one.match(page.text, member.end)):
            works = None if _another(page, member.end, found.end()) else found
        if works and (city := _object(works.end(), page, places)):
            return city
    return None


@cache
def _works() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The verb right behind a name, and at the start of the next sentence."""
    verbs = rf"(?:also |now )?(?:{'|'.join(sorted(lexicon().works))})\b"
    return (
        re.compile(rf"(?:,? who)?[ \u00a0]{verbs}"),
        re.compile(rf"[^\n.!?]{{0,{SENTENCE}}}[.!?][\"”’']*[ \u00a0](?:He|She) {verbs}"),
    )


def _another(page: Setting, start: int, end: int) -> bool:
    """Whether somebody else is named there, whom "she" may mean."""
    return any(at in page.names for at in range(start, end))


def _object(at: int, page: Setting, places: Places) -> City | None:
    stop = _STOP.search(page.text, at, at + OBJECT)
    end = stop.start() if stop else at + OBJECT
    inside = ((m.start, c) for c in places.in_names for m in c.mentions if at <= m.start < end)
    found = next(inside, None)
    named = places.city_in(at, end, in_bodies=True)
    if named:
        start = next(m.start for m in named.mentions if at <= m.start < end)
        return None if _NO_TIE.search(page.text, at, start) else named
    if found is None or _NO_TIE.search(page.text, at, found[0]):
        return None
    return City(name=found[1].name, country=found[1].country)


def with_colleagues(people: Sequence[Person], text: str) -> list[Person]:
    """ "Doe's colleague Jane Roe" is of the city that Doe is of; so is "her colleague" of whoever was named before."""
    done: list[Person] = []
    for person in people:
        start = person.mentions[0].start
        led = None if person.city or person.organisation else _COLLEAGUE.search(text, max(start - BEFORE, 0), start)
        other = _meant(done, led["of"], start) if led else None
        tied = {"city": other.city, "country": other.country} if other and other.city else {}
        done.append(person.model_copy(update=tied))
    return done


def _meant(people: Sequence[Person], name: str | None, at: int) -> Person | None:
    if name:
        return next((p for p in people if fold(name) in fold(p.name).split()), None)
    before = [(max((m.start for m in p.mentions if m.start < at), default=-1), p) for p in people[-NEAR:]]
    return max(before, key=lambda pair: pair[0])[1] if before else None
