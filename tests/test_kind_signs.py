"""What tells a kind where no label line does: greetings, guests, programmes, facts of a city, headings, agencies."""

import time
from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.document import City
from nlp.extractors.dates import fill
from nlp.extractors.kinds import kind_of
from nlp.facts import Facts

BODY = "The city has opened a library where residents of every age can learn, and the council pays for it. " * 3
ESSAY = "I have learned that cities can do more. We must open our schools. It takes time. The town is small. "


def kind(text: str, lang: str = "en", url: str = "https://x.example/1", cities: tuple[str, ...] = ()) -> str:
    facts = Facts(page=text_page(text, url=url, site="x", fetched_at=datetime(2026, 1, 1, tzinfo=UTC)), lang=lang)
    fill(facts)
    facts.cities = [City(name=name, country="LT") for name in cities]
    return kind_of(facts)[0]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (f"Nobody left\nToday's guest blog comes from Councillor Jane Doe.\n{ESSAY}", "en"),
        ("在论坛上的致辞\n尊敬的各位来宾，女士们：\n" + "我代表全市人民欢迎大家。城市在学习。" * 3, "zh"),
        (
            "كلمة رئيس البلدية في الافتتاح\nأيها السادة والسيدات،\n"
            + "يسعدني أن أرحب بكم في مدينتنا. المدينة تتعلم. " * 3,
            "ar",
        ),
        (
            f"Rede zur Eröffnung\nGuten Tag, meine Damen und Herren!\n{'Ich freue mich. Die Stadt lernt gern. ' * 3}",
            "de",
        ),
        ("市政府 > 领导活动 > 讲话\n学习型城市\n" + "全市都在学习。" * 9, "zh"),
    ],
)
def test_words_of_one(text: str, lang: str) -> None:
    assert kind(text, lang) == "statement"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"A school opens\nLEGAZPI CITY, Albay (PIA) -- {BODY}", "https://news.gov.ph/1"),
        (f"Une école ouvre\nDakar, 3 mai (APS) – {BODY}", "https://www.dakar.example/1"),
        (f"A school opens\nPhoto: City Hall press office\n{BODY}", "https://x.example/1"),
        (f"A school opens\n{BODY} The mayor's press office said so.\n{BODY}", "https://x.example/1"),
        (f"A festival returns\n06:00, 17 October 2023\n{BODY}\nSign up to our newsletter here.", "https://x.example/1"),
    ],
)
def test_news_of_others(text: str, url: str) -> None:
    assert kind(text, url=url, cities=("Dakar",)) == "news"


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (f"Third Learning City Conference: report\nDay 1: Girls\n{BODY}\nDay 2: Money\n{BODY}", "en", "conference"),
        (
            "La rencontre régionale\n20 mai 2025\n21 mai, 9h30 : a\n21 mai, 15h : b\n22 mai, 11h : c",
            "fr",
            "conference",
        ),
        (f"اللقاء العربي الثالث لمدن التعلم\n{BODY}\nثلاث جلسات:\n- الماء\n- المدارس\n- الشاطئ", "ar", "conference"),
        (f"Jahrestreffen der lernenden Städte\n{BODY}\nErster Tag\n{BODY}\nZweiter Tag\n{BODY}", "de", "conference"),
        (f"A city hosts the conference\n{BODY}", "en", "news"),
        (
            "Scuola\n1 maggio 2023\n2 maggio, ore 19 – A\n27 maggio, ore 19 – B\n3 giugno, ore 19 – C\nIngresso libero",
            "it",
            "event",
        ),
    ],
)
def test_programmes(text: str, lang: str, found: str) -> None:
    assert kind(text, lang) == found


KAUNAS = "Kaunas, a UNESCO learning city"


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (f"{KAUNAS}\nIt has some 300,000 inhabitants. {BODY}\nMilestones\n2016 Member", "en", "city_profile"),
        ("Lernende Stadt Kaunas\n300.000 Einwohner\nZahlen und Fakten\nBeitritt: 2016", "de", "city_profile"),
        ("考纳斯\n城市概况\n全市人口30万。\n大事记", "zh", "city_profile"),
        (f"Kaunas, a learning city for all\nIt has 300,000 inhabitants.\nMilestones\n{BODY}", "en", "news"),
        (f"Osan\nInhabitants: 230,000\nMember of the GNLC since: 2016\nHow it began\n{BODY}\nWhat was learned\n{BODY}",
         "en", "case_study"),
        (f"Une école\nPublic cible\n{BODY}\nFacteurs de réussite\n{BODY}", "fr", "case_study"),
        (f"学校\n主要做法\n{BODY}\n经验启示\n{BODY}", "zh", "case_study"),
    ],
)  # fmt: skip
def test_cities_and_cases(text: str, lang: str, found: str) -> None:
    assert kind(text, lang, cities=("Kaunas", "Osan", "考纳斯")) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://x.example/files/gnlc-case-study-osan", "case_study"),
        ("https://x.example/newsroom/opinion/1", "statement"),
        ("https://blog.x.example/1", "statement"),
        ("https://tribuneonline.example/1", "news"),
        ("https://x.example/rede-de-cidades/1", "news"),
    ],
)
def test_addresses(url: str, found: str) -> None:
    assert kind(f"A school opens\n{BODY}", url=url) == found


@pytest.mark.parametrize("filler", ["\n", ".", "-\n", " ", "\n…"])
def test_long_runs_of_marks_take_no_time(filler: str) -> None:
    start = time.process_time()
    kind("a\n" + filler * 5_000 + "b")
    assert time.process_time() - start < 2
