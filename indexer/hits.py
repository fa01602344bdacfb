"""An entry found, and what was asked, to the row shown for it: the same for every engine."""

from indexer.highlight import marks, snippet
from indexer.language import Clause
from indexer.query import Entry, Hit, Query


def make_hit(entry: Entry, text: str, query: Query, clauses: tuple[Clause, ...], score: float) -> Hit:
    """One row: a document without its full ``text``, and of its passages those that show the themes asked for."""
    shown = _asked_passages(entry, query) if query.theme else entry
    if shown.type == "document" and shown.text:
        shown = shown.model_copy(update={"text": ""})
    return Hit(
        entry=shown,
        score=score,
        title_marks=() if entry.type == "statement" else marks(entry.title, clauses, lang=entry.lang),
        snippet=snippet(text, clauses, lang=entry.lang),
    )


def _asked_passages(entry: Entry, query: Query) -> Entry:
    pairs = zip(entry.passages, entry.passage_themes, strict=True)
    asked = [(passage, theme) for passage, theme in pairs if theme in query.theme]
    return entry.model_copy(
        update={
            "passages": tuple(passage for passage, _ in asked),
            "passage_themes": tuple(theme for _, theme in asked),
        }
    )
