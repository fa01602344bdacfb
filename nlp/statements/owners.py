"""A page's lines in, the lines out that only name somebody: headings, signatures, cards, by-lines."""

import re
from dataclasses import dataclass, replace

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.card_lines import is_lead, is_tail
from nlp.statements.cast import NAME, speaker_words
from nlp.statements.reading import MASK, Reading

LINE_MAX = 200  # characters of a line that only names a person, an office and a place
LABEL_WORDS = 3  # of a label without colon: "Contact", "Media enquiries"
DASHED_LEAD = 30  # characters between a dash that signs and the name
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})[.!?]\s+[^\W\d_]|。")
_DASH = re.compile(r"^[\s—–\-―•*|]+")
_BULLET = re.compile(r"^\s*[•*|]")


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
    return _as_laid_out(reading, found)


def _as_laid_out(reading: Reading, found: dict[int, Owner]) -> dict[int, Owner]:
    """A signature block names one person, who signs; a caption names nobody but the person of the heading above."""
    owners: dict[int, Owner] = {}
    last: Owner | None = None
    for i, (start, end) in enumerate(reading.lines):
        kind, owner = reading.layout.kind_at(start), found.get(i)
        if reading.layout.is_card(start):
            named = owner or _unlisted(reading, i, start, end)
            if named and not (last and last.glued and reading.layout.are_in_one_block(last.start, named.start)):
                owners[i] = last = replace(named, glued=True)
        elif owner and (kind != "caption" or (last and last.person == owner.person)):
            owners[i] = last = owner
    return owners


def _unlisted(reading: Reading, i: int, start: int, end: int) -> Owner | None:
    """The first line of a card, if it can be a name that nobody was found by."""
    opens = reading.layout.block_at(start)
    if opens is None or opens[0] != start or not can_be_name(reading, start, end):
        return None
    return Owner(i, start, Person(name=reading.text[start:end]), glued=True, bare=True, led="")


def can_be_name(reading: Reading, start: int, end: int) -> bool:
    """Whether the line ``[start, end)`` is all capital words, none of an office or a body."""
    words = {fold(w) for w in re.findall(r"[^\W\d_]+", reading.text[start:end])}
    known = lexicon()
    return NAME.fullmatch(reading.text, start, end) is not None and not words & (known.roles | known.junk)


def card_below(reading: Reading, owners: dict[int, Owner], at: int) -> Owner | None:
    """Who signs what ends at ``at``: the card below it, else the next line."""
    card = reading.layout.signature_below(at)
    if card is None:
        below = reading.line_at(at) + 1
        return owners.get(below) or _below_office(reading, owners, below)
    lines = range(reading.line_at(card[0]), reading.line_at(card[1]) + 1)
    return next((owners[i] for i in lines if i in owners), None)


def _below_office(reading: Reading, owners: dict[int, Owner], i: int) -> Owner | None:
    """Whose office line ``i`` names, alone, above the name: "Mayor", "Ms Jane Doe"."""
    owner = owners.get(i + 1)
    if owner is None or not owner.person.role:
        return None
    line = reading.text[slice(*reading.lines[i])].strip()
    return owner if line and fold(owner.person.role).startswith(fold(line)) else None


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
        return Owner(i, start, person, glued=False, bare=True, led="", dashed=_signs(line))
    named = reading.cast.between(body, end)
    if not named:
        return None
    first = named[0]  # the full stop of "Hon. Jane Doe" ends no sentence
    if _SENTENCE.search(line[: first.start - start] + "X" + line[first.end - start :]):
        return None
    lead, tail = reading.text[body : first.start], reading.text[first.end : end]
    signs = _signs(line) and len(lead) <= DASHED_LEAD
    if not (signs or is_lead(lead)) or not is_tail(tail):
        return None
    glued = bool(re.match(r"[^\W\d_]", tail))
    return Owner(i, start, first.person, glued, bare=not tail.strip(" ,;"), led=lead.strip(" ,:"), dashed=_signs(line))


def _signs(line: str) -> bool:
    """Whether a dash opens the line; a bullet makes it one of a list."""
    return bool(_DASH.match(line)) and not _BULLET.match(line)


def _letters(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def is_contact(reading: Reading, owner: Owner) -> bool:
    """ "Press contact: Jane Doe, jd@example.org"; "Contact", "About the author" in the line above: it signs nothing."""
    line = reading.text[slice(*reading.lines[owner.line])]
    above = reading.text[slice(*reading.lines[owner.line - 1])] if owner.line else ""
    label = above.endswith(":") or len(above.split()) <= LABEL_WORDS
    return "@" in line or _heads_card(owner.led) or (label and _heads_card(above))


def _heads_card(words: str) -> bool:
    """ "Contact", "About the author"."""
    known = speaker_words()["contacts"] | speaker_words()["authors"]
    return any(fold(word) in known for word in re.findall(r"[^\W\d_]+", words))


def is_by_line(owner: Owner) -> bool:
    """ "By Jane Doe": who writes the page."""
    return any(fold(w) in lexicon().by_lines for w in owner.led.split())
