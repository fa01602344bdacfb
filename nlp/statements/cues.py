"""A language in, its words of speech out: cue verbs, phrases before a source, pronouns, as ready patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

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
    noun: frozenset[str]


@cache
def cues_of(lang: str) -> Cues:
    """The cues of ``lang``; those of English for a language without a list."""
    tables = _tables()
    words = tables.get(lang) or tables[FALLBACK]
    return Cues(
        lang=lang,
        verb=_words(words["verbs"] + _list(words, "plural"), lang),
        according=_words(words["according"], lang),
        that=_words(words["that"], lang),
        pronoun=_words(words["he"] + words["she"] + words["they"], lang),
        he=frozenset(words["he"]),
        she=frozenset(words["she"]),
        they=frozenset(words["they"]),
        plural=_words(_list(words, "plural"), lang),
        skip=frozenset(words["skip"]),
        mean=_words(_list(words, "mean"), lang),
        say=frozenset(_list(words, "say")),
        think=frozenset(_list(words, "think")),
        want=frozenset(_list(words, "want")),
        act=frozenset(_list(words, "act")),
        thank=frozenset(_list(words, "thank")),
        noun=frozenset(_list(words, "noun")),
    )


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("nlp").joinpath("data/speech_verbs.toml").read_text(encoding="utf-8"))


def _list(words: dict[str, Any], key: str) -> list[str]:
    value = words.get(key, [])
    return value.split() if isinstance(value, str) else list(value)


def _words(words: list[str], lang: str) -> re.Pattern[str]:
    """Longest first, so that "ha dicho" wins over "dicho"; a pattern that never matches for an empty list."""
    if not words:
        return re.compile(r"(?!)")
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    alternatives = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first)
    edge = "" if lang in UNSPACED else r"\b"
    after = "" if lang in UNSPACED else r"(?!\w)"
    return re.compile(f"{edge}(?:{alternatives}){after}", re.IGNORECASE)
