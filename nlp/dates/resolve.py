"""Gives every expression its full dates: a missing year comes from a date nearby or the page's own date."""

import re
from bisect import bisect
from dataclasses import dataclass, replace
from datetime import date

from nlp.dates.grammar import Expression, Moment
from nlp.dates.relative import is_gone_by, is_to_come

_SENTENCE_END = re.compile(r"[.!?。！？]\s+(?=[^\W\d_a-z])|[。！？\n]")
NEIGHBOURS = 10  # full dates on either side that are asked for a year
MOST_SPANS = 50  # ranges of a page that are asked whether a day falls into them
HALF_A_YEAR = 183  # days: a day without its year is the one nearest to the date it is told from
FAR_AHEAD = 90  # days: what "was" on 23 October, told in May, is not next October's
FAR_YEARS = 3
LONG_PAST = 90  # days: "the next meeting takes place on 17 November" told in May is not last November's
NEARBY = 600  # characters: further off, a full date tells the year only of a day whose weekday agrees
SAME_SENTENCE = 200  # characters: how far a full date lends its year before the page's own date does


@dataclass(frozen=True)
class Resolved:
    """An expression with ISO dates, as precise as the text; ``inferred`` where the year came from elsewhere."""

    expression: Expression
    start: str
    end: str | None
    inferred: bool = False
    warning: str | None = None


def resolve(text: str, expressions: list[Expression], own: str | None) -> list[Resolved]:
    """The expressions whose year is known or can be told; the rest are left out. ``own`` is the page's own date."""
    anchors = _Anchors([e for e in expressions if e.begin.year and e.begin.month])
    resolved = [_resolved(text, e, anchors, own) for e in expressions]
    return [r for r in resolved if r is not None]


_TO = re.compile(r"[.,]?(?:-|o?r)o*")


def joined(resolved: list[Resolved], symbols: str) -> list[Resolved]:
    """In order; a written day and one told from the page's own are one range in "from today through Nov. 17"."""
    found: list[Resolved] = []
    for one in resolved:
        last = found[-1] if found else None
        if last is not None and _is_range(last, one, symbols):
            whole = replace(last.expression, end=one.expression.end, last=one.expression.last, form="point_range")
            found[-1] = replace(last, expression=whole, end=one.start, inferred=True)
        else:
            found.append(one)
    return found


def _is_range(left: Resolved, right: Resolved, symbols: str) -> bool:
    """Not "Monday to Friday", which is every week."""
    first, second = left.expression, right.expression
    if left.end or right.end or (first.form == "relative") == (second.form == "relative"):
        return False
    between = symbols[first.last : second.first]
    spoken = between == "&" and symbols[first.first - 1 : first.first] == "b"
    to_the_day = left.start.count("-") == right.start.count("-") == 2
    return to_the_day and left.start < right.start and (spoken or _TO.fullmatch(between) is not None)


def iso(moment: Moment) -> str:
    """ "2023", "2022-11" or "2024-02-14"."""
    parts = [f"{moment.year:04d}"]
    if moment.month:
        parts.append(f"{moment.month:02d}")
        if moment.day:
            parts.append(f"{moment.day:02d}")
    return "-".join(parts)


class _Anchors:
    """The full dates of a text, in its order: what a year-less day may take its year from."""

    def __init__(self, expressions: list[Expression]) -> None:
        self._expressions = expressions
        self._starts = [e.start for e in expressions]
        self.spans = [e for e in expressions if e.finish][:MOST_SPANS]

    def near(self, expression: Expression) -> list[Expression]:
        """Those round ``expression``, nearest first; more are no evidence and cost time."""
        place = bisect(self._starts, expression.start)
        around = self._expressions[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]
        return sorted(around, key=lambda anchor: _distance(anchor, expression))


def _resolved(text: str, expression: Expression, anchors: _Anchors, own: str | None) -> Resolved | None:
    written = text[expression.start : expression.end]
    expression = _over_a_month(expression)
    if expression.form == "relative":
        return _with_dates(expression, expression.begin, None, inferred=True)
    if expression.begin.year:
        return _with_dates(
            expression, expression.begin, expression.finish, warning=_weekday_warning(written, expression.begin)
        )
    year = _year_of(text, expression, anchors, own)
    if year is None:
        return None
    begin = replace(expression.begin, year=year)
    finish = expression.finish and replace(expression.finish, year=year + (_turns(expression)))
    warning = _weekday_warning(written, begin) or f"year of {written!r} taken from the page ({year})"
    return _with_dates(expression, begin, finish, inferred=True, warning=warning)


