"""The gazetteer: names folded, places found, the file built once."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from nlp.gazetteer import Gazetteer, open_gazetteer
from nlp.places.fold import fold
from nlp.places.lists import rows


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("São Paulo", "sao paulo"),
        ("Évry-Courcouronnes", "evry courcouronnes"),
        ("N’Zérékoré", "nzerekore"),
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("Sønderborg", "sonderborg"),
        ("Łódź", "lodz"),
        ("IZMİR", "izmir"),
        ("Diyarbakır", "diyarbakir"),
        ("Gießen", "giessen"),
        ("Sankt Petersburg", "st petersburg"),
        ("St. Louis", "st louis"),
        ("الإسكندرية", "الاسكندريه"),
        ("서울", "서울"),
        ("!?", ""),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("Lisboa", "Lisbon", "PT"),
        ("El Cairo", "Cairo", "EG"),
        ("Riad", "Riyadh", "SA"),
        ("北京", "Beijing", "CN"),
        ("القاهرة", "Cairo", "EG"),
        ("서울", "Seoul", "KR"),
        ("Heraklion", "Heraklion", "GR"),
        ("City of Wyndham", "Wyndham", "AU"),
        ("Londonderry", "Derry", "GB"),
    ],
)
def test_first_place_of_a_name(written: str, name: str, country: str) -> None:
    first = open_gazetteer().by_name(written)[0].place
    assert (first.name, first.country) == (name, country)


def test_unknown_name_has_no_place() -> None:
    assert open_gazetteer().by_name("Xyzzyville") == []


def test_a_region_is_known_by_its_names() -> None:
    found = open_gazetteer().regions(["georgia", "rapides parish", "baviera"])
    assert [(r.kind, r.code) for r in found["georgia"]] == [("country", "GE"), ("admin1", "US.GA")]
    assert [(r.kind, r.code) for r in found["rapides parish"]] == [("county", "US.LA.079")]
    assert ("admin1", "DE.02") in [(r.kind, r.code) for r in found["baviera"]]


def test_a_member_that_geonames_lacks_has_a_place_of_its_own() -> None:
    place = open_gazetteer().by_name("Songpa-gu")[0].place
    assert (place.name, place.country, place.geonames_id, place.since) == ("Songpa-gu", "KR", None, 2020)
    assert (place.lat, place.lon) == (37.5145, 127.1066)


def test_every_member_is_found_by_its_name_in_its_country() -> None:
    gazetteer = open_gazetteer()
    lost = [
        (row["name"], row["country"])
        for row in rows("members.csv")
        if not any(n.place.member and n.place.country == row["country"] for n in gazetteer.by_name(row["name"]))
    ]
    assert lost == []


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "nlp.gazetteer", str(tmp_path)]
    builders = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    paths = {builder.communicate()[0].strip() for builder in builders}
    assert [builder.returncode for builder in builders] == [0, 0]
    assert [str(path) for path in tmp_path.iterdir()] == list(paths)
    assert Gazetteer(Path(*paths)).by_name("Lisboa")[0].place.name == "Lisbon"


def test_the_file_is_read_only() -> None:
    gazetteer = open_gazetteer()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._open().execute("delete from place")
