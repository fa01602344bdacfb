"""Cities, countries and cities inside names, in passages of several languages."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.extractors.cities import CitiesExtractor
from nlp.facts import Facts, attach, facts_of
from nlp.models import load_model

_models: dict[str, object] = {}


def read(text: str, lang: str = "en", url: str = "file:///page.txt") -> Facts:
    """What the cities extractor alone makes of a text."""
    page = text_page(text, url=url, site="test", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    nlp = _models.setdefault(lang, load_model(lang) if lang not in _models else None)
    return facts_of(CitiesExtractor()(attach(nlp(text), Facts(page=page, lang=lang))))


def cities(text: str, lang: str = "en") -> set[tuple[str, str]]:
    return {(city.name, city.country) for city in read(text, lang).cities}


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
