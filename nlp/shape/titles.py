"""Finds the title of a page: what its markup says, else its first heading or first short line."""

from crawler.page import Page
from nlp.shape.lines import is_label

LONGEST_TITLE = 160  # characters: a longer first line is the lead or a teaser


def title_of(page: Page) -> str:
    """The page's own title; "" where there is none."""
    if page.title and page.title.strip():
        return page.title.strip()
    for block in page.blocks:
        if block.kind == "heading" and block.text.strip():
            return block.text.strip()
    for block in page.blocks[:4]:
        line = block.text.strip()
        if is_label(line) or (any(c.isdigit() for c in line[:4]) and len(line) < 30):
            continue
        return line if len(line) <= LONGEST_TITLE else ""
    return ""
