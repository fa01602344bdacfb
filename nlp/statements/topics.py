"""Words of somebody who speaks for no city in, the cities out that the words themselves are about."""

import re

from nlp.document import City, CityRef
from nlp.names.lexicon import fold
from nlp.statements.about_words import small_words, whole
from nlp.statements.city_index import distinct, ref
from nlp.statements.place import LEAD, PARAGRAPH, STOP, Places
from nlp.statements.praised import praised

ONE = frozenset({"a", "une", "una", "uma", "eine"})  # "a city that reads aloud" may be the speaker's own
OPENS = 45  # characters of a clause before the city that it is about
FIRST_WORDS = 25  # characters in which "there" or "both" points back
MEANT = "the city meant by"
BEHIND = 20  # characters: "here in Cork"
_CLAUSE = re.compile(r"[.!?…;:][\"”’»)\]]*\s+|[。！？；：，,]|\n|[“”\"«»„「」–—]")
_INSERTED = re.compile(r"“[^“„\n]{0,300}„|[”»][^“”«»\n]{0,300}[“«]|\"[^\"\n]{0,300}\"")
_WORDS = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r", (?:and |or )?")  # "in Wote, Emali and Mtito Andei" begins no clause at its second city
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

Topic = tuple[tuple[CityRef, ...], str]


def topic(places: Places, start: int, end: int) -> Topic:
    """The cities that ``[start, end)`` are about, and how they are named; nothing for words on cities in general."""
    text, lang = places.facts.page.text, places.facts.lang
    words = spoken(text[start:end])
    own = places.own if places.index.names(places.own, start, end) or _spelt(places, words) else ()
    subjects = _subjects(places, start, end)
    if subjects and own and (measure := _measure(places, start, end)):
        return own, f"measured by the page's own city: “{measure}”"
    if subjects:
        return subjects, "what the words begin with"
    if own:
        return own, "the page's own city in the words"
    if pointing := says_here(words, lang) or (not in_general(words, lang) and said("the_city", lang, words)):
        return places.own or places.around(start), f"{MEANT} “{pointing.strip()}”"
    if len(places.titled) == 2 and (pair := said("two_cities", lang, words)):
        return places.titled, f"the two of the title: “{pair}”"
    return pointed_at(places, start, end) or praised(places, start, end) or ((), "")


def _measure(places: Places, start: int, end: int) -> str:
    """ "In Fermo we are asked for the same as in Cork": the words that make the page's own city the measure."""
    text, measures = places.facts.page.text, whole("measures", places.facts.lang)
    own = (at for at, _, city in places.index.between(start, end) if ref(city) in places.own)
    found = (m for at in own for m in measures.finditer(text, max(start, at - BEHIND), at) if m.end() == at - 1)
    return next((m.group() for m in found), "")


def opens_with(places: Places, start: int, end: int, *, bare: bool = False) -> tuple[CityRef, ...]:
    """The other cities that the first clause is about, unless the words name the page's own or say "we".

    With ``bare``, only where a city is the first word: "Winterthur überlegt", not "Para Cascais".
    """
    text = places.facts.page.text
    words = text[start:end]
    if said("we", places.facts.lang, words) or places.index.names(places.own, start, end) or _spelt(places, words):
        return ()
    if bare and not places.index.named(start, start + 1):
        return ()
    first = _CLAUSE.search(text, start + 1, end)
    return _subjects(places, start, first.start() if first else end)


def at_home(places: Places, start: int, end: int) -> tuple[CityRef, ...]:
    """ "We in Eupen …", "bei uns in Eupen", "here in Cork": the one city, not the page's, where the speaker lives."""
    text, home = places.facts.page.text, whole("at_home", places.facts.lang)
    if places.index.names(places.own, start, end):
        return ()
    found = [
        city
        for at, _, city in places.index.between(start, end)
        if any(m.end() >= at - 1 for m in home.finditer(text, max(start, at - BEHIND), at))
    ]
    cities = distinct(found or _opened(places, start, end))
    return cities if len(cities) == 1 else ()


def _opened(places: Places, start: int, end: int) -> list[City]:
    """ "In Fermo we began with …": the city that the words open with, unless they tell of a visit."""
    text, lang = places.facts.page.text, places.facts.lang
    first = next(places.index.between(start, min(start + OPENS, end)), None)
    if first is None or _WORDS.sub("", text[start : first[0]]).strip() or len(text[start : first[0]].split()) != 1:
        return []
    lead_in = first[1] + (text[first[1] : first[1] + 1] == " ")
    tells = whole("we_there", lang).match(text, lead_in)
    stop = STOP.search(text, lead_in, min(start + LEAD, end))
    rest = text[lead_in : stop.start() if stop else min(start + LEAD, end)]
    return [first[2]] if tells and not said("visited", lang, rest) else []


