"""A parsed page in, its cues out: verbs and nouns of speech with their grammatical subjects and clauses."""

from collections.abc import Iterator

import numpy
from spacy.symbols import AUX, NOUN, VERB  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from nlp.statements.cast import Gender
from nlp.statements.reading import Reading
from nlp.statements.said import Cue, CueKind
from nlp.statements.sources import Source, read_source

SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
PASSIVES = frozenset({"nsubjpass", "nsubj:pass"})
CLAUSES = frozenset({"ccomp"})
INSERTED = frozenset({"parataxis", "ccomp", "advcl", "dep"})
OPEN_CLAUSES = frozenset({"xcomp"})
OBJECTS = frozenset({"dobj", "obj", "prep", "obl", "obl:arg", "agent", "dative"})
BORROWS = frozenset(
    {"conj", "xcomp", "advcl", "acl", "pcomp", "prep", "ccomp"}
)  # verbs that share their head's subject
RELATIVE = frozenset({"relcl", "acl:relcl"})
QUESTION_WORDS = frozenset({"who", "which", "that", "qui", "what"})
SELF = frozenset(
    {"i", "we", "you", "je", "nous", "vous", "tu", "on", "one", "it", "there", "ce", "c'", "c’", "that", "this", "what"}
)
TOLD_BY = numpy.array([VERB, AUX, NOUN], dtype="uint64")  # parts of speech that can be a cue
POSSESSIVES: dict[str, Gender | None] = {"his": "m", "her": "f", "their": None}
MAX_CLAUSE = 1_500  # characters of a reported clause
MAX_CLIMB = 4  # verbs passed on the way up to a subject


def parsed_cues(doc: Doc, reading: Reading) -> list[Cue]:
    """In the order of the text; verbs inside quotations are left out."""
    kinds = _kinds(reading)
    places = numpy.isin(doc.to_array("POS"), TOLD_BY).nonzero()[0].tolist()
    tokens = (doc[i] for i in places)
    return [cue for token in tokens if (kind := kinds.get(token.lemma_.lower())) for cue in _of(token, kind, reading)]


def _kinds(reading: Reading) -> dict[str, CueKind]:
    cues = reading.cues
    kinds: dict[str, CueKind] = {}
    groups: list[tuple[CueKind, frozenset[str]]] = [
        ("act", cues.act),
        ("want", cues.want),
        ("think", cues.think),
        ("say", cues.say),
        ("noun", cues.noun),
    ]
    for kind, lemmas in groups:
        kinds.update(dict.fromkeys(lemmas, kind))
    return kinds


def _of(token: Token, kind: CueKind, reading: Reading) -> Iterator[Cue]:
    if reading.masked[token.idx] == "\ufffc":
        return
    if token.pos_ in ("VERB", "AUX"):
        cue = _verb(token, kind, reading)
    elif token.pos_ == "NOUN" and token.lemma_ in reading.cues.noun:
        cue = _noun(token, reading)
    else:
        cue = None
    if cue:
        yield cue


def _verb(verb: Token, kind: CueKind, reading: Reading) -> Cue | None:
    if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "an allegation rejected by …"
        return None
    subject = _agent(verb) if any(t.dep_ in PASSIVES for t in verb.children) else _subject(verb)
    if subject is None and any(t.dep_ in PASSIVES for t in verb.children):
        return None
    if subject is None or subject.lower_ in SELF:
        source = None
        if subject is not None:
            return None
    else:
        source = _source(subject, reading)
    content, content_kind = _content(verb, kind, reading)
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


