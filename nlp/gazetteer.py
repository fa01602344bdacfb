"""Names in, places out: GeoNames (cities of 500 people and more) and the network's members, on disk, by folded name."""

import os
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import platformdirs

from nlp.places.build import ALTERNATE, HAMLETS, LISTED, MAIN, build, gazetteer_file_name
from nlp.places.fold import fold

__all__ = ["ALTERNATE", "LISTED", "MAIN", "Gazetteer", "Named", "Place", "fold", "open_gazetteer"]

_KINDS = ("country", "admin1", "county")
_CHUNK = 500  # SQLite's oldest limit on parameters is 999


@dataclass(frozen=True, slots=True)
class Place:
    """A city, town, municipality or district. ``id`` is GeoNames'; negative for a member or hamlet GeoNames lacks."""

    id: int
    name: str  # usual English name
    country: str
    admin1: str  # GeoNames' code within the country: "TX"
    lat: float | None
    lon: float | None
    population: int
    network: str | None  # the name under which the network lists it; ``None`` if no member
    since: int | None  # year it joined

    @property
    def member(self) -> bool:
        return self.network is not None

    @property
    def hamlet(self) -> bool:
        """Is it known only as an American post office?"""
        return self.id <= HAMLETS

    @property
    def geonames_id(self) -> int | None:
        return self.id if self.id > 0 else None


@dataclass(frozen=True, slots=True)
class Named:
    """A place that bears the name asked for; ``rank`` says how: MAIN, LISTED or ALTERNATE."""

    place: Place
    rank: int


@dataclass(frozen=True, slots=True)
class RegionNamed:
    """A country, first-order division or county that bears a name; of a division, the point is its largest city."""

    kind: Literal["country", "admin1", "county"]
    code: str  # "US", "US.TX", "US.TX.453"
    lat: float | None
    lon: float | None

    @property
    def country(self) -> str:
        return self.code[:2]

    @property
    def admin1(self) -> str | None:
        """ "US.TX" of a division or county."""
        return ".".join(self.code.split(".")[:2]) if "." in self.code else None


class Gazetteer:
    """Read-only; opened anew in every process that uses it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._owner = 0
        self._connection: sqlite3.Connection | None = None

    def lookup(self, keys: Iterable[str], *, hamlets: bool = False) -> dict[str, list[Named]]:
        """The places of each folded name that has any, members first, then by population; ``hamlets`` if asked for."""
        found: dict[str, list[Named]] = {}
        wanted = sorted(set(keys))
        for i in range(0, len(wanted), _CHUNK):
            chunk = wanted[i : i + _CHUNK]
            marks = ",".join("?" * len(chunk))
            query = f"select key, rank, place.* from name join place on id = place where key in ({marks})"
            if not hamlets:
                query += f" and place > {HAMLETS}"
            for key, rank, *place in self._open().execute(query, chunk):
                found.setdefault(key, []).append(Named(Place(*place), rank))
        for named in found.values():
            named.sort(key=lambda n: (not n.place.member, -n.place.population, n.rank, n.place.id))
        return found

    def regions(self, keys: Iterable[str]) -> dict[str, list[RegionNamed]]:
        """The countries, divisions and counties of each folded name that has any, countries first."""
        found: dict[str, list[RegionNamed]] = {}
        wanted = sorted(set(keys))
        for i in range(0, len(wanted), _CHUNK):
            chunk = wanted[i : i + _CHUNK]
            marks = ",".join("?" * len(chunk))
            query = f"select key, kind, code, lat, lon from region where key in ({marks})"
            for key, *region in self._open().execute(query, chunk):
                found.setdefault(key, []).append(RegionNamed(*region))
        for named in found.values():
            named.sort(key=lambda r: (_KINDS.index(r.kind), r.code))
        return found

    def by_name(self, name: str) -> list[Named]:
        """The places of one name, as written anywhere."""
        return self.lookup([fold(name)]).get(fold(name), [])

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._owner != os.getpid():
            self._connection = sqlite3.connect(
                f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._owner = os.getpid()
        return self._connection


@cache
def open_gazetteer(cache_dir: Path | None = None) -> Gazetteer:
    """The gazetteer in ``cache_dir`` (default: the platform's cache folder); built there first if it is not yet."""
    folder = cache_dir or Path(platformdirs.user_cache_dir("citykb"))
    path = folder.resolve() / gazetteer_file_name()
    if not path.exists():
        build(path)
    return Gazetteer(path)


if __name__ == "__main__":
    print(open_gazetteer(Path(sys.argv[1]) if len(sys.argv) > 1 else None).path)
