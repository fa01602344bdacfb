"""A page's text and facts in, its statements out: quotations first, then reported words, then signed ones."""

from spacy.tokens import Doc

from nlp.document import Person, Reason, Statement
from nlp.facts import Facts
from nlp.names.lexicon import fold
from nlp.statements.about import about_cities
from nlp.statements.attribution import MIN_WORDS, Said, attribute
from nlp.statements.cast import Cast, speaker_words
from nlp.statements.clauses import clause_cues
from nlp.statements.cues import cues_of
from nlp.statements.discourse import Discourse
from nlp.statements.interview import answers
from nlp.statements.owners import Owner, owners_of
from nlp.statements.parsed import parsed_cues
from nlp.statements.reading import Reading
from nlp.statements.reported import Reported, reported
from nlp.statements.said import Attribution, Cue
from nlp.statements.signed import Signed, signed
from nlp.statements.sources import Source
from nlp.statements.tails import tails


def statements_of(doc: Doc, facts: Facts) -> list[Statement]:
    """Every statement of the page, by place."""
    reading = _reading(doc, facts)
    cues = _cues(doc, reading)
    discourse = Discourse(reading)
    owners = owners_of(reading)
    network = _is_of_network(reading.text + " " + facts.title)
    said = [s for s in attribute(reading, cues, discourse) if _counts(s, network)]
    found = [_direct(facts, reading, s) for s in said]
    covered = [(s.start, s.end) for s in found]
    for one in _unmarked(reading, facts, owners):
        if not any(start < one.end and one.start < end for start, end in covered):
            found.append(_signed(facts, one))
            covered.append((one.start, one.end))
    found += [_reported(facts, r) for r in reported(reading, cues, said, network=network) if not _inside(r, covered)]
    return sorted(found, key=lambda s: (s.start, s.end))


def _is_of_network(text: str) -> bool:
    small = fold(text)
    return any(phrase in small for phrase in speaker_words()["network"])


def _unmarked(reading: Reading, facts: Facts, owners: dict[int, Owner]) -> list[Signed]:
    return [*tails(reading), *signed(reading, owners, facts.kind), *answers(reading, owners)]


def _reading(doc: Doc, facts: Facts) -> Reading:
    people = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("PERSON", "PER")]
    others = tuple((e.start_char, e.end_char) for e in doc.ents if e.label_ in ("ORG", "GPE", "LOC", "NORP", "FAC"))
    cast = Cast(doc.text, facts.people, people)
    return Reading(doc.text, facts.lang, cast, cues_of(facts.lang), doc.has_annotation("DEP"), others)


def _cues(doc: Doc, reading: Reading) -> list[Cue]:
    cues = clause_cues(reading)
    if reading.lang_parses:
        cues += parsed_cues(doc, reading)
    return sorted(cues, key=lambda c: (c.start, c.source is None))


def _counts(said: Said, network: bool) -> bool:
    if said.by is None or said.by.speaker is None:
        return False
    if network and not said.by.speaker.people:
        return False
    return said.words >= MIN_WORDS or (not network and said.own_cue and said.words >= 2)


def _inside(one: Reported, covered: list[tuple[int, int]]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in covered)


def _direct(facts: Facts, reading: Reading, said: Said) -> Statement:
    assert said.by is not None
    return _statement(facts, said.start, said.end, said.by, direct=True)


def _reported(facts: Facts, one: Reported) -> Statement:
    return _statement(facts, one.start, one.end, one.by, direct=False)


def _signed(facts: Facts, one: Signed) -> Statement:

    by = Attribution(
        Source(one.start, one.start, "person", (one.person,), one.person.name), one.rule, one.rule, one.certainty
    )
    return _statement(facts, one.start, one.end, by, direct=True)


def _statement(facts: Facts, start: int, end: int, by: Attribution, *, direct: bool) -> Statement:
    text = facts.page.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    people = by.speaker.people if by.speaker else ()
    person: Person | None = people[0] if people else None
    name = "; ".join(p.name for p in people) or (by.speaker.name if by.speaker else None)
    return Statement(
        text=text[start:end],
        start=start,
        end=end,
        lang=facts.lang,
        direct=direct,
        speaker=name,
        role=person.role if person else None,
        organisation=person.organisation if person else None,
        speaker_city=person.city if person else None,
        about_cities=about_cities(person, facts.cities),
        cue=by.cue,
        confidence=by.certainty,
        reason=Reason(rule=by.rule, evidence=(by.cue,), runner_up=by.runner_up),
    )
