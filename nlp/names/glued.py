"""A run of capital words in, the same out with words taken apart that lost the space between: "DoeDirector"."""

import re
from collections.abc import Iterable, Iterator

from nlp.names.lexicon import Lexicon, fold
from nlp.names.role_words import is_head, key_of
from nlp.names.setting import Setting
from nlp.names.words import GLUED, Word

CARD_REST = 90  # characters behind a glued word: an office and a place
CARD_WORDS = 5  # of an office up to its head: "language interpreter"
OFFICE = 5  # letters of an office glued to a name: fewer may be a part of it
_SURNAMES_BEGIN = frozenset(  # "MacDonald"
    [
        "mac",
        "mc",
        "van",
        "von",
        "fitz",
        "della",
        "le",
        "la",
        "de",
        "di",
        "du",
        "del",
        "des",
        "lo",
        "o",
        "ben",
        "al",
        "el",
        "st",
    ]
)
_STOP_GLUED = re.compile(r"[.!?…”\"»](?=[A-ZÀ-ÖØ-Þ])")
_NAME_LEAD = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*[ \u00a0](?:d[aeo]s?[ \u00a0]|von[ \u00a0]|van[ \u00a0])?){1,3}")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")


def split_glued(run: Iterable[Word], page: Setting, lists: Lexicon) -> Iterator[Word]:
    """The run with "DoeDirector" and "LongworthEus" taken apart where a role, a body or a place follows."""
    for word in run:
        cut = _glue(word, page, lists)
        if cut:
            yield Word(word.start, word.start + cut, word.text[:cut])
            yield Word(word.start + cut, word.end, word.text[cut:], glued=True)
        else:
            yield word


def _glue(word: Word, page: Setting, lists: Lexicon) -> int:
    if len(word.text) < 5:
        return 0
    for border in GLUED.finditer(word.text):
        at = border.start()
        if fold(word.text[:at]) in _SURNAMES_BEGIN:
            continue
        tail = Word(0, 0, word.text[at:])
        keys = (tail.key, tail.key.split("-")[0])
        if tail.text == "By" and page.text[word.end : word.end + 2].strip().isupper():  # "NewsBy Jane Doe"
            return at
        known = any(key in group for group in (lists.roles, lists.role_before, lists.things) for key in keys)
        if at > 1 and (known or tail.shouted):
            return at
        if at > 1 and (word.start + at in page.places or _before_country(word.end, page)):
            return at
        if at > 2 and (_is_on_card(word, page) or _ends_card(word, at, page, lists) or _is_below_words(word, page)):
            return at
    return 0


def _is_on_card(word: Word, page: Setting) -> bool:
    """ "Ana LlanoSign language interpreter": behind another capital word, with an office to the end of its line."""
    line_end = page.line(word.start)[1]
    rest = page.text[word.end : line_end].rstrip()
    before = _WORD_BEFORE.search(page.text, max(0, word.start - 25), word.start)
    if before is None or not before.group(1)[0].isupper() or len(rest) > CARD_REST or rest[-1:] in tuple(".!?:"):
        return False
    return any(is_head(key_of(w)) for w in _WORDS.findall(rest)[:CARD_WORDS])


def _ends_card(word: Word, at: int, page: Setting, lists: Lexicon) -> bool:
    """ "Ana LlanoGeriatrician, City Hospital": an office no list knows, behind a given name and a surname."""
    line_end = page.line(word.start)[1]
    rest = page.text[word.end : line_end].rstrip()
    before = _WORD_BEFORE.search(page.text, max(0, word.start - 25), word.start)
    if before is None or fold(before.group(1)) not in lists.given or len(word.text) - at < OFFICE:
        return False
    return len(rest) <= CARD_REST and rest[:1] in ("", ",") and rest[-1:] not in tuple(".!?:;")


def _is_below_words(word: Word, page: Setting) -> bool:
    """ "… du quartier. »", over "Odile FerrandSecours populaire": name and body sign what ends right above."""
    start, line_end = page.line(word.start)
    glued = [m.end() for m in _STOP_GLUED.finditer(page.text, start, word.start)]
    start = glued[-1] if glued else start
    lead, rest = page.text[start : word.start], page.text[word.end : line_end].rstrip()
    if not _NAME_LEAD.fullmatch(lead) or len(rest) > CARD_REST or rest[-1:] in tuple(".!?:;"):
        return False
    return bool(glued) or page.text[max(start - 4, 0) : start].rstrip()[-1:] in tuple('.!?…”"»')


def _before_country(end: int, page: Setting) -> bool:
    return page.text.startswith(", ", end) and end + 2 in page.places
