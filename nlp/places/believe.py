"""A name, its reading and its likeliest place in, how far it is believed to be a mention of a city out."""

import math
from dataclasses import dataclass

from nlp.gazetteer import ALTERNATE, MAIN, Place
from nlp.names.lexicon import fold as bare
from nlp.names.lexicon import lexicon
from nlp.places.countries import is_capital
from nlp.places.lists import common_words
from nlp.places.options import SMALL_CAPITAL, Option
from nlp.places.spot import Name
from nlp.places.surroundings import Reading

# Log-odds-like weights; 0 is "as likely a city as not".
SIZE_ZERO = 4.5  # powers of ten: a bare name of a town of 30,000 people proves nothing either way
SIZE_SPAN = (-2.0, 2.0)
SMALL = 1.5  # villages weigh more against than cities speak for
CAPITAL = 0.8  # on a page about the network: models take "Kingston" and "Castries" for companies
DOUBTED = -1.0  # beside a capital word ("Macio Ferreira Lima") it is below
MEMBER = 2.8  # on a page about the network
MEMBER_ELSEWHERE = 0.7
BESIDE = 5.0
LEANING = 1.0
SUPPORT = 1.5  # from the rest of the page: same country, same division, near by
SUPPORT_IN_NEWS = 3.0  # of a town, whose villages no one lists
SEVERAL_WORDS = 0.7
ONLY_ONE = 0.4  # no other place anywhere is called so ("Pataskala"), nor any family
NEVER = -4.0  # "Of", "Most", "Same"
SENTENCE_START = -1.0
CASELESS = -1.0  # every word of such a script is a candidate
SHORT_CASELESS = -2.0  # three Arabic letters, two Han characters: a piece of a common word ("لجنة" read as "to Djenné")
SHORT = 3
ALTERNATE_NAME = -0.7  # of a small place; large cities are called by their names of other languages
SCRAP = -3.0  # two or three letters that are some city's other name: "Ko" of Kyiv, "Te" of Dezhou, "Abo" of Turku
ACRONYM = -6.0  # capitals only: "PASCAL" is a network, not Salah Bey
LARGE = 100_000  # people
GREAT = 150_000  # of cities that are ordinary words; quarters of great cities ("Mitte") have more than 100,000
LONELY = 0.2  # support
LISTED = 1.2  # beside a city in a list
LISTED_NEAR, NEAR_BY = 2.2, 0.6  # ... and from this support on near the page's other places
ACCEPT = 0.3
FOREIGN = -2.5  # a small town of a country that the page, not in English, never names: "Bismarck" is a quarter
NEIGHBOUR_PULL = 0.6  # of the belief in the same name elsewhere on the page


@dataclass(frozen=True, slots=True)
class Setting:
    """What the page tells beside the name's own words."""

    network: bool
    first_in_sentence: bool
    caseless: bool  # written in a script without capitals
    beside: bool
    leaning: bool
    foreign: bool = False  # in no country that the page names or is of
    word: bool = False  # an ordinary word of the language, and nothing shows a place


def belief(name: Name, reading: Reading, option: Option, setting: Setting) -> float:
    """How much more likely a mention of this city than not."""
    place = option.place
    if place is None or reading.use in ("person", "region"):
        return -10.0
    total = reading.place_cue + _size(place)
    if setting.network and reading.place_cue >= DOUBTED and _is_capital(place):
        total += CAPITAL
    if place.member:
        total += MEMBER if setting.network else MEMBER_ELSEWHERE
    total += BESIDE * setting.beside + LEANING * setting.leaning
    total += (SUPPORT if setting.network else SUPPORT_IN_NEWS) * option.support
    total += SEVERAL_WORDS * (name.last > name.first)
    total += ONLY_ONE * (not setting.network and reading.place_cue >= 0 and _is_the_only_one(name))
    if setting.word and not place.member and _is_word(name, option, caseless=setting.caseless):
        total += NEVER
    known = place.member or setting.beside or setting.leaning or (name.last > name.first and _is_the_only_one(name))
    if setting.foreign and place.population < LARGE and not known:
        total += FOREIGN
    if name.key in common_words():
        total += NEVER * (reading.place_cue < 1.0)
    elif setting.caseless:
        total += CASELESS * (reading.place_cue < 1.0)
        total += SHORT_CASELESS * (len(name.key) <= SHORT and _is_by_name_of_others(name, place))
    elif setting.first_in_sentence and name.first == name.last and reading.place_cue <= 0:
        total += SENTENCE_START
    if _rank(name, place.id) < ALTERNATE:
        return total
    total += SCRAP * (len(name.key) <= SHORT and not setting.caseless) + ACRONYM * (
        name.text.isupper() and place.population < LARGE
    )
    return total + ALTERNATE_NAME * (place.population < LARGE)


def _is_by_name_of_others(name: Name, place: Place) -> bool:
    """Is a place of no size called so in GeoNames' lists of other names alone?"""
    return not place.member and place.population < LARGE and _rank(name, place.id) == ALTERNATE


def _is_word(name: Name, option: Option, *, caseless: bool) -> bool:
    """No great city; of three Arabic letters, none that the page's other names do not speak for ("وإن": and if)."""
    lonely = caseless and len(name.key) <= SHORT and option.support < LONELY
    return lonely or (option.place is not None and option.place.population < GREAT)


def _is_capital(place: Place) -> bool:
    return place.population > SMALL_CAPITAL and is_capital(place.name, place.country)


def _is_the_only_one(name: Name) -> bool:
    known = lexicon()
    alone = len(name.places) == 1 and name.places[0].rank == MAIN
    return alone and bare(name.text) not in known.surnames and bare(name.text) not in known.given


def _size(place: Place) -> float:
    size = math.log10(place.population + 1) - SIZE_ZERO
    if size < 0:
        size = 0.0 if place.member else size * SMALL
    return min(max(size, SIZE_SPAN[0]), SIZE_SPAN[1])


def _rank(name: Name, place_id: int) -> int:
    return next((n.rank for n in name.places if n.place.id == place_id), ALTERNATE)


def confidence(total: float) -> float:
    """Belief as a probability."""
    return round(1 / (1 + math.exp(-max(-20.0, min(20.0, total)))), 2)
