"""The lists behind the finding of names, read once from ``nlp/data``."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from nlp.names.han import simple_forms

_LETTERS = simple_forms() | str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'", "ʼ": "'", "‘": "'", "‑": "-"}
)


@lru_cache(maxsize=20_000)  # a site's pages repeat their words
def fold(word: str) -> str:
    """Without case and accents, apostrophes and hyphens made plain, Chinese simplified: as words are compared."""
    if word.isascii():
        return word.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


@dataclass(frozen=True)
class Lexicon:
    """Folded words, but for ``particles``, which are matched as written."""

    given: frozenset[str]
    surnames: frozenset[str]
    surnames_first: frozenset[str]  # Korean, Chinese, Vietnamese: the given name follows
    titles: frozenset[str]  # honorifics of any language
    titles_of: dict[str, frozenset[str]]  # those that hold on pages of one language only
    abbreviated: frozenset[str]  # honorifics that English writes with a full stop
    title_pairs: frozenset[str]
    offices: frozenset[str]  # honorifics that are posts as well
    named_titles: frozenset[str]  # those of them that are given names behind another honorific
    royal: frozenset[str]  # behind which they are none
    roles: frozenset[str]  # head words of roles in any language
    roles_of: dict[str, frozenset[str]]  # the same by language
    city_offices: frozenset[str]  # those of them that are offices of a city
    role_inside: tuple[str, ...]  # ends of compound heads: "Ratsmitglied"
    role_before: frozenset[str]
    role_after: frozenset[str]
    role_links: frozenset[str]  # words that join a role to what it is the role of
    role_goes_on: tuple[str, ...]  # how a role goes on after a comma: "in charge of"
    portfolios: tuple[str, ...]  # beginnings of what a councillor is in charge of: "vereadora da Educação"
    copulas: frozenset[str]  # words between a name and its role: "is", "who was"
    articles: frozenset[str]
    ands: frozenset[str]
    role_ends: frozenset[str]  # "Director of UIL in his remarks": the role is over
    role_verbs: frozenset[str]  # after "who"
    works: frozenset[str]  # ties somebody to the city behind it
    verbs: frozenset[str]  # at which a role is over
    particles: frozenset[str]
    postnominals: frozenset[str]
    by_lines: frozenset[str]
    sorts: frozenset[str]  # before "by", what a reader may do with a list
    people_labels: frozenset[str]  # what heads a list of people: "Panellists:"
    credits: frozenset[str]  # of pictures
    things: frozenset[str]
    heads_last: frozenset[str]  # those of them that end a body's name in English
    small_things: frozenset[str]  # things where they are written small: "liceu Agostinho Neto"
    men: frozenset[str]  # given names
    roads: frozenset[str]  # those of them that are no surname on an English page
    never: frozenset[str]
    months: frozenset[str]  # those that are names of people as well
    openers: frozenset[str]
    english_given: frozenset[str]  # openers of other languages that are given names on an English page
    opening_words: frozenset[str]  # openers that are no given names whatever follows
    title_verbs: frozenset[str]  # end a name in a headline of capitals
    place_openers: frozenset[str]
    speech: frozenset[str]
    finite: frozenset[str]  # behind a name: it is the subject of what follows
    auxiliaries: frozenset[str]  # may stand between a speaker and the verb of saying

    @cached_property
    def junk(self) -> frozenset[str]:
        """Words that stand in no person's name."""
        return self.things | self.never

    def titles_on(self, lang: str) -> frozenset[str]:
        """The honorifics that hold on a page in ``lang``, posts included."""
        return _titles_on(lang)

    def roles_on(self, lang: str) -> frozenset[str]:
        """Head words of roles in ``lang`` and English: of any language where that has no list."""
        return _roles_on(lang)


@cache
def lexicon() -> Lexicon:
    """The project's own lists."""
    honorifics, names, roles, further = (_toml(n) for n in ("honorifics", "names", "roles", "further_names"))
    roles["ar"]["nouns"] += "".join(f" ال{noun}" for noun in roles["ar"]["nouns"].split() if noun[:2] != "ال")
    heads = {k: _words(" ".join(v.get(k, "") for v in roles.values())) for k in ("city", "nouns", "before", "after")}
    words = """
        role_links copulas articles ands role_verbs works verbs postnominals by_lines sorts credits people_labels things
        never months heads_last small_things roads openers title_verbs place_openers english_given opening_words
        speech finite auxiliaries role_ends
    """
    return Lexicon(
        given=_lines("given_names")
        | _words(further["given"])
        | _words(_toml("names_without_capitals")["foreign"]["ar"]),
        surnames=_lines("surnames") | _words(further["surnames"]),
        surnames_first=_words(further["surnames_first"]),
        titles=_words(honorifics["all"]) | _words(_toml("names_without_capitals")["ar"]["titles"]),
        titles_of={lang: _words(words) for lang, words in honorifics["lang"].items()},
        abbreviated=_words(honorifics["abbreviated"]),
        title_pairs=frozenset(honorifics["pairs"]),
        offices=_words(honorifics["office"]),
        named_titles=_words(honorifics["given"]),
        royal=_words(honorifics["royal"]),
        roles=heads["city"] | heads["nouns"],
        roles_of={lang: _words(f"{v.get('city', '')} {v.get('nouns', '')}") for lang, v in roles.items()},
        city_offices=heads["city"],
        role_inside=tuple(roles["de"]["inside"].split()),
        men=_words(_toml("speakers")["men"]),
        role_before=heads["before"],
        role_after=heads["after"],
        role_goes_on=tuple(names["role_goes_on"]),
        portfolios=tuple(names["portfolios"].split()),
        particles=frozenset(names["particles"].split()),
        **{key: _words(names[key]) for key in words.split()},
    )


def opens_by_line(word: str) -> bool:
    """ "By", "Text"; "NewsBy", where a section's name is glued to it."""
    return fold(word) in lexicon().by_lines or (word.endswith("By") and word[:-2].istitle())


@cache
def _roles_on(lang: str) -> frozenset[str]:
    lists = lexicon()
    return lists.roles_of["en"] | lists.roles_of[lang] if lang in lists.roles_of else lists.roles


@cache
def _titles_on(lang: str) -> frozenset[str]:
    lists = lexicon()
    return lists.titles | lists.offices | lists.titles_of.get(lang, frozenset())


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


def _lines(name: str) -> frozenset[str]:
    text = (files("nlp") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files("nlp") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
