"""A parsed verb of speech in, the words it reports out: a clause, a "to …", an object, or what it is put into."""

from spacy.tokens import Token

from nlp.statements.clause_ends import behind_announcement
from nlp.statements.reading import Reading
from nlp.statements.said import CueKind
from nlp.statements.stretches import (
    PEOPLE_TOLD,
    Span,
    asked_if,
    behind_that,
    contrasts,
    gives_thanks,
    holds,
    is_perceived,
    same_line,
    span_of_words,
    to_its_end,
    wished_inside,
    without_aside,
)
from nlp.statements.subjects import PASSIVES, SUBJECTS

CLAUSES = frozenset({"ccomp"})
INSERTED = frozenset({"parataxis", "ccomp", "advcl", "dep"})
OPEN_CLAUSES = frozenset({"xcomp"})
OBJECTS = frozenset({"dobj", "obj", "oprd"})
PHRASES = frozenset({"prep", "obl", "obl:arg", "agent", "dative"})
# Prepositions that belong to the words: "accused her of lying"; others tell when and where: "praised her on Monday".
OF_THE_WORDS = frozenset({"of", "for", "as", "about", "against", "over", "to", "with", "de", "pour", "contre", "à"})
ADDS = frozenset(
    {"add"}
)  # on the network's pages ", noting that …" goes on with what is told, ", adding that …" tells anew
BESIDE = 2  # characters between a clause and what goes on with it
LONG_REST = 6  # tokens behind an insertion that can go on with what is told
MAX_REST = 80  # beyond that it is no sentence of a newspaper, and looking at each word of it again would take long
RELATIVES = frozenset({"who", "whom", "whose", "which", "qui", "que", "dont"})


def content_of(verb: Token, kind: CueKind, reading: Reading) -> tuple[Span | None, CueKind]:
    """The reported clause, and what it makes of the verb: "promised to …" is a wish, "thanked …" an act."""
    content, kind = _content_of(verb, kind, reading)
    content = without_aside(content or behind_that(verb, kind, reading), reading)
    if content is None or kind == "act" or not reading.network:
        return content, kind
    return _with_participle(to_its_end(content, verb, reading) if kind == "say" else content, verb, reading), kind


def _with_participle(content: Span, verb: Token, reading: Reading) -> Span:
    """With ", noting that …" right behind it; ", adding that …" is told anew."""
    for told in verb.children:
        first = told.left_edge
        near = first.i > verb.i and 0 <= first.idx - content[1] <= BESIDE and first.nbor(-1).text == ","
        if told.dep_ == "advcl" and near and told.tag_ == "VBG" and told.lemma_.lower() in reading.cues.say - ADDS:
            rest = span_of_words(first, told.right_edge, reading, first.idx)
            return (content[0], rest[1]) if rest else content
    return content


def _content_of(verb: Token, kind: CueKind, reading: Reading) -> tuple[Span | None, CueKind]:
    clauses = [t for t in verb.children if t.dep_ in CLAUSES and not holds(t, verb) and same_line(t, verb, reading)]
    clauses = [t for t in clauses if not is_perceived(t, verb)] or _told_that(verb) or asked_if(verb)
    if clauses and kind != "act" and has_particle(verb, reading):
        clause = max(clauses, key=lambda t: (t.i > verb.i, t.right_edge.i - t.left_edge.i))
        return _clause(clause, verb, reading), kind
    if verb.dep_ in INSERTED and verb.head is not verb and _is_inserted(verb):
        return _around(verb, reading), kind
    lemma = verb.lemma_.lower()
    called = _called_upon(verb, lemma, reading)
    if called:
        return called, "want"
    opened = [t for t in verb.children if t.dep_ in OPEN_CLAUSES and t.i > verb.i] or wished_inside(verb, reading)
    if opened and lemma in reading.cues.want:
        return _wish(opened[0], verb, reading), "want"
    if any(t.dep_ in PASSIVES for t in verb.children):
        return None, kind
    about = _about(verb, lemma, reading)
    if about:
        return about, "act"
    return _object(verb, lemma, kind, reading)


def _told_that(verb: Token) -> list[Token]:
    """ "informed the council that tenders would be floated": the parser takes the clause for one about the council."""
    if verb.lemma_.lower() not in PEOPLE_TOLD:
        return []
    told = [t for t in verb.children if t.dep_ in OBJECTS and t.i > verb.i]
    about = [
        clause for t in told for clause in t.children if clause.dep_ == "relcl" and clause.left_edge.lower_ == "that"
    ]
    return [c for c in about if any(t.dep_ in SUBJECTS and t.lower_ != "that" for t in c.children)]


