"""Cues with a clause in, reported statements out: who is said to have said, thought or promised what."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from nlp.document import Person
from nlp.names.lexicon import fold
from nlp.statements.acts import is_spoken_act, says_so, tells_view
from nlp.statements.cast import speaker_words
from nlp.statements.cues import UNSPACED
from nlp.statements.discourse import Discourse
from nlp.statements.questions import announces, asks_whom
from nlp.statements.reading import MASK, Reading
from nlp.statements.said import Attribution, Cue, Said, count_words
from nlp.statements.sources import Source

MIN_WORDS = 3  # of a reported clause
MIN_AHEAD = 4  # of one ahead of its verb, in scripts with spaces: "Not so fast, says Jane Doe" is a scrap
FEWEST_WORDS = 2  # in the news, which tells whom somebody praises or opposes: "the bill"
SENTENCE_WORDS = 12  # more than a line of a menu, though the text breaks off without a full stop
MIN_QUOTED = 4  # words of a quotation that is more than a part of what is told
MOSTLY = 0.5  # of a clause inside quotation marks: then the quotation is the statement
LONG_LEAD = 8  # words told before the marks: on the network's pages the clause is then the statement
MOSTLY_CHINESE = 0.8  # "投入“仍高度依赖财政”": marks in mid-clause quote a part of what is told
# Share of right speakers on American news, class by class; of bodies and offices nobody resolved, seven tenths of it.
CERTAINTY = {"say": 0.9, "think": 0.8, "according": 0.9, "mean": 0.48, "noun": 0.5, "act": 0.6, "want": 0.55}
FEELINGS = frozenset(
    {"welcome", "appreciate"}
)  # "welcomed the graduation but said …": of thanks and praise the one that needs no words
SPOKEN = frozenset({"say", "think", "according"})  # after these a pronoun means whoever spoke
_COLON = re.compile(rf"[:：]\s*{MASK}")
_LAST = re.compile(rf"[，,：:](?P<quoted>{MASK}+)$")
_ARTICLE_LEFT = re.compile(r",\s+(?:the|an?|his|her|its|their)$")
_LAST_WORDS = re.compile(rf"{MASK}+$")
_RELATIVE = re.compile(r"(?:(?:to|of|in|at|on|for|from|by|with|about|after|during|upon) )?wh(?:ich|om|ose)\b")
# what somebody asks for of the writer: "asked to be identified only by her family name"
_WITHOUT_NAME = re.compile(
    r"(?:not )?to (?:be|remain|stay|go) (?:only |not )?(?:identified|named|quoted|anonymous|unnamed|photographed)\b"
    r"|(?:for|to speak on condition of) anonymity\b"
    r"|(?:that )?(?:his|her|their) (?:full |real |last )?(?:sur)?names? (?:would |should )?(?:not )?be\b"
)
_WHAT_FOR = re.compile(r"\b(?:for|as|on|and|but)\b|,")  # "praised the scheme" tells nothing that was said
_WHAT = re.compile(r"[Ww]hat\b[^.;:!?]*")
_IS = re.compile(rf"[ ,]*(?:is|was|are|were) [“\"‘']?{MASK}")
_QUOTES = "“”\"‘’' "
_ADDED = re.compile(r"[,،，]\s*(?:و|and |y |et |e |und )?([^\W\d_]+)(?: [^\W\d_]+)?\s*$")


@dataclass(frozen=True)
class Reported:
    start: int
    end: int
    by: Attribution
    cue: int
    direct: bool = False  # words behind a colon, their marks left out; or half of it and more in marks


def reported(reading: Reading, cues: list[Cue], said: list[Said], *, network: bool) -> list[Reported]:
    """In the order of the text; on pages of the network only where somebody in particular speaks."""
    discourse = Discourse(reading)
    direct = sorted((s.start, s.end) for s in said)
    done: list[tuple[int, int]] = []
    found: list[Reported] = []
    for cue in cues:
        source = cue.source
        if source is None:
            continue
        people, sure, rival = discourse.resolve(source)
        if people and cue.kind in SPOKEN:
            discourse.heard(people, cue.start)
        elif cue.kind in SPOKEN:
            discourse.heard_stranger(source)
        content = _before_quotation(reading, _without_article(reading, _before_colon(reading, cue.content)))
        if content is not None and not network:
            content = _to_closing_mark(reading, content)
        if (
            content is None
            or _is_relative(reading, content)
            or _WITHOUT_NAME.match(reading.text, content[0])
            or announces(reading, cue, content)
            or asks_whom(reading, cue)
            or _tells_of_speaker(reading, cue, content, people)
            or _leads_in(reading, source, content)
            or not _counts(reading, cue, content, _fewest(reading, cue, content, network=network))
        ):
            continue
        if network and not (people and _is_spoken(reading, cue)):
            continue
        if any(s.cue and s.cue.start != cue.start for s in _within(said, content)) or _is_quoted(reading, content):
            continue
        mostly = MOSTLY_CHINESE if reading.lang == "zh" else MOSTLY
        if _is_told_whole(reading, said, cue, content):
            continue
        quoted = _is_direct(direct, content, mostly) and not (network and _is_led(reading, content))
        if quoted or any(a < content[1] and content[0] < b for a, b in done[-3:]):
            continue
        done.append(content)
        speaker = Source(source.start, source.end, "person", people, people[0].name) if people else source
        by = Attribution(
            speaker,
            reading.text[cue.start : cue.end],
            f"reported, {cue.kind}",
            CERTAINTY[cue.kind] * (sure or 0.7),
            rival,
        )
        quote = _only_quoted(reading, content) if network and reading.lang == "en" else None
        found.append(Reported(*(quote or content), by, cue.start, cue.direct or quote is not None))
    return sorted(found, key=lambda r: r.start)


def _without_article(reading: Reading, content: tuple[int, int] | None) -> tuple[int, int] | None:
    """Of "…, the", which the parser leaves of "…, the city's mayor, Jane Doe, said", the words."""
    left = _ARTICLE_LEFT.search(reading.masked, *content) if content else None
    return (content[0], left.start()) if content and left else content


def _within(said: list[Said], content: tuple[int, int]) -> list[Said]:
    """The quotations that have their own cue, both inside ``content``: "“…”, smiled A. “…”" is no clause of B's."""
    first = bisect_left(said, content[0], key=lambda s: s.start)
    last = bisect_left(said, content[1], key=lambda s: s.start)
    return [s for s in said[first:last] if s.own_cue and s.cue and content[0] <= s.cue.start < content[1]]


