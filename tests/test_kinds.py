"""The kind of a page, its title, and the standing text on it."""

from datetime import UTC, datetime

import pytest

from crawler.page import Block, Page, text_page
from nlp.document import City, Country, Mention, Person
from nlp.extractors.dates import fill
from nlp.extractors.kinds import kind_of
from nlp.facts import Facts
from nlp.shape.standing import standing_spans


def page_of(text: str, *, url: str = "https://city.example/page", title: str | None = None) -> Page:
    return text_page(text, url=url, site="example", fetched_at=datetime(2026, 1, 1, tzinfo=UTC), title=title)


def facts_of(text: str, lang: str = "en", **known: str) -> Facts:
    facts = Facts(page=page_of(text, **known), lang=lang)
    fill(facts)
    return facts


BODY = "The city has opened a library where residents of every age can learn, and the council pays for it. " * 3
ESSAY = "I have learned that cities can do more. We must open our schools. My own city has shown how. " * 3


@pytest.mark.parametrize(
    ("text", "lang", "kind", "rule"),
    [
        (f"Press release\n\nNew members\n\n{BODY}", "en", "press_release", "label"),
        (f"Communiqué de presse\n\nNouveaux membres\n\n{BODY}", "fr", "press_release", "label"),
        (f"نشاط\nبيان صحفي\n{BODY}", "ar", "press_release", "label"),
        (f"Evento\n\nTaller de alfabetización\n\n{BODY}", "es", "event", "label"),
        (f"Veranstaltung\n\nKonferenz: Lernende Städte\n\n{BODY}", "de", "conference", "label"),
        (f"案例研究\n\n杭州\n\n{BODY}", "zh", "case_study", "label"),
        (f"News\n\nA library opens\n\n{BODY}", "en", "news", "nothing else fits"),
        ("First teaser that goes on and ...\nSecond teaser that goes on…\nThird one.", "en", "listing", "teasers"),
        ("Eins\nMehr lesen\nZwei\nMehr lesen\nDrei\nMehr lesen\n", "de", "listing", "teasers"),
        ("3 May 2022\nOne thing\n2 May 2022\nTwo\n1 May 2022\nThree\n", "en", "listing", "dated teasers"),
        (f"A shield\n\nby Jane Doe, Director of the Institute\n\n{ESSAY}", "en", "statement", "first person"),
        (f"Message\n{ESSAY}\n\nAnn Lee, Mayor of Espoo", "en", "statement", "first person"),
        (f"Learning Bulletin\nIssue 4\nView this email in your browser\n{BODY}", "en", "listing", "newsletter"),
        (f"Boletín informativo\nEn este número\n{BODY}", "es", "listing", "newsletter"),
        (f"Cork has a newsletter now\n{BODY}", "en", "news", "nothing else fits"),
        (
            f"Festival of Learning\n\n5 – 11 May 2025\nNo booking needed\nMon 5 May, 11am – Opening\n{BODY}",
            "en",
            "event",
            "signs of an event",
        ),
        ("12345", "en", "other", "no text"),
        ("Page not found\nTry the search.", "en", "other", "title"),
        (
            f"Discurso de la alcaldesa\n{BODY}\nNuestra ciudad aprende. Creemos en ello.",
            "es",
            "statement",
            "first person",
        ),
        (
            f"A talk\nQ: What did you learn there?\nA: {BODY}\nQ: And what came afterwards?\nA: {BODY}\nInterview",
            "en",
            "statement",
            "interview",
        ),
        (f"Report\nAuthors: Ann Lee\n{BODY}\nDownload (PDF, 3 MB)", "en", "publication", "signs of a publication"),
        ("One\nRead more\nTwo\nPrevious 1 2 3 Next", "en", "listing", "teasers"),
        (f"Interview: J. Doe\nWhy did you apply?\n{BODY}\nWas it hard?\n{BODY}", "en", "statement", "label"),
        (
            f"Ann Lee, Mayor of Espoo\n{BODY}\nBo Ray, Lord Provost of Glasgow\nCy Po, Deputy Mayor of Cork\n{BODY}",
            "en",
            "statement",
            "statements under names",
        ),
        (
            f"Webinar\n{BODY}\nDate: 5 May 2022, 10:00 CET\nRegistration: https://zoom.example\nProgramme\n",
            "en",
            "event",
            "label",
        ),
        (
            "Población: 46.784\nPIB per cápita:\nVisión y motivación\nLa ciudad aprende.",
            "es",
            "city_profile",
            "lines of a profile",
        ),
        (f"Sixth International Conference on Learning Cities\n\n{BODY}", "en", "conference", "title"),
        (f"Learning in kitchens\nChallenge\n{BODY}\nResults\n{BODY}", "en", "case_study", "headings of a case study"),
        (
            f"Lernen im Quartier\nAusgangslage\n{BODY}\nUmsetzung\n{BODY}",
            "de",
            "case_study",
            "headings of a case study",
        ),
        (f"Workshop on literacy\n{BODY}\nVenue: City Hall\nRegister here", "en", "event", "signs of an event"),
        (f"Indicators\nISBN 978-92-820-1234-5\n{BODY}", "en", "publication", "words"),
        (f"Building a learning city\n\n{BODY}", "en", "case_study", "words"),
        (
            f"Awards\n{BODY}\n{BODY}\n{BODY}\nInspiration and good practice from afar\n{BODY}",
            "en",
            "news",
            "nothing else fits",
        ),
        (f"{BODY} Lessons learned in the pandemic matter.", "en", "news", "nothing else fits"),
        (f"{BODY}\nPress contact: Jo Po, jo@city.example", "en", "press_release", "words"),
    ],
)
def test_kinds(text: str, lang: str, kind: str, rule: str) -> None:
    found, reason = kind_of(facts_of(text, lang))
    assert (found, reason.rule) == (kind, rule)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://uil.example/case-study/gnlc/limerick", "case_study"),
        ("https://uil.example/event/regional-meeting", "event"),
        ("https://uil.example/city/bangkok", "city_profile"),
        ("https://uil.example/press/sixteen-cities", "press_release"),
        ("https://www.wyndham.vic.gov.au/news/wyndham-now-unesco-city", "press_release"),
        ("https://www.bonn.de/nachrichten/lernen.php", "press_release"),
        ("https://www.bonner-zeitung.example/lernen", "news"),
    ],
)
def test_addresses(url: str, kind: str) -> None:
    facts = facts_of(f"Learning\n{BODY}", url=url)
    facts.cities = [City(name="Bonn", country="DE")]
    assert kind_of(facts)[0] == kind


