"""Text in, quoted stretches out: every style of quotation marks, paired or left open, in linear time."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

# A mark that opens, and the marks that may close it; mixed pairs are typing habits seen on real pages.
CLOSERS = {
    "“": '”"“″',
    "”": "”",
    '"': '"”“″',
    "„": '“”"‟',
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'‘",
    "’": "’'",
    "'": "'’",
    "‚": "‘’'",
    "`": "'’`",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "＂": "＂",
    "〝": "〞〟",
}
SINGLE = frozenset("‘’'‚`")  # these are apostrophes as well
DASH = "—"  # the ``mark`` of speech between dashes
DASHED_LINE = re.compile(r"(?m)^[ \t]*[—–―][ \u00a0]?(?=[^\s—–―])[^\n]{2,2000}$")
_DASH_IN = re.compile(r"(?<!\d)[—–―]|[—–―](?!\d)")  # "2019–2021" is no pause
_SPEAKS = re.compile(r"(?:(?:se|lhe|me|nos|le|les|lui|gli|ci|mi|si|l['’]|s['’]|m['’])[ \u00a0]?)?")
_NAMES = re.compile(
    r"[a-zà-ÿ]{3,}(?:[aeoó]|ou|eu|iu|va|ia|ait)[ \u00a0]"
    r"(?:el|la|o|a|il|lo|le|ele|ela|él|ella)[ \u00a0][^\W\d_]{3,}"
)
_TO_WORDS = re.compile(r"[\s.,;:]*")
PAIRED = {"“": "”", "„": "“”", "«": "»"}  # marks that tell whether they open or close
SPOKEN_LINE = re.compile(r"(?m)^[ \t]*[—–-][ \u00a0]([^\s—–-][^\n]{1,1000})$")
_BELOW = re.compile(r"\s{1,4}‘")
_COMMA = re.compile(r"[,!?][ \u00a0]")
TITLE_MARKS = frozenset("《〈")  # name books and documents, never speech
ASIAN_MARKS = frozenset("「」『』《》〈〉＂〝〞〟")  # stand without spaces around them
MARKS = re.compile("''|‘’|’’|``|[" + re.escape("".join({c for pair in CLOSERS.items() for c in "".join(pair)})) + "]")
DOUBLED = dict.fromkeys(("''", "``", "‘’", "’’"), '"')  # two single marks typed for a double one
OPENS_AFTER = frozenset("([{<—–-:,;/¡¿…•*>#|" + "“\"„«‹‘'‚「『" + "،؛ـ")  # and space
CLOSES_BEFORE = frozenset(")]}>.,;:!?…—–-/" + "”\"»›’'」』。，、；：！？（(" + "،؛؟")  # and space
MAX_SINGLE = 3_000  # characters inside single marks: more means an apostrophe was taken for a mark


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks: ``[start, end)`` without them, ``[outer_start, outer_end)`` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str  # the opening one
    closed: bool = True  # ``False``: runs to the end of its paragraph
    depth: int = 0  # 1 for a quotation inside a quotation


@dataclass(slots=True)
class _Open:
    mark: str
    position: int
    length: int


def quoted(text: str) -> list[Quoted]:
    """All quoted stretches of ``text``, outermost first where they nest, in order of their starts.

    A stretch ends with its paragraph (line) at the latest, or with the next one if only the closing mark stands there.
    """
    found: list[Quoted] = []
    unclosed: int | None = None  # which of them the last line that is not empty leaves open
    for start, end in _lines(text):
        if start == end:
            continue
        if unclosed is not None and (closing := _closed_below(text, start, end, found[unclosed].mark)) is not None:
            found[unclosed] = replace(found[unclosed], end=closing, outer_end=closing + 1, closed=True)
            start = closing + 1
        here = list(_in_line(text, start, end))
        unclosed = next((len(found) + i for i, q in enumerate(here) if not q.closed), None)
        found.extend(here)
    found.sort(key=lambda q: (q.outer_start, -q.outer_end))
    return _with_depth(found)


def dialogue(text: str, verb: re.Pattern[str], taken: list[Quoted]) -> list[Quoted]:
    """Speech that a dash opens at the start of a line, parted by others where somebody is told to speak.

    "—Una más —responde ella—. Y ya." and "— Uma mais — responde ela. — E já.": both parts, without what tells of it.
    Lines with marks of their own are left alone, and so are lists and lines in which nobody is told to speak.
    """
    found: list[Quoted] = []
    starts = [q.outer_start for q in taken]
    for match in DASHED_LINE.finditer(text):
        i = bisect_right(starts, match.start())
        if i == len(starts) or starts[i] >= match.end():
            found.extend(_turns(text, match.start(), match.end(), verb))
    return found


def _turns(text: str, start: int, end: int, verb: re.Pattern[str]) -> Iterator[Quoted]:
    dashes = [m.start() for m in _DASH_IN.finditer(text, start, end)]
    opens: int | None = dashes[0]
    told = False
    for at in dashes[1:]:
        if opens is None:  # behind the words that tell who speaks
            opens = at
        elif _tells(text, at + 1, verb):
            yield _turn(text, opens, at)
            opens, told = None, True
    if told and opens is not None and re.search(r"\w", text[opens:end]):
        yield _turn(text, opens, end)


def _tells(text: str, at: int, verb: re.Pattern[str]) -> bool:
    """ "—responde ella", "— responde ela": a small letter right behind the dash, or a verb of speech."""
    if text[at : at + 1].islower():
        return True
    if text[at : at + 1] not in (" ", "\u00a0") or not text[at + 1 : at + 2].islower():
        return False
    clitic = _SPEAKS.match(text, at + 1)
    return bool(verb.match(text, at + 1) or (clitic and verb.match(text, clitic.end())) or _NAMES.match(text, at + 1))


def _turn(text: str, dash: int, end: int) -> Quoted:
    lead = _TO_WORDS.match(text, dash + 1, end)
    start = lead.end() if lead else dash + 1
    stop = start + len(text[start:end].rstrip())
    return Quoted(start, stop, dash, stop, DASH)


def dash_said(text: str, verb: re.Pattern[str], taken: list[Quoted]) -> list[Quoted]:
    """Speech that a dash opens at the start of a line and a verb of saying ends: "– Alla ska lära, säger Jane Doe." """
    found = []
    starts = [q.outer_start for q in taken]
    for match in SPOKEN_LINE.finditer(text):
        said = next((m for m in _COMMA.finditer(text, *match.span(1)) if verb.match(text, m.end())), None)
        i = bisect_right(starts, match.start())
        if said and (i == len(starts) or starts[i] >= match.end()):
            found.append(Quoted(match.start(1), said.end() - 1, match.start(), said.end() - 1, "–"))
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _in_line(text: str, start: int, end: int) -> Iterator[Quoted]:
    """One pass: at most one mark of a style is open at a time, so the stack stays short whatever the text."""
    marks = list(_marks(text, start, end))
    possible_closers = [at for at, mark in marks if mark in "’'‘" and _may_close(text, at, at + 1, start, end)]
    stack: list[_Open] = []
    closing = sum(mark == "»" and _may_close(text, at, at + 1, start, end) for at, mark in marks)
    for at, mark in marks:
        closing -= mark == "»"
        after = at + len(mark)
        style = DOUBLED.get(mark, mark)
        opened = _closed_by(stack, style)
        if opened is not None and _may_close(text, at, after, start, end):
            if style in SINGLE and _is_possessive(text, at, end, possible_closers):
                continue
            one = stack[opened]
            del stack[opened:]
            if not (one.mark in SINGLE and at - one.position > MAX_SINGLE):
                yield Quoted(one.position + one.length, at, one.position, after, one.mark)
        elif style in CLOSERS and _may_open(text, at, after, start, end):
            nested = style == "«" and sum(o.mark == "«" for o in stack) < closing  # « … : « … », … »
            if not nested:
                stack = [o for o in stack if o.mark != style]  # opened anew: the earlier one was never closed
            stack.append(_Open(style, at, len(mark)))
    for one in stack[:1]:
        open_mark = one.mark not in SINGLE | TITLE_MARKS or _opens_next_too(text, one, end)
        if open_mark and (rest := text[one.position + one.length : end].rstrip()):
            inner = one.position + one.length
            yield Quoted(inner, inner + len(rest), one.position, inner + len(rest), one.mark, closed=False)


def _opens_next_too(text: str, one: _Open, end: int) -> bool:
    """Whether a single mark opens the paragraph below as well: British papers open each of a long quotation."""
    return one.mark == "‘" and _BELOW.match(text, end) is not None


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Marks and where they stand; two single ones that close are one double mark only where such a one was opened."""
    doubled = False
    for match in MARKS.finditer(text, start, end):
        at, mark = match.start(), match.group()
        doubled = doubled or mark == "‘’" or (mark == "’’" and _may_open(text, at, at + 2, start, end))
        if mark == "’’" and not doubled:
            yield at, mark[0]
            yield at + 1, mark[1]
        else:
            yield at, mark


