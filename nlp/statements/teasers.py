"""A quotation that is a headline in, whose it is out: whom the teaser below it begins with."""

from nlp.statements.card_lines import is_lead
from nlp.statements.cast import distinct
from nlp.statements.layout import BLOCK_MARK
from nlp.statements.quotation_marks import Quoted
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Attribution
from nlp.statements.sources import WORD, Source

HEADLINE = 140  # characters
TEASER_WORDS = 5  # behind the name: fewer are its office, or a by-line
SURE = 0.75


def told_below(reading: Reading, quote: Quoted) -> Attribution | None:
    """ "‘I learned to read in order to argue’" above "Doña Jane Doe, 68, took her first class in Estelí."."""
    i = reading.line_at(quote.outer_start)
    if quote.mark == BLOCK_MARK or i + 1 == len(reading.lines) or reading.lang != "en":
        return None
    start, end = reading.lines[i]
    low, high = reading.lines[i + 1]
    whole = (quote.outer_start, quote.outer_end) == (start, end) and end - start <= HEADLINE
    if not whole or reading.text.count("\n", end, low) != 1 or reading.text[high - 1] not in ".…":
        return None
    named = reading.cast.between(low, high)
    if not named or len(distinct(n.person for n in named)) > 1 or MASK in reading.masked[low:high]:
        return None
    behind = WORD.findall(reading.text[named[0].end : high])
    if not is_lead(reading.text[low : named[0].start]) or len(behind) < TEASER_WORDS:
        return None
    by = Source(named[0].start, named[0].start, "person", (named[0].person,), named[0].person.name)
    return Attribution(by, "teaser below", "teaser below", SURE)