@pytest.mark.parametrize(
    ("title", "kind"), [("Dakar, Sénégal", "city_profile"), ("A voice for all: Dakar, Sénégal", "case_study")]
)
def test_a_place_in_the_title(title: str, kind: str) -> None:
    facts = facts_of(f"{title}\n{BODY}", "fr")
    facts.cities = [City(name="Dakar", country="SN")]
    facts.countries = [Country(code="SN", mentions=(Mention(start=7, end=14, text="Sénégal"),))]
    assert kind_of(facts)[0] == kind


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Press release\n\n64 new members from 35 countries\n\n{BODY}", "64 new members from 35 countries"),
        (f"A library opens\n\n3 May 2022\n\n{BODY}", "A library opens"),
        (BODY, ""),
        ("", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert facts_of(text).title == title


def test_a_heading_is_the_title() -> None:
    page = page_of("").model_copy(
        update={
            "blocks": (Block(kind="paragraph", text="News"), Block(kind="heading", text="A library opens", level=1))
        }
    )
    facts = Facts(page=page, lang="en")
    fill(facts)
    assert facts.title == "A library opens"


SEVEN = (
    "The network works on education for sustainable development; equity and inclusion; planning, monitoring and "
    "evaluation; education for global citizenship; entrepreneurship; learning for health and well-being; and literacy."
)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (f"A library opens.\n\nAbout UNESCO learning cities\n\n{BODY}", f"About UNESCO learning cities{BODY}"),
        (f"{BODY}\n\nÀ propos de l'UNESCO\n\nElle agit.\n\nContact\n\nLa mairie.", "À propos de l'UNESCOElle agit."),
        (
            "Acerca de la Red Mundial de Ciudades del Aprendizaje\nUna red.\n",
            "Acerca de la Red Mundial de Ciudades del AprendizajeUna red.",
        ),
        ("Über das Netzwerk der lernenden Städte\nEs wirkt.", "Über das Netzwerk der lernenden StädteEs wirkt."),
        ("نبذة عن اليونسكو\nمنظمة دولية.", "نبذة عن اليونسكومنظمة دولية."),
        ("关于教科文组织学习型城市\n网络。", "关于教科文组织学习型城市网络。"),
        (f"The city learns. {SEVEN} It is fun.", f" {SEVEN}"),
        (
            "• effectively mobilizes its resources in every sector to promote learning;",
            "• effectively mobilizes its resources in every sector to promote learning;",
        ),
        ("© A. Photographer\nThe city learns.\nRelated items\n", "© A. PhotographerRelated items"),
        ("Literacy and health are what the city cares about, and inclusion.", ""),
    ],
)
def test_standing_text(text: str, standing: str) -> None:
    page = page_of(text)
    assert "".join(page.text[a:b] for a, b in standing_spans(page)) == standing


