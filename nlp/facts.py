"""``Facts``: the notes on one page while its extractors run; each reads what those before it found.

They travel in ``doc.user_data`` because a mention need not fall on token borders ("Jane DoeDirector-General"),
which spaCy's own spans demand.
"""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from crawler.page import DocumentKind, Page
from nlp.document import (
    City,
    CityInName,
    Country,
    DateMention,
    Event,
    ListingItem,
    Organisation,
    Person,
    Reason,
    Statement,
    ThemeScore,
)

_KEY = "citykb"


@dataclass
class Facts:
    """One field a fact, filled by the extractor of that name; offsets are into ``page.text``."""

    page: Page
    lang: str  # ISO 639-1 of the main text, "und" where unknown
    title: str = ""
    kind: DocumentKind = "other"
    kind_reason: Reason | None = None
    published: str | None = None
    published_reason: Reason | None = None
    boilerplate: list[tuple[int, int]] = field(default_factory=list)  # standing blocks: no evidence of themes
    dates: list[DateMention] = field(default_factory=list)
    cities: list[City] = field(default_factory=list)
    cities_in_names: list[CityInName] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    themes: list[ThemeScore] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    items: list[ListingItem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def attach(doc: Doc, facts: Facts) -> Doc:
    """Lay the notes beside the text they are about."""
    doc.user_data[_KEY] = facts
    return doc


def facts_of(doc: Doc) -> Facts:
    """The notes that ``attach`` laid beside ``doc``; ``KeyError`` if it was made by hand."""
    facts: Facts = doc.user_data[_KEY]
    return facts
