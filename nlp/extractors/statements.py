"""Finds the statements of a page."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("citykb_statements")
def statements(doc: Doc) -> Doc:
    return doc