def _only_quoted(reading: Reading, content: tuple[int, int]) -> tuple[int, int] | None:
    """Of "“I never miss,” she says" the words in the marks: too few to be sure of by themselves."""
    start, end = content
    while start < end and reading.text[start] in _QUOTES:
        start += 1
    while end > start and reading.text[end - 1] in _QUOTES:
        end -= 1
    return None if reading.masked[start:end].strip(MASK) or start == end else (start, end)


def _is_told_whole(reading: Reading, said: list[Said], cue: Cue, content: tuple[int, int]) -> bool:
    """ "Jane Doe said, “It is late” and left": the clause opens with a quotation that its verb leads up to."""
    i = bisect_left(said, content[0], key=lambda s: s.start)
    one = said[i] if i < len(said) else None
    if one is None or one.cue is None or one.cue.start != cue.start or one.start - content[0] > 1:
        return False
    led = reading.text[max(one.start - 3, 0) : one.start].rstrip("“\"‘'«").rstrip()
    return led.endswith((",", ":")) and reading.text[one.start].isupper()


def _before_colon(reading: Reading, content: tuple[int, int] | None) -> tuple[int, int] | None:
    """Of a clause that ends in a colon and a quotation, the clause: the quotation is a statement of its own."""
    if content is None:
        return None
    colon = _COLON.search(reading.masked, *content)
    if not colon:
        return content
    added = _ADDED.search(reading.masked[content[0] : colon.start()])
    on = added is not None and (_says_on(added[1]) or (reading.lang == "ar" and reading.cues.verb.fullmatch(added[1])))
    return content[0], content[0] + added.start() if added and on else colon.start()


