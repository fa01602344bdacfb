"""The lines behind an interview's questions in, the answers out: no remarks of who asks, nothing the page tells.

An interview whose answers are of one paragraph each is read more closely: there a second paragraph is the exception.
"""

from nlp.document import Person
from nlp.statements.cast import speaker_words
from nlp.statements.reading import MASK, Reading
from nlp.statements.sources import WORD

SINGLE = 2  # answers of one paragraph: an interview with as many, and at least half of them, is held to be even
REMARK = 120  # characters of "Sie haben sich auch im Ausland umgesehen."
REMARK_WITHIN = 4  # words in which a remark says "you"


def told_by_page(reading: Reading, line: int, who: Person) -> bool:
    """ "From X, the councillor Jane Doe said …": another is named and says something, and nobody says "I"."""
    start, end = reading.lines[line]
    others = any(n.person != who for n in reading.cast.between(start, end))
    said = reading.cues.verb.search(reading.masked, start, end) is not None
    return others and said and not reading.first_person.search(reading.masked, start, end)


def remarks(reading: Reading, runs: list[list[int]]) -> list[int]:
    """The lines in which who asks says something instead: short, to "you", with a paragraph above and one below."""
    if not is_even(runs):
        return []
    return [line for run in runs for line in run[1:-1] if _is_remark(reading, line)]


def is_even(runs: list[list[int]]) -> bool:
    """Whether most answers are of one paragraph."""
    single = sum(len(run) == 1 for run in runs)
    return single >= SINGLE and single * 2 >= len(runs)


def without_rest(reading: Reading, run: list[int]) -> list[int]:
    """The last answer without the page's own paragraphs below it: an answer goes on as "I" or "we"."""
    kept = run[:1]
    for line in run[1:]:
        if not reading.first_person.search(reading.masked, *reading.lines[line]):
            break
        kept.append(line)
    return kept


def _is_remark(reading: Reading, line: int) -> bool:
    start, end = reading.lines[line]
    words = WORD.findall(reading.text[start:end])
    said = {word.casefold() for word in words[:REMARK_WITHIN]} & speaker_words()["you"]
    personal = reading.first_person.search(reading.masked, start, end)
    return end - start <= REMARK and bool(said) and not personal and MASK not in reading.masked[start:end]
