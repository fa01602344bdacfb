"""Reads days and months told from the day of writing: "yesterday", "last Monday", "in November"."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from nlp.dates.grammar import Expression, Moment, Reading

_RELATIVE = re.compile(
    r"(?P<day>[hgj])|(?P<weekday>[clv]?w[lv]?(?![,.]?[oq]?[dmie]))"
    r"|(?P<month>[clv]m(?![.,]?[oq]?[dyY])[lv]?)"
)
_SHIFT = {"h": 0, "g": -1, "j": 1}
_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|wird|werden|aura|auront|sera|seront|será|serán|serão|sarà|saranno|going to"
    r"|next|upcoming|nächste[nrs]?|kommende[nrs]?|prochaine?s?|pr[óo]xim[oa]s?|prossim[oaie])\b",
    re.IGNORECASE,
)
SHORT = 3  # letters: "sat" and "wed" are verbs unless they are written "Sat", "Wed"
HALF = 6  # months
_SENTENCE_BEFORE = 120  # characters in which "will" makes the Friday to come of a Friday


def relative(text: str, reading: Reading, taken: Iterable[Expression], own: str | None) -> list[Expression]:
    """The expressions that only the page's own day resolves; none where it is not known to the day."""
    if not own or own.count("-") != 2:
        return []
    written_on = date.fromisoformat(own[:10])
    covered = {i for e in taken for i in range(e.first, e.last)}
    found: list[Expression] = []
    for match in _RELATIVE.finditer(reading.symbols):
        if covered.isdisjoint(range(*match.span())) and (moment := _moment(text, reading, match, written_on)):
            start, end = reading.lexemes[match.start()].start, reading.lexemes[match.end() - 1].end
            found.append(Expression(start, end, moment, None, *match.span(), "relative"))
    return found


def _moment(text: str, reading: Reading, match: re.Match[str], written_on: date) -> Moment | None:
    symbols = match.group()
    if match["day"]:
        return _day(written_on + timedelta(days=_SHIFT[symbols]))
    ahead = "v" in symbols or ("l" not in symbols and is_to_come(text, reading.lexemes[match.start()].start))
    name = next(i for i, s in enumerate(symbols) if s in "wm") + match.start()
    lexeme = reading.lexemes[name]
    if match["weekday"]:
        if lexeme.end - lexeme.start <= SHORT and text[lexeme.start].islower():
            return None
        back = (written_on.isoweekday() - lexeme.value) % 7
        back = 7 if back == 0 and "l" in symbols else back
        return _day(written_on + timedelta(days=(7 - back) if ahead and back else -back))
    return Moment(year=_year_of_month(lexeme.value, written_on, last="l" in symbols), month=lexeme.value)


def _year_of_month(month: int, written_on: date, *, last: bool) -> int:
    """The year of the nearest such month; of "last", the one gone by."""
    ahead = month - written_on.month
    if last:
        return written_on.year - (ahead >= 0)
    return written_on.year + (ahead < -HALF) - (ahead > HALF)


def is_to_come(text: str, start: int) -> bool:
    """Whether the sentence speaks of what will be, in its words before ``start``."""
    sentence = text[max(0, start - _SENTENCE_BEFORE) : start]
    return bool(_FUTURE.search(re.split(r"[.!?\n]\s", sentence)[-1]))


def _day(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)
