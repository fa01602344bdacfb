"""Tells who speaks on a page: the share of first-person sentences, by-lines, interview questions, signed messages."""

import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from crawler.page import Page

_DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "kinds.toml").read_text(encoding="utf-8"))
READ = 20_000  # characters: enough to tell the voice of a page
BYLINE_BLOCKS = 6
LONGEST_BYLINE = 160  # characters
SHORTEST_WORDS = 60  # characters before the name on a card
SHORTEST_TURN = 30  # characters: shorter lines with a colon are a form's
LONGEST_GREETING = 90  # characters
GREETING_BLOCKS = 10
LONGEST_QUESTION = 250  # characters
_QUOTED = re.compile(
    r"“[^”]*”?|„[^“”]*[“”]?|«[^«»]*(?:«[^«»]*»[^«»]*)*»?|»[^«»]*«|\"[^\"\n]*\"?|「[^」]*」?|‘[^’]*’(?!\w)|《[^》]*》?"
)
_CARD = re.compile(r"[“«\"„‘「].{40,}[”»\"“’」]", re.DOTALL)
_SENTENCE = re.compile(r"[^.!?。！？؟\n]+")
_NAME = r"(?:[^\W\d_a-z][\w'’.-]+(?: (?:de|da|van|von|der|la|el|al|bin|di))*[ ]){1,4}[^\W\d_a-z][\w'’-]+"
_HAN = "[\u4e00-\u9fff]"
_BYLINE = re.compile(
    rf"^\s*(?i:{_DATA['statement']['by']})\s*[:：]?\s*(?P<name>{_NAME}|{_HAN}{{2,4}}(?!{_HAN}))"
)  # "作者：社区教育处" is an office
_AUTHOR = re.compile(rf"(?:{_DATA['statement']['author']})\W*", re.I)
_NAMED = re.compile(rf"{_NAME}|{_HAN}{{2,4}}$")
_FROM_A_CITY = r"(?:from|aus|de|da|depuis|من|来自) (?-i:[^\W\d_a-z])"
_OFFICE_HEADING = re.compile(
    rf"^[^\W\d_][\w .'’–-]{{3,60}},\s+(?:(?:the|la|le|el)\s+)?(?:{_DATA['statement']['offices']})\b[^.!?]{{0,120}}$",
    re.I,
)
_GREETS = re.compile(rf"\W*(?:{_DATA['statement']['greets']})\b[^.!?;:。！？；]*[,!:،，：！.]?$", re.I)
_ANNOUNCES = re.compile(rf"\W*(?:(?:from|excerpts? from) (?:the|her|his) )?(?:{_DATA['statement']['announces']})", re.I)
_OFFICE = re.compile(rf"\b(?:{_DATA['statement']['offices']})\b", re.I)
_FILED = re.compile(
    rf"\W*(?:{_DATA['statement']['filed']})\b[^:：]{{0,12}}[:：].*(?<!\w)(?:{_DATA['labels']['statement']})(?!\w)",
    re.I,
)
_TURN = re.compile(r"^\W{0,3}([^\W\d_][\w .’'-]{0,40}?)\s?[:：]\s?")
_INTRODUCES = re.compile(rf"(?<!\w)(?:{_DATA['statement']['introduces']})", re.I)
_OWN_PEOPLE = re.compile(rf"\b(?:{_DATA['statement']['own_people']})\b", re.I)
_INTERVIEW = re.compile(_DATA["statement"]["interview"], re.I)


def first_person_share(page: Page, lang: str) -> float:
    """The share of sentences outside quotation marks that speak as "I" or "we"; a paper's "our reporter" does not."""
    plain = _OWN_PEOPLE.sub(" ", _QUOTED.sub(" ", page.text[:READ]))
    sentences = [s for s in _SENTENCE.findall(plain) if len(s) > 20 or (not s.isascii() and len(s) > 6)]
    spoken = sum(bool(_first_person(lang).search(s)) for s in sentences)
    return spoken / len(sentences) if sentences else 0.0


@cache
def _first_person(lang: str) -> re.Pattern[str]:
    words = _DATA["first_person"].get(lang, _DATA["first_person"]["en"]).split()
    bound = "" if lang in ("zh", "ja") else r"\b"
    endings = _DATA["first_person_endings"].get(lang)  # of verbs that need no pronoun
    forms = [*map(re.escape, words), *([endings] if endings else [])]
    return re.compile(bound + f"(?:{'|'.join(forms)})" + bound, re.IGNORECASE)


