"""Finds the kind of a page: what its markup says, else its label line, address, words and shape."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from spacy.language import Language
from spacy.tokens import Doc

from crawler.page import DocumentKind
from nlp.document import Reason
from nlp.extractors.voices import first_person_share, has_byline, interview_questions, signed_statements
from nlp.facts import Facts, facts_of

_DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "kinds.toml").read_text(encoding="utf-8"))


def _kinds_by_word(table: str) -> list[tuple[str, DocumentKind]]:
    return [(word, kind) for kind, words in _DATA[table].items() for word in words.split("|")]


_LABELS = dict(_kinds_by_word("labels"))
_ADDRESSES = _kinds_by_word("addresses")
_WORDS = _kinds_by_word("words")
_HEADING_WORDS = _kinds_by_word("heading_words")
_OWN_HOSTS = tuple(_DATA["own_hosts"]["press_release"].split("|"))
_EVENT_LABELS = frozenset(_DATA["event_lines"]["labels"].split("|"))
_EVENT_CALLS = re.compile("|".join(map(re.escape, _DATA["event_lines"]["calls"].split("|"))), re.IGNORECASE)
_MORE_LINES = frozenset(_DATA["listing"]["more"].split("|"))
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\W*$")
_LINE_LABEL = re.compile(r"^\W*([^\W\d_][^:：\n]{1,24}?)\s*(?:[:：]|$)")

SHORT_LINE = 80  # characters: a line that may be a heading
LABEL_BLOCKS = 3  # a label line stands above the title; a date or a credit may stand above it
TEASERS = 2  # one line that ends in "..." happens in any text
MORE_LINKS = 3  # one or two "Read more" stand below any article
DATED_TEASERS = 3  # as many lines of nothing but a date head a list of news
EVENT_SIGNS = 3  # "Date:", "Register", "Programme", a time of day: news of an event have one or two
FIRST_PERSON = 0.15  # share of sentences; a by-lined report has none, a by-lined essay a fifth and more
UNSIGNED_FIRST_PERSON = 0.5  # without a by-line, a page that speaks as "I" or "we" half the time
STATEMENTS = 3  # a page of mayors' messages; one or two stand in a report too
QUESTIONS = 2  # an interview's questions


def is_label(line: str) -> bool:
    """A line that only names what kind of page this is: "Press release"."""
    return line.strip().lower() in _LABELS


def is_more_line(line: str) -> bool:
    """A line that only leads on to the whole text: "Learn more"."""
    return line.lower().strip(" ›»>→.…[]\xa0") in _MORE_LINES


@Language.component("citykb_kinds")
def kinds(doc: Doc) -> Doc:
    facts = facts_of(doc)
    facts.kind, facts.kind_reason = kind_of(facts)
    return doc


def kind_of(facts: Facts) -> tuple[DocumentKind, Reason]:
    """The page's kind and the evidence for it; "news" where nothing speaks for another."""
    for rule in _RULES:
        found = rule(facts)
        if found:
            return found
    return "news", Reason(rule="nothing else fits")


Found = tuple[DocumentKind, Reason] | None


def _by_markup(facts: Facts) -> Found:
    return (facts.page.kind, Reason(rule="markup")) if facts.page.kind else None


def _by_label(facts: Facts) -> Found:
    """ "News" is left to the end: interviews and case studies carry that label too."""
    for block in facts.page.blocks[:LABEL_BLOCKS]:
        kind = _LABELS.get(block.text.strip().lower(), "news")
        if kind != "news":
            return kind, Reason(rule="label", evidence=(block.text.strip(),))
    return None


def _by_address(facts: Facts) -> Found:
    path = urlsplit(facts.page.url).path.lower()
    for pattern, kind in _ADDRESSES:
        if pattern in path:
            return kind, Reason(rule="address", evidence=(pattern,))
    return None


