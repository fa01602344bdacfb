"""Finds events by name: "the third International Conference on Learning Cities took place from 18 to 20 September"."""

import re

from nlp.events.words import DATA, NOUN

LONGEST_LEAD = 30  # characters between the noun and its quoted title: "entitled", "mit dem Titel"
MOST_WORDS = 12  # on either side of the noun; longer names are sentences
_QUOTES = {"‘": "’", "“": "”", '"': '"', "'": "'", "«": "»", "„": "“", "《": "》", "「": "」"}
_ORDINAL = re.compile(
    r"(?i)^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th|e|ème|º|ª|\.)"
    r"|premi[eè]re?|deuxième|troisième|quatrième|cinquième|sixième|primera?|segund[ao]|tercera?|cuart[ao]|quint[ao]|sext[ao]"
    r"|erste[nr]?|zweite[nr]?|dritte[nr]?|vierte[nr]?|fünfte[nr]?|sechste[nr]?|terceir[ao]|quart[ao]|[ivx]+)$"
)
_CONNECTORS = frozenset(DATA["names"]["connectors"].split())
_LEADS = frozenset(DATA["names"]["leads"].split())
_ENTITLED = r"(?:entitled|titled|on|:|titulado|intitulée?|mit dem Titel|dal titolo)?"
_QUOTE_OPENS = re.compile(rf"\s*{_ENTITLED}\s*([‘“\"'«„《「])\s?")
_CHINESE = re.compile(r"第[一二三四五六七八九十\d]{1,3}[届次][\u4e00-\u9fff]{1,20}?(?:大会|会议|论坛|峰会|节)")
_ARABIC = re.compile(r"(?:المؤتمر|المنتدى|مؤتمر|منتدى|مهرجان|القمة)(?:\s\w+){1,5}")


def names_in(sentence: str) -> list[tuple[int, int]]:
    """The ``[start, end)`` of every event's name: capitalised words round an event noun, or its quoted title."""
    found: list[tuple[int, int]] = [m.span() for m in _CHINESE.finditer(sentence)]
    found += [m.span() for m in _ARABIC.finditer(sentence)]
    for match in NOUN.finditer(sentence):
        if any(a <= match.start() < b for a, b in found):
            continue
        span = _quoted_after(sentence, match.end()) or _capitalised_round(sentence, match)
        if span:
            found.append(span)
    return sorted(set(found))


def _quoted_after(sentence: str, position: int) -> tuple[int, int] | None:
    """ "Webinar 'Learning in the context of COVID-19'"."""
    opening = _QUOTE_OPENS.match(sentence[position : position + LONGEST_LEAD])
    if not opening:
        return None
    start = position + opening.end()
    end = _closing(sentence, start, _QUOTES[opening[1]])
    return (start, end) if end else None


def _closing(sentence: str, start: int, mark: str) -> int | None:
    """Where the closing mark stands; an apostrophe inside a word closes nothing."""
    for match in re.finditer(re.escape(mark), sentence[start : start + 200]):
        position = start + match.start()
        if not sentence[position + 1 : position + 2].isalnum():
            return position
    return None


def _capitalised_round(sentence: str, noun: re.Match[str]) -> tuple[int, int] | None:
    if not noun.group()[0].isupper() and not re.search(r"[A-Z]\w+ $", sentence[: noun.start()]):
        return None
    start = _grown_left(sentence, noun.start())
    end = _grown_right(sentence, noun.end())
    return (start, end) if len(sentence[start:end].split()) > 1 else None


def _grown_left(sentence: str, start: int) -> int:
    best = start
    offset = max(0, start - 120)
    words = list(re.finditer(r"\S+", sentence[offset:start]))[-MOST_WORDS:]
    for word in reversed(words):
        bare = word.group()
        if bare[-1] in ",;:.()" or not (bare[0].isupper() or bare in _CONNECTORS or _ORDINAL.match(bare)):
            break
        if bare not in _CONNECTORS and bare not in _LEADS:
            best = offset + word.start()
    return best


def _grown_right(sentence: str, end: int) -> int:
    best = end
    for count, word in enumerate(re.finditer(r"[\s(]+[^\s()]+", sentence[end : end + 160])):
        bare = word.group().strip(" \xa0")
        if count >= MOST_WORDS or "(" in bare or not (bare[0].isupper() or bare in _CONNECTORS):
            break
        stop = bare[-1] in ",;:.!?"
        if bare not in _CONNECTORS and bare not in _LEADS:
            best = end + word.end() - (1 if stop else 0)
        if stop:
            break
    return best