def _closed_below(text: str, start: int, end: int, mark: str) -> int | None:
    """Where the first mark of a line closes what ``mark`` opened in the line above; a mark that opens anew does not."""
    first = MARKS.search(text, start, end) if mark in PAIRED else None
    while first and first.group() in SINGLE:
        first = MARKS.search(text, first.end(), end)
    if first is None or first.group() not in PAIRED[mark]:
        return None
    return first.start() if _may_close(text, first.start(), first.end(), start, end) else None


def _closed_by(stack: list[_Open], mark: str) -> int | None:
    return next((i for i in range(len(stack) - 1, -1, -1) if mark in CLOSERS[stack[i].mark]), None)


def _may_open(text: str, at: int, after: int, start: int, end: int) -> bool:
    if after >= end or (text[after].isspace() and text[at] not in "«»„“"):
        return after < end and _stands_apart(text, at, after, start)
    if text[at] in ASIAN_MARKS:
        return True
    before = text[at - 1] if at > start else " "
    if text[at] in "'’" and text[after].isdigit():  # '90s
        return False
    if text[at] == "’" and not before.isspace():
        return False
    if text[at] == "“" and "\u3400" <= before <= "\u9fff":  # 强调“…”: no space parts Chinese words
        return True
    return before.isspace() or before in OPENS_AFTER or (text[at] in "“„«" and not before.isalnum())


