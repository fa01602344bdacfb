"""A name in its surroundings in; whether it stands there for a place, a region, a person or a longer name out."""

import re

from spacy.tokens import Span

from nlp.gazetteer import ALTERNATE
from nlp.names.lexicon import fold as bare
from nlp.names.lexicon import lexicon
from nlp.places.caseless import read_caseless
from nlp.places.fold import fold
from nlp.places.lists import common_words, word_list
from nlp.places.persons import after_office, full_name
from nlp.places.spot import LARGE, Name
from nlp.places.surroundings import CITY_OF, Reading, Surroundings

HASHTAG, LONGEST_TAG = 1.5, 60  # "#LearnersOfWyndham"
OFFICE = 2.0  # "a Godfrey man", "Brownsboro Police"
MAYOR_OF = 2.5  # a little less than CITY_OF: presidents are of countries
_PORTUGUESE = frozenset(("PT", "BR", "AO", "MZ", "CV", "GW", "ST", "TL"))
REACH = 7  # words: "Wuhan Vocational College of Software and Engineering" has six after the city

_PARTIES = frozenset(("D", "R", "I", "DFL"))  # "Rep. Joseph Wagner, D-Chicopee"
_QUARTER = re.compile(r"\b(?:[NS]\.[EW]\.|[NS][EW]\.) $")  # "a house in N.W. Rochester"

_OF = word_list("of")
_LINKED = frozenset(("de", "d", "du", "des", "del", "da", "do", "di", "della", "delle", "la", "l"))
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
        or _address(name, around)
        or _longer_name_left(name, around)
        or _longer_name_right(name, around)
        or full_name(name, around)
        or _titled_city(name, around)
        or _civic_right(name, around)
        or _by_entity(name, around)
        or _by_neighbours(name, around)
    )


def _region_word(name: Name, around: Surroundings) -> Reading | None:
    """ "State of Washington", "Hunan Province", "County Cork"."""
    words, i = around.words, name.first - 1
    while i > name.first - 3 and around.adjacent(i) and fold(words[i].text) in _OF:
        i -= 1
    if around.adjacent(i):
        before = fold(words[i].text)
        if before in word_list("region_before") and (
            name.regions or before in ("lake", "lago", "rio", "river", "mount")
        ):
            return Reading("region", words[i].text)
    after = name.last + 1
    member = any(n.place.member for n in name.places)  # "Wakefield District", "Derry City and Strabane District"
    follows = fold(words[after].text) if around.adjacent(name.last) and not member else ""
    known = any(region.kind != "county" for region in name.regions)  # "the Charlotte region" is the city's
    usual = known or (words[after].capital and follows not in ("state", "district")) if follows else False
    if usual and follows in word_list("region_after"):
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
    """ "Porte-parole": the first part of a compound that is no place."""
    after = name.last + 1
    if after >= len(around.words) or around.text[name.end : around.words[after].start] not in ("-", "‐"):
        return None
    compound = around.text[name.start : around.words[after].end]
    return Reading("person", compound) if bare(compound) in lexicon().roles else None


def _address(name: Name, around: Surroundings) -> Reading | None:
    """ "rue de Lille", "in via Siena 12", "l'istituto Carrara": a street, a square or a school called after a city."""
    words, i = around.words, name.first - 1
    while around.adjacent(i) and name.first - i <= 3 and fold(words[i].text) in _LINKED:
        i -= 1
    if not around.adjacent(i):
        return None
    word, linked = fold(re.split("['’]", words[i].text)[-1]), i < name.first - 1
    numbered = _NUMBER.match(around.text, name.end) is not None
    called = word in word_list("streets") or (word in word_list("numbered_streets") and numbered)
    if called or (word in word_list("called_without_of") and not linked and not words[i].capital):
        return Reading("in name", words[i].text, inside=around.text[words[i].start : name.end])
    return None


