"""Themes: each stanza's own examples, standing text, weak words, evidence."""

from datetime import UTC, datetime

import pytest

from crawler.page import Page, text_page
from nlp.document import Theme
from nlp.extractors.themes import find_themes, theme_data
from nlp.shape.standing import standing_spans

EXAMPLES = [(theme, example) for theme, stanza in theme_data().items() for example in stanza["about"]]
LOOKALIKES = [(theme, example) for theme, stanza in theme_data().items() for example in stanza["not_about"]]
LANGUAGES = {"en", "fr", "es", "pt", "de", "it", "ar", "zh"}


def page(text: str, title: str | None = None) -> Page:
    return text_page(
        text, url="https://example.org/p", site="t", fetched_at=datetime(2024, 1, 1, tzinfo=UTC), title=title
    )


def names(text: str, lang: str = "en", **more: object) -> list[str]:
    return [found.theme for found in find_themes(page(text), lang=lang, **more)]


def test_the_seven_are_the_contracts():
    assert set(theme_data()) == set(Theme.__args__)


@pytest.mark.parametrize("theme", theme_data())
def test_every_theme_has_terms_and_an_example_in_every_language(theme):
    stanza = theme_data()[theme]
    assert set(stanza["name"]) == LANGUAGES
    assert {example["lang"] for example in stanza["about"]} == LANGUAGES
    assert all(stanza[lang]["strong"] and stanza[lang]["plain"] for lang in LANGUAGES)


@pytest.mark.parametrize(("theme", "example"), EXAMPLES, ids=[f"{t[:12]}-{e['lang']}" for t, e in EXAMPLES])
def test_example_shows_its_theme(theme, example):
    assert names(example["text"], example["lang"])[:1] == [theme]


@pytest.mark.parametrize(("theme", "example"), LOOKALIKES)
def test_lookalike_does_not_show_it(theme, example):
    assert theme not in names(example["text"], example["lang"])


TAUGHT = [
    ("Shearers and lorry drivers learn bookkeeping at weekly classes. A course for bakers follows.", "en"),
    ("Les couturières et les menuisiers suivent des cours de comptabilité ; les boulangers s'y inscrivent.", "fr"),
    ("Pescadores, costureras y carpinteros aprenden contabilidad en un curso de la ciudad.", "es"),
    ("Pescadores, costureiras e padeiros aprendem contabilidade num curso da cidade.", "pt"),
    ("Fischer, Näherinnen und Bäcker lernen im Kurs der Stadt die Buchhaltung.", "de"),
    ("Pescatori, sarte e falegnami imparano la contabilità nei corsi della città.", "it"),
    ("يتعلم الصيادون والخبازين والنجارين المحاسبة والخياطة في دورة تدريبية.", "ar"),
    ("渔民、厨师、裁缝和木匠在夜校学习会计。", "zh"),
]


@pytest.mark.parametrize(("text", "lang"), TAUGHT, ids=[lang for _, lang in TAUGHT])
def test_trades_count_where_they_are_taught(text, lang):
    assert "entrepreneurship" in names(text, lang)


def test_trades_do_not_count_where_nothing_is_taught():
    text = "Shearers and lorry drivers met the mayor on Monday; bakers and butchers closed their doors for the day."
    assert names(text) == []


def test_words_taught_are_of_the_pages_own_language():
    assert (
        names("Nous formons des chefs; les premiers chefs de classe, drivers et butchers suivent le cours.", "fr") == []
    )


def test_a_title_that_is_only_part_of_the_text_counts_as_a_title():
    text = "Home / News / City adopts a lifelong learning plan\n\n" + "The mayor thanked everybody who came. " * 6
    title = "City adopts a lifelong learning plan"
    assert names(text, title=title) == ["educational_planning_monitoring_evaluation"]
    assert names(text) == []


def test_what_is_told_beside_a_much_stronger_theme_is_told_on_the_way():
    garden = (
        "Pupils plant trees. Climate change and recycling are taught. Biodiversity and compost follow in the garden."
    )
    aside = " Nurses spoke of health and hygiene."
    assert "learning_for_health_and_wellbeing" not in names(garden + aside)
    assert names(aside) == ["learning_for_health_and_wellbeing"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Niemand soll drei Buslinien nehmen müssen: Die Kurse kommen ohne Gebühr in den Waschsalon.", "de"),
        ("Les cours ont lieu à la laverie, au pied des immeubles, là où sont les gens.", "fr"),
        ("Classes come to the laundrettes, where people are, and nobody needs a car to learn.", "en"),
        ("Si entra con il passeggino e si esce con la terza media; mancano un ascensore e gli interpreti.", "it"),
    ],
)
def test_learning_that_comes_to_people_includes_them(text, lang):
    assert names(text, lang) == ["equity_and_inclusion"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Recife e Lagoa aprendem: o Recife recebeu a delegação de Lagoa, e Lagoa volta ao Recife em maio.", "pt"),
        ("Contact the course team. E-mail: learning@city.example. Phone: 0123. WhatsApp, Facebook, X.", "en"),
        ("The new arrivals in the network come from thirty countries; each of the countries learns.", "en"),
    ],
)
def test_names_of_places_and_ways_to_get_in_touch_show_no_theme(text, lang):
    assert names(text, lang) == []


