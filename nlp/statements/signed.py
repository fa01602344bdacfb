"""A page's lines in, words without marks out that a heading, a signature, a card or a by-line gives to somebody."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from nlp.names.lexicon import fold, lexicon
from nlp.statements.by_lines import by_line
from nlp.statements.cast import speaker_words
from nlp.statements.owners import Owner, can_be_name, is_by_line, is_contact
from nlp.statements.paragraphs import (
    MIN_WORDS,
    extent,
    if_words,
    is_personal,
    is_title_line,
    leading,
    own_part,
    trailing,
)
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Signed
from nlp.statements.sides import are_headings, has_office_below
from nlp.statements.sources import WORD

Side = Literal["heading", "signature"]


def signed(reading: Reading, owners: dict[int, Owner], kind: str, *, interview: bool = False) -> Iterator[Signed]:
    """In no particular order; runs of lines between two owners go to the nearer evidence."""
    article = None if interview else by_line(reading, owners, kind)
    if article:
        yield article
        if article.rule in ("by-line", "introduced"):
            return
    marks = sorted(owners)
    last_side: Side | None = None
    first_person_headings = 0
    closing: set[int] = set()
    headed = are_headings(reading, owners)
    quoted = _head_quotations(reading, marks)
    for a, b in zip([None, *marks], [*marks, None], strict=True):
        lines = _between(reading, a, b)
        if a is not None and has_office_below(reading, owners[a]):
            lines = lines[1:]
        above, below = owners.get(a) if a is not None else None, owners.get(b) if b is not None else None
        for one in _claimed_inside(reading, lines, above, below):
            lines = [i for i in lines if reading.lines[i][0] < one.start or reading.lines[i][0] >= one.end]
            yield one
        signing = None if headed and below and not (below.glued or below.dashed) and above else below
        signing = None if quoted or (b is not None and _is_framed(owners, marks, b)) else signing
        found = _owned(reading, lines, above if a not in closing else None, signing, last_side, first_person_headings)
        for one, side in found:
            last_side = None if any(is_title_line(reading, i) for i in lines) else side
            first_person_headings += side == "heading" and bool(
                reading.first_person.search(reading.text, one.start, one.end)
            )
            yield one
        if above and below and above.person == below.person and found and b is not None:
            closing.add(b)
        if found:
            continue
        if not (above and below and above.person == below.person):
            last_side = last_side if a is not None and b is not None and not lines else None


def _between(reading: Reading, a: int | None, b: int | None) -> list[int]:
    return list(range(0 if a is None else a + 1, len(reading.lines) if b is None else b))


def _head_quotations(reading: Reading, marks: list[int]) -> bool:
    """Whether each of several names stands over a quotation: then none signs what stands above it."""
    below = [reading.lines[i + 1][0] for i in marks if i + 1 < len(reading.lines)]
    return 1 < len(marks) == len(below) and all(reading.masked[at] == MASK for at in below)


def _is_framed(owners: dict[int, Owner], marks: list[int], at: int) -> bool:
    """Whether the line heads words that the same person signs below: then it signs nothing above."""
    first = bisect_right(marks, at)
    following = marks[first : first + 1]
    return any(i > at + 1 and owners[i].person == owners[at].person for i in following)


def _owned(
    reading: Reading, lines: list[int], above: Owner | None, below: Owner | None, last: Side | None, headings: int
) -> list[tuple[Signed, Side]]:
    """Whose the text between two owners is: it signs what stands above it, or heads what stands below."""
    down, up = (if_words(reading, run) for run in (leading(reading, lines), trailing(reading, lines)))
    if up and MASK in reading.masked[reading.lines[up[-1]][0] :][:2]:
        up = []  # a quotation with its marks: whoever signs it, signs that
    framed = above and below and above.person == below.person and not above.glued and not is_by_line(above)
    if framed and above and down:
        return [(_signed(reading, down, above, "heading", 0.93), "heading")]
    if below and up and _is_headed_by_other(reading, up, below):
        up = []
    signs = 0.0 if not below or not up else _signature_score(reading, up, below, last)
    heads = 0.0 if not above or not down else _heading_score(reading, down, above, last, headings)
    if above and below and heads >= 0.6 and below.glued and headings and len(lines) > 1:
        first = _signed(reading, down[:1], above, "heading", 0.8)
        rest = [i for i in up if i != down[0]]
        rest = rest[max((k for k, i in enumerate(rest) if _is_campaign(reading, i)), default=-1) + 1 :]
        return (
            [(first, "heading"), (_signed(reading, rest, below, "card", 0.8), "signature")]
            if rest
            else [(first, "heading")]
        )
    if above and below and min(heads, signs) >= 0.6 and _signs_off(reading, below) and up[0] > down[-1] + 1:
        one = _signed(reading, down, above, "heading", min(heads, 0.93))
        return [(one, "heading"), (_signed(reading, up, below, "signature", min(signs, 0.93)), "signature")]
    if below and signs >= max(heads, 0.6):
        up = up if last == "signature" else own_part(reading, up)
        return [(_signed(reading, up, below, "card" if below.glued else "signature", min(signs, 0.93)), "signature")]
    if above and heads >= 0.6:
        return [(_signed(reading, down, above, "heading", min(heads, 0.93)), "heading")]
    return []


def _is_headed_by_other(reading: Reading, run: list[int], below: Owner) -> bool:
    """Whether a line that can be a name nobody knows heads the words, as ``below`` heads those that follow."""
    head, after = run[0] - 1, below.line + 1
    if head < 0 or after >= len(reading.lines) or below.glued or below.dashed or not below.bare:
        return False
    heads = not is_title_line(reading, after) and is_personal(reading, [after])
    return heads and can_be_name(reading, *reading.lines[head])


def _is_campaign(reading: Reading, i: int) -> bool:
    """A paragraph that opens with a hashtag stands for itself."""
    return reading.text[reading.lines[i][0]] == "#"


def _signature_score(reading: Reading, run: list[int], owner: Owner, last: Side | None) -> float:
    if any(fold(w) in lexicon().by_lines for w in owner.led.split()) or is_contact(reading, owner):
        return 0.0
    personal = is_personal(reading, run)
    leader = any(fold(w) in speaker_words()["leaders"] for w in re.findall(r"[\w-]+", owner.person.role or ""))
    score = 0.0
    if personal:
        score = 0.8
    elif owner.dashed or (owner.glued and leader):
        score = 0.75
    elif last == "signature" and not _about_owner(reading, run, owner):
        score = 0.7
    if score and (owner.glued or owner.dashed):
        score += 0.1
    if score and last and not (last == "heading" and _signs_off(reading, owner)):
        score += 0.1 if last == "signature" else -0.25
    return score


def _heading_score(reading: Reading, run: list[int], owner: Owner, last: Side | None, headings: int) -> float:
    by_line = any(fold(w) in lexicon().by_lines for w in owner.led.split())
    if owner.glued or owner.dashed or by_line or last == "signature" or _signs_marks(reading, owner):
        return 0.0
    if _about_owner(reading, run, owner):
        return 0.0
    if is_personal(reading, run):
        return 0.85 if not owner.bare or headings or has_office_below(reading, owner) else 0.7
    if len(WORD.findall(re.sub(r"#\w+", "", reading.text[slice(*extent(reading, run))]))) < MIN_WORDS:
        return 0.0
    return 0.65 if headings >= 2 and not owner.bare else 0.0


def _signs_marks(reading: Reading, owner: Owner) -> bool:
    """Whether all of the line above stands in quotation marks: a motto and its author, no head of what follows."""
    if not owner.line:
        return False
    above = reading.masked[slice(*reading.lines[owner.line - 1])].strip()
    return MASK in above[:2] and MASK in above[-2:]


def _about_owner(reading: Reading, run: list[int], owner: Owner) -> bool:
    """Third-person text about the one the line names: a biography, a news report."""
    start, end = reading.lines[run[0]][0], reading.lines[run[-1]][1]
    return any(n.person == owner.person for n in reading.cast.between(start, end))


def _signs_off(reading: Reading, owner: Owner) -> bool:
    """A name alone in its line, its office alone in the next, and no words below: that signs, and heads nothing."""
    after = owner.line + 2
    return has_office_below(reading, owner) and (after >= len(reading.lines) or is_title_line(reading, after))


def _signed(reading: Reading, run: list[int], owner: Owner, rule: str, certainty: float) -> Signed:
    start, end = extent(reading, run)
    return Signed(start, end, owner.person, rule, certainty)


def _claimed_inside(reading: Reading, lines: list[int], above: Owner | None, below: Owner | None) -> Iterator[Signed]:
    """ "As Lord Provost of #Glasgow, I …": the paragraph is that office-holder's, whoever's heading stands above."""
    for i in lines:
        start, end = reading.lines[i]
        for match in re.finditer(r"\b[Aa]s (?:the )?([A-Z][\w ]{3,40}?) of #?([A-Z]\w+)", reading.text[start:end]):
            office, place = fold(match.group(1)), fold(match.group(2))
            for person in reading.cast.people:
                if fold(person.role or "").startswith(office) and place in fold(
                    (person.role or "") + " " + (person.city or "")
                ):
                    if (above and above.person == person) or (below and below.person == person):
                        return
                    yield Signed(start, end, person, "role named inside", 0.8)
                    return
