"""A parsed page in, its cues out: verbs and nouns of speech with their grammatical subjects and clauses."""

from collections.abc import Iterator

import numpy
from spacy.symbols import AUX, NOUN, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from nlp.statements.cast import Gender
from nlp.statements.contents import content_of, span_of_clause
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue, CueKind
from nlp.statements.sources import Source, read_source
from nlp.statements.subjects import PASSIVES, RELATIVE, SELF, agent_of, subject_of

TOLD_BY = numpy.array([VERB, AUX, NOUN], dtype="uint64")  # parts of speech that can be a cue
POSSESSIVES: dict[str, Gender | None] = {"his": "m", "her": "f", "their": None}


def parsed_cues(doc: Doc, reading: Reading) -> list[Cue]:
    """In the order of the text; verbs inside quotations are left out."""
    kinds = _kinds(reading)
    places = numpy.isin(doc.to_array("POS"), TOLD_BY).nonzero()[0].tolist()
    return [cue for i in places for cue in _of(doc[i], kinds, reading)]


def _kinds(reading: Reading) -> dict[str, CueKind]:
    cues = reading.cues
    kinds: dict[str, CueKind] = {}
    groups: list[tuple[CueKind, frozenset[str]]] = [
        ("act", cues.act | {verb.split(" ")[0] for verb in cues.about}),
        ("want", cues.want),
        ("think", cues.think),
        ("say", cues.say),
    ]
    for kind, lemmas in groups:
        kinds.update(dict.fromkeys(lemmas, kind))
    return kinds


def _of(token: Token, kinds: dict[str, CueKind], reading: Reading) -> Iterator[Cue]:
    lemma = token.lemma_.lower()
    cue = None
    if token.pos_ in ("VERB", "AUX") and lemma in kinds and reading.masked[token.idx] != MASK:
        cue = _verb(token, kinds[lemma], reading)
    elif token.pos_ == "NOUN" and lemma in reading.cues.noun and reading.masked[token.idx] != MASK:
        cue = _noun(token, reading)
    if cue:
        yield cue


def _verb(verb: Token, kind: CueKind, reading: Reading) -> Cue | None:
    if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "an allegation rejected by …"
        return None
    subject = agent_of(verb) if any(t.dep_ in PASSIVES for t in verb.children) else subject_of(verb, reading)
    if subject is None and any(t.dep_ in PASSIVES for t in verb.children):
        return None
    if subject is None or subject.lower_ in SELF:
        source = None
        if subject is not None:
            return None
    else:
        source = _source(subject, reading)
    content, content_kind = content_of(verb, kind, reading)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":  # "Asked why it stays open, she laughed": others asked
        content = None
    start, end = _verb_span(verb)
    inverted = subject is not None and subject.i > verb.i
    return Cue(start, end, content_kind, source, _sentence(reading, verb.idx), content, verb.lemma_.lower(), inverted)


def _verb_span(verb: Token) -> tuple[int, int]:
    first = min(
        [t.i for t in verb.children if t.dep_ in ("aux", "auxpass", "aux:pass", "aux:tense", "neg") and t.i < verb.i],
        default=verb.i,
    )
    return verb.doc[first].idx, verb.idx + len(verb)


def _sentence(reading: Reading, at: int) -> tuple[int, int]:
    return reading.sentences[reading.sentence_at(at)] if reading.sentences else (0, len(reading.text))


def _source(subject: Token, reading: Reading) -> Source | None:
    left, right = subject.left_edge, subject.right_edge
    for child in subject.children:  # a relative clause is no part of the name
        if child.dep_ in RELATIVE and child.left_edge.i > subject.i:
            right = subject.doc[min(right.i, child.left_edge.i - 1)]
    start, end = left.idx, right.idx + len(right)
    if "\n" in reading.text[start:end]:
        start = max(reading.text.rfind("\n", start, subject.idx) + 1, start)
        newline = reading.text.find("\n", subject.idx, end)
        end = newline if newline >= 0 else end
    return read_source(reading, start, end, subject.idx)


def _noun(noun: Token, reading: Reading) -> Cue | None:
    """ "the mayor's statement that …": whose it is speaks."""
    clause = next(
        (
            t
            for t in noun.children
            if t.dep_ in ("acl", "ccomp", "acl:relcl", "relcl")
            and t.left_edge.lower_ in ("that", "que")
            and t.pos_ in ("VERB", "AUX")
        ),
        None,
    )
    if clause is None:
        return None
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    by = next(
        (
            g
            for t in noun.children
            if t.dep_ == "prep" and t.lower_ in ("by", "from", "of")
            for g in t.children
            if g.dep_ == "pobj"
        ),
        None,
    )
    holder = owner or by
    source: Source | None = None
    if owner is not None and owner.lower_ in POSSESSIVES:
        gender = POSSESSIVES[owner.lower_]
        source = Source(owner.idx, owner.idx + len(owner), "pronoun" if gender else "plural", gender=gender)
    else:
        source = _source(holder, reading) if holder is not None else None
    if source is None:
        return None
    content = span_of_clause(clause, reading, noun)
    return Cue(noun.idx, noun.idx + len(noun), "noun", source, _sentence(reading, noun.idx), content)
