"""The grammar of date expressions: patterns over the lexer's symbols, the same for every language."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.dates.lexer import Lexeme, lex

_O = r"[ofq]{0,2}"  # "of the", "de", "del", "den", "on"
_W = rf"(?:\(?w\)?[.,]{{0,2}}{_O})?"
_D = r"d\.?"
_M = r"m\.?(?:/m\.?)?"
_Y = rf"[.,]{{0,2}}/?{_O}k?[yY]k?"
_DMY = rf"{_W}{_O}{_D}[of]{{0,2}}k?{_M}(?:{_Y})?"  # not "won 5 in May"
_MDY = rf"{_W}{_M}o?d\.?(?:,?[of]?[yY])?"
_YMD = rf"(?:[yY]k?[.,]?{_M}d\.?|Y{_M})(?:\(w\)|w)?"
_MY = rf"{_M}{_Y}"
_NUM = rf"{_W}i(?:\(w\))?"
_E = rf"(?:w[.,]?{_O}|[ofq])e"
_SEASON = rf"s{_O}k?[yY]|s[yY]"
_POINT = rf"(?:{_YMD}|{_DMY}|{_NUM}|{_MY}|{_MDY}|{_SEASON})"
_SEP = rf"[.,]?(?:-|o?(?:&?r{{1,2}}|&)){_O}"  # "to", "and", "y hasta", "até ao"
_TO = rf"[.,]?(?:-|o?&?r{{1,2}}){_O}"
_FROM = rf"b?{_O}"
_PART = r"(?:[opq]{1,3}-?)?"  # "the beginning of", "mid-"
_YEARS_FROM = rf"b?(?:[ofpq]{{1,4}}-?)?(?:s{_O})?"
_BARE = r"(?!\.?[ofq]{0,2}[dyYeT])"
_GRAMMAR = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "days_range": rf"{_FROM}{_W}{_O}{_D}(?:{_SEP}|/)(?:{_DMY}|{_NUM})",
            "days_list": rf"{_W}{_D}(?:,o?{_D}){{1,8}},?&?o{{0,2}}(?:{_DMY})",
            "month_days_list": rf"{_M}d(?:,d){{1,8}},?&d(?:,?[yY])?|{_M}d,d,?&?d,?[yY]",
            "month_days_range": rf"{_FROM}{_W}{_M}o?{_D}{_SEP}(?:w,?)?{_D}(?!m)(?:\.?,?o?[yY])?",
            "cjk_days_range": rf"{_FROM}(?:{_YMD}){_SEP}(?:md|m(?!d)|d)",
            "point_range": rf"{_FROM}(?:{_POINT}|{_E}){_SEP}{_POINT}",
            "month_to_day_range": rf"{_FROM}{_M}{_TO}(?:{_MDY}|{_DMY})|b{_O}{_M}&{_O}(?:{_MDY}|{_DMY})",
            "months_range": rf"{_FROM}(?:{_M}{_SEP}{_MY}|{_MY}{_TO}{_M}{_BARE})",
            "bare_months_range": rf"{_FROM}{_M}{_TO}{_M}{_BARE}|b{_O}{_M}&{_O}{_M}{_BARE}",
            "days_short_range": rf"{_FROM}(?:{_E}{_SEP}(?:w,?)?e|i{_SEP}e|(?:{_W}{_O})?e{_SEP}i)",
            "years_range": rf"{_YEARS_FROM}k?[yY](?:{_SEP}{_PART}k?[yY]|/[ynd](?![m\d])|-[nd](?![m\d]))k?",
            "point": _POINT,
            "short": r"w[.,]?\(?e\)?|oe",
            "year": r"[yY]",
        }.items()
    )
)


_MONTH_FIRST = re.compile(r"m\.?d,?y")
_DAY_FIRST = re.compile(r"dm\.?,?y")


@dataclass(frozen=True)
class Moment:
    """A day, month or year as far as it is written; what is missing is ``None``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 is Monday


@dataclass(frozen=True)
class Expression:
    """One date or range as written at ``[start, end)``; ``first`` and ``last`` are its places in the symbols."""

    start: int
    end: int
    begin: Moment
    finish: Moment | None
    first: int
    last: int
    form: str


@dataclass(frozen=True)
class Reading:
    """A text cut into symbols, and the date expressions in it, in order."""

    symbols: str
    lexemes: list[Lexeme]
    expressions: list[Expression]


def read(text: str, lang: str) -> Reading:
    """Every date expression of ``text``, bare years included: whether a bare year tells a time is not asked here."""
    symbols, lexemes = lex(text, lang)
    day_first = _writes_day_first(symbols, lexemes, lang)
    expressions = [
        expression
        for match in _GRAMMAR.finditer(symbols)
        for expression in _expressions(match, symbols, lexemes, day_first=day_first)
    ]
    return Reading(symbols, lexemes, expressions)


def _writes_day_first(symbols: str, lexemes: list[Lexeme], lang: str) -> bool:
    """Whether "2/3/2022" is in March: an unmistakable date of the page decides, else American wording of its dates."""
    for symbol, lexeme in zip(symbols, lexemes, strict=True):
        if symbol == "i" and not lexeme.value and max(lexeme.parts[1:]) > 12:
            return lexeme.parts[1] > 12
    return not (lang == "en" and _MONTH_FIRST.search(symbols) and not _DAY_FIRST.search(symbols))


