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
    head_lines,
    heading_kind,
    kinds_by_word,
    labels_of,
    newsletter_signs,
    publication_signs,
)
from nlp.shape.listings import is_title_of_a_list, listing_sign
from nlp.shape.own_voice import own_voice
from nlp.shape.own_words import STATEMENTS, words_of_one
from nlp.shape.profiles import place_in_title, presents_a_city, profile_lines
from nlp.shape.programmes import TIMED_LINES, has_when_line, names_a_conference, sessions, timed_lines

_ADDRESSES = kinds_by_word("addresses")
_WORDS = kinds_by_word("words")
_NO_CONTENT = frozenset(KINDS["no_content_titles"]["words"].split("|"))
_OTHER = re.compile(rf"\W*(?:{KINDS['no_content_titles']['openings']})(?!\w)", re.IGNORECASE)
_NEWS_SECTIONS = tuple(KINDS["event_lines"]["news_sections"].split("|"))
_CONFERENCE_SIGN = re.compile(KINDS["conference_signs"]["words"], re.IGNORECASE)
_EVENT_TITLE = re.compile(rf"(?:{KINDS['titles']['event']})\s?[:：«“„\"‘]", re.IGNORECASE)
_CONFERENCE_TITLE = re.compile(rf"(?:{KINDS['titles']['named']})\s?[:：«“„\"‘]", re.IGNORECASE)
_CONFERENCE = re.compile(KINDS["titles"]["conference"], re.IGNORECASE)
_CONFERENCE_REPORT = re.compile(KINDS["titles"]["report"], re.IGNORECASE)

LABEL_BLOCKS = 3  # a label line stands above the title; a date or a credit may stand above it
HEAD_BLOCKS = 7  # "Press release" stands there too, below a state's, a ministry's and a town's names and a menu
PROFILE_SIGNS = 2  # the population and one more line of a profile's form
SESSIONS = 2  # "Opening" alone may head anything
CASE_SIGNS = 2  # "Background" alone stands on any page
PUBLICATION_SIGNS = 2  # authors, a file to download, pages, an ISBN: news of a report have one
EDITORIAL = 0.25  # share in which a newsletter's own words are one person's

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
    if facts.title.strip().lower() in _NO_CONTENT or _OTHER.match(facts.title):
        return "other", Reason(rule="title", evidence=(facts.title,))
    for rule in _RULES:
        found = rule(facts)
        if found:
            return found
    return "news", Reason(rule="nothing else fits")


def _by_markup(facts: Facts) -> Found:
    return (facts.page.kind, Reason(rule="markup")) if facts.page.kind else None


def _by_list_title(facts: Facts) -> Found:
    """ "Events" above many titles is no event."""
    heads = [facts.title, *head_lines(facts.page)[:1]]
    return _by_teasers(facts) if any(map(is_title_of_a_list, heads)) else None


def _by_label(facts: Facts) -> Found:
    """ "News" is left to the end: interviews and case studies carry that label too."""
    for number, block in enumerate(facts.page.blocks[:HEAD_BLOCKS]):
        kind = next((kind for kind in map(LABELS.get, labels_of(block.text)) if kind not in (None, "news")), None)
        if kind and (number < LABEL_BLOCKS or kind == "press_release"):
            return _or_conference(kind, facts), Reason(rule="label", evidence=(block.text.strip(),))
    return None


def _by_address(facts: Facts) -> Found:
    address = urlsplit(facts.page.url)
    path = f"@{address.hostname or ''}{address.path}".lower()
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
    days = [(m.start, m.end) for d in facts.dates for m in d.mentions if d.end is None and d.start.count("-") == 2]
    found = listing_sign(facts.page, facts.title, () if _has_programme(facts) else days)
    return ("listing", Reason(rule=found[0], evidence=(found[1],))) if found else None


def _by_voice(facts: Facts) -> Found:
    found = words_of_one(facts.page, facts.lang, facts.title)
    return ("statement", Reason(rule=found[0], evidence=found[1])) if found else None


def _city_names(facts: Facts) -> set[str]:
    return {fold(name) for c in facts.cities for name in (c.name, *(m.text for m in c.mentions))}


