"""A parsed noun or adjective in, its cue out: "the mayor's claim that …", "her attacks on …", "is critical of …"."""

from spacy.tokens import Token

from nlp.statements.cast import Gender
from nlp.statements.contents import span_of_clause
from nlp.statements.reading import Reading
from nlp.statements.said import Cue, CueKind
from nlp.statements.sources import Source, read_source
from nlp.statements.stretches import span_of_words
from nlp.statements.subjects import RELATIVE, SELF, subject_of

POSSESSIVES: dict[str, Gender | None] = {"his": "m", "her": "f", "their": None}
CLAUSES = frozenset({"acl", "ccomp", "acl:relcl", "relcl", "advcl", "xcomp"})
VOICES = frozenset(
    {"express", "voice", "convey", "share", "reiterate", "repeat", "renew", "give", "make", "issue", "sound"}
)
FRAMES = frozenset(
    {"open", "begin", "start", "follow", "close", "conclude", "end", "finish"}
)  # "ended with a plea that"
COPULAS = frozenset({"be", "remain", "sound", "seem", "become", "make"})  # "made clear that": who made it so says it


def noun_cue(noun: Token, reading: Reading) -> Cue | None:
    """Whose it is speaks, or by whom it is; a noun that is nobody's is no cue."""
    source = _holder(noun, reading)
    if source is None:
        return None
    clause = _that_clause(noun) if noun.lemma_.lower() in reading.cues.noun else None
    content = span_of_clause(clause, reading, noun) if clause is not None else _governed(noun, reading)
    if content is None:
        return None
    kind: CueKind = "say" if clause is not None and _voicing(noun, reading) is not None else "noun"
    return Cue(noun.idx, noun.idx + len(noun), kind, source, reading.sentence_of(noun.idx), content)


def adjective_cue(adjective: Token, reading: Reading) -> Cue | None:
    """ "is critical of the plan", "made clear that she would stay": whoever is so, or makes it so."""
    head = adjective.head if adjective.pos_ == "ADJ" else adjective  # "is convinced that": a participle of its own
    if adjective.pos_ == "ADJ" and (head is adjective or head.lemma_.lower() not in COPULAS):
        return None
    subject = subject_of(head, reading)
    if subject is None or subject.lower_ in SELF:
        return None
    source = source_of(subject, reading)
    clause = _that_clause(adjective) if f"{adjective.lower_} that" in reading.cues.adjective else None
    content = span_of_clause(clause, reading, adjective) if clause is not None else _governed(adjective, reading)
    if source is None or content is None:
        return None
    kind: CueKind = "say" if head.lemma_.lower() == "make" else "think"
    return Cue(adjective.idx, adjective.idx + len(adjective), kind, source, reading.sentence_of(adjective.idx), content)


def source_of(subject: Token, reading: Reading) -> Source | None:
    """Who is meant by a noun with all that hangs on it."""
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


def _holder(noun: Token, reading: Reading) -> Source | None:
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    if owner is not None and owner.lower_ in POSSESSIVES:
        gender = POSSESSIVES[owner.lower_]
        return Source(owner.idx, owner.idx + len(owner), "pronoun" if gender else "plural", gender=gender)
    by = [t for t in noun.children if t.dep_ == "prep" and t.lower_ in ("by", "from", "of")]
    holder = (
        owner or next((t for prep in by for t in prep.children if t.dep_ == "pobj"), None) or _voicing(noun, reading)
    )
    return source_of(holder, reading) if holder is not None else None


def _voicing(noun: Token, reading: Reading) -> Token | None:
    """Who "expressed confidence that …", who "is of the view that …"."""
    head = noun.head
    voiced = noun.dep_ in ("dobj", "obj") and head.lemma_.lower() in VOICES
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ == "be":
        head, voiced = head.head, True
    if noun.dep_ == "pobj" and head.lower_ == "with" and head.head.lemma_.lower() in FRAMES:
        head, voiced = head.head, True
    subject = subject_of(head, reading) if voiced else None
    return subject if subject is not None and subject.lower_ not in SELF else None


def _that_clause(word: Token) -> Token | None:
    return next(
        (
            t
            for t in word.children
            if t.dep_ in CLAUSES and t.left_edge.lower_ in ("that", "que") and t.pos_ in ("VERB", "AUX")
        ),
        None,
    )


def _governed(word: Token, reading: Reading) -> tuple[int, int] | None:
    """What the preposition behind such a word governs: "opposition to the plan"."""
    lemma = word.lemma_.lower()
    for prep in word.children:
        phrase = f"{lemma} {prep.lower_}"
        if prep.i < word.i or prep.dep_ != "prep" or phrase not in reading.cues.noun_about | reading.cues.adjective:
            continue
        governed = [t for t in prep.children if t.dep_ in ("pobj", "pcomp")]
        if governed:
            return span_of_words(governed[0].left_edge, governed[-1].right_edge, reading, governed[0].idx)
    return None
