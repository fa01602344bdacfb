"""Cities, countries and cities inside names, in passages of several languages."""

import time
from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.extractors.cities import CitiesExtractor
from nlp.facts import Facts, attach, facts_of
from nlp.gazetteer import open_gazetteer
from nlp.models import load_model

_models: dict[str, object] = {}


def read(text: str, lang: str = "en", url: str = "file:///page.txt") -> Facts:
    """What the cities extractor alone makes of a text."""
    page = text_page(text, url=url, site="test", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    nlp = _models.setdefault(lang, load_model(lang) if lang not in _models else None)
    return facts_of(CitiesExtractor()(attach(nlp(text), Facts(page=page, lang=lang))))


def cities(text: str, lang: str = "en") -> set[tuple[str, str]]:
    return {(city.name, city.country) for city in read(text, lang).cities}


PASSAGES = [
    ("en", "The UNESCO learning city of Espoo, Finland, met the mayors of Cork and Limerick.",
     {("Espoo", "FI"), ("Cork", "IE"), ("Limerick", "IE")}),
    ("en", "The Mayor of Derry City and Strabane District travelled to Belfast.",
     {("Derry", "GB"), ("Strabane", "GB"), ("Belfast", "GB")}),
    ("en", "She teaches at the University of Glasgow, after years at Cork City Council.", set()),
    ("en", "The Medellín Manifesto and the Beijing Declaration guide the UNESCO learning cities.", set()),
    ("en", "The storm reached Paris, Texas, before noon.", {("Paris", "US")}),
    ("en", "Five countries are new: Bosnia and Herzegovina (Zivinice), Poland (Gdynia) and Thailand (Chiang Rai).",
     {("Živinice", "BA"), ("Gdynia", "PL"), ("Chiang Rai", "TH")}),
    ("en", "Most of the same readings took place in March.", set()),
    ("en", "Florence Smith of Reading, England, flew to Nice, France.", {("Reading", "GB"), ("Nice", "FR")}),
    ("en", "Mr Lincoln spoke at London Road.", set()),
    ("ar", "وفود من عمّان وبيروت، وممثلة سلطنة عُمان", {("Amman", "JO"), ("Beirut", "LB")}),
    ("ar", "قالت وكيل الوزارة إن رئيس بلدية صفاقس حضر", {("Sfax", "TN")}),
    ("ar", "أكد كريم المنزلاوي أن الورش في الجزائر العاصمة مفتوحة", {("Algiers", "DZ")}),
    ("tr", "Açılışa Barselona’dan konuklar katıldı. Toplantı İzmir'de yapılacak.",
     {("Barcelona", "ES"), ("İzmir", "TR")}),
    ("de", "Dabei sprach Gunnar Liljeqvist (Göteborg).", {("Gothenburg", "SE")}),
    ("ko", "일본 오카야마시 대표단", {("Okayama", "JP")}),
    ("zh", "来自日本冈山市的代表", {("Okayama", "JP")}),
    ("en", "The Washington Post reported from Boston, Massachusetts.", {("Boston", "US")}),
    ("en", "CHARLESTON, W.Va. (AP) -- Firefighters were called out on Monday.", {("Charleston", "US")}),
    ("en", "A photograph by Norman LongworthEus, France", {("Eus", "FR")}),
    ("en", "Delegates flew to Portugal's capital on Monday.", {("Lisbon", "PT")}),
    ("en", "The learning cities of Contagem, Brazil, Santiago, Mexico, and San José, Costa Rica.",
     {("Contagem", "BR"), ("Santiago", "MX"), ("San José", "CR")}),
    ("es", "Renca y San Nicolás (Chile), Chía (Colombia) y El Cairo (Egipto) son ciudades del aprendizaje.",
     {("Renca", "CL"), ("San Nicolás", "CL"), ("Chía", "CO"), ("Cairo", "EG")}),
    ("es", "El alcalde de Medellín habló en la Universidad de Antioquia, dijo Santiago Pérez.", {("Medellín", "CO")}),
    ("es", "Villa María, en la provincia de Córdoba, y el Ayuntamiento de Madrid firmaron un convenio.",
     {("Villa María", "AR")}),
    ("en", "The learning cities of Riga, Tartu and Gdańsk met. The mayors of Pohang and Mantes-la-Jolie signed.",
     {("Riga", "LV"), ("Tartu", "EE"), ("Gdańsk", "PL"), ("Pohang", "KR"), ("Mantes-la-Jolie", "FR")}),
    ("en", "Learning cities. Chair: Yaw Ofori-Darkwa (Accra); Vice Mayor Ann Lee.", {("Accra", "GH")}),
    ("en", "Sydney Paris is the new face of the office in Derby.", {("Derby", "GB")}),
    ("pt", "Ivone Tavares de Lima estudou as escolas de Curitiba.", {("Curitiba", "BR")}),
    ("fr", "La ville d'Évry-Courcouronnes accueille Bouaké (Côte d'Ivoire) et Le Caire.",
     {("Évry-Courcouronnes", "FR"), ("Bouaké", "CI"), ("Cairo", "EG")}),
    ("fr", "Le maire de Clermont-Ferrand a parlé à Nice ; l'Université de Lille a publié le Manifeste de Medellín.",
     {("Clermont-Ferrand", "FR"), ("Nice", "FR")}),
    ("de", "Die Oberbürgermeisterin von Gelsenkirchen sprach an der Universität Hamburg.", {("Gelsenkirchen", "DE")}),
    ("de", "In Essen und Köln wurde gefeiert. Das Essen war gut. Bildung und Leben gehören zusammen.",
     {("Essen", "DE"), ("Cologne", "DE")}),
    ("de", "Hamburg pflegt eine Freundschaft mit Sankt Petersburg in Russland und mit Peking und Genf.",
     {("Hamburg", "DE"), ("Saint Petersburg", "RU"), ("Beijing", "CN"), ("Geneva", "CH")}),
    ("pt", "Sorocaba (SP) e Belo Horizonte, em Minas Gerais, receberam a Câmara Municipal de Lisboa.",
     {("Sorocaba", "BR"), ("Belo Horizonte", "BR")}),
    ("pt", "Santos disse que a cidade do Rio de Janeiro aprende.", {("Rio de Janeiro", "BR")}),
    ("it", "Il sindaco di Lucca è andato a Pechino e a Il Cairo; l'Università di Bologna no.",
     {("Lucca", "IT"), ("Beijing", "CN"), ("Cairo", "EG")}),
    ("it", "La città di Fermo e Palermo partecipano alla rete.", {("Fermo", "IT"), ("Palermo", "IT")}),
    ("ar", "شاركت القاهرة والإسكندرية في المؤتمر، وعقد اجتماع في جامعة القاهرة وفي مدينة الشارقة.",
     {("Cairo", "EG"), ("Alexandria", "EG"), ("Sharjah", "AE")}),
    ("it", "La città di Reggio è entrata nella rete. Oltre a Reggio Calabria ci sono Torino e Fermo.",
     {("Reggio Calabria", "IT"), ("Turin", "IT"), ("Fermo", "IT")}),
    ("pt", "No Benim, capital do Benim, Porto-Novo aprende.", {("Porto-Novo", "BJ")}),
    ("en", "Learning cities of the island met in Ireland (Dublin, Derry and Strabane, Limerick, Cork and Waterford).",
     {("Dublin", "IE"), ("Derry", "GB"), ("Strabane", "GB"), ("Limerick", "IE"), ("Cork", "IE"), ("Waterford", "IE")}),
    ("en", "The learning cities are:\n• Doha, Qatar\n• Eunpyeong-gu, Republic of Korea\n• Kirklees, United Kingdom",
     {("Doha", "QA"), ("Eunpyeong-gu", "KR"), ("Kirklees", "GB")}),
    ("en", "The cities: Heraklion (Greece), Ibadan (Nigeria), Sønderborg (Denmark). The mayor of Ybicuí, Paraguay.",
     {("Heraklion", "GR"), ("Ibadan", "NG"), ("Sønderborg", "DK"), ("Ybycuí", "PY")}),
    ("ar", "أعلنت اليونسكو انضمام مدينة جديدة إلى شبكة مدن التعلم بعد قرار لجنة التحكيم في فاس.", {("Fez", "MA")}),
    ("zh", "新加入的城市还包括法国里尔、塞内加尔达喀尔等。", {("Lille", "FR"), ("Dakar", "SN")}),
    ("zh", "本次大会由终身学习研究所与延寿市联合举办。", {("Yeonsu-gu", "KR")}),
    ("ar", "قال عمدة بنجرير في المغرب إن مدينة تونس تتعلم.", {("Benguerir", "MA"), ("Tunis", "TN")}),
    ("zh", "北京市和上海市加入了学习型城市网络。武汉大学举办了会议，《北京宣言》得到通过。",
     {("Beijing", "CN"), ("Shanghai", "CN")}),
    ("zh", "会议在爱尔兰科克市举行，巴黎、伦敦和麦德林的市长出席。",
     {("Cork", "IE"), ("Paris", "FR"), ("London", "GB"), ("Medellín", "CO")}),
    ("ko", "서울에서 열린 회의에 이천시와 오산시가 참가했다.", {("Seoul", "KR"), ("Icheon", "KR"), ("Osan", "KR")}),
    ("ja", "岡山市は2016年に加盟した。岡山大学の研究者。", {("Okayama", "JP")}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "found"), PASSAGES)
def test_cities_of_a_passage(lang: str, text: str, found: set[tuple[str, str]]) -> None:
    assert cities(text, lang) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sheriff's deputies searched Boone County on Monday. The school in Lebanon, near Zionsville, was closed.",
         ("Lebanon", "US.IN")),
        ("The Louisiana town of Mansfield lies south of Shreveport.", ("Mansfield", "US.LA")),
        ("Texas officials drove from Arlington to Dallas and Fort Worth.", ("Arlington", "US.TX")),
    ],
)  # fmt: skip
def test_a_namesake_is_told_by_the_other_places_of_the_page(text: str, place: tuple[str, str]) -> None:
    chosen = next(city for city in read(text).cities if city.name == place[0])
    named = next(n for n in open_gazetteer().by_name(place[0]) if n.place.id == chosen.geonames_id)
    assert (chosen.name, f"{named.place.country}.{named.place.admin1}") == place


def test_fifty_thousand_names_take_linear_time() -> None:
    def seconds(count: int) -> float:
        text = ", ".join(["Springfield", "Paris", "London", "Of", "Glasgow University"] * (count // 5))
        start = time.process_time()
        read(text, "nl")
        return time.process_time() - start

    seconds(5_000)
    assert seconds(50_000) < 25 * seconds(5_000)  # ten times the text; squared would be a hundred


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
