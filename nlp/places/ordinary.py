"""A name that is also an ordinary word of the page's language in; whether the page shows that a place is meant out."""

from collections import Counter
from itertools import pairwise

from nlp.gazetteer import ALTERNATE
from nlp.places.beside import LIST
from nlp.places.fold import fold
from nlp.places.lists import ordinary_words, word_list
from nlp.places.spot import LARGE, Name
from nlp.places.surroundings import Reading, Surroundings

SHOWN = 2.0  # place cue: "ville de Grand", "à Grand", a dateline; the model's word alone only inside a sentence
_ARTICLES = frozenset(("the", "el", "la", "los", "las", "le", "les", "il", "lo", "i", "gli", "o", "a", "os", "as"))
_NOUNS = frozenset(("de", "ar"))  # languages that give every noun a capital, or none: "in Not", "in Mitte", "في سن"
SHORT = 3  # letters without capitals: "Cork, and if" ("وإن") is no list
PROOF = 2  # of signs; in these languages two mentions behind a preposition


def is_ordinary(key: str, lang: str) -> bool:
    """Is the folded name a word of the language, with or without its article ("La Montagne")?"""
    first, _, rest = key.partition(" ")
    return key in ordinary_words(lang) or (first in _ARTICLES and rest in ordinary_words(lang))


def only_words(
    names: list[Name], readings: list[Reading], beside: list[frozenset[str]], around: Surroundings
) -> frozenset[str]:
    """Keys of the names that are ordinary words, and that nothing on the page shows to be a small place's.

    What shows it: its country beside it, "city of", a preposition of place, another place beside it in a list.
    """
    signs: Counter[str] = Counter()
    for name, reading, codes in zip(names, readings, beside, strict=True):
        if is_ordinary(name.key, around.lang):
            signs[name.key] += PROOF if codes else _shows(name, reading, around)
    words = {name.key for name in names if is_ordinary(name.key, around.lang) and signs[name.key] < PROOF}
    told = {name.key for name in names if name.key not in words and _is_told(name)}
    for items in (names, names[::-1]):
        for item, neighbour in pairwise(items):
            left, right = sorted((item, neighbour), key=lambda name: name.start)
            listed = item.key in told and LIST.fullmatch(around.text[left.end : right.start])
            if listed and neighbour.places and (len(neighbour.key) > SHORT or around.words[neighbour.first].cased):
                words.discard(neighbour.key)
                told.add(neighbour.key)
    return frozenset(words)


def _is_told(name: Name) -> bool:
    """Is it a place without doubt?"""
    return any(n.place.member or (n.place.population >= LARGE and n.rank < ALTERNATE) for n in name.places)


def _shows(name: Name, reading: Reading, around: Surroundings) -> int:
    """2 for proof, 1 for a sign."""
    if reading.use != "place" or _is_behind_article(name, around):
        return 0
    if around.adjacent(name.last) and around.words[name.last + 1].capital and around.words[name.first].cased:
        return 0  # "président de Grand Paris Sud"
    left = name.first - 1
    before = fold(around.words[left].text) if around.adjacent(left) else ""
    if before in word_list("at_place"):
        return 1 if around.lang in _NOUNS else PROOF
    by_model = reading.shown_by.isupper() or reading.shown_by[:3].isupper()
    if by_model and around.lang != "en" and around.starts_sentence(name.first):
        return 0  # "Réservé aux abonnés"
    return PROOF if reading.place_cue >= SHOWN else 0


def _is_behind_article(name: Name, around: Surroundings) -> bool:
    """ "cinco municipios del Valle de Aburrá": a town of one plain word has no article."""
    left = name.first - 1
    return around.adjacent(left) and fold(around.words[left].text) in word_list("with_article")
