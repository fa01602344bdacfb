"""Finds the dates of a page."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("citykb_dates")
def dates(doc: Doc) -> Doc:
    return doc