def _longer_name_left(name: Name, around: Surroundings) -> Reading | None:
    """ "University of Glasgow", "Universität Hamburg"; not "City of Glasgow"."""
    words = around.words
    i = name.first - 1
    only_links = True
    while around.adjacent(i) and name.first - i <= REACH:
        word = fold(words[i].text)
        capital = words[i].capital and not words[i].text.isdigit()
        if only_links and word in word_list("civic"):
            return Reading("place", words[i].text, place_cue=CITY_OF)
        if i == name.first - 1 and word in word_list("civic_offices") and after_office(name, around):
            return Reading("person", words[i].text)
        if only_links and word in word_list("civic_offices"):
            return Reading("place", words[i].text, place_cue=MAYOR_OF)
        if capital and word in word_list("heads"):
            return Reading("in name", words[i].text, inside=around.text[words[i].start : _right_end(name, around)])
        if not (capital or word in _OF) or (capital and around.starts_sentence(i)):
            return None
        only_links = only_links and word in _OF
        i -= 1
    return None


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


_CITY_TITLE = re.compile(
    r",? (?:villes? apprenantes?|learning city|lernende stadt|ciudad del aprendizaje|ciudad que aprende"
    r"|cidade educadora|cidade de aprendizagem|cidade que aprende|città che apprende|città dell['’]apprendimento"
    r"|ville éducatrice)",
    re.IGNORECASE,
)


def _titled_city(name: Name, around: Surroundings) -> Reading | None:
    """ "le programme Sousse ville apprenante"."""
    title = _CITY_TITLE.match(around.text, name.end)
    return Reading("place", title.group().strip(" ,"), place_cue=CITY_OF) if title and name.places else None


def _civic_right(name: Name, around: Surroundings) -> Reading | None:
    """ "Sousse ville apprenante", "Cork city centre"; not "Nine cities"."""
    after = name.last + 1
    if not any(n.place.member or n.place.population >= LARGE for n in name.places):
        return None
    if around.adjacent(name.last) and fold(around.words[after].text) in word_list("civic"):
        return Reading("place", around.words[after].text, place_cue=OFFICE)
    return None


_ENTITY_CUE = {"GPE": 2.5, "LOC": 1.0, "FAC": -0.5, "ORG": -1.0, "PERSON": -2.0, "PER": -2.0, "NORP": -1.5}
UNTAGGED = -0.5  # the model saw nothing: it misses few places
SPEAKS = -2.0
LOCATIVE, INSIDE, DATELINE = 1.0, 2.0, 3.5
_ARTICLES = frozenset(("the", "a", "an", "el", "la", "le", "l", "o", "il", "der", "die"))
IN_BRACKETS = 0.6  # "Jane Doe (Göteborg)"
BESIDE_CAPITAL = -2.0  # "Jack London", "London Grammar"
# What an English model says of a foreign town by mistake ("Gdańsk": PERSON, "Aarhus": NORP): at least it saw a name.
MISTAKEN = {"PERSON": 0.0, "PER": 0.0, "NORP": UNTAGGED}
SIZEABLE = 15_000  # people; of smaller places few are named without their country
OTHER_ENTITY_CUE = -1.5  # products, works of art, events, laws, dates: rarely a place by mistake