def compared(places: Places, start: int, end: int) -> tuple[CityRef, ...]:
    """ "Trieste took two years. Cividale took two months": the two that begin a sentence each, one the page's own."""
    found = _subjects(places, start, end)
    named = places.index.named(start, end)
    apart = len(found) == 2 and found == named and bool(set(found) & set(places.own))
    return found if apart and places.own[0] != found[0] else ()


def introduced_by(places: Places, at: int) -> tuple[CityRef, ...]:
    """The one other city that opens the paragraph of a name: "Legazpi showed … Jane Doe, head teacher there"."""
    text = places.facts.page.text
    top = text.rfind("\n", max(at - PARAGRAPH, 0), at) + 1
    if at - top > PARAGRAPH:
        return ()
    first = _CLAUSE.search(text, top + 1, at)
    subjects = _subjects(places, top, first.start() if first else at)
    named = places.index.named(top, at)
    return subjects if len(subjects) == 1 and subjects == named != places.own and text[top].isalpha() else ()


def in_general(words: str, lang: str, *, many: bool = False) -> bool:
    """Whether the words are on cities in general: "every city", "a learning city is …"; with ``many``, not on one."""
    others = whole("others", lang)  # "other British cities will copy it" is on this one
    meant = (m for m in whole("any_city", lang).finditer(words))
    found = next((m.group() for m in meant if not others.search(words, max(m.start() - BEHIND, 0), m.start())), "")
    return bool(found) and not (many and fold(found).split()[0] in ONE)


def spoken(words: str) -> str:
    """The words without what the writer says between two quotations: "”, said Doe of the city library. “"."""
    return _INSERTED.sub(" ", words) if words.count('"') % 2 == 0 else words


def says_here(words: str, lang: str) -> str:
    """ "Here" with the words behind it, where it means a place."""
    told = whole("not_here", lang).sub(" ", words)
    found = whole("here", lang).search(told)
    return told[found.start() : found.end() + BEHIND] if found else ""


def said(key: str, lang: str, words: str) -> str:
    found = whole(key, lang).search(words)
    return found.group() if found else ""


def _spelt(places: Places, words: str) -> bool:
    """ "The Royal Commission for Jubail": the page's own city inside the name of a body."""
    return any(re.search(rf"(?<!\w){re.escape(c.name)}(?!\w)", words) for c in places.own)


def _subjects(places: Places, start: int, end: int) -> tuple[CityRef, ...]:
    """The cities that begin a clause of the words, but for small words: "À Gatineau, c’est …", "why Multan cannot"."""
    text, small = places.facts.page.text, small_words(places.facts.lang)
    found: list[City] = []
    last = before = start
    for at, stop, city in places.index.between(start, end):
        listed, before = _LISTED.fullmatch(text, before, at) and before > last, stop
        floor = max(start, at - OPENS)
        begins = max((m.end() for m in _CLAUSE.finditer(text, floor, at)), default=floor)
        joined = found and begins <= last and not _other_words(text[last:at], small)
        if not listed and (begins > floor or floor == start or joined):
            lead = text[begins:at]
            if joined or not _other_words(lead, small):
                found.append(city)
                last = stop
    return distinct(found)


def _other_words(lead: str, small: frozenset[str]) -> bool:
    if _UNSPACED.search(lead):
        return lead.strip() not in small
    return any(fold(w) not in small for w in _WORDS.findall(lead))


def pointed_at(places: Places, start: int, end: int) -> Topic | None:
    """ "Espoo. There …", "There they showed us …", "both started …": the city named so, or in the sentence before."""
    text, lang = places.facts.page.text, places.facts.lang
    for _, stop, city in places.index.between(start, start + 1):
        if text[stop : stop + 1] in ".!:–—。！：":
            return (ref(city),), "the answer is its name"
    opening = text[start : min(start + FIRST_WORDS, end)]
    if found := _opens_with(whole("there", lang), opening):
        before = _before(places, start)
        cities = before if len(before) == 1 else tuple(c for c in before if c not in places.own)
        if len(cities) == 1:
            return cities, f"the city that “{found}” points at"
    if found := _opens_with(whole("both", lang), opening):
        cities = _before(places, start)
        if len(cities) == 2:
            return cities, f"the cities that “{found}” points at"
    return None


def _opens_with(pattern: re.Pattern[str], opening: str) -> str:
    found = pattern.match(opening.lstrip("“\"«„ …'‘"))
    return found.group() if found else ""


def _before(places: Places, start: int) -> tuple[CityRef, ...]:
    """The cities of the words' own sentence before them, else of the sentence before that."""
    text, floor = places.facts.page.text, max(start - LEAD, 0)
    stops = [floor, *(m.end() for m in STOP.finditer(text, floor, start)), start]
    for a, b in zip(reversed(stops[:-1]), reversed(stops[1:]), strict=True):
        if found := places.index.named(a, b):
            return found
    return ()
