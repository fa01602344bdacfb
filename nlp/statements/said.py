"""What the rules hand on: ``Cue`` ties a source to words, ``Attribution`` says whose, ``Said`` holds quotations."""

import re
from dataclasses import dataclass
from typing import Literal

from nlp.document import Person
from nlp.statements.quotation_marks import Quoted
from nlp.statements.sources import WORD, Source

_CHINESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
MIN_WORDS = 4  # fewer are scraps: terms, titles, scare quotes; they need a cue right beside them
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
    direct: bool = False  # a colon leads in ``content``, which are the speaker's own words without marks


@dataclass(frozen=True)
class Attribution:
    """Who is held to have said it, by which words of the page, and how sure that is (0 to 1)."""

    speaker: Source | None
    cue: str
    rule: str
    certainty: float
    runner_up: str | None = None


@dataclass
class Said:
    """Quotations ``quotes`` taken for one statement by whoever ``by`` names."""

    quotes: list[Quoted]
    by: Attribution | None
    cue: Cue | None = None
    words: int = 0
    own_cue: bool = False  # attributed by words beside it, not by what stands further off
    scrap: bool = False  # a few words in the middle of the writer's own sentence: part of what is reported there

    @property
    def start(self) -> int:
        return self.quotes[0].start

    @property
    def end(self) -> int:
        return self.quotes[-1].end


@dataclass(frozen=True)
class Signed:
    """``[start, end)`` are words without marks of ``person``."""

    start: int
    end: int
    person: Person
    rule: str  # "heading", "signature", "card", "by-line", "role named inside"
    certainty: float
    others: tuple[Person, ...] = ()  # who speaks with ``person``


def count_words(text: str) -> int:
    """Words; of Chinese, two characters count as one."""
    chinese = len(_CHINESE.findall(text))
    return len(WORD.findall(_CHINESE.sub(" ", text))) + (chinese + 1) // 2
