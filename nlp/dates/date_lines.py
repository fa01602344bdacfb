"""Tells the line that says when, by whom and in which section a page appeared, and nothing else."""

import re
import tomllib
from collections.abc import Sequence

from nlp.dates.words import DATA
from nlp.events.words import NOUN

_WORDS = tomllib.loads((DATA / "publication_words.toml").read_text(encoding="utf-8"))
MOST_WORDS = 14  # beside the date: an author, an office, a section, "4 minute read"
MOST_UNCASED = 9  # words, or a third as many characters of Chinese: where no capitals tell names from sentences
PLAIN_WORDS = 1  # lower-case words that no such line is known by: an author's "admin"; a sentence has more
FOOT_LINES = 3  # below the last sentence: a signature, an office, a day
SHORTEST_SENTENCE = 12  # characters; "Ends." is none
_SENTENCE_END = re.compile(r"[.!?。！？؟…][\"”»」)）\]]*$")
_ELSEWHERE = re.compile(rf"\W*(?:{_WORDS['date_lines']['elsewhere']})", re.IGNORECASE)
_AT = r"(?:um |at |à |a las |às |alle |ore |o )?"
_ZONE = r"(?:(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::\d\d)?|[EPCM][SD]T|[EP]T|[IPSKJ]ST|P[KH]T|SGT|HKT|A[EW][SD]?T|[WE]AT|SAST)"
_CLOCK = re.compile(
    rf",?\s*[(|–-]?\s*{_AT}(?:上午|下午|오전|오후)?\s?\d{{1,2}}\s?(?:[:.]|h\s?)\s?\d\d(?!\d)(?::\d\d)?"
    rf"(?:\s?(?:m(?:in)?\b|[ap]\.?\s?m\b\.?|hrs?\b|hs?\b|Uhr|uur|[صم](?!\w)))?(?:\s{_ZONE}\b)?\)?",
    re.IGNORECASE,
)  # to the minute: when a page was put up, not when people meet
_TIMES_RANGE = re.compile(
    r"\d{1,2}(?:\s?[:.h]\s?\d\d)?\s?(?:[ap]\.?m\.?|hrs?|h|uhr|uur)?\s?(?:-|–|—|to|until|bis|tot|a|à|al|às|até|alle|إلى|至)"
    r"\s?(?:las )?\d{1,2}",
    re.IGNORECASE,
)
_HIJRI = re.compile(
    r"(?:1[34]\d\d/\d{1,2}/\d{1,2}|\d{1,2}\s[^\W\d_]+(?:\s[^\W\d_]+)?\s1[34]\d\d)\s?ه[ـ.]?\s?(?:الموافق|[-–—،,])?\s*"
)
_OUR_ERA = re.compile(r"^م(?!\w)\s*")
_UPDATE = re.compile(
    rf"[\s(（|–,;·/-]*[(（][^)）]{{0,30}}(?:{_WORDS['published']['updated']})[^)）]*[)）]", re.IGNORECASE
)
_UPDATE_TAIL = re.compile(rf"(?:^|(?<=[\s(|–,;·/-]))(?:{_WORDS['published']['updated']}).*$", re.IGNORECASE | re.DOTALL)
_UPDATED = re.compile(
    rf"(?:.*[|·•]|.*\s{{2}})?\W*(?:{_WORDS['published']['updates']})(?: (?:on|at|le|el|am|em|il|op))?\s*[:：–-]?\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")
_SMALL = frozenset(_WORDS["date_lines"]["small"].split("|"))
_CREDIT = re.compile(rf"\W*(?:{_WORDS['date_lines']['credits']})\b|\W*©", re.IGNORECASE)
_OTHER = re.compile(_WORDS["not_published"]["labels"], re.IGNORECASE)
_KNOWN_LABEL = re.compile(rf"(?:{_WORDS['date_lines']['leads']})\s*$", re.IGNORECASE)
_LABEL = re.compile(r"[:：]\s*$")
_AGENCY = re.compile(r"\W*[A-Z]{2,6}\s*")  # "MAP: 16 février 2024"
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def without_hijri(before: str) -> str:
    """The words before a date without the same day of the other calendar: "الخميس 1447/6/13 هـ الموافق"."""
    return _HIJRI.sub("", before)


def without_update(after: str) -> str:
    """The words behind a date without when the page was changed, and without "of our era"."""
    return _UPDATE_TAIL.sub("", _UPDATE.sub("", _OUR_ERA.sub("", after)), count=1)


def tells_an_update(before: str) -> bool:
    """Whether the words before a date say "Updated:", not "Last updated:", as pages that stay for years do."""
    return bool(_UPDATED.fullmatch(before))


def without_clock(after: str) -> str:
    """The words behind a date without the time of day that follows it at once."""
    return _CLOCK.sub("", after, count=1) if _CLOCK.match(after) else after


def is_of_times(after: str) -> bool:
    """Whether a beginning and an end are told: people meet then."""
    return bool(_TIMES_RANGE.search(after))


def names_only_when_and_who(before: str, after: str) -> bool:
    """Whether a line with these words round its date tells nothing but the page's author, office, section and hour."""
    if is_of_times(after) or _CREDIT.match(before) or not _may_stand_before(before):
        return False
    rest = f"{before} | {_CLOCK.sub(' | ', after, count=1)}"
    if _OTHER.search(before) or _OTHER.search(rest) or NOUN.search(rest):
        return False
    words = _WORD.findall(rest)
    if any(not w.isascii() and w[0].isalpha() and w[0].lower() == w[0].upper() for w in words):
        return len(words) <= MOST_UNCASED and len(_CJK.findall(rest)) <= MOST_UNCASED * 3
    plain = [w for w in words if w[0].islower() and w.lower() not in _SMALL]
    return len(words) <= MOST_WORDS and len(plain) <= PLAIN_WORDS and not (plain and rest.rstrip().endswith("."))


def _may_stand_before(before: str) -> bool:
    """A label with a colon is one that tells of publication or authors; any other is the label of another day."""
    label = _LABEL.sub("", before)
    return label == before or bool(_KNOWN_LABEL.search(label) or _AGENCY.fullmatch(label))


def foot_lines(lines: Sequence[str], long: int) -> set[int]:
    """The lines that close a text: the last ones, and those next below its last sentences; none that links lead to.

    A line of ``long`` characters is text: no line above it closes anything.
    """
    bodies = [i for i, line in enumerate(lines) if len(line) > long]
    first = bodies[-1] + 1 if bodies else len(lines)
    found, since = set(range(max(first, len(lines) - FOOT_LINES), len(lines))), 0
    for i in range(first, len(lines)):
        if _ELSEWHERE.match(lines[i]):
            return found & set(range(i))
        ends = len(lines[i]) > SHORTEST_SENTENCE and _SENTENCE_END.search(lines[i])
        since = 0 if ends else since + 1
        if 0 < since <= FOOT_LINES:
            found.add(i)
    return found
