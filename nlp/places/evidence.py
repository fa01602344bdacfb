"""``Seen``: a name of a page, read and resolved; and what its other names then do to the belief in it."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from nlp.gazetteer import Place
from nlp.places.believe import ACCEPT, LARGE, LISTED, LISTED_NEAR, NEAR_BY, NEIGHBOUR_PULL
from nlp.places.beside import LIST
from nlp.places.fold import fold
from nlp.places.lists import word_list
from nlp.places.options import Option
from nlp.places.quarters import chief_towns, is_lost, outlying, quarters
from nlp.places.resolve import Sense
from nlp.places.spot import Name
from nlp.places.surroundings import CITY_OF, Reading

IN_LIST = -2.5  # place cue: even "and Roxton", which the model takes for a person
CHIEF = 3.0  # the model does not know most of the towns after which no municipality is called
DOUBT = -6.0  # a model is as sure of a quarter as of a town


_HAN_CIVIC = frozenset("市县縣")  # "建德市": the word for a city, and for a county with a town of its own


@dataclass(slots=True)
class Seen:
    """A name in the text, how it reads, and what it was resolved to."""

    name: Name
    reading: Reading
    sense: Sense
    total: float = 0.0  # belief that it mentions a city
    local: bool = False  # the name of a body that stands in the city itself, not just one called after it

    @property
    def best(self) -> Option:
        return self.sense.options[0]

    @property
    def place(self) -> Place | None:
        return self.best.place

    @property
    def places(self) -> list[Place]:
        """More than one where a member is several towns ("Derry City and Strabane")."""
        best = self.place
        if best is None or best.network is None:
            return [best] if best else []
        options = [option.place for option in self.sense.options if option.place]
        whole = [place for place in options if place.network == best.network]
        return whole if len(whole) > 1 or fold(best.network) == self.name.key else [best]


def doubt(seen: list[Seen], named: frozenset[str]) -> None:
    """On the network's pages: quarters of its cities, and small namesakes in countries that are not ``named``."""
    held = [(item, item.place) for item in seen if item.place and item.reading.use == "place"]
    cities = [place for item, place in held if item.total >= ACCEPT]
    near = quarters((place for _, place in held), cities)
    far = outlying((place for item, place in held if not item.sense.leaning), cities)
    seats = chief_towns((place for _, place in held), cities)
    for item, place in held:
        item.total += CHIEF * (place.id in seats)
        civic = item.reading.place_cue >= CITY_OF and fold(item.reading.shown_by) in word_list("civic")
        civic = civic or bool({item.name.text[-1], item.reading.shown_by} & _HAN_CIVIC)
        if fold(item.reading.shown_by) in word_list("villages") and place.population >= LARGE and not item.sense.beside:
            item.total += 2 * DOUBT  # "قرية تونس" is no Tunis
        if civic or item.sense.beside:
            continue
        item.total += DOUBT * (place.id in near | far or is_lost(place, item.best.support, named))


def pull(seen: list[Seen]) -> None:
    """The same name surely a city elsewhere on the page makes it likelier here."""
    best: dict[str, float] = defaultdict(lambda: -10.0)
    for item in seen:
        if item.reading.use == "place":
            best[item.name.key] = max(best[item.name.key], item.total)
    for item in seen:
        if item.reading.use == "place" and best[item.name.key] > ACCEPT:
            item.total += NEIGHBOUR_PULL * (best[item.name.key] - item.total)


def pull_in_lists(seen: list[Seen], text: str) -> None:
    """ "Peking und Genf": beside a city in a list stands a city."""
    for items in (seen, seen[::-1]):
        for item, neighbour in pairwise(items):
            left, right = sorted((item.name, neighbour.name), key=lambda name: name.start)
            gap = text[left.end : right.start]
            plain = neighbour.reading.use == "place" and neighbour.reading.place_cue > IN_LIST
            listed = LISTED_NEAR if neighbour.best.support >= NEAR_BY else LISTED
            unsure = plain and -listed < neighbour.total - ACCEPT < 0
            if unsure and item.total >= ACCEPT and item.reading.use == "place" and LIST.fullmatch(gap):
                neighbour.total += listed