def _by_teasers(facts: Facts) -> Found:
    lines = [b.text.strip() for b in facts.page.blocks]
    cut_off = sum(bool(_CUT_OFF.search(line)) for line in lines)
    more = sum(map(is_more_line, lines))
    dated = {(m.start, m.end) for d in facts.dates for m in d.mentions if d.end is None}
    headed = sum((a + _indent(b.text), e - _trail(b.text)) in dated for a, e, b in facts.page.block_spans())
    teasers = sum(b.kind == "teaser" for b in facts.page.blocks)
    if cut_off >= TEASERS or more >= MORE_LINKS or teasers >= DATED_TEASERS:
        return "listing", Reason(rule="teasers", evidence=(f"{cut_off} cut off, {more} lead on, {teasers} marked",))
    if headed >= DATED_TEASERS and _event_signs(facts) < EVENT_SIGNS:
        return "listing", Reason(rule="dated teasers", evidence=(f"{headed} lines of nothing but a date",))
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _trail(text: str) -> int:
    return len(text) - len(text.rstrip())


def _by_voice(facts: Facts) -> Found:
    page = facts.page
    signed = signed_statements(page)
    if len(signed) >= STATEMENTS:
        return "statement", Reason(rule="statements under names", evidence=tuple(signed[:STATEMENTS]))
    questions = interview_questions(page)
    if len(questions) >= QUESTIONS:
        return "statement", Reason(rule="interview", evidence=tuple(questions[:QUESTIONS]))
    share = first_person_share(page, facts.lang)
    byline = has_byline(page)
    if share >= (FIRST_PERSON if byline else UNSIGNED_FIRST_PERSON):
        evidence = (f"{share:.0%} of the sentences in the first person", *([byline] if byline else []))
        return "statement", Reason(rule="first person", evidence=evidence)
    return None


def _by_event_signs(facts: Facts) -> Found:
    signs = _event_signs(facts)
    return ("event", Reason(rule="signs of an event", evidence=(f"{signs} of them",))) if signs >= EVENT_SIGNS else None


def _event_signs(facts: Facts) -> int:
    labels = {m[1].lower() for b in facts.page.blocks if (m := _LINE_LABEL.match(b.text[:60]))} & _EVENT_LABELS
    timed = any(d.start_time for d in facts.dates)
    return len(labels) + timed + bool(_EVENT_CALLS.search(facts.page.text))


def _by_words(facts: Facts) -> Found:
    page = facts.page
    lines = [b.text for b in page.blocks if b.kind == "heading" or len(b.text) <= SHORT_LINE]
    short = "\n".join([page.title or "", *lines]).lower()
    for words, text in ((_HEADING_WORDS, short), (_WORDS, page.text.lower())):
        for word, kind in words:
            if word in text:
                return kind, Reason(rule="words", evidence=(word,))
    return None


_COUNCIL = re.compile(r"(?<!City )(?<!County )(?<!the )(?<!of )\bCouncil (?:has|is|will|was|adopted|works)\b")
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
_CONFERENCE = re.compile(rf"(?i)(?:the )?(?:{_ORDINAL} )?(?:unesco )?[\w ]{{0,40}}conference(?: on| of)?[\w ]{{0,40}}")


def _by_conference_title(facts: Facts) -> Found:
    """The title is the conference's name and nothing else."""
    title = facts.title.strip()
    return ("conference", Reason(rule="title", evidence=(title,))) if _CONFERENCE.fullmatch(title) else None


def _by_own_voice(facts: Facts) -> Found:
    """A council's own site tells its own news: a press release."""
    host = (urlsplit(facts.page.url).hostname or "").removeprefix("www.")
    own = next((h for h in _OWN_HOSTS if h in f"{host}/"), None)
    if own:
        return "press_release", Reason(rule="a public body's own site", evidence=(host,))
    council = re.findall(
        r"(?<!City )(?<!County )(?<!the )(?<!of )\bCouncil (?:has|is|will|was|adopted|works)\b", facts.page.text
    )
    if len(council) >= TEASERS:
        return "press_release", Reason(rule="a council speaks of itself", evidence=tuple(council[:2]))
    return None


_RULES: tuple[Callable[[Facts], Found], ...] = (
    _by_markup,
    _by_label,
    _by_address,
    _by_teasers,
    _by_voice,
    _by_event_signs,
    _by_conference_title,
    _by_words,
    _by_own_voice,
)
