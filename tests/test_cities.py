"""Cities, countries and cities inside names, in passages of several languages."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.document import Document
from nlp.pipeline import extract_page


def read(text: str, url: str = "file:///page.txt") -> Document:
    return extract_page(text_page(text, url=url, site="test", fetched_at=datetime(2026, 1, 1, tzinfo=UTC)))


def cities(text: str, url: str = "file:///page.txt") -> set[tuple[str, str]]:
    return {(city.name, city.country) for city in read(text, url).cities}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The UNESCO learning city of Espoo, Finland, met the mayors of Cork and Limerick.",
         {("Espoo", "FI"), ("Cork", "IE"), ("Limerick", "IE")}),
        ("The Mayor of Derry City and Strabane District travelled to Belfast.",
         {("Derry", "GB"), ("Strabane", "GB"), ("Belfast", "GB")}),
        ("She teaches at the University of Glasgow, after years at Cork City Council.", set()),
        ("The Medellín Manifesto and the Beijing Declaration guide the UNESCO learning cities.", set()),
        ("The storm reached Paris, Texas, before noon.", {("Paris", "US")}),
        ("Five countries are new: Bosnia and Herzegovina (Zivinice), Poland (Gdynia) and Thailand (Chiang Rai).",
         {("Živinice", "BA"), ("Gdynia", "PL"), ("Chiang Rai", "TH")}),
        ("Most of the same readings took place in March.", set()),
    ],
)  # fmt: skip
def test_cities_of_a_passage(text: str, found: set[tuple[str, str]]) -> None:
    assert cities(text) == found


def test_a_city_has_its_facts_and_its_mentions() -> None:
    text = "Espoo is a learning city. In Espoo, Finland, everyone learns."
    (city,) = read(text).cities
    assert (city.name, city.country, city.geonames_id, city.region) == (
        "Espoo",
        "FI",
        660158,
        "Europe and North America",
    )
    assert city.member and city.about
    assert [text[m.start : m.end] for m in city.mentions] == ["Espoo", "Espoo"]


def test_a_city_inside_a_name_is_kept_apart() -> None:
    document = read("Researchers of the University of Glasgow visited the learning city of Pécs, Hungary.")
    assert [(c.name, c.country, c.inside) for c in document.cities_in_names] == [
        ("Glasgow", "GB", "University of Glasgow")
    ]
    assert [c.code for c in document.countries] == ["HU"]
