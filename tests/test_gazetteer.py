"""The gazetteer: names folded, places found, the file built once."""

import sqlite3

import pytest

from nlp.gazetteer import open_gazetteer
from nlp.places.fold import fold


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


def test_the_file_is_read_only() -> None:
    gazetteer = open_gazetteer()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._open().execute("delete from place")
