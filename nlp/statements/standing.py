"""A speaker in, for whom that person speaks out: a city, the place the page tells of, nobody but herself, no city."""

import re
from dataclasses import dataclass
from typing import Literal

from nlp.document import CityInName, CityRef, Person
from nlp.names.lexicon import fold, lexicon
from nlp.places.demonyms import demonyms
from nlp.places.lists import word_list
from nlp.statements.about_words import beginnings, whole
from nlp.statements.city_index import ref
from nlp.statements.introductions import (
    OF,
    beside,
    came,
    gives_age,
    is_private_by,
    its_body,
    runs_something,
    teaches,
)
from nlp.statements.place import Places

MOSTLY = 3  # "I" to one "we": the words of one person who is not alone
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS_IN = re.compile(
    r"\b(?:in|for|en|em|no|na|au|in der|fur|per l) (?:the |la |el |le |il )?([^\W\d_]+(?: [^\W\d_]+){0,2})$"
)
_NATIONS = frozenset({"wales", "scotland", "england", "northern ireland"})  # of a country, with bodies of their own
_SCHOOL = re.compile(r"universi|college|school|escuela|ecole|schule|scuola")
_AND = re.compile(r"[&/]|\b(?:and|und|et|y|e|ed)\b")

ELSEWHERE = "an expert of a body elsewhere"

Kind = Literal["city", "place", "herself", "outside"]


@dataclass(frozen=True)
class Standing:
    """``cities`` are those spoken for; ``why`` in words."""

    kind: Kind
    why: str
    cities: tuple[CityRef, ...] = ()


def standing(speaker: Person, places: Places) -> Standing:
    """A mayor speaks for the mayor's city; a minister, a foreign expert for none; a learner for herself."""
    office = _office(speaker)
    told = office if speaker.role else " ".join(filter(None, [office, beside(speaker, places)]))
    if _is_private(office) and teaches(speaker, places):
        return Standing("place", "gives lessons there")
    if _is_private(office):
        return Standing("herself", f"speaks as {speaker.role}")
    if not office and is_private_by(speaker, places, beginnings("private")):
        return Standing("herself", "introduced as a learner")
    if gives_age(speaker, places):
        return Standing("herself", "introduced by age")
    of_city = holds_city_office(office)
    if not of_city and _has_city_word(told) and not holds_city_office(told):
        return Standing("outside", f"an office above the city: {told}")
    if not of_city and (why := _outside(f"{told} {its_body(speaker, places)}", speaker, places)):
        return Standing("outside", why, _theirs(speaker, places) if speaker.city and speaker.city in why else ())
    at_home = places.own and speaker.city in (None, places.own[0].name)
    if at_home and (code := _abroad(office, places)):
        theirs = [c for c in places.facts.cities if c.country == code]
        if len(theirs) == 1:
            return Standing("city", f"the one city of {code}", (ref(theirs[0]),))
        return Standing("outside", f"speaks for another country: {code}")
    if _works_elsewhere(speaker, office, places):
        return Standing("outside", f"whose trade speaks for no city: {office}", _theirs(speaker, places))
    of_council = of_city or beginnings("council_posts").search(office)
    if of_council and (ruled := _of_council(speaker, places)):
        return ruled
    if speaker.city and office:
        return _for_city(speaker, office, places)
    if home := came(speaker, places):
        return Standing("city" if office else "outside", "came from there", home)
    if not office and speaker.city and places.own and speaker.city != places.own[0].name:
        works = runs_something(speaker, places)
        return Standing("city" if works else "outside", f"a guest from {speaker.city}", _theirs(speaker, places))
    return Standing("place", "speaks of the place")


def _governs(office: str) -> bool:
    """ "President of the Municipal Council of Cork": its city is spoken for, though only the body's name holds it."""
    return holds_city_office(office) or not word_list("councils").isdisjoint(_WORDS.findall(office))


def holds_city_office(office: str) -> bool:
    """Whether a folded role is one of a city: a mayor's, a councillor's, but no regional councillor's."""
    return _has_city_word(office) and not beginnings("above_city").search(office)


def is_scholar(office: str) -> bool:
    return beginnings("scholar").search(office) is not None


def _studies(office: str, speaker: Person) -> bool:
    """ "Who teaches law at Sample University"; of a person without a role the university tells enough."""
    told = beginnings("studies").search(office) and beginnings("learned_bodies").search(office)
    return bool(told) or (not speaker.role and "universi" in fold(speaker.organisation or ""))


def _has_city_word(office: str) -> bool:
    return not lexicon().city_offices.isdisjoint(_WORDS.findall(office))


def _of_council(speaker: Person, places: Places) -> Standing | None:
    """A mayor whose role names no city: whence she came, her teaser's city, the one whose council is named."""
    own, facts = places.own, places.facts
    if speaker.city and not (own and speaker.city == own[0].name):
        return None
    if own and any(c.name in f"{speaker.role} {speaker.organisation}" for c in own):
        return None
    first = speaker.mentions[0].start if speaker.mentions else None
    if first is not None and (came := places.came_from(first)):
        return Standing("city", "came from there", came)
    if first is not None and facts.kind == "listing" and (teaser := places.teaser(first)):
        return Standing("city", "the teaser's city", teaser)
    councils = {
        (c.name, c.country)
        for c in facts.cities_in_names
        if {fold(w) for w in c.inside.split()} & word_list("councils")
    }
    ruled = [ref(c) for c in facts.cities if (c.name, c.country) in councils]
    return Standing("city", "the council that the page names", (ruled[0],)) if len(ruled) == 1 else None


