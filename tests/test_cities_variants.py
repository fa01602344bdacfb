"""Cities named in hashtags, one letter off, as districts, and told by a country's adjective."""

from datetime import UTC, datetime
from functools import cache

import pytest
from spacy.language import Language

from crawler.page import text_page
from nlp.extractors.cities import CitiesExtractor
from nlp.facts import Facts, attach, facts_of
from nlp.models import load_model
from nlp.places.demonyms import told_before

model = cache(load_model)


def cities(text: str, lang: str = "en") -> set[tuple[str, str, str]]:
    """Name, country and every writing of each city."""
    page = text_page(text, url="file:///page.txt", site="test", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    nlp: Language = model(lang)
    facts = facts_of(CitiesExtractor()(attach(nlp(text), Facts(page=page, lang=lang))))
    return {(city.name, city.country, mention.text) for city in facts.cities for mention in city.mentions}


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        # Members in hashtags, with capitals inside or without.
        ("en", "A learning city says well done! #LearnersOfWyndham", {("Wyndham", "AU", "Wyndham")}),
        ("fr", "Merci à tous, ville apprenante ! #BENGUERIRVILLEVERTE",
         {("Benguerir", "MA", "BENGUERIRVILLEVERTE")}),
        ("en", "A learning festival #learningcitycork", {("Cork", "IE", "learningcitycork")}),
        ("en", "A learning festival #corkscrew #parisian", set()),
        # One letter off, on a page about the network only; endings and people's names are none.
        ("en", "Limrick’s learning city library goes viral.", {("Limerick", "IE", "Limrick")}),
        ("es", "La ciudad de Medelin, Colombia, y sus comunidades de aprendizaje.", {("Medellín", "CO", "Medelin")}),
        ("en", "Limrick’s library goes viral.", set()),
        ("de", "Die Gelsenkirchener lernen gern.", set()),
        # Districts keep their ending; a member that is a county is the member.
        ("en", "New UNESCO learning cities: Seo-gu, Gwangju (Republic of Korea).",
         {("Seo-gu", "KR", "Seo-gu"), ("Gwangju", "KR", "Gwangju")}),
        ("en", "Last year the learning award went to Kirklees.", {("Kirklees", "GB", "Kirklees")}),
        # A country's adjective tells namesakes apart.
        ("en", "She came from the Colombian city of Florencia.", {("Florencia", "CO", "Florencia")}),
        ("en", "She came from the Chilean port city of San Antonio.", {("San Antonio", "CL", "San Antonio")}),
        ("fr", "Elle vient de la ville belge de Halle.", {("Halle", "BE", "Halle")}),
        ("es", "Viene de la ciudad mexicana de Córdoba.", {("Córdoba", "MX", "Córdoba")}),
        # An elided word ties names together; a country's name is no small town's.
        ("es", "En l’Alcora, España, aprendí a leer.", {("l'Alcora", "ES", "l’Alcora")}),
        ("en", "The town lies close to Liberia and Côte d’Ivoire.", set()),
        ("en", "Liberia, Costa Rica, joined the network.", {("Liberia", "CR", "Liberia")}),
        # "du" stands before a province; a district of a city is in the city.
        ("fr", "Aucune ville du Québec ne fait partie du réseau.", set()),
        ("en", "Eight people came from the Bayangol District of Ulaanbaatar.", {("Ulaanbaatar", "MN", "Ulaanbaatar")}),
        # Parts of longer names, scraps and acronyms are no cities.
        ("en", "They came to Barangay Puerto Rivas Ibaba by boat.", set()),
        ("es", "Mesa directiva. Te esperamos en la Ciudad Blanca.", set()),
        ("en", "Peter Wadsworth of PASCAL Africa compared Cork and Durban.",
         {("Cork", "IE", "Cork"), ("Durban", "ZA", "Durban")}),
        # A common word is a large city or none.
        ("en", "At 7 p.m. on March 4 the sheriff flew to Nice.", {("Nice", "FR", "Nice")}),
    ],
)  # fmt: skip
def test_variants(lang: str, text: str, found: set[tuple[str, str, str]]) -> None:
    assert cities(text, lang) == found


@pytest.mark.parametrize(
    ("before", "codes"),
    [
        ("the Portuguese city of ", {"PT"}),
        ("in der finnischen Stadt ", {"FI"}),
        ("the Portuguese writer of ", set()),
        ("city of ", set()),
    ],
)
def test_countries_told_before_a_name(before: str, codes: set[str]) -> None:
    assert told_before(before + "Espoo", len(before)) == codes
