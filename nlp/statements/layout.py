"""A page's blocks in, what their kinds say to the statement rules out: block quotations, cards, what is no speech.

A page of plain text has paragraphs only; every answer here is then "nothing known".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from crawler.page import Block, BlockKind
from nlp.statements.captions import is_caption
from nlp.statements.card_lines import is_lead, is_tail
from nlp.statements.cast import Cast
from nlp.statements.quotation_marks import Quoted

BLOCK_MARK = "\n"  # the "mark" of words that a block of their own quotes
NO_SPEECH: frozenset[BlockKind] = frozenset({"heading", "caption", "signature", "teaser"})
OWN_MARKS = 0.4  # of a block: where so much stands in marks, as in “…,” said Jane Doe. “…”, these tell what is quoted
CARD_MAX = 160  # characters of "— Jane Doe, Mayor of X" at the end of a block quotation
_SIGNING = re.compile(r"(?:^|[\s.!?…”\"»])[—–―][ \u00a0]?(?=[^\s—–―])")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+[^\W\d_]")
_DASHES = " \u00a0—–―-"


@dataclass(frozen=True)
class Layout:
    """The blocks with their ``[start, end)``, and the people of the page."""

    blocks: tuple[tuple[int, int, Block], ...]
    cast: Cast

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.blocks]

    def block_at(self, at: int) -> tuple[int, int, Block] | None:
        """The block that holds ``at``."""
        i = bisect_right(self._starts, at) - 1
        return self.blocks[i] if i >= 0 and at <= self.blocks[i][1] else None

    def kind_at(self, at: int) -> BlockKind | None:
        block = self.block_at(at)
        if block is None:
            return None
        return "caption" if block[0] in self._captions else block[2].kind

    @cached_property
    def _captions(self) -> frozenset[int]:
        """Where the paragraphs start that are captions: in plain text nothing else tells."""
        known = {person.name for person in self.cast.people}
        return frozenset(
            start
            for start, end, block in self.blocks
            if block.kind == "paragraph"
            and is_caption(block.text, [n for n in self.cast.between(start, end) if n.person.name in known], start)
        )

    def is_caption(self, at: int) -> bool:
        """Whether the line at ``at`` says what a picture shows."""
        return self.kind_at(at) == "caption"

    def is_no_speech(self, at: int) -> bool:
        """Whether the line at ``at`` names, heads or leads on, and cannot be part of somebody's words."""
        return self.kind_at(at) in NO_SPEECH

    def is_card(self, at: int) -> bool:
        """Whether the line at ``at`` is of a signature, or closes a block quotation with a name."""
        block = self.block_at(at)
        if block is None:
            return False
        start, end, one = block
        return one.kind == "signature" or (one.kind == "quotation" and self._only_names(start, end))

    def are_in_one_block(self, a: int, b: int) -> bool:
        return self.block_at(a) == self.block_at(b)

    def are_apart(self, a: int, b: int) -> bool:
        """Whether ``a`` and ``b`` stand in different teasers, or one in a teaser and one not."""
        return self._teaser_at(a) != self._teaser_at(b)

    def _teaser_at(self, at: int) -> int | None:
        """The index of the first block of the teaser at ``at``."""
        i = bisect_right(self._starts, at) - 1
        if i < 0 or self.blocks[i][2].kind != "teaser":
            return None
        while i and self.blocks[i][2].newlines == 1 and self.blocks[i - 1][2].kind == "teaser":
            i -= 1
        return i

    def signature_below(self, at: int) -> tuple[int, int] | None:
        """The card right below ``at``: a signature block, or the last block of a quotation that only names somebody.

        Pictures and their captions may stand between.
        """
        i = bisect_right(self._starts, at)
        while i < len(self.blocks) and self.is_caption(self.blocks[i][0]):
            i += 1
        if i == len(self.blocks):
            return None
        start, end, _ = self.blocks[i]
        return (start, end) if self.is_card(start) else None

    def with_block_quotations(self, marked: list[Quoted]) -> list[Quoted]:
        """``marked`` and the block quotations without marks of their own, each instead of what is marked inside it."""
        blocks = [q for run in self._runs() if (q := self._quoted(run, marked))]
        if not blocks:
            return marked
        starts = [q.start for q in blocks]

        def inside(q: Quoted) -> bool:
            i = bisect_right(starts, q.outer_start) - 1
            return i >= 0 and q.outer_start < blocks[i].end

        return sorted([*(q for q in marked if not inside(q)), *blocks], key=lambda q: q.outer_start)

    def _runs(self) -> Iterator[list[tuple[int, int]]]:
        """Neighbouring blocks of quotations, without their cards."""
        run: list[tuple[int, int]] = []
        for start, end, block in self.blocks:
            if block.kind == "quotation" and not self._only_names(start, end):
                run.append((start, end))
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _quoted(self, run: list[tuple[int, int]], marked: list[Quoted]) -> Quoted | None:
        start, end = run[0][0], run[-1][1]
        inside = sum(q.outer_end - q.outer_start for q in marked if start <= q.outer_start and q.outer_end <= end)
        if inside >= OWN_MARKS * (end - start):
            return None
        end = self._without_signature(run[-1][0], end)
        return Quoted(start, end, start, end, BLOCK_MARK)

    def _without_signature(self, start: int, end: int) -> int:
        """Where the words of the last block end: before " — Jane Doe, Mayor of X"."""
        text = self.cast.text
        for match in _SIGNING.finditer(text, max(start, end - CARD_MAX), end):
            if self._only_names(match.end(), end):
                return match.start() + len(match.group().rstrip(" \u00a0—–―"))
        return end

    def _only_names(self, start: int, end: int) -> bool:
        """ "— Jane Doe, Mayor of X": a name, with no more than titles, an office and a place beside it."""
        text = self.cast.text
        named = self.cast.between(start, end)
        if not named or end - start > CARD_MAX or text[end - 1] in "!?…。" or _SENTENCE.search(text, start, end):
            return False
        return is_lead(text[start : named[0].start].lstrip(_DASHES)) and is_tail(text[named[0].end : end])
