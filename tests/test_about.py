"""Which cities words are about: for whom somebody speaks, what the words themselves tell, where they stand."""

import re
from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.document import City, CityInName, Mention, Person
from nlp.facts import Facts
from nlp.places.own import own_city
from nlp.statements.about import AboutCities
from nlp.statements.said import Attribution
from nlp.statements.sources import Source

COUNTRIES = {
    **dict.fromkeys(("Cork", "Limerick"), "IE"),
    **dict.fromkeys(("Lucca", "Fermo", "Turin"), "IT"),
    **dict.fromkeys(("Braga", "Lagoa"), "PT"),
    "Gatineau": "CA",
    "Bonn": "DE",
    "Espoo": "FI",
    "Durban": "ZA",
    "Chengdu": "CN",
    "Amman": "JO",
    "Loja": "EC",
}
WRITTEN = {"Chengdu": "成都", "Amman": "عمان"}


def mentions(text: str, word: str) -> tuple[Mention, ...]:
    found = re.finditer(re.escape(word), text)
    return tuple(Mention(start=m.start(), end=m.end(), text=word) for m in found)


def facts_of(text: str, lang: str = "en", title: str = "", url: str = "https://sample.example/page") -> Facts:
    """The sample cities named in the text; one named in the title or thrice is marked as the page's own."""
    page = text_page(text, url=url, site="sample", fetched_at=datetime(2024, 1, 1, tzinfo=UTC))
    cities = []
    for name, country in COUNTRIES.items():
        found = mentions(page.text, WRITTEN.get(name, name))
        if found:
            about = found[0].text in title or len(found) > 2
            cities.append(City(name=name, country=country, mentions=found, about=about))
    cities.sort(key=lambda c: c.mentions[0].start)
    return Facts(page=page, lang=lang, title=title, kind="news", cities=cities)


def about(facts: Facts, words: str, role: str | None, city: str | None = None, body: str | None = None) -> list[str]:
    found = mentions(facts.page.text, "Doe")
    country = COUNTRIES.get(city or "")
    speaker = Person(name="Jane Doe", role=role, organisation=body, city=city, country=country, mentions=found)
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "said", "cue verb after", 0.9)
    start = facts.page.text.index(words)
    return [c.name for c in AboutCities(facts).of(start, start + len(words), by)[0]]


@pytest.mark.parametrize(
    ("role", "city", "expected"),
    [
        pytest.param("Mayor of Cork", "Cork", ["Cork"], id="a mayor"),
        pytest.param("leader of the opposition", None, ["Cork"], id="the opposition"),
        pytest.param("chief executive of the chamber", None, ["Cork"], id="somebody local"),
        pytest.param("president of the residents' association", None, ["Cork"], id="who heads the residents"),
        pytest.param("student union president", None, ["Cork"], id="who heads the students"),
        pytest.param("Minister for Education", None, [], id="a minister"),
        pytest.param("UNESCO representative in Limerick", "Limerick", [], id="a body's office in another city"),
        pytest.param(
            "coordinator of the UNESCO Learning City of Cork", "Cork", ["Cork"], id="UNESCO's title of a city"
        ),
        pytest.param("Governor of the Eastern Region", None, [], id="a governor"),
        pytest.param("independent expert from Limerick", "Limerick", [], id="an expert from elsewhere"),
        pytest.param("Mayor of Limerick", "Limerick", ["Limerick"], id="a mayor who visits"),
        pytest.param("graduate", None, [], id="a graduate"),
        pytest.param("learner and volunteer", None, [], id="a learner, whatever else"),
        pytest.param("retired bus inspector", None, [], id="somebody retired"),
        pytest.param("retired mathematics teacher", None, [], id="whatever she was"),
        pytest.param("president of the club of retired miners", None, ["Cork"], id="who heads the retired"),
        pytest.param("geologist at the University of Sampleton", None, [], id="a scientist of another place"),
        pytest.param("psychologist", None, ["Cork"], id="a scientist of no body"),
        pytest.param("una de las graduadas", None, [], id="one of the graduates"),
        pytest.param("lecturer at the College of Sampleton", None, [], id="a scholar of another place"),
        pytest.param("lecturer at the College of Cork", None, ["Cork"], id="a scholar of the city"),
    ],
)
def test_for_whom_somebody_speaks(role: str, city: str | None, expected: list[str]) -> None:
    text = "Cork learns\n\nThe week began on Monday. Limerick came too. “Learning is for all,” said Jane Doe."
    assert about(facts_of(text, title="Cork learns"), "Learning is for all,", role, city) == expected


