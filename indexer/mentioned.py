"""A document's cities and people as rows of the store, and the overviews counted from them."""

from collections import Counter
from typing import Any

from sqlalchemy import Engine, Table, func, select, true

from crawler.database import reading
from crawler.page import Frozen
from indexer import tables
from indexer.names import city_id, person_id
from nlp.document import Document, Region


class CityOverview(Frozen):
    """What the store knows of one city."""

    id: str
    name: str
    country: str
    region: Region | None
    member: bool
    member_since: int | None
    lat: float | None
    lon: float | None
    documents: int  # that mention it
    about: int  # of these, how many are about it
    statements: int  # about it


class PersonOverview(Frozen):
    """What the store knows of one person; role, organisation and city as the newest document has them."""

    id: str
    name: str
    role: str | None
    organisation: str | None
    city: str | None
    country: str | None
    documents: int  # that name this person
    statements: int  # by this person


def city_rows(document: Document) -> list[dict[str, Any]]:
    """One row a city the document mentions."""
    spoken_about = Counter(city_id(c.name, c.country) for s in document.statements for c in s.about_cities)
    rows: dict[str, dict[str, Any]] = {}
    for city in document.cities:
        identity = city_id(city.name, city.country)
        rows[identity] = {
            "document_id": document.id,
            "city_id": identity,
            **city.model_dump(include={"name", "country", "region", "member_since", "lat", "lon"}),
            "member": int(city.member),
            "about": int(city.about),
            "statements": spoken_about[identity],
        }
    return list(rows.values())


def person_rows(document: Document) -> list[dict[str, Any]]:
    """One row a person the document names."""
    spoken = Counter(person_id(s.speaker) for s in document.statements if s.speaker)
    rows: dict[str, dict[str, Any]] = {}
    for person in document.people:
        if identity := person_id(person.name):
            rows[identity] = {
                "document_id": document.id,
                "person_id": identity,
                **person.model_dump(include={"name", "role", "organisation", "city", "country"}),
                "statements": spoken[identity],
            }
    return list(rows.values())


def cities(engine: Engine, *, identity: str | None = None) -> list[CityOverview]:
    """Every city of the store (or the one of this id), those in most documents first."""
    rows = _overview(engine, tables.document_cities, "city_id", identity, summed=("about", "statements"))
    return [CityOverview.model_validate(row) for row in rows]


def people(engine: Engine, *, identity: str | None = None) -> list[PersonOverview]:
    """Every person of the store (or the one of this id), those in most documents first."""
    rows = _overview(engine, tables.document_people, "person_id", identity, summed=("statements",))
    return [PersonOverview.model_validate(row) for row in rows]


def _overview(
    engine: Engine, table: Table, key: str, identity: str | None, *, summed: tuple[str, ...]
) -> list[dict[str, Any]]:
    """One row an id: its facts from the newest document, its counts over all of them."""
    documents, same = tables.documents.c, table.c[key]
    newest_first = (func.coalesce(documents.published, "").desc(), documents.id)
    ranked = (
        select(
            same.label("id"),
            *(column for column in table.c if column.name not in ("document_id", key, *summed)),
            *(func.sum(table.c[name]).over(partition_by=same).label(name) for name in summed),
            func.count().over(partition_by=same).label("documents"),
            func.row_number().over(partition_by=same, order_by=newest_first).label("rank"),
        )
        .join(tables.documents, documents.id == table.c.document_id)
        .where(same == identity if identity else true())
        .subquery()
    )
    statement = select(ranked).where(ranked.c.rank == 1).order_by(ranked.c.documents.desc(), ranked.c.id)
    with reading(engine) as connection:
        return [{k: v for k, v in row.items() if k != "rank"} for row in connection.execute(statement).mappings()]
