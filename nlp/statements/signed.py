"""A page's lines in, words without marks out that a heading, a signature, a card or a by-line gives to somebody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.shape.voices import announces_words
from nlp.statements.cast import speaker_words
from nlp.statements.first_person import first_person
from nlp.statements.owners import Owner, is_contact
from nlp.statements.reading import MASK, Reading
from nlp.statements.sources import WORD

FIRST_PERSON = first_person("first_person")
SINGULAR = first_person("first_person_singular")
LINK_MAX = 90  # characters of "View Heraklion's complete statement here."
CREDIT_MAX = 120  # characters of "This column appeared on …"
TITLE_MAX = 110  # characters of a line without full stop that is a title, a caption or a menu entry
BY_LINE_WORDS = 8  # before the name: "a message for the opening of the conference by"; more are a sentence
BY_LINE_WITHIN = 8  # lines from the top of the page
ARTICLE = 3  # paragraphs, and words such as "I": a page with as many is one person's own
AUTHOR_LEAD = 4  # words: "About the author:"
END_LINES = 5  # below its author's name an article has no more than credits and links
MIN_WORDS = 5
Side = Literal["heading", "signature"]


@dataclass(frozen=True)
class Signed:
    """``[start, end)`` are the words of ``person``."""

    start: int
    end: int
    person: Person
    rule: str  # "heading", "signature", "card", "by-line", "role named inside"
    certainty: float
    others: tuple[Person, ...] = ()  # who speaks with ``person``


def signed(reading: Reading, owners: dict[int, Owner], kind: str, *, interview: bool = False) -> Iterator[Signed]:
    """In no particular order; runs of lines between two owners go to the nearer evidence."""
    by_line = None if interview else _by_line(reading, owners, kind)
    if by_line:
        yield by_line
        if by_line.rule == "by-line":
            return
    marks = sorted(owners)
    last_side: Side | None = None
    first_person_headings = 0
    closing: set[int] = set()
    for a, b in zip([None, *marks], [*marks, None], strict=True):
        lines = _between(reading, a, b)
        above, below = owners.get(a) if a is not None else None, owners.get(b) if b is not None else None
        for one in _claimed_inside(reading, lines, above, below):
            lines = [i for i in lines if reading.lines[i][0] < one.start or reading.lines[i][0] >= one.end]
            yield one
        found = _owned(reading, lines, above if a not in closing else None, below, last_side, first_person_headings)
        for one, side in found:
            last_side = None if any(is_title_line(reading, i) for i in lines) else side
            first_person_headings += side == "heading" and bool(FIRST_PERSON.search(reading.text, one.start, one.end))
            yield one
        if above and below and above.person == below.person and found and b is not None:
            closing.add(b)
        if found:
            continue
        if not (above and below and above.person == below.person):
            last_side = last_side if a is not None and b is not None and not lines else None


def _between(reading: Reading, a: int | None, b: int | None) -> list[int]:
    return list(range(0 if a is None else a + 1, len(reading.lines) if b is None else b))


def _owned(
    reading: Reading, lines: list[int], above: Owner | None, below: Owner | None, last: Side | None, headings: int
) -> list[tuple[Signed, Side]]:
    """Whose the text between two owners is: it signs what stands above it, or heads what stands below."""
    down, up = (_if_words(reading, run) for run in (_leading(reading, lines), _trailing(reading, lines)))
    if up and MASK in reading.masked[reading.lines[up[-1]][0] :][:2]:
        up = []  # a quotation with its marks: whoever signs it, signs that
    if above and below and above.person == below.person and down and not above.glued:
        return [(_signed(reading, down, above, "heading", 0.93), "heading")]
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
        up = up if last == "signature" else _own_part(reading, up)
        return [(_signed(reading, up, below, "card" if below.glued else "signature", min(signs, 0.93)), "signature")]
    if above and heads >= 0.6:
        return [(_signed(reading, down, above, "heading", min(heads, 0.93)), "heading")]
    return []


def _if_words(reading: Reading, run: list[int]) -> list[int]:
    """Nothing, if the run holds hashtags and hardly a word beside them."""
    if not run:
        return []
    start, end = _extent(reading, run)
    words = WORD.findall(re.sub(r"#\w+", "", reading.text[start:end]))
    return run if len(words) >= 3 or reading.lang in ("zh", "ja") else []


def _is_campaign(reading: Reading, i: int) -> bool:
    """A paragraph that opens with a hashtag stands for itself."""
    return reading.text[reading.lines[i][0]] == "#"


def _own_part(reading: Reading, run: list[int]) -> list[int]:
    """Up from a signature as far as somebody speaks in the first person; if nobody does, the last paragraph."""
    first = len(run) - 1
    for k in range(len(run) - 1, -1, -1):
        if _is_personal(reading, [run[k]]):
            first = k
        elif first - k > 1 or (k == len(run) - 1 and len(run) > 1 and not _is_personal(reading, [run[k - 1]])):
            break
    return run[first:]


def _signature_score(reading: Reading, run: list[int], owner: Owner, last: Side | None) -> float:
    if any(fold(w) in lexicon().by_lines for w in owner.led.split()) or is_contact(
        owner, reading.text[slice(*reading.lines[owner.line])]
    ):
        return 0.0
    personal = _is_personal(reading, run)
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
    if _is_personal(reading, run):
        return 0.85 if not owner.bare or headings else 0.7
    if len(WORD.findall(re.sub(r"#\w+", "", reading.text[slice(*_extent(reading, run))]))) < MIN_WORDS:
        return 0.0
    return 0.65 if headings >= 2 and not owner.bare else 0.0


def _signs_marks(reading: Reading, owner: Owner) -> bool:
    """Whether all of the line above stands in quotation marks: a motto and its author, no head of what follows."""
    if not owner.line:
        return False
    above = reading.masked[slice(*reading.lines[owner.line - 1])].strip()
    return MASK in above[:2] and MASK in above[-2:]


def _is_personal(reading: Reading, run: list[int]) -> bool:
    start, end = reading.lines[run[0]][0], reading.lines[run[-1]][1]
    words = re.sub(r"#\w+(?=\s*(?:#|$))", "", reading.masked[start:end])
    return bool(FIRST_PERSON.search(words)) and (
        len(WORD.findall(words)) >= MIN_WORDS or words.startswith("#") or bool(re.search(r"[一-鿿]{4}", words))
    )


def _about_owner(reading: Reading, run: list[int], owner: Owner) -> bool:
    """Third-person text about the one the line names: a biography, a news report."""
    start, end = reading.lines[run[0]][0], reading.lines[run[-1]][1]
    return any(n.person == owner.person for n in reading.cast.between(start, end))


def is_title_line(reading: Reading, i: int) -> bool:
    """Whether line ``i`` is a title, a caption or a menu entry rather than words."""
    start, end = reading.lines[i]
    line = reading.text[start:end]
    if reading.layout.is_no_speech(start):
        return True
    first = WORD.match(line)
    if first and fold(first.group()) in speaker_words()["leads_elsewhere"] and len(line) <= LINK_MAX:
        return True
    return len(line) <= TITLE_MAX and line[-1] not in ".!?…。！？؟”\"»’'」』):,，،" and "#" not in line


def _leading(reading: Reading, lines: list[int]) -> list[int]:
    """The paragraphs right below a heading, up to the next title, caption or link."""
    run = []
    for i in lines:
        if reading.layout.kind_at(reading.lines[i][0]) == "caption":
            continue
        if is_title_line(reading, i):
            break
        run.append(i)
    return run


def _trailing(reading: Reading, lines: list[int]) -> list[int]:
    """The paragraphs right above a signature; one line of office may stand between ("UNESCO Director-General")."""
    run: list[int] = []
    for i in reversed(lines):
        if is_title_line(reading, i):
            if run or len(lines) - 1 - lines.index(i) > 1 or not _is_office(reading, i):
                break
            continue
        run.insert(0, i)
    return run


def _is_office(reading: Reading, i: int) -> bool:
    """ "UNESCO Director-General": a line that names an office; "Speakers" and "Voices" name none."""
    known, line = lexicon(), reading.text[slice(*reading.lines[i])]
    words = [fold(w) for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)]
    return not announces_words(line) and any(w in known.roles or w in known.titles for w in words)


def _signs_off(reading: Reading, owner: Owner) -> bool:
    """A name alone in its line, its office alone in the next, and no words below: that signs, and heads nothing."""
    below = list(range(owner.line + 1, min(owner.line + 3, len(reading.lines))))
    return (
        owner.bare
        and bool(below)
        and is_title_line(reading, below[0])
        and _is_office(reading, below[0])
        and (len(below) < 2 or is_title_line(reading, below[1]))
    )


def _extent(reading: Reading, run: list[int]) -> tuple[int, int]:
    return reading.lines[run[0]][0], reading.lines[run[-1]][1]


def _signed(reading: Reading, run: list[int], owner: Owner, rule: str, certainty: float) -> Signed:
    start, end = _extent(reading, run)
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


def _is_credit(reading: Reading, i: int) -> bool:
    """ "This column appeared on 6 February 2023." under an article is nobody's words."""
    start, end = reading.lines[i]
    words = {fold(w) for w in WORD.findall(reading.text[start:end])}
    return (
        end - start <= CREDIT_MAX
        and bool(words & (speaker_words()["writing"] | speaker_words()["authors"]))
        and not SINGULAR.search(reading.text, start, end)
    )


