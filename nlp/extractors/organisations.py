"""Finds the organisations of a page, each once, with its acronym."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.facts import facts_of
from nlp.names.organisations import find_organisations


@Language.component("citykb_organisations")
def organisations(doc: Doc) -> Doc:
    facts = facts_of(doc)
    modelled = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "ORG"]
    mentions = [m for city in facts.cities for m in city.mentions] + [m for c in facts.countries for m in c.mentions]
    places = [(mention.start, mention.end) for mention in mentions]
    inside = [(mention.start, mention.end) for city in facts.cities_in_names for mention in city.mentions]
    facts.organisations = find_organisations(facts.page.text, modelled, places, inside)
    return doc