@pytest.mark.parametrize(
    "text",
    [
        f"Home › Town hall › Press releases\nA library opens\n{BODY}",
        f"COMUNICATO STAMPA N. 38\nApre la biblioteca\n{BODY}",
        f"Media release | 4 March 2025\nA library opens\n{BODY}",
        f"Startseite Rathaus Aktuelles Pressemeldungen\nNeue Bibliothek\n{BODY}",
        f"A library opens\nPor: Dirección de Comunicación Institucional\n{BODY}",
        f"A library opens\n{BODY}\nTexto: Secretaria Municipal de Comunicação",
        f"Une bibliothèque\n{BODY}\nService communication de la Ville\nPartager",
        f"A library opens\n4. März 2025, 10:00 Uhr | Pressestelle\n{BODY}",
        f"A library opens\n{BODY}\n-30-\nJo Po, Communications Advisor",
        f"PORTAL DO GOVERNO DOS AÇORES\nNova biblioteca\n{BODY}",
    ],
)
def test_a_public_body_tells_its_own_news(text: str) -> None:
    assert kind_of(facts_of(text))[0] == "press_release"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Municipalidad de Renca", "press_release"),
        ("Comune di Renca - Sito ufficiale", "press_release"),
        ("City of Renca Official Website", "press_release"),
        ("Renca City Council", "press_release"),
        ("La Municipalidad de Renca abre su biblioteca", "news"),
        ("City of Renca wins award", "news"),
        ("Diario de Renca", "news"),
    ],
)
def test_the_header_of_a_city_s_site(line: str, kind: str) -> None:
    facts = facts_of(f"{line}\nA library opens\n{BODY}")
    facts.cities.append(City(name="Renca", country="CL", mentions=(Mention(start=0, end=5, text="Renca"),)))
    assert kind_of(facts)[0] == kind


