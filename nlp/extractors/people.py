"""Finds the people of a page."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("citykb_people")
def people(doc: Doc) -> Doc:
    return doc
