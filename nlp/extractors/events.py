"""Finds the events of a page."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("citykb_events")
def events(doc: Doc) -> Doc:
    return doc
