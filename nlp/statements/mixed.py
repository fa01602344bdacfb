"""Quotations and reported clauses that hold some of them in, each word kept in one place out (or, if long, in two).

"She called the plan “quite dangerous”" is one reported statement; of "She said it was “the worst plan that this city
has seen in thirty years”" the quotation is the statement.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from nlp.statements.reported import Reported
from nlp.statements.said import MIN_WORDS, Said

BACK = 3  # reported clauses before a place that can hold it
MAINLY = 0.55  # of a clause: then the quotation stands for it
HALF = 0.45  # of a clause without its marks: then the clause is the statement, and a direct one
FEWEST_WORDS = 3  # of a quotation in mid-sentence that no clause holds


def parted(said: Sequence[Said], told: Sequence[Reported], *, network: bool) -> tuple[list[Said], list[Reported]]:
    """``told`` by place. On the network's pages a clause keeps whatever it holds."""
    kept: list[Said] = []
    gone: set[tuple[int, int]] = set()
    mixed: set[tuple[int, int]] = set()
    for one in said:
        clause = _holder(one, told)
        if clause is None:
            if network or not one.scrap or one.words >= FEWEST_WORDS:
                kept.append(one)
            continue
        if network:
            continue
        if _stands_for(one, clause):
            gone.add((clause.start, clause.end))
            kept.append(one)
        elif one.end - one.start >= HALF * (clause.end - clause.start):
            mixed.add((clause.start, clause.end))
        elif one.words >= MIN_WORDS:  # worth finding by itself; fewer are a term
            kept.append(one)
    rest = [r for r in told if (r.start, r.end) not in gone]
    return kept, [replace(r, direct=True) if (r.start, r.end) in mixed else r for r in rest]


def _holder(one: Said, told: Sequence[Reported]) -> Reported | None:
    i = bisect_right(told, one.start, key=lambda r: r.start)
    return next((r for r in told[max(i - BACK, 0) : i][::-1] if r.start <= one.start and one.end <= r.end), None)


def _stands_for(one: Said, clause: Reported) -> bool:
    """Whether it is most of the clause, or opens it and has the cue behind it: "“…,” she said, and all was quiet"."""
    opens = one.start - clause.start <= 1 and one.cue is not None and one.cue.start == clause.cue
    return opens or one.end - one.start >= MAINLY * (clause.end - clause.start)