@pytest.mark.parametrize(
    ("text", "lang", "url", "kind"),
    [
        (f"A library opens\n{BODY}", "en", "https://www.spa.gov.sa/N1", "news"),  # a state's agency
        (
            f"A library opens\n{BODY}",
            "en",
            "https://renca.local.news/2024/a",
            "news",
        ),  # a newspaper called after a city
        (f"Home | News | Events\nA library opens\n{BODY}", "en", "https://x.example/1", "news"),  # a menu
        (f"A library opens\n{BODY}\nContact: UIL communications team", "en", "https://x.example/1", "news"),
        (f"My city\nAutoría\nJane Doe Roe\n{ESSAY}", "en", "https://x.example/1", "statement"),
        (f"My city\nIntervento di Jane Doe\n{ESSAY}", "en", "https://x.example/1", "statement"),
        (f"My city\n{ESSAY}\n{BODY}\nCategory: Opinion", "en", "https://x.example/1", "statement"),
        (f"Newsletter\nDear readers,\n{ESSAY}\nIn this issue", "en", "https://x.example/1", "statement"),
        ("我校举办活动。" * 9, "zh", "https://x.example/1", "news"),
        ("我在夜校学会了写字。" * 9, "zh", "https://x.example/1", "statement"),
        (
            f"Un taller\n{BODY}\nPROGRAMA\n9:00 Inauguración\nEl ingreso es libre\nFecha: 5 de mayo",
            "es",
            "https://x.example/1",
            "event",
        ),
        (f"Giornate di studio\n{BODY}\nCall for papers\n", "it", "https://x.example/eventi/1", "conference"),
        (
            f"Webinar series: health\n{BODY}\nSlides (PDF, 2 MB)\n5 May 2022, 10:00 to 11:00 CET\nRegistration: x",
            "en",
            "https://x.example/1",
            "event",
        ),
    ],
)
def test_what_tells_a_kind_on_real_pages(text: str, lang: str, url: str, kind: str) -> None:
    assert kind_of(facts_of(text, lang, url=url))[0] == kind


@pytest.mark.parametrize(
    ("text", "lang", "url", "kind"),
    [
        (
            f"المملكة المغربية\nوزارة\nجماعة\nالرئيسية | المجلس\nبلاغ صحفي\n{BODY}",
            "ar",
            "https://x.example/1",
            "press_release",
        ),
        (f"Banque d'expériences > Fiche n° 118\nBrest\n{BODY}", "fr", "https://x.example/1", "case_study"),
        (f"Brest\nLe contexte\n{BODY}\nCe qui reste difficile\n{BODY}", "fr", "https://x.example/1", "case_study"),
        (f"Lucca\n{BODY}", "en", "https://unesco-uil.pageflow.io/lucca", "case_study"),
        (f"Second African Meeting of Learning Cities\n{BODY}", "en", "https://x.example/1", "conference"),
        (
            f"Convegno “Le città”\n{BODY}\nOre 9.30 Saluti\nOre 10.00 Relazione\nOre 11.30 Tavola\nScadenza: 3 maggio",
            "it",
            "https://x.example/1",
            "conference",
        ),
        (
            "宁波\n城市人口：9 618 000\n平均受教育年限：11.2\n宁波是一座港口城市。",
            "zh",
            "https://x.example/1",
            "city_profile",
        ),
    ],
)
def test_forms_of_other_pages(text: str, lang: str, url: str, kind: str) -> None:
    assert kind_of(facts_of(text, lang, url=url))[0] == kind


def test_nested_quotation_marks_hold_no_first_person() -> None:
    quoted = "« Il disait : « Signe là », et je mettais mon pouce. Maintenant je signe mon nom », raconte-t-elle. "
    assert kind_of(facts_of(f"Un nom\nPar Jane Doe\n{quoted * 3}", "fr"))[0] == "news"


def test_cards_are_statements_whatever_leads_on() -> None:
    words = "We opened the school to those who had left it forty years ago, and they came."
    cards = "".join(f"{words}{name}Mayor of Cork\nRead more\n" for name in ("Jane Doe", "John Roe", "Ann Poe"))
    facts = facts_of(f"Cities speak\n{cards}")
    for name in ("Jane Doe", "John Roe", "Ann Poe"):
        at = facts.page.text.index(name)
        mention = Mention(start=at, end=at + len(name), text=name)
        facts.people.append(Person(name=name, role="Mayor of Cork", mentions=(mention,)))
    assert kind_of(facts)[0] == "statement"
