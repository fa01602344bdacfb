"""One page's names read and resolved together: which cities, which countries, which cities only inside names."""

import math
from collections import defaultdict

from spacy.tokens import Doc

from nlp.gazetteer import ALTERNATE, Gazetteer, Named, Place
from nlp.places.background import Background, background_of
from nlp.places.believe import Setting, belief
from nlp.places.beside import beside, keep_cities, keep_countries, leaning
from nlp.places.beyond import beyond
from nlp.places.civic import of_its_body
from nlp.places.context import read
from nlp.places.countries import is_capital
from nlp.places.evidence import Seen, doubt, pull, pull_in_lists
from nlp.places.fold import fold
from nlp.places.hashtags import in_hashtags
from nlp.places.initials import by_initials
from nlp.places.lists import common_words, word_list
from nlp.places.misspelt import misspelt
from nlp.places.names import Word, clitics, words_of
from nlp.places.options import options_of
from nlp.places.ordinary import only_words
from nlp.places.resolve import Sense, resolve, shares
from nlp.places.spot import Name, spot
from nlp.places.surroundings import CITY_OF, Reading, Surroundings

SIZEABLE = 20_000  # people
SURE = 4.0
UNSURE = 1.0  # a name that could as well be ten others loses one
SHORT_WORD = 3  # letters: "San", "New" and "La" begin many names
IN_HOST = 1.5  # the model takes the headline's town for a company, but the paper is called after it
SHORT_IN_HOST = 4  # letters that may stand in a host by chance: "Lima" in "climate"
LARGE = 100_000  # people; no smaller place is meant by a common word without its country beside it
AMERICAN = 0.3  # style: from here on the page is an American newspaper's, which names hamlets
HARDLY, DOUBTFUL = 0.1, -1.0  # the vote of a name the model saw no entity in; from here on, of none at all


def look(doc: Doc, url: str, gazetteer: Gazetteer) -> list[Seen]:
    """Every name of a place or region in the text, read and resolved, in the order of the text."""
    text = doc.text  # spaCy joins its tokens anew each time it is asked
    words = words_of(text)
    around = Surroundings(doc, words)
    background = background_of(words, text, url, doc.lang_)
    rural = not background.network and background.style.get("US", 0.0) >= AMERICAN
    names = spot(text, words, gazetteer, clitics(text, words), hamlets=rural)
    names = _with_variants(names, text, words, gazetteer, network=background.network)
    keep_cities(names, text)
    keep_countries(names, text)
    codes = beside(names, text)
    leans = leaning(names, text, codes)
    readings = [of_its_body(n, read(n, around), told=bool(c)) for n, c in zip(names, codes, strict=True)]
    words_only = only_words(names, readings, codes, around)
    senses = _senses(names, readings, codes, leans, background)
    resolve(list({id(s): s for s in senses if s is not None}.values()))
    seen = [Seen(n, r, s) for n, r, s in zip(names, readings, senses, strict=True) if s is not None]
    _take_longer_names(seen)
    told = {id(n): (bool(c), bool(le)) for n, c, le in zip(names, codes, leans, strict=True)}
    named = {region.code for name in names for region in name.regions if region.kind == "country"}
    named |= {p.country for item in seen if (p := item.place) and (p.member or p.population >= LARGE)}
    for item in seen:
        by, towards = told[id(item.name)]
        first = around.starts_sentence(item.name.first)
        word = item.name.key in words_only
        foreign = bool(background.speaking) and item.best.country not in background.speaking | background.home | named
        caseless = not words[item.name.first].cased
        setting = Setting(background.network, first, caseless, by, towards, foreign, word)
        item.total = belief(item.name, item.reading, item.best, setting)
        item.total += IN_HOST * _is_in_host(item.name, background.host)
        item.local = _local(item.reading, background.network)
        if not by:
            item.total += UNSURE * math.log10(shares(item.sense.options)[0])
    if background.network:
        doubt(seen, frozenset(named) | background.home)
    pull(seen)
    pull_in_lists(seen, text)
    seen += [Seen(*found, total=SURE) for found in beyond(names, text, gazetteer)]
    return sorted(seen, key=lambda item: item.name.start)


def _is_in_host(name: Name, host: str) -> bool:
    """ "Evanston" of evanstonroundtable.com."""
    return len(name.key) > SHORT_IN_HOST and name.key.replace(" ", "") in host


def _take_longer_names(seen: list[Seen]) -> None:
    """ "Reggio" on a page of Reggio Calabria is that city, unless it is a member or has its own country beside it."""
    longer: dict[tuple[str, str], set[Place]] = defaultdict(set)
    senses: dict[Place, Sense] = {}
    for item in seen:
        first, *rest = item.name.key.split()
        if rest and item.place and item.reading.use == "place" and len(first) > SHORT_WORD:
            longer[first, item.place.country].add(item.place)
            senses[item.place] = item.sense
    for item in seen:
        place = item.place
        if place is None or place.member or item.sense.beside or place in senses:
            continue
        whole = longer.get((item.name.key, place.country), set())
        if len(whole) == 1 and (other := next(iter(whole))).population * 2 > place.population:
            item.sense = senses[other]


