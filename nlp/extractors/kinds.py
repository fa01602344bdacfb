"""Finds the kind of a page: what its markup says, else its label line, address, words and shape."""

import re
import tomllib
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from crawler.page import DocumentKind
from nlp.document import Reason
from nlp.facts import Facts, facts_of

_DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "kinds.toml").read_text(encoding="utf-8"))
_LABELS: dict[str, DocumentKind] = {
    label: kind for kind, labels in _DATA["labels"].items() for label in labels.split("|")
}
_ADDRESSES: list[tuple[str, DocumentKind]] = [
    (pattern, kind) for kind, patterns in _DATA["addresses"].items() for pattern in patterns.split()
]
LABEL_BLOCKS = 3  # a label line stands above the title; a date or a credit may stand above it
CUT_OFF_TEASERS = 2  # one line that ends in "..." happens in any text
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\s*$", re.MULTILINE)


def is_label(line: str) -> bool:
    """A line that only names what kind of page this is: "Press release"."""
    return line.strip().lower() in _LABELS


@Language.component("citykb_kinds")
def kinds(doc: Doc) -> Doc:
    facts = facts_of(doc)
    facts.kind, facts.kind_reason = kind_of(facts)
    return doc


def kind_of(facts: Facts) -> tuple[DocumentKind, Reason]:
    """The page's kind and the evidence for it; "news" where nothing speaks for another."""
    page = facts.page
    if page.kind:
        return page.kind, Reason(rule="markup")
    for block in page.blocks[:LABEL_BLOCKS]:
        if is_label(block.text):
            return _LABELS[block.text.strip().lower()], Reason(rule="label", evidence=(block.text.strip(),))
    for pattern, kind in _ADDRESSES:
        if pattern in page.url:
            return kind, Reason(rule="address", evidence=(pattern,))
    if len(_CUT_OFF.findall(page.text)) >= CUT_OFF_TEASERS:
        return "listing", Reason(rule="teasers cut off")
    return "news", Reason(rule="nothing else fits")