def _rules(named: CityInName) -> bool:
    """ "Wakefield Council"; the first word of "Câmara de Lobos" is the city's own."""
    words = (fold(w) for w in _WORDS.findall(named.inside.replace(named.name, "")))
    return not word_list("councils").isdisjoint(words)


def _office(speaker: Person) -> str:
    return fold(" ".join(filter(None, [speaker.role, speaker.organisation])))


def _outside(office: str, speaker: Person, places: Places) -> str:
    """Why somebody stands above or outside any one city, else ""."""
    told = beginnings("not_outside").sub(" ", office)
    found = beginnings("outside").search(told) or beginnings("visiting").search(told)
    if found and not (speaker.city and beginnings("districts").search(office)):
        return f"stands outside any one city: {found.group()}"
    if not speaker.city and (
        country := _country_wide(fold(speaker.role or ""), fold(speaker.organisation or ""), places)
    ):
        return f"speaks for a whole country: {country}"
    scholar = is_scholar(office) or _studies(office, speaker)
    if scholar and speaker.city and not (places.own and speaker.city == places.own[0].name):
        return f"an expert from {speaker.city}"
    if not scholar or speaker.city:
        return ""
    if not speaker.organisation:  # "la professoressa Jane Doe, dell’Università di Firenze"
        office = fold(f"{office} {beside(speaker, places)} {speaker.name}")
    if speaker.organisation or beginnings("learned_bodies").search(office):
        own = {fold(c.name) for c in places.own}
        return "" if any(name in office for name in own) else ELSEWHERE
    return ""


def _country_wide(office: str, body: str, places: Places) -> str:
    """ "Director of the Learning Institute in Wales", "Skills England chief executive", but not of a school."""
    if _SCHOOL.search(f"{office} {body}"):
        return ""
    written = {fold(m.text) for country in places.facts.countries for m in country.mentions} | _NATIONS
    found = _ENDS_IN.search(office)
    if found and found[1] in written:
        return found[1]
    return next((word for word in written if body.startswith(f"{word} ") or body.endswith(f" {word}")), "")


def _works_elsewhere(speaker: Person, office: str, places: Places) -> bool:
    """ "A pharmacist from Aleppo": a trade, and no body, in another city than the page's."""
    at_home = bool(places.own) and speaker.city == places.own[0].name
    if at_home or not speaker.city or speaker.organisation or holds_city_office(office):
        return False
    return beginnings("trades").search(OF.split(office)[0]) is not None


def _theirs(speaker: Person, places: Places) -> tuple[CityRef, ...]:
    """The city a speaker is tied to; nothing for one that stands on the page only inside a body's name."""
    known = [c for c in places.facts.cities if c.name == speaker.city and speaker.country in (None, c.country)]
    found = tuple(ref(c) for c in known[:1])
    return found or tuple(c for c in places.own if c.name == speaker.city)


def _for_city(speaker: Person, office: str, places: Places) -> Standing:
    city = _theirs(speaker, places)
    if not city and speaker.city and speaker.country and _governs(office):
        city = (CityRef(name=speaker.city, country=speaker.country),)
    return Standing("city", f"{speaker.role or speaker.organisation}", (*city, *_paired(office, places, city)))


def _paired(office: str, places: Places, own: tuple[CityRef, ...]) -> tuple[CityRef, ...]:
    """The second city of "Mayor of Derry City and Strabane"."""
    return tuple(
        one
        for c in places.facts.cities
        if (one := ref(c)) not in own
        and any(_is_joined(office, fold(form)) for form in {c.name, *(m.text for m in c.mentions)})
    )


def _is_joined(office: str, city: str) -> bool:
    name, joint = re.escape(city), r"(?:\b(?:and|und|y|e|et)\b|[/&])"
    return bool(re.search(rf"{joint}\s*{name}\b|\b{name}(?:\s\w+)?\s*{joint}", office))


def _abroad(office: str, places: Places) -> str:
    """The other country of "the representative of Oman", "a Mozambican librarian" on a page of one country's city."""
    home = places.own[0].country
    for country in places.facts.countries:
        if country.code != home and any(fold(m.text) in office for m in country.mentions):
            return country.code
    codes = (demonyms(word) for word in _WORDS.findall(office))
    return next((min(found) for found in codes if found and home not in found), "")


def _is_private(office: str) -> bool:
    """A learner, a driver, somebody retired; the president of a residents' association holds an office."""
    told = beginnings("not_private").sub(" ", office)
    if beginnings("retired").search(OF.split(told)[0]):
        return True
    found = beginnings("private").search(told)
    if not found:
        return False
    core = next((part for part in _AND.split(OF.split(told)[0]) if beginnings("private").search(part)), "")
    core = core or told[: found.start()]
    known = lexicon()
    offices = known.roles | known.city_offices
    heads = [w for w in _WORDS.findall(core) if w in offices and not beginnings("private").search(w)]
    return not heads


def speaks_of_herself(words: str, lang: str, *, reported: bool = False) -> bool:
    """Whether the words are in the first person singular, and hardly for anybody else; ``reported``, in the third."""
    if reported and whole("of_herself", lang).search(words):
        return not whole("the_city", lang).search(words)
    alone, together = len(whole("self", lang).findall(words)), len(whole("we", lang).findall(words))
    return alone > 0 and alone >= MOSTLY * together