def _by_form(facts: Facts) -> Found:
    """The lines of a city's profile, or what tells a publication."""
    if case_signs(facts.page) < CASE_SIGNS and profile_lines(facts.page) >= PROFILE_SIGNS:
        return "city_profile", Reason(rule="lines of a profile")
    signs = presents_a_city(facts.page, facts.title, _city_names(facts))
    if signs > max(PROFILE_SIGNS - 1, case_signs(facts.page)):
        return "city_profile", Reason(rule="a city's name for a title", evidence=(facts.title, f"{signs} signs"))
    many = publication_signs(facts.page) >= PUBLICATION_SIGNS
    return ("publication", Reason(rule="signs of a publication")) if many else None


def _by_event_signs(facts: Facts) -> Found:
    others = [d for d in facts.dates if d.start != facts.published]  # the page's own hour is none
    timed, programme = any(d.start_time for d in others), _has_programme(facts)
    when = has_when_line(facts.page, {m.start for d in others if d.start.count("-") >= 2 for m in d.mentions})
    signs = event_signs(facts.page) + (timed or programme or when) + (programme or when)
    in_news = any(part in urlsplit(facts.page.url).path.lower() for part in _NEWS_SECTIONS)
    least = EVENT_SIGNS + (1 if in_news else -bool(NOUN.search(facts.title)))
    if signs < least:
        return None
    kind: DocumentKind = "conference" if _names_a_conference(facts) else _or_conference("event", facts)
    return kind, Reason(rule="signs of an event", evidence=(f"{signs} of them",))


def _by_case_headings(facts: Facts) -> Found:
    return ("case_study", Reason(rule="headings of a case study")) if case_signs(facts.page) >= CASE_SIGNS else None


def _by_meeting_title(facts: Facts) -> Found:
    """The title is a conference's name and nothing else, heads its report, or begins with the kind of meeting."""
    title = facts.title.strip()
    if any(LABELS.get(block.text.strip().lower()) == "news" for block in facts.page.blocks[:LABEL_BLOCKS]):
        return None
    if _CONFERENCE.fullmatch(title) or _CONFERENCE_TITLE.match(title) or _CONFERENCE_REPORT.search(title):
        return "conference", Reason(rule="title", evidence=(title,))
    return ("event", Reason(rule="title", evidence=(title,))) if _EVENT_TITLE.match(title) else None


def _by_sessions(facts: Facts) -> Found:
    """A conference's programme, or a report along it; news of a conference tell of it in one piece."""
    parts = sessions(facts.page)
    if not _names_a_conference(facts):
        return None
    calls = _CONFERENCE_SIGN.search(facts.page.text)
    if len(parts) < SESSIONS and not (calls or _has_programme(facts)):
        return None
    return "conference", Reason(rule="sessions of a conference", evidence=tuple(parts[:SESSIONS]))


def _names_a_conference(facts: Facts) -> bool:
    """The title does, or the first line where the title is "Programme"."""
    return any(map(names_a_conference, [facts.title, *head_lines(facts.page)[:1]]))


def _has_programme(facts: Facts) -> bool:
    return timed_lines(facts.page, {m.start for d in facts.dates for m in d.mentions}) >= TIMED_LINES


def _by_words(facts: Facts) -> Found:
    headed = heading_kind(facts.page)
    if headed:
        return headed[0], Reason(rule="words", evidence=(headed[1],))
    low = facts.page.text.lower()
    for word, kind in _WORDS:
        if word in low:
            return kind, Reason(rule="words", evidence=(word,))
    return None


def _by_place_in_title(facts: Facts) -> Found:
    countries = {fold(m.text) for c in facts.countries for m in c.mentions}
    found = place_in_title([facts.title, *head_lines(facts.page)], _city_names(facts), countries)
    return (found[0], Reason(rule="place in the title", evidence=(found[1],))) if found else None


def _by_own_voice(facts: Facts) -> Found:
    """A city's own site tells its own news: a press release."""
    sign = own_voice(facts.page, [(c.name, *(m.text for m in c.mentions)) for c in facts.cities])
    return ("press_release", Reason(rule="a public body's own voice", evidence=(sign,))) if sign else None


_RULES: tuple[Callable[[Facts], Found], ...] = (
    _by_markup,
    _by_list_title,
    _by_label,
    _by_address,
    _by_newsletter,
    _by_cards,
    _by_teasers,
    _by_form,
    _by_voice,
    _by_event_signs,
    _by_case_headings,
    _by_meeting_title,
    _by_sessions,
    _by_words,
    _by_place_in_title,
    _by_own_voice,
)
