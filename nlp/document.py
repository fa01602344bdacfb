"""``Document``: what a page says, each fact with its place in the text and the reason it was taken for one.

No spaCy here: the index and the web pages read these records too.
"""

from typing import Literal

from pydantic import Field

from crawler.page import DocumentKind, Frozen, Page

EventKind = Literal["webinar", "conference", "festival", "panel", "session", "deadline", "other"]
Theme = Literal[
    "education_for_sustainable_development",
    "equity_and_inclusion",
    "educational_planning_monitoring_evaluation",
    "global_citizenship_education",
    "entrepreneurship",
    "learning_for_health_and_wellbeing",
    "literacy",
]
Region = Literal[
    "Africa", "Arab States", "Asia and the Pacific", "Europe and North America", "Latin America and the Caribbean"
]


class Mention(Frozen):
    """A stretch ``[start, end)`` of ``document.text``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Reason(Frozen):
    """Why a fact was chosen: the rule, what it went by, and the next best candidate that lost."""

    rule: str  # a short stable name: "country beside it", "member", "cue verb before", "signature below"
    evidence: tuple[str, ...] = ()  # words of the page or facts of the lists
    runner_up: str | None = None  # "London, CA (population 422,324)"


class CityRef(Frozen):
    """A city by its canonical English name and ISO 3166-1 alpha-2 country."""

    name: str
    country: str


class City(Frozen):
    """A city, town, municipality or metropolitan district that the text mentions."""

    name: str
    country: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    region: Region | None = None
    member: bool = False
    member_since: int | None = None
    about: bool = False  # one of the page's own cities
    mentions: tuple[Mention, ...] = ()
    confidence: float = Field(default=1.0, ge=0, le=1)
    reason: Reason | None = None


class CityInName(Frozen):
    """A city only inside a proper name: no mention of the city."""

    model_config = {**Frozen.model_config, "populate_by_name": True, "serialize_by_alias": True}

    name: str
    country: str
    inside: str = Field(alias="in")  # "University of Glasgow"
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    mentions: tuple[Mention, ...] = ()  # of the city's name inside that name


class Country(Frozen):
    """A country named as a noun."""

    code: str
    mentions: tuple[Mention, ...] = ()


class Person(Frozen):
    """A person, once a document, under the fullest name without honorific; role as written."""

    name: str
    role: str | None = None
    organisation: str | None = None
    city: str | None = None  # canonical name of the city the person is tied to
    country: str | None = None  # of that city
    mentions: tuple[Mention, ...] = ()
    confidence: float = Field(default=1.0, ge=0, le=1)
    reason: Reason | None = None


class Organisation(Frozen):
    name: str
    acronym: str | None = None
    mentions: tuple[Mention, ...] = ()


class DateMention(Frozen):
    """A date or range of dates. ISO 8601, as precise as the text ("2023", "2022-11", "2024-02-14").

    ``end`` is ``None`` for a single day, month or year. Times carry their offset where the zone is known.
    """

    as_written: str
    start: str
    end: str | None = None
    start_time: str | None = None  # "2021-01-22T10:30+01:00"
    end_time: str | None = None
    inferred: bool = False  # the year came from elsewhere on the page
    mentions: tuple[Mention, ...] = ()
    reason: Reason | None = None


class Event(Frozen):
    title: str
    kind: EventKind = "other"
    start: str | None = None
    end: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    timezone: str | None = None  # as written: "CET", "GMT+9"
    city: str | None = None
    country: str | None = None
    url: str | None = None
    parent: str | None = None  # title of the event this is a session of
    mentions: tuple[Mention, ...] = ()
    reason: Reason | None = None


class ThemeScore(Frozen):
    theme: Theme
    score: float = Field(ge=0, le=1)
    evidence: tuple[Mention, ...] = ()
    reason: Reason | None = None


class Statement(Frozen):
    """Words said, written or reported. ``text`` is ``document.text[start:end]``, its own marks left out.

    ``speaker`` is ``None`` where the page does not tell. ``cue`` is what tied speaker and words: the verb or
    phrase as written, or "heading", "signature", "card", "interview".
    """

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    lang: str | None = None
    direct: bool
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    speaker_city: str | None = None
    about_cities: tuple[CityRef, ...] = ()
    said_on: str | None = None
    cue: str | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)
    reason: Reason | None = None
    about_reason: Reason | None = None  # why it is about those cities, or about none


class ListingItem(Frozen):
    """One teaser of a listing, with the facts that stand in it."""

    title: str
    url: str | None = None
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    cities: tuple[CityRef, ...] = ()
    people: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()  # ISO 8601 starts
    themes: tuple[Theme, ...] = ()


class Document(Frozen):
    """A page understood: its address and text, and every fact found in it."""

    id: str  # the page's
    url: str
    site: str
    kind: DocumentKind
    kind_reason: Reason | None = None
    lang: str  # detected, ISO 639-1; "und" where unknown
    title: str
    text: str
    summary: str | None = None  # the page's lead, at most 300 characters
    published: str | None = None
    published_reason: Reason | None = None
    modified: str | None = None
    cities: tuple[City, ...] = ()
    cities_in_names: tuple[CityInName, ...] = ()
    countries: tuple[Country, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = ()
    themes: tuple[ThemeScore, ...] = ()
    statements: tuple[Statement, ...] = ()
    items: tuple[ListingItem, ...] = ()
    warnings: tuple[str, ...] = ()
    extractor: str  # version of the extractors and their data
    page: Page  # the blocks, for showing it again
