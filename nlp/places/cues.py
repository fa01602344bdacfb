"""A name's neighbours in, how far they speak for a place out: the model's entity, capitals, verbs and prepositions."""

import re

from spacy.tokens import Span

from nlp.gazetteer import ALTERNATE
from nlp.names.lexicon import lexicon
from nlp.places.fold import fold
from nlp.places.lists import common_words, ordinary_words, word_list
from nlp.places.spot import Name
from nlp.places.surroundings import Reading, Surroundings

_PORTUGUESE = frozenset(("PT", "BR", "AO", "MZ", "CV", "GW", "ST", "TL"))
_ENTITY_CUE = {"GPE": 2.5, "LOC": 1.0, "FAC": -0.5, "ORG": -1.0, "PERSON": -2.0, "PER": -2.0, "NORP": -1.5}
PART = -4.0  # outweighs the model's "GPE" and a preposition
_BEHIND_OF = re.compile(r"\b(?:of|in|de|di|von|van) $")  # "Bayangol District of Ulaanbaatar"
_BESIDE_PLACES = frozenset(("greater", "metro", "metropolitan", "central", "downtown", "inner", "outer", "upper"))
UNTAGGED = -0.5  # the model saw nothing: it misses few places
SPEAKS = -2.0
ORDINARY = -2.0
NAMESAKE = -4.0  # of a person of the page: outweighs the model's "GPE" in "said of Holroyd", not "in Lincoln, Neb."
LOCATIVE, INSIDE, DATELINE = 1.0, 2.0, 3.5
_ARTICLES = frozenset(("the", "a", "an", "el", "la", "le", "l", "o", "il", "der", "die"))
IN_BRACKETS = 0.6  # "Jane Doe (Göteborg)"
BESIDE_CAPITAL = -2.0  # "Jack London", "London Grammar"
# What an English model says of a foreign town by mistake ("Gdańsk": PERSON, "Aarhus": NORP): at least it saw a name.
MISTAKEN = {"PERSON": 0.0, "PER": 0.0, "NORP": UNTAGGED, "ORG": -0.2}
SIZEABLE = 15_000  # people; of smaller places few are named without their country
OTHER_ENTITY_CUE = -1.5  # products, works of art, events, laws, dates: rarely a place by mistake


def by_entity(name: Name, around: Surroundings) -> Reading | None:
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
    cue = _ENTITY_CUE.get(label, OTHER_ENTITY_CUE) + PART * (label in ("GPE", "LOC") and larger and _is_part(ent, name))
    if label in MISTAKEN and not more and _is_town(name) and (label == "NORP" or _is_nobody(name, around)):
        cue = max(cue, MISTAKEN[label] + _speaks(name, around))
    cue += _other_use(name, around)
    return Reading("place", f"{label} {ent.text}", place_cue=cue + _locative(name, around))


def _is_part(ent: Span, name: Name) -> bool:
    """Is the entity a longer name, of no known place ("Puerto Rivas Ibaba"); not "Greater Manchester"?"""
    if _parted(ent, name) or _BEHIND_OF.search(ent.text[: name.start - ent.start_char]):
        return False
    rest = ent.text.replace(name.text, " ", 1).split()
    others = {fold(word) for word in rest if word[0].isupper()} - word_list("heads")
    return bool(others) and others.isdisjoint(_BESIDE_PLACES | word_list("civic") | common_words())


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


def _other_use(name: Name, around: Surroundings) -> float:
    """ "Fairfield was released", of a page that told of Ann Fairfield before; "Area woman", of one that has "area"."""
    if name.first != name.last:
        return 0.0
    word = around.words[name.last].text
    return NAMESAKE * (word in around.families) + ORDINARY * (word.lower() in around.ordinary)


def _parted(ent: Span, name: Name) -> bool:
    """Does punctuation part the name from the rest of the entity ("Alexandria, Va.", "Derry/Strabane")?"""
    rest = ent.text.replace(name.text, "\0", 1)
    listed = not any(fold(word) in word_list("heads") for word in rest.split())
    if listed and re.search(r"\b(?:and|et|&) \0|\0 (?:and|et|&) ", rest):
        return True
    return bool(re.search(r"\s[-–—]\s\0|\0\s[-–—]\s|[,;/\n(][\s•*·–-]*\0|\0\s*[,;/\n()]|\0['’]s\b", rest))


def by_neighbours(name: Name, around: Surroundings) -> Reading:
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
    cue += _other_use(name, around)
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


def _opens(name: Name, around: Surroundings) -> bool:
    """Does a line, a sentence, or the text behind the day of a by-line begin here?"""
    behind_a_year = _YEAR_BEFORE.search(around.text, max(0, name.start - _FAR), name.start) is not None
    return behind_a_year or around.starts_sentence(name.first)


def _is_home(name: Name, around: Surroundings) -> bool:
    """ "Louis Jensen, 87, of Williston", "James Tauber of Nelson", "Jane Doe, 41, Grapeland,"."""
    before = around.text[max(0, name.start - _FAR) : name.start]
    if _AGED.search(before):
        return True
    of = _OF_SOMEONE.search(before)
    if of is None or not around.trained:
        return False
    at = name.start - len(before) + of.start()
    ent = around.entity(at - 1, at)
    return ent is not None and ent.label_ == "PERSON" and ent.end_char == at and " " in ent.text


_FAR = 14  # characters before a name
_AGED = re.compile(r", (?:age )?\d{1,2}, (?:both |all )?(?:(?:of|from|in) )?$")
_OF_SOMEONE = re.compile(r",? (?:both )?(?:of|from) $")
_YEAR_BEFORE = re.compile(r"\b\d{4} $")
_IN_TURKISH = re.compile(r"['’][dt][ea]n?(?!\w)")  # "Barselona’dan": from Barcelona
GERMAN_HEAD = 1.5  # weekdays and headings stand there as well
TITLE = 120  # characters from the page's start
_GERMAN_DATELINE = re.compile(
    r"(?:/[A-ZÄÖÜ][\w-]+)?(?: \([\w/]{2,9}\))?"
    r"(?:,? \d{1,2}\. ?(?:[A-ZÄÖÜ][a-zä]{2,8}|\d{1,2}\.)(?: ?\d{4})?)?(?:\.| [–-]) (?=[A-ZÄÖÜ„»\"])"
)
_DATELINE = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?: ?\([A-Z]\w+\))? ?(?:—|–|--+|-) ")


def _heads_german(name: Name, around: Surroundings) -> bool:
    """ "Kassel. Die Schule …", "Villach, 3. Mai. …" at the start of a line; "Ulm: …" in the first."""
    opens = name.start == 0 or around.text[name.start - 1] == "\n"
    if not opens or name.key in ordinary_words("de"):
        return False
    return _GERMAN_DATELINE.match(around.text, name.end) is not None or (
        name.start < TITLE and around.text.startswith(": ", name.end)
    )


def _locative(name: Name, around: Surroundings) -> float:
    """A preposition of place before it, or the form of a dateline: "CHARLESTON, W.Va. (AP) -- "."""
    if _IN_TURKISH.match(around.text, name.end):
        return INSIDE
    left = name.first - 1
    if name.text.isupper() and _opens(name, around) and _DATELINE.match(around.text, name.end):
        return DATELINE
    if around.lang == "de" and _heads_german(name, around):
        return GERMAN_HEAD
    if _is_home(name, around):
        return INSIDE
    if left < 0 or not around.adjacent(left):
        return 0.0
    before = fold(around.words[left].text)
    return INSIDE if before in word_list("inside") else LOCATIVE * (before in word_list("locative"))
