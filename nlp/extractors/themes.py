"""Finds the themes of a page."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("citykb_themes")
def themes(doc: Doc) -> Doc:
    return doc
