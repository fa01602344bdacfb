"""A language in, its words of speech out: cue verbs, phrases before a source, pronouns, as ready patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nlp.names.han import scripts_of

FALLBACK = "en"  # English words of speech stand in many pages of languages that have no list
UNSPACED = frozenset({"zh", "ja", "th"})  # no word borders in the script


@dataclass(frozen=True)
class Cues:
    """The words of one language that tie a speaker to words; patterns match whole words, any case."""

    lang: str
    verb: re.Pattern[str]
    according: re.Pattern[str]
    that: re.Pattern[str]
    pronoun: re.Pattern[str]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    plural: re.Pattern[str]
    skip: frozenset[str]
    mean: re.Pattern[str]
    say: frozenset[str]
    think: frozenset[str]
    want: frozenset[str]
    act: frozenset[str]
    thank: frozenset[str]
    stress: frozenset[str]
    noun: frozenset[str]
    parted: frozenset[tuple[str, str]]  # verb and particle that may stand apart: "kündigte", "an"
    unhidden: frozenset[str]
    with_particle: dict[str, str]
    about: frozenset[str]
    noun_about: frozenset[str]
    adjective: frozenset[str]
    announcing: frozenset[str]  # the nouns of ``noun`` and ``noun_about``
    minded: frozenset[str]  # the adjectives of ``adjective``


@cache
def cues_of(lang: str) -> Cues:
    """The cues of ``lang``; those of English for a language without a list."""
    tables = _tables()
    words = tables.get(lang) or tables[FALLBACK]
    plural = _list(words, "plural") + _inflected(words, "several")
    return Cues(
        lang=lang,
        verb=_words(words["verbs"] + _inflected(words, "singular") + plural, lang),
        according=_words(words["according"], lang),
        that=_words(words["that"], lang),
        pronoun=_words(words["he"] + words["she"] + words["they"], lang),
        he=frozenset(words["he"]),
        she=frozenset(words["she"]),
        they=frozenset(words["they"]),
        plural=_words(plural, lang),
        skip=frozenset(words["skip"]),
        mean=_words(_list(words, "mean"), lang),
        say=frozenset(_list(words, "say")),
        think=frozenset(_list(words, "think")),
        want=frozenset(_list(words, "want")),
        act=frozenset(_list(words, "act")),
        thank=frozenset(_list(words, "thank")),
        stress=frozenset(_list(words, "stress")),
        noun=frozenset(_list(words, "noun")),
        parted=frozenset((verb.split(" ", 1)[0], verb.split(" ", 1)[1]) for verb in _list(words, "parted")),
        unhidden=frozenset(_list(words, "unhidden")),
        with_particle=dict(verb.split(" ") for verb in _list(words, "with_particle")),
        about=frozenset(_list(words, "about")),
        noun_about=frozenset(_list(words, "noun_about")),
        adjective=frozenset(_list(words, "adjective")),
        announcing=frozenset(word.split(" ")[0] for word in [*_list(words, "noun"), *_list(words, "noun_about")]),
        minded=frozenset(word.split(" ")[0] for word in _list(words, "adjective")),
    )


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("nlp").joinpath("data/speech_verbs.toml").read_text(encoding="utf-8"))


def _list(words: dict[str, Any], key: str) -> list[str]:
    value = words.get(key, [])
    return value.split() if isinstance(value, str) else list(value)


def _inflected(words: dict[str, Any], number: str) -> list[str]:
    """The forms of the regular verbs: of "señalar" with "_ó" under "ar", "señaló"."""
    return [
        form.replace("_", verb.removesuffix(ending))
        for verb in _list(words, "regular")
        for ending, forms in words.get(number, {}).items()
        if verb.endswith(ending)
        for form in forms.split("|")
    ]


def _words(words: list[str], lang: str) -> re.Pattern[str]:
    """The longest wins, as "ha dicho" over "ha"; a pattern that never matches for an empty list."""
    if not words:
        return re.compile(r"(?!)")
    edge = "" if lang in UNSPACED else r"\b"
    after = "" if lang in UNSPACED else r"(?!\w)"
    joined = "[وف]?" if lang == "ar" else ""  # "and", "then", written onto the word
    return re.compile(f"{edge}{joined}{_branches(sorted(set(words)))}{after}", re.IGNORECASE)


def _branches(words: list[str]) -> str:
    """The words as one pattern that reads each common beginning once: hundreds of verbs cost as little as a few."""
    begun: dict[str, list[str]] = {}
    for word in words:
        if word:
            begun.setdefault(word[0], []).append(word[1:])
    if not begun:
        return ""
    branches = [_letter(letter) + _branches(rest) for letter, rest in begun.items()]
    pattern = branches[0] if len(branches) == 1 and "" not in words else f"(?:{'|'.join(branches)})"
    return f"{pattern}?" if "" in words else pattern


def _letter(letter: str) -> str:
    """Between Arabic letters a vowel sign may or may not be written; a Chinese one may be a traditional one."""
    scripts = scripts_of(letter)
    written = f"[{scripts}]" if len(scripts) > 1 else re.escape(letter).replace(r"\ ", r"\s+")
    return f"{written}[\u064b-\u0652]*" if "\u0620" <= letter <= "\u064a" else written