def greets(line: str) -> bool:
    """Whether a line is how a letter or a speech opens: "Dear neighbours,", "Mesdames et Messieurs"."""
    return len(line) <= LONGEST_GREETING and bool(_GREETS.match(line)) and line.rstrip()[-1:] not in "?;"


def announces_words(line: str) -> bool:
    """Whether a heading says that somebody's words follow: "Speech by …", "Mot de bienvenue"."""
    return bool(_ANNOUNCES.match(line)) and line.rstrip()[-1:] not in ".?!,;"


def has_greeting(page: Page) -> bool:
    """Whether a line near the top greets the reader."""
    return any(greets(block.text.strip()) for block in page.blocks[:GREETING_BLOCKS])


def is_introduced(page: Page) -> bool:
    """Whether a line near the top gives the word to a guest: "Today's guest blog comes from Jane Doe"."""
    return any(
        len(block.text) <= LONGEST_BYLINE and _INTRODUCES.search(block.text) for block in page.blocks[:GREETING_BLOCKS]
    )


def is_filed_as_opinion(page: Page) -> bool:
    """Whether a line files the page under opinion: "Category: Opinion"."""
    return any(len(block.text) <= LONGEST_GREETING and _FILED.match(block.text) for block in page.blocks)


def has_byline(page: Page) -> str | None:
    """The line "by Jane Doe, ..." near the top, or her name below "Author", if there is one."""
    top = [block.text.strip() for block in page.blocks[:BYLINE_BLOCKS]]
    for above, line in pairwise(["", *top]):
        if len(line) < LONGEST_BYLINE and (_BYLINE.match(line) or (_AUTHOR.fullmatch(above) and _NAMED.match(line))):
            return line
    return None


def interview_questions(page: Page) -> list[str]:
    """Lines that are one question with an answer below; none unless the page looks like an interview."""
    blocks = page.blocks
    asked = [
        a.text.strip()
        for a, b in pairwise(blocks)
        if a.text.strip().endswith(("?", "？", "؟")) and len(a.text) <= LONGEST_QUESTION < len(b.text) * 4
    ]
    if len(asked) < 2 and (turns := _turns(page)):
        return turns
    return asked if len(asked) > 2 or _INTERVIEW.search(page.text[:READ]) else []


def signed_statements(page: Page) -> list[str]:
    """Lines that are a name and an office, as messages of mayors are headed or signed; each once."""
    lines = (b.text.strip() for b in page.blocks if len(b.text) < 200)
    return list(dict.fromkeys(line for line in lines if _OFFICE_HEADING.match(line) or _heads_statement(line)))


def signed_cards(page: Page, roles: Mapping[int, tuple[int, str]]) -> list[str]:
    """Who signs words on a card: names that their role follows at the end of a block, below or behind words.

    ``roles``: where a name begins, where it ends, and the role with it. Speakers in a programme have no words.
    """
    signed: list[str] = []
    above = ""
    starts = sorted(roles)
    for start, end, block in page.block_spans():
        place = bisect_left(starts, end) - 1
        at = starts[place] if place >= 0 else -1
        if at >= start and block.text.rstrip(" .|").endswith(roles[at][1]):
            said = at - start >= SHORTEST_WORDS or _CARD.fullmatch(above.strip())
            signed += [page.text[at : roles[at][0]]] if said else []
        above = block.text
    return list(dict.fromkeys(signed))


def _heads_statement(line: str) -> bool:
    """ "Statement by the Mayor of Cork"."""
    return announces_words(line) and bool(_OFFICE.search(line))


def _is_long(line: str) -> bool:
    """Longer than a form's line; Chinese says as much in a quarter of the characters."""
    return len(line) > SHORTEST_TURN or (len(line) > SHORTEST_TURN // 4 and "\u4e00" <= line[0] <= "\u9fff")


def _turns(page: Page) -> list[str]:
    """ "A.C.: ...", "Q: ...": lines of at least two speakers who each take more than one turn."""
    prefixes = Counter(m[1] for b in page.blocks if _is_long(b.text) and (m := _TURN.match(b.text)))
    speakers = [name for name, turns in prefixes.items() if turns > 1]
    return speakers if len(speakers) > 1 else []