def _before_quotation(reading: Reading, content: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "他说，学校不关门，“人人都能来。”": a quotation with a full stop of its own is no part of what is told."""
    last = _LAST.search(reading.masked, *content) if content and reading.lang in UNSPACED else None
    whole = last is not None and reading.text[last.end() - 2] in "。！？…"
    if content is None or last is None or not whole:
        return content
    words = count_words(reading.text[last.start("quoted") : last.end()])
    return content if words < MIN_QUOTED else (content[0], last.start())


def _is_quoted(reading: Reading, content: tuple[int, int]) -> bool:
    """ "قال إن الجائزة «ثمرة عمل …»": in Arabic the words in marks that end a clause are what was said."""
    last = _LAST_WORDS.search(reading.masked, *content) if reading.lang == "ar" else None
    return last is not None and count_words(reading.text[last.start() : last.end()]) >= MIN_QUOTED


def _to_closing_mark(reading: Reading, content: tuple[int, int]) -> tuple[int, int]:
    """A clause that ends inside a quotation goes to its mark: "it was “spiralling out of control.”"."""
    end = content[1]
    while end < len(reading.masked) and reading.masked[end - 1] == MASK == reading.masked[end]:
        end += 1
    return content[0], end


def _says_on(word: str) -> bool:
    """ "…, مضيفا: «…»": the word leads in what is quoted."""
    return fold(word) in speaker_words()["says_on"]


def _is_relative(reading: Reading, content: tuple[int, int]) -> bool:
    """ "“…,” he told the meeting, to which the mayor replied": the writer goes on."""
    return reading.lang == "en" and _RELATIVE.match(reading.masked, content[0]) is not None


def _tells_of_speaker(reading: Reading, cue: Cue, content: tuple[int, int], people: tuple[Person, ...]) -> bool:
    """ "Jane Doe warned of it; “…,” she said": the clause in front names her, and is the writer's."""
    if cue.source is None or cue.source.kind != "pronoun" or content[1] > cue.start:
        return False
    return any(n.person in people for n in reading.cast.between(*content))


def _leads_in(reading: Reading, source: Source, content: tuple[int, int]) -> bool:
    """ "What it has, in the words of Jane Doe, is “a table …”": what the writer leads a quotation in with."""
    led = reading.lang == "en" and content[1] <= source.start and _WHAT.fullmatch(reading.masked, *content) is not None
    return led and _IS.match(reading.masked, source.end) is not None


def _fewest(reading: Reading, cue: Cue, content: tuple[int, int], *, network: bool) -> int:
    """Words that a clause must have; behind "that" or inside marks a few are enough."""
    if not network:
        return FEWEST_WORDS
    few = content[1] > cue.start or reading.lang in UNSPACED or MASK in reading.masked[slice(*content)]
    return MIN_WORDS if few else MIN_AHEAD


def _counts(reading: Reading, cue: Cue, content: tuple[int, int], fewest: int) -> bool:
    """Whether there are words enough, and no question only asks what somebody thinks."""
    words = reading.text[content[0] : content[1]]
    asked = reading.masked[cue.sentence[1] - 1] in "?？؟" and not (reading.lang == "zh" and _is_told_to(reading, cue))
    return count_words(words) >= fewest and not asked


def _is_told_to(reading: Reading, cue: Cue) -> bool:
    """ "居民余秀芝说，能不能多开几个班？": what somebody named says may be a question."""
    return cue.source is not None and cue.source.kind == "person" and "问" not in reading.text[cue.start : cue.end]


def _is_spoken(reading: Reading, cue: Cue) -> bool:
    """Whether words were uttered: "promised to", "thanked …", not "wants to", "supports …"; no line of a menu."""
    if cue.kind in ("want", "act"):
        cues = reading.cues
        words = cues.say if cue.kind == "want" else (cues.thank | cues.stress) - FEELINGS
        uttered = cue.lemma in words or is_spoken_act(reading, cue) or tells_view(reading, cue)
        uttered |= says_so(reading, cue)
        if reading.lang == "en" and cue.kind == "act" and cue.lemma in cues.thank and cue.content:
            uttered &= _WHAT_FOR.search(reading.masked, *cue.content) is not None
        ends = reading.masked[cue.sentence[1] - 1] in ".!…"
        return uttered and (ends or count_words(reading.text[slice(*cue.sentence)]) >= SENTENCE_WORDS)
    return True


def _is_led(reading: Reading, content: tuple[int, int]) -> bool:
    """ "the old town was shut and that “half of what we teach …”": more than a few words stand before the marks."""
    mark = reading.masked.find(MASK, *content)
    return reading.lang == "en" and mark > 0 and count_words(reading.text[content[0] : mark]) >= LONG_LEAD


def _is_direct(direct: list[tuple[int, int]], content: tuple[int, int], mostly: float) -> bool:
    """Whether a quotation already holds most of the clause."""
    start, end = content
    i = bisect_left(direct, (start, 0))
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in direct[max(i - 1, 0) : i + 4])
    return inside >= mostly * (end - start)
