"""Question lines and named lines in, the answers of an interview out, each as one statement of who answers."""

import re
from collections.abc import Iterator

from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import Naming, speaker_words
from nlp.statements.owners import Owner
from nlp.statements.reading import MASK, Reading
from nlp.statements.signed import FIRST_PERSON, Signed
from nlp.statements.sources import WORD

MIN_QUESTIONS = 2  # fewer may be headings that ask
QUESTION_MAX = 300  # characters
INTRO = 1_500  # characters in which the one who answers is introduced
_LABEL = re.compile(r"^([^\n:：]{2,60})[:：][ \u00a0]*(?=\S)")


def answers(reading: Reading, owners: dict[int, Owner]) -> Iterator[Signed]:
    """The paragraphs between two questions, or behind a name and a colon."""
    labelled = list(_labelled(reading))
    if labelled:
        yield from labelled
        return
    questions = [i for i in range(len(reading.lines)) if _is_question(reading, i)]
    if len(questions) < MIN_QUESTIONS:
        return
    who = _interviewee(reading, questions[0])
    if who is None:
        return
    for i, following in zip(questions, [*questions[1:], len(reading.lines)], strict=True):
        lines = [k for k in range(i + 1, following) if k not in owners]
        if lines and any(FIRST_PERSON.search(reading.masked, *reading.lines[k]) for k in lines):
            yield Signed(reading.lines[lines[0]][0], reading.lines[lines[-1]][1], who.person, "interview", 0.88)


def _is_question(reading: Reading, i: int) -> bool:
    start, end = reading.lines[i]
    line = reading.text[start:end]
    return (
        line[-1] in "?？؟"
        and len(line) <= QUESTION_MAX
        and MASK not in reading.masked[start:end]
        and len(WORD.findall(line)) >= 3
    )


def _interviewee(reading: Reading, first_question: int) -> Naming | None:
    """The person of the introduction who does not ask."""
    end = reading.lines[first_question][0]
    for naming in reading.cast.between(max(0, end - INTRO), end):
        lead = reading.text[max(naming.start - 25, 0) : naming.start]
        tail = reading.text[naming.end : naming.end + 25]
        if not _asks(lead + tail) and not _by(lead):
            return naming
    return None


def _asks(words: str) -> bool:
    small = fold(words)
    return any(part in small for part in speaker_words()["asks"])


def _by(lead: str) -> bool:
    words = WORD.findall(lead)
    return bool(words) and fold(words[-1]) in lexicon().by_lines


def _labelled(reading: Reading) -> Iterator[Signed]:
    """ "Jane Doe: words", until the next line with a label; at least two such lines."""
    labels: list[tuple[int, int, Naming | None]] = []
    for i, (start, end) in enumerate(reading.lines):
        match = _LABEL.match(reading.text[start:end])
        if not match or MASK in reading.masked[start : start + match.end() + 1]:
            continue
        label = match.group(1)
        naming = reading.cast.at(start)
        words = len(WORD.findall(label))
        named = naming is not None and words <= 5 and naming.end >= start + len(label.rstrip()) - 1
        if named or (naming is None and words <= 2):
            labels.append((i, start + match.end(), naming))
    spoken = [x for x in labels if x[2] is not None]
    if len(spoken) < MIN_QUESTIONS:
        return
    for (i, start, naming), following in zip(labels, [*[x[0] for x in labels[1:]], len(reading.lines)], strict=True):
        last = min(following, i + 8) - 1
        if naming is not None and FIRST_PERSON.search(reading.masked, start, reading.lines[last][1]):
            yield Signed(start, reading.lines[last][1], naming.person, "interview", 0.88)
