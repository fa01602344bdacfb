"""Text in, runs of capital words out: where a name written in a script with capitals can stand."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nlp.names.lexicon import fold, lexicon

CASED = (
    (0x41, 0x5A),
    (0xC0, 0x24F),
    (0x370, 0x52F),
    (0x531, 0x556),
    (0x1E00, 0x1FFF),
)
_UPPER = "".join(chr(c) for a, b in CASED for c in range(a, b + 1) if unicodedata.category(chr(c)) in ("Lu", "Lt"))
LOWER = "".join(chr(c) for a, b in ((0x61, 0x7A), *CASED) for c in range(a, b + 1) if chr(c).islower())
_MARK = "\u0300-\u036f"
_LETTER = rf"(?:[^\W\d_]|[{_MARK}])"
CAPITAL = rf"[{_UPPER}]{_LETTER}*(?:['’ʼ‘\-‑]{_LETTER}+)*(?:(?<=[a-rt-wy])['’](?= [{_UPPER}]))?"  # "Anyang' Nyong'o"
_TWO = frozenset({"Ma", "Kh", "Ts", "Sh", "Zh", "Dz", "Yu", "Ya", "Ye"})
# "Ma. Teresa" is María; "Kh. Nomin", "Yu. Petrenko": one letter of another script
_INITIALS = rf"(?:(?:[{_UPPER}]\.){{1,4}}(?:-[{_UPPER}]\.)?|(?:{'|'.join(sorted(_TWO))})\.)"
_SHORT = "|".join(
    sorted((re.escape(t) for t in lexicon().titles if 1 < len(t) < 6 and t.isalpha()), key=len, reverse=True)
)
_ARTICLE = r"(?:d['’]|(?:al|el|ad|an|ar|as|ash|at|az|ul)[-‑])?"  # "d’Arcy", "al-Rashid"
_WORD = rf"{_ARTICLE}(?:{_INITIALS}|(?i:dott|prof|dr|sig|avv)\.(?:ssa|ra)\b|(?i:{_SHORT}|st|jr|sr|ph\.d)\.|{CAPITAL})"
GAP = r"[ \u00a0\u202f]"
_NICKNAME = rf"(?:[\"“][{_UPPER}]{_LETTER}{{1,11}}[\"”]{GAP})?"  # 'Jose "Pepe" Reyes'
_PARTICLES = "|".join(sorted(map(re.escape, lexicon().particles - {"d'", "lo", "i"}), key=len, reverse=True))
# a run of more than sixty words is no text, and is cut anywhere
RUN, CATALAN_RUN = (  # "Jordi Fabregat i Solà" stands in Spanish pages too
    re.compile(rf"(?<![\w#@]){_WORD}(?:{GAP}{{1,2}}{_NICKNAME}(?:(?:{particles}){GAP}){{0,3}}{_WORD}){{0,60}}")
    for particles in (_PARTICLES, f"{_PARTICLES}|i")
)
LONGEST_HALF = 24  # characters of one half of "Léon-Paul", with its hyphen
_HYPHEN_BEFORE = re.compile(rf"(?<![\w'’-])[{_UPPER}]{_LETTER}+[-‑]$")
_HYPHEN_BEHIND = re.compile(rf"[-‑][{_UPPER}]{_LETTER}+(?![\w-])")
_PIECE = re.compile(r"[^ \u00a0\u202f]+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=[sxzSXZ])['’])$")
_JOINED = re.compile(rf"[a-z]{{1,3}}['’‑-][{_UPPER}]")
GLUED = re.compile(rf"(?<=[{LOWER}])(?=[{_UPPER}])")  # the border lost in "DoeDirector"


@dataclass(frozen=True)
class Word:
    """One word of a run, with its place in the page's text."""

    start: int
    end: int
    text: str
    glued: bool = False  # the space before it was lost

    @cached_property
    def key(self) -> str:
        """The word as the lists have it."""
        return fold(_POSSESSIVE.sub("", self.text.rstrip(".")).rstrip("'’"))

    @property
    def possessive(self) -> bool:
        """Whether it ends in an English genitive, and so ends a name: "Council's Media Officer"."""
        return _POSSESSIVE.search(self.text) is not None

    @property
    def capital(self) -> bool:
        """Also true of every word of a script without capitals."""
        return not self.text[0].islower() or _JOINED.match(self.text) is not None

    @property
    def initial(self) -> bool:
        """A single capital, or several with full stops: "S.", "H.A."."""
        letters = self.text.replace(".", "")
        dots = self.text.count(".")
        return (
            len(letters) == 1
            or (len(letters) <= 3 and dots >= len(letters))
            or (len(letters) == 2 and dots == 1 and letters in _TWO)
        )

    @property
    def shouted(self) -> bool:
        """All capitals and longer than initials are."""
        return len(self.text) > 2 and self.text.isupper()


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with all of its hyphenated words: a model may begin "Léon-Paul Roe" at "Paul", or end before "-Roe"."""
    before = _HYPHEN_BEFORE.search(text, max(start - LONGEST_HALF, 0), start)
    behind = _HYPHEN_BEHIND.match(text, end, end + LONGEST_HALF)
    return before.start() if before else start, behind.end() if behind else end


def runs(text: str, lang: str = "") -> Iterator[list[Word]]:
    """Each run of capital words joined by spaces and name particles, in order."""
    for match in (CATALAN_RUN if lang in ("es", "ca") else RUN).finditer(text):
        yield list(_words(match.group(), match.start()))


def _words(run: str, offset: int) -> Iterator[Word]:
    for piece in _PIECE.finditer(run):
        yield Word(offset + piece.start(), offset + piece.end(), piece.group())
