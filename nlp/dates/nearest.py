"""The year of a day that writes none, told from the page's own day."""

import re

from nlp.dates.grammar import Expression, Moment
from nlp.dates.relative import HAN_YEAR, is_gone_by, is_to_come

HALF_A_YEAR = 183  # days: a day without its year is the one nearest to the date it is told from
FAR_AHEAD = 90  # days: what "was" on 23 October, told in May, is not next October's
LONG_PAST = 90  # days: "the next meeting takes place on 17 November" told in May is not last November's
_YEAR_BEHIND = re.compile(
    r",? (?:(?:of|del|de|do|des|dell['’]) ?)?(?:(?:this year|este ano|este año|cette année|dieses Jahres|quest['’]anno)"
    r"|(?P<last>last year|(?:el )?año pasado|(?:o )?ano passado|l['’](?:an|année) derni(?:er|ère)|anno scorso"
    r"|(?:letzten|vergangenen) Jahres|العام الماضي)"
    r"|(?P<next>next year|(?:el )?próximo año|año próximo|próximo ano|l['’]an(?:née)? prochaine?|nächsten Jahres"
    r"|prossimo anno|anno prossimo|العام المقبل))\b"
)


def told_year(text: str, expression: Expression, own: str | None) -> int | None:
    """ "On June 7 last year", "去年10月至12月" """
    told = _YEAR_BEHIND.match(text, expression.end) or HAN_YEAR.search(
        text[max(0, expression.start - 2) : expression.start]
    )
    if not (told and own and own[:4].isdigit()):
        return None
    shift = -1 if told["last"] else 1 if told["next"] else 0
    return int(own[:4]) + shift - turns(expression)


def nearest_year(moment: Moment, reference: Moment) -> int:
    """The year that brings ``moment`` nearest to ``reference``."""
    year = reference.year or 0
    if not reference.month or not moment.month:
        return year
    days = (moment.month - reference.month) * 30 + ((moment.day or 15) - (reference.day or 15))
    if days > HALF_A_YEAR:
        return year - 1
    return year + 1 if days < -HALF_A_YEAR else year


def year_from(text: str, expression: Expression, own: Moment) -> int:
    """The year nearest to the page's own day; the next or last where the sentence tells of what is to come or was."""
    year = nearest_year(expression.begin, own)
    if not (own.month and expression.begin.month and own.year):
        return year
    if expression.finish:
        year = min((own.year, own.year - 1, own.year + 1), key=lambda y: _days_off(expression, y, own))
    begin, finish = _days_from(expression, year, own)
    if year < own.year and finish < -LONG_PAST and is_to_come(text, expression.start):
        return year + 1
    return year - 1 if begin > FAR_AHEAD and is_gone_by(text, expression.start) else year


def _days_off(expression: Expression, year: int, own: Moment) -> int:
    """How far a range lies from the page's own day; months are told in reports: those ahead are further."""
    begin, finish = _days_from(expression, year, own)
    return max(begin * (3 if expression.form == "bare_months_range" else 1), -finish, 0)


def _days_from(expression: Expression, year: int, own: Moment) -> tuple[int, int]:
    """Days from the page's own day to the beginning and to the end, about."""
    last = expression.finish or expression.begin
    ends = ((expression.begin, year), (last, year + turns(expression)))
    begin, finish = (
        (y - (own.year or 0)) * 360 + ((m.month or 0) - (own.month or 0)) * 30 + (m.day or 15) - (own.day or 15)
        for m, y in ends
    )
    return begin, finish


def turns(expression: Expression) -> bool:
    """A span from December to January."""
    finish = expression.finish
    return bool(finish and finish.month and expression.begin.month and finish.month < expression.begin.month)
