"""Finds the organisations of a page, each once, with its acronym."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.facts import facts_of
from nlp.names.organisations import find_organisations


@Language.component("citykb_organisations")
def organisations(doc: Doc) -> Doc:
    facts = facts_of(doc)
    modelled = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "ORG"]
    cities = {(mention.start, mention.end) for city in facts.cities for mention in city.mentions}
    facts.organisations = find_organisations(doc.text, [span for span in modelled if span not in cities])
    return doc