@pytest.mark.parametrize(
    ("lang", "text", "words", "expected"),
    [
        pytest.param("en", "“Cork has shown it.” Doe", "Cork has shown it.", ["Cork"], id="the subject"),
        pytest.param(
            "en", "“If Espoo can, why can Cork not?” Doe", "If Espoo can, why can Cork not?", ["Espoo"], id="if"
        ),
        pytest.param(
            "en", "Cork, Bonn. “We met in Espoo to talk.” Doe", "We met in Espoo to talk.", [], id="named in passing"
        ),
        pytest.param(
            "en", "Of Espoo and Cork Doe said both began small.", "both began small", ["Espoo", "Cork"], id="both"
        ),
        pytest.param("en", "Doe praised Espoo, “a lamp for us”.", "a lamp for us", ["Espoo"], id="praised before"),
        pytest.param("en", "Doe met us in Espoo: “a lamp for us”.", "a lamp for us", [], id="where it was said"),
        pytest.param("en", "“It is already here,” said Doe.", "It is already here,", [], id="here, of time"),
        pytest.param("fr", "« À Gatineau, on lit. » Doe", "À Gatineau, on lit.", ["Gatineau"], id="fr, put first"),
        pytest.param("pt", "Doe elogiou Lagoa, “um exemplo”.", "um exemplo", ["Lagoa"], id="pt, praised"),
        pytest.param("it", "Doe ha elogiato Fermo, «un esempio».", "un esempio", ["Fermo"], id="it, praised"),
        pytest.param("de", "Vorbild ist Espoo. „Dort fragt man“, so Doe.", "Dort fragt man", ["Espoo"], id="de, there"),
        pytest.param("es", "El modelo es Loja. “Allí se lee”, dijo Doe.", "Allí se lee", ["Loja"], id="es, there"),
        pytest.param("zh", "“成都的做法最好。”Doe说。", "成都的做法最好。", ["Chengdu"], id="zh, the subject"),
        pytest.param("ar", "وأشاد Doe بتجربة عمان، «مثال للجميع».", "مثال للجميع", ["Amman"], id="ar, praised"),
    ],
)
def test_the_words_decide_for_those_who_speak_for_no_city(
    lang: str, text: str, words: str, expected: list[str]
) -> None:
    assert about(facts_of(text, lang), words, "UNESCO specialist") == expected


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Nobody here is too old."),
        ("en", "The city’s strength is its libraries."),
        ("fr", "Ici, on apprend partout."),
        ("es", "Acá se aprende siempre."),
        ("de", "Hier lernt die ganze Straße."),
        ("it", "Qui si impara sempre."),
        ("en", "Thanks to the Royal Commission for Cork"),
        ("en", "The host city has shown the way."),
        ("es", "El anfitrión es la prueba de ello."),
        ("it", "La città ospitante ne è la prova."),
        ("de", "Diese Stadt hat es vorgemacht."),
        ("de", "Ich danke der Gastgeberstadt."),
    ],
)
def test_a_guest_speaks_of_the_pages_own_city(lang: str, words: str) -> None:
    facts = facts_of(f"Cork news. “{words}” said Jane Doe.", lang, title="Cork news")
    assert about(facts, words, "Head of the UNESCO office") == ["Cork"]


