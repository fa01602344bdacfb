"""Finds the kinds of a page."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("citykb_kinds")
def kinds(doc: Doc) -> Doc:
    return doc
