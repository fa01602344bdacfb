"""Tells a page on which a public body speaks of itself: by its host, its header, its press office, its "Council"."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.page import Page
from nlp.places.fold import fold
from nlp.shape.lines import KINDS

HEADER_BLOCKS = 3  # a site's name stands above its menu
OFFICE_BLOCKS = 6, 10  # at the top the author, at the foot whom the press may ask, links and credits below it
LONGEST_HEADER = 70  # characters
LONGEST_LINE = 120  # characters: longer ones are text, in which a press officer may speak to a newspaper
HEAD_BLOCKS = 8  # a dateline stands below the title, a day, an author and a picture
COUNCIL_ACTS = 2  # "Council has ... Council will": once, a newspaper drops its article too
_HOSTS = tuple(KINDS["own_hosts"]["press_release"].split("|"))
_AGENCIES = tuple(KINDS["own_hosts"]["agencies"].split("|"))
_BESIDE = frozenset(KINDS["own_hosts"]["beside_the_name"].split("|"))
_BODY = re.compile(KINDS["own_lines"]["bodies"], re.IGNORECASE)
_WHOLE = re.compile(rf"(?:{KINDS['own_lines']['headers']})", re.IGNORECASE)
_SITE_WORDS = frozenset(KINDS["own_lines"]["of_sites"].split("|"))
_OFFICE = re.compile(rf"(?<!\w)(?:{KINDS['own_lines']['offices']})", re.IGNORECASE)
_OTHERS = re.compile(KINDS["own_lines"]["others"], re.IGNORECASE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})  # "osnabrueck.de"
_CREDIT = re.compile(rf"\W*(?:{KINDS['own_lines']['credits']})", re.IGNORECASE)
_DATELINE = re.compile(r"\W*[^\W\d_][^.!?\n()]{1,50}\((?!.*\b(?:UIL|UNESCO)\b)[A-Z]{2,6}\)\s?[-–—]")  # "DAKAR (APS) –"
_END = re.compile(KINDS["own_lines"]["ends"], re.IGNORECASE)
_COUNCIL = re.compile(r"(?<!City )(?<!County )(?<!the )(?<!of )\bCouncil (?:has|is|will|was|adopted|works)\b")


def own_voice(page: Page, cities: Sequence[Sequence[str]]) -> str | None:
    """What shows it: the host, a line, two sentences' beginnings; ``cities``: the names of each city on the page."""
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    if host.endswith(_AGENCIES) or any(_DATELINE.match(block.text) for block in page.blocks[:HEAD_BLOCKS]):
        return None
    written = {name for city in cities for name in city}
    names = {fold(form) for name in written for form in (name, name.lower().translate(_UMLAUTS))}
    if any(part in f"{host}/" for part in _HOSTS) or _is_named_after(host, names):
        return host
    lines = [block.text.strip() for block in page.blocks]
    for line in lines[:HEADER_BLOCKS]:
        if len(line) <= LONGEST_HEADER and (_WHOLE.fullmatch(line) or _names_a_body(line, names)):
            return line
    top, foot = OFFICE_BLOCKS
    for line in (*lines[:top], *lines[max(top, len(lines) - foot) :]):
        if len(line) > LONGEST_LINE or _OTHERS.search(line) or _CREDIT.match(line):
            continue
        if _OFFICE.search(line) or _END.fullmatch(line):
            return line
    council = _COUNCIL.findall(page.text)
    return council[0] if len(council) >= COUNCIL_ACTS else None


def _is_named_after(host: str, names: set[str]) -> bool:
    """ "bonn.de", "cityofmelton.example", "corkcity.ie": a label is the city's name, perhaps beside "city"."""
    joined = host.replace("-", "").split(".")[:-1]  # "clermont-ferrand.fr"
    labels, whole = {*re.split(r"[.-]", host)[:-1], *joined}, {name.replace(" ", "") for name in names}
    return any(label.replace(word, "", 1) in whole for label in labels for word in ("", *_BESIDE))


def _names_a_body(line: str, names: set[str]) -> bool:
    """ "Comune di Fermo - Sala stampa": a body, its city and words of a site, and nothing that tells news."""
    body = _BODY.search(line)
    if not body:
        return False
    rest = fold(line[: body.start()] + " " + line[body.end() :])
    name = next((n for n in sorted(names, key=len, reverse=True) if n and f" {n} " in f" {rest} "), None)
    return name is not None and _SITE_WORDS.issuperset(f" {rest} ".replace(f" {name} ", " ", 1).split())
