"""Finds the kind of a page: what its markup says, else its label line, address, words and shape."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from spacy.language import Language
from spacy.tokens import Doc

from crawler.page import DocumentKind
from nlp.document import Reason
from nlp.events.words import NOUN, kind_named
from nlp.facts import Facts, facts_of
from nlp.places.fold import fold
from nlp.shape import voices
from nlp.shape.lines import (
    EVENT_SIGNS,
    KINDS,
    LABELS,
    NEWSLETTER_SIGNS,
    case_signs,
    event_signs,
    is_cut_off,
    is_more_line,
    is_paged,
    kinds_by_word,
    labels_of,
    newsletter_signs,
    profile_signs,
    publication_signs,
)
from nlp.shape.own_voice import own_voice

_ADDRESSES = kinds_by_word("addresses")
_WORDS = kinds_by_word("words")
_HEADING_WORDS = kinds_by_word("heading_words")
_SPOKEN_TITLE = re.compile(rf"\b(?:{KINDS['spoken_titles']['words']})\b", re.IGNORECASE)
_NO_CONTENT = frozenset(KINDS["no_content_titles"]["words"].split("|"))
_CONFERENCE_SIGN = re.compile(KINDS["conference_signs"]["words"], re.IGNORECASE)
_CONFERENCE = re.compile(KINDS["titles"]["conference"], re.IGNORECASE)
_PLACE_TITLE = re.compile(r"(?P<lead>.*:\s)?(?P<city>[^:,()]+?)\s?(?:\([^)]*\))?,\s(?P<country>[^:,.!?]+)")

SHORT_LINE = 80  # characters: a line that may be a heading
LABEL_BLOCKS = 3  # a label line stands above the title; a date or a credit may stand above it
HEAD_BLOCKS = 7  # "Press release" stands there too, below a state's, a ministry's and a town's names and a menu
TITLE_BLOCKS = 4  # the title stands among the first lines: below a label, a motto and its author
SHORT_LEAD = 25  # characters before a title's last words: "Limerick: a case study", not a sentence that ends in them
NUMBER_OF_A_HEADING = 6  # characters beside its words: "4. Lessons learned:"; more words make another heading
TEASERS = 2  # one line that ends in "..." happens in any text
MORE_LINKS = 3  # one or two "Read more" stand below any article
DATED_TEASERS = 3  # as many lines of nothing but a date head a list of news
PROFILE_SIGNS = 2  # the population and one more line of a profile's form
CASE_SIGNS = 2  # "Background" alone stands on any page
PUBLICATION_SIGNS = 2  # authors, a file to download, pages, an ISBN: news of a report have one
FIRST_PERSON = 0.15  # share of sentences; a by-lined report has none, a by-lined essay a fifth and more
EDITORIAL = 0.25  # share in which a newsletter's own words are one person's
SIGNED_FIRST_PERSON = 0.3  # with a name and an office alone in a line; a report with a signed motto has one in ten
UNSIGNED_FIRST_PERSON = 0.5  # without a by-line, a page that speaks as "I" or "we" half the time
STATEMENTS = 3  # a page of mayors' messages; one or two stand in a report too
QUESTIONS = 2  # an interview's questions

Found = tuple[DocumentKind, Reason] | None


@Language.component("citykb_kinds")
def kinds(doc: Doc) -> Doc:
    facts = facts_of(doc)
    facts.kind, facts.kind_reason = kind_of(facts)
    return doc


def kind_of(facts: Facts) -> tuple[DocumentKind, Reason]:
    """The page's kind and the evidence for it; "news" where nothing speaks for another."""
    if not any(c.isalpha() for c in facts.page.text):
        return "other", Reason(rule="no text")
    if facts.title.strip().lower() in _NO_CONTENT:
        return "other", Reason(rule="title", evidence=(facts.title,))
    for rule in _RULES:
        found = rule(facts)
        if found:
            return found
    return "news", Reason(rule="nothing else fits")


def _by_markup(facts: Facts) -> Found:
    return (facts.page.kind, Reason(rule="markup")) if facts.page.kind else None


