"""A page's lines in, letters and addresses out: from "Dear neighbours," or "Words of welcome" to the signature."""

import re
from collections.abc import Iterator

from nlp.document import Person
from nlp.names.lexicon import fold
from nlp.shape.voices import announces_words, greets
from nlp.statements.cast import speaker_words
from nlp.statements.owners import Owner, is_by_line, is_contact
from nlp.statements.paragraphs import TITLE_MAX, is_title_line
from nlp.statements.reading import Reading
from nlp.statements.said import Signed, count_words
from nlp.statements.sources import WORD

_DELIVERED = re.compile(r"(?i)gilt das gesprochene wort|check against delivery|seul le prononcé fait foi|以讲话为准")
CLOSERS = 3  # lines from one that closes a letter to the name
CLOSER_MAX = 60  # characters of "With kind regards,"
SHORT_LINE = 80  # characters of a place and a day below a heading
WITH_GREETING = frozenset({"en", "de"})  # "Liebe Nachbarn,\nals ich …": one sentence
MIN_WORDS = 15  # of a letter: fewer are a caption


def letters(reading: Reading, owners: dict[int, Owner]) -> Iterator[Signed]:
    """Whose they are: who signs below; else who is named in the heading, or in the line above the greeting."""
    i = 0
    while i < len(reading.lines):
        line = _line(reading, i)
        opens = i not in owners and (_greets(reading, i) or (announces_words(line) and len(line) <= TITLE_MAX))
        if not opens:
            i += 1
            continue
        first = _below_head(reading, owners, i)
        author = owners.get(first)  # "Editorial / By Jane Doe, mayor of X"
        first = _past_opening(reading, owners, first + 1) if author else first
        stop = _stop(reading, owners, first)
        above = author.person if author else _named_above(reading, owners, i)
        one = _letter(reading, owners, above, range(_greeting(reading, i, first), stop))
        if one:
            yield one
        i = max(stop, i + 1)


def _line(reading: Reading, i: int) -> str:
    return reading.text[slice(*reading.lines[i])]


def _greets(reading: Reading, i: int) -> bool:
    return greets(_line(reading, i)) and not reading.cast.between(*reading.lines[i])


def _below_head(reading: Reading, owners: dict[int, Owner], i: int) -> int:
    """The first line of the words: below the heading and its title, a place and a day, the greeting."""
    k = i + 1
    titled = k + 1 < len(reading.lines) and k not in owners and is_title_line(reading, k)
    k += titled and not is_title_line(reading, k + 1)  # "Le mot du maire", "Apprendre quand tout est fermé"
    return _past_opening(reading, owners, k)


def _past_opening(reading: Reading, owners: dict[int, Owner], k: int) -> int:
    """Behind a place and a day, a greeting."""
    while k < len(reading.lines) and k not in owners:
        line = _line(reading, k)
        dated = len(line) <= SHORT_LINE and any(c.isdigit() for c in line) and line[-1] not in ".!?"
        if not (dated or _greets(reading, k) or announces_words(line) or _DELIVERED.search(line)):
            break
        k += 1
    return k


def _greeting(reading: Reading, head: int, first: int) -> int:
    """The greeting right above the first line of the words, which some languages say with them; else that line."""
    while reading.lang in WITH_GREETING and first > head and _greets(reading, first - 1):
        first -= 1
    return first


def _stop(reading: Reading, owners: dict[int, Owner], first: int) -> int:
    """The line that ends the words: a name, a title; "Kind regards" before a name is neither."""
    k = first
    while k < len(reading.lines) and k not in owners:
        if is_title_line(reading, k) and not _leads_to_name(reading, owners, k):
            break
        k += 1
    return k


def _leads_to_name(reading: Reading, owners: dict[int, Owner], k: int) -> bool:
    """ "Herzlich", "Ihre" and the name: short lines that close a letter, and who signs it."""
    signed = next((i for i in range(k + 1, k + 1 + CLOSERS) if i in owners), None)
    if signed is None:
        return False
    rest = [_line(reading, i) for i in range(k, signed)]
    return all(len(line) <= CLOSER_MAX for line in rest) and all(map(closes, rest[1:]))


def _letter(reading: Reading, owners: dict[int, Owner], above: Person | None, of: range) -> Signed | None:
    lines = list(of)
    while lines and closes(_line(reading, lines[-1])):
        lines.pop()
    if not lines:
        return None
    start, end = reading.lines[lines[0]][0], reading.lines[lines[-1]][1]
    if count_words(reading.text[start:end]) < MIN_WORDS:
        return None
    below = owners.get(of.stop)
    if below and above not in (None, below.person):
        below = None
    if below and not is_by_line(below) and not is_contact(reading, below):
        if not any(n.person == below.person for n in reading.cast.between(start, end)):
            return Signed(start, end, below.person, "letter", 0.9)
        return None
    if above and reading.first_person.search(reading.masked, start, end):
        return Signed(start, end, above, "letter", 0.88)
    return None


def closes(line: str) -> bool:
    """ "With kind regards," or "Cordialement": no sentence, and short."""
    first = WORD.search(line)
    ends = first is None or fold(first.group()) in speaker_words()["ends"]
    return len(line) <= CLOSER_MAX and (line[-1:] == "," or ends)


def _named_above(reading: Reading, owners: dict[int, Owner], head: int) -> Person | None:
    """The one person of the heading "Speech by Jane Doe, mayor of X", or of the line right above the greeting."""
    for i in range(head, max(head - 3, -1), -1):
        if i != head and i not in owners and not announces_words(_line(reading, i)):
            continue
        people = {n.person.name: n.person for n in reading.cast.between(*reading.lines[i])}
        if len(people) == 1:
            return next(iter(people.values()))
    return None
