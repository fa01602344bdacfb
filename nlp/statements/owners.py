"""A page's lines in, the lines out that only name somebody: headings, signatures, cards, by-lines."""

import re
from dataclasses import dataclass

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.reading import MASK, Reading
from nlp.statements.sources import WORD

LINE_MAX = 200  # characters of a line that only names a person, an office and a place
DASHED_LEAD = 30  # characters between a dash that signs and the name
LEAD_WORDS = 8  # before the name: "UNESCO Assistant Director-General for Education"
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})[.!?]\s+[^\W\d_]|。")
_DASH = re.compile(r"^[\s—–\-―•*|]+")


@dataclass(frozen=True)
class Owner:
    """Line ``line`` names ``person`` and says no more than office and place."""

    line: int
    start: int
    person: Person
    glued: bool  # "Jane DoeDirector-General": a card whose borders were lost; stands under its words
    bare: bool  # the name alone
    led: str  # what stands before the name: "by", "Mayor", ""
    dashed: bool = False  # "— Jane Doe, Mayor of X": signs what stands above


def owners_of(reading: Reading) -> dict[int, Owner]:
    """By index into ``reading.lines``."""
    letters = {_letters(p.name): p for p in reading.cast.people}
    found = {}
    for i, (start, end) in enumerate(reading.lines):
        if end - start <= LINE_MAX and (owner := _owner(reading, i, start, end, letters)):
            found[i] = owner
    return found


def _owner(reading: Reading, i: int, start: int, end: int, letters: dict[str, Person]) -> Owner | None:
    line = reading.text[start:end]
    if MASK in reading.masked[start:end] or (
        line[-1] in ".:;!?…" and not re.search(r"\b[^\W\d_]\.$|\b(?:Jr|Sr|a\.i|Ph\.D)\.$", line)
    ):
        return None
    dash = _DASH.match(line)
    body = start + (dash.end() if dash else 0)
    if person := letters.get(
        _letters(re.sub(r"^(?:mr|ms|mrs|dr|prof)\.?\s", "", line[body - start :], flags=re.IGNORECASE))
    ):
        return Owner(i, start, person, glued=False, bare=True, led="", dashed=bool(dash))
    named = reading.cast.between(body, end)
    if not named or _SENTENCE.search(line):
        return None
    first = named[0]
    lead, tail = reading.text[body : first.start], reading.text[first.end : end]
    signs = dash is not None and len(lead) <= DASHED_LEAD
    if not (signs or _is_lead(lead)) or not _is_tail(tail):
        return None
    glued = bool(re.match(r"[^\W\d_]", tail))
    return Owner(i, start, first.person, glued, bare=not tail.strip(" ,;"), led=lead.strip(" ,:"), dashed=bool(dash))


def _letters(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def _is_lead(lead: str) -> bool:
    """Nothing, titles, an office, or "by"."""
    words = [fold(w) for w in WORD.findall(lead)]
    lists = lexicon()
    if not words:
        return not lead.strip()
    known = lists.titles | lists.roles | lists.role_before | lists.by_lines
    return len(words) <= LEAD_WORDS and any(w in known for w in words)


def is_contact(owner: Owner, line: str) -> bool:
    """ "Press contact: Jane Doe, j.doe@example.org": to be written to, not the writer."""
    return "@" in line or any(
        fold(w) in ("contact", "contacto", "kontakt", "contatto", "contato") for w in owner.led.split()
    )


def _is_tail(tail: str) -> bool:
    """An office, a place, letters after a name; not the rest of a sentence."""
    stripped = tail.strip()
    if not stripped or stripped[0] in ",;(–—-|/:":
        words = WORD.findall(tail)
        return not any(fold(w) in lexicon().speech for w in words[:2])
    if re.match(r"[^\W\d_]", tail):  # glued
        return True
    first = WORD.search(stripped)
    if not first:
        return True
    key = fold(first.group())
    lists = lexicon()
    return (
        key in lists.postnominals
        or key in lists.roles
        or key in lists.role_before
        or key in ("from", "de", "aus", "da", "di")
    )
