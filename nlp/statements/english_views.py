"""An English sentence in, the views it gives as somebody's out: "As Jane Doe puts it, …", "In her view, …"."""

import re
from collections.abc import Iterator

from nlp.statements.cast import Gender
from nlp.statements.clause_ends import COMMA, trim_clause
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue
from nlp.statements.sources import WORD, Source, read_source

_AS_PUT = re.compile(r"(?:(?:And|But|Or),? )?[Aa]s ([^.;:\n]{2,120}?),? (?:puts?|sees|saw|has|likes to put) it[,:]")
_OWN_VIEW = re.compile(
    r"\b[Ii]n (his|her|their) (?:own )?(?:view|opinion|estimate|estimation|words|judge?ment|telling)\b"
)
_IS_HOW = re.compile(
    r"(?<![^\W\d_])(?:is|was) how ([^.;:\n]{2,120}?) (?:sum(?:s|med)? up|describe[sd]|puts?|sees|saw"
    r"|explain(?:s|ed)|recall(?:s|ed)|remember(?:s|ed)|characteri[sz]e[sd]|summari[sz]e[sd])\b"
)
_HIM = re.compile(r"\s*(him|them|her(?=\s*[,.]))\b")
_GENDERS: dict[str, Gender | None] = {"him": "m", "his": "m", "her": "f", "them": None, "their": None}


def english_views(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """Of the sentence ``[start, end)``."""
    yield from _as_put(reading, start, end)
    yield from _own_views(reading, start, end)
    yield from _is_how(reading, start, end)


def objective(reading: Reading, at: int, end: int) -> re.Match[str] | None:
    """The pronoun of "according to him both cities …"; "her" only where no noun of hers follows."""
    return _HIM.match(reading.masked, at, end) if reading.lang == "en" else None


def pronoun(at: int, word: str) -> Source:
    """Whom "him" or "her" at a place stands for: nobody known yet."""
    gender = _GENDERS[word.lower()]
    return Source(at, at + len(word), "pronoun" if gender else "plural", gender=gender)


def _as_put(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "As Jane Doe puts it, nobody is too old."."""
    put = _AS_PUT.match(reading.masked, start, end)
    source = read_source(reading, *put.span(1)) if put else None
    if put and source:
        quoted = reading.masked[put.end() : put.end() + 3].lstrip(" ").startswith(MASK)  # "As Jane Doe put it: “…”"
        content = None if quoted else trim_clause(reading, put.end(), end)
        yield Cue(put.start(), put.end(), "according", source, (start, end), content)


def _is_how(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "“…” is how Jane Doe, who runs it, sums it up."."""
    for match in _IS_HOW.finditer(reading.masked, start, end):
        source = read_source(reading, *match.span(1))
        if source and MASK in reading.masked[start : match.start()]:
            yield Cue(match.start(), match.end(), "say", source, (start, end), inverted=True)


def _own_views(reading: Reading, start: int, end: int) -> Iterator[Cue]:
    """ "In her view, …", "…, in his estimate."."""
    for match in _OWN_VIEW.finditer(reading.masked, start, end):
        source = pronoun(match.start(1), match.group(1))
        lead = reading.masked[start : match.start()].rstrip()
        content = None
        if not lead and (comma := COMMA.match(reading.masked, match.end(), end)):
            content = trim_clause(reading, comma.end(), end)
            if content is None and reading.masked.startswith(MASK, comma.end()):  # In her words, “…”
                yield Cue(match.start(), match.end(), "according", source, (start, end))
        elif not lead and reading.masked[match.end() : match.end() + 1] == " ":  # "In his view the loans must …"
            content = trim_clause(reading, match.end(), end)
        elif lead.endswith(",") and not WORD.search(reading.masked, match.end(), end):
            content = trim_clause(reading, start, match.start())
        if content:
            yield Cue(match.start(), match.end(), "according", source, (start, end), content)
