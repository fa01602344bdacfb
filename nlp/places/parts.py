"""A name that is told to be part of a town, or an office in one, by the words beside it in; that reading of it out."""

import re

from nlp.places.fold import fold
from nlp.places.lists import word_list
from nlp.places.spot import Name
from nlp.places.surroundings import Reading, Surroundings

FAR = 60  # characters before a name
_ARTICLES = frozenset(("the", "la", "el", "le", "l", "de"))
_OFFICE_IN = re.compile(  # "the UNESCO Regional Office in Bangkok": the office's name
    r"\b(?:(?:UN|UNESCO|UNICEF|UNDP|ILO|OECD|EU|WHO)(?:['’]s)?(?: [A-Z][\w-]+){0,4} (?:Office|Bureau) (?:in|for) "
    r"|UNESCO )$"
)


def part_of_a_town(name: Name, around: Surroundings) -> Reading | None:
    """ "Idukki district", "the suburb of Bentley", "Knowle West", "the Medina", "the UNESCO Office in Beijing"."""
    words, left, after = around.words, name.first - 1, name.last + 1
    member = any(n.place.member for n in name.places)
    behind = words[after].text if around.adjacent(name.last) else ""
    before = fold(words[left].text) if around.adjacent(left) else ""
    if name.key in word_list("old_towns") and (before in _ARTICLES or before == "ancient"):
        return Reading("region", words[left].text)
    if not member and not name.regions and behind.islower() and fold(behind) in word_list("quarter_after"):
        return Reading("region", behind)
    if not member and _is_side(after, around) and behind:
        return Reading("region", behind)
    if not member and before == "of" and _is_called_quarter(left - 1, around):
        return Reading("region", words[left - 1].text)
    if behind and words[after].capital and fold(behind) in word_list("waters_after"):
        return Reading("region", behind)  # a member's as well: "Suzhou Creek"
    if name.key in word_list("land_after") and before and words[left].capital and not around.starts_sentence(left):
        return Reading("region", words[left].text)  # "the Mekong Delta"
    office = _OFFICE_IN.search(around.text, max(0, name.start - FAR), name.start)
    return Reading("in name", office.group().strip(), inside=around.text[office.start() : name.end]) if office else None


def _is_side(i: int, around: Surroundings) -> bool:
    """ "Knowle West" and "Dewsbury East" are parts; in "Townsville North Queensland" a region begins."""
    if i >= len(around.words) or not around.words[i].capital or fold(around.words[i].text) not in word_list("sides"):
        return False
    return not (around.adjacent(i) and around.words[i + 1].capital)


def _is_called_quarter(i: int, around: Surroundings) -> bool:
    """ "the suburb of", "Perth's suburb of"; "a suburb of Perth" is none."""
    if not around.adjacent(i) or fold(around.words[i].text) not in word_list("quarter_before"):
        return False
    left = i - 1
    while around.adjacent(left) and i - left <= 3:
        if around.words[left].text.lower() in ("a", "an", "one"):
            return False
        left -= 1
    return True