def _over_a_month(expression: Expression) -> Expression:
    """ "from Monday 27th to Sunday 2nd of April" begins in March: the later end cannot stand before the other."""
    begin, finish = expression.begin, expression.finish
    if not (
        finish and begin.day and finish.day and begin.month and (begin.year, begin.month) == (finish.year, finish.month)
    ):
        return expression
    if begin.day <= finish.day:
        return expression
    turn = begin.month == 1
    year = begin.year - 1 if turn and begin.year else begin.year
    return replace(expression, begin=replace(begin, month=12 if turn else begin.month - 1, year=year))


def _turns(expression: Expression) -> bool:
    """A span from December to January."""
    finish = expression.finish
    return bool(finish and finish.month and expression.begin.month and finish.month < expression.begin.month)


def _with_dates(
    expression: Expression, begin: Moment, finish: Moment | None, *, inferred: bool = False, warning: str | None = None
) -> Resolved | None:
    if not _is_real(begin) or (finish and not _is_real(finish)):
        return None
    start, end = iso(begin), iso(finish) if finish else None
    return Resolved(expression, start, end if end and end > start else None, inferred, warning)


def _is_real(moment: Moment) -> bool:
    return is_day(moment.year or 0, moment.month or 1, moment.day or 1)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has it."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _weekday_warning(written: str, moment: Moment) -> str | None:
    if not (moment.weekday and moment.day and _is_real(moment)):
        return None
    day = date(moment.year or 0, moment.month or 1, moment.day)
    if day.isoweekday() == moment.weekday:
        return None
    return f"{written!r} names another day of the week: {day.isoformat()} is a {day:%A}"


def _year_of(text: str, expression: Expression, anchors: _Anchors, own: str | None) -> int | None:
    """The first year that fits the day of the week, if one is named; else the first of all."""
    years = _candidate_years(text, expression, anchors, own)
    if expression.begin.weekday:
        beside = [year + step for year in years[:1] for step in (-1, 1)]
        fitting = [y for y in years + beside if not _weekday_warning("", replace(expression.begin, year=y))]
        years = fitting or years
    return years[0] if years else None


def _candidate_years(text: str, expression: Expression, anchors: _Anchors, own: str | None) -> list[int]:
    near = anchors.near(expression)
    spans = [a.begin.year for a in anchors.spans if _contains(a, expression.begin) and a.begin.year]
    close = [_nearest_year(expression.begin, a.begin) for a in near if _same_sentence(text, a, expression)]
    if own and own[:4].isdigit():  # "redeems on 16 November its notes due 2010": no day of this page's news
        close = [year for year in close if year <= int(own[:4]) + FAR_YEARS]
    far = [
        _nearest_year(expression.begin, a.begin)
        for a in near
        if expression.begin.weekday or _distance(a, expression) <= NEARBY
    ]
    own_year = [_year_from(text, expression, _moment_of(own))] if own else []
    return list(dict.fromkeys(spans + close[:1] + own_year + far))


def _distance(anchor: Expression, expression: Expression) -> int:
    """Characters between them; what stands before counts half, for a text goes on from what it has said."""
    return (expression.start - anchor.end) // 2 if anchor.start < expression.start else anchor.start - expression.end


def _same_sentence(text: str, anchor: Expression, expression: Expression) -> bool:
    low, high = min(anchor.end, expression.end), max(anchor.start, expression.start)
    return high - low <= SAME_SENTENCE and not _SENTENCE_END.search(text, low, high)


def _contains(anchor: Expression, moment: Moment) -> bool:
    finish = anchor.finish
    if not (finish and anchor.begin.day and finish.day and moment.month and moment.day):
        return False
    low, high = (anchor.begin.month or 0, anchor.begin.day), (finish.month or 0, finish.day)
    return low <= (moment.month, moment.day) <= high


def _nearest_year(moment: Moment, reference: Moment) -> int:
    """The year that brings ``moment`` nearest to ``reference``."""
    year = reference.year or 0
    if not reference.month or not moment.month:
        return year
    days = (moment.month - reference.month) * 30 + ((moment.day or 15) - (reference.day or 15))
    if days > HALF_A_YEAR:
        return year - 1
    return year + 1 if days < -HALF_A_YEAR else year


def _year_from(text: str, expression: Expression, own: Moment) -> int:
    """The year nearest to the page's own day; the next or last where the sentence tells of what is to come or was."""
    year = _nearest_year(expression.begin, own)
    if not (own.month and expression.begin.month and own.year):
        return year
    days = (year - own.year) * 360 + (expression.begin.month - own.month) * 30
    days += (expression.begin.day or 15) - (own.day or 15)
    if year < own.year and days < -LONG_PAST and is_to_come(text, expression.start):
        return year + 1
    return year - 1 if days > FAR_AHEAD and is_gone_by(text, expression.start) else year


def _moment_of(iso_date: str) -> Moment:
    parts = [int(p) for p in iso_date[:10].split("-")]
    return Moment(*parts[:3])