LINKS = [
    ("You may also be interested in", "Green skills in adult education: climate change for tutors"),
    ("MORE LIKE THIS", "Climate change: schools plan for floods"),
    ("RELATED STORY", "Climate change: schools plan for floods"),
    ("Next month", "Peter from Melton on climate change"),
    ("Leggi anche", "Cambiamenti climatici, gli orti delle scuole"),
    ("Mehr zum Thema", "Klimawandel: Was Schulen über den Klimaschutz lernen"),
    ("TE PUEDE INTERESAR", "Cambio climático: los huertos escolares"),
    ("Dans la même rubrique", "Changement climatique : les potagers des écoles"),
    ("相关阅读：", "气候变化：学校开设环境教育课程"),
]


@pytest.mark.parametrize(("heading", "title"), LINKS, ids=[heading for heading, _ in LINKS])
def test_titles_of_other_pages_show_no_theme(heading, title):
    text = f"The festival opens on Monday at ten.\n\n{heading}\n{title}\n"
    assert not find_themes(page(text), lang="en", standing=standing_spans(page(text)))
    beside = f"The festival opens on Monday at ten.\n\n{heading.rstrip('：')}: {title}\n"
    assert not find_themes(page(beside), lang="en", standing=standing_spans(page(beside)))
    again = f"{text}\nThe class learns what climate change means, and the next one, too, is about climate change.\n"
    assert find_themes(page(again), lang="en", standing=standing_spans(page(again)))


def test_a_list_of_pages_is_about_none_of_them_unless_it_says_so_clearly():
    teaser = "Masaka: market women learn to read and write.\n\nThe stalls close at six.\n"
    assert names(teaser) == ["literacy"]
    assert names(teaser, is_list=True) == []
    assert names("Literacy classes.\n" + teaser + "Adult literacy courses begin.\n", is_list=True) == ["literacy"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The vendors of the market were told. The vendors waited. The vendors went home.", "en"),
        ("La curiosité ne ferme pas à 18 heures, et la curiosité reste un plaisir.", "fr"),
        ("Lesedauer: 3 Min\n\nDer Rat tagt am Montag.", "de"),
        ("Forest Road was closed. The bridge needs repair, and the forest is dark.", "en"),
    ],
)
def test_words_in_passing_show_no_theme(text, lang):
    assert names(text, lang, standing=standing_spans(page(text))) == []


@pytest.mark.parametrize(
    ("text", "lang", "theme"),
    [
        (
            "Firmaba con el dedo. Ahora va a los talleres de lectura. Uno de cada quince adultos no sabe leer.",
            "es",
            "literacy",
        ),
        (
            "الرصد: كيف تقيس المدينة ما تتعلمه. يجمع المرصد المعطيات من المؤسسات.",
            "ar",
            "educational_planning_monitoring_evaluation",
        ),
        ("“我会算账，不会写字。”她学拼音，丈夫也不识字。", "zh", "literacy"),
    ],
)
def test_the_theme_in_the_words_of_those_concerned(text, lang, theme):
    assert names(text, lang)[:1] == [theme]


@pytest.mark.parametrize(
    ("text", "lang", "theme"),
    [
        ("The town opens night reading rooms for day labourers.", "en", "literacy"),
        ("Lessons in reading and arithmetic begin at five.", "en", "literacy"),
        ("The municipality means to be carbon neutral by 2030.", "en", "education_for_sustainable_development"),
        ("A cidade quer a neutralidade carbónica em 2040.", "pt", "education_for_sustainable_development"),
        ("Au repair café, on apprend à réparer.", "fr", "education_for_sustainable_development"),
        ("Rodas de leitura juntam as vizinhas à noite.", "pt", "literacy"),
        ("Les métiers de la main s’y transmettent.", "fr", "entrepreneurship"),
        ("Newcomers may borrow a laptop for a year.", "en", "equity_and_inclusion"),
        ("Grundkompetenzen wachsen dort, wo Menschen ohnehin sind.", "de", "literacy"),
        ("Un voisin sur dix ne sait pas lire.", "fr", "literacy"),
        ("Um em cada dez vizinhos não sabe ler.", "pt", "literacy"),
        ("她说自己不识字。", "zh", "literacy"),
    ],
)
def test_one_clear_word_shows_the_theme_of_a_short_text(text, lang, theme):
    assert names(text, lang) == [theme]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The first report is due on 8 September, International Literacy Day.", "en"),
        ("El primer informe se rendirá el 8 de septiembre, Día Internacional de la Alfabetización.", "es"),
        ("Half of those who came to the pottery classes were women.", "en"),
        ("The furniture workshops close on Thursdays so that apprentices can be taught.", "en"),
        ("As aulas são na Cidade da Praia e na ilha, das praias ao vulcão.", "pt"),
        ("The university showed how it prints solar cells.", "en"),
        ("Alternative Learning System sessions are held in the hall.", "en"),
    ],
)
def test_a_day_of_the_calendar_or_a_word_in_passing_shows_no_theme(text, lang):
    assert names(text, lang) == []
