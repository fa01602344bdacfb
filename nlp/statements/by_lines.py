"""A page's lines in, the article that a by-line, a name alone or a line about the author gives to its author out."""

import re

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.card_lines import is_lead
from nlp.statements.cast import Naming, speaker_words
from nlp.statements.first_person import as_one_person, in_first_person
from nlp.statements.owners import Owner
from nlp.statements.paragraphs import extent, is_short_line, is_title_line
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Signed
from nlp.statements.sources import WORD

CREDIT_MAX = 120  # characters of "This column appeared on …"
BY_LINE_WORDS = 8  # before the name: "a message for the opening of the conference by"; more are a sentence
BY_LINE_WITHIN = 8  # lines from the top of the page
ARTICLE = 3  # paragraphs, and words such as "I": a page with as many is one person's own
FEWEST_OWN = 2  # of those below "Posted by": news is posted, too, and may quote somebody without marks; below a mere
# "By" one is enough, and of news, where a menu may say "my bookmarks", as many as of an article
DATED = 4  # words of a day and an hour: "on 6 November 2023 at"
_NUMBERED = re.compile(
    r"\b(?:War|Grade|Level|Certificate|Part|Phase|Class|Type|Category|Stage|Division|Tier|Article|Volume|Module) I\b"
    r"|\bMy (?=[A-Z])"  # "My Account", "find this story in My Bookmarks"
)
_LOOKS_AT = re.compile(
    r"(?<=[ ,])(?:looks (?:at|back|ahead)|reflects|explains|argues|writes|considers|asks|shares|sets out|makes the case"
    r"|discusses|explores|describes|examines|recalls|recounts|responds|reports from|calls for|tells us)\b"
)
_MESSAGE = re.compile(  # "Message from Ms Jane Doe, Director-General of UNESCO, on the occasion of …"
    r"(?:[^\W\d_]+ ){0,3}(?i:message|statement|address|speech|remarks|greetings?|letter|foreword|preface)"
    r" (?:from|by|of)(?: (?:the|our|[A-Z][\w.-]*|and|of)){0,6},? ?$"
)
AUTHOR_LEAD = 4  # words: "About the author:"
END_LINES = 5  # below its author's name an article has no more than credits and links


def by_line(reading: Reading, owners: dict[int, Owner], kind: str) -> Signed | None:
    """The whole first-person article under "by Jane Doe"; of a listing's "blog post by Jane Doe" the teaser below."""
    for i, (start, end) in enumerate(reading.lines):
        named = reading.cast.between(start, end)
        if not named or end - start > 160 or i + 1 >= len(reading.lines):
            continue
        lead = reading.text[start : named[0].start]
        top = i < BY_LINE_WITHIN
        if top and kind in ("statement", "news") and (found := _introduced(reading, owners, i, named[0], kind)):
            return found
        if _is_written_by(lead) and i + 1 not in owners:
            if kind == "listing":
                return Signed(*reading.lines[i + 1], named[0].person, "by-line of a teaser", 0.85)
            return Signed(reading.lines[i + 1][0], reading.lines[-1][1], named[0].person, "by-line", 0.85)
        words = WORD.findall(lead)
        if top and _is_by(words) and (i in owners or _is_dated(reading.text[named[0].end : end])):
            body = _body_below(reading, owners, i)
            reports = kind == "news" or _is_reporter(reading, i)
            fewest = ARTICLE if reports else 1 if len(words) == 1 else FEWEST_OWN
            if body and len(_own_words(reading, *extent(reading, body))) >= fewest:
                return Signed(*extent(reading, body), named[0].person, "by-line", 0.9)
    return _author_alone(reading, owners) if kind == "statement" else None


def _is_reporter(reading: Reading, i: int) -> bool:
    """ "By Jane Doe, Local Democracy Reporter", or that in the next line: who tells news."""
    words = WORD.findall(reading.text[reading.lines[i][0] : reading.lines[i][1]])
    below = WORD.findall(reading.text[slice(*reading.lines[i + 1])])
    held = [*words, *(below if len(below) <= BY_LINE_WORDS else ())]
    return any(fold(word) in speaker_words()["reporters"] for word in held)