def test_a_visiting_mayor_speaks_of_here_as_well() -> None:
    text = "Cork had guests. “Nothing here was built for it.” “We at home wait.” Jane Doe, Mayor of Limerick, said so."
    facts = facts_of(text, title="Cork had guests")
    assert about(facts, "Nothing here was built for it.", "Mayor of Limerick", "Limerick") == ["Limerick", "Cork"]
    assert about(facts, "We at home wait.", "Mayor of Limerick", "Limerick") == ["Limerick"]


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("en", "I left school at fourteen.", []),
        ("en", "I came alone, and now we are twenty.", ["Cork"]),
        ("en", "I knew no signs. I was lost. Now I read to them before we leave.", []),
        ("es", "Yo daba la escuela por perdida.", []),
        ("it", "Non avevo mai letto con mio padre.", []),
        ("de", "Ich konnte kaum schreiben.", []),
        ("zh", "我以前不会写字。", []),
        ("zh", "我们白天上课。", ["Cork"]),
        ("en", "Every street has a teacher.", ["Cork"]),
    ],
)
def test_somebody_without_an_office_speaks_of_herself(lang: str, words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork reads\n\nThe hall was full. “{words}” said Jane Doe.", lang, title="Cork reads")
    assert about(facts, words, None) == expected


def test_beside_the_name_stands_what_the_role_does_not_tell() -> None:
    text = "Cork reads. “Ireland will follow,” said Jane Doe of the National Commission for UNESCO in Limerick."
    assert about(facts_of(text, title="Cork reads"), "Ireland will follow,", None) == []


@pytest.mark.parametrize(
    ("lang", "before", "after", "expected"),
    [
        pytest.param("it", "l’assessora regionale alla Cultura ", "", [], id="a region's office before the name"),
        pytest.param("it", "l’assessora alla Cultura ", "", ["Cork"], id="a city's"),
        pytest.param("pt", "o geólogo ", ", da Universidade de Exemplo,", [], id="pt, a scholar elsewhere"),
        pytest.param("en", "", ", a 71-year-old honey gatherer,", [], id="age"),
        pytest.param("en", "", ", 46, a driver,", [], id="age alone"),
        pytest.param("en", "", ", a keeper of bees,", ["Cork"], id="no age"),
    ],
)
def test_who_has_no_role_is_introduced_beside_the_name(lang: str, before: str, after: str, expected: list[str]) -> None:
    text = f"Cork: Doe first\n\n“Every street has a teacher,” said {before}Jane Doe{after} on Monday."
    facts = facts_of(text, lang, title="Cork: Doe first")
    facts.people = []
    person = Person(name="Jane Doe", role=None, mentions=mentions(facts.page.text, "Doe"))
    first = mentions(facts.page.text, "Jane Doe")
    person = person.model_copy(update={"mentions": (person.mentions[0], *first)})
    by = Attribution(Source(0, 0, "person", (person,), person.name), "said", "cue verb after", 0.9)
    start = facts.page.text.index("Every")
    assert [c.name for c in AboutCities(facts).of(start, start + 27, by)[0]] == expected


def test_a_council_s_city_stands_only_in_its_name() -> None:
    facts = facts_of("Messages\n\nJane Doe, President of the Municipal Council of Sampleton\n\nOur walls are blue.")
    role, body = "President of the Municipal Council of Sampleton", "Municipal Council of Sampleton"
    speaker = Person(
        name="Jane Doe",
        role=role,
        organisation=body,
        city="Sampleton",
        country="IE",
        mentions=mentions(facts.page.text, "Jane Doe"),
    )
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "heading", "heading", 0.9)
    start = facts.page.text.index("Our walls")
    assert [c.name for c in AboutCities(facts).of(start, start + 19, by)[0]] == ["Sampleton"]


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("de", "Wir haben in Bonn seit Jahren alles.", ["Bonn"]),
        ("de", "Bei uns in Bonn fehlt nur das Schild.", ["Bonn"]),
        ("en", "We here in Limerick have waited.", ["Limerick"]),
        ("en", "Our friends in Limerick laughed.", ["Cork"]),
        ("en", "We met in Limerick last year.", ["Cork"]),
        ("fr", "Chez nous, à Gatineau, on lit.", ["Gatineau"]),
        ("es", "Acá en Loja se aprende.", ["Loja"]),
        ("pt", "Aqui em Braga todos leem.", ["Braga"]),
        ("en", "Here in Limerick we envy Cork.", ["Cork"]),
    ],
)
def test_where_we_are(lang: str, words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\n“{words}” said Jane Doe.", lang, title="Cork news")
    assert about(facts, words, "head of the school") == expected


@pytest.mark.parametrize(
    ("role", "city", "heading", "expected"),
    [
        ("Head of Education", None, "Lucca - 2019", ["Lucca"]),
        ("Councillor for Education", "Cork", "Lucca", ["Lucca"]),
        ("Mayor of Cork", "Cork", "Lucca", ["Cork"]),
        ("UNESCO specialist", None, "Lucca", []),
        ("Head of Education", None, "What was said on the way to Lucca", []),
        ("learner", None, "Lucca", []),
    ],
)
def test_a_card_under_its_city(role: str, city: str | None, heading: str, expected: list[str]) -> None:
    text = f"Cork and Cork\n\nAll hail Cork.\n\n{heading}\n“To learn is to dare.”\nJane Doe\n{role}"
    facts = facts_of(text, title="Messages")
    speaker = Person(
        name="Jane Doe", role=role, city=city, country="IE" if city else None, mentions=mentions(text, "Jane Doe")
    )
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "signature", "signature", 0.9)
    start = facts.page.text.index("To learn")
    assert [c.name for c in AboutCities(facts).of(start, start + 20, by)[0]] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bonn überlegt noch.", ["Bonn"]),
        ("Für Bonn gilt das auch.", ["Cork"]),
        ("Bonn überlegt noch, wir nicht.", ["Cork"]),
    ],
)
def test_an_answer_may_turn_to_another_city(words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork fragt\n\nUnd die anderen?\n\n{words}", "de", title="Cork fragt")
    speaker = Person(name="Jane Doe", role="Leiterin", mentions=())
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "interview", "interview", 0.9)
    start = facts.page.text.index(words)
    assert [c.name for c in AboutCities(facts).of(start, start + len(words), by)[0]] == expected


