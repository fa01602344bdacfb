"""Tells the bare years that say when something took place from the numbers and names that only look like years."""

import re

from nlp.dates.grammar import Expression, Reading
from nlp.dates.words import ALWAYS, words_of_role

# what a form's line says before a year: "Member since: 2016"
_LABEL = re.compile(
    r"\b(?:since|year|joined|depuis|date|année|adhésion|desde|año|adhesión|ano|adesão|dal|anno|adesione|seit|beitritt"
    r"|سنة|عام|منذ|تاريخ)\b|年份|加入|成立|가입|연도",
    re.I,
)
_COPYRIGHT = re.compile(r"©|\bcopyright\b|版权|版權", re.I)
_ENTRY = re.compile(r"y[x(:-]")  # "2016 Entry to the network", "2005 (Heisei 17): ..."
_ENTRIES = re.compile(r"(?:^|\|)y[x(:-]")
ENTRIES = 2  # lines that begin with a year make a table of years; one may be a title ("2024 in numbers")
EARLIEST, LATEST = 1500, 2100  # outside it a bare four-digit number is a count far more often than a year
ROUND = 50  # "in 2000 schools", "de 1500 personas": a multiple of this before a plain noun is a count
NAME_WORDS = 5  # in which "award" or "agenda" follows: "the 2021 UNESCO Learning City Award"
TIME_PREPOSITIONS = {"em", "no"}  # fillers too ("em 3 de maio"), but before a modern year they tell when
ENGLISH_PREPOSITIONS = {"in", "since"}  # in a quoted title or tweet on a page of another language
PLAIN_YEAR_LANGUAGES = {"de"}  # a year needs no preposition: "wurde 2019 aufgenommen", "2019 kam ..."


def telling(text: str, lang: str, reading: Reading) -> list[Expression]:
    """The expressions of ``reading`` without the bare years (and spans of them) that tell no time."""
    kept: list[Expression] = []
    for expression in reading.expressions:
        if expression.form not in ("year", "years_range") or _tells(text, lang, reading, expression, kept):
            kept.append(expression)
    return kept


def _tells(text: str, lang: str, reading: Reading, expression: Expression, kept: list[Expression]) -> bool:
    symbols, first, last = reading.symbols, expression.first, expression.last
    year = expression.begin.year or 0
    if symbols[first] == "Y":
        return True
    if not EARLIEST <= year <= LATEST or _counts_something(text, reading, expression):
        return False
    if expression.form == "years_range":
        if _is_of_a_row(text, lang, reading, expression):
            return False
        return expression.finish is not None and year < (expression.finish.year or 0) <= LATEST
    before = symbols[first - 1] if first else "|"
    after = symbols[last] if last < len(symbols) else "|"
    if before == "|" and _ENTRY.match(symbols, first) and _in_modern_times(year):
        return len(_ENTRIES.findall(symbols)) >= ENTRIES
    if before == "," and symbols[max(first - 2, 0)] == "k" and _in_modern_times(year):  # "no mesmo ano, 2020, ..."
        return True
    if kept and _continues(symbols, kept[-1], first):
        return True
    if before == "(" or (before == "," and after in ".|"):
        return after in ").,|" and (before == "(" or _in_modern_times(year))
    if before == ":" and after in ".|" and _in_modern_times(year):
        return _LABEL.search(text, text.rfind("\n", 0, expression.start) + 1, expression.start) is not None
    return _is_led_in(text, lang, reading, first, after)


def _is_of_a_row(text: str, lang: str, reading: Reading, expression: Expression) -> bool:
    """ "© 2019-2024", "pages 1990-1995", "555-1990-2000"."""
    symbols, first = reading.symbols, expression.first
    if _COPYRIGHT.search(text, text.rfind("\n", 0, expression.start) + 1, expression.start):
        return True
    if not first:
        return False
    lead = reading.lexemes[first - 1]
    if symbols[first - 1] == "-" and text[lead.start - 1 : lead.start].isdigit() and lead.end == expression.start:
        return True
    return text[lead.start : lead.end].lower() in words_of_role(lang, "numbered")


