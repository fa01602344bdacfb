"""Countries named in a text in; the cities meant beside them without being found by name out.

Two kinds: a capital paraphrased ("Portugal's capital"), and a place too small for the gazetteer whose words say plainly
that it is one ("the village of Eus, France", "Norman LongworthEus, France", or in a line of its own below a name).
"""

import re
from collections.abc import Iterator

from nlp.gazetteer import Gazetteer, Named, Place
from nlp.places.countries import countries
from nlp.places.fold import fold
from nlp.places.lists import common_words, rows
from nlp.places.misspelt import is_one_off
from nlp.places.options import Option
from nlp.places.resolve import Sense
from nlp.places.spot import Name
from nlp.places.surroundings import CITY_OF, Reading

SHORTEST_MISSPELT = 5  # letters: shorter names are one letter from many others
REACH = 60  # characters before a country's name that are looked at
_CAPITAL_OF = re.compile(
    r"(?:capital(?: city)? of|la capital (?:de|del)|a capital (?:de|do|da)|la capitale (?:de|du|de la|de l['’]|des|del"
    r"|della|dell['’])|die Hauptstadt (?:von|der)) ?(?:the |la |el |le |l['’])?$"
)
# "the music capital of Ecuador": hardly ever the seat of its government
_OTHER_CAPITAL = re.compile(
    r"\b(?!(?:the|a|national|political|administrative|federal|in|to|from|new|current|its|and|is|as) $)[a-z]+ $", re.I
)
_ITS_CAPITAL = re.compile(r"['’]s (?:capital|capital city)\b(?! of)| العاصمة\b")  # "الجزائر العاصمة"
_CALLED = re.compile(
    r"\b(?:[Cc]ity|[Tt]own|[Vv]illage|[Mm]unicipality|[Cc]ommune|[Mm]ayor) of "
    r"(?P<city>(?:[A-ZÀ-Þ][\w'’-]+ ?){1,3})[,(] ?\(?$"
    r"|(?<=[a-zà-ÿ])(?P<glued>[A-ZÀ-Þ][a-zà-ÿ]{2,}), $"
    r"|(?<=[^\W\d_A-Z]\n)(?P<below>[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:[ -][A-ZÀ-Þ][a-zà-ÿ]+)?), $"
)


def beyond(names: list[Name], text: str, gazetteer: Gazetteer) -> Iterator[tuple[Name, Reading, Sense]]:
    """Each such city as a name, how it reads and the one place it is."""
    taken = {i for name in names if name.places for i in range(name.start, name.end)}
    for name in names:
        codes = [region.code for region in name.regions if region.kind == "country"]
        if len(codes) != 1:
            continue
        before = text[max(0, name.start - REACH) : name.start]
        its, of = _ITS_CAPITAL.match(text, name.end), _CAPITAL_OF.search(before)
        if of and _OTHER_CAPITAL.search(before, 0, of.start()):
            of = None
        if its or of:
            start = name.start if its else name.start - len(before) + (of.start() if of else 0)
            yield from _capital(name, codes[0], start, its.end() if its else name.end, text, gazetteer)
        called = _CALLED.search(before)
        if called and not (called["below"] and text[name.end : name.end + 1].strip()):
            yield from _unlisted(name, called, name.start - len(before), codes[0], taken, gazetteer)


def _capital(
    name: Name, country: str, start: int, end: int, text: str, gazetteer: Gazetteer
) -> Iterator[tuple[Name, Reading, Sense]]:
    named = [n for n in gazetteer.by_name(countries()[country].capital) if n.place.country == country]
    if named:
        yield _found(Name(start, end, text[start:end], name.key, name.first, name.last), named[0], "capital")


def _unlisted(
    name: Name, called: re.Match[str], offset: int, country: str, taken: set[int], gazetteer: Gazetteer
) -> Iterator[tuple[Name, Reading, Sense]]:
    group = next(kind for kind in ("city", "glued", "below") if called[kind])
    text = called[group].strip()
    start = offset + called.start(group)
    if start not in taken and fold(text) not in common_words():
        place = _misspelt_member(text, country, gazetteer) or Place(0, text, country, "", None, None, 0, None, None)
        found = Name(start, start + len(text), text, fold(text), name.first, name.last)
        yield _found(found, Named(place, 0), "not in the gazetteer")


def _misspelt_member(text: str, country: str, gazetteer: Gazetteer) -> Place | None:
    """The member of that country whose name is one letter off: "Ybicuí, Paraguay" is Ybycuí."""
    key = fold(text)
    if len(key) < SHORTEST_MISSPELT:
        return None
    own = [row for row in rows("members.csv") if row["country"] == country and is_one_off(key, fold(row["name"]))]
    found = [n.place for row in own for n in gazetteer.by_name(row["name"]) if n.place.member]
    return found[0] if len({place.id for place in found}) == 1 else None


def _found(name: Name, named: Named, shown_by: str) -> tuple[Name, Reading, Sense]:
    name.places = [named]
    sense = Sense(name.text, [Option(named.place, None, 0.0)], beside=frozenset((named.place.country,)))
    return name, Reading("place", shown_by, place_cue=CITY_OF), sense
