"""Arabic text in, its words out, each with what is written onto it; and the lists they are looked up in."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp.names.chinese import unicased
from nlp.names.lexicon import fold, lexicon

_LETTERS = r"[\u0620-\u065f\u0670-\u06d3\u0640]"
TOKEN = re.compile(rf"(?<![\u0620-\u06d3]){_LETTERS}{{1,2}}\.(?:{_LETTERS}\.)*|{_LETTERS}+|[^\w\s]|\n|[A-Za-z\d]+")
SHORTEST_FAMILY, SHORTEST_POST = 5, 4  # letters of "السعد" and "صانع"
GLUED = SHORTEST_FAMILY + SHORTEST_POST
ARABIC = re.compile(r"[\u0620-\u06d3]")


@dataclass(frozen=True)
class Lists:
    titles: frozenset[str]
    speech: frozenset[str]
    stops: frozenset[str]
    links: frozenset[str]
    complements: frozenset[str]
    of_places: frozenset[str]
    by_lines: frozenset[str]
    deeds: frozenset[str]
    common_given: frozenset[str]
    clause: frozenset[str]
    crafts: frozenset[str]
    things: frozenset[str]
    role_ends: frozenset[str]
    occasions: frozenset[str]


@cache
def lists() -> Lists:
    """Folded words of Arabic."""
    data = unicased()["ar"]
    return Lists(**{key: frozenset(fold(word) for word in data[key].split()) for key in Lists.__annotations__})


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        return _key(self.text)

    @property
    def bare(self) -> str:
        """Without "and", "by", "for" written onto the word."""
        key = self.key
        return (
            key[1:]
            if len(key) > 3 and key[0] in "وفبلك" and key[1:] in posts() | lists().titles | lists().speech
            else key
        )

    @property
    def word(self) -> bool:
        return ARABIC.match(self.text) is not None


@lru_cache(maxsize=20_000)  # a page repeats its words
def _key(text: str) -> str:
    """Folded; Egypt writes the last letter of "في", "التي" and "فتحي" without its dots."""
    key = fold(text)
    dotted = key[:-1] + "ي"
    return dotted if key[-1:] == "ى" and key not in _known() and dotted in _known() else key


@cache
def _known() -> frozenset[str]:
    names = lexicon().given | lexicon().surnames | lexicon().roles
    return names.union(*(getattr(lists(), name) for name in Lists.__annotations__))


@cache
def posts() -> frozenset[str]:
    return frozenset(role for role in lexicon().roles if ARABIC.match(role))


def unglued(token: Token) -> tuple[Token, ...]:
    """ "السعدصانع" of a card whose line break was lost, as a family's name and a post; else the word alone."""
    if len(token.text) < GLUED or token.key in _known() or not token.key.startswith("ال"):
        return (token,)
    for at in range(SHORTEST_FAMILY, len(token.text) - SHORTEST_POST + 1):
        if _key(token.text[at:]) in posts() and _key(token.text[:at]) in lexicon().given | lexicon().surnames:
            middle = token.start + at
            return Token(token.start, middle, token.text[:at]), Token(middle, token.end, token.text[at:])
    return (token,)
