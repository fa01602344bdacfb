"""A text in, the names in it that some place or region bears out: longest match, left to right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from nlp.gazetteer import ALTERNATE, Gazetteer, Named, RegionNamed
from nlp.places.fold import fold
from nlp.places.lists import peoples, rows, told_apart, word_list
from nlp.places.names import Stretch, Word, stretches

LARGE = 100_000  # people
SUFFIXES = frozenset(("gu", "si", "gun", "ku", "shi"))  # district, city and county in Korean and Japanese names
MAX_NAMESAKES = 200  # "San José" has about 150; a key with more is no use as a name


@dataclass(slots=True)
class Name:
    """A stretch ``[start, end)`` of the text that places or regions are called by; words ``first`` to ``last``."""

    start: int
    end: int
    text: str
    key: str
    first: int
    last: int
    places: list[Named] = field(default_factory=list, repr=False)
    regions: list[RegionNamed] = field(default_factory=list, repr=False)


def spot(
    text: str, words: list[Word], gazetteer: Gazetteer, extra: Iterable[Stretch] = (), *, hamlets: bool = False
) -> list[Name]:
    """Names in the order of the text, none overlapping; ``extra`` are candidates of scripts without capitals.

    ``hamlets``: may the page speak of American villages too small for GeoNames?
    """
    abbreviated = list(_abbreviations(text, words))
    runs = [*stretches(text, words), *extra]
    keys = {run.key for run in runs if run.key}
    places, regions = gazetteer.lookup(keys, hamlets=hamlets), gazetteer.regions(keys)
    taken = bytearray(len(words))
    found: list[Name] = []
    for name in abbreviated:
        taken[name.first : name.last + 1] = b"\1" * (name.last + 1 - name.first)
        found.append(name)
    known = [run for run in runs if run.key in places or run.key in regions]
    for run in sorted(known, key=lambda r: (r.first - r.last, *_rival(r, words, places, regions), r.first)):
        if any(taken[run.first : run.last + 1]) or _is_the_people(run, words):
            continue
        last = _with_suffix(run.last, text, words)
        start, end = run.start(words), words[last].end
        name = Name(start, end, text[start:end], run.key, run.first, last)
        name.places, name.regions = places.get(run.key, [])[:MAX_NAMESAKES], _told(regions.get(run.key, []))
        if run.key in peoples():
            name.places = []
        _tell_apart(name, words)
        if _plausible(name, words) and not _is_word(name, text) and not _office_of(name, words, places):
            taken[run.first : last + 1] = b"\1" * (last + 1 - run.first)
            found.append(name)
    return sorted(found, key=lambda name: name.start)


def _is_the_people(run: Stretch, words: list[Word]) -> bool:
    """ "Roma mentors" are not of Rome."""
    behind = words[run.last + 1].text if run.last + 1 < len(words) else ""
    return run.key == "roma" and behind in word_list("behind_a_people")


def _with_suffix(last: int, text: str, words: list[Word]) -> int:
    """The word behind the hyphen of "Eunpyeong-gu" belongs to the name."""
    if last + 1 >= len(words) or words[last + 1].text not in SUFFIXES:
        return last
    return last + 1 if text[words[last].end : words[last + 1].start] in ("-", "‑", "‐") else last


def _rival(
    run: Stretch, words: list[Word], places: dict[str, list[Named]], regions: dict[str, list[RegionNamed]]
) -> tuple[bool, bool]:
    """Of two names as long that share a character, where none parts the words: the country's, the large city's."""
    if words[run.first].cased:  # "Município da Praia da Vitória": the member's
        return False, not any(n.place.member for n in places.get(run.key, []))
    country = any(region.kind == "country" for region in regions.get(run.key, []))
    return not country, not any(n.place.member or n.place.population >= LARGE for n in places.get(run.key, []))


def _tell_apart(name: Name, words: list[Word]) -> None:
    """ "عمّان" is the city, "عُمان" and "سلطنة عمان" the country: by the vowel sign or the word before."""
    both = next((row for row in told_apart() if row["key"] == name.key), None)
    if both is None:
        return
    before = fold(words[name.first - 1].text) if name.first else ""
    region = {before, before[1:]} & word_list("region_before")
    if any(sign in name.text for sign in both["city"].split()):
        name.regions = []
    elif any(sign in name.text for sign in both["country"].split()) or region:
        name.places, name.key = [], f"{name.key} {before}"  # a sense of its own beside the city's


def _told(regions: list[RegionNamed]) -> list[RegionNamed]:
    """A country's name is not that of its own division ("México")."""
    countries = {region.code for region in regions if region.kind == "country"}
    return [region for region in regions if region.kind == "country" or region.country not in countries]


def _office_of(name: Name, words: list[Word], places: dict[str, list[Named]]) -> bool:
    """ "Dublin City Manager" is of Dublin, unless the place is called City first of all ("Kansas City")."""
    if not name.key.endswith(" city") or name.last + 1 >= len(words) or name.key.removesuffix(" city") not in places:
        return False
    after = words[name.last + 1]
    called_so = any(n.rank < ALTERNATE for n in name.places)
    return after.capital and after.start == name.end + 1 and not called_so


def _is_word(name: Name, text: str) -> bool:
    """ "Türen" (Turin), "长治久安": a word, or the beginning of one, that no page means as a city."""
    return any(
        word.startswith(name.key) and fold(text[name.start : name.start + len(word)]) == word
        for word in word_list("no_places")
    )


def _plausible(name: Name, words: list[Word]) -> bool:
    """Short words in capitals are acronyms more often than names, unless they are a country's ("US", "UAE")."""
    if name.first != name.last or not name.text.isupper() or not name.text.isascii() or len(name.text) > 3:
        return len(name.key) > 1
    name.places = []
    return any(region.kind == "country" for region in name.regions)


@cache
def _abbreviation_pattern() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    codes: dict[str, list[str]] = {}
    for row in rows("admin1_abbreviations.csv"):
        codes.setdefault(row["written"].replace(" ", ""), []).append(row["code"])
    dotted = "|".join(re.escape(w) for w in sorted(codes, key=len, reverse=True) if w.endswith("."))
    bare = "|".join(re.escape(w) for w in sorted(codes, key=len, reverse=True) if not w.endswith("."))
    dotted = dotted.replace(r"W\.Va\.", r"W\. ?Va\.")
    return re.compile(
        rf"(?<![\w.])(?:{dotted})(?!\w)|(?<=\w[,(] )(?:{bare})(?![\w.])|(?<=\w \()(?:{bare})(?=\))"
    ), codes


def _abbreviations(text: str, words: list[Word]) -> Iterable[Name]:
    """ "Ala." and "N.J." anywhere, "TX" and "SP" after a comma or in brackets."""
    pattern, codes = _abbreviation_pattern()
    at = 0
    for match in pattern.finditer(text):
        while words[at].end <= match.start():
            at += 1
        last = at
        while last + 1 < len(words) and words[last + 1].end <= match.end():
            last += 1
        regions = [RegionNamed("admin1", code, None, None) for code in codes[match.group().replace(" ", "")]]
        yield Name(match.start(), match.end(), match.group(), fold(match.group()), at, last, [], regions)
