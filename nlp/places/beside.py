"""Names in the order of the text in, the country or division that the words beside each tell out."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from nlp.gazetteer import Named
from nlp.places.countries import is_capital
from nlp.places.demonyms import told_before
from nlp.places.spot import LARGE, Name

_BESIDE = re.compile(r"\s?[,(（،]\s?(?:the |l['’]|la |el |le )?|/|\s[-–—]\s|\.?,\s")
_OPENED = re.compile(r"\s?[(（][^()（）\n]*")  # "Thailand (Chiang Rai and Phuket)"
CITIES_AROUND = 2  # cities in a list that make a city of what may be a country
LONGEST_BRACKET = 300  # characters: bounds the look back
_WITHIN = re.compile(
    r" (?:in|en|em|no|na|au|aux|im|nel|nello|nella|do|da|del|du|de|of) (?:the |l['’]|la |el |le )?", re.I
)
_AND = "(?:and|y|e|et|und|o|ou|or)"
_AGAIN = r"(?:(?:de|em|en|di|à|a|in|ad|da|na|no) )?"  # "de Brockton e de Roterdão"
LIST = re.compile(rf"\s?(?:,|;|/|、|،|&)\s?(?:{_AND} )?{_AGAIN}|\s(?:{_AND}|&|و)(?: {_AGAIN}|\s?)")

_TOGETHER = re.compile(rf"(?:{LIST.pattern})(?:the |l['’]|la |le |les |los |las |el |die |den |der )?")
_HOLDS_AND = re.compile(rf"\b{_AND}\b")


def beside(names: list[Name], text: str) -> list[frozenset[str]]:
    """For each name, the codes of countries and divisions right after it that one of its places lies in.

    A name that told so ("Mexico" in "Santiago, Mexico") can itself only be that country or division: its
    ``places`` are emptied.
    """
    found: list[frozenset[str]] = [frozenset()] * len(names)
    heading, opened = -1, frozenset[str]()
    for i, name in enumerate(names):
        if _OPENED.fullmatch(text, heading, name.start) if 0 <= heading >= name.start - LONGEST_BRACKET else False:
            found[i] = frozenset(code for code in opened if _lies(name, code))
        if name.places and not found[i]:
            found[i] = frozenset(_codes_after(i, names, text))
        if name.places and not found[i]:
            found[i] = frozenset(code for code in told_before(text, name.start) if _lies(name, code))
        codes = _countries(name)
        if codes:
            heading, opened = name.end, codes
    return found


def keep_cities(names: list[Name], text: str) -> None:
    """ "الدوحة ومسقط وتونس": of a name of both, between cities the country is dropped; ``regions`` are emptied."""
    run: list[Name] = []
    for name in [*names, None]:
        if name and run and LIST.fullmatch(text, run[-1].end, name.start):
            run.append(name)
            continue
        _keep_cities(run, text)
        run = [name] if name else []


def _keep_cities(run: list[Name], text: str) -> None:
    if any(_is_followed_by_its_country(*pair, text) for pair in pairwise(run)):
        return
    countries = [n for n in run if _countries(n)]
    both = [n for n in countries if n.places]
    cities = [n for n in run if n not in countries and any(_is_known(p) for p in n.places)]
    if both and len(cities) >= CITIES_AROUND and len(cities) + len(both) == len(run):
        for left, name in pairwise([None, *run]):
            if name not in both:
                continue
            codes = {region.code for region in name.regions}  # of the same country: Amman is not the Isle of Man's
            own = [p.place for p in name.places if p.place.country in codes]
            told = left is not None and _lies_in(left, codes)  # "Santiago, Mexico"
            if not told and any(place.member or is_capital(place.name, place.country) for place in own):
                name.regions = []


def _is_followed_by_its_country(city: Name, name: Name, text: str) -> bool:
    """ "Santiago, Mexico, and San José, Costa Rica"."""
    return text[city.end : name.start].strip() in (",", "،") and _lies_in(city, _countries(name))


def keep_countries(names: list[Name], text: str) -> None:
    """ "both the United States and Norway": of two countries named together neither is a town; ``places`` are emptied.

    The same of American states with "and" between them; elsewhere divisions are called after their towns. Capitals and
    great cities stay open.
    """
    for first, second in pairwise(names):
        if not _TOGETHER.fullmatch(text, first.end, second.start):
            continue
        countries = [_countries(name) for name in (first, second)]
        states = [any(r.kind == "admin1" and r.country == "US" for r in name.regions) for name in (first, second)]
        named_so = all(countries) and countries[0] != countries[1] and not _lies_in(first, countries[1])
        alike = all(states) and _HOLDS_AND.search(text, first.end, second.start) is not None
        for name in (first, second) if named_so or alike else ():
            if not any(_is_known(p) or is_capital(p.place.name, p.place.country) for p in name.places):
                name.places = []


def _countries(name: Name) -> frozenset[str]:
    """The codes of the countries that bear it."""
    return frozenset(r.code for r in name.regions if r.kind == "country")


def _lies_in(name: Name, countries: Collection[str]) -> bool:
    """ "Liberia, Costa Rica"."""
    return any(p.place.country in countries for p in name.places)


def _is_known(named: Named) -> bool:
    return named.place.member or named.place.population >= LARGE


def _codes_after(i: int, names: list[Name], text: str) -> Iterator[str]:
    name, j = names[i], i + 1
    inside = {p.place.country for p in name.places} | {f"{p.place.country}.{p.place.admin1}" for p in name.places}
    while j < len(names) and j <= i + 2:
        gap = text[names[j - 1].end : names[j].start]
        if not (_BESIDE.fullmatch(gap) or (_WITHIN.fullmatch(gap) and j == i + 1)):
            return
        codes = {r.admin1 if r.kind != "country" else r.code for r in names[j].regions}
        if names[j].places and not names[j].regions:
            return
        told = sorted(code for code in codes if code in inside)
        if _goes_on_as_list(j, names, text):
            return
        if told and not _WITHIN.fullmatch(gap):
            names[j].places = []
        yield from told
        j += 1


def _goes_on_as_list(j: int, names: list[Name], text: str) -> bool:
    """Whether a member's own name stands inside a list: in "Limerick, Cork and Waterford" Cork is no county."""
    if j + 1 >= len(names) or not any(p.place.member for p in names[j].places):
        return False
    if any(r.kind == "country" for r in (*names[j].regions, *names[j + 1].regions)):
        return False
    gap = text[names[j].end : names[j + 1].start]
    return bool(LIST.fullmatch(gap)) and bool(names[j + 1].places)


def leaning(names: list[Name], text: str, codes: list[frozenset[str]]) -> list[frozenset[str]]:
    """For each name without a country beside it, the countries its place in a list or its sentence suggests."""
    found: list[frozenset[str]] = [frozenset()] * len(names)
    for i in range(len(names) - 2, -1, -1):  # "Araguaína y Passo Fundo (Brasil)": from the last to the first
        if not codes[i] and LIST.fullmatch(text[names[i].end : names[i + 1].start]):
            after = codes[i + 1] or found[i + 1]
            found[i] = frozenset(code for code in after if _lies(names[i], code))
    end, last = 0, frozenset[str]()
    for i, name in enumerate(names):
        if _BREAK.search(text, end, name.start):
            last = frozenset()
        end = name.end
        countries = _countries(name)
        if countries:
            last = countries
        elif not codes[i] and not found[i]:
            found[i] = frozenset(code for code in last if _lies(name, code))
    return found


_BREAK = re.compile(r"[.!?]\s+(?=\S)|\n\n")


def _lies(name: Name, code: str) -> bool:
    return any(code in (p.place.country, f"{p.place.country}.{p.place.admin1}") for p in name.places)
