"""Ranges whose ends are told apart: from the page's own day ("Thursday to Monday"), or with an hour beside each."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nlp.dates.grammar import Reading
from nlp.dates.relative import is_gone_by
from nlp.dates.resolve import Resolved
from nlp.dates.words import ALWAYS, words_of_role

_BETWEEN = re.compile(  # the symbols between two ends; an x is one of the words that may stand there
    r"[.,)]{0,2}(?P<hour>[tT]z?)?,?[ox]{0,2}(?P<to>-|&?r{1,2}|&)[opqx(]{0,3}(?P<until>[tT]z?)?[oqw(,]{0,3}"
)
_NOW = re.compile(r"bx&$")  # "between now and"
_TO_BEFORE = re.compile(r"w[.,]?(?:-|o?r)o?$")
_TO_BEHIND = re.compile(r"[.,]?(?:-|o?r)o?w")
_MONTH_BEHIND = re.compile(r"[-,&]{1,2}m")  # "December-January-February"
_VERB = re.compile(r"\b(?:may|march)\b")
_EVERY_WEEK = {(1, 5), (1, 6), (1, 7), (7, 4), (7, 5)}  # working days, here and where Sunday is one
_WEEKLY = re.compile(
    r"\b(?:open|opens|hours|weekdays?|every|each|weekly|available|closed|ouvert\w*|horaires?|geöffnet|öffnungszeiten"
    r"|abiert\w+|horarios?|abert\w+|apert\w+|orari[oa]?|chaque|jeden?|cada|ogni)\b|[开開]放|营业|مفتوح",
    re.IGNORECASE,
)
_SEASONAL = re.compile(
    r"\b(?:(?:every|each)(?! month\b)|seasons?|usually|typically|normally|annual(?:ly)?|always|year-round|open"
    r"|geöffnet|jede[mnrs]?|jährlich|saison\w*|ouvert\w*|chaque|tous les|abiert\w+|temporada|cada|todos (?:os|los)"
    r"|abert\w+|época|apert\w+|stagion\w+|ogni|tutti gli)\b|每年|موسم",
    re.IGNORECASE,
)
_MOVED = re.compile(  # from one day to another
    r"\b(?:moved|postponed|rescheduled|delayed|shifted|pushed back|brought forward|changed|aplaz\w+|posp[ou]\w+"
    r"|reprogram\w+|traslad\w+|report[ée]\w*|repouss\w+|déplac\w+|verschoben|verlegt|adiad\w+|transferid\w+|spostat\w+|rinviat\w+"
    r"|posticipat\w+)\b[^.;]*$"
)
_WILL = re.compile(r"[^.;\n]*\bwill\b")
_SPOKEN = re.compile(r"\b(?:ran|lasted|took place|taken|conducted|(?<!being )held)\b[^.;]*$")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])|[。！？\n]")
AROUND = 100  # characters of its sentence on either side in which a range is said to come every week or year
TIMES_AROUND = 3  # symbols: "10 a.m. to 5 p.m. Monday through Friday"


@dataclass(frozen=True)
class _Page:
    text: str
    reading: Reading
    own: date | None
    lang: str


def spans(text: str, reading: Reading, resolved: list[Resolved], own: str | None, *, lang: str) -> list[Resolved]:
    """``resolved``, in order, with those that are the two ends of one range made one.

    Left out are weekdays and months that come every week or year: "open Monday through Friday".
    """
    page = _Page(text, reading, date.fromisoformat(own) if own and own.count("-") == 2 else None, lang)
    found: list[Resolved] = []
    for one in (part for each in resolved for part in _apart(page, each)):
        whole = _range(page, found[-1], one) if found else None
        if whole is not None:
            found[-1] = whole
        elif _is_told(page, one):
            found.append(_from_now(page, one))
    return [one for one in found if not _is_half(page, one)]


def _apart(page: _Page, one: Resolved) -> list[Resolved]:
    """Two days where something "was moved from May 3 to May 5"; else the one it is."""
    expression, symbols = one.expression, page.reading.symbols
    cut = symbols.find("r", expression.first, expression.last)
    finish = expression.finish
    if finish is None or not one.end or cut < 0 or not _MOVED.search(_before(page, expression.start)):
        return [one]
    until, behind = page.reading.lexemes[cut - 1].end, page.reading.lexemes[cut + 1].start
    first = replace(expression, finish=None, end=until, last=cut, form="point")
    second = replace(expression, begin=finish, finish=None, start=behind, first=cut + 1, form="point")
    return [replace(one, expression=first, end=None), replace(one, expression=second, start=one.end, end=None)]


def _range(page: _Page, left: Resolved, right: Resolved) -> Resolved | None:
    between = page.reading.symbols[left.expression.last : right.expression.first]
    match = _BETWEEN.fullmatch(between) if len(between) <= 12 else None
    if match is None or left.end or right.end or not (_are_alike(left, right) or _is_led(page, left)):
        return None
    if not _may_join(page, left, right, match):
        return None
    start, end = _ends(page, left, right)
    if start >= end:
        return None
    whole = replace(left.expression, end=right.expression.end, last=right.expression.last, form="point_range")
    return replace(left, expression=whole, start=start, end=end, inferred=left.inferred or right.inferred)


def _are_alike(left: Resolved, right: Resolved) -> bool:
    """Two days, two months or two years."""
    return left.start.count("-") == right.start.count("-")


def _is_led(page: _Page, left: Resolved) -> bool:
    """ "From 1994 to Oct. 31, 2006" """
    return page.reading.symbols[left.expression.first - 1 : left.expression.first + 1].count("f") > 0


def _may_join(page: _Page, left: Resolved, right: Resolved, match: re.Match[str]) -> bool:
    first, last = left.expression, right.expression
    led = page.reading.symbols[max(0, first.first - 3) : first.first]
    if _MOVED.search(_before(page, first.start)):
        return False
    if match["to"] == "&" and not led.rstrip("of").endswith("b"):
        return False
    if match["until"] and page.lang not in ("en", "de", "zh") and not (match["hour"] or "t" in led):
        return False  # "el 3 de mayo a las 18:00"
    words = words_of_role(page.lang, "within") | words_of_role(ALWAYS, "within")
    for place in range(first.last, last.first):
        lexeme = page.reading.lexemes[place]
        if page.reading.symbols[place] == "x" and page.text[lexeme.start : lexeme.end].lower() not in words:
            return False
    weekdays = _weekday(left), _weekday(right)
    if all(weekdays):
        until = page.text[first.end : last.start].strip().lower() in ("until", "till")
        return not (until and "f" not in led) and not _comes_weekly(page, left, right)
    if first.form in ("year", "years_range"):
        return match["to"] != "-"
    return True


def _weekday(one: Resolved) -> int | None:
    """The number of a weekday told from the page's own day."""
    return one.expression.begin.weekday if one.expression.form == "relative" else None


