"""What is scored of a system's output: a ``Document``, or the JSON of any system in the same shape."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from nlp.document import Document


class Lenient(BaseModel):
    """A missing or null key is an empty one: a system's broken output is scored, not refused."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @field_validator("*", mode="before")
    @classmethod
    def _null_is_empty(cls, value: object, info: Any) -> object:
        field = cls.model_fields[info.field_name]
        return field.get_default(call_default_factory=True) if value is None else value


class Place(Lenient):
    name: str = ""
    country: str = ""


class Named(Lenient):
    name: str = ""


class Period(Lenient):
    start: str = ""
    end: str = ""


class Said(Lenient):
    text: str = ""
    quote: str = ""
    quote_start: str = ""
    speaker: str = ""
    direct: bool | None = None
    confidence: float | None = None
    about_cities: tuple[str, ...] = ()

    @field_validator("about_cities", mode="before")
    @classmethod
    def _names(cls, cities: list[Any] | tuple[Any, ...] | None) -> tuple[str, ...]:
        return tuple(
            (city.get("name") or "") if isinstance(city, Mapping) else str(city or "") for city in cities or ()
        )

    @property
    def words(self) -> str:
        return self.text or self.quote or self.quote_start


class Prediction(Lenient):
    """One page's output as far as it is scored."""

    kind: str = ""
    published: str = ""
    cities: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()
    people: tuple[Named, ...] = ()
    dates: tuple[Period, ...] = ()
    themes: tuple[str, ...] = ()
    statements: tuple[Said, ...] = Field(default=())

    @field_validator("countries", mode="before")
    @classmethod
    def _codes(cls, countries: list[Any] | tuple[Any, ...] | None) -> tuple[str, ...]:
        return tuple(str(item["code"] if isinstance(item, Mapping) else item) for item in countries or ())

    @field_validator("themes", mode="before")
    @classmethod
    def _ids(cls, themes: list[Any] | tuple[Any, ...] | None) -> tuple[str, ...]:
        return tuple(str(item["theme"] if isinstance(item, Mapping) else item) for item in themes or ())


def prediction_of(document: Document) -> Prediction:
    """What is scored of a document."""
    return Prediction.model_validate(document.model_dump(mode="json", exclude={"page"}))