def _by_label(facts: Facts) -> Found:
    """ "News" is left to the end: interviews and case studies carry that label too."""
    for number, block in enumerate(facts.page.blocks[:HEAD_BLOCKS]):
        kind = next((kind for kind in map(LABELS.get, labels_of(block.text)) if kind not in (None, "news")), None)
        if kind and (number < LABEL_BLOCKS or kind == "press_release"):
            return _or_conference(kind, facts), Reason(rule="label", evidence=(block.text.strip(),))
    return None


def _by_address(facts: Facts) -> Found:
    address = urlsplit(facts.page.url)
    path = f"{address.hostname or ''}{address.path}".lower()
    for pattern, kind in _ADDRESSES:
        if pattern in path:
            return _or_conference(kind, facts), Reason(rule="address", evidence=(pattern,))
    return None


def _or_conference(kind: DocumentKind, facts: Facts) -> DocumentKind:
    """An event whose title names it a conference, or that calls for papers, is one."""
    if kind != "event":
        return kind
    calls = _CONFERENCE_SIGN.search(facts.page.text)
    return "conference" if calls or kind_named(facts.title) == "conference" else kind


def _by_newsletter(facts: Facts) -> Found:
    """A newsletter's editorial, in the first person, is none."""
    signs = newsletter_signs(facts.page)
    if len(signs) < NEWSLETTER_SIGNS or voices.first_person_share(facts.page, facts.lang) >= EDITORIAL:
        return None
    return "listing", Reason(rule="newsletter", evidence=tuple(signs[:3]))


def _by_cards(facts: Facts) -> Found:
    """Words with the name and role of who said them, one card after the other."""
    roles = {m.start: (m.end, p.role) for p in facts.people if p.role for m in p.mentions}
    signed = voices.signed_cards(facts.page, roles)
    named = tuple(signed[:STATEMENTS])
    return (
        ("statement", Reason(rule="words with names and roles", evidence=named)) if len(signed) >= STATEMENTS else None
    )


def _by_teasers(facts: Facts) -> Found:
    lines = [b.text.strip() for b in facts.page.blocks]
    cut_off, more = sum(map(is_cut_off, lines)), sum(map(is_more_line, lines))
    marked = sum(b.kind == "teaser" for b in facts.page.blocks)
    paged = is_paged(facts.page) and cut_off + more > 0
    if cut_off >= TEASERS or more >= MORE_LINKS or paged or marked >= DATED_TEASERS:
        return "listing", Reason(rule="teasers", evidence=(f"{cut_off} cut off, {more} lead on, {marked} marked",))
    days = {m.text for d in facts.dates for m in d.mentions if d.end is None and d.start.count("-") == 2}
    dated = sum(line in days for line in lines)
    if dated >= DATED_TEASERS and event_signs(facts.page) < EVENT_SIGNS:
        return "listing", Reason(rule="dated teasers", evidence=(f"{dated} lines of nothing but a date",))
    return None


def _by_voice(facts: Facts) -> Found:
    page = facts.page
    signed = voices.signed_statements(page)
    if len(signed) >= STATEMENTS:
        return "statement", Reason(rule="statements under names", evidence=tuple(signed[:STATEMENTS]))
    questions = voices.interview_questions(page)
    if len(questions) >= QUESTIONS:
        return "statement", Reason(rule="interview", evidence=tuple(questions[:QUESTIONS]))
    if voices.has_greeting(page) and _SPOKEN_TITLE.search(facts.title):
        return "statement", Reason(rule="a greeting below the title of a speech", evidence=(facts.title,))
    share = voices.first_person_share(page, facts.lang)
    byline = voices.has_byline(page)
    least = (
        FIRST_PERSON
        if byline or voices.has_greeting(page) or voices.is_filed_as_opinion(page) or _SPOKEN_TITLE.search(facts.title)
        else SIGNED_FIRST_PERSON
        if signed
        else UNSIGNED_FIRST_PERSON
    )
    evidence = (f"{share:.0%} of the sentences in the first person", *([byline] if byline else signed[:1]))
    return ("statement", Reason(rule="first person", evidence=evidence)) if share >= least else None


