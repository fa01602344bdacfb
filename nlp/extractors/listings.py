"""Finds the listings of a page."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("citykb_listings")
def listings(doc: Doc) -> Doc:
    return doc
