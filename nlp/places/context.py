"""A name in its surroundings in; whether it stands there for a place, a region, a person or a longer name out."""

import re

from nlp.gazetteer import ALTERNATE
from nlp.names.lexicon import fold as bare
from nlp.names.lexicon import lexicon
from nlp.places.caseless import read_caseless
from nlp.places.civic import MAYOR_OF, OFFICE, civic_right, titled_city
from nlp.places.cues import INSIDE, by_entity, by_neighbours
from nlp.places.fold import fold
from nlp.places.lists import word_list
from nlp.places.parts import part_of_a_town
from nlp.places.persons import after_office, full_name
from nlp.places.spot import Name
from nlp.places.surroundings import CITY_OF, Reading, Surroundings

HASHTAG, LONGEST_TAG = 1.5, 60  # "#LearnersOfWyndham"
QUARTER = -3.0  # "mercado de Bandim": lies in another town
TOWN = 100_000  # people: a large one has a "mercado de Braga" of its own
REACH = 7  # words: "Wuhan Vocational College of Software and Engineering" has six after the city

_PARTIES = frozenset(("D", "R", "I", "DFL"))  # "Rep. Joseph Wagner, D-Chicopee"
_QUARTER = re.compile(r"\b(?:[NS]\.[EW]\.|[NS][EW]\.) $")  # "a house in N.W. Rochester"

_OF = word_list("of")
_LINKED = frozenset(("de", "d", "du", "des", "del", "da", "do", "di", "della", "delle", "la", "l"))
_PARTICLES = frozenset(("a", "o", "as", "os", "le", "la", "les", "de", "da", "do", "sur", "sous", "en", "upon", "the"))
_ROMANCE = frozenset(("es", "pt", "fr", "it", "ca", "gl"))
_ONE_OF = frozenset(("a", "un", "uno", "une", "one", "um"))
_CALLED_AFTER = re.compile(  # "Alvar-Aalto-Kulturhaus"
    r"(?:-\w+){0,3}-\w*(?:[Hh]aus|[Hh]alle|[Pp]latz|[Ss]traße|[Ss]trasse|[Ss]chule|[Gg]ymnasium|[Pp]ark|[Ww]eg|[Aa]llee|[Rr]ing|[Bb]rücke|[Ss]aal|[Ss]tiftung"
    r"|[Zz]entrum|[Mm]useum|[Pp]reis|[Bb]ücherei|[Bb]ibliothek|[Uu]niversität|[Hh]ochschule|[Kk]olleg|[Ii]nstitut|[Uu]fer|[Hh]of)\b"
)
_SAINTS = frozenset(("san", "santa", "santo", "sant", "sao", "st", "ste"))  # "nella chiesa di San Francesco"
_HEAD_ENDS = ("schule", "gymnasium", "kirche", "halle", "bibliothek", "bucherei", "zentrum", "verein", "museum")
_NUMBER = re.compile(r",? (?:n[.º°o]* ?)?\d{1,4}\b")
_HONORIFICS = word_list("honorifics")


def read(name: Name, around: Surroundings) -> Reading:
    """How ``name`` is used where it stands."""
    if not around.words[name.first].cased:
        return read_caseless(name, around)
    tag = around.text.rfind("#", max(0, name.start - LONGEST_TAG), name.start)
    if tag >= 0 and around.text[tag + 1 : name.end].isalnum():
        return Reading("place", "#", place_cue=HASHTAG)
    return (
        _person_word(name, around)
        or _hyphenated(name, around)
        or _region_word(name, around)
        or part_of_a_town(name, around)
        or _address(name, around)
        or _longer_name_left(name, around)
        or _longer_name_right(name, around)
        or full_name(name, around)
        or titled_city(name, around)
        or civic_right(name, around)
        or by_entity(name, around)
        or by_neighbours(name, around)
    )


