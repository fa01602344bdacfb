"""A parsed verb of speech in, the noun that speaks out: its own subject, or the one it shares with another verb."""

import re

from spacy.tokens import Token

from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import speaker_words
from nlp.statements.reading import Reading
from nlp.statements.sources import WORD

SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
PASSIVES = frozenset({"nsubjpass", "nsubj:pass"})
BORROWS = frozenset(
    {"conj", "xcomp", "advcl", "acl", "pcomp", "prep", "ccomp"}
)  # verbs that share their head's subject
RELATIVE = frozenset({"relcl", "acl:relcl"})
HANGS_ON = frozenset({"pobj", "prep", "compound", "appos", "agent", "dobj", "nsubj", "nsubjpass", "conj", "attr"})
QUESTION_WORDS = frozenset({"who", "which", "that", "qui", "what"})
SELF = frozenset(
    {"i", "we", "you", "je", "nous", "vous", "tu", "on", "one", "it", "there", "ce", "c'", "c’", "that", "this", "what"}
)
OFFICE = 25  # words of an office and its body between a name and "who"
_OFFICE = re.compile(r", [^,.;:!?()\n]{3,140}, ")
MAX_CLIMB = 4  # verbs passed on the way up to a subject


def subject_of(verb: Token, reading: Reading) -> Token | None:
    """Borrowed from the governing verb where it is shared; a thing inside a clause told by somebody does not speak."""
    if (beside := _named_beside(verb, reading)) is not None:
        return beside
    token = verb
    for _ in range(MAX_CLIMB):
        found = [t for t in token.children if t.dep_ in SUBJECTS]
        if found:
            subject = _nearest(found, token, reading)
            if subject.lower_ in QUESTION_WORDS and (relative := _relative(token)):
                subject = _issuer(relative.head, reading) or _person_above(relative.head, subject, reading)
            return subject if token is verb else _teller(token, verb, subject, reading) or subject
        if token.dep_ in RELATIVE or (token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN")):
            return _issuer(token.head, reading) or token.head
        if quoted := _quoted_as(token):
            return quoted
        if token.dep_ not in BORROWS or token.head is token:
            return None
        token = token.head
    return None


def _quoted_as(verb: Token) -> Token | None:
    """Of "A quoted B as saying that …" B."""
    by = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    if by is None or any(t.dep_ in PASSIVES for t in by.children):
        return None
    return next((t for t in by.children if t.dep_ in ("dobj", "obj")), None)


def _teller(clause: Token, verb: Token, subject: Token, reading: Reading) -> Token | None:
    """ "Jane Doe said the move was made by the police, adding …": who told the clause a verb was joined to."""
    if verb.tag_ != "VBG" and _can_speak(subject, reading):
        return None
    if clause.dep_ in RELATIVE:
        return _main_subject(clause)
    if clause.dep_ != "ccomp" or clause.head.lemma_.lower() not in reading.cues.say:
        return None
    return next((t for t in clause.head.children if t.dep_ in SUBJECTS and t.lower_ not in SELF), None)


def _person_above(noun: Token, pronoun: Token, reading: Reading) -> Token:
    """ "Jane Doe of the learning office in Cork, who said": whoever that noun hangs on, if it is nobody itself."""
    token = noun
    for _ in range(2 * MAX_CLIMB):
        if pronoun.lower_ != "who" or token.dep_ not in HANGS_ON or token.head is token:
            return _named_before_office(pronoun, reading) or noun
        if reading.cast.at(token.idx) is not None:
            return token
        token = token.head
    return noun


def _named_before_office(pronoun: Token, reading: Reading) -> Token | None:
    """ "by Jane Doe, Vice-President of the Commune, who recalled": the name in front of an office."""
    if pronoun.lower_ != "who" or not pronoun.i or pronoun.nbor(-1).text != ",":
        return None
    named = reading.cast.before(pronoun.idx, 1)
    office = reading.masked[named[0].end : pronoun.idx] if named else ""
    if not _OFFICE.fullmatch(office) or not any(fold(w) in lexicon().roles for w in WORD.findall(office)):
        return None
    return next(
        (t for t in reversed(pronoun.doc[max(pronoun.i - OFFICE, 0) : pronoun.i]) if t.idx < named[0].end), None
    )


def _relative(verb: Token) -> Token | None:
    """The verb of the relative clause it stands in, itself or the first of several joined ones."""
    for _ in range(MAX_CLIMB):
        if verb.dep_ in RELATIVE:
            return verb
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return None


def _main_subject(clause: Token) -> Token | None:
    """The first subject on the way up from a relative clause, in front of its verb."""
    for _ in range(2 * MAX_CLIMB):
        if clause.head is clause:
            return None
        clause = clause.head
        if clause.pos_ in ("VERB", "AUX"):
            for subject in clause.children:
                if subject.dep_ in SUBJECTS and subject.i < clause.i:
                    return subject
    return None


def _named_beside(verb: Token, reading: Reading) -> Token | None:
    """ "It shows footage of Jane Doe asking, “…”": right before the participle stands who asks."""
    if verb.tag_ != "VBG" or not verb.i or reading.lang != "en":
        return None
    before = verb.nbor(-1)
    return before if before.pos_ == "PROPN" and reading.cast.at(before.idx) is not None else None


def _issuer(noun: Token, reading: Reading) -> Token | None:
    """ "The council issued a statement calling it …": who issues, writes or posts it says what it says."""
    verb = noun.head
    if (
        noun.dep_ != "dobj"
        or noun.lemma_.lower() not in reading.cues.document
        or verb.lemma_.lower() not in reading.cues.issue
    ):
        return None
    return next((t for t in verb.children if t.dep_ in SUBJECTS and t.dep_ not in PASSIVES), None)


def _can_speak(noun: Token, reading: Reading) -> bool:
    """Whether it names somebody, stands for somebody, or is several of something."""
    known, key = speaker_words(), fold(noun.lemma_)
    return (
        noun.pos_ in ("PROPN", "PRON")
        or noun.tag_ == "NNS"
        or reading.cast.at(noun.idx) is not None
        or key in lexicon().roles
        or any(key in known[group] for group in ("pointing", "unnamed", "bodies"))
    )


def agent_of(verb: Token) -> Token | None:
    """By whom something "was said"."""
    by = [t for t in verb.children if t.dep_ in ("agent", "obl:agent")]
    return (
        next((t for t in by[0].children if t.dep_ == "pobj"), by[0] if by[0].pos_ in ("PROPN", "NOUN") else None)
        if by
        else None
    )


def _nearest(subjects: list[Token], verb: Token, reading: Reading) -> Token:
    """Of two subjects the parser found, the one right behind the verb ("said X"), else the last before it."""
    behind = [t for t in subjects if 0 < t.left_edge.i - verb.i <= 2]
    prefixed = len(subjects) > 1 and subjects[-1].nbor(-1).text == "-" and not reading.cast.at(subjects[-1].idx)
    if not behind and prefixed:  # "Doe and her co-authors": the model
        # takes the prefix for one of those joined, and its noun for a subject of its own
        return next((t for t in reversed(subjects[:-1]) if t.is_alpha), subjects[-1])
    return behind[0] if behind else subjects[-1]