def _with_variants(
    names: list[Name], text: str, words: list[Word], gazetteer: Gazetteer, *, network: bool
) -> list[Name]:
    """The names and their initials, members' names run into hashtags or, on the network's pages, one letter off."""
    found = [*names, *in_hashtags(text, words, names, gazetteer)] if "#" in text else names
    if network:
        found = [*found, *misspelt(words, found, gazetteer)]
    found = [*found, *by_initials(words, found)]
    return sorted(found, key=lambda name: name.start)


def _senses(
    names: list[Name],
    readings: list[Reading],
    codes: list[frozenset[str]],
    leans: list[frozenset[str]],
    background: Background,
) -> list[Sense | None]:
    """One sense a name and page; a name with a country beside it may have another ("Paris, Texas")."""
    senses: dict[tuple[str, frozenset[str], bool], Sense] = {}
    current: dict[str, frozenset[str]] = {}
    for name, code in zip(reversed(names), reversed(codes), strict=True):
        if code:
            current[name.key] = code  # names before the first explained one take its sense too
    found: list[Sense | None] = []
    for name, reading, code, lean in zip(names, readings, codes, leans, strict=True):
        silent = name.key in common_words() and not code and not _surely(name, reading)
        if reading.use == "person" or silent or not (name.places or name.regions):
            found.append(None)
            continue
        if code:
            current[name.key] = code
        elif name.key in common_words():
            name.places = [n for n in name.places if n.place.member or n.place.population >= LARGE]
        if any(n.place.member for n in name.places):  # "Kirklees", "Derry and Strabane": the member, not its county
            name.regions = [region for region in name.regions if region.kind != "county"]
        abroad = {r.code for r in name.regions if r.kind == "country"}
        own = not abroad or any(n.rank < ALTERNATE or n.place.country in abroad for n in name.places)
        called = own and bool(name.regions) and _is_called_city(name, reading)
        if called:
            name.regions = []
        key = (name.key, current.get(name.key, frozenset()), called)
        if key in senses:
            senses[key].mentions += 1
            senses[key].trust = max(senses[key].trust, trust(name, reading))
            senses[key].leaning |= lean
        else:
            senses[key] = Sense(
                name.key, options_of(name, background), trust=trust(name, reading), beside=key[1], leaning=lean
            )
        found.append(senses[key])
    return found


def _is_called_city(name: Name, reading: Reading) -> bool:
    """ "City of New York"; in "in Virginia" the preposition alone makes no city of a state; "تونس 17 ماي (وات)"."""
    if reading.shown_by == "dateline" and _is_own_capital(name):
        return True
    civic = reading.place_cue >= CITY_OF and fold(reading.shown_by) in word_list("civic")
    return civic and any(_sizeable(n) for n in name.places)


def _is_own_capital(name: Name) -> bool:
    """Is a country called like its capital?"""
    codes = {region.code for region in name.regions if region.kind == "country"}
    return any(n.place.country in codes and is_capital(n.place.name, n.place.country) for n in name.places)


def _surely(name: Name, reading: Reading) -> bool:
    """Is a word that nearly always means something else ("Nice", "Essen") plainly used for a large city here?"""
    label, _, entity = reading.shown_by.partition(" ")
    if label.isupper() and len(entity.split()) > len(name.text.split()):
        return False  # "West Metro"
    return reading.place_cue >= 1.0 and any(n.place.population >= LARGE and n.rank < ALTERNATE for n in name.places)


def _local(reading: Reading, network: bool) -> bool:
    """ "Cork City Council"; in plain news, which is about its own town, also "Paris Junior College"."""
    words = fold(reading.inside).split()
    if network:
        return not word_list("municipal").isdisjoint(words)
    return reading.use == "in name" and word_list("street_heads").isdisjoint(words)


def trust(name: Name, reading: Reading) -> float:
    """How surely a place's name, going by the words beside it: the weight of its vote on the other names."""
    if name.regions and not name.places and all(r.kind == "county" for r in name.regions):
        return 1.0  # "Walker County Commissioners Court"
    if reading.use == "in name":
        if not word_list("street_heads").isdisjoint(fold(reading.inside or reading.shown_by).split()[-1:]):
            return 0.0  # "2517 Memphis St."
        return 0.6 if reading.shown_by and not reading.shown_by.isupper() else 0.3
    cue = reading.place_cue
    if any(region.kind == "country" or " " in name.key for region in name.regions):
        return 1.0
    if name.regions and (cue >= 0 or not name.places) and not (cue < 0 and name.key in common_words()):
        return 1.0
    if cue >= 1.0 or any(n.place.member for n in name.places):
        return 1.0
    return 0.5 if cue >= 0 else HARDLY if cue > DOUBTFUL else 0.0


def _sizeable(named: Named) -> bool:
    return named.place.member or named.place.population >= SIZEABLE
