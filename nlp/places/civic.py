"""A name in; that it is a city's by the civic words behind it, or by the body that rules it, out."""

import re

from nlp.places.fold import fold
from nlp.places.lists import word_list
from nlp.places.spot import LARGE, Name
from nlp.places.surroundings import CITY_OF, Reading, Surroundings

OFFICE = 2.0  # "a Godfrey man", "Brownsboro Police"
MAYOR_OF = 2.5  # a little less than CITY_OF: presidents are of countries

_CITY_TITLE = re.compile(
    r",? (?:villes? apprenantes?|learning city|lernende stadt|ciudad del aprendizaje|ciudad que aprende"
    r"|cidade educadora|cidade de aprendizagem|cidade que aprende|città che apprende|città dell['’]apprendimento"
    r"|ville éducatrice)",
    re.IGNORECASE,
)


def titled_city(name: Name, around: Surroundings) -> Reading | None:
    """ "le programme Sousse ville apprenante"."""
    title = _CITY_TITLE.match(around.text, name.end)
    return Reading("place", title.group().strip(" ,"), place_cue=CITY_OF) if title and name.places else None


def civic_right(name: Name, around: Surroundings) -> Reading | None:
    """ "Sousse ville apprenante", "Cork city centre"; not "Nine cities"."""
    after = name.last + 1
    if not any(n.place.member or n.place.population >= LARGE for n in name.places):
        return None
    if around.adjacent(name.last) and fold(around.words[after].text) in word_list("civic"):
        return Reading("place", around.words[after].text, place_cue=OFFICE)
    return None


def of_its_body(name: Name, reading: Reading, *, told: bool) -> Reading:
    """ "The People's Committee of Sa Dec, Viet Nam": ``told`` by the country behind it, the city is meant as well.

    Not in "the University of Pécs, Hungary": only where the body rules the city, or the model alone saw one.
    """
    before, of, rest = reading.inside.rpartition(" of ")
    if not (told and reading.use == "in name" and of and rest == name.text):
        return reading
    ruling = reading.shown_by.startswith("ORG ") or not word_list("ruling").isdisjoint(fold(before).split())
    return Reading("place", reading.shown_by, place_cue=MAYOR_OF) if ruling else reading