def test_on_a_page_of_many_cities_the_paragraph_tells() -> None:
    text = (
        "Five cities join\n\nCork, Lucca, Braga, Bonn and Espoo are new.\n\n"
        "In Lucca, market women read. The mayor, Jane Doe, wants more.\n\n“A woman who reads can sign a lease.”"
    )
    assert about(facts_of(text), "A woman who reads can sign a lease.", "mayor") == ["Lucca"]


@pytest.mark.parametrize(
    ("text", "title", "url", "expected"),
    [
        pytest.param("Cork and Lucca read.", "Lucca reads", "https://a.example/", "Lucca", id="the title"),
        pytest.param(
            "Cork, Lucca, Bonn and Fermo.", "News", "https://www.comune.fermo.example/", "Fermo", id="the site"
        ),
        pytest.param(
            "Home / News / Cities / Cork\n\nLucca reads, and Lucca sings.",
            "News",
            "https://a.example/",
            "Lucca",
            id="menu",
        ),
        pytest.param("Cork, Lucca, Bonn, Espoo and Fermo read.", "News", "https://a.example/", None, id="a crowd"),
        pytest.param(
            "Bonn, Fermo, Lucca, Espoo.", "News", "https://www.uni-bonn.example/", None, id="a university's site"
        ),
        pytest.param(
            "Lucca, Cork, Bonn, Espoo.", "News", "https://a.example/news/why-bonn-reads/12", "Bonn", id="the address"
        ),
        pytest.param("Lucca, Cork, Bonn, Espoo.", "News", "https://a.example/bonn/12", None, id="a section"),
        pytest.param(
            "News\n\nWomen read in Lucca.\n© J. Doe\n\nMany read. " * 2,
            "News",
            "https://a.example/",
            None,
            id="a photograph",
        ),
    ],
)
def test_the_city_that_a_page_is_about(text: str, title: str, url: str, expected: str | None) -> None:
    own, _ = own_city(facts_of(text, title=title, url=url))
    assert (own.name if own else None) == expected


def test_the_council_that_the_opening_names_is_of_the_pages_own_city() -> None:
    facts = facts_of("News\n\nCORK City Council (CCC) pays 65 tutors.\n\nLucca, Bonn and Espoo sent officers to look.")
    facts.cities = [c for c in facts.cities if c.name != "Cork"]
    inside = mentions(facts.page.text, "CORK")
    facts.cities_in_names = [CityInName(name="Cork", country="IE", inside="CORK City Council", mentions=inside)]
    own, _ = own_city(facts)
    assert own and (own.name, own.country) == ("Cork", "IE")


def test_a_town_in_the_title_lies_in_the_municipality_that_is_a_member() -> None:
    text = "Cork shears\n\nLimerick joined. Limerick pays. Cork and Limerick learn. Lucca sent guests to Limerick."
    facts = facts_of(text, title="Cork shears")
    assert own_city(facts)[0] == facts.cities[0]
    facts.cities = [c.model_copy(update={"member": c.name == "Limerick"}) for c in facts.cities]
    own, _ = own_city(facts)
    assert own and own.name == "Limerick"