def _region_word(name: Name, around: Surroundings) -> Reading | None:
    """ "State of Washington", "Hunan Province", "County Cork"."""
    words, i = around.words, name.first - 1
    while i > name.first - 3 and around.adjacent(i) and fold(words[i].text) in _OF:
        i -= 1
    if around.adjacent(i) and not (i < name.first - 1 and around.adjacent(i - 1) and words[i - 1].capital):
        before = fold(words[i].text)  # but "Bayangol District of Ulaanbaatar" is in the city
        if (
            i < name.first - 1
            and not words[i].capital
            and around.adjacent(i - 1)
            and fold(words[i - 1].text) in _ONE_OF
        ):
            return Reading("place", words[i].text, place_cue=CITY_OF) if name.places else None  # "un distrito de Lima"
        if before in word_list("region_before") and (
            name.regions or before in ("lake", "lago", "rio", "river", "mount")
        ):
            return Reading("region", words[i].text)
    after = name.last + 1
    member = any(n.place.member for n in name.places)  # "Wakefield District", "Derry City and Strabane District"
    follows = fold(words[after].text) if around.adjacent(name.last) and not member else ""
    known = any(region.kind != "county" for region in name.regions)  # "the Charlotte region" is the city's
    usual = known or (words[after].capital and follows not in ("state", "district")) if follows else False
    if usual and follows in word_list("region_after") | word_list("land_after"):
        return Reading("region", words[after].text)
    return None


def _person_word(name: Name, around: Surroundings) -> Reading | None:
    """ "Mr Lincoln", "Anthony S. Garcia", "Mayor Lincoln", "Lenihan-Hayes"."""
    words, left = around.words, name.first - 1
    if left < 0 or not words[left].capital or around.text[name.start : words[name.first].start]:
        return None
    gap = around.text[words[left].end : name.start]
    before = fold(words[left].text)
    if gap == "-" and words[left].text in _PARTIES:
        return Reading("place", words[left].text + "-", place_cue=CITY_OF)
    if gap == ". " and _QUARTER.search(around.text, max(0, name.start - 8), name.start):
        return Reading("place", words[left].text + ".", place_cue=INSIDE)
    if gap == ". " and (len(before) == 1 or before in _HONORIFICS):
        return Reading("person", words[left].text + ".")
    if gap in (" ", "\u00a0") and (before in _HONORIFICS or before in word_list("civic_offices")):
        return Reading("person", words[left].text)
    if gap in ("-", "‐") and name.first == name.last and words[left].text.isalpha():
        return Reading("in name", words[left].text, inside=around.text[words[left].start : name.end])
    return None


def _hyphenated(name: Name, around: Surroundings) -> Reading | None:
    """Part of a compound that is no place: "Porte-parole", "Cabo-verdiana", the end of "Unhais-o-Velho"."""
    words, left, after = around.words, name.first - 1, name.last + 1
    if left > 0 and _tied(left, around) and _tied(left - 1, around) and fold(words[left].text) in _PARTICLES:
        return Reading("in name", words[left].text, inside=around.text[words[left - 1].start : name.end])
    if after >= len(words) or not _tied(name.last, around):
        return None
    if around.lang == "de" and (called := _CALLED_AFTER.match(around.text, name.end)):
        return Reading("in name", called.group(), inside=around.text[name.start : called.end()])
    compound = around.text[name.start : words[after].end]
    named = {bare(name.text), bare(words[after].text)} <= lexicon().given  # "Léon-Paul"
    if named or bare(compound) in lexicon().roles:
        return Reading("person", compound)
    known = any(n.rank < ALTERNATE and (n.place.member or n.place.population >= TOWN) for n in name.places)
    adjective = around.lang in _ROMANCE and not words[after].capital and not known
    return Reading("person", compound) if adjective else None


def _tied(i: int, around: Surroundings) -> bool:
    """Does nothing but a hyphen stand between this word and the next?"""
    return around.text[around.words[i].end : around.words[i + 1].start] in ("-", "‐")


