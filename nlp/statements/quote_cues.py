"""A quotation in, the cue beside it out: behind it, in front of it, or inside its marks."""

import re
from bisect import bisect_left

from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import speaker_words
from nlp.statements.cues import UNSPACED
from nlp.statements.discourse import Discourse
from nlp.statements.inserted import cue_inside
from nlp.statements.labels import label_cue
from nlp.statements.quotation_marks import Quoted
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Cue, Said, count_words
from nlp.statements.sources import WORD
from nlp.statements.unlisted import unlisted

REACH = 300  # characters on either side of a quotation in which its cue stands
LED = 3  # characters between a cue and the marks it opens: a comma, a space
SHORT_CLAUSE = 14  # words of "…," said Jane Doe, the mayor of X.
SCRAP_WORDS = 6  # on American news four of five quotations that short, in mid-sentence, were labelled as a part only
LEAD = 60  # characters between a cue and the quotation it opens: "told reporters in a telephone interview on Monday: …"
_ENDS_OPEN = re.compile(r"[,;:–—\-…，、]\s*$")
_COLON = re.compile(r"[:：]\s*$")
_COMMA = re.compile(r",\s*$")
_INTRODUCES = re.compile(r"[:：,，،]\s*$")
_STOPS = tuple("!?…")
_POINTS = frozenset({"as"})  # "…,” as Jane Doe put it"
_LOWER = re.compile(r"[^\W\d_A-ZÀ-ÖØ-Þ]")


