"""A parsed page in, its cues out: verbs and nouns of speech with their grammatical subjects and clauses."""

from collections.abc import Iterator

import numpy
from spacy.symbols import ADJ, AUX, NOUN, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from nlp.statements.contents import content_of
from nlp.statements.nominal import adjective_cue, noun_cue, source_of
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue, CueKind
from nlp.statements.subjects import PASSIVES, SELF, agent_of, subject_of

TOLD_BY = numpy.array([VERB, AUX, NOUN, ADJ], dtype="uint64")  # parts of speech that can be a cue


def parsed_cues(doc: Doc, reading: Reading) -> list[Cue]:
    """In the order of the text; verbs inside quotations are left out."""
    kinds = _kinds(reading)
    places = numpy.isin(doc.to_array("POS"), TOLD_BY).nonzero()[0].tolist()
    return [cue for i in places for cue in _of(doc[i], kinds, reading)]


def verbs_at(doc: Doc) -> frozenset[int]:
    """Where the model saw verbs."""
    found = doc.to_array(["POS", "IDX"])
    return frozenset(found[found[:, 0] == VERB][:, 1].tolist())


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
    elif token.pos_ == "NOUN" and lemma in reading.cues.announcing and reading.masked[token.idx] != MASK:
        cue = noun_cue(token, reading)
    elif token.pos_ == "ADJ" and lemma in reading.cues.minded and reading.masked[token.idx] != MASK:
        cue = adjective_cue(token, reading)
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
        source = source_of(subject, reading)
    content, content_kind = content_of(verb, kind, reading)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":  # "Asked why it stays open, she laughed": others asked
        content = None
    start, end = _verb_span(verb)
    inverted = subject is not None and subject.i > verb.i
    return Cue(start, end, content_kind, source, reading.sentence_of(verb.idx), content, verb.lemma_.lower(), inverted)


def _verb_span(verb: Token) -> tuple[int, int]:
    first = min(
        [t.i for t in verb.children if t.dep_ in ("aux", "auxpass", "aux:pass", "aux:tense", "neg") and t.i < verb.i],
        default=verb.i,
    )
    return verb.doc[first].idx, verb.idx + len(verb)