def has_particle(verb: Token, reading: Reading) -> bool:
    """Whether a verb that reports only with a word behind it has it: "pointed out", "went on"."""
    particle = reading.cues.with_particle.get(verb.lemma_.lower())
    return particle is None or any(t.lower_ == particle for t in verb.children)


def _wish(opened: Token, verb: Token, reading: Reading) -> Span | None:
    """ "to come"; of "asked the court to intervene" the court as well, and on the network's pages the verb."""
    asked = [t for t in verb.children if t.dep_ in OBJECTS and verb.i < t.i < opened.i]
    if asked:
        first = verb if reading.network else asked[0].left_edge
        return span_of_words(first, opened.right_edge, reading, opened.idx)
    return span_of_clause(opened, reading, verb)


def _called_upon(verb: Token, lemma: str, reading: Reading) -> Span | None:
    """Of "called on the state to pay" and "appealed to parents to come": who should, and what."""
    for prep in verb.children:
        if prep.i < verb.i or prep.dep_ not in PHRASES or f"{lemma} {prep.lower_}" not in reading.cues.want_of:
            continue
        called = next((t for t in prep.children if t.dep_ == "pobj"), None)
        holders = (verb, prep, called) if called is not None else ()
        wishes = [t for h in holders for t in h.children if called is not None and t.i > called.i and _is_infinitive(t)]
        if called is not None and wishes:
            return span_of_words(called.left_edge, wishes[0].right_edge, reading, called.idx)
    return None


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(t.lower_ == "to" for t in token.children)


def _about(verb: Token, lemma: str, reading: Reading) -> Span | None:
    """ "spoke about the need for …": what the preposition of a verb like that governs."""
    for prep in verb.children:
        if prep.i > verb.i and prep.dep_ in PHRASES and f"{lemma} {prep.lower_}" in reading.cues.about:
            governed = [t for t in prep.children if t.dep_ in ("pobj", "pcomp")]
            if governed:
                return span_of_words(governed[0].left_edge, governed[-1].right_edge, reading, governed[0].idx)
    return None


def _object(verb: Token, lemma: str, kind: CueKind, reading: Reading) -> tuple[Span | None, CueKind]:
    """Whom or what somebody praises, blames, announces; "thanked …" and "stressed …" say so with the verb itself."""
    objects = [t for t in verb.children if t.dep_ in OBJECTS and t.i > verb.i]
    phrases = [t for t in verb.children if t.dep_ in PHRASES and t.i > verb.i and t.lower_ in OF_THE_WORDS]
    stressed = lemma in reading.cues.stress and bool(objects)
    words = objects + phrases
    if not words or not (stressed or lemma in reading.cues.act):
        return None, kind
    whole = stressed or lemma in reading.cues.thank or gives_thanks(lemma, objects)
    first = verb if whole else min(words, key=lambda t: t.i).left_edge
    last = max((t.right_edge for t in words), key=lambda t: t.i)
    if whole and reading.network:  # "thanked the brigade and urged residents to book": one statement, to its end
        joined = [t.right_edge for t in verb.children if t.dep_ == "conj" and _asks_too(t, verb, reading)]
        last = max((last, *joined), key=lambda t: t.i)
    return span_of_words(first, last, reading, verb.idx), "act"


def _is_inserted(verb: Token) -> bool:
    """ "Nothing, he stressed, builds …": set off by commas inside or after the clause it comments on."""
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else None
    inverted = any(t.dep_ in SUBJECTS and t.i > verb.i for t in verb.children)
    first = verb.nbor(-1) if inverted and verb.i else verb.left_edge  # ", says X, "
    set_off = first.text in ",–—-" or (before is not None and before.text in ",–—-")
    return set_off and _comments(verb) and verb.head.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")


def _comments(verb: Token) -> bool:
    """Whether it has a subject of its own, as "he stressed" has and ", stressing …" has not, and nothing it reports."""
    if verb.tag_ in ("VBG", "VB") or not any(t.dep_ in SUBJECTS for t in verb.children):
        return False
    told = verb.lemma_.lower() in PEOPLE_TOLD
    reports = CLAUSES | OPEN_CLAUSES | (frozenset() if told else OBJECTS)
    return not any(t.dep_ in reports and (t.i > verb.i or t.dep_ in OBJECTS) for t in verb.children)


