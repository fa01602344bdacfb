"""Reads days and months told from the day of writing: "yesterday", "last Monday", "in November"."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from nlp.dates.grammar import Expression, Moment, Reading
from nlp.dates.lexer import Lexeme

_RELATIVE = re.compile(
    r"(?P<day>[hgj])|(?P<weekday>[clv]?w[lv]?(?![,.]?[oq]?[dmie]))"
    r"|(?P<month>(?:[clvqo]|q-|po|(?<!m)r|(?<=bx)&)m(?![.,]?[oq]?[dyY])[lv]?|m[lv])"
    # "in March", "mid-March", "between now and March", "marzo scorso"
    r"|(?P<han>m(?!d))"
)
_SHIFT = {"h": 0, "g": -1, "j": 1}
_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|wird|werden|aura|auront|sera|seront|será|serán|serão|sarà|saranno|going to"
    r"|should|devrai(?:t|ent)|prévue?s?|deber(?:á|ía)n?|deve(?:rá|m)|previst[oaie]s?|dovr(?:à|ebbe|anno)|sollen?|geplant"
    r"|\w{2,}(?:[aei]r[áà]|[aei]rán|[aei]rão|rrà|[aei]ranno|rranno)"  # "se celebrará", "si terrà"
    r"|(?:vai|vão|van? a|va|vont) \w+(?:[aei]r|re)"
    r"|(?:ouvri|tiend|déroule|débute|commence|démarre|accueille|lance|recev|organise|aur)(?:ra|ront|a|ont)"
    r"|para que|afin que|pour que|affinché|damit|س(?:وف|[يتن]\w{2,})|المقرر"
    r"|next|upcoming|nächste[nrs]?|kommende[nrs]?|prochaine?s?|pr[óo]xim[oa]s?|prossim[oaie])\b",
    re.IGNORECASE,
)
_HAN_FUTURE = re.compile("[将將]|(?<![虚虛模])[拟擬]|定于|定於|预计|預計|计划|計[劃畫]|예정")
HAN_YEAR = re.compile("(?:今年|本年|올해)$|(?P<last>去年|上年|작년|지난해)$|(?P<next>明年|来年|來年|내년)$")
_PLANNED = re.compile(
    r"\b(?:as (?:soon|early|late) as|(?:scheduled|set|due|expect(?:ed|s)?|plan(?:s|ned|ning)?|hope[sd]?|wants?)\b"
    r"(?: \w+)? (?:to|for)|plan(?:s|ned|ning)? (?:an?|the)|supposed to|deadline|postponed|(?-i:may)|might)\b",
    re.IGNORECASE,
)
_WILL = re.compile(  # from the weekday on
    r"^[\w.]+(?: \d\d?)?,? (?:[\w'’.-]+ ){1,8}?"
    r"(?:will|is to|are to|plans? to|(?:is|are) (?:due|set|expected|scheduled) to)\b"
)
_SOON = re.compile(  # from "in" on: "Em junho abre um polo", "A novembre toccherà a X"
    r"^\w+ \w+,? (?:[\w'’]+ ){0,3}?(?:abren?|abrem|arrancan?|inicia[mn]?|começam?|comienzan?|empiezan?|ouvre(?:nt)?"
    r"|commence(?:nt)?|démarre(?:nt)?|débute(?:nt)?|apr(?:e|ono)|inizia(?:no)?|part(?:e|ono)|tocca|öffne[nt]|starte[nt]"
    r"|beginn(?:t|en)|finde[nt]|folg(?:t|en)|eröffne[nt]|wird|werden|soll|sollen|\w{2,}(?:[aei]r[áà]|[aei]rán|[aei]rão|rrà|ranno))\b"
)
_UNTIL = re.compile(r"\b(?:until|by)(?: (?:noon|midnight|\d{1,2}(?::\d\d)? ?[ap]\.?m\.?))?(?: [A-Z]{2,3}T)?(?: on)? $")
_TIMETABLE = re.compile(  # the present tense right before a day speaks of what is to come
    r"\b(?:meets?|opens?|begins?|starts?|returns?|resumes?|votes?|takes? place|goes?|ends?|arrives?|leaves?)"
    r"(?: \w+ly)?(?: on)? $"
)
_PAST = re.compile(r"\b(?:was|were|had|since|ended|ending|last seen|ago)\b", re.IGNORECASE)
_SAID = re.compile(  # "said Monday", "the order issued Thursday"; not "expected Thursday"
    r"\b(?:said|told \w+|held|made|(?!scheduled|expected|planned|postponed|slated|delayed)[a-z]{3,}ed)(?: on)? $",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:every|each|annual(?:ly)?|usually|always|jede[mnrs]?|jährlich|chaque|tous les|cada|todos os|ogni)\b", re.I
)
_WOULD = re.compile(r"\bwould\b", re.I)  # "said it would open in January"
_END = re.compile(r"(?<!\b[ap]\.m)(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s|\n")  # not "9 a.m.", "Gov."
_HAN_STOP = re.compile("[。！？；\n]")
_BY = re.compile(r"(?:by|bis|antes|até|entro|hasta)\b", re.I)  # something is to be done by then
_SINCE = re.compile(r"(?:since|seit|depuis|منذ)\b", re.I)
_ON = re.compile(r"\bon $", re.IGNORECASE)
SHORT = 3  # letters: "sat" and "wed" are verbs unless they are written "Sat", "Wed"
HALF = 6  # months
QUOTED = 400  # characters before it in which its line may open a quotation
EVERY_YEAR = ("每年", "매년", "历年", "歷年", "毎年")
MONTH_LEADS = frozenset(
    {"em", "im", "في", "فى", "شهر", "وفي"}
)  # fillers of dates that, before a month alone, tell when
ITALIAN_LEADS = frozenset({"a", "ad"})  # "a novembre"; elsewhere it ends a range
_SENTENCE_BEFORE = 120  # characters in which "will" makes the Friday to come of a Friday


def relative(
    text: str, reading: Reading, taken: Iterable[Expression], own: str | None, *, days: bool, lang: str
) -> list[Expression]:
    """The expressions that only the page's own day resolves; none where it is not known to the day.

    Without ``days`` months only: where the own day was found in the address, in a sentence or below the text, "Friday"
    told from it would be a guess upon a guess.
    """
    if not own or own.count("-") != 2:
        return []
    written_on = date.fromisoformat(own[:10])
    covered = {i for e in taken for i in range(e.first, e.last)}
    found: list[Expression] = []
    for match in _RELATIVE.finditer(reading.symbols):
        if not (days or match["month"] or match["han"]):
            continue
        if match["month"] and not _leads_to_month(text, reading, match, lang):
            continue
        if match["day"] and _is_quoted(text, reading.lexemes[match.start()].start):
            continue
        if covered.isdisjoint(range(*match.span())) and (moment := _moment(text, reading, match, written_on)):
            start, end = reading.lexemes[match.start()].start, reading.lexemes[match.end() - 1].end
            found.append(Expression(start, end, moment, None, *match.span(), "relative"))
    return found


def _leads_to_month(text: str, reading: Reading, match: re.Match[str], lang: str) -> bool:
    """Whether the word before a month tells when; none need where "last" or "next" stands behind it, but in English."""
    if match.group()[0] not in "omr":
        return True
    lead = reading.lexemes[match.start()]
    word = text[lead.start : lead.end].lower()
    if match.group()[0] == "m":
        return lang != "en"
    return word in (MONTH_LEADS if match.group()[0] == "o" else ITALIAN_LEADS if lang == "it" else ())


def _is_quoted(text: str, at: int) -> bool:
    """ "“I want to start tomorrow”, she wrote": said on a day, but telling of none."""
    line = text[max(text.rfind("\n", 0, at) + 1, at - QUOTED) : at]
    opened = max(line.rfind(mark) for mark in "“«„")
    return opened > max(line.rfind(mark) for mark in "”»") or line.count('"') % 2 == 1


def _moment(text: str, reading: Reading, match: re.Match[str], written_on: date) -> Moment | None:
    symbols = match.group()
    if match["day"]:
        return _day(written_on + timedelta(days=_SHIFT[symbols]))
    start = reading.lexemes[match.start()].start
    if match["han"]:
        return _han_month(text, reading.lexemes[match.start()], written_on)
    ahead = "v" in symbols or ("l" not in symbols and is_ahead(text, start))
    if match["weekday"] and "l" not in symbols:
        ahead = ahead or _TIMETABLE.search(_said_before(text, start)) is not None
    name = next(i for i, s in enumerate(symbols) if s in "wm") + match.start()
    lexeme = reading.lexemes[name]
    if match["weekday"]:
        if lexeme.end - lexeme.start <= SHORT and not _is_shortened_day(text, lexeme.start, symbols):
            return None
        back = (written_on.isoweekday() - lexeme.value) % 7
        back = 7 if back == 0 and "l" in symbols else back
        day = _day(written_on + timedelta(days=(7 - back) if ahead and back else -back))
        return replace(day, weekday=lexeme.value)
    if "v" in symbols:  # "next July", "خلال مارس المقبل"
        return Moment(year=written_on.year + (lexeme.value <= written_on.month), month=lexeme.value)
    if symbols[0] in "qpor" and symbols[-1] != "l":
        year = _year_told(text, start, lexeme.value, written_on)
        return Moment(year=year, month=lexeme.value) if year else None
    return Moment(year=_year_of_month(lexeme.value, written_on, last="l" in symbols), month=lexeme.value)


def _han_month(text: str, lexeme: Lexeme, written_on: date) -> Moment | None:
    """ "自8月起", "明年1月": a month that says it is one; of no year, the nearest, or the next of what is planned."""
    if text[lexeme.end - 1] not in "月월" or text[max(0, lexeme.start - 3) : lexeme.start].rstrip().endswith(
        EVERY_YEAR
    ):
        return None
    told = HAN_YEAR.search(text[max(0, lexeme.start - 4) : lexeme.start].rstrip())
    if told:
        return Moment(year=written_on.year + bool(told["next"]) - bool(told["last"]), month=lexeme.value)
    sentence = _HAN_STOP.split(text[max(0, lexeme.start - _SENTENCE_BEFORE) : lexeme.start])[-1]
    if sentence[-1:] not in "自从從" and _HAN_FUTURE.search(sentence):
        return Moment(year=written_on.year + (lexeme.value < written_on.month), month=lexeme.value)
    return Moment(year=_year_of_month(lexeme.value, written_on, last=False), month=lexeme.value)


def _is_shortened_day(text: str, start: int, symbols: str) -> bool:
    """ "on Sat", "last Wed"; without a word that leads to a day, "Sun" is a firm or the sun and "Wed" a verb."""
    return text[start].isupper() and (len(symbols) > 1 or _ON.search(text, max(0, start - 4), start) is not None)


def _year_of_month(month: int, written_on: date, *, last: bool) -> int:
    """The year of the nearest such month; of "last", the one gone by."""
    ahead = month - written_on.month
    if last:
        return written_on.year - (ahead >= 0)
    return written_on.year + (ahead < -HALF) - (ahead > HALF)


def _year_told(text: str, start: int, month: int, written_on: date) -> int | None:
    """The year of a bare "in March": the next one where something is to come, else the last, if it is sure."""
    ahead = month - written_on.month
    if _HABIT.search(_said_before(text, start)):
        return None
    if _SINCE.match(text, start):
        return written_on.year - (ahead > 0)
    if _BY.match(text, start) or is_ahead(text, start) or _WOULD.search(_said_before(text, start)):
        return written_on.year + (ahead < 0)
    if ahead <= 0:
        return written_on.year
    return written_on.year - 1 if ahead >= HALF or is_gone_by(text, start) else None


def is_to_come(text: str, start: int) -> bool:
    """Whether the sentence speaks of what will be, in its words before ``start``."""
    return bool(_FUTURE.search(_said_before(text, start)))


def is_ahead(text: str, start: int) -> bool:
    """Whether a weekday is one to come: "as early as Tuesday", "set to resume on Monday"; not "said Monday"."""
    said = _said_before(text, start)
    if _SAID.search(said):
        return False
    ahead = (_UNTIL, _FUTURE, _PLANNED)
    return any(sign.search(said) for sign in ahead) or _opens_what_will_be(text, start, said)


def _opens_what_will_be(text: str, start: int, said: str) -> bool:
    """ "On Tuesday, the council will vote": the day opens its sentence, the verb comes behind it."""
    if len(said.split()) > 1:
        return False
    following = _END.split(text[start : start + _SENTENCE_BEFORE])[0]
    return _WILL.search(following) is not None or _SOON.search(following) is not None


def is_gone_by(text: str, start: int) -> bool:
    """Whether the sentence speaks of what was, and of nothing to come."""
    said = _said_before(text, start)
    return bool(_PAST.search(said)) and not _FUTURE.search(said) and not _PLANNED.search(said)


def _said_before(text: str, start: int) -> str:
    sentence = text[max(0, start - _SENTENCE_BEFORE) : start]
    return _END.split(sentence)[-1]


def _day(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)
