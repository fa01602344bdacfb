"""Words of somebody who speaks for no city in, the city out that they praise, describe or urge."""

import re

from nlp.document import CityRef
from nlp.names.lexicon import fold
from nlp.statements.about_words import beginnings, whole
from nlp.statements.city_index import ref
from nlp.statements.place import LEAD, STOP, Places, sentence_start

MARKS = "“\"«„「『‘'"
SHORT = 15  # characters of "said " before a city
NEAR = 40  # characters behind "applauded", the first of the reported words, in which it has its object
OBJECT = 25  # characters between such a verb and the words that are its object: "hailed in her turn “…”"
_LEADS_IN = re.compile(  # "said Derby had “…”", "selon laquelle …": before what the fragment is told of
    r"(?:\b(?:said|says|say|that|believes|thinks|que|che|dass|laquelle|lequel|quale)|\bqu['’]|\b[أا]ن)\s*$",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"(?:{_LEADS_IN.pattern}|[,،]\s*$)", re.IGNORECASE)  # "For the expert, the capital showed “…”"
_REST = re.compile(r"[^\W\d_]*")


def praised(places: Places, start: int, end: int) -> tuple[tuple[CityRef, ...], str] | None:
    """ "He praised Lagoa, “an example …”"; "she lauded the council for “…”"; "hailed “an answer …”"."""
    text, lang = places.facts.page.text, places.facts.lang
    floor = max(start - LEAD, 0)
    top = sentence_start(text, floor, start)
    for a, b in ((top, start), (start, end)):
        for verb in beginnings("praises", lang).finditer(fold(text[a:b])):
            behind = a + verb.start()
            reach = min(behind + LEAD, b)
            stop = STOP.search(text, behind, reach)
            if cities := places.index.named(behind, stop.start() if stop else reach):
                named = places.own if set(places.own) & set(cities) else cities
                return named, f"named behind “{verb.group()}”"
            if not places.own or behind > start:
                continue  # amid the words "call" and "city" are anybody's
            if meant := _local_power(places, behind, start if behind < start else min(reach, behind + NEAR)):
                return _of_power(places, meant, start), f"“{meant}” behind “{verb.group()}”"
            if behind < start and _is_object(text, behind, start):
                return places.own, f"what somebody “{verb.group()}…” on the city's own page"
    return _told_of(places, top, start)


def _told_of(places: Places, top: int, start: int) -> tuple[tuple[CityRef, ...], str] | None:
    """ "She said Derby had “opened a door”": what a fragment of the sentence is told of."""
    text = places.facts.page.text
    if text[top:start].rstrip(" \u00a0")[-1:] not in tuple(MARKS) or not text[start : start + 1].islower():
        return None
    for at, _, city in places.index.between(top, start):
        if _LEADS_IN.search(text, max(at - SHORT, top), at):
            return (ref(city),), "what the fragment is told of"
    power = whole("local_power", places.facts.lang)
    for found in power.finditer(text, top, start):
        if places.own and _OPENS.search(text, max(found.start() - SHORT, top), found.start()):
            return _of_power(places, found.group(), start), f"“{found.group()}”, of which the fragment is told"
    return None


def _local_power(places: Places, verb: int, end: int) -> str:
    """ "The city" or those who govern it, behind the verb."""
    found = whole("local_power", places.facts.lang).search(places.facts.page.text, verb, end)
    return found.group() if found else ""


def _of_power(places: Places, meant: str, start: int) -> tuple[CityRef, ...]:
    """The page's own city; but "the capital" is the one that the paragraph names, if it names one."""
    top = places.facts.page.text.rfind("\n", 0, start) + 1
    return (places.index.only(top, start) if "capital" in meant else ()) or places.own


def _is_object(text: str, verb: int, start: int) -> bool:
    """Whether what is praised are the quoted words themselves: "hailed in her turn “an answer …”"."""
    lead = text[verb:start].rstrip(" \u00a0")
    stop = _REST.match(lead)
    return lead[-1:] in MARKS and stop is not None and len(lead) - stop.end() <= OBJECT
