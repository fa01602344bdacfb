"""A sentence whose language puts the verb last in, its cue out: "박정우 시장은 “…”고 말했다", "Jane Doe “…” dedi"."""

import re
from collections.abc import Iterator, Sequence

from nlp.statements.clause_ends import trim_clause
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import Source

VERB_LAST = frozenset({"ko", "ja", "tr"})
BEHIND = 30  # characters between the marks and the verb: "고 ", " diye ", "라며 이같이 "
_TOPIC = re.compile(r"[가-힣 ]{0,24}?(?:은|는|이|가|께서|도)\s")  # behind a Korean name, with its office
_TOLD = re.compile(r"(?:고|라며|며)\s*$")  # what a Korean verb of saying has before it


def verb_last_cues(reading: Reading, verbs: Sequence[re.Match[str]], start: int, end: int) -> Iterator[Cue]:
    """The speaker stands before the quotation, the verb behind it; of Korean also without one."""
    for match in verbs:
        mask = reading.masked.rfind(MASK, max(start, match.start() - BEHIND), match.start())
        opening = _quotation_start(reading, mask, start) if mask >= 0 else match.start()
        named = reading.cast.between(start, opening)
        if not named:
            continue
        one = named[-1] if mask >= 0 else named[0]
        source = Source(one.start, one.end, "person", (one.person,), one.person.name)
        content = None if mask >= 0 else _told(reading, one.end, match.start())
        if mask >= 0 or content:
            yield Cue(match.start(), match.end(), "say", source, (start, end), content)


def _quotation_start(reading: Reading, mask: int, start: int) -> int:
    """Where the quotation that ends at ``mask`` begins, or the first of several in the sentence."""
    first = reading.masked.find(MASK, start, mask + 1)
    return first if first >= 0 else mask


def _told(reading: Reading, at: int, verb: int) -> tuple[int, int] | None:
    """ "박 시장은 … 짓겠다고 밝혔다": between the speaker's particle and the verb's."""
    topic = _TOPIC.match(reading.masked, at, verb)
    told = _TOLD.search(reading.masked[max(at, verb - 4) : verb])
    return trim_clause(reading, topic.end(), verb - len(told.group())) if topic and told else None
