"""A name alone in its line in, the office in the line above it, or below its words, out.

"Statement by the Mayor of Cork" over "Jane Doe"; "Jane Doe", her message, "Mayor of Cork".
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from nlp.names.role_words import is_head, key_of
from nlp.names.setting import Role, Setting

LONGEST = 110  # characters of the line above
ENDS = '.!?:;,…”"»'  # a line that ends so is a sentence or its part
PARAGRAPHS = 5  # of a message
HEAD_WITHIN = 3  # words: "Executive Lord Mayor of …"
_LINE = re.compile(r"\S[^\n]*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_TO = r"(?:\s+(?:the|la|le|el|il|der|die|des|du|del|della|dem|do|da|o|a))?\s+"


@cache
def _announced() -> re.Pattern[str]:
    """ "Statement by the", "Mensaje del": what stands before the office."""
    kinds = tomllib.loads((Path(__file__).parents[1] / "data" / "kinds.toml").read_text(encoding="utf-8"))
    return re.compile(rf"\W*(?:{kinds['statement']['announces']})\w*{_TO}", re.IGNORECASE)


def office_above(page: Setting, start: int, end: int) -> Role | None:
    """``start`` and ``end`` are those of the name with its honorific; nobody else may be named right above."""
    if start < 2 or page.text[start - 1] != "\n" or page.text[end : end + 2].strip(" \u00a0")[:1] not in ("", "\n"):
        return None
    above, above_end = page.line(start - 1)
    text = page.text[above:above_end].rstrip()
    if not text or len(text) > LONGEST or text[-1] in ENDS or _names_somebody(page, above):
        return None
    lead = _announced().match(text)
    first = above + (lead.end() if lead else 0)
    head = next((w for w in _WORD.finditer(page.text, first, above + len(text)) if is_head(key_of(w.group()))), None)
    if head is None or (lead is None and head.start() - first > LONGEST // 3):
        return None
    return Role(first, above + len(text), key_of(head.group()), head.start())


def office_below(page: Setting, start: int, end: int) -> Role | None:
    """The office in a line of its own below the sentences that a name alone in its line heads."""
    if (start and page.text[start - 1] != "\n") or page.text[end : end + 1] != "\n":
        return None
    at, told = end, False
    for _ in range(PARAGRAPHS + 1):
        first, last = _next_line(page, at)
        line = page.text[first:last].rstrip()
        if not line:
            return None
        if line[-1] not in ENDS:
            return _alone(page, first, first + len(line)) if told else None
        told, at = True, last
    return None


def _next_line(page: Setting, at: int) -> tuple[int, int]:
    """The next line with words below ``at``; nothing at the end of the page."""
    found = _LINE.search(page.text, at)
    return found.span() if found else (len(page.text), len(page.text))


def _alone(page: Setting, first: int, last: int) -> Role | None:
    """The line as an office, if it opens with one, and neither it nor the line below names somebody."""
    below = _next_line(page, last)
    if last - first > LONGEST or any(at in page.names for at in (below[0], *range(first, last))):
        return None
    words = list(_WORD.finditer(page.text, first, last))[:HEAD_WITHIN]
    head = next((w for w in words if is_head(key_of(w.group()))), None)
    return Role(first, last, key_of(head.group()), head.start()) if head else None


def _names_somebody(page: Setting, above: int) -> bool:
    """Whether the line at ``above``, or the one over it, has a likely name: then the office may be that person's."""
    top = page.line(above - 1)[0] if above > 1 else above
    end = page.line(above)[1]
    return any(top <= at < end for at in page.names)
