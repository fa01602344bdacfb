"""Finds the statements of a page: the words, who said them, and about which city."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nlp.document import Mention, Person, Reason
from nlp.extractors.languages import language_of
from nlp.facts import Facts, facts_of
from nlp.statements.collect import statements_of

SURE = 0.85  # of a statement whose speaker is a person for that alone
_FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){1,3}")


@Language.component("citykb_statements")
def statements(doc: Doc) -> Doc:
    """Fills ``Facts.statements``, in the order of the text, and adds to ``Facts.people`` who surely speaks in them."""
    facts: Facts = facts_of(doc)
    facts.statements = [
        said.model_copy(update={"lang": language_of(said.text, facts.lang)}) for said in statements_of(doc, facts)
    ]
    if further := list(_speakers(facts)):
        facts.people = sorted([*facts.people, *further], key=lambda person: person.mentions[0].start)
    return doc


def _speakers(facts: Facts) -> Iterator[Person]:
    """ "Yirleza Palacios … y se ríe: “…”": a full name that no list has and nothing else showed to be somebody's.

    German is left out, where every noun is written so.
    """
    known = {person.name for person in facts.people}
    for said in facts.statements if facts.lang != "de" else ():
        name = said.speaker
        if not name or name in known or said.confidence < SURE or not _FULL_NAME.fullmatch(name):
            continue
        known.add(name)
        places = [
            Mention(start=m.start(), end=m.end(), text=name) for m in re.finditer(re.escape(name), facts.page.text)
        ]
        if not places:
            continue
        reason = Reason(rule="speaks", evidence=(said.cue,) if said.cue else ())
        yield Person(name=name, mentions=tuple(places), confidence=said.confidence, reason=reason)
