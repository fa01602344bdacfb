"""Cuts a text into lexemes, one symbol each: the string of symbols is what the grammar's patterns run over."""

import re
from functools import cache
from typing import NamedTuple

from nlp.dates.words import Words, phrases, words

# d day number, n other short number, y year, Y year that says so ("2023年"), m month, w weekday, i numeric date,
# e day and month ("14/2"), t time, T time or decimal ("10.30"), z zone, | line break, x anything else;
# those of words stand in words.SYMBOLS; , . ( ) / : - are themselves.
_ZONE = (
    r"(?:GMT|UTC)(?:\s?[+−-]\s?\d{1,2}(?::?\d\d)?)?|CES?T|ME[SZ]Z|BST|WES?T|EES?T|[ECMP][SD]?T|JST|KST|IST|SGT|HKT"
    r"|AES?T|AEDT|NZ[SD]T|[EWC]AT|SAST|MSK|BRT|ART|CLT|COT|PET|VET"
)
_HALF = r"(?i:\s?[ap]\.?\s?m\b\.?)"
_HOURS = r"(?i:\s?(?:hrs|hs|h|uhr)\b\.?)"
_CJK = r"\u3040-\u30ff\u3400-\u9fff"
_STOP = r"至到和與与及从自從的昨今明星周週か上下午前後〇零一二三四五六七八九十"  # characters that may begin a date word
_LEX = rf"""
  (?P<phrase>PHRASES)
| (?P<zone>(?:{_ZONE})\b)
| (?P<viet>(?i:tháng)\s\d{{1,2}}(?!\d))
| (?P<month>(?=[^\W\d_]{{1,20}}\d{{4}}(?!\w))(?i:MONTHS)(?=\d))
| (?P<label>[^\W\d_{_CJK}]{{3,12}}(?=\d{{1,2}}\.?[ ](?:de[ ])?[^\W\d_]{{3,10}}\.?[ ](?:de[ ])?(?:19|20)\d\d))
| (?P<word>و(?=\d|(?i:MONTHS)\b)|[^\W\d_{_CJK}](?:[^\W_{_CJK}]|[\u0610-\u061a\u064b-\u065f\u0670])*(?:-feira)?)
| (?P<hijri>(?:1[34]\d\d/\d{{1,2}}/\d{{1,2}}|\d{{1,2}}/\d{{1,2}}/1[34]\d\d|1[34]\d\d)\s?ه(?:[ـ.]|\b))
| (?P<era>(?:ERAS)\s?(?:\d{{1,3}}|元)\s?年)
| (?P<iso>\d{{4}}\s\d\d/\d\d(?=\s\d\d:\d\d)|\d{{4}}(?P<s1>[-/.])\s?\d{{1,2}}(?P=s1)\s?\d{{1,2}}(?!\d)(?:T\d\d:\d\d\S*)?)
| (?P<dmy>\d{{1,2}}(?P<s2>[-/.])\d{{1,2}}(?P=s2)(?:\d{{4}}|\d{{2}})(?!\d))
| (?P<cjk>(?:\d{{1,4}}|[〇零一二三四五六七八九十]{{1,4}})\s?[年년月월日日號号일](?![間间代]))
| (?P<span>\d{{1,2}}(?=\s?[-–—~～至到]\s?\d{{1,2}}\s?[月월](?!\s?\d)))
| (?P<time>\d{{1,2}}(?::\d\d(?::\d\d)?|h\d\d)(?!\d)(?:{_HALF}|{_HOURS})?
  |\d{{1,2}}\.\d\d(?:{_HALF}|{_HOURS})
  |\d{{1,2}}(?:{_HALF}|{_HOURS}|\sheures?\b)
  |(?:上午|下午|晚上|午前|午後|오전|오후)\s?\d{{1,2}}(?::\d\d|[时時点點시])(?:\s?\d{{1,2}}[分분])?)
| (?P<dm>\d{{1,2}}/(?:0?[1-9]|1[0-2])(?![\d/])|\d{{1,2}}\.\d{{1,2}}\.(?!\d))
| (?P<odd>\d+(?:\.\d{{1,3}}){{2,}}(?!\d)|\d+(?:[.,]\d{{3}})+(?!\d)|\d+,\d{{1,2}}(?!\d)|\d{{3,}}\.\d+)
| (?P<dot>\d{{1,2}}\.\d\d(?!\d))
| (?P<num>\d+(?P<ordinal>st|nd|rd|th|er|ère|\.?[ºª]|°|o|م|г)?
  (?:(?!\w)|(?=[至到]\d)|(?<=\d{{4}})(?=[A-Z][a-z]{{3}}|[学學]年|[财財]年|赛季)))
| (?P<glued>\d\w*)
| (?P<dash>[-–—‒―−~～〜])
| (?P<line>\n)
| (?P<mark>[,.()/:，、（）：])
| (?P<run>[至到和與与及从自從的]|[昨今明][天日]|(?:星期|周|週)[一二三四五六日天]|から
  |(?:(?![{_STOP}])[{_CJK}])+|[{_CJK}])
| (?P<other>[^\s'’ʼ])
"""
_MARKS = {"，": ",", "、": ",", "（": "(", "）": ")", "：": ":"}
_PLAIN = {
    "zone": "z",
    "time": "t",
    "dot": "T",
    "odd": "x",
    "glued": "x",
    "label": "x",
    "hijri": "x",
    "dash": "-",
    "line": "|",
    "other": "x",
}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before their first
_UNITS = {"年": "Y", "년": "Y", "月": "m", "월": "m"}  # any other is the day's
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_HAN_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日", start=1)} | {"天": 7}
_CURRENCY = "$€£¥#@"
_ARABIC_PREFIXES = "وبلف"  # "and", "in", "to" and "so", written together with the word
_YEAR_SUFFIXES = {None, "م", "г"}  # "2013م" and "2019г." are years of our era
LATEST_SHORT = 40  # two digits: later ones are the last century's, by the POSIX convention from 70
_OLDEST, _NEWEST = 1000, 2199


