"""An English sentence in, the cues out whose subject a parser often misreads: by the order of words and marks."""

import re
from collections.abc import Iterator

from nlp.statements.beside import source_before
from nlp.statements.clause_ends import COLON, trim_clause
from nlp.statements.reading import Reading
from nlp.statements.said import Cue
from nlp.statements.sources import Source

NAME_REACH = 60  # characters of a name and the comma behind it
_THAT = re.compile(r" that\b")


def unparsed_cues(reading: Reading, verbs: list[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    """Of the sentence ``[start, end)`` with its verbs of speech."""
    yield from _before_colon(reading, verbs, start, end)
    yield from _behind_apposition(reading, verbs, start, end)


def _before_colon(reading: Reading, verbs: list[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    """A parser often misreads "X, Director of Y, emphasizes:"; the colon makes it plain."""
    for match in verbs:
        if COLON.match(reading.masked, match.end(), match.end() + 3):
            source = source_before(reading, start, match.start())
            if source and source.kind in ("person", "name"):
                yield Cue(match.start(), match.end(), "say", source, (start, end), None)


def _behind_apposition(reading: Reading, verbs: list[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    """ "…, a professor of law, Jane Doe, lamented that": the parser loses the subject behind an opening participle."""
    for match in verbs:
        that = _THAT.match(reading.masked, match.end(), end)
        before = reading.cast.between(max(start, match.start() - NAME_REACH), match.start())
        if not that or not before:
            continue
        named = before[-1]
        if (
            reading.masked[named.end : match.start()] == ", "
            and reading.masked[max(named.start - 2, 0) : named.start] == ", "
        ):
            source = Source(named.start, named.end, "person", (named.person,), named.person.name)
            yield Cue(match.start(), match.end(), "say", source, (start, end), trim_clause(reading, that.end(), end))
