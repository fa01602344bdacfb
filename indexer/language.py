"""What a user types to the clauses every engine searches for (docs/query-language.md explains it)."""

import re
from dataclasses import dataclass
from typing import Literal

from indexer.analysis import is_spaceless
from indexer.query import QueryError

TERMS = 50  # words of a question that are looked at: as many as a long sentence has; each costs its time
SHORTEST_PREFIX = 2  # letters: what begins with one letter is a tenth of all words

# Quotation marks people's keyboards and word processors make; an apostrophe is part of a word.
_OPENING = '"“„«”»「『'
_CLOSING = {'"': '"“”', "“": '”“"', "„": '“”"', "«": "»", "”": '”“"', "»": "«", "「": "」", "『": "』"}
# Articles and the like that French, Italian and Catalan glue to a word: "l'éducation" asks for "éducation".
_ELIDED = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|gl|all|dall|dell|nell|quell|sull)['’](?=\w)", re.IGNORECASE
)
_TOKEN_END = re.compile(rf"[\s{_OPENING}]")


@dataclass(frozen=True)
class Term:
    """Words to look for: one word in any form, one word's beginning, or a phrase exactly as it stands."""

    text: str
    kind: Literal["word", "prefix", "phrase"]


@dataclass(frozen=True)
class Clause:
    """At least one of the terms must be there; with ``excluded``, none of them may."""

    terms: tuple[Term, ...]
    excluded: bool = False


def parse(text: str) -> tuple[Clause, ...]:
    """The clauses of a query text; empty where it is blank.

    Never stumbles over odd characters. Raises ``QueryError``, naming the column, for a quotation mark that is not
    closed and for an exclusion inside an OR: what was meant there cannot be guessed.
    """
    clauses: list[Clause] = []
    joining = False
    for column, excluded, term in _terms(text):
        if term == OR:
            joining = bool(clauses)
        elif joining and clauses:
            if excluded or clauses[-1].excluded:
                raise QueryError(
                    f"text, column {column}: an excluded word cannot stand beside OR; take one of them out"
                )
            clauses[-1] = Clause((*clauses[-1].terms, term))
            joining = False
        else:
            clauses.append(Clause((term,), excluded))
    return tuple(clauses)


OR = Term("OR", "word")


def _terms(text: str) -> list[tuple[int, bool, Term]]:
    """Column (from 1), whether a minus stands before it, and the term, in order."""
    found: list[tuple[int, bool, Term]] = []
    position = 0
    while position < len(text) and len(found) < TERMS:
        if text[position].isspace():
            position += 1
            continue
        column = position + 1
        excluded = text[position] in "-−" and position + 1 < len(text) and not text[position + 1].isspace()
        position += excluded
        term, position = _quoted(text, position) if text[position] in _OPENING else _bare(text, position)
        if any(letter.isalnum() for letter in term.text):
            found.append((column, excluded, term))
    return found


def _quoted(text: str, start: int) -> tuple[Term, int]:
    closing = _CLOSING[text[start]]
    end = next((i for i in range(start + 1, len(text)) if text[i] in closing), None)
    if end is None:
        raise QueryError(
            f"text, column {start + 1}: the quotation mark {text[start]} is not closed; close it or leave it out"
        )
    return Term(text[start + 1 : end], "phrase"), end + 1


def _bare(text: str, start: int) -> tuple[Term, int]:
    stop = _TOKEN_END.search(text, start)
    end = stop.start() if stop else len(text)
    word = text[start:end]
    word = _ELIDED.sub("", word)
    start_of_word = word.rstrip("*")
    if start_of_word != word and (len(start_of_word) >= SHORTEST_PREFIX or is_spaceless(start_of_word)):
        return Term(start_of_word, "prefix"), end
    return Term(start_of_word, "word"), end
