"""Tells a page that presents a city: its lines of facts, its title, its address, how many people live there."""

import re
from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from crawler.page import DocumentKind, Page
from nlp.places.fold import fold
from nlp.shape.lines import KINDS, openings

READ = 1_500  # characters: a profile tells how many live there at once, a report in passing
LONGEST_HEADING = 40  # characters
LONGEST_TITLE = 80  # characters
_POPULATION = tuple(KINDS["profile_lines"]["population"].split("|"))
_OTHERS = tuple(KINDS["profile_lines"]["others"].split("|"))
_HEADINGS = frozenset(KINDS["profile_lines"]["headings"].split("|"))
_ADDRESSES = tuple(KINDS["profile_lines"]["addresses"].split("|"))
_INHABITANTS = re.compile(KINDS["profile_lines"]["inhabitants"], re.IGNORECASE)
_PLACE = re.compile(r"(?P<lead>.*:\s)?(?P<city>[^:,()]+?)\s?(?:\([^)]*\))?,\s(?P<country>[^:,.!?]+)")
_LEARNING_CITY = re.compile(KINDS["profile_lines"]["beside_the_name"], re.IGNORECASE)


def profile_lines(page: Page) -> int:
    """How many different lines of a city's profile there are; none where the population is not told."""
    begun = openings(page)
    if not any(o.startswith(_POPULATION) for o in begun):
        return 0
    return 1 + sum(any(o.startswith(word) for word in _OTHERS) for o in begun)


def presents_a_city(page: Page, title: str, names: Collection[str]) -> int:
    """How many signs there are that a page is about a city as a whole, whose title is its name and no more.

    The sentence that counts its people, headings ("Milestones"), lines ("Member since"), the address ("/about-us").
    """
    if not is_city_s_name(title, names):
        return 0
    headings = {b.text.strip().lower().rstrip(":：") for b in page.blocks if len(b.text) <= LONGEST_HEADING}
    path = urlsplit(page.url).path.lower()
    lines = sum(o.startswith(_OTHERS) for o in openings(page))
    return (
        bool(_INHABITANTS.search(page.text[:READ]))
        + len(headings & _HEADINGS)
        + lines
        + any(part in f"{path}/" for part in _ADDRESSES)
    )


def place_in_title(
    heads: Sequence[str], cities: Collection[str], countries: Collection[str]
) -> tuple[DocumentKind, str] | None:
    """ "Limerick, Ireland" heads a profile, "Learning in every kitchen: Balanga, Philippines" a case study."""
    for line in heads:
        match = _PLACE.fullmatch(line.strip()) if len(line) <= LONGEST_TITLE else None
        if match and fold(match["city"]) in cities and fold(match["country"]) in countries:
            return "case_study" if match["lead"] else "city_profile", line
    return None


def is_city_s_name(title: str, names: Collection[str]) -> bool:
    """ "Kaunas, a UNESCO learning city", "Learning City Bonn", "Stadt Bonn", "杭州": nothing but the city."""
    if len(title) > LONGEST_TITLE:
        return False
    rest = fold(_LEARNING_CITY.sub(" ", title)).strip(' ,:–—-|()«»“”"')
    return bool(rest) and rest in names