class Lexeme(NamedTuple):
    """A symbol's place, ``[start, end)``, and what it is worth; of a numeric date the numbers as written."""

    start: int
    end: int
    value: int = 0
    parts: tuple[int, ...] = ()


def lex(text: str, lang: str) -> tuple[str, list[Lexeme]]:
    """The symbols of ``text`` and, one for one, their lexemes. Linear in the text."""
    table = words(lang)
    symbols: list[str] = []
    lexemes: list[Lexeme] = []
    for match in _pattern(lang).finditer(text):
        symbol, value, parts = _read(match, text, table)
        symbols.append(symbol)
        lexemes.append(Lexeme(match.start(), match.end(), value, parts))
    return "".join(symbols), lexemes


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    names = "|".join(rf"{re.escape(p)}\b" for p in phrases(lang))
    months = "|".join(re.escape(w) for w, (symbol, _) in words(lang).items() if symbol == "m" and w.isalpha())
    lexemes = _LEX.replace("ERAS", "|".join(_ERAS)).replace("PHRASES", f"(?i:{names})" if names else "(?!)")
    return re.compile(lexemes.replace("MONTHS", months or "(?!)"), re.VERBOSE)


def _read(match: re.Match[str], text: str, table: Words) -> tuple[str, int, tuple[int, ...]]:
    group = match.lastgroup
    if group in ("word", "phrase", "run", "month"):
        return *_word(match.group(), table), ()
    if group == "num":
        return *_number(match, text), ()
    if group in ("iso", "dmy", "dm"):
        return _numeric_date(match.group(), group)
    if group == "era":
        count = re.sub(r"\D", "", match.group())
        return "Y", _ERAS[match.group()[:2]] + int(count or 1), ()
    if group == "cjk":
        return *_with_unit(match.group()), ()
    if group == "viet":
        return "m", int(match.group()[5:]), ()
    if group == "span":  # "1-3月"
        return ("m" if 1 <= int(match.group()) <= 12 else "x"), int(match.group()), ()
    if match.group() == "&":
        return "&", 0, ()
    if group == "mark":
        return _MARKS.get(match.group(), match.group()), 0, ()
    return _PLAIN[group or "other"], 0, ()


def _word(word: str, table: Words) -> tuple[str, int]:
    found = table.get(word.lower())
    if found is None and word[0] in _ARABIC_PREFIXES:
        found = table.get(word[1:])
    if found is None and word[:-1] in ("星期", "周", "週"):
        found = ("w", _HAN_WEEKDAYS[word[-1]])
    return found or ("x", 0)


def _number(match: re.Match[str], text: str) -> tuple[str, int]:
    digits = match["num"][: len(match["num"]) - len(match["ordinal"] or "")]
    if len(digits) > 4 or (_is_no_date_number(match.start(), text) and not _may_be_part_of_year(match, text)):
        return "x", 0
    value = int(digits)
    if len(digits) == 4:
        return ("y" if match["ordinal"] in _YEAR_SUFFIXES and _OLDEST <= value <= _NEWEST else "x"), value
    if len(digits) == 3:
        return "x", value
    return ("d" if 1 <= value <= 31 else "n"), value


def _may_be_part_of_year(match: re.Match[str], text: str) -> bool:
    """ "mid-1996", "early-2020": whether the word before is one of these is asked where the year is judged."""
    return len(match.group()) == 4 and text[match.start() - 1] == "-"


def _is_no_date_number(start: int, text: str) -> bool:
    """A price, a hashtag, or a number tied to a word by a hyphen ("COVID-19"), a dash or month before it aside."""
    before = text[max(0, start - 2) : start]
    return bool(before) and (
        before[-1] in _CURRENCY or (before[-1] in "-‑" and before[0].isalpha() and len(before) > 1)
    )


def _numeric_date(written: str, group: str) -> tuple[str, int, tuple[int, ...]]:
    if group == "iso":
        written = written.partition("T")[0]
    parts = tuple(int(p) for p in re.split(r"[-/.\s]", written) if p.strip())
    if group == "dm":
        return ("e" if _could_be_day_and_month(*parts) else "x"), 0, parts
    year, first, second = parts if group == "iso" else (parts[2], parts[0], parts[1])
    if group == "dmy" and year < 100:
        year += 2000 if year < LATEST_SHORT else 1900 if year >= 70 else 0  # "4-17-42" is a slogan rather than a day
    right = _OLDEST <= year <= _NEWEST and _could_be_day_and_month(first, second)
    return ("i" if right else "x"), int(group == "iso"), (year, first, second)


def _could_be_day_and_month(first: int, second: int) -> bool:
    return 1 <= min(first, second) <= 12 and max(first, second) <= 31


def _with_unit(written: str) -> tuple[str, int]:
    number, unit = written[:-1].strip(), written[-1]
    value = int(number) if number.isdecimal() else _han_number(number)
    symbol = _UNITS.get(unit, "d")
    limits = {"Y": (_OLDEST, _NEWEST), "m": (1, 12), "d": (1, 31)}[symbol]
    return (symbol if limits[0] <= value <= limits[1] else "x"), value


def _han_number(number: str) -> int:
    """ "二〇二三" is 2023, "十一" is 11, "二十三" is 23."""
    if "十" not in number:
        return int("".join(str(_HAN_DIGITS[c]) for c in number))
    tens, _, ones = number.partition("十")
    return 10 * (_HAN_DIGITS.get(tens, 1) if tens else 1) + (_HAN_DIGITS.get(ones, 0) if ones else 0)
