"""An OpenAPI description to the rows the API's page lists."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Parameter(NamedTuple):
    """One thing an endpoint takes."""

    name: str
    kind: str
    default: str
    description: str


class Endpoint(NamedTuple):
    """One address of the API."""

    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]


def endpoints_of(openapi: Mapping[str, Any]) -> list[Endpoint]:
    """Every GET of an OpenAPI description, in its order, the exports after the rest."""
    shown = [
        Endpoint(
            path,
            operations["get"]["summary"],
            operations["get"].get("description", ""),
            tuple(_parameter(one) for one in operations["get"].get("parameters", ())),
        )
        for path, operations in openapi["paths"].items()
    ]
    return sorted(shown, key=lambda endpoint: endpoint.path.endswith("{form}"))


def _parameter(described: Mapping[str, Any]) -> Parameter:
    schema = described["schema"]
    default = schema.get("default")
    return Parameter(
        described["name"],
        _kind(schema),
        "" if default in (None, [], "") else str(default),
        described.get("description", ""),
    )


def _kind(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return next(_kind(one) for one in schema["anyOf"] if one.get("type") != "null")
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}, may be repeated"
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    bounds = [f"{schema[key]}" for key in ("minimum", "maximum") if key in schema]
    return schema.get("format") or " ".join(filter(None, (schema.get("type", ""), " to ".join(bounds))))