def _stands_apart(text: str, at: int, after: int, start: int) -> bool:
    """ " It is late , " said X: tokenised text has a space on either side of a mark; the first of two opens."""
    return text[at:after] in ('"', "``") and (at == start or text[at - 1].isspace())


def _may_close(text: str, at: int, after: int, start: int, end: int) -> bool:
    if at == start:
        return False
    if text[at] in ASIAN_MARKS:
        return True
    following = text[after] if after < end else " "
    if after - at == 1 and text[at] in SINGLE and text[at - 1].isspace():
        return False
    if following.isalnum():  # glued: "…all ages.”Jane Doe"; an apostrophe where it is a single mark
        return (text[at] not in SINGLE and text[at] in "”»") or (not following.isascii() and text[at] not in SINGLE)
    return following.isspace() or following in CLOSES_BEFORE or text[at] in "”»"


def _is_possessive(text: str, at: int, end: int, closers: list[int]) -> bool:
    """``‘Cities’ experiences in planning’``: after an s, before a small letter, and another mark still to come."""
    if text[at - 1] not in "sS" or not text[at + 1 : at + 2].isspace() or not text[at + 2 : at + 3].islower():
        return False
    later = bisect_right(closers, at)
    if later >= len(closers):
        return False
    opener = re.compile(r"(?<=\s)[‘']\w").search(text, at + 1, min(end, closers[later]))
    return opener is None


def _with_depth(found: list[Quoted]) -> list[Quoted]:
    result: list[Quoted] = []
    outer_end = -1
    for q in found:
        inside = q.outer_start < outer_end
        result.append(Quoted(q.start, q.end, q.outer_start, q.outer_end, q.mark, q.closed, 1 if inside else 0))
        outer_end = max(outer_end, q.outer_end)
    return result
