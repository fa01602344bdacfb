"""Marks the standing text of a page: About blocks, definitions, the sentence with all themes, leftovers, links."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from crawler.page import Block, Page

_DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "standing_blocks.toml").read_text(encoding="utf-8"))
LONGEST_HEADING = 120  # characters; a longer line that begins with "About" is a sentence
THEMES_IN_ONE_SENTENCE = 5  # of seven; a sentence about four of them may still be about the page's own work


def _any_of(words: str) -> str:
    return "|".join(sorted((w if "[" in w else re.escape(w) for w in words.split("|")), key=len, reverse=True))


_ABOUT = re.compile(rf"\s*(?:{_any_of(_DATA['about']['words'])})\s?.*?(?:{_any_of(_DATA['about']['bodies'])})", re.I)
_OPENINGS = tuple(line for line in _DATA["sentences"]["openings"].splitlines() if line)
_THEMES = [re.compile(_any_of(words), re.I) for words in _DATA["themes"].values()]
_LEFTOVER_LINES = frozenset(line for line in _DATA["lines"]["lines"].splitlines() if line)
_LEFTOVER_OPENINGS = tuple(_DATA["lines"]["openings"].split("|"))
_ELSEWHERE = re.compile(rf"\s*(?:{_any_of(_DATA['links']['headings'])})\s*[:：]?\s*", re.I)
_COMMA = re.compile(r"[,;،؛、；，]")
_SENTENCE = re.compile(r"[^.!?。！？؟]+(?:[.!?。！？؟]+|$)")


def standing_spans(page: Page) -> list[tuple[int, int]]:
    """The ``[start, end)`` stretches of ``page.text`` that stand on other pages too, in order, none overlapping."""
    spans: list[tuple[int, int]] = []
    in_about = in_links = False
    for start, end, block in page.block_spans():
        if _is_heading(block):
            in_about = bool(_ABOUT.match(block.text))
        in_links = bool(_ELSEWHERE.fullmatch(block.text)) or (in_links and _is_link(block.text))
        if in_about or in_links or _is_leftover(block.text):
            spans.append((start, end))
        else:
            spans += _standing_sentences(block.text, start)
    return spans


def _is_heading(block: Block) -> bool:
    """A heading, or in plain text a short line without the end of a sentence."""
    text = block.text.strip()
    if block.kind == "heading":
        return True
    return block.kind == "paragraph" and 0 < len(text) <= LONGEST_HEADING and text[-1] not in '.!?:;,…。！？؟”"»'


def _is_link(text: str) -> bool:
    """Below "You may also like": a title of another page; the first sentence ends the list."""
    return len(text) <= LONGEST_HEADING and not text.rstrip().endswith((".", "。"))


def _is_leftover(text: str) -> bool:
    line = text.strip().lower()
    colon = _ELSEWHERE.match(line)
    if colon and colon.group().rstrip().endswith((":", "：")):
        return True
    return line in _LEFTOVER_LINES or line.startswith(_LEFTOVER_OPENINGS)


def _recites_themes(sentence: str) -> bool:
    if len(_COMMA.findall(sentence)) < THEMES_IN_ONE_SENTENCE - 2:
        return False
    return sum(bool(t.search(sentence)) for t in _THEMES) >= THEMES_IN_ONE_SENTENCE


def _standing_sentences(text: str, offset: int) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        bare = match.group().strip(" \t\xa0•*-–“\"‘'").lower()
        if bare.startswith(_OPENINGS) or _recites_themes(bare):
            yield offset + match.start(), offset + match.end()