def test_the_title_names_the_city_of_a_council() -> None:
    facts = facts_of("Cork opens schools\n\nCork City Council opened four. Lucca follows.", title="Cork opens schools")
    facts.cities = [c for c in facts.cities if c.name == "Lucca"]
    inside = mentions(facts.page.text, "Cork")[1:]
    facts.cities_in_names = [CityInName(name="Cork", country="IE", inside="Cork City Council", mentions=inside)]
    own, _ = own_city(facts)
    assert own and own.name == "Cork"


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        pytest.param(
            "en", "The delegation from Cork came. For Councillor Jane Doe, “it works”.", "Councillor", id="en"
        ),
        pytest.param("fr", "Venue de Cork, la maire adjointe, Jane Doe, a dit : « it works ».", "maire", id="fr"),
        pytest.param("es", "Llegada de Cork, la concejala Jane Doe dijo: “it works”.", "concejala", id="es"),
        pytest.param("de", "Die aus Cork angereiste Stadträtin Jane Doe sagt: „it works“.", "Stadträtin", id="de"),
    ],
)
def test_whence_a_councillor_came(lang: str, text: str, role: str) -> None:
    assert about(facts_of(f"Lucca hosts\n\n{text}", lang, title="Lucca hosts"), "it works", role, "Lucca") == ["Cork"]


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        ("de", "Gäste aus Bonn, Cork und Espoo kamen. Bürgermeisterin Jane Doe sagt: „it works“.", "Bürgermeisterin"),
        ("de", "Gäste kamen aus Cork. Bürgermeisterin Jane Doe sagt: „it works“.", "Bürgermeisterin"),
        ("en", "Thirty guests from Cork listened. Mayor Jane Doe said “it works”.", "Mayor"),
        ("fr", "Des élus venus de Cork et de Bonn écoutent. La maire, Jane Doe : « it works ».", "maire"),
    ],
)
def test_guests_do_not_take_the_mayor_with_them(lang: str, text: str, role: str) -> None:
    assert about(facts_of(f"Lucca hosts\n\n{text}", lang, title="Lucca hosts"), "it works", role, "Lucca") == ["Lucca"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [("cabinet member for culture", ["Cork"]), ("Council leader", ["Cork"]), ("librarian", ["Lucca"])],
)
def test_the_council_that_a_page_names(role: str, expected: list[str]) -> None:
    facts = facts_of("Lucca hub. Cork Council pays. “It works,” said Jane Doe.", title="Lucca hub")
    facts.cities_in_names = [CityInName.model_validate({"name": "Cork", "country": "IE", "in": "Cork Council"})]
    assert about(facts, "It works,", role) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("assessora regionale al Lavoro", []),
        ("assessora alla Cultura", ["Lucca"]),
        ("vicedirettrice generale", []),
        ("economista", []),
        ("bibliotecaria", ["Lucca"]),
    ],
)
def test_above_and_outside_the_city(role: str, expected: list[str]) -> None:
    facts = facts_of("Lucca legge. «Imparare è un diritto», ha detto Jane Doe.", "it", title="Lucca legge")
    assert about(facts, "Imparare è un diritto", role) == expected


@pytest.mark.parametrize(
    ("words", "role", "expected"),
    [
        ("Espoo’s secret is its libraries.", None, ["Espoo"]),
        ("Espoo’s secret is its libraries, and we copied it.", None, ["Cork"]),
        ("Espoo’s secret is its libraries.", "librarian", ["Cork"]),
        ("Nobody asked. In Espoo it is free.", None, ["Cork"]),
    ],
)
def test_what_somebody_without_an_office_begins_with(words: str, role: str | None, expected: list[str]) -> None:
    facts = facts_of(f"Cork reads\n\n“{words}” said Jane Doe.", title="Cork reads")
    assert about(facts, words, role) == expected


def test_the_reason_is_told() -> None:
    facts = facts_of("Cork reads. “All learn,” said Jane Doe.", title="Cork reads")
    speaker = Person(name="Jane Doe", role="librarian", mentions=mentions(facts.page.text, "Jane Doe"))
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "said", "cue verb after", 0.9)
    _, why = AboutCities(facts).of(13, 22, by)
    assert why is not None
    assert (why.rule, why.evidence) == ("the place", ("the page's own city: in the title",))
