"""Question lines and named lines in, the answers of an interview out, each as one statement of who answers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import Naming, distinct, speaker_words
from nlp.statements.cues import UNSPACED
from nlp.statements.labels import bearer
from nlp.statements.owners import Owner
from nlp.statements.paragraphs import is_title_line
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Signed, count_words
from nlp.statements.sources import WORD
from nlp.statements.turns import is_even, remarks, told_by_page, without_rest

MIN_QUESTIONS = 2  # fewer may be headings that ask
QUESTION_MAX = 300  # characters
CREDIT_MAX = 120  # characters of "The interview was recorded on …"
INTRO = 1_500  # characters in which the one who answers is introduced
HEADING = 12  # Chinese characters
OF_THEMSELVES = 3  # answers in the first person to each that names who answers
_ANSWER = re.compile(r"[AR][ \u00a0]?[:.][ \u00a0]+|[-–—][ \u00a0]?|(?:答|Antwort)[:：][ \u00a0]*")
OFFICE = 40  # characters of "La funcionaria " at the start of a line
_WITH = re.compile(
    r"(?:interview|entretien|entrevista|intervista|gespräch|conversa|conversación|conversation) "
    r"(?:with|avec|al?|à|ao|con|com|mit)(?: \w+){0,3} ?$",
    re.IGNORECASE,
)  # "Entretien avec la maire Jane Doe"
_LABEL = re.compile(r"^([^\n:：?!]{2,60}?)[ \u00a0]?[:：][ \u00a0]*(?=\S)")


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
    questions = [
        i for i in range(questions[0], len(reading.lines)) if _is_question(reading, i, words=1)
    ]  # "Et demain ?"
    runs = _runs(reading, owners, questions, who.person)
    if said := remarks(reading, runs):
        runs = _runs(reading, owners, sorted([*questions, *said]), who.person)
    if is_even(runs):
        runs[-1] = without_rest(reading, runs[-1])
    extents = [_extent(reading, run) for run in runs if run]
    if _are_answers(reading, extents, who.person):
        yield from (Signed(*_unlabelled(reading, *extent), who.person, "interview", 0.88) for extent in extents)


def _runs(reading: Reading, owners: dict[int, Owner], questions: list[int], who: Person) -> list[list[int]]:
    """The lines of the answer to each question."""
    following = [*questions[1:], len(reading.lines)]
    return [_answer(reading, owners, i, k, who) for i, k in zip(questions, following, strict=True)]


def _are_answers(reading: Reading, extents: list[tuple[int, int]], who: Person) -> bool:
    """Whether somebody answers: an essay that asks its readers speaks in no first person, and of whom it names."""
    personal = sum(bool(reading.first_person.search(reading.masked, *extent)) for extent in extents)
    told = sum(
        any(n.person == who and reading.masked[n.start] != MASK for n in reading.cast.between(*extent))
        for extent in extents
    )
    return personal > 0 and told * OF_THEMSELVES <= personal


def _unlabelled(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Without the "A: " in front of an answer."""
    label = _ANSWER.match(reading.text, start, end)
    return (label.end() if label else start), end


def _answer(reading: Reading, owners: dict[int, Owner], question: int, following: int, who: Person) -> list[int]:
    """The lines between two questions, without thanks, biography and "Interview: Jane Doe" at the end."""
    lines: list[int] = []
    for k in range(question + 1, following):
        start, end = reading.lines[k]
        if k in owners or (end - start < CREDIT_MAX and _asks(reading.text[start:end])):
            break
        if lines and (_closes(reading, start, end, who) or _reports(reading, start, end)):
            break
        if lines and following == len(reading.lines) and (is_title_line(reading, k) or told_by_page(reading, k, who)):
            break
        lines.append(k)
    return lines


def _closes(reading: Reading, start: int, end: int, who: Person) -> bool:
    """ "Thank you for talking to us.", "Jane Doe is an agronomist.", "Photo: City of Cork"."""
    words = WORD.findall(reading.text[start:end])
    if end - start < CREDIT_MAX and (_thanks(reading.text[start:end]) or fold(words[0] if words else "") in _credits()):
        return True
    named = reading.cast.between(start, start + 1)
    return bool(named) and named[0].person == who and not reading.first_person.search(reading.masked, start, end)


def _reports(reading: Reading, start: int, end: int) -> bool:
    """ "La funcionaria adelantó que …": the page itself goes on."""
    words = [fold(word) for word in WORD.findall(reading.masked[start : start + OFFICE])[:3]]
    known = speaker_words()
    office = len(words) > 1 and words[0] in known["the"] and (words[1] in known["pointing"] | lexicon().roles)
    first_person = reading.first_person.search(reading.masked, start, end)
    return office and not first_person and reading.cues.verb.search(reading.masked, start, end) is not None


def _thanks(line: str) -> bool:
    small = fold(line)
    return any(phrase in small for phrase in speaker_words()["thanks"])


def _credits() -> frozenset[str]:
    return speaker_words()["tells_of_page"]


def _extent(reading: Reading, run: list[int]) -> tuple[int, int]:
    return reading.lines[run[0]][0], reading.lines[run[-1]][1]


def _is_question(reading: Reading, i: int, *, words: int = 3) -> bool:
    start, end = reading.lines[i]
    line = reading.text[start:end]
    return (
        line[-1] in "?？؟"
        and len(line) <= QUESTION_MAX
        and MASK not in reading.masked[start:end]
        and (count_words(line) if reading.lang in UNSPACED else len(WORD.findall(line))) >= words
    )


