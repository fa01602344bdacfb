"""What went wrong, in words and with a status: the one error body of the API and what the error pages show."""

from difflib import get_close_matches

from fastapi.exceptions import RequestValidationError
from pydantic import Field

from crawler.page import Frozen
from indexer.names import fold

RETRY_AFTER = 10  # seconds: an index comes back from a restart in about this


_DATES = "write a day (2024-02-14), a month (2024-02) or a year (2024)"


class Problem(Frozen):
    """The body of every answer that is not 2xx (RFC 9457, `application/problem+json`)."""

    title: str = Field(examples=["Bad request"])
    status: int = Field(examples=[400])
    detail: str = Field(description="What is wrong and what to do", examples=["kind: 'blog' is not known"])
    parameter: str | None = Field(default=None, description="The parameter that is wrong", examples=["kind"])
    near: tuple[str, ...] = Field(default=(), description="Names that are known and look alike", examples=[["news"]])


class NotFound(LookupError):
    """The address names a thing that is not held."""

    def __init__(self, message: str, *, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near


TITLES = {
    400: "That question cannot be asked",
    404: "Not found",
    405: "Not allowed",
    500: "Something broke on our side",
    503: "Not available just now",
}


def problem(status: int, detail: str, *, parameter: str | None = None, near: tuple[str, ...] = ()) -> Problem:
    """A ``Problem`` with the title of its status."""
    return Problem(title=TITLES.get(status, "Error"), status=status, detail=detail, parameter=parameter, near=near)


def bad_parameter(error: RequestValidationError, known: tuple[str, ...]) -> Problem:
    """The first thing wrong with an address's parameters; ``known`` are those it takes."""
    first = error.errors()[0]
    name = next((str(part) for part in first["loc"][1:] if isinstance(part, str)), None)
    shown = repr(first.get("input"))[:80]
    if first["type"] == "extra_forbidden":
        near = similar(name or "", known)
        return problem(
            400, f"{name}: no such parameter; there are {', '.join(known) or 'none'}", parameter=name, near=near
        )
    if first["type"] in ("literal_error", "enum"):
        allowed = tuple(word.strip("'") for word in str(first["ctx"]["expected"]).replace(" or ", ", ").split(", "))
        near = similar(str(first.get("input")), allowed)
        return problem(
            400, f"{name}: {shown} is not known; choose from {', '.join(allowed)}", parameter=name, near=near
        )
    said = _DATES if first["type"].startswith("date") else str(first["msg"]).removeprefix("Value error, ")
    if name is None:  # a rule over several parameters: it begins with the first of them
        return problem(400, said, parameter=next((one for one in known if said.startswith(one)), None))
    return problem(400, f"{name}: {shown}: {said}", parameter=name)


def near_names(error: Exception) -> tuple[str, ...]:
    """The names that look alike an error knows of."""
    return tuple(getattr(error, "near", ()))


def similar(word: str, known: tuple[str, ...], *, least: float = 0.6) -> tuple[str, ...]:
    """Up to three of ``known`` that look like ``word``, accents and case aside."""
    folded = {fold(name).replace("_", " "): name for name in known}
    return tuple(folded[match] for match in get_close_matches(fold(word).replace("_", " "), folded, n=3, cutoff=least))