def _is_led_in(text: str, lang: str, reading: Reading, first: int, after: str) -> bool:
    """A preposition, the word "year" or a part of the year stands before it; in German nothing need."""
    if after == "k":  # "2019 року"
        return True
    if not first:
        return False
    lead = reading.lexemes[first - 1]
    word, symbol = text[lead.start : lead.end].lower(), reading.symbols[first - 1]
    if symbol in "kpsb" or (symbol in "of" and first > 1 and reading.symbols[first - 2] in "ps"):
        return True
    if word in words_of_role(lang, "determiner") or (word == "s" and text[lead.start - 1] in "'’"):
        return _in_modern_times(reading.lexemes[first].value) and not _names_no_event(text, reading, first)
    if symbol == "r":  # "goes back to 2004", "until 1994"
        return _in_modern_times(reading.lexemes[first].value)
    if symbol == "-":  # "mid-1996"
        return first > 1 and reading.symbols[first - 2] in "pq"
    if word in TIME_PREPOSITIONS and lang == "pt" and _in_modern_times(reading.lexemes[first].value):
        return True
    if _is_preposition(text, lang, reading, first - 1):
        return symbol != "o" or after != "x" or not _next_word(text, reading, first).islower()
    if symbol == "x" and after == "x" and _is_described(text, lang, reading, first):
        return not _names_no_event(text, reading, first)
    return lang in PLAIN_YEAR_LANGUAGES and (symbol in ".|" or text[lead.start].islower()) and after != "-"


def _is_described(text: str, lang: str, reading: Reading, first: int) -> bool:
    """ "his unsuccessful 1996 campaign": a plain word between the determiner and the year."""
    if first < 2 or not text[reading.lexemes[first - 1].start].islower():
        return False
    earlier = reading.lexemes[first - 2]
    determiner = text[earlier.start : earlier.end].lower() in words_of_role(lang, "determiner")
    return determiner and _in_modern_times(reading.lexemes[first].value)


def _is_preposition(text: str, lang: str, reading: Reading, position: int) -> bool:
    """A word that leads to a year, or an article behind one: "en el 2019"."""
    lexeme, symbol = reading.lexemes[position], reading.symbols[position]
    word = text[lexeme.start : lexeme.end].lower()
    if word in words_of_role(lang, "in") or (symbol == "x" and word in ENGLISH_PREPOSITIONS):
        return True
    return symbol == "o" and lang != ALWAYS and position > 0 and reading.symbols[position - 1] == "q"


def _counts_something(text: str, reading: Reading, expression: Expression) -> bool:
    symbols, first, last = reading.symbols, expression.first, expression.last
    unit = text[expression.end : expression.end + 2].strip()[:1]
    if unit and unit in "%€$":
        return True
    if expression.form == "years_range":
        if symbols[first - 1 : first] == "." and text[expression.start - 2 : expression.start - 1].isdigit():
            return True  # "1.1700-1702 dollars"
        if _is_determined(text, reading, first) and _in_modern_times(expression.begin.year or 0):
            return False  # "over its 2007-2013 budget", "their 1998-2000 war"
    if "M" in symbols[max(0, first - 2) : first]:
        return True
    year = (expression.finish or expression.begin).year or 0
    return year % ROUND == 0 and symbols[last : last + 1] == "x" and _next_word(text, reading, last - 1).islower()


def _continues(symbols: str, previous: Expression, first: int) -> bool:
    """ "In 2015, 2017 and 2019": the years after the first need no preposition."""
    return previous.form == "year" and symbols[previous.last : first] in (",", "&", ",&")


def _is_determined(text: str, reading: Reading, first: int) -> bool:
    """Whether an article or "its" stands right before it."""
    before = reading.lexemes[first - 1] if first else None
    return before is not None and text[before.start : before.end].lower() in words_of_role(ALWAYS, "determiner")


def _in_modern_times(year: int) -> bool:
    return 1900 <= year <= LATEST


def _next_word(text: str, reading: Reading, position: int) -> str:
    if position + 1 >= len(reading.lexemes):
        return ""
    lexeme = reading.lexemes[position + 1]
    return text[lexeme.start : lexeme.end]


def _names_no_event(text: str, reading: Reading, first: int) -> bool:
    """ "The 2030 Agenda", "its 2024 award": the year is part of a name."""
    following = " ".join(_next_word(text, reading, first + i).lower() for i in range(NAME_WORDS))
    return not following.strip() or any(word in following for word in words_of_role(ALWAYS, "name"))