def _is_written_by(lead: str) -> bool:
    """ "URBANET blog post by": something written, then "by", and no sentence."""
    words = [fold(w) for w in WORD.findall(lead)]
    known = speaker_words()["writing"]
    return 1 < len(words) <= BY_LINE_WORDS and words[-1] in lexicon().by_lines and any(w in known for w in words[:-1])


def _by_line(reading: Reading, owners: dict[int, Owner], kind: str) -> Signed | None:
    """The whole first-person article under "by Jane Doe"; of a listing's "blog post by Jane Doe" the teaser below."""
    for i, (start, end) in enumerate(reading.lines):
        named = reading.cast.between(start, end)
        if not named or end - start > 160 or i + 1 >= len(reading.lines):
            continue
        lead = reading.text[start : named[0].start]
        if _is_written_by(lead) and i + 1 not in owners:
            if kind == "listing":
                return Signed(*reading.lines[i + 1], named[0].person, "by-line of a teaser", 0.85)
            return Signed(reading.lines[i + 1][0], reading.lines[-1][1], named[0].person, "by-line", 0.85)
        words = WORD.findall(lead)
        if i < BY_LINE_WITHIN and len(words) == 1 and fold(words[0]) in lexicon().by_lines and i in owners:
            body = _body_below(reading, owners, i)
            if body and len(SINGULAR.findall(reading.masked[slice(*_extent(reading, body))])) >= 1:
                return Signed(*_extent(reading, body), named[0].person, "by-line", 0.9)
    return _author_alone(reading, owners) if kind == "statement" else None