def _address(name: Name, around: Surroundings) -> Reading | None:
    """ "rue de Lille", "in via Siena 12", "l'istituto Carrara": a street, a square or a school called after a city."""
    words, i = around.words, name.first - 1
    if _is_called_by_article(name, around):
        return Reading("in name", "la", inside=around.text[words[i].start : name.end])
    while around.adjacent(i) and name.first - i <= 3 and fold(words[i].text) in _LINKED:
        i -= 1
    if not around.adjacent(i):
        return None
    word, linked = fold(re.split("['’]", words[i].text)[-1]), i < name.first - 1
    numbered = _NUMBER.match(around.text, name.end) is not None
    saint = fold(words[name.first].text) in _SAINTS and name.last > name.first
    called = word in word_list("streets") or (word in word_list("numbered_streets") and (numbered or saint))
    called = called or (saint and word in word_list("heads"))
    if called or (word in word_list("called_without_of") and not linked and not words[i].capital):
        return Reading("in name", words[i].text, inside=around.text[words[i].start : name.end])
    large = any(n.place.member or n.place.population >= TOWN for n in name.places)
    if word in word_list("quarters") and not (large and word not in word_list("own_quarters")):
        return Reading("place", words[i].text, place_cue=QUARTER)
    return None


def _is_called_by_article(name: Name, around: Surroundings) -> bool:
    """ "vecinos de la Benito Juárez": with a woman's article a man's name is that of a street, a school, a quarter."""
    left, given = name.first - 1, bare(around.words[name.first].text)
    return (
        around.adjacent(left) and around.words[left].text == "la" and name.last > name.first and given in lexicon().men
    )


def _longer_name_left(name: Name, around: Surroundings) -> Reading | None:
    """ "University of Glasgow", "Universität Hamburg"; not "City of Glasgow"."""
    words = around.words
    i = name.first - 1
    only_links = True
    while around.adjacent(i) and name.first - i <= REACH:
        word = fold(words[i].text)
        capital = words[i].capital and not words[i].text.isdigit()
        if only_links and word in word_list("civic"):
            if name.regions and words[name.first - 1].text == "du":
                return Reading("region", words[i].text)  # "aucune ville du Québec"
            return Reading("place", words[i].text, place_cue=CITY_OF)
        if i == name.first - 1 and word in word_list("civic_offices") and after_office(name, around):
            return Reading("person", words[i].text)
        if only_links and word in word_list("civic_offices"):
            return Reading("place", words[i].text, place_cue=MAYOR_OF)
        of_a_part = (
            word in word_list("region_before") and around.adjacent(i - 1) and words[i - 1].capital and only_links
        )
        if (
            capital and (word in word_list("heads") or _ends_as_head(word, around)) and not of_a_part
        ):  # "Bayangol District of Ulaanbaatar"
            return Reading("in name", words[i].text, inside=around.text[words[i].start : _right_end(name, around)])
        if not (capital or word in _OF) or (capital and around.starts_sentence(i)):
            return None
        only_links = only_links and word in _OF
        i -= 1
    return None


def _ends_as_head(word: str, around: Surroundings) -> bool:
    """ "Stadtteilschule Bergedorf"."""
    return around.lang == "de" and word.endswith(_HEAD_ENDS) and word not in _HEAD_ENDS


def _right_end(name: Name, around: Surroundings) -> int:
    """Where a longer name that goes on after ``name`` ends, as far as capitals tell."""
    i = name.last
    while around.adjacent(i) and i - name.last < REACH and around.words[i + 1].capital:
        i += 1
    return around.words[i].end


def _longer_name_right(name: Name, around: Surroundings) -> Reading | None:
    """ "Cork City Council", "Medellín Manifesto"; not "Fargo Police Chief"."""
    words = around.words
    i, office = name.last, ""
    titled = around.titled(name.start, name.end)
    city_word = ""
    while around.adjacent(i) and i - name.last < (3 if titled else REACH):
        i += 1
        word = fold(words[i].text)
        if not words[i].capital:
            if word in _OF:
                continue
            break
        if around.starts_sentence(i):
            break
        if word in word_list("heads"):
            start, end = name.start, words[i].end
            return Reading("in name", words[i].text, inside=around.text[start:end])
        if i == name.last + 1 and word in ("city", "town", "cidade", "stad"):
            city_word = words[i].text
        elif word in word_list("offices") and not office:
            office = words[i].text
    left = name.first - 1
    if office and not (around.adjacent(left) and words[left].capital and not around.starts_sentence(left)):
        return Reading("place", office, place_cue=OFFICE)
    if city_word:
        return Reading("place", city_word, place_cue=2.0)
    after = name.last + 1
    if around.adjacent(name.last) and fold(words[after].text) in word_list("offices"):
        return Reading("place", words[after].text, place_cue=OFFICE)
    return None