def _comes_weekly(page: _Page, left: Resolved, right: Resolved) -> bool:
    first, last = left.expression, right.expression
    symbols = page.reading.symbols
    near = symbols[max(0, first.first - TIMES_AROUND) : first.first] + symbols[last.last : last.last + TIMES_AROUND]
    if "t" in near or "T" in near:
        return True
    around = _before(page, first.start) + _behind(page, last.end)
    if _WEEKLY.search(around):
        return True
    return (_weekday(left), _weekday(right)) in _EVERY_WEEK and not _SPOKEN.search(_before(page, first.start))


def _ends(page: _Page, left: Resolved, right: Resolved) -> tuple[str, str]:
    """A range of weekdays is of one week; one of its ends written out tells on which side the other lies."""
    own, first, last = page.own, _weekday(left), _weekday(right)
    if own is None or not (first or last):
        return left.start, right.start
    before = _before(page, left.expression.start)
    gone = is_gone_by(page.text, left.expression.start) or _SPOKEN.search(before) is not None
    to_come = not gone and _WILL.match(_behind(page, right.expression.end)) is not None
    if first and last:
        begin = date.fromisoformat(left.start)
        begin += timedelta(days=7 if to_come and begin < own else -7 if gone and begin >= own else 0)
        return begin.isoformat(), (begin + timedelta(days=(last - first) % 7)).isoformat()
    if first:
        begin = date.fromisoformat(left.start)
        later = (begin + timedelta(days=7)).isoformat()
        return (later if to_come and begin < own and later < right.start else left.start), right.start
    end = date.fromisoformat(right.start)
    earlier = (end - timedelta(days=7)).isoformat()
    return left.start, (earlier if gone and end > own and earlier > left.start else right.start)


def _is_told(page: _Page, one: Resolved) -> bool:
    """Not the months of every year, nor "march to may", nor three of them in a row."""
    named = page.text[one.expression.start : one.expression.end]
    if one.inferred and page.lang == ALWAYS and _VERB.search(named):
        return False
    if one.expression.form != "bare_months_range" or not one.inferred:
        return True
    if _MONTH_BEHIND.match(page.reading.symbols, one.expression.last):
        return False
    return not _SEASONAL.search(_before(page, one.expression.start) + _behind(page, one.expression.end))


def _from_now(page: _Page, one: Resolved) -> Resolved:
    """ "between now and Feb. 10" begins on the page's own day."""
    first = one.expression.first + (page.reading.symbols[one.expression.first] == "&")
    if page.own is None or one.end or not _NOW.search(page.reading.symbols, max(0, first - 3), first):
        return one
    now, begin = page.reading.lexemes[first - 2], page.own.isoformat()
    if page.text[now.start : now.end].lower() != "now" or one.start <= begin[: len(one.start)]:
        return one
    whole = replace(one.expression, start=now.start, first=first - 2, form="point_range")
    return replace(one, expression=whole, start=begin, end=one.start, inferred=True)


def _is_half(page: _Page, one: Resolved) -> bool:
    """A weekday that is one end of a range which comes every week."""
    expression, symbols = one.expression, page.reading.symbols
    if one.end or not _weekday(one):
        return False
    before, behind = symbols[max(0, expression.first - 4) : expression.first], symbols[expression.last :][:5]
    return _TO_BEFORE.search(before) is not None or _TO_BEHIND.match(behind) is not None


def _before(page: _Page, at: int) -> str:
    return _SENTENCE.split(page.text[max(0, at - AROUND) : at])[-1]


def _behind(page: _Page, at: int) -> str:
    return _SENTENCE.split(page.text[at : at + AROUND])[0]
