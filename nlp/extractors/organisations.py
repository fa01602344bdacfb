"""Finds the organisations of a page."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("citykb_organisations")
def organisations(doc: Doc) -> Doc:
    return doc
