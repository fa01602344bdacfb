"""The forms that pages of each kind have in eight languages, and what only looks like them."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.document import City
from nlp.extractors.dates import fill
from nlp.extractors.kinds import kind_of
from nlp.facts import Facts

BODY = "The city has opened a library where residents of every age can learn, and the council pays for it. " * 3


def kind(text: str, lang: str, url: str = "https://x.example/1") -> str:
    day, title = datetime(2026, 1, 1, tzinfo=UTC), text.partition("\n")[0]
    facts = Facts(page=text_page(text, url=url, site="x", fetched_at=day, title=title), lang=lang)
    fill(facts)
    facts.cities = [City(name=name, country="FI") for name in ("Espoo", "Bonn")]
    return kind_of(facts)[0]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Una notte per imparare\nSabato 25 maggio 2024, ore 18-24\nCantieri alla Zisa\nIngresso gratuito", "it"),
        ("Feira\n18 de maio de 2024 | 10h00 às 18h00\nParque Adão Barata\nEntrada livre", "pt"),
        ("Festival\nMonday\nIrish, Gasyard, 11am - 1pm\nFirst aid, 2pm – 4pm\nCoding, 10am - 12pm", "en"),
        ("Lernfest\nSamstag, 8. Juni 2024, 10 bis 17 Uhr\nDer Eintritt ist frei.\n12 Uhr Chor", "de"),
        ("城市如何学习\n时间：2024年4月12日14:00\n地点：图书馆\n主讲人：李明", "zh"),
        (f"Conversatorio: la ciudad aprende\n{BODY}", "es"),
        (f"Public lecture: can a city learn?\n{BODY}", "en"),
        ("ورشة الكتابة\nالتاريخ: 12 أبريل 2024\nالمكان: خزانة أكدال\nالدخول مجاني", "ar"),
    ],
)
def test_events(text: str, lang: str) -> None:
    assert kind(text, lang) == "event"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Colloque « Villes apprenantes »\n14 et 15 novembre 2024\nArgumentaire\nDepuis 2013.", "fr"),
        ("Convegno: Le città che apprendono\n14 novembre 2024", "it"),
        ("المؤتمر العربي الثاني لمدن التعلم\n5 أكتوبر 2024\nآخر موعد لتقديم الملخصات: 1 آب", "ar"),
        ("III Congreso Internacional\nPrograma\n9:00 Registro\n9:30 Apertura\n10:30 Ponencia", "es"),
        ("2023国际学习型城市研讨会在上海召开\n开幕式\n校长致辞。\n主旨演讲\n专家作报告。", "zh"),
    ],
)
def test_conferences(text: str, lang: str) -> None:
    assert kind(text, lang) == "conference"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (f"Reading\nThe challenge\n{BODY}\nWhat difference did it make?\n{BODY}", "en"),
        (f"Herders\nTarget group: herders\nWhat has been achieved?\n{BODY}", "en"),
        (f"Abuelas\n1. Introducción\n{BODY}\n2. Principales logros\n{BODY}\n3. Retos pendientes\n{BODY}", "es"),
        (f"La notte\nChe cosa si è fatto\n{BODY}\nChi è coinvolto\n{BODY}", "it"),
        (f"Lesen\nKurzbeschreibung\n{BODY}\nWas hat es gebracht?\n{BODY}", "de"),
        (f"La buanderie\nLe point de départ\n{BODY}\nLes acteurs\n{BODY}", "fr"),
        (f"Avós\nEnquadramento\n{BODY}\nO que mudou\n{BODY}", "pt"),
        (f"السوق\nما الذي تم\n{BODY}\nالدروس المستفادة\n{BODY}", "ar"),
        (f"课堂\n一、背景\n{BODY}\n二、主要做法\n{BODY}\n四、几点启示\n{BODY}", "zh"),
    ],
)
def test_case_studies(text: str, lang: str) -> None:
    assert kind(text, lang) == "case_study"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Lernende Städte\nHerausgegeben von Ute Holm\nwbv, 2022, 184 Seiten", "de"),
        ("Rapporto 2023\nA cura di Marta Neri\nScarica il rapporto", "it"),
        ("Ciudades\nCoordinadores: M. Ruiz\nEditorial: CLACSO\n240 páginas", "es"),
        (f"A review\nAbstract\n{BODY}\nKeywords: city\nReferences\nFaure (1972)", "en"),
        ("政策简报\n作者：研究所\n出版年份：2023\n下载PDF（1.2 MB）", "zh"),
    ],
)
def test_publications(text: str, lang: str) -> None:
    assert kind(text, lang) == "publication"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("新闻动态\n我市举办活动周 2023-11-05\n社区学院开课 2023-10-28\n监测报告发布 2023-10-12", "zh"),
        ("Eventi\n12 maggio 2024 - Notte\n18 maggio 2024 - Aula\n25 maggio 2024 - Piazza", "it"),
        ("Miembros de la red\nArgentina\nVilla María\nChile\nRenca\nColombia\nMedellín\nPereira", "es"),
        ("Notícias\nMafra renova\n12 de março de 2024\nVer mais\nBiblioteca\n8 de março de 2024\nVer mais", "pt"),
        ("City news\nVisitors came from Suwon and stayed... Read more\nA paper on cities is out... Read more", "en"),
        (f"City E-zine\nHello everyone\n{BODY}\nYou can unsubscribe at any time.", "en"),
    ],
)
def test_listings(text: str, lang: str) -> None:
    assert kind(text, lang) == "listing"


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Espoo as a learning city\nIt has 310,000 residents.\nKey facts\n150 languages", "en", "city_profile"),
        ("Lernende Stadt Bonn\nEinwohnerzahl: 336.000\nMitglied seit: 2019", "de", "city_profile"),
        (f"Lesepaten\n{BODY}\nAnsprechpartner für die Medien: S. Brick", "de", "press_release"),
        (f"Les ateliers\n{BODY}\nContacts presse : A. Lo", "fr", "press_release"),
        ("Vacancy: consultant\nDuties\nResearch.", "en", "other"),
        ("Erklärung zur Barrierefreiheit\nDie Stadt bemüht sich.", "de", "other"),
        (
            f"New report shows how cities learn\n{BODY} The 48-page report is out. Download the report here.",
            "en",
            "news",
        ),
        (f"A meeting\n{BODY}\nNext steps\n{BODY}\nBackground\n{BODY}", "en", "news"),
        (f"A escola\n{BODY} Segundo a assessoria de imprensa, são 400 vagas. {BODY}", "pt", "news"),
        (f"Cidades de aprendizagem: as cidades falam por si\n{BODY}\nLer mais\n{BODY}\nLer mais", "pt", "news"),
        (f"推进会\n{BODY}\n附件\n1. 2023年度监测结果.pdf", "zh", "news"),
    ],
)
def test_others(text: str, lang: str, found: str) -> None:
    assert kind(text, lang) == found


@pytest.mark.parametrize(
    ("host", "city", "found"),
    [
        ("www.osnabrueck.de", "Osnabrück", "press_release"),
        ("www.clermont-ferrand.fr", "Clermont-Ferrand", "press_release"),
        ("www.osnabrueckernachrichten.de", "Osnabrück", "news"),
    ],
)
def test_hosts_named_after_a_city(host: str, city: str, found: str) -> None:
    page = text_page(
        f"A library opens\n{BODY}", url=f"https://{host}/1", site="x", fetched_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    facts = Facts(page=page, lang="de", cities=[City(name=city, country="DE")])
    fill(facts)
    assert kind_of(facts)[0] == found


def test_a_report_of_a_meeting_is_of_the_meetings_kind() -> None:
    for title, lang in (
        ("Fez meeting of Arab learning cities: report", "en"),
        ("Rencontre des villes apprenantes : compte rendu", "fr"),
        ("Foro de ciudades que aprenden: relatoría", "es"),
        ("Tagungsbericht: Lernende Städte", "de"),
        ("Incontro delle città che apprendono: sintesi", "it"),
        ("Encontro das cidades educadoras: relatório", "pt"),
        ("学习型城市论坛综述", "zh"),
        ("تقرير الملتقى العربي لمدن التعلم", "ar"),
    ):
        assert kind(f"{title}\n{BODY}", lang) == "conference", title
    assert kind(f"Mayor: report on libraries is late\n{BODY}", "en") == "news"
    assert kind(f"Council opens forum: report to follow\n{BODY}", "en") == "news"


def test_a_papers_own_reporter_is_no_first_person() -> None:
    report = "By Jane Doe\nOur correspondent gathered that classes are held in a shed. A trader told our reporter so."
    assert kind(f"Traders back in class\n{report}\n{BODY}", "en") == "news"
    essay = "By Jane Doe\nOur grandmother learned to read in a shed. My mother told me so, and I believe it."
    assert kind(f"Traders back in class\n{essay}\n{BODY}", "en") == "statement"


def test_a_report_among_the_news_ends_in_a_programme() -> None:
    text = f"Espoo hosts a week of learning\n{BODY}\nProgramme\n20 May 2024, 12:00 – Opening\n22 May 2024, 16:00 – Clay"
    text += "\n24 May 2024, 11:00 – Ports\n"
    assert kind(text, "en", "https://x.example/calendar-of-may") == "event"
    assert kind(text, "en", "https://espoo.example/en/news/week") == "press_release"


def test_one_chinese_heading_is_one_heading_of_a_case_study() -> None:
    text = "太原\n人口：530万\n加入网络时间：2019年\n概况\n太原是一座城市。\n"
    text += "目标\n每个街道一所学院。\n经验与困难\n最大的困难是师资。"
    assert kind(text, "zh") == "city_profile"


def test_an_office_of_unesco_is_no_city_though_its_host_names_one() -> None:
    assert kind(f"Cities meet\n{BODY}", "en", "https://bonn.unesco.org/content/cities-meet") == "news"
    assert kind(f"Cities meet\n{BODY}", "en", "https://www.bonn.de/content/cities-meet") == "press_release"
