"""A page's text in, the page as the statement rules read it: quotations masked, lines, sentences, words of speech."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from nlp.names.lexicon import lexicon
from nlp.statements.card_lines import is_tail
from nlp.statements.cast import Cast, Naming
from nlp.statements.cues import UNSPACED, Cues
from nlp.statements.first_person import in_first_person
from nlp.statements.layout import Layout
from nlp.statements.quotation_marks import TITLE_MARKS, Quoted, dash_said, dialogue, quoted

DASHES = frozenset({"es", "fr", "pt", "it", "ca", "gl", "pl", "ru", "uk", "ro"})  # write dialogue with dashes
SPOKEN_LINES = frozenset({"sv", "no", "da", "fi"})  # a dash opens, "säger Jane Doe" ends
MASK = "\ufffc"  # stands for each character of a quotation, so that rules see one opaque thing
CARD_MAX = 160  # characters of a card's office and place
_ORDINAL = re.compile(  # "am 3. Mai", "im 21. Jahrhundert", "am 3. und 4. Mai"
    r"\b(?:[AaIi]m|vom|zum|zur|bis|ab|seit|d(?:er|ie|as|em|en|es)|beim|[Ii]hr\w*|[Ee]in\w*|\d\.? (?:und|oder|bis|/))"
    r" \d{1,2}$"
)
PAPER_LEAD = 8  # characters: "صحيفة "
PAPER = 20  # characters of a newspaper's name
_PAPER = re.compile(r"(?:(?<!\w)ل|لـ|(?:صحيفة|جريدة|قناة|وكالة|موقع|مجلة|إذاعة)\s?)$")
_GLUED_TO = '.!?…”"’»'
_STOP = re.compile(r"[.!?…。！？؟]+[)\]”’\"']*(?=\s|$|[\ufffc])|(?<=[。！？])|\n+")
_ONE_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.’'-]{0,14}")
_GIVEN = re.compile(r"(?<![\w.])[A-ZÀ-ÖØ-Þ][\w.’'-]+[ \u00a0]$")
_SURNAME = re.compile(r"[ \u00a0][A-ZÀ-ÖØ-Þ][\w’'-]+")
_ESCORTED = re.compile(r"(?:[A-Z][a-z]+ed|Flanked) by ")
_ANOTHER = re.compile(r", (?:the|an?|he|she|they) ")
_NEXT = re.compile(r"[ \u00a0]+(\w)")
_ABBREVIATION = re.compile(
    rf"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|sr|sra|srta|st|sen|rep|gov|gen|col|lt|sgt|hon|rev|jr|no|nr|vs|inc|ltd|co|corp|art|"
    rf"{'|'.join(sorted(lexicon().abbreviated))}|"
    r"(?-i:Mag|MMag|Bgm|Vbgm|DDr|Stv|Abg|LAbg)|bzw|ca|z\.b|d\.h|u\.a|dott|dott\.ssa|ing|arq|lic|cllr|cr|m|mme|d|dipl|nov|dec|jan|feb|aug|sept|oct|[^\W\d_])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """One page; every offset is into ``text``, and ``masked`` has the same length."""

    text: str
    lang: str
    cast: Cast
    cues: Cues
    lang_parses: bool = False  # whether a trained model read the page
    not_people: tuple[tuple[int, int], ...] = ()  # what the model took for a body or a place, by start
    layout: Layout = field(default_factory=lambda: Layout((), Cast("", [])))  # the kinds of the page's blocks
    verbs_at: frozenset[int] | None = None  # where a trained model saw a verb begin, if one read the page in English
    network: bool = False  # whether the page is about learning cities, or learning: no news of other matters

    def is_person(self, start: int, end: int) -> bool:
        """Whether nothing says that the name there is one of a body or place."""
        i = bisect_right(self.not_people, (end, 0))
        return not any(a < end and start < b for a, b in self.not_people[max(i - 3, 0) : i])

    def can_be_verb(self, at: int) -> bool:
        """Whether nothing speaks against a verb there."""
        return self.verbs_at is None or at in self.verbs_at

    @cached_property
    def quotes(self) -> list[Quoted]:
        """The outermost quotations, titles of books left out; a block quotation is one even without marks."""
        marked = [q for q in self.all_quotes if q.depth == 0 and q.mark not in TITLE_MARKS and not self._is_paper(q)]
        marked = [q for q in marked if not _is_nickname(self.text, q) and not self._is_named(q)]
        marked = self.layout.with_block_quotations(marked)
        if self.lang in SPOKEN_LINES:
            return sorted([*marked, *dash_said(self.text, self.cues.verb, marked)], key=lambda q: q.start)
        if self.lang not in DASHES:
            return marked
        return sorted([*marked, *dialogue(self.text, self.cues.verb, marked)], key=lambda q: q.start)

    def _is_paper(self, quote: Quoted) -> bool:
        """ "قال لـ«الرأي»": a newspaper's name in marks."""
        return quote.end - quote.start <= PAPER and bool(
            _PAPER.search(self.text, max(quote.outer_start - PAPER_LEAD, 0), quote.outer_start)
        )

    @property
    def first_person(self) -> re.Pattern[str]:
        """ "I", "we" and their like in the page's language."""
        return in_first_person(self.lang)

    def _is_named(self, quote: Quoted) -> bool:
        """ "وأشار "خاطر" إلى أن": papers of Egypt put a speaker's name in marks."""
        named = self.cast.between(quote.start, quote.start + 1) if self.lang == "ar" else []
        return any(n.end == quote.end for n in named)

    @cached_property
    def all_quotes(self) -> list[Quoted]:
        return quoted(self.text)

    @cached_property
    def masked(self) -> str:
        """``text`` with every quotation, marks included, blotted out."""
        parts, at = [], 0
        for q in self.quotes:
            parts += [self.text[at : q.outer_start], MASK * (q.outer_end - q.outer_start)]
            at = q.outer_end
        return "".join([*parts, self.text[at:]])

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Non-empty lines, without the space at their ends; a card glued to the words above it is a line."""
        found: list[tuple[int, int]] = []
        cards = self._glued_cards()
        for match in re.finditer(r"[^\n]*\S[^\n]*", self.text):
            start, end = trimmed(self.text, *match.span())
            following = bisect_right(cards, start)
            card = cards[following] if following < len(cards) and cards[following] < end else None
            found += [(start, end)] if card is None else [(start, card), (card, end)]
        return found

    def _glued_cards(self) -> list[int]:
        """Where a name stands right behind the end of a sentence and nothing but an office follows it in the line."""
        found = []
        for naming in self.cast.namings:
            lead = self.text[max(naming.start - 1, 0) : naming.start]
            if lead not in _GLUED_TO or not lead:
                continue
            line_end = self.text.find("\n", naming.end)
            tail = self.text[naming.end : line_end if line_end >= 0 else len(self.text)]
            if len(tail) <= CARD_MAX and is_tail(tail) and not _STOP.search(tail.rstrip(" .")):
                found.append(naming.start)
        return found

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences of the masked text: a full stop inside a quotation ends none."""
        found, start = [], 0
        for match in _STOP.finditer(self.masked):
            if match.group().startswith(".") and (self._goes_on(match.end()) or self.ends_nothing(match.start())):
                continue
            if self.masked[start : match.end()].strip():
                found.append((start, match.end()))
            start = match.end()
        if self.masked[start:].strip():
            found.append((start, len(self.masked)))
        if self.lang in UNSPACED:
            found = self._parted(found)
        return [trimmed(self.masked, *span) for span in found]

    def _parted(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """ "他说：“…。”她说…": a quotation that a colon or comma leads in ends the sentence with its full stop."""
        ends = [
            q.outer_end
            for q in self.quotes
            if self.text[q.end - 1] in "。！？…" and self.text[max(q.outer_start - 1, 0)] in "：:，,"
        ]
        parted: list[tuple[int, int]] = []
        for start, end in found:
            for at in ends[bisect_right(ends, start) : bisect_right(ends, end - 1)]:
                parted.append((start, at))
                start = at
            parted.append((start, end))
        return [span for span in parted if self.masked[slice(*span)].strip()]

    @cached_property
    def verbs(self) -> list[tuple[int, int, list[re.Match[str]]]]:
        """Each sentence with the verbs of speech in it."""
        verb = self.cues.verb
        return [(start, end, list(verb.finditer(self.masked, start, end))) for start, end in self.sentences]

    def verbs_in(self, start: int, end: int) -> list[re.Match[str]]:
        """The verbs of speech that begin in ``[start, end)``, which lies in one sentence."""
        verbs = self.verbs[self.sentence_at(start)][2] if self.sentences else []
        return [verb for verb in verbs if start <= verb.start() < end]

    def _goes_on(self, at: int) -> bool:
        """Whether a small letter follows: "(D-Ill.) in an interview" is no end of a sentence."""
        following = _NEXT.match(self.masked, at)
        return following is not None and following.group(1).islower()

    def is_escort(self, naming: Naming) -> bool:
        """Whether somebody is named in "Represented by …," at the head of a sentence, which another then speaks."""
        start, end = self.sentence_of(naming.start)
        return bool(_ESCORTED.match(self.masked, start, end) and _ANOTHER.match(self.masked, naming.end, end))

    def ends_nothing(self, at: int) -> bool:
        """Whether the full stop at ``at`` belongs to a word like "Dr." or to an initial: "N.A. Gopakumar"."""
        if _ABBREVIATION.search(self.masked, max(0, at - 9), at + 1):
            return True
        if self.lang == "de" and _ORDINAL.search(self.masked, max(0, at - 14), at):
            return True
        naming = self.cast.at(at)
        return naming is not None and naming.end > at + 1

    def line_at(self, at: int) -> int:
        """The index of the line that holds ``at``, or of the last one before it."""
        return max(bisect_right(self._line_starts, at) - 1, 0)

    def sentence_of(self, at: int) -> tuple[int, int]:
        """The sentence that holds ``at``."""
        return self.sentences[self.sentence_at(at)] if self.sentences else (0, len(self.text))

    def sentence_at(self, at: int) -> int:
        """The index of the sentence that holds ``at``, or of the last one before it."""
        return max(bisect_right(self._sentence_starts, at) - 1, 0)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [start for start, _ in self.lines]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]


def _is_nickname(text: str, quote: Quoted) -> bool:
    """ "Marcia “Cia” Doe": one capital word between two of a name."""
    return (
        quote.closed
        and bool(_ONE_NAME.fullmatch(text, quote.start, quote.end))
        and bool(_GIVEN.search(text, max(quote.outer_start - 24, 0), quote.outer_start))
        and bool(_SURNAME.match(text, quote.outer_end))
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