class QuoteCues:
    """The cues of a page, by place; ``rule`` and ``certainty`` tell how the last one was found."""

    def __init__(self, reading: Reading, cues: list[Cue]) -> None:
        self.reading = reading
        about = {verb.split(" ")[0] for verb in reading.cues.about} - reading.cues.act - reading.cues.say
        self.cues = sorted((c for c in cues if c.lemma not in about), key=lambda c: c.start)  # "spoke about “…”" cites
        self.starts = [c.start for c in self.cues]
        self.heard = 0  # of the cues, how many the discourse knows
        self.rule = ""
        self.certainty = 0.0

    def hear(self, discourse: Discourse, until: int) -> None:
        """Lets ``discourse`` know who was named as saying something before ``until``, quoted or not."""
        while self.heard < len(self.cues) and self.cues[self.heard].start < until:
            cue = self.cues[self.heard]
            self.heard += 1
            if cue.source is None or cue.kind not in ("say", "think", "want", "according"):
                continue
            told = cue.source.kind in ("person", "pointing")  # "the mayor praised …"
            if told and (people := discourse.resolve(cue.source)[0]):
                discourse.heard(people, cue.start)
            else:
                discourse.heard_stranger(cue.source)

    def find(self, i: int) -> Said:
        """The cue of quotation ``i``, if one stands beside it."""
        reading, quote = self.reading, self.reading.quotes[i]
        words = count_words(reading.text[quote.start : quote.end])
        line = reading.lines[reading.line_at(quote.outer_start)]
        before = max(line[0], reading.quotes[i - 1].outer_end if i else 0)
        after = min(line[1], reading.quotes[i + 1].outer_start if i + 1 < len(reading.quotes) else line[1])
        cue = self._beside(quote, before, line[0], after) or self._inside(quote)
        return Said([quote], None, cue, words, cue is not None, self._is_scrap(quote, cue, words))

    def _is_scrap(self, quote: Quoted, cue: Cue | None, words: int) -> bool:
        """ "called the plan “quite dangerous”": small letters, no comma or colon before the mark, the cue in front."""
        if cue is None or cue.start > quote.start or words > SCRAP_WORDS:
            return False
        opens = self.reading.text[quote.start : quote.start + 1].islower()
        return opens and not _INTRODUCES.search(self.reading.masked[max(quote.outer_start - 3, 0) : quote.outer_start])

    def _inside(self, quote: Quoted) -> Cue | None:
        self.rule, self.certainty = "cue verb inside", 0.9
        return cue_inside(self.reading, quote)

    def _beside(self, quote: Quoted, before: int, line_start: int, after: int) -> Cue | None:
        lead = self.reading.masked[max(before, quote.outer_start - REACH) : quote.outer_start]
        if label := label_cue(self.reading, quote, lead):
            self.rule, self.certainty = "label", 0.9
            return label
        introduced = bool(_COLON.search(lead)) or self._stands_alone(quote, lead)
        ahead = self._before(quote, line_start, lead)
        if ahead and self.reading.lang in UNSPACED:  # "他说，“…。”": the comma leads in as a colon does
            introduced |= quote.outer_start - ahead.end <= LED and bool(_ENDS_OPEN.search(lead))
        if introduced and ahead:
            return ahead
        told = self.rule, self.certainty
        behind = self._after(quote, after)
        if behind is None and ahead is not None:
            self.rule, self.certainty = told
        return behind or ahead or self._around(quote)

    def _stands_alone(self, quote: Quoted, lead: str) -> bool:
        """ "She told them, “It is late.” But others stayed.": a comma before it, and a sentence of its own behind."""
        ends = self.reading.text[quote.start : quote.end].rstrip()[-1:] in tuple(".!?")
        following = self.reading.text[quote.outer_end : quote.outer_end + 2].lstrip()
        return ends and bool(_COMMA.search(lead)) and following[:1].isupper()

    def between(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in ``[start, end)``."""
        return self.cues[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, previous: Said, quote: Quoted) -> list[Cue]:
        """The cues between a quotation and the one before it."""
        return [c for c in self.between(previous.end, quote.outer_start) if c.source is not None]

    def _after(self, quote: Quoted, limit: int) -> Cue | None:
        """ "…," said X; "…," X told reporters; "…", dijo."""
        reading = self.reading
        inner = reading.text[quote.start : quote.end]
        tail = reading.masked[quote.outer_end : min(limit, quote.outer_end + 2 * REACH)]
        sentence_end = reading.sentences[reading.sentence_at(quote.outer_start)][1]
        clause = tail[: max(sentence_end - quote.outer_end, 0)].rstrip(" .!?。！？")
        gap = re.match(r"[\s,;.–—\-،，]*", clause)
        offset = quote.outer_end + (gap.end() if gap else 0)
        open_end = bool(_ENDS_OPEN.search(inner)) or tail.lstrip()[:1] in tuple(",，،–—-")
        first_letter = reading.text[offset : offset + 1]
        small = bool(_LOWER.match(first_letter)) or (reading.lang in UNSPACED and first_letter.isdigit())
        for cue in self.between(quote.outer_end, quote.outer_end + len(clause)):
            if cue.source is None or cue.kind == "mean":
                continue
            if reading.lang == "en" and cue.source.end <= quote.outer_start and cue.kind != "according":
                continue  # "she said it was “…,” while trying to explain why"
            if cue.content and cue.source.end <= quote.outer_start and self._is_joined(offset, cue.start):
                continue  # "the mayor finds it “…”, and recalls that …"
            first = cue.start if cue.inverted or cue.kind == "according" else min(cue.start, cue.source.start)
            skipped = WORD.findall(reading.masked[offset:first])
            if first > offset and (len(skipped) > 5 or _opens_clause(skipped)):
                continue
            full_stop = inner.rstrip()[-1:] in tuple(".。")
            unmarked = reading.lang == "en" and not open_end and inner.rstrip()[-1:] not in _STOPS
            if unmarked and (skipped or not inner[:1].isupper()):  # "called it “a mess” the mayor said would last"
                continue
            if not open_end and not small and (full_stop or not inner) and not self._is_bare(cue, clause):
                continue
            if (
                not open_end
                and not small
                and not full_stop
                and inner.rstrip()[-1:] not in tuple("!?！？؟…")
                and not self._is_bare(cue, clause)
            ):
                continue
            self.rule = "cue verb after" if cue.kind != "according" else "according to"
            self.certainty = 0.97 if open_end or small else 0.85
            return cue
        if not (open_end or small):
            return None
        self.rule, self.certainty = "place of the verb", 0.88
        return unlisted(reading, offset, quote.outer_end + len(clause), small=small)

    def _is_joined(self, offset: int, verb: int) -> bool:
        word = WORD.match(self.reading.masked, offset, verb)
        return word is not None and fold(word.group()) in lexicon().ands

    def _is_bare(self, cue: Cue, clause: str) -> bool:
        """ "X said." with nothing of its own behind it."""
        leads_on = clause.rstrip().endswith((":", ",")) or ": " in clause  # to the next quotation, to what is told
        return cue.content is None and len(WORD.findall(clause)) <= SHORT_CLAUSE and not leads_on

    def _before(self, quote: Quoted, line_start: int, lead: str) -> Cue | None:
        """X said: "…"; X told the meeting that "…"; "according to X, …"."""
        reading = self.reading
        sentence = reading.sentences[reading.sentence_at(quote.outer_start)]
        start = max(sentence[0], line_start, quote.outer_start - 2 * REACH)
        cues = [cue for cue in self.between(start, quote.outer_start) if cue.source is not None]
        introduced = bool(_INTRODUCES.search(lead))
        best, led = self._holding(cues, quote, introduced=introduced), True
        if best is None:
            best, led = next(((cue, False) for cue in cues[-1:] if self._is_near(cue, quote)), (None, False))
        if best is None:
            return None
        best = self._teller(best, quote, sentence)
        self.rule = {"according": "according to", "mean": "view of"}.get(best.kind, "cue verb before")
        self.certainty = 0.95 if led and (introduced or self._words_between(best, quote) <= 3) else 0.85
        return best

    def _teller(self, cue: Cue, quote: Quoted, sentence: tuple[int, int]) -> Cue:
        """ "The mayor said that most people believe “…”": what others think or do is told by whoever says the whole."""
        if self.reading.lang != "en" or cue.source is None or cue.kind not in ("think", "act", "want", "noun"):
            return cue
        if cue.source.kind in ("person", "name"):
            return cue
        low, high = max(sentence[0], quote.outer_start - 2 * REACH), min(sentence[1], quote.outer_end + 2 * REACH)
        around = (
            c
            for c in self.between(low, high)
            if c is not cue and c.source is not None and c.kind in ("say", "according") and _is_inside(c, quote)
        )
        return next((c for c in around if c.content and c.content[0] <= cue.start < c.content[1]), cue)

    def _holding(self, cues: list[Cue], quote: Quoted, *, introduced: bool) -> Cue | None:
        """The nearest cue whose clause holds the quotation, or that leads up to it."""
        for cue in reversed(cues):
            if _is_inside(cue, quote):
                return cue
            if MASK not in self._close(cue, quote) and (introduced or self._words_between(cue, quote) <= 3):
                return cue
        return None

    def _close(self, cue: Cue, quote: Quoted) -> str:
        return self.reading.masked[max(cue.end, cue.source.end if cue.source else 0) : quote.outer_start]

    def _words_between(self, cue: Cue, quote: Quoted) -> int:
        return len(WORD.findall(self._close(cue, quote)))

    def _is_near(self, cue: Cue, quote: Quoted) -> bool:
        close = self._close(cue, quote)
        return len(close) <= LEAD and MASK not in close

    def _around(self, quote: Quoted) -> Cue | None:
        """ "Whoever “takes a few notes” is held to account, Jane Doe said.": the cue ends the sentence."""
        sentence = self.reading.sentences[self.reading.sentence_at(quote.outer_start)]
        end = min(sentence[1], quote.outer_end + 2 * REACH)
        for cue in self.between(quote.outer_end, end):
            if cue.source is not None and cue.kind in ("say", "think", "according") and _is_inside(cue, quote):
                self.rule, self.certainty = "cue verb after", 0.85
                return cue
        return None


def _opens_clause(skipped: list[str]) -> bool:
    """ "…,” when the mayor said no": words of another clause stand between the marks and the cue."""
    opening = speaker_words()["before_a_clause"]
    return any(key in opening and key not in _POINTS for key in map(fold, skipped))


def _is_inside(cue: Cue, quote: Quoted) -> bool:
    return cue.content is not None and cue.content[0] <= quote.outer_start + 1 <= cue.content[1]