def _subject(verb: Token) -> Token | None:
    """The grammatical subject, borrowed from the governing verb where it is shared; of a passive, "by" whom."""
    token = verb
    for _ in range(MAX_CLIMB):
        found = [t for t in token.children if t.dep_ in SUBJECTS]
        if found:
            subject = _nearest(found, verb) if token is verb else found[0]
            if subject.lower_ in QUESTION_WORDS and token.dep_ in RELATIVE:
                return token.head
            return subject
        if token.dep_ in RELATIVE or (token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN")):
            return token.head
        if token.dep_ not in BORROWS or token.head is token:
            return None
        token = token.head
    return None


def _agent(verb: Token) -> Token | None:
    """By whom something "was said"."""
    by = [t for t in verb.children if t.dep_ in ("agent", "obl:agent")]
    return (
        next((t for t in by[0].children if t.dep_ == "pobj"), by[0] if by[0].pos_ in ("PROPN", "NOUN") else None)
        if by
        else None
    )


def _nearest(subjects: list[Token], verb: Token) -> Token:
    """Of two subjects the parser found, the one right behind the verb ("said X"), else the last before it."""
    behind = [t for t in subjects if 0 < t.left_edge.i - verb.i <= 2]
    return behind[0] if behind else subjects[-1]


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


def _content(verb: Token, kind: CueKind, reading: Reading) -> tuple[tuple[int, int] | None, CueKind]:
    """The reported clause, and what it makes of the verb: "promised to …" is a wish, "thanked …" an act."""
    clauses = [t for t in verb.children if t.dep_ in CLAUSES and not _holds(t, verb) and _same_line(t, verb, reading)]
    if clauses and kind != "act":
        clause = max(clauses, key=lambda t: (t.i > verb.i, t.right_edge.i - t.left_edge.i))
        return _span(clause, reading, verb), kind
    if verb.dep_ in INSERTED and verb.head is not verb and _is_inserted(verb):
        return _around(verb, reading), kind
    lemma = verb.lemma_.lower()
    opened = [t for t in verb.children if t.dep_ in OPEN_CLAUSES and t.i > verb.i]
    if opened and lemma in reading.cues.want:
        asked = next((t for t in verb.children if t.dep_ in ("dobj", "obj") and verb.i < t.i < opened[0].i), opened[0])
        return _span_of(asked.left_edge, opened[0].right_edge, reading, opened[0].idx), "want"
    objects = [t for t in verb.children if t.dep_ in OBJECTS and t.i > verb.i]
    stressed = lemma in reading.cues.stress and any(t.dep_ in ("dobj", "obj") for t in objects)
    if (lemma in reading.cues.act or stressed) and objects:
        first = verb if stressed or lemma in reading.cues.thank else objects[0].left_edge
        return _span_of(first, max(objects, key=lambda t: t.right_edge.i).right_edge, reading, verb.idx), "act"
    return None, kind


def _same_line(clause: Token, verb: Token, reading: Reading) -> bool:
    low, high = sorted((clause.idx, verb.idx))
    return "\n" not in reading.text[low:high]


def _holds(clause: Token, verb: Token) -> bool:
    return clause.left_edge.i <= verb.i <= clause.right_edge.i


def _is_inserted(verb: Token) -> bool:
    """ "Nothing, he stressed, builds …": set off by commas inside or after the clause it comments on."""
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else None
    inverted = any(t.dep_ in SUBJECTS and t.i > verb.i for t in verb.children)
    first = verb.nbor(-1) if inverted and verb.i else verb.left_edge  # ", says X, "
    return (first.text in ",–—-" or (before is not None and before.text in ",–—-")) and verb.head.pos_ in (
        "VERB",
        "AUX",
        "NOUN",
        "ADJ",
        "PROPN",
    )


def _span(clause: Token, reading: Reading, verb: Token) -> tuple[int, int] | None:
    left, right = clause.left_edge, clause.right_edge
    if left.i < verb.i < right.i:
        left, right = (left, verb) if clause.i < verb.i else (verb, right)
    return _span_of(left, right, reading, clause.idx)


def _around(verb: Token, reading: Reading) -> tuple[int, int] | None:
    """The clause an inserted "he stressed" stands in, the insertion included."""
    left, right = verb.head.left_edge, verb.head.right_edge
    if right.i <= verb.right_edge.i:  # "…, she said": the clause ends where the insertion begins
        right = verb.left_edge
    return _span_of(left, right, reading, verb.head.idx)


def _span_of(left: Token, right: Token, reading: Reading, head: int = 0) -> tuple[int, int] | None:
    doc = left.doc
    while left.i < right.i and (
        left.lower_ in ("that", "que", "qu'", "qu’") or (left.is_punct and left.text not in "“\"'‘«")
    ):
        left = doc[left.i + 1]
    start, end = left.idx, min(right.idx + len(right), left.idx + MAX_CLAUSE)
    core = max(start, min(head, end))
    start = max(start, reading.text.rfind("\n", start, core) + 1)
    line_end = reading.text.find("\n", core, end)
    end = line_end if line_end >= 0 else end
    while end > start and reading.text[end - 1] in " ,.;:–—\u00a0\n":
        end -= 1
    return (start, end) if end > start else None


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
    return Cue(
        noun.idx, noun.idx + len(noun), "noun", source, _sentence(reading, noun.idx), _span(clause, reading, noun)
    )
