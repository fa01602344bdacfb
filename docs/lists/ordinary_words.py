"""GeoNames' names and two public word lists in, ``nlp/data/ordinary_words.toml`` out: words that also name places.

Run by hand, in an environment that has citykb, simplemma and wordfreq, whenever the gazetteer has grown:

    python docs/lists/ordinary_words.py > nlp/data/ordinary_words.toml

A word is ordinary if a dictionary of its language has it in small letters and texts hold it often enough. German nouns
have capitals as names have: of these only the most frequent, and towns of some size that are called so are left out.
So are cities by any Arabic name: that dictionary holds many of them.
"""

import math
import sqlite3
import textwrap
from collections.abc import Iterator

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from wordfreq import get_frequency_dict

from nlp.gazetteer import open_gazetteer
from nlp.places.fold import fold

OFTEN = 3.0  # Zipf's scale: once in a million words
NOUN, NAMESAKE = 4.4, 4.9  # a German noun; one that is a town's name too ("Lage", "Zug", but not "Weimar")
TOWN = 25_000  # people
CITY, LONG = 80_000, 5  # people; letters: a shorter Arabic name is a word far more often ("وإن": and if, not Van)
ARTICLES = {
    "en": "the",
    "es": "el la los las",
    "pt": "o a os as",
    "fr": "le la les",
    "it": "il la lo i gli le",
    "de": "",
}
CLITICS = "وبلفك"  # "and", "in", "to", "so", "like", written together with the next word
HEADER = """\
# Ordinary words that are small places' names too, by language, folded: no accents, no capitals. Made by
# docs/lists/ordinary_words.py from GeoNames (CC BY 4.0), simplemma's dictionaries (Open Database License, CC BY-SA)
# and the frequencies of wordfreq (CC BY-SA 4.0). Do not edit; single words go to `never` in place_words.toml.
"""


def main() -> None:
    connection = sqlite3.connect(open_gazetteer().path)
    keys = {key for (key,) in connection.execute("select distinct key from name")}
    towns = {
        key
        for (key,) in connection.execute(
            "select key from name join place on id = place where rank = 0 and population > ?"
            " and country in ('DE', 'AT', 'CH')",
            [TOWN],
        )
    }
    cities = {
        key
        for (key,) in connection.execute(
            "select key from name join place on id = place where population >= ? and length(key) >= ?", [CITY, LONG]
        )
    }
    print(HEADER)
    for lang in ("ar", "de", "en", "es", "fr", "it", "pt"):
        words = sorted(set(ordinary(lang, keys, towns)) - (cities if lang == "ar" else set()))
        print(f'{lang} = """\n' + textwrap.fill(" ".join(words), 120) + '"""')


def ordinary(lang: str, keys: set[str], towns: set[str]) -> Iterator[str]:
    dictionary = DefaultDictionaryFactory().get_dictionary(lang)
    for word, share in get_frequency_dict(lang, wordlist="best").items():
        often, key = math.log10(share) + 9, fold(word)
        if often < OFTEN or not key or " " in key:
            continue
        if lang == "ar":
            known = key in keys or (key[0] in CLITICS and key[1:] in keys)
        else:
            known = key in keys or any(f"{article} {key}" in keys for article in ARTICLES[lang].split())
        noun = lang == "de" and word.capitalize() in dictionary and often >= (NAMESAKE if key in towns else NOUN)
        if known and (word in dictionary or noun):
            yield key


if __name__ == "__main__":
    main()
