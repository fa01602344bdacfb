"""A text in, the stretches of it that could be a place's name out: words, their capitals, and runs of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.names.lexicon import lexicon
from nlp.places.fold import fold
from nlp.places.lists import ordinary_words, word_list

MAX_WORDS = 6  # "San Fernando del Valle de Catamarca" has six
MAX_HAN = 9  # Chinese characters, each a word here: "布宜诺斯艾利斯" has seven

_VOWELS = "[\u064b-\u0652\u0670]"  # Arabic vowel signs, no letters: "عُمان", "عمّان"
_WORD = re.compile(  # "Xi'an" is one word, "Cork's" two
    rf"[^\W\d_]+(?:{_VOWELS}+[^\W\d_]+)*(?:['’ʻʼ`](?!s\b)[^\W\d_]+)*{_VOWELS}*|\d+"
)
_TURKISH = re.compile("[ğışİ]")
_SUFFIX = re.compile(  # "İzmir’de", "Barselona’dan": of a Turkish page, the case is no part of the name
    r"['’](?:[dt][ea](?:n|ki)?|[yn]?[ıiuüea]|[yns]?[ıiuü]n|l[eaıiuü]|yl[ea])$"
)
_GLUED = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]{2})")  # "Norman LongworthEus", not "McAllen"
LINKS = word_list("links")
_ELIDED = re.compile(r"(?:[dljmnst]|qu|un|dell|all|nell|sull|dall|quell)['’](?-i:(?=[A-ZÀ-Þ]))", re.I)  # "d'Évry"
_ARTICLE = re.compile("['’]s-")  # "'s-Hertogenbosch" begins before its first capital
_DISTRICT = frozenset(("gu", "si", "gun", "ku", "shi"))  # "Seo-gu", "Osan-si"
_JOIN_GAPS = re.compile(r"(?:[ \u00a0]+|\.[ \u00a0]?|[-–‐‑]|['’])?")


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of letters or digits of the text; ``capital`` if it starts with a capital or digit, or has no case."""

    start: int
    end: int
    text: str
    capital: bool
    cased: bool = True  # of a script that has capitals


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` (inclusive) and the key their text folds to."""

    first: int
    last: int
    key: str
    before: int = 0  # characters of the name that stand before its first word ("'s-Hertogenbosch")

    def start(self, words: list[Word]) -> int:
        return words[self.first].start - self.before


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order; a glued pair ("LongworthEus") is two."""
    found: list[Word] = []
    turkish = _TURKISH.search(text) is not None
    for match in _WORD.finditer(text):
        start = match.start()
        if turkish and match.group()[0].isupper() and (suffix := _SUFFIX.search(match.group())):
            found.append(Word(start, start + suffix.start(), match.group()[: suffix.start()], True))
            continue
        if not match.group()[0].isascii() and _CASELESS.match(match.group()):
            found += _caseless(start, match.group())
            continue
        for part in _GLUED.split(match.group()):
            elided = _ELIDED.match(part)
            if elided:
                found.append(Word(start, start + elided.end() - 1, elided.group()[:-1], part[0].isupper()))
                start, part = start + elided.end(), part[elided.end() :]
            found.append(Word(start, start + len(part), part, not part[0].islower()))
            start += len(part)
    return found


_CASELESS = re.compile(r"[\u0590-\u10ff\u1200-\u137f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_PIECE = re.compile(
    r"[\u3040-\u309f]+|[\u30a0-\u30ff]+|[\u2e80-\u9fff\uf900-\ufaff]|[^\u3040-\u30ff\u2e80-\u9fff\uf900-\ufaff]+"
)
_HIRAGANA = re.compile(r"[\u3040-\u309f]")
_HANGUL = re.compile(r"[\uac00-\ud7af]{3,}")
_KOREAN_CITY = re.compile(r"[\uac00-\ud7af]{2,}[시군]")
_PARTICLE = re.compile(r"(?<=..)(?:에서|으로|에게|까지|부터|에는|에도|은|는|이|가|을|를|의|에|와|과|로|도)$")


def _caseless(start: int, run: str) -> list[Word]:
    """Words of a script without capitals; of Chinese characters each by itself, since no space parts the words."""
    found: list[Word] = []
    for match in _PIECE.finditer(run):
        part, at = match.group(), start + match.start()
        particle = _PARTICLE.search(part) if _HANGUL.match(part) else None
        if particle:
            part = part[: particle.start()]
        found.append(Word(at, at + len(part), part, not _HIRAGANA.match(part), cased=False))
        if particle:
            found.append(Word(at + len(part), start + match.end(), particle.group(), False, cased=False))
    return found


def _is_a_word(word: str) -> bool:
    """ "كريم" is Karim and not "like Rome", "وكيل" a deputy and not "and Kiel", "وكالة" an agency."""
    known = lexicon()
    return word in known.given or word in known.roles or word in known.titles or fold(word) in ordinary_words("ar")


def clitics(text: str, words: list[Word]) -> Iterator[Stretch]:
    """Names written together with another word: Arabic "وتونس" (and Tunis), "بالقاهرة" (in Cairo), Korean "수원시"."""
    for i, word in enumerate(words):
        if _KOREAN_CITY.fullmatch(word.text):  # "오카야마시": Okayama City
            yield Stretch(i, i, fold(word.text[:-1]))
        if word.cased or word.text[0] not in "وبلفك" or len(word.text) < 4 or _is_a_word(word.text):
            continue
        for j in range(i, min(i + 3, len(words))):
            if j > i and not _joined(text, words[j - 1], words[j]):
                break
            yield Stretch(i, j, fold(text[word.start + 1 : words[j].end]), -1)


def stretches(text: str, words: list[Word]) -> Iterator[Stretch]:
    """Every run of up to ``MAX_WORDS`` words that starts and ends with a capital and is joined as names are."""
    for i, word in enumerate(words):
        if not word.capital:
            continue
        before = 3 if _ARTICLE.fullmatch(text, max(0, word.start - 3), word.start) else 0
        if (
            i and words[i - 1].text == "l" and _is_elided(text, words, i - 1) and not word.text.isupper()
        ):  # "a l’Alcora", "à l'Hospitalet"
            yield Stretch(i, i, fold(text[word.start - 2 : word.end]), 2)
        longest = MAX_HAN if "\u2e80" <= word.text <= "\u9fff" else MAX_WORDS
        for j in range(i, min(i + longest, len(words))):
            if j > i and words[j].cased != word.cased:
                break
            if j > i and not _joined(text, words[j - 1], words[j]):
                break
            if words[j].capital:
                yield Stretch(i, j, fold(text[word.start - before : words[j].end]), before)
            elif words[j].text in _DISTRICT and text[words[j].start - 1] == "-":
                yield Stretch(i, j, fold(text[word.start : words[j].end]))
                break
            elif words[j].text not in LINKS and not _is_elided(text, words, j):
                break


def _is_elided(text: str, words: list[Word], i: int) -> bool:
    """The "d" of "Côte d’Ivoire": an apostrophe ties it to the word behind."""
    return i + 1 < len(words) and words[i + 1].start == words[i].end + 1 and text[words[i].end] in "'’"


def _joined(text: str, left: Word, right: Word) -> bool:
    return right.start - left.end <= 3 and _JOIN_GAPS.fullmatch(text, left.end, right.start) is not None