def _by_entity(name: Name, around: Surroundings) -> Reading | None:
    """What the model takes it for; French models say LOC for every place."""
    if not around.trained:
        return None
    ent = around.entity(name.start, name.end)
    if ent is None:
        return None
    label = "GPE" if ent.label_ == "LOC" and ent.doc.lang_ != "en" else ent.label_
    more = len(ent.text.split()) - len(name.text.split())
    larger = ent.end_char - ent.start_char > name.end - name.start + 4  # more than an article
    if more > 0 and label in ("PERSON", "PER") and not _parted(ent, name):
        return Reading("person", f"{label} {ent.text}")
    if (
        larger
        and label in ("ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "MISC")
        and not (_parted(ent, name) or _plain(ent, name))
    ):
        return Reading("in name", f"{label} {ent.text}", inside=ent.text)
    cue = _ENTITY_CUE.get(label, OTHER_ENTITY_CUE)
    if label in MISTAKEN and not more and _is_town(name) and (label == "NORP" or _is_nobody(name, around)):
        cue = MISTAKEN[label] + _speaks(name, around)
    return Reading("place", f"{label} {ent.text}", place_cue=cue + _locative(name, around))


def _plain(ent: Span, name: Name) -> bool:
    """Is the rest of the entity written small ("festival de Cork"): no proper name but a phrase?"""
    rest = ent.text.replace(name.text, " ", 1)
    return not any(c.isupper() or c.isdigit() for c in rest) and bool(re.search(r"[^\W\d_]", rest))


def _is_town(name: Name) -> bool:
    """A town of some size is called just that."""
    return any(n.rank < ALTERNATE and n.place.population >= SIZEABLE for n in name.places)


def _is_nobody(name: Name, around: Surroundings) -> bool:
    """Neither a list of names nor this page has a person called so."""
    known = lexicon()
    return (
        not (name.key in known.given or name.key in known.surnames)
        and around.words[name.last].text not in around.surnames
    )


def _parted(ent: Span, name: Name) -> bool:
    """Does punctuation part the name from the rest of the entity ("Alexandria, Va.", "Derry/Strabane")?"""
    rest = ent.text.replace(name.text, "\0", 1)
    listed = not any(fold(word) in word_list("heads") for word in rest.split())
    if listed and re.search(r"\b(?:and|et|&) \0|\0 (?:and|et|&) ", rest):
        return True
    return bool(re.search(r"[,;/\n(][\s•*·–-]*\0|\0\s*[,;/\n()]|\0['’]s\b", rest))


def _by_neighbours(name: Name, around: Surroundings) -> Reading:
    """Without the model's help: honorifics, other capitals beside it, prepositions."""
    words, text = around.words, around.text
    cue = UNTAGGED if around.trained else 0.0
    left, right = name.first - 1, name.last + 1
    if not around.titled(name.start, name.end):
        if around.adjacent(left) and words[left].capital and not words[left].text.isdigit():
            elided = text[words[left].end] in "'’"
            opening = around.starts_sentence(left) and fold(words[left].text) in common_words() | word_list("locative")
            first = around.starts_sentence(left) and not around.trained  # any word there has a capital
            cue += BESIDE_CAPITAL * (not elided and not opening) * (0.5 if first else 1.0)
        cue += BESIDE_CAPITAL * _is_words_of_a_title(name, around)
        if around.adjacent(name.last) and words[right].capital and not words[right].text.isdigit():
            cue += BESIDE_CAPITAL * (not around.starts_sentence(right))
    cue += IN_BRACKETS * (text[name.start - 1 : name.start] == "(" and text[name.end : name.end + 1] == ")")
    return Reading("place", place_cue=cue + _locative(name, around) + _speaks(name, around))


def _is_words_of_a_title(name: Name, around: Surroundings) -> bool:
    """ "Mão na Massa": hardly a city outside the Portuguese-speaking countries has an article there."""
    words, left = around.words, name.first - 1
    if left < 1 or words[left].text not in ("na", "no", "nas", "nos") or not words[left - 1].capital:
        return False
    return around.adjacent(left - 1) and not any(n.place.country in _PORTUGUESE for n in name.places)


def _speaks(name: Name, around: Surroundings) -> float:
    """ "Santos said", "Lincoln, director of": people have roles and voices, cities seldom."""
    after = name.last + 1
    if after >= len(around.words):
        return 0.0
    gap = around.text[name.end : around.words[after].start]
    if gap == " " and fold(around.words[after].text) in word_list("speech"):
        return SPEAKS
    if gap == ", " and fold(around.words[after].text) in _ARTICLES and around.adjacent(after):
        after += 1
    if gap == ", " and fold(around.words[after].text) in word_list("roles"):
        return SPEAKS
    return 0.0


_IN_TURKISH = re.compile(r"['’][dt][ea]n?(?!\w)")  # "Barselona’dan": from Barcelona
_DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?: ?\([A-Z]\w+\))? ?(?:—|–|--+|-) ")


def _locative(name: Name, around: Surroundings) -> float:
    """A preposition of place before it, or the form of a dateline: "CHARLESTON, W.Va. (AP) -- "."""
    if _IN_TURKISH.match(around.text, name.end):
        return INSIDE
    left = name.first - 1
    opens = name.text.isupper() and around.starts_sentence(name.first)
    if opens and _DATELINE.match(around.text, name.end):
        return DATELINE
    if left < 0 or not around.adjacent(left):
        return 0.0
    before = fold(around.words[left].text)
    return INSIDE if before in word_list("inside") else LOCATIVE * (before in word_list("locative"))
