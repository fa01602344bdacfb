"""Finds the language of a page's main text."""

import py3langid

from crawler.page import Page


def detect(page: Page) -> str:
    """ISO 639-1 of the main text, "und" where there is none."""
    if not page.text.strip():
        return "und"
    code: str = py3langid.classify(page.text[:5000])[0]
    return code