def _body_below(reading: Reading, owners: dict[int, Owner], by_line: int) -> list[int]:
    """The article's paragraphs, without credits and words about its author."""
    body = [k for k in range(by_line + 1, len(reading.lines)) if k not in owners and not is_title_line(reading, k)]
    while body and (_is_credit(reading, body[-1]) or _is_short(reading, body[-1])):
        body.pop()
    while body and _is_credit(reading, body[0]):
        body = body[1:]
    return body


def _is_short(reading: Reading, i: int) -> bool:
    """ "Comments (3)"."""
    return len(WORD.findall(reading.text[slice(*reading.lines[i])])) < MIN_WORDS


def _author_alone(reading: Reading, owners: dict[int, Owner]) -> Signed | None:
    """An article in the first person whose author's name stands alone near the top, or office and all at the end."""
    author = _author_below(reading)
    if author is None and len({owner.person.name for owner in owners.values()}) != 1:
        return None
    first, person = author or (min(owners), owners[min(owners)].person)
    top = author is None and first < BY_LINE_WITHIN
    body = _body_below(reading, owners, first) if top else [i for i in range(first) if not is_title_line(reading, i)]
    while body and not top and _is_credit(reading, body[-1]):
        body.pop()
    if len(body) < ARTICLE or (not top and first < len(reading.lines) - END_LINES):
        return None
    start, end = _extent(reading, body)
    if len(SINGULAR.findall(reading.masked[start:end])) < ARTICLE:
        return None
    return Signed(start, end, person, "by-line", 0.88)


def _author_below(reading: Reading) -> tuple[int, Person] | None:
    """The line "About the author: Jane Doe coordinates …" near the end, and who that is."""
    for i in range(max(len(reading.lines) - END_LINES, 0), len(reading.lines)):
        named = reading.cast.between(*reading.lines[i])
        lead = WORD.findall(reading.text[reading.lines[i][0] : named[0].start]) if named else []
        if len(lead) <= AUTHOR_LEAD and any(fold(word) in speaker_words()["authors"] for word in lead):
            return i, named[0].person
    return None
