"""What an address may ask, described and bounded, turned into a ``Query``."""

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Self, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from crawler.page import DocumentKind
from indexer.query import DEFAULT_MIN_CONFIDENCE, MAX_SIZE, FacetName, Query, Sort, Year
from nlp.document import EventKind, Region, Theme

When = Literal["past", "ongoing", "coming"]
MANY = 20  # values of one filter; more is a script gone wrong
Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Words = Annotated[tuple[Word, ...], Field(max_length=MANY)]


def _first_day(value: object) -> object:
    """A year or month as its first day."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?", value) if isinstance(value, str) else None
    return f"{match[1]}-{match[2] or '01'}-01" if match else value


def _last_day(value: object) -> object:
    """A year or month as its last day."""
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", value) if isinstance(value, str) else None
    if not match or match[1] == "0000":
        return value
    month = int(match[2] or 12)
    return f"{match[1]}-{month:02}-{monthrange(int(match[1]), month)[1]}"


Since = Annotated[date | None, BeforeValidator(_first_day)]
Until = Annotated[date | None, BeforeValidator(_last_day)]


class Asked(BaseModel):
    """The parameters of one address; a name it does not know is an error, a blank value is no value."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def without_blanks(cls, given: Any) -> Any:
        """What a form sends of its empty fields is left out."""
        known = cls.names()
        return {name: value for name, value in given.items() if name not in known or not _blank(value)}

    @classmethod
    @cache
    def names(cls) -> tuple[str, ...]:
        """What can be asked, as an address writes it."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    @cache
    def with_many_values(cls) -> frozenset[str]:
        """Those of ``names`` that an address may repeat."""
        fields = cls.model_fields.items()
        return frozenset(field.alias or name for name, field in fields if get_origin(field.annotation) is tuple)


def _blank(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(_blank(part) for part in value)
    return value is None or (isinstance(value, str) and not value.strip())


class _Filters(Asked):
    text: str = Field(
        default="",
        max_length=1000,
        description='Words to find, in any language; "in quotation marks" as a phrase, -word to leave out',
        examples=["family learning"],
    )
    lang: Words = Field(default=(), description="Language of the text, ISO 639-1", examples=[["en", "fr"]])
    site: Words = Field(default=(), description="Site the page is from", examples=[["uil"]])
    kind: tuple[DocumentKind, ...] = Field(default=(), max_length=MANY, description="Kind of page")
    theme: tuple[Theme, ...] = Field(default=(), max_length=MANY, description="One of the network's seven themes")
    city: Words = Field(
        default=(), description='City: its id, its name, or "name, country code"', examples=[["Espoo"], ["espoo-fi"]]
    )
    country: Words = Field(default=(), description="Country of a city, ISO 3166-1 alpha-2", examples=[["FI"]])
    region: tuple[Region, ...] = Field(default=(), max_length=MANY, description="UNESCO region")
    member: bool | None = Field(
        default=None, description="About at least one member of the network (true), none (false)"
    )
    year: Annotated[tuple[Year, ...], Field(max_length=MANY)] = Field(default=(), description="Year", examples=[[2023]])
    since: Since = Field(
        default=None, alias="from", description="From this day, month or year on (YYYY-MM-DD, YYYY-MM or YYYY)"
    )
    until: Until = Field(default=None, alias="to", description="Up to and including this day, month or year")

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Asked from a day to an earlier day, nothing could ever be found."""
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"from {self.since} is after to {self.until}")
        return self

    def values(self) -> dict[str, Any]:
        """What was asked, under the names ``Query`` uses."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class _Paged(_Filters):
    sort: Sort = Field(default="relevance", description="Order; without text, relevance means newest first")
    size: int = Field(default=20, ge=0, le=MAX_SIZE, description="Hits a page")
    cursor: str | None = Field(default=None, max_length=4000, description="`next_cursor` of the page before")
    facets: tuple[FacetName, ...] = Field(default=(), max_length=MANY, description="Lists to count")


class _Sorted(_Filters):
    sort: Sort = Field(default="relevance", description="Order; without text, relevance means newest first")


class _Meaning(Asked):
    semantic: bool = Field(
        default=False, description="Also what means the same in other words or languages; the index must hold vectors"
    )


class _DocumentFilters(_Meaning):
    person: Words = Field(default=(), description="Person named on the page: id or name", examples=[["jukka-makela"]])

    def query(self, **more: Any) -> Query:
        """The question about documents."""
        return Query(**{"type": "document", **self.values(), **more})  # type: ignore[attr-defined]


class _StatementFilters(_Meaning):
    speaker: Words = Field(default=(), description="Who said it: id or name", examples=[["Jukka Mäkelä"]])
    direct: bool | None = Field(default=None, description="Only the speaker's own words (true), only reported (false)")
    min_confidence: float = Field(
        default=DEFAULT_MIN_CONFIDENCE, ge=0, le=1, description="Leave out attributions less certain than this"
    )

    def query(self, **more: Any) -> Query:
        """The question about statements: ``city`` is the city spoken about."""
        values = self.values()  # type: ignore[attr-defined]
        return Query(**{"type": "statement", "person": values.pop("speaker", ()), **values, **more})


class AskDocuments(_DocumentFilters, _Paged):
    """Parameters of the search for pages."""


class ExportDocuments(_DocumentFilters, _Sorted):
    """The same, of all pages that fit."""


class AskStatements(_StatementFilters, _Paged):
    """Parameters of "who said what about which city"."""


class ExportStatements(_StatementFilters, _Sorted):
    """The same, of all statements that fit."""


class _EventFilters(Asked):
    when: When | None = Field(default=None, description="Only events over, under way, or still to come")
    on: date | None = Field(default=None, description="The day past and coming are reckoned from; today if not given")
    event_kind: tuple[EventKind, ...] = Field(default=(), max_length=MANY, description="Kind of event")

    def query(self, **more: Any) -> Query:
        """The question about events, without ``when``: that is reckoned from the answer."""
        values = {k: v for k, v in self.values().items() if k not in ("when", "on")}  # type: ignore[attr-defined]
        return Query(**{"type": "event", **values, **more})


class AskEvents(_EventFilters, _Paged):
    """Parameters of the list of events."""


class ExportEvents(_EventFilters, _Sorted):
    """The same, of all events that fit."""


class AskPeople(Asked):
    """Parameters of the list of people."""

    text: str = Field(default="", max_length=200, description="Letters in the name, accents and case aside")
    country: Words = Field(
        default=(), description="Only of, or tied to a city of, these countries (ISO 3166-1 alpha-2)"
    )
    size: int = Field(default=200, ge=0, le=1000, description="Names a page")
    offset: int = Field(default=0, ge=0, le=10**9, description="`next_offset` of the page before")


class AskCities(AskPeople):
    """Parameters of the list of cities."""

    region: tuple[Region, ...] = Field(default=(), max_length=MANY, description="Only cities of these UNESCO regions")
    member: bool | None = Field(default=None, description="Only members of the network (true), only others (false)")


class AskSuggestions(Asked):
    """Parameters of the completion of a name."""

    prefix: str = Field(default="", max_length=100, description="What was typed so far", examples=["Esp"])
    size: int = Field(default=10, ge=1, le=50, description="How many at most")
