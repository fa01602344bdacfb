"""Gives every expression its full dates: a missing year comes from a date nearby or the page's own date."""

import re
from bisect import bisect
from dataclasses import dataclass, replace
from datetime import date

from nlp.dates.grammar import Expression, Moment
from nlp.dates.nearest import nearest_year, told_year, turns, year_from

_SENTENCE_END = re.compile(r"[.!?。！？]\s+(?=[^\W\d_a-z])|[。！？\n]")
NEIGHBOURS = 10  # full dates on either side that are asked for a year
MOST_SPANS = 50  # ranges of a page that are asked whether a day falls into them
FAR_YEARS = 3
NEARBY = 600  # characters: further off, a full date tells the year only of a day whose weekday agrees
BESIDE = 25  # characters: further behind a day, a month with its year is one of something else
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
    anchors = _Anchors([e for e in expressions if e.begin.year and e.begin.month and e.form != "relative"])
    resolved = [_resolved(text, e, anchors, own) for e in expressions]
    return [r for r in resolved if r is not None]


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
    if expression.form == "bare_months_range" and (own or "").count("-") != 2:
        return None
    year = _year_of(text, expression, anchors, own)
    if year is None:
        return None
    begin = replace(expression.begin, year=year)
    finish = expression.finish and replace(expression.finish, year=year + (turns(expression)))
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
    """The one told behind it, or the first that fits the day of the week, if one is named; else the first of all."""
    told = told_year(text, expression, own)
    if told:
        return told
    years = _candidate_years(text, expression, anchors, own)
    if expression.begin.weekday:
        beside = [year + step for year in years[:1] for step in (-1, 1)]
        fitting = [y for y in years + beside if not _weekday_warning("", replace(expression.begin, year=y))]
        years = fitting or years
    return years[0] if years else None


def _candidate_years(text: str, expression: Expression, anchors: _Anchors, own: str | None) -> list[int]:
    near = anchors.near(expression)
    spans = [a.begin.year for a in anchors.spans if _contains(a, expression.begin) and a.begin.year]
    close = [
        nearest_year(expression.begin, a.begin)
        for a in near
        if _same_sentence(text, a, expression) and not (own and _is_of_another_time(a, expression))
    ]
    if own and own[:4].isdigit():  # "redeems on 16 November its notes due 2010": no day of this page's news
        close = [year for year in close if year <= int(own[:4]) + FAR_YEARS]
    far = [
        nearest_year(expression.begin, a.begin)
        for a in near
        if expression.begin.weekday or _distance(a, expression) <= NEARBY
    ]
    own_year = [year_from(text, expression, _moment_of(own))] if own else []
    return list(dict.fromkeys(spans + close[:1] + own_year + far))


def _is_of_another_time(anchor: Expression, expression: Expression) -> bool:
    """ "The summit on 15 December with the states that joined in May 2004": a month behind tells a day no year."""
    return anchor.begin.day is None and expression.begin.day is not None and anchor.start - expression.end > BESIDE


def _distance(anchor: Expression, expression: Expression) -> int:
    """Characters between them; what stands before counts half, for a text goes on from what it has said."""
    return (expression.start - anchor.end) // 2 if anchor.start < expression.start else anchor.start - expression.end


def _same_sentence(text: str, anchor: Expression, expression: Expression) -> bool:
    low, high = min(anchor.end, expression.end), max(anchor.start, expression.start)
    return high - low <= SAME_SENTENCE and not _SENTENCE_END.search(text, low, high + 1)


def _contains(anchor: Expression, moment: Moment) -> bool:
    finish = anchor.finish
    if not (finish and anchor.begin.day and finish.day and moment.month and moment.day):
        return False
    low, high = (anchor.begin.month or 0, anchor.begin.day), (finish.month or 0, finish.day)
    return low <= (moment.month, moment.day) <= high


def _moment_of(iso_date: str) -> Moment:
    parts = [int(p) for p in iso_date[:10].split("-")]
    return Moment(*parts[:3])
