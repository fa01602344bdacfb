"""What the rules hand on: a ``Cue`` ties a source to words, an ``Attribution`` says who is held to have said them."""

from dataclasses import dataclass
from typing import Literal

from nlp.statements.sources import Source

CueKind = Literal["say", "think", "want", "act", "noun", "according", "mean"]


@dataclass(frozen=True)
class Cue:
    """Words ``[start, end)`` that tie ``source`` to what was said, in one sentence or clause.

    ``content`` is the reported clause where the grammar shows one; around a quotation it may be ``None``.
    """

    start: int
    end: int
    kind: CueKind
    source: Source | None
    sentence: tuple[int, int]
    content: tuple[int, int] | None = None
    lemma: str = ""  # of the verb, where a model knows it
    inverted: bool = False  # the source stands after the verb: "said X"


@dataclass(frozen=True)
class Attribution:
    """Who is held to have said it, by which words of the page, and how sure that is (0 to 1)."""

    speaker: Source | None
    cue: str
    rule: str
    certainty: float
    runner_up: str | None = None
