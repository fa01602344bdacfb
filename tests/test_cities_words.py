"""Small places that are called like an ordinary word of the page's language, or like something else near by."""

import pytest

from nlp.gazetteer import open_gazetteer
from nlp.places.fold import fold
from nlp.places.lists import ordinary_words
from tests.test_cities import cities

PASSAGES = [
    ("fr", "Publié le 3 décembre\nRéservé aux abonnés\nLa ville de Brest accueille vingt parents.", {("Brest", "FR")}),
    ("fr", "Banque d'expériences > Fiche n° 118\nBrest : les capitaines de quai", {("Brest", "FR")}),
    ("fr", "Sauvage : un mot qui fait peur.\nGrand débat à Lille demain.", {("Lille", "FR")}),
    ("fr", "Elle préside le Grand Est.\nLa Montagne publie son récit.", set()),
    ("fr", "Une habitante l'a constaté, écrit l'APS.", set()),
    ("de", "In Bonn sieht die Lage anders aus als in Köln.", {("Bonn", "DE"), ("Cologne", "DE")}),
    ("de", "Nach einem Vorstoss von Mitte links zieht der Zug weiter.", set()),
    ("de", "Der Bürgermeister der Stadt Lage kam nach Bonn.", {("Lage", "DE"), ("Bonn", "DE")}),
    ("de", "In Bismarck erreichen wir in Gelsenkirchen nicht alle.", {("Gelsenkirchen", "DE")}),
    ("es", "Cuenta cómo aprendieron cinco municipios del Valle de Aburrá.", set()),
    ("es", "Rodrigo Islas / El Sol de Hidalgo\nPachuca recibe a los mayores.", {("Pachuca de Soto", "MX")}),
    ("es", "Habló Barranco, un distrito de Lima, que abre sus aulas.", {("Lima", "PE"), ("Barranco", "PE")}),
    ("pt", "A Câmara contrata três professores até ao Natal.", set()),
    ("pt", "Na rede estão Gondomar, Valongo e Maia.", {("Gondomar", "PT"), ("Valongo", "PT"), ("Maia", "PT")}),
    ("it", "Alla presentazione, nella chiesa di San Francesco, c'era l'assessora.", set()),
    ("it", "La sede di via Santa Giustina sarà ampliata.", set()),
    ("it", "Sala stampa del Comune di Fermo", {("Fermo", "IT")}),
    ("ar", "نظمت منظمة الأمم المتحدة للتربية والعلم والثقافة فعالية، وكالة الأنباء", set()),
    ("ar", "تضم متدربات من دمياط ورأس البر وكفر سعد، وإن من تنهي التدريب تحصل على قرض.",
     {("Damietta", "EG"), ("Ras El Bar", "EG"), ("Kafr Saad", "EG")}),
    ("ar", 'تقول رئيسة الجمعية بحي الرياض في الرباط', {("Rabat", "MA")}),
    ("zh", "“新市民课堂”每年惠及12万人，周日向市民开放。南京和杭州签署三城协议。",
     {("Nanjing", "CN"), ("Hangzhou", "CN")}),
    ("zh", "常熟、溧阳和張家港的老師去了水原、河内與卢萨卡。",
     {("Changshu", "CN"), ("Liyang", "CN"), ("Zhangjiagang", "CN"),
      ("Suwon", "KR"), ("Hanoi", "VN"), ("Lusaka", "ZM")}),
    ("zh", "布宜诺斯艾利斯和葡萄牙的卡马拉-迪洛布什加入学习型城市网络。",
     {("Buenos Aires", "AR"), ("Câmara de Lobos", "PT")}),
    ("en", "Derby, a learning city, thanked those who knocked on doors in Sinfin.", {("Derby", "GB")}),
    ("en", "In the learning city of Pécs, Hungary, you can say good morning in Beás.", {("Pécs", "HU")}),
    ("en", "The learning city spoke for the town of Sinfin and for Derby.", {("Sinfin", "GB"), ("Derby", "GB")}),
    ("en", "UNESCO met in Bayangol District, Ulaanbaatar, and in Gangnam District.",
     {("Bayangol District", "MN"), ("Ulaanbaatar", "MN"), ("Gangnam-gu", "KR")}),
    ("en", "Two Roma mentors of Pécs, Hungary, opened the festival for Roma families.", {("Pécs", "HU")}),
    ("en", "Pécs, Hungary, trains Roma women, and Roma children read.", {("Pécs", "HU")}),
    ("en", "Thai learning cities met in Khon Kaen with five other Thai municipalities.", {("Khon Kaen", "TH")}),
    ("en", "The city of Loja calls itself the music capital of Ecuador.", {("Loja", "EC")}),
    ("en", "They met in the capital of Ecuador.", {("Quito", "EC")}),
    ("en", "The committee of Al Khor and Al Thakhira met in Doha.",
     {("Al Khor", "QA"), ("Al Thakhira", "QA"), ("Doha", "QA")}),
    ("en", "The committee of Al Khor met in Doha.", {("Al Khor", "QA"), ("Doha", "QA")}),
    ("en", "Winterthur and Biel, Switzerland, are learning cities.", {("Winterthur", "CH"), ("Biel", "CH")}),
    ("en", "Circular Head offers lessons in Smithton, Tasmania.", {("Circular Head", "AU"), ("Smithton", "AU")}),
    ("de", "Der Rest findet sich in Dresden; kein geeignetes Gerät.", {("Dresden", "DE")}),
    ("pt", "Agência Cabo-verdiana de Notícias\nPolos em Dornelas do Zêzere e Unhais-o-Velho.", set()),
    ("de", "Delegationen aus Wien und München kamen; Wien lädt wieder ein.",
     {("Vienna", "AT"), ("Munich", "DE")}),
    ("it", "Roma capitale del libro: Torino applaude", {("Rome", "IT"), ("Turin", "IT")}),
    ("it", "Aggiungi a Google Calendar", set()),
    ("it", "Il convegno si tiene a Siracusa.", {("Syracuse", "IT")}),
    ("fr", "Place des Droits de l’Homme\nTélécharger le communiqué (PDF – 412 Ko)", set()),
    ("en", "Ms Đặng Thị Thu Hằng, Vice-Chairperson, came to Espoo.", {("Espoo", "FI")}),
    ("en", "Derby is a learning city: a group meets in Sinfin, another in Nottingham.",
     {("Derby", "GB"), ("Nottingham", "GB")}),
    ("en", "Derby is a learning city. The town of Sinfin, England, is not Derby.", {("Derby", "GB"), ("Sinfin", "GB")}),
    ("it", "Torino è una learning city. A Barriera di Milano si studia, a Torino e a Settimo Torinese.",
     {("Turin", "IT"), ("Settimo Torinese", "IT")}),
    ("en", "Manchester is a learning city; Manchester works with Salford.", {("Manchester", "GB"), ("Salford", "GB")}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), PASSAGES, ids=[p[1][:40] for p in PASSAGES])
def test_words_are_no_cities(lang: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert cities(text, lang) == expected


def test_ordinary_words_are_folded_and_known() -> None:
    words = {lang: ordinary_words(lang) for lang in ("ar", "de", "en", "es", "fr", "it", "pt")}
    assert all(len(found) > 1000 for found in words.values())
    assert all(word == fold(word) for found in words.values() for word in found)
    assert open_gazetteer().lookup(["fiche", "valle"]).keys() == {"fiche", "valle"}
