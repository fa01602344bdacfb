"""Finds the statements of a page: the words, who said them, and about which city."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.extractors.languages import language_of
from nlp.facts import Facts, facts_of
from nlp.statements.collect import statements_of


@Language.component("citykb_statements")
def statements(doc: Doc) -> Doc:
    """Fills ``Facts.statements``, in the order of the text."""
    facts: Facts = facts_of(doc)
    facts.statements = [
        said.model_copy(update={"lang": language_of(said.text, facts.lang)}) for said in statements_of(doc, facts)
    ]
    return doc
