"""Finds the title of a page: what its markup says, else its first heading or first short line."""

import re
import tomllib

from crawler.page import Page
from nlp.shape.lines import DATA, KINDS, is_label

LONGEST_TITLE = 160  # characters: a longer first line is the lead or a teaser
LONGEST_SENTENCE = 80  # characters: a longer line with a full stop begins the text
LONGEST_DATE_LINE = 40  # characters: "sábado, 17 de febrero de 2024"
FIRST_LINES = 6  # labels, a credit, a day and an author may stand above the title
_NO_TITLE = re.compile(rf"\W*(?:{KINDS['no_titles']['openings']})", re.IGNORECASE)
_GREETING = re.compile(rf"(?:{KINDS['no_titles']['greetings']})\b[^.!?:,]*[,!:،，：]$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CALENDAR = frozenset(
    re.split(
        r"[\s/]+",
        " ".join(
            words
            for table in tomllib.loads((DATA / "months.toml").read_text(encoding="utf-8")).values()
            for words in table.values()
        ),
    )
) | frozenset(KINDS["no_titles"]["in_a_date"].split("|"))


def title_of(page: Page) -> str:
    """The page's own title; "" where there is none."""
    if page.title and page.title.strip():
        return page.title.strip()
    for block in page.blocks:
        if block.kind == "heading" and block.text.strip():
            return block.text.strip()
    for block in page.blocks[:FIRST_LINES]:
        line = block.text.strip()
        if is_label(line) or _is_no_title(line):
            continue
        return "" if len(line) > LONGEST_TITLE or (line.endswith(".") and len(line) > LONGEST_SENTENCE) else line
    return ""


def _is_no_title(line: str) -> bool:
    """A day, a credit, an author, or how a letter greets its reader."""
    if len(line) <= LONGEST_DATE_LINE and (any(c.isdigit() for c in line[:4]) and len(line) < 30):
        return True
    words = _WORD.findall(line.lower())
    if not words:
        return True
    if len(line) <= LONGEST_DATE_LINE and _YEAR.search(line) and words and _CALENDAR.issuperset(words):
        return True
    return len(line) <= LONGEST_TITLE and bool(_NO_TITLE.match(line) or _GREETING.fullmatch(line))