def _introduced(reading: Reading, owners: dict[int, Owner], i: int, named: Naming, kind: str) -> Signed | None:
    """The text in the first person below "Message from Jane Doe" or "Jane Doe, of the university, looks at …"."""
    message = _MESSAGE.match(reading.text[reading.lines[i][0] : named.start]) is not None
    if not message and not (kind == "statement" and _introduces(reading, i, named)):
        return None
    body = _body_below(reading, owners, i)
    if not body:
        return None
    start, end = extent(reading, body)
    we = in_first_person(reading.lang).findall(reading.masked, start, end)
    own = we if message else _own_words(reading, start, end)
    enough = len(own) >= (1 if message and kind == "statement" else FEWEST_OWN)
    return Signed(start, end, named.person, "introduced", 0.85) if enough else None


def _introduces(reading: Reading, i: int, named: Naming) -> bool:
    """ "Professor Jane Doe, of the School of Education, looks at …": a sentence about the text below and its author."""
    start, end = reading.lines[i]
    return (
        reading.text[end - 1] == "."
        and is_lead(reading.text[start : named.start])
        and MASK not in reading.masked[start:end]
        and _LOOKS_AT.search(reading.masked, named.end, end) is not None
    )


def _is_by(words: list[str]) -> bool:
    """ "By", "Posted by", "Written by"."""
    posted = len(words) == 1 or (len(words) == 2 and fold(words[0]) in speaker_words()["posted"])
    return bool(words) and posted and fold(words[-1]) in lexicon().by_lines


def _is_dated(tail: str) -> bool:
    """ " on 6 November 2023": a day and no more than two words beside it."""
    return any(c.isdigit() for c in tail) and len(WORD.findall(tail)) <= DATED and tail.rstrip()[-1:] not in (".", ":")


def _own_words(reading: Reading, start: int, end: int) -> list[str]:
    """The words such as "I"; of "Certificate I", "Grade I" it is a number, of "My Bookmarks" part of a menu."""
    return as_one_person(reading.lang).findall(_NUMBERED.sub("", reading.masked[start:end]))


def _is_written_by(lead: str) -> bool:
    """ "URBANET blog post by": something written, then "by", and no sentence."""
    words = [fold(w) for w in WORD.findall(lead)]
    known = speaker_words()["writing"]
    return 1 < len(words) <= BY_LINE_WORDS and words[-1] in lexicon().by_lines and any(w in known for w in words[:-1])


def _body_below(reading: Reading, owners: dict[int, Owner], by_line: int) -> list[int]:
    """The article's paragraphs, without credits and words about its author."""
    body = [k for k in range(by_line + 1, len(reading.lines)) if k not in owners and not is_title_line(reading, k)]
    author = {n.person.name for n in reading.cast.between(*reading.lines[by_line])}
    while body and (
        _is_credit(reading, body[-1]) or is_short_line(reading, body[-1]) or _tells_of(reading, body[-1], author)
    ):
        body.pop()
    while body and _is_credit(reading, body[0]):
        body = body[1:]
    return body


def _tells_of(reading: Reading, i: int, author: set[str]) -> bool:
    """ "Jane Doe teaches at the centre." below her article."""
    start, end = reading.lines[i]
    named = reading.cast.between(start, start + 1)
    told = bool(named) and named[0].person.name in author
    return told and not as_one_person(reading.lang).search(reading.text, start, end)


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
    start, end = extent(reading, body)
    if len(as_one_person(reading.lang).findall(reading.masked[start:end])) < ARTICLE:
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


def _is_credit(reading: Reading, i: int) -> bool:
    """ "This column appeared on 6 February 2023." under an article is nobody's words."""
    start, end = reading.lines[i]
    words = {fold(w) for w in WORD.findall(reading.text[start:end])}
    return (
        end - start <= CREDIT_MAX
        and bool(words & (speaker_words()["writing"] | speaker_words()["authors"]))
        and not as_one_person(reading.lang).search(reading.text, start, end)
    )
