"""Finds the people of a page: names, roles, bodies, the city each is tied to."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.facts import Facts, facts_of
from nlp.names.candidates import Context
from nlp.names.people import find_people

PERSON_LABELS = frozenset({"PERSON", "PER"})  # English and French models name them differently


@Language.component("citykb_people")
def people(doc: Doc) -> Doc:
    facts = facts_of(doc)
    facts.people = find_people(context_of(doc, facts))
    return doc


def context_of(doc: Doc, facts: Facts) -> Context:
    """What the model and the extractors before this one found, as character spans."""
    ents = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    return Context(
        text=doc.text,
        lang=facts.lang,
        people=[(a, b) for a, b, label in ents if label in PERSON_LABELS],
        others=[(a, b) for a, b, label in ents if label not in PERSON_LABELS],
        cities=sorted((m.start, m.end) for city in facts.cities for m in city.mentions),
        bodies=sorted((m.start, m.end) for body in facts.organisations for m in body.mentions),
    )