def _clause(clause: Token, verb: Token, reading: Reading) -> Span | None:
    """Without what only seems to belong to it: "… and vowed to go on", ", while others …".

    On the network's pages what a sentence reports is one statement, to its end.
    """
    span = span_of_clause(clause, reading, verb)
    if span is not None and clause.i < verb.i and _goes_on(verb, reading):
        return span_of_words(clause.left_edge, verb.sent[-1], reading, clause.idx)
    if span is None or clause.i < verb.i:
        return span
    lost = _lost_subject(clause, verb)
    span = (lost.left_edge.idx, span[1]) if lost is not None else span
    adverbial = [t for t in clause.children if t.dep_ == "advcl" and t.i > clause.i]
    ends = [t.left_edge.idx for t in adverbial if contrasts(t) or _tells_on(t, reading)]
    for joined in clause.conjuncts:
        if joined.i > clause.i and not reading.network and _is_telling(joined, verb, reading):
            linked = [t for t in joined.head.children if t.dep_ in ("cc", "punct") and clause.i < t.i < joined.i]
            ends.append(linked[-1].idx if linked else joined.left_edge.idx)
    end = min([span[1], *(e for e in ends if e > span[0])])
    while end > span[0] and reading.text[end - 1] in " ,;–—-\u00a0":
        end -= 1
    return span[0], end


def _lost_subject(clause: Token, verb: Token) -> Token | None:
    """ "told the Post the money was gone": the parser may take the clause's subject for a second object."""
    told = [t for t in verb.children if t.dep_ in OBJECTS and verb.i < t.i < clause.i]
    lost = len(told) > 1 and told[-1].right_edge.i + 1 == clause.left_edge.i
    return told[-1] if lost and not any(t.dep_ in SUBJECTS for t in clause.children) else None


def _tells_on(clause: Token, reading: Reading) -> bool:
    """ ", adding that …" is told by whoever told the rest."""
    told = clause.tag_ == "VBG" and clause.lemma_.lower() in (ADDS if reading.network else reading.cues.say)
    return told and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","


def _is_telling(joined: Token, verb: Token, reading: Reading) -> bool:
    """Whether a joined verb tells on: of speech, without a subject of its own, in the tense of the first."""
    cues, lemma = reading.cues, joined.lemma_.lower()
    tells = lemma in cues.say or lemma in cues.want or lemma in cues.act
    return tells and joined.tag_ == verb.tag_ and not any(t.dep_ in SUBJECTS for t in joined.children)


def _asks_too(joined: Token, verb: Token, reading: Reading) -> bool:
    """ "… and urged residents to book", "… but asked how …"; "… and added that …" is a statement of its own."""
    limits = verb.lemma_.lower() not in reading.cues.stress and any(t.lower_ == "but" for t in joined.head.children)
    return _is_telling(joined, verb, reading) and (limits or not any(t.dep_ in CLAUSES for t in joined.children))


def span_of_clause(clause: Token, reading: Reading, verb: Token) -> Span | None:
    """From the clause's first word to its last, on the side of ``verb`` its own verb stands on."""
    left, right = clause.left_edge, clause.right_edge
    if left.i < verb.i < right.i:
        left, right = (left, verb) if clause.i < verb.i else (verb, right)
    return span_of_words(left, right, reading, clause.idx)


def _around(verb: Token, reading: Reading) -> Span | None:
    """The clause an inserted "he stressed" stands in, the insertion included."""
    left, right = verb.head.left_edge, verb.head.right_edge
    if right.i <= verb.right_edge.i:  # "…, she said": the clause ends where the insertion begins
        right = verb.sent[-1] if _goes_on(verb, reading) else verb.left_edge
    span = span_of_words(left, right, reading, verb.head.idx)
    return behind_announcement(reading, *span, verb.idx) if span else None


def _goes_on(verb: Token, reading: Reading) -> bool:
    """ "There were two talks, she said, and both were short.": what follows is more of what she said."""
    doc, after = verb.doc, verb.right_edge.i + 1
    if after >= len(doc) or doc[after].text != ",":
        return False
    rest = doc[after : verb.sent.end]
    if not LONG_REST <= len(rest) <= MAX_REST:
        return False
    first = rest[1]
    return (
        first.tag_ != "VBG"
        and first.lower_ not in RELATIVES
        and not any(t.pos_ == "VERB" and t.lemma_.lower() in reading.cues.say for t in rest)
    )
