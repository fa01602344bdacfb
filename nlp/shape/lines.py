"""Tells the lines that have a part to play on a page: kind labels, "Learn more", signs of an event or a profile."""

import re
import tomllib
from pathlib import Path

from crawler.page import DocumentKind, Page

DATA = Path(__file__).parents[1] / "data"
KINDS = tomllib.loads((DATA / "kinds.toml").read_text(encoding="utf-8"))


def kinds_by_word(table: str) -> list[tuple[str, DocumentKind]]:
    """A table of ``kinds.toml``, word by word in its order."""
    return [(word, kind) for kind, words in KINDS[table].items() for word in words.split("|")]


LABELS: dict[str, DocumentKind] = dict(kinds_by_word("labels"))
_MORE = frozenset(KINDS["listing"]["more"].split("|"))
_EVENT = frozenset(KINDS["event_lines"]["labels"].split("|"))
_CALLS = tuple(KINDS["event_lines"]["calls"].split("|"))  # looked for one by one: ten times faster than a pattern
_PUBLICATION = [re.compile(sign, re.IGNORECASE) for sign in KINDS["publication_signs"].values()]
_PAGES = re.compile(KINDS["listing"]["pages"], re.IGNORECASE)
_OPENING = re.compile(r"^\W*([^\W\d_][^:：\n]{1,40}?)\s*(?:[:：]|$)")
_LABEL = re.compile(r"^\W*([^\W\d_][^:：\n]{1,40}?)\s*[:：]")  # "Target group: herders"
_NEWSLETTER = re.compile("|".join(map(re.escape, KINDS["newsletter"]["names"].split("|"))), re.IGNORECASE)
_FRAME = re.compile("|".join(map(re.escape, KINDS["newsletter"]["frame"].split("|"))), re.IGNORECASE)
NEWSLETTER_BLOCKS = 5  # its name stands among the first lines
NEWSLETTER_SIGNS = 2  # its name and one more: its name alone may stand in a report about it
EVENT_SIGNS = 3  # "Date:", "Register", "Programme", a time of day: news of an event have one or two
LONGEST_NAME = 120  # characters: "Newsletter of the learning cities of the region, spring 2024"
LONGEST_HEADING = 40  # characters
SHORT_LINE = 80  # characters: a line that may be a heading
TITLE_BLOCKS = 4  # the title stands among the first lines: below a label, a motto and its author
SHORT_LEAD = 25  # characters before a title's last words: "Limerick: a case study", not a sentence that ends in them
NUMBER_OF_A_HEADING = 6  # characters beside its words: "4. Lessons learned:"; more words make another heading
_HEADING_WORDS = kinds_by_word("heading_words")
_CASE = frozenset(KINDS["case_lines"]["labels"].split("|"))
_CASE_WEAK = frozenset(KINDS["case_lines"]["weak"].split("|"))
CLEAR_CASE = 3  # headings, whatever they are
_CASE_HAN = tuple(KINDS["case_lines"]["chinese"].split("|"))
_ENDS = (".", "。", "！", "!", "…", ",", "，", ";", "；")
_NUMBER = re.compile(
    r"^\W*(?:(?:\d+(?:\.\d+)*|[ivx]+|[a-e])\s?[.)]\s*|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|[•▪■►▶]\s*)?"
)
LONGEST_LABEL = 90  # characters
MENU = 3  # parts: "Home | News | Events" names what a site has
_ARTICLE = re.compile(r"^(?:(?:the|our|el|la|los|las|le|les|il|lo|i|gli|o|os|a|as|der|die|das)\s|l['’])")
_PATH = re.compile(r"\s*[>›»/]\s*")
_PARTS = re.compile(r"\s*[|·•–—:]\s*|\s-\s")
_NUMBERED = re.compile(r"\s*(?:(?:n|no|nr|núm|num)\s?[.º°]*\s?)?\d[\d/.-]*.*$|\s(?:vom|del|du|of|dated)$")
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\W*$")
_LEADS_ON = re.compile(
    rf"(?:\.\.\.|…)\W{{0,6}}(?:{'|'.join(map(re.escape, sorted(_MORE, reverse=True)))})\W{{0,6}}$", re.IGNORECASE
)


def labels_of(line: str) -> list[str]:
    """What a line of labels says, in lower case, the narrowest first: itself, then the end of a path or its parts.

    "Home > News > Opinion", "COMUNICATO STAMPA N. 38", "Media release | 4 March 2025".
    """
    whole = line.strip().lower()
    if len(whole) > LONGEST_LABEL:
        return [whole]
    path = [part for part in _PATH.split(whole) if part]
    parts = path[:-3:-1] if len(path) > 1 else [part for part in _PARTS.split(whole) if part]
    parts = [part for part in parts if len(path) < 2 or LABELS.get(part) != "event"]  # a section holds reports too
    last = [word for word in whole.split()[-1:] if LABELS.get(word) == "press_release"]  # a menu without marks
    return [whole, *(_NUMBERED.sub("", part).strip() for part in (parts if len(parts) < MENU else [])), *last]