def _expressions(match: re.Match[str], symbols: str, lexemes: list[Lexeme], *, day_first: bool) -> list[Expression]:
    form = match.lastgroup or ""
    first, last = _trimmed(symbols, match.start(), match.end(), leads="oq-" if form.endswith("range") else "oqf")
    if form in ("days_list", "month_days_list"):
        return _list(symbols, lexemes, first, last, form, day_first=day_first)
    if not form.endswith("range"):
        return _one(lexemes, first, last, _moment(symbols, lexemes, first, last, day_first=day_first), None, form)
    day_first = day_first and not any(lexemes[i].value for i in range(first, last) if symbols[i] == "i")
    separators = "-r&/" if form in ("years_range", "days_range") else "-r&"
    opening = (
        re.match(r"[^yY]*", symbols[first:last]) if form == "years_range" else None
    )  # "mid-" in "mid-2004 to 2006"
    after = first + 1 + (opening.end() if opening else 0)
    cut = next(i for i in range(after, last) if symbols[i] in separators and symbols[i : i + 2] != "&r")
    begin = _moment(symbols, lexemes, first, cut, day_first=day_first)
    finish = _moment(symbols, lexemes, cut + 1, last, day_first=day_first)
    if form == "years_range":
        finish = _full_year(begin, symbols[last - 1 : last + 1], lexemes[last - 1]) if finish.year is None else finish
    if form == "month_days_range" and (finish.day or 0) <= (begin.day or 0):  # "Nov. 28 – 20 days after"
        return _one(lexemes, first, cut, begin, None, "point")
    begin, finish = _shared(begin, finish)
    if symbols[cut] == "&" and not _is_span(begin, finish, symbols[first]):
        form = "year" if form == "years_range" else "point"
        return _one(lexemes, first, cut, begin, None, form) + _one(lexemes, cut + 1, last, finish, None, form)
    return _one(lexemes, first, last, begin, finish, form)


def _trimmed(symbols: str, first: int, last: int, *, leads: str) -> tuple[int, int]:
    """Without the fillers, marks and brackets that only lead in or on."""
    while last > first + 1 and symbols[last - 1] in (".,oqf" if "(" in symbols[first:last] else ".,oqf)"):
        last -= 1
    while first < last - 1 and symbols[first] in leads:
        first += 1
    return first, last


def _one(
    lexemes: list[Lexeme], first: int, last: int, begin: Moment, finish: Moment | None, form: str
) -> list[Expression]:
    if not _exists(begin) or (finish and not _exists(finish)):
        return []
    return [Expression(lexemes[first].start, lexemes[last - 1].end, begin, finish, first, last, form)]


def _moment(symbols: str, lexemes: list[Lexeme], first: int, last: int, *, day_first: bool) -> Moment:
    found: dict[str, int] = {}
    for i in range(first, last):
        symbol, lexeme = symbols[i], lexemes[i]
        if symbol in "yY":
            found["year"] = lexeme.value
        elif symbol in "dmw":
            found.setdefault({"d": "day", "m": "month", "w": "weekday"}[symbol], lexeme.value)
        elif symbol in "ie":
            found.update(_numeric(symbol, lexeme, day_first=day_first))
    return Moment(**found)


def _numeric(symbol: str, lexeme: Lexeme, *, day_first: bool) -> dict[str, int]:
    first, second = lexeme.parts[-2:]
    if (symbol == "i" and lexeme.value) or first > 12 or second > 12:  # year first, then month
        day_first = first > 12
    day, month = (first, second) if day_first else (second, first)
    return {"day": day, "month": month} | ({"year": lexeme.parts[0]} if symbol == "i" else {})


def _shared(begin: Moment, finish: Moment) -> tuple[Moment, Moment]:
    """What only one end of a range writes holds for both: "27 to 30 October 2021"."""
    if finish.day and finish.month is None:
        finish = replace(finish, month=begin.month)
    if begin.month is None:
        begin = replace(begin, month=finish.month)
    if finish.year is None:
        later = bool(begin.month and finish.month and finish.month < begin.month)
        finish = replace(finish, year=begin.year + later if begin.year else None)
    elif begin.year is None:
        earlier = bool(begin.month and finish.month and finish.month < begin.month)
        begin = replace(begin, year=finish.year - earlier)
    return begin, finish


def _full_year(begin: Moment, symbol: str, lexeme: Lexeme) -> Moment:
    """The second year of "2019-21"."""
    century = (begin.year or 0) // 100 * 100
    return Moment(year=century + lexeme.value)


def _is_span(begin: Moment, finish: Moment, opening: str) -> bool:
    """Two dates joined by "and" are one span when they follow each other or "between" stands before them."""
    if opening == "b":
        return True
    return bool(begin.day and finish.day and begin.month == finish.month and finish.day == begin.day + 1)


def _list(
    symbols: str, lexemes: list[Lexeme], first: int, last: int, form: str, *, day_first: bool
) -> list[Expression]:
    whole = _moment(symbols, lexemes, first, last, day_first=day_first)
    places = [i for i in range(first, last) if symbols[i] == "d"]
    days = [lexemes[i].value for i in places]
    if all(b == a + 1 for a, b in pairwise(days)):
        return _one(lexemes, first, last, replace(whole, day=days[0]), replace(whole, day=days[-1]), form)
    return [e for i in places for e in _one(lexemes, i, i + 1, replace(whole, day=lexemes[i].value), None, form)]


def _exists(moment: Moment) -> bool:
    """Not 31 April, nor a number that is no year; 29 February may be in a year yet unknown."""
    if moment.day is None:
        return True
    if moment.month is None:
        return False
    if moment.month == 2:
        leap = moment.year is None or (moment.year % 4 == 0 and (moment.year % 100 != 0 or moment.year % 400 == 0))
        return moment.day <= (29 if leap else 28)
    return moment.day <= (30 if moment.month in (4, 6, 9, 11) else 31)