def _interviewee(reading: Reading, first_question: int) -> Naming | None:
    """The person of the introduction who does not ask: the one named most often, the first of several."""
    end = reading.lines[first_question][0]
    namings = reading.cast.between(max(0, end - INTRO), end)
    often = Counter(naming.person.name for naming in namings)
    for naming in sorted(namings, key=lambda n: (-often[n.person.name], n.start)):
        line = reading.lines[reading.line_at(naming.start)]
        lead = reading.text[max(naming.start - 25, line[0]) : naming.start]
        tail = reading.text[naming.end : min(naming.end + 25, line[1])]
        if _WITH.search(lead) or (not _asks(lead + tail) and not _by(lead)):
            return naming
    return None


def _asks(words: str) -> bool:
    small = fold(words)
    return any(part in small for part in speaker_words()["asks"])


def _by(lead: str) -> bool:
    words = WORD.findall(lead)
    return bool(words) and fold(words[-1]) in lexicon().by_lines


def _labelled(reading: Reading) -> Iterator[Signed]:
    """ "Jane Doe: words", until the next label or question; at least two such lines."""
    labels: dict[int, tuple[int, list[Person]]] = {}
    known: dict[str, Person] = {}
    for i, (start, end) in enumerate(reading.lines):
        match = _LABEL.match(reading.text[start:end])
        if match and MASK not in reading.masked[start : start + match.end()]:
            people = _bearers(reading, start, match.group(1), [*known.values(), *reading.cast.people])
            known |= {person.name: person for person in people}
            labels[i] = (start + match.end(), people)
    if sum(bool(people) for _, people in labels.values()) < MIN_QUESTIONS:
        return
    asking = _asking(reading, labels)
    if sum(bool(people) for i, (_, people) in labels.items() if i) >= MIN_QUESTIONS:
        labels.pop(0, None)  # "Jane Doe: A city that asks" heads the page, and answers nobody
    for i, (start, people) in labels.items():
        if people and people[0].name not in asking and (lines := _labelled_answer(reading, i, labels)):
            yield Signed(start, reading.lines[lines[-1]][1], people[0], "interview", 0.88, tuple(people[1:]))


def _asking(reading: Reading, labels: dict[int, tuple[int, list[Person]]]) -> set[str]:
    """Who asks: most lines behind that name are questions, while another's are not."""
    turns: dict[str, list[bool]] = {}
    for i, (_, people) in labels.items():
        if people:
            turns.setdefault(people[0].name, []).append(reading.text[reading.lines[i][1] - 1] in "?？؟")
    asking = {name for name, questions in turns.items() if sum(questions) * 2 > len(questions)}
    return asking if len(asking) < len(turns) else set()


def _bearers(reading: Reading, start: int, label: str, known: Sequence[Person]) -> list[Person]:
    """Whose label it is: one name, two joined by "and", or the initials of somebody named in full."""
    named = reading.cast.between(start, start + len(label))
    words = len(WORD.findall(label))
    if named and words <= 6 * len(named) and not any(_by(reading.text[start : n.start]) for n in named):
        rest = reading.text[named[-1].end : start + len(label)].strip()
        return list(distinct(n.person for n in named)) if not rest or rest[0] in ",(" else []
    if label.isupper() and (named_so := bearer(label.strip(), known)):  # "DOE: Let us start."
        return [named_so]
    letters = "".join(c for c in label if c.isalpha())
    if letters.isupper() and 2 <= len(letters) <= 4:
        exact = [p for p in known if "".join(w[0] for w in p.name.split()).upper() == letters]
        return (exact or [p for p in known if _has_initials(p.name, letters)])[:1]
    return []


def _has_initials(name: str, letters: str) -> bool:
    """ "MK" for Maryam Al-Kuwari: the first name's letter, then some of the others' in order."""
    words = iter(name.replace("-", " ").split())
    first = next(words, "")
    return first[:1].upper() == letters[0] and all(any(w[:1].upper() == one for w in words) for one in letters[1:])


def _tells_of(reading: Reading, start: int, end: int) -> bool:
    """ "Jane Doe heads the office, Tom Roe the school.": below the answers a page tells who gave them."""
    named = reading.cast.between(start, start + 1)
    name = reading.text[named[0].start : named[0].end] if named else ""
    full = " " in name or (reading.lang in UNSPACED and len(name) > 1)
    return (
        full and MASK not in reading.masked[start:end] and not reading.first_person.search(reading.masked, start, end)
    )


def _is_heading(reading: Reading, k: int) -> bool:
    """ "嘉宾简介": a short line above what is no answer."""
    start, end = reading.lines[k]
    return (
        reading.lang in UNSPACED and end - start <= HEADING and k + 1 < len(reading.lines) and is_title_line(reading, k)
    )


def _labelled_answer(reading: Reading, i: int, labels: dict[int, tuple[int, list[Person]]]) -> list[int]:
    lines = [i]
    for k in range(i + 1, len(reading.lines)):
        start, end = reading.lines[k]
        if (
            k in labels
            or _is_question(reading, k)
            or _tells_of(reading, start, end)
            or _is_heading(reading, k)
            or (end - start < CREDIT_MAX and _asks(reading.text[start:end]))
        ):
            break
        lines.append(k)
    return lines