def is_label(line: str) -> bool:
    """A line that only names what kind of page this is: "Press release"."""
    return line.strip().lower() in LABELS


def is_more_line(line: str) -> bool:
    """A line that only leads on to the whole text: "Learn more"."""
    return line.lower().strip(" ›»>→.…[]\xa0") in _MORE


def is_cut_off(line: str) -> bool:
    """A teaser's text that breaks off: "and the Ms ..."."""
    return bool(_CUT_OFF.search(line))


def leads_on(line: str) -> bool:
    """A teaser's text that breaks off before "Read more", all in one line."""
    return bool(_LEADS_ON.search(line[-LONGEST_HEADING:]))


def event_signs(page: Page) -> int:
    """How many different signs of an event's page there are: "Date:", "Venue:", "Register here"."""
    low = page.text.lower()
    return len(openings(page) & _EVENT) + any(call in low for call in _CALLS)


def publication_signs(page: Page) -> int:
    """How many different signs of a publication's page there are: "Authors:", "Download (PDF", "Pages:"."""
    return sum(bool(sign.search(page.text)) for sign in _PUBLICATION)


def newsletter_signs(page: Page) -> list[str]:
    """The words that name a newsletter at the top, and the different ones that frame it; empty if nothing names it."""
    heads = [page.title or "", *(b.text for b in page.blocks[:NEWSLETTER_BLOCKS] if len(b.text) < LONGEST_NAME)]
    named = next((match.group() for head in heads if (match := _NEWSLETTER.search(head))), None)
    return [named, *sorted({match.lower() for match in _FRAME.findall(page.text)})] if named else []


def case_signs(page: Page) -> int:
    """How many different headings of a case study there are: "Challenge", "3. Results so far", "四、几点启示".

    None where all of them stand on other pages too: "Background", "Next steps".
    """
    lines = {b.text.strip().lower().rstrip(" :：?？") for b in page.blocks if len(b.text) < LONGEST_HEADING}
    labels = {m[1].lower() for b in page.blocks if (m := _LABEL.match(b.text[:60]))} & _CASE
    headings = {_NUMBER.sub("", line) for line in lines if not line.endswith(_ENDS)} | labels
    words = _case_words(headings | {_ARTICLE.sub("", heading) for heading in headings})
    return len(words) if len(words) >= CLEAR_CASE or not words <= _CASE_WEAK else 0


def _case_words(headings: set[str]) -> set[str]:
    """The words of a case study that the headings are or begin with; in Chinese that they hold."""
    whole = {_ARTICLE.sub("", heading) for heading in headings & _CASE}
    begun = {word for h in headings - whole if (word := h.partition(" ")[0]) != h and word in _CASE}
    held = ([word for word in _CASE_HAN if word in h] for h in headings - whole if not h.isascii())
    return whole | begun | {words[0] for words in held if words}  # "经验与困难" is one heading


def is_paged(page: Page) -> bool:
    """Whether a line leads to further pages of the same list: "1 2 3 next"."""
    return any(_PAGES.fullmatch(b.text.strip()) for b in page.blocks)


def head_lines(page: Page) -> list[str]:
    """The first lines that may be a title."""
    return [b.text for b in page.blocks[:TITLE_BLOCKS] if len(b.text) <= SHORT_LINE]


def heading_kind(page: Page) -> tuple[DocumentKind, str] | None:
    """The kind that words of the title or of a heading tell, and the line: "Limerick: a case study"."""
    lines = [b.text for b in page.blocks if b.kind == "heading" or len(b.text) <= SHORT_LINE]
    heads = [page.title or "", *head_lines(page)]
    for word, kind in _HEADING_WORDS:
        for line in (*heads, *lines):
            at = line.lower().find(word)
            opens = at == 0 or (at > 0 and not line[at - 2 : at].strip().isalnum())
            closes = 0 <= at <= SHORT_LEAD and not line[at + len(word) :].strip(" .:!")
            if (line in heads and (opens or closes)) or (at >= 0 and len(line) - len(word) <= NUMBER_OF_A_HEADING):
                return kind, line
    return None


def openings(page: Page) -> set[str]:
    """How the lines begin, in lower case: what stands before a colon, or a short line."""
    return {m[1].lower() for b in page.blocks if (m := _OPENING.match(b.text[:60]))}
