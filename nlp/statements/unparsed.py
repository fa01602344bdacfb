"""An English sentence in, the cues out whose subject a parser often misreads: by the order of words and marks."""

import re
from collections.abc import Iterator

from nlp.statements.beside import source_before
from nlp.statements.cast import Naming
from nlp.statements.clause_ends import COLON, trim_clause, without_titles
from nlp.statements.reading import Reading
from nlp.statements.said import Cue
from nlp.statements.sources import Source

LEAD = 60  # characters before a name that hold its office
NAME_REACH = 60  # characters of a name and the comma behind it
_THAT = re.compile(r" that\b")


def unparsed_cues(reading: Reading, verbs: list[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    """Of the sentence ``[start, end)`` with its verbs of speech."""
    yield from _before_colon(reading, verbs, start, end)
    yield from _before_that(reading, verbs, start, end)


def _before_colon(reading: Reading, verbs: list[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    """A parser often misreads "X, Director of Y, emphasizes:"; the colon makes it plain."""
    for match in verbs:
        if COLON.match(reading.masked, match.end(), match.end() + 3):
            source = source_before(reading, start, match.start())
            if source and source.kind in ("person", "name"):
                yield Cue(match.start(), match.end(), "say", source, (start, end), None)


def _before_that(reading: Reading, verbs: list[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    """ "…, a professor of law, Jane Doe, lamented that"; "On behalf of the mayor, Jane Doe said that"."""
    for match in verbs:
        that = _THAT.match(reading.masked, match.end(), end)
        before = reading.cast.between(max(start, match.start() - NAME_REACH), match.start())
        if that and before and _is_subject(reading, before[-1], start, match.start()):
            named = before[-1]
            source = Source(named.start, named.end, "person", (named.person,), named.person.name)
            yield Cue(match.start(), match.end(), "say", source, (start, end), trim_clause(reading, that.end(), end))


def _is_subject(reading: Reading, named: Naming, start: int, verb: int) -> bool:
    """Whether a name stands between two commas before the verb, or right before it with at most its office between."""
    gap = reading.masked[named.end : verb]
    if gap == ", ":
        return reading.masked[max(named.start - 2, start) : named.start] == ", "
    lead = without_titles(reading.masked[max(start, named.start - LEAD) : named.start]).rstrip(" .")
    return gap == " " and (lead.endswith(",") or not lead)