def _by_form(facts: Facts) -> Found:
    """The lines of a city's profile, or what tells a publication."""
    if profile_signs(facts.page) >= PROFILE_SIGNS:
        return "city_profile", Reason(rule="lines of a profile")
    many = publication_signs(facts.page) >= PUBLICATION_SIGNS
    return ("publication", Reason(rule="signs of a publication")) if many else None


def _by_event_signs(facts: Facts) -> Found:
    signs = event_signs(facts.page) + any(d.start_time for d in facts.dates)
    least = EVENT_SIGNS - 1 if NOUN.search(facts.title) else EVENT_SIGNS
    if signs < least:
        return None
    return _or_conference("event", facts), Reason(rule="signs of an event", evidence=(f"{signs} of them",))


def _by_case_headings(facts: Facts) -> Found:
    return ("case_study", Reason(rule="headings of a case study")) if case_signs(facts.page) >= CASE_SIGNS else None


def _by_conference_title(facts: Facts) -> Found:
    """The title is the conference's name and nothing else."""
    title = facts.title.strip()
    if any(LABELS.get(block.text.strip().lower()) == "news" for block in facts.page.blocks[:LABEL_BLOCKS]):
        return None
    return ("conference", Reason(rule="title", evidence=(title,))) if _CONFERENCE.fullmatch(title) else None


def _by_words(facts: Facts) -> Found:
    page = facts.page
    lines = [b.text for b in page.blocks if b.kind == "heading" or len(b.text) <= SHORT_LINE]
    heads = [page.title or "", *(b.text for b in page.blocks[:TITLE_BLOCKS] if len(b.text) <= SHORT_LINE)]
    for word, kind in _HEADING_WORDS:
        for line in (*heads, *lines):
            at = line.lower().find(word)
            opens = at == 0 or (at > 0 and not line[at - 2 : at].strip().isalnum())
            closes = 0 <= at <= SHORT_LEAD and not line[at + len(word) :].strip(" .:!")
            if (line in heads and (opens or closes)) or (at >= 0 and len(line) - len(word) <= NUMBER_OF_A_HEADING):
                return kind, Reason(rule="words", evidence=(line,))
    low = page.text.lower()
    for word, kind in _WORDS:
        if word in low:
            return kind, Reason(rule="words", evidence=(word,))
    return None


def _by_place_in_title(facts: Facts) -> Found:
    """ "Limerick, Ireland" heads a profile, "Learning in every kitchen: Balanga, Philippines" a case study."""
    cities = {fold(name) for c in facts.cities for name in (c.name, *(m.text for m in c.mentions))}
    countries = {fold(m.text) for c in facts.countries for m in c.mentions}
    for line in [facts.title, *(b.text for b in facts.page.blocks[:TITLE_BLOCKS])]:
        match = _PLACE_TITLE.fullmatch(line.strip()) if len(line) <= SHORT_LINE else None
        if match and fold(match["city"]) in cities and fold(match["country"]) in countries:
            kind: DocumentKind = "case_study" if match["lead"] else "city_profile"
            return kind, Reason(rule="place in the title", evidence=(line,))
    return None


def _by_own_voice(facts: Facts) -> Found:
    """A city's own site tells its own news: a press release."""
    sign = own_voice(facts.page, [(c.name, *(m.text for m in c.mentions)) for c in facts.cities])
    return ("press_release", Reason(rule="a public body's own voice", evidence=(sign,))) if sign else None


_RULES: tuple[Callable[[Facts], Found], ...] = (
    _by_markup,
    _by_label,
    _by_address,
    _by_newsletter,
    _by_cards,
    _by_teasers,
    _by_form,
    _by_voice,
    _by_event_signs,
    _by_case_headings,
    _by_conference_title,
    _by_words,
    _by_place_in_title,
    _by_own_voice,
)
