"""The lines of a page that only name somebody in, on which side of them their words stand out: below or above."""

from nlp.statements.owners import Owner
from nlp.statements.paragraphs import is_office_line, is_personal, is_title_line
from nlp.statements.reading import MASK, Reading

FEWEST = 2  # names from which a page can have an order
BEYOND = 3  # lines below the last name in which its words begin: an office may stand between


def has_office_below(reading: Reading, owner: Owner) -> bool:
    """Whether a name alone in its line has its office alone in the next."""
    below = owner.line + 1
    return (
        owner.bare
        and below < len(reading.lines)
        and is_title_line(reading, below)
        and is_office_line(reading, below)
        and not reading.cast.between(*reading.lines[below])
    )


def are_headings(reading: Reading, owners: dict[int, Owner]) -> bool:
    """Whether words stand below the last name and none above the first: then each name heads what is below it."""
    if len({owner.person.name for owner in owners.values()}) < FEWEST:
        return False
    first, last = min(owners), max(owners)
    if any(_is_speech(reading, i) for i in range(first)):
        return False
    return any(_is_speech(reading, i) for i in range(last + 1, min(last + 1 + BEYOND, len(reading.lines))))


def owner_above(reading: Reading, owners: dict[int, Owner], line: int) -> Owner | None:
    """Whose name, or name and office, stand right above a line."""
    over = owners.get(line - 2)
    return owners.get(line - 1) or (over if over and has_office_below(reading, over) else None)


def _is_speech(reading: Reading, i: int) -> bool:
    """A line that opens with a quotation mark, or speaks as "I" or "we"."""
    start, _ = reading.lines[i]
    return reading.masked[start] == MASK or (not is_title_line(reading, i) and is_personal(reading, [i]))
