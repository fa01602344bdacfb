"""A parsed page in, its cues out: verbs and nouns of speech with their grammatical subjects and clauses."""

from collections.abc import Iterator
from dataclasses import replace

import numpy
from spacy.symbols import ADJ, AUX, NOUN, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from nlp.statements.clause_ends import without_titles
from nlp.statements.contents import OBJECTS, content_of, has_particle
from nlp.statements.nominal import adjective_cue, noun_cue, source_of
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue, CueKind
from nlp.statements.sources import WORD, Source
from nlp.statements.subjects import PASSIVES, SELF, SUBJECTS, agent_of, subject_of

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
        ("say", cues.say | cues.unhidden),
    ]
    for kind, lemmas in groups:
        kinds.update(dict.fromkeys(lemmas, kind))
    return kinds


def _of(token: Token, kinds: dict[str, CueKind], reading: Reading) -> Iterator[Cue]:
    lemma = token.lemma_.lower()
    cue = None
    if token.pos_ in ("VERB", "AUX") and reading.masked[token.idx] != MASK:
        if lemma in kinds:
            cue = _verb(token, kinds[lemma], reading)
        elif _says_with_object(token, lemma, reading):
            cue = _verb(token, "say", reading)
        elif _is_minded(token, reading):
            cue = adjective_cue(token, reading)
    elif token.pos_ == "NOUN" and lemma in reading.cues.announcing and reading.masked[token.idx] != MASK:
        cue = noun_cue(token, reading)
    elif _is_minded(token, reading) and reading.masked[token.idx] != MASK:
        cue = adjective_cue(token, reading)
    if cue:
        yield cue


def _is_minded(token: Token, reading: Reading) -> bool:
    """ "is critical of", "is convinced that": an adjective or a participle with "be"."""
    participle = token.tag_ == "VBN" and any(t.dep_ == "auxpass" for t in token.children)
    return (token.pos_ == "ADJ" and token.lemma_.lower() in reading.cues.minded) or (
        participle and token.lower_ in reading.cues.minded
    )


def _says_with_object(verb: Token, lemma: str, reading: Reading) -> bool:
    """ "as she put it", "released the following statement"."""
    issues = lemma in reading.cues.issue
    if not issues and not any(lemma == one for one, _ in reading.cues.with_object):
        return False
    objects = [t for t in verb.children if t.dep_ in OBJECTS and t.i > verb.i]
    return any(
        (lemma, t.lower_) in reading.cues.with_object or (issues and t.lemma_.lower() in reading.cues.document)
        for t in objects
    )


def _verb(verb: Token, kind: CueKind, reading: Reading) -> Cue | None:
    if not (has_particle(verb, reading) or _tells_about(verb, reading)):
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "an allegation rejected by …"
        return None
    if verb.lemma_.lower() in reading.cues.unhidden and not any(t.dep_ == "neg" for t in verb.children):
        return None
    subject = agent_of(verb) if any(t.dep_ in PASSIVES for t in verb.children) else subject_of(verb, reading)
    if subject is None and any(t.dep_ in PASSIVES for t in verb.children):
        return None
    if subject is None or _is_self(subject):
        source = None
        if subject is not None:
            return None
    else:
        source = _speaking(subject, verb, reading)
    content, content_kind = content_of(verb, kind, reading)
    if _is_asked(verb):
        content = None
    start, end = _verb_span(verb)
    inverted = subject is not None and subject.i > verb.i
    return Cue(start, end, content_kind, source, reading.sentence_of(verb.idx), content, verb.lemma_.lower(), inverted)


def _is_self(subject: Token) -> bool:
    """ "I", "one", "it"; but "One of the authors, Jane Doe, regrets that …"."""
    return subject.lower_ in SELF and not (subject.lower_ == "one" and any(t.lower_ == "of" for t in subject.children))


def _tells_about(verb: Token, reading: Reading) -> bool:
    """ "points to …", though without "out" it reports no clause."""
    return any(phrase.startswith(f"{verb.lemma_.lower()} ") for phrase in reading.cues.about)


def _is_asked(verb: Token) -> bool:
    """ "Asked why it stays open, she laughed", "Jane Doe, when asked why, said": others asked."""
    alone = not any(t.dep_ in SUBJECTS or t.dep_.startswith("aux") for t in verb.children)
    when = verb.i > 0 and verb.nbor(-1).lower_ in ("when", "if")
    return verb.tag_ in ("VBN", "VBD") and alone and (verb.dep_ == "advcl" or when or verb.i == verb.sent.start)


def _speaking(subject: Token, verb: Token, reading: Reading) -> Source | None:
    """Whom the subject names; "Red Deer, which is thinking of it" is nobody, though nothing else tells."""
    source = _right_before(source_of(subject, reading), verb, reading)
    if source and source.kind == "name" and any(t.lower_ == "which" for t in verb.children):
        return replace(source, kind="body", people=())
    return source


def _right_before(source: Source | None, verb: Token, reading: Reading) -> Source | None:
    """Of "Welcoming Minister A, Mayor B said" B: an apposition would have a comma behind it as well."""
    if source is None or source.kind != "person" or len(source.people) > 1 or source.start > verb.idx:
        return source
    last = reading.cast.between(source.end, verb.idx)[-1:]
    if not last or reading.masked[last[0].end : _verb_span(verb)[0]] != " ":
        return source
    between = reading.masked[source.end : last[0].start]
    if not between.startswith(", ") or WORD.search(without_titles(between)):
        return source
    return Source(last[0].start, last[0].end, "person", (last[0].person,), last[0].person.name)


def _verb_span(verb: Token) -> tuple[int, int]:
    first = min(
        [t.i for t in verb.children if t.dep_ in ("aux", "auxpass", "aux:pass", "aux:tense", "neg") and t.i < verb.i],
        default=verb.i,
    )
    return verb.doc[first].idx, verb.idx + len(verb)
