"""Cities of plain news: the town's own bodies, quarters and parties, and what tells a town from its namesakes."""

import json
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language

from crawler.page import text_page
from nlp.extractors.cities import CitiesExtractor
from nlp.facts import Facts, attach, facts_of
from nlp.gazetteer import open_gazetteer
from nlp.models import load_model
from nlp.places.background import speaking

BLIND = Path(__file__).parent / "gold" / "blind" / "pages"

model = cache(load_model)


def mentions(text: str, lang: str = "en") -> Counter[tuple[str, str, str]]:
    """How often each city is mentioned: name, country, the words."""
    page = text_page(text, url="file:///news.txt", site="test", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    nlp: Language = model(lang)
    facts = facts_of(CitiesExtractor()(attach(nlp(text), Facts(page=page, lang=lang))))
    return Counter((city.name, city.country, mention.text) for city in facts.cities for mention in city.mentions)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A body of the town is the town's, where the town itself is named; a street leads elsewhere.
        ("Sample moved to Cork, Ireland, in 2019. She teaches at Cork Dance Academy on Limerick Road.",
         {("Cork", "IE", "Cork"): 2}),
        ("She teaches at Cork Dance Academy on Limerick Road.", {}),
        # On a page about the network a name like this is only a name.
        ("The learning city of Cork, Ireland, met. She teaches at Cork Dance Academy.", {("Cork", "IE", "Cork"): 1}),
        ("Rep. Jane Sample, D-Worcester, and Sen. John Sample, R-Springfield, spoke in Boston, Massachusetts.",
         {("Worcester", "US", "Worcester"): 1, ("Springfield", "US", "Springfield"): 1, ("Boston", "US", "Boston"): 1}),
        ("A house burned in N.W. Rochester on Monday, the sheriff of Olmsted County, Minnesota, said.",
         {("Rochester", "US", "Rochester"): 1}),
        ("Police of the City of Richmond, Kentucky, arrested a man.", {("Richmond", "US", "Richmond"): 1}),
        # Somebody of the page who is called like a town; a word that the page writes small as well.
        ("Ann Fairfield was tried on Monday. The sheriff said of Fairfield that she was released.", {}),
        ("The reserve was closed. Reserve staff left on Monday.", {}),
        # Where somebody lives.
        ("Joe Sample, 41, Grapeland, was jailed by the sheriff of Houston County, Texas.",
         {("Grapeland", "US", "Grapeland"): 1}),
        # A state behind a preposition is still the state.
        ("The governor said that farms in Indiana and in Virginia were sold.", {}),
        # A dateline may stand behind the day of a by-line.
        ("By JANE SAMPLE March 29, 2009 PATASKALA -- City officials say it is hard.",
         {("Pataskala", "US", "PATASKALA"): 1}),
    ],
)  # fmt: skip
def test_mentions_in_news(text: str, found: dict[tuple[str, str, str], int]) -> None:
    assert mentions(text) == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        # Hours and days written in America's way; prices in Britain's.
        ("en", "The council of Lancaster meets at 7 p.m. on March 4, and again on Sept. 3.", ("Lancaster", "US")),
        ("en", "The council of Lancaster meets at 7pm. Tickets are £4 for pensioners.", ("Lancaster", "GB")),
        ("en", "Mr Doe said that residents of Lancaster complained to Mrs Roe.", ("Lancaster", "GB")),
        # An old name that is not like the city's own yields to a far smaller town called so (Aleppo was Berea once).
        ("en", "Police in Berea looked for a suspect at 7 p.m. on Monday.", ("Berea", "US")),
        # England is no town in Arkansas, not even where a page has an American word.
        ("en", "In North West England police said on March 4 that a bridge in Lancaster fell.", ("Lancaster", "GB")),
        # Another town's old or foreign name yields to the town called so first of all.
        ("en", "Trucks left for Cancun on Monday.", ("Cancún", "MX")),
        # A page in a country's own language speaks of that country first.
        ("ar", "زار الوفد مدينة بيت لحم.", ("Bethlehem", "PS")),
    ],
)  # fmt: skip
def test_the_page_tells_namesakes_apart(lang: str, text: str, found: tuple[str, str]) -> None:
    assert {(name, country) for name, country, _ in mentions(text, lang)} == {found}


def test_a_capital_of_the_network_is_no_near_namesake() -> None:
    """Kingston and Bridgeton, called Bridgetown as well, lie together in New Jersey."""
    text = json.loads((BLIND / "en-21-uil-news-policy-meeting.json").read_text("utf-8"))["text"]
    found = {(name, country) for name, country, _ in mentions(text)}
    assert found >= {("Bridgetown", "BB")}


def test_countries_by_their_first_language() -> None:
    assert {"ES", "MX", "CO"} <= speaking("es") and not speaking("es") & {"BR", "PT", "IE"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The sheriff said a man was found near Tennessee Colony, Texas, at 7 p.m. on Sept. 3.",
         {("Tennessee Colony", "US")}),
        ("The learning city network of UNESCO met near Tennessee Colony, Texas, at 7 p.m. on Sept. 3.", set()),
    ],
)  # fmt: skip
def test_hamlets_are_for_american_news(text: str, found: set[tuple[str, str]]) -> None:
    assert {(name, country) for name, country, _ in mentions(text)} == found


def test_a_hamlet_has_no_geonames_id() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.by_name("Tennessee Colony") == []
    [named] = gazetteer.lookup(["tennessee colony"], hamlets=True)["tennessee colony"]
    assert (named.place.name, named.place.admin1, named.place.geonames_id) == ("Tennessee Colony", "TX", None)


def test_no_place_is_called_city_of_itself() -> None:
    assert open_gazetteer().by_name("City of Richmond") == []


@pytest.mark.parametrize(
    ("text", "town"),
    [
        # A county tells where a town lies, in the name of its court too; a street's name tells nothing.
        ("Huntsville will widen the road, the Walker County Commissioners Court and the county of Madison Road said.",
         (30.7, -95.6)),
        ("A man was held at 12 Memphis St., Alexandria, Rapides Parish, on Monday, the sheriff said.", (31.3, -92.4)),
        # The nation's capital in a paper of another state.
        ("The sheriff of Clarke County, Georgia, said so. She flew from Athens to Washington at 7 p.m. on March 4.",
         (38.9, -77.0)),
    ],
)  # fmt: skip
def test_counties_and_the_capital(text: str, town: tuple[float, float]) -> None:
    page = text_page(text, url="file:///news.txt", site="test", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    facts = facts_of(CitiesExtractor()(attach(model("en")(text), Facts(page=page, lang="en"))))
    points = [(round(city.lat or 0, 1), round(city.lon or 0, 1)) for city in facts.cities]
    assert any(abs(lat - town[0]) < 0.2 and abs(lon - town[1]) < 0.2 for lat, lon in points), points


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("The sheriff said officials in both the United States and Norway have confirmed the strain.", set()),
        ("The sheriff is investigating cases in Ohio, Pennsylvania and California.", set()),
        ("The sheriff drove from Lebanon, Pennsylvania to Norway, Maine.", {"Lebanon", "Norway"}),
    ],
)
def test_countries_and_states_named_together_are_no_towns(text: str, towns: set[str]):
    assert {name for name, _, _ in mentions(text)} == towns
