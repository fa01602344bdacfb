"""Text to the words it is found by: the same in the index, in a query and in what is marked.

Four ways to write a word down: folded (lower case, no accents), stemmed by the rules of one language, and, in
scripts that set no spaces, letter by letter.
"""

import re
import unicodedata
from functools import lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

STEMMED = {  # languages with a stemmed field of their own -> the stemmer's name; every engine has these
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
}
TWICE = ("es",)  # one pass leaves "ciudades" as "ciudad" and makes "ciudad" a "ciud"; two passes bring them together
LONGEST = 80  # bytes of a word worth finding: longer ones are addresses and noise

_SPACELESS = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\u1100-\u11ff\u3131-\u318e\uff66-\uffdc\U00020000-\U0003ffff"  # single and narrow letters; rarer Han of names
)
_SPACELESS_RUST = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Myanmar}\p{Khmer}"
_MARKS = "".join(chr(c) for c in range(0x300, 0x3100) if unicodedata.category(chr(c)).startswith("M"))
_ACCENTS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"  # and the Arabic tatweel
_joined = re.compile(f"[{_SPACELESS}{_MARKS}]").search
_gap = re.compile(r"[\W_]")
_ASCII = bytes(range(128))
_ASCII_SPACED = bytes(ord(" ") if code < 128 and not chr(code).isalnum() else code for code in range(256))
LATIN = "\u00ff"  # the last letter of the Western languages' alphabet
OTHER = 1  # stands for a letter beyond that, or one whose folded form is more than a letter: "œ", "ß", "Ж"
_FEW = 60  # different characters that are no letters: to replace each of more takes longer than one look at every place
_has_spaceless = re.compile(f"[{_SPACELESS}]").search
_accents = re.compile(f"[{_ACCENTS}]")
_LETTER = rf"[^\W_{_SPACELESS}]"
_unit = re.compile(f"[{_SPACELESS}][{_MARKS}]*|{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*")


def analyzers() -> dict[str, TextAnalyzer]:
    """Tantivy's analyzers by name: "folded", "letters" and one for each stemmed language."""
    made = {lang: _stemming(lang) for lang in STEMMED}
    letters = Tokenizer.regex(rf"[{_SPACELESS_RUST}]|[[\p{{L}}\p{{N}}]--[{_SPACELESS_RUST}]]+")
    made["folded"] = _builder(Tokenizer.simple()).filter(Filter.ascii_fold()).build()
    made["letters"] = _builder(letters).filter(Filter.ascii_fold()).build()
    return made


def _builder(tokenizer: Tokenizer) -> TextAnalyzerBuilder:
    return TextAnalyzerBuilder(tokenizer).filter(Filter.remove_long(LONGEST)).filter(Filter.lowercase())


def _stemming(lang: str) -> TextAnalyzer:
    """Accents are folded after stemming: the stemmer knows its language's endings only with them."""
    builder = _builder(Tokenizer.simple())
    for _ in range(2 if lang in TWICE else 1):
        builder = builder.filter(Filter.stemmer(STEMMED[lang]))
    return builder.filter(Filter.ascii_fold()).build()


_ANALYZERS = analyzers()


def plain(text: str) -> str:
    """``text`` as it is indexed: letters and accents in one piece, vowel points of Arabic and Hebrew left out."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return _accents.sub("", text) if _accents.search(_beyond_ascii(text)) else text


def is_spaceless(text: str) -> bool:
    """Whether any of it is in a script that sets no spaces between words (or, in Korean, glues endings on)."""
    return _has_spaceless(_beyond_ascii(text)) is not None


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A unit's folded form: "Málaga" -> "malaga"."""
    if word.isascii() and word.isalnum() and len(word) <= LONGEST:
        return word.lower()
    return "".join(_ANALYZERS["folded"].analyze(plain(word)))


@lru_cache(maxsize=50_000)
def stem(word: str, lang: str) -> str:
    """A unit's stem by the rules of ``lang``; its folded form where there are none."""
    return "".join(_ANALYZERS[lang].analyze(plain(word))) if lang in STEMMED else folded(word)


def units(text: str) -> list[str]:
    """What ``text`` is searched by: words, and single letters of spaceless scripts."""
    return _unit.findall(text)


def spaced(text: str) -> str:
    """``text``, as long as before, with a space for each character that is no letter and no digit."""
    apart = _utf8(text).translate(_ASCII_SPACED).decode(errors="surrogatepass")  # far faster than to look for words
    gaps = [character for character in set(_beyond_ascii(text)) if not character.isalnum()]
    if len(gaps) > _FEW:
        return _gap.sub(" ", text)
    for character in gaps:
        apart = apart.replace(character, " ")
    return apart


def narrow(text: str) -> bytes | None:
    """``text`` in a byte a character where the units are the words between spaces, else ``None``.

    A letter of few languages' alphabets is the ``OTHER`` byte, any other its folded form; what is neither letter nor
    digit is a space. Most texts are read many times faster so.
    """
    try:
        return text.encode("latin-1").translate(_NARROW)
    except UnicodeEncodeError:
        beyond = _beyond_ascii(text)
    if _joined(beyond):
        return None
    wide = {character for character in beyond if character > LATIN}
    gaps = [character for character in wide if not character.isalnum()]
    if len(gaps) == len(wide):
        return text.encode("latin-1", "replace").translate(_NARROW)  # puts "?", a space here, for each
    if len(gaps) > _FEW:
        return None
    for character in ("?", *gaps):
        text = text.replace(character, " ")
    return text.encode("latin-1", "replace").translate(_NARROW_OTHERS)


def _narrowed(code: int) -> int:
    """What ``narrow`` makes of one of the first 256 characters."""
    form = folded(chr(code)) if chr(code).isalnum() else " "
    return ord(form) if len(form) == 1 and form.isascii() else OTHER


def _beyond_ascii(text: str) -> str:
    """The characters that are not of ASCII: of most texts few."""
    return "" if text.isascii() else _others(text)


@lru_cache(maxsize=8)  # asked several times in a row of the same text
def _others(text: str) -> str:
    return _utf8(text).translate(None, _ASCII).decode(errors="surrogatepass")


def _utf8(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


_NARROW = bytes(_narrowed(code) for code in range(256))
_NARROW_OTHERS = _NARROW[: ord("?")] + bytes([OTHER]) + _NARROW[ord("?") + 1 :]


def unit_spans(text: str, words: list[str]) -> list[tuple[int, int]]:
    """The ``[start, end)`` of each of ``words = units(text)``: between two of them stands nothing a word is made of."""
    spans: list[tuple[int, int]] = []
    end = 0
    for word in words:
        start = text.find(word, end)
        end = start + len(word)
        spans.append((start, end))
    return spans
