"""Which cities words are about: of those who praise, come from elsewhere, or stand above any one city."""

import pytest
from test_about import about, facts_of, mentions

from nlp.document import DocumentKind, Person
from nlp.statements.about import AboutCities
from nlp.statements.said import Attribution
from nlp.statements.sources import Source


@pytest.mark.parametrize(
    ("lang", "text", "words", "expected"),
    [
        pytest.param(
            "en", "Doe lauded the local government for “turning a hill into a school”.", "turning a hill", ["Cork"]
        ),
        pytest.param("en", "Doe described the city as “a school of streets”.", "a school of", ["Cork"]),
        pytest.param("en", "Doe hailed in turn “an answer from the ground”.", "an answer", ["Cork"]),
        pytest.param("en", "Doe urged participants to apply soon.", "participants to apply", []),
        pytest.param("en", "Doe told the council: “a school is never done”.", "a school is", []),
        pytest.param("en", "Doe said: “The application struck the jury.”", "The application", ["Cork"]),
        pytest.param("en", "Doe said: “A learning city asks what the city forgot.”", "A learning city", []),
        pytest.param("fr", "Doe a salué « une réponse de terrain ».", "une réponse", ["Cork"]),
        pytest.param("fr", "Doe a qualifié la commune d’« école à ciel ouvert ».", "école à ciel", ["Cork"]),
        pytest.param("es", "Doe felicitó al equipo y a la ciudad: “un ejemplo vivo”.", "un ejemplo vivo", ["Cork"]),
        pytest.param("es", "Doe calificó a la alcaldía de “escuela sin muros”.", "escuela sin muros", ["Cork"]),
        pytest.param("pt", "Doe parabenizou a prefeitura por “abrir as portas”.", "abrir as portas", ["Cork"]),
        pytest.param("it", "Doe ha definito la città «un’aula senza muri».", "un’aula senza", ["Cork"]),
        pytest.param("de", "Doe bezeichnete die Stadt als „Schule ohne Dach“.", "Schule ohne", ["Cork"]),
    ],
)
def test_a_guest_praises_the_city_of_the_page(lang: str, text: str, words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\n{text}", lang, title="Cork news")
    assert about(facts, words, "National Commission deputy secretary-general") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The application is one that other British towns will copy.", ["Cork"]),
        ("The application is one that towns will copy.", []),
        ("Many ride buses in Lucca, Bonn and Espoo now.", []),
        ("Lucca, Bonn and Espoo ride buses.", ["Lucca", "Bonn", "Espoo"]),
        ("People ask, Lucca does.", ["Lucca"]),
    ],
)
def test_what_the_words_of_a_guest_tell(words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\nDoe said: “{words}”", title="Cork news")
    assert about(facts, words, "UNESCO specialist") == expected


def test_the_capital_is_the_one_that_the_paragraph_names() -> None:
    text = "Cork news\n\nLa veille, à Amman. Doe a félicité la capitale, « qui a compris »."
    facts = facts_of(text.replace("Amman", "Lucca"), "fr", title="Cork news")
    assert about(facts, "qui a compris", "représentante de l’UNESCO") == ["Lucca"]


@pytest.mark.parametrize(
    ("role", "city", "body"),
    [
        ("directrice du bureau de l’Organisation à Limerick", "Limerick", None),
        ("directora de la Oficina Regional en Limerick", "Limerick", None),
        ("national coordinator of learning cities", None, None),
        ("coordenadora nacional da rede", None, None),
        ("president of the Association of Municipalities", None, "Association of Municipalities"),
        ("Referentin beim Deutschen Städtetag", None, "Deutscher Städtetag"),
        ("pharmacist from Limerick", "Limerick", None),
        ("poeta de Limerick", "Limerick", None),
        ("professor", "Limerick", None),
    ],
)
def test_who_speaks_for_no_city(role: str, city: str | None, body: str | None) -> None:
    facts = facts_of("Cork news\n\nLimerick too. “It takes a year,” said Jane Doe.", title="Cork news")
    assert about(facts, "It takes a year,", role, city, body) == []


def test_a_professor_on_a_page_of_no_city_speaks_for_none() -> None:
    facts = facts_of("Board news\n\nJane Doe (Limerick) joined. Lucca, Bonn, Espoo and Cork follow. She likes books.")
    assert about(facts, "She likes books", "Professor", "Limerick") == []


def test_the_architect_of_a_city_holds_its_office() -> None:
    facts = facts_of("Cork news\n\nLimerick too. “It takes a year,” said Jane Doe.", title="Cork news")
    assert about(facts, "It takes a year,", "architect and Mayor of Limerick", "Limerick") == ["Limerick"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Lucca showed its van. For Jane Doe, head teacher there, “it works”.", ["Lucca"]),
        ("en", "In Lucca a van comes on Mondays. Jane Doe, head teacher: “it works”.", ["Lucca"]),
        ("en", "The van is a gift of Lucca. Jane Doe, head teacher: “it works”.", ["Cork"]),
        ("en", "Lucca lent Cork a van. Jane Doe, head teacher: “it works”.", ["Cork"]),
        ("en", "Lucca and Bonn sent vans. Jane Doe, head teacher: “it works”.", ["Cork"]),
        ("it", "A Lucca il furgone passa il lunedì. Jane Doe, preside: «it works».", ["Lucca"]),
        ("de", "In Bonn fährt ein Bus. Jane Doe, Leiterin: „it works“.", ["Bonn"]),
        ("it", "Da Lucca, la preside Jane Doe: «it works».", ["Lucca"]),
        ("en", "From Lucca, head teacher Jane Doe: “it works”.", ["Lucca"]),
        ("es", "Desde Loja, la directora Jane Doe: “it works”.", ["Loja"]),
        ("pt", "De Braga, a diretora Jane Doe: “it works”.", ["Braga"]),
        ("en", "With the delegation from Lucca came Jane Doe, head teacher: “it works”.", ["Lucca"]),
    ],
)
def test_the_city_of_the_paragraph_that_introduces_somebody(lang: str, text: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork hosts\n\n{text}", lang, title="Cork hosts")
    assert about(facts, "it works", "head teacher") == expected


def test_a_vice_mayor_in_a_teaser_is_of_the_teaser_s_city() -> None:
    text = (
        "News\n\nCork opens late\nCork reads until eleven.\n\n"
        "Festival closes in Lucca\nVice-Mayor Jane Doe announced that its hall would stay open."
    )
    facts = facts_of(text, title="News")
    facts.kind = "listing"
    assert about(facts, "its hall would stay open", "Vice-Mayor", "Cork") == ["Lucca"]


@pytest.mark.parametrize(
    ("lang", "text", "words", "expected"),
    [
        pytest.param("en", "Doe said Limerick had “opened a door”.", "opened a door", ["Limerick"]),
        pytest.param("en", "Doe says the town is “a school of streets”.", "a school of", ["Cork"]),
        pytest.param("en", "In Limerick Doe said it was “a long way”.", "a long way", []),
        pytest.param("it", "Secondo Doe, per la quale Lucca «mostra la via», sì.", "mostra la via", ["Lucca"]),
        pytest.param("es", "Para Doe, la ciudad mostró que “se puede aprender”.", "se puede", ["Cork"]),
        pytest.param("fr", "Doe estime que la commune « a ouvert la voie ».", "a ouvert la voie", ["Cork"]),
        pytest.param("de", "Doe sagte, dass Bonn „den Weg weist“.", "den Weg weist", ["Bonn"]),
    ],
)
def test_a_fragment_is_told_of_the_city_before_it(lang: str, text: str, words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\n{text}", lang, title="Cork news")
    assert about(facts, words, "UNESCO specialist") == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The UNESCO office sent word. Its director, Jane Doe: “nobody learns alone”."),
        ("es", "La Oficina de la Unesco confirmó. Su representante, Jane Doe: “nobody learns alone”."),
        ("fr", "Le bureau de l’UNESCO sera là. Sa directrice, Jane Doe : « nobody learns alone »."),
        ("pt", "O escritório da UNESCO confirmou. A sua diretora, Jane Doe: “nobody learns alone”."),
        ("de", "Das Unesco-Institut kam. Dessen Leiterin, Jane Doe: „nobody learns alone“."),
    ],
)
def test_its_director_is_of_the_body_before(lang: str, text: str) -> None:
    facts = facts_of(f"Cork news\n\n{text}", lang, title="Cork news")
    person = mentions(facts.page.text, "Jane Doe")
    speaker = Person(name="Jane Doe", role="director", mentions=person)
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "said", "cue verb after", 0.9)
    start = facts.page.text.index("nobody")
    assert AboutCities(facts).of(start, start + 20, by)[0] == ()


@pytest.mark.parametrize(
    ("lang", "role", "behind", "expected"),
    [
        pytest.param("it", "professoressa", ", dell’Università di Prova,", [], id="a university elsewhere"),
        pytest.param("it", "professoressa", ", dell’Università di Cork,", ["Cork"], id="the city's"),
        pytest.param("de", "Forscherin", ", vom Wissenschaftszentrum Muster,", [], id="de"),
        pytest.param("ar", "أستاذة", "، من جامعة قسنطينة،", [], id="ar"),
        pytest.param("en", "director of the institute in Wales", "", [], id="a whole country's"),
        pytest.param("en", "director of the school in Wales", "", ["Cork"], id="a school's"),
        pytest.param("en", "Skills Wales director", "", [], id="a whole country's body"),
        pytest.param("en", "organiser", ", who came with the Lucca group,", ["Lucca"], id="who came with a group"),
        pytest.param("en", "organiser", ", a guest from Lucca,", ["Lucca"], id="a guest"),
    ],
)
def test_what_stands_behind_the_name(lang: str, role: str, behind: str, expected: list[str]) -> None:
    body = "Skills Wales" if "Skills Wales" in role else None
    facts = facts_of(f"Cork news\n\nThen Jane Doe{behind} said: “it takes a year”.", lang, title="Cork news")
    speaker = Person(name="Jane Doe", role=role, organisation=body, mentions=mentions(facts.page.text, "Jane Doe"))
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "said", "cue verb after", 0.9)
    start = facts.page.text.index("it takes")
    assert [c.name for c in AboutCities(facts).of(start, start + 15, by)[0]] == expected


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "both had shown the way"), ("es", "Las dos ciudades aprenden"), ("de", "Die beiden Städte lernen")],
)
def test_both_are_the_two_of_the_title(lang: str, words: str) -> None:
    facts = facts_of(f"Lucca and Bonn win\n\nOthers lost.\n\nJane Doe said {words}.", lang, title="Lucca and Bonn win")
    assert about(facts, words, "UNESCO specialist") == ["Lucca", "Bonn"]


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("it", "A Lucca abbiamo cominciato con i nonni.", ["Lucca"]),
        ("it", "A Lucca abbiamo visto un furgone.", ["Cork"]),
        ("en", "In Limerick we began with a van.", ["Limerick"]),
        ("en", "In Limerick we saw a van.", ["Cork"]),
        ("en", "In the streets of Limerick we began.", ["Cork"]),
        ("es", "En Loja tenemos un camión.", ["Loja"]),
        ("de", "In Bonn haben wir einen Bus.", ["Bonn"]),
        ("de", "In Bonn haben wir einen Bus gesehen.", ["Cork"]),
    ],
)
def test_the_city_that_the_words_open_with_is_where_we_are(lang: str, words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\n“{words}” said Jane Doe.", lang, title="Cork news")
    assert about(facts, words, "head of the project") == expected


def test_who_came_from_a_city_without_an_office_speaks_for_none() -> None:
    facts = facts_of("Cork news\n\nJane Doe, who came from Lucca, said: “It takes a year.”", title="Cork news")
    assert about(facts, "It takes a year.", None) == []


def test_a_scholar_on_cities_in_general_speaks_for_none() -> None:
    text = "Cork news\n\n“Cities that try win.” “It goes well.” “A city that reads wins.” Prof. Jane Doe said so."
    facts = facts_of(text, title="Cork news")
    assert about(facts, "A city that reads wins.", "professor") == ["Cork"]
    assert about(facts, "Cities that try win.", "professor") == []
    assert about(facts, "It goes well.", "professor") == ["Cork"]
    assert about(facts, "Cities that try win.", "librarian") == ["Cork"]


def test_two_cities_that_begin_a_sentence_each_are_compared() -> None:
    words = "Lucca took two years to agree. Cork took two months."
    facts = facts_of(f"Cork news\n\n“{words}” said Jane Doe.", title="Cork news")
    assert about(facts, words, "head of a school") == ["Lucca", "Cork"]
    other = "Cork took its time. Lucca did not."
    facts = facts_of(f"Cork news\n\n“{other}” said Jane Doe.", title="Cork news")
    assert about(facts, other, "head of a school") == ["Cork"]


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("press_release", "Our nurses will teach here on Mondays.", ["Cork"]),
        ("press_release", "I came alone and stayed.", []),
        ("statement", "Our nurses will teach here on Mondays.", []),
    ],
)
def test_a_card_in_a_city_s_own_news(kind: DocumentKind, words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\nA house opens.\n\n“{words}”\nJane Doe\nSample Health", title="Cork news")
    facts.kind = kind
    speaker = Person(name="Jane Doe", organisation="Sample Health", mentions=mentions(facts.page.text, "Jane Doe"))
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "card", "card", 0.9)
    start = facts.page.text.index(words)
    assert [c.name for c in AboutCities(facts).of(start, start + len(words), by)[0]] == expected


@pytest.mark.parametrize(
    ("lang", "text", "words", "expected"),
    [
        pytest.param(
            "en", "Doe applauded council for putting the money to use.", "applauded council for putting", ["Cork"]
        ),
        pytest.param("en", "Doe praised the municipality for its patience.", "praised the municipality", ["Cork"]),
        pytest.param("en", "Doe said every family should call the council.", "every family should call", []),
        pytest.param(
            "en", "Doe praised the Sample Council for Teachers.", "praised the Sample Council for Teachers", []
        ),
        pytest.param(
            "es", "Doe felicitó al ayuntamiento y a la ciudad por su paciencia.", "felicitó al ayuntamiento", ["Cork"]
        ),
        pytest.param("pt", "Doe elogiou a prefeitura pela paciência.", "elogiou a prefeitura", ["Cork"]),
    ],
)
def test_reported_praise_of_those_who_govern_the_city(lang: str, text: str, words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\n{text}", lang, title="Cork news")
    assert about(facts, words, "Minister of State") == expected


@pytest.mark.parametrize(
    ("role", "body", "expected"),
    [
        ("who teaches education at Sample University", None, []),
        ("who lectures at the Faculty of Law", None, []),
        ("who teaches at Sample Primary School", "Sample Primary School", ["Cork"]),
        (None, "Sample University", []),
        (None, "Sample Primary School", ["Cork"]),
    ],
)
def test_who_teaches_at_a_university_is_a_scholar(role: str | None, body: str | None, expected: list[str]) -> None:
    facts = facts_of("Cork news\n\nDoe said knowledge should be taught at home.", title="Cork news")
    assert about(facts, "knowledge should be taught", role, body=body) == expected


@pytest.mark.parametrize(
    ("lang", "behind", "expected"),
    [
        ("en", ", who runs the Sample Readers,", ["Cork"]),
        ("en", " has run the Sample Readers since 2018 and", ["Cork"]),
        ("en", ", who loves to read,", []),
        ("es", " coordina desde 2018 las Lectoras y", ["Cork"]),
        ("it", ", che gestisce il centro,", ["Cork"]),
        ("fr", ", qui dirige le centre,", ["Cork"]),
    ],
)
def test_who_runs_something_does_not_speak_as_herself(lang: str, behind: str, expected: list[str]) -> None:
    quote = {"en": "I sell stories", "es": "Yo vendo cuentos", "it": "Io vendo storie mie", "fr": "Je vends des contes"}
    facts = facts_of(f"Cork news\n\nDoe{behind}: “{quote[lang]}.”", lang, title="Cork news")
    assert about(facts, quote[lang], None) == expected


@pytest.mark.parametrize(
    ("lang", "behind", "expected"),
    [
        ("fr", ", 1 200 enfants sont concernés.", ["Cork"]),
        ("en", ", 12 schools take part.", ["Cork"]),
        ("fr", ", 71 ans, attend : tout commence.", []),
        ("en", ", aged 71 now, waits.", []),
    ],
)
def test_a_number_behind_the_name_need_not_be_an_age(lang: str, behind: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\nSelon Doe{behind}", lang, title="Cork news")
    assert about(facts, behind[2:], "teacher") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A beneficiary, Mrs Doe, told us “it works”.", []),
        ("One learner, Doe, told us “it works”.", []),
        ("Doe, a former pupil, told us “it works”.", []),
        ("Doe, a shea butter seller, told us “it works”.", []),
        ("Doe was one of the first to finish. “It works”.", []),
        ("Doe, who learned to read last year, said “it works”.", []),
        ("The learners and Doe said “it works”.", ["Cork"]),
        ("Doe, a neighbour of nobody, said “it works”.", []),
        ("Doe, a stranger, said “it works”.", ["Cork"]),
    ],
)
def test_who_is_introduced_as_a_learner_speaks_as_herself(text: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\n{text}", title="Cork news")
    assert about(facts, "t works", None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Retired docker Doe said “it works”.", []),
        ("Volunteer Doe said “it works”.", ["Cork"]),
        ("Retired docker Doe teaches knots. “It works”, she said.", ["Cork"]),
    ],
)
def test_who_gives_lessons_speaks_for_the_place(text: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\n{text}", title="Cork news")
    assert about(facts, "t works", "retired docker") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("she used to take her son to the post office", []),
        ("a customer once cheated her", []),
        ("she had never seen the city so full", ["Cork"]),
        ("the hall was full", ["Cork"]),
    ],
)
def test_reported_words_of_somebody_on_herself(words: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\nJane Doe said that {words}.", title="Cork news")
    speaker = Person(name="Jane Doe", mentions=mentions(facts.page.text, "Jane Doe"))
    by = Attribution(Source(0, 0, "person", (speaker,), speaker.name), "said", "reported, say", 0.9)
    start = facts.page.text.index(words)
    assert [c.name for c in AboutCities(facts).of(start, start + len(words), by)[0]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doe, who coordinates courses in Lucca, said “it works”.", ["Lucca"]),
        ("Doe told them “it works”. She leads the library of Lucca.", ["Lucca"]),
        ("Doe from Lucca said “it works”.", []),
    ],
)
def test_a_guest_who_runs_something_speaks_for_that_city(text: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork news\n\n{text}", title="Cork news")
    assert about(facts, "it works", None, "Lucca") == expected


def test_what_a_scholars_own_body_does_there_is_about_the_place() -> None:
    facts = facts_of(
        "Cork news\n\n“The institute will train 20 tutors.” “Tutors are rare.” Prof. Doe.", title="Cork news"
    )
    assert about(facts, "The institute will train", "Dean", None, "Sample Institute") == ["Cork"]
    assert about(facts, "Tutors are rare", "Dean", None, "Sample Institute") == []


def test_the_own_city_is_the_measure_of_others() -> None:
    words = "In Lucca and Bonn we are asked for the same as in Cork."
    facts = facts_of(f"Cork news\n\n“{words}” Doe said.", title="Cork news")
    assert about(facts, words, "UNESCO specialist") == ["Cork"]


def test_who_recommends_a_publication_speaks_for_no_city() -> None:
    facts = facts_of(
        "Cork guide\n\nLucca too.\n\n“The only one with coffee on it.”\nJane Doe, tutor, Lucca", title="Cork guide"
    )
    assert about(facts, "The only one", "tutor, Lucca", "Lucca") == ["Lucca"]
    facts.kind = "publication"
    assert about(facts, "The only one", "tutor, Lucca", "Lucca") == []
    assert about(facts, "The only one", "mayor of Lucca", "Lucca") == ["Lucca"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [("Rector of the University of Lucca", ["Lucca"]), ("Professor at the University of Lucca", ["Cork"])],
)
def test_the_town_of_a_rector_is_the_own_one(role: str, expected: list[str]) -> None:
    facts = facts_of("Cork meets\n\nLucca too. The university, said Doe, has opened to the town.", title="Cork meets")
    assert about(facts, "has opened to the town", role, "Lucca") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We ask”, said Doe, who works for the city library. “We have time”, she said.", ["Lucca"]),
        ('"We ask", said Doe, who works for the city library. "We have time", she said.', ["Lucca"]),
        ("“We ask the city”, said Doe. “We have time”, she said.", ["Cork"]),
    ],
)
def test_what_the_writer_puts_in_is_not_what_a_guest_says(text: str, expected: list[str]) -> None:
    facts = facts_of(f"Cork hosts\n\nLucca too. {text}", title="Cork hosts")
    words = text[1 : text.index("time") + 4]
    assert about(facts, words, None, "Lucca") == expected


@pytest.mark.parametrize("role", ["Doe’s daughter", "parent", "widow", "hija", "Tochter", "figlia"])
def test_kin_speak_for_themselves(role: str) -> None:
    facts = facts_of("Cork hosts\n\n“It works”, said Doe.", title="Cork hosts")
    assert about(facts, "It works", role) == []


def test_in_a_teaser_anybody_is_of_its_city() -> None:
    facts = facts_of(
        "News\n\nBoatmen read in Lucca\nEach boat has ten books, says Jane Doe.\n\nCork, Bonn", title="News"
    )
    facts.kind = "listing"
    assert about(facts, "Each boat has ten books", None) == ["Lucca"]


@pytest.mark.parametrize(
    ("role", "city", "words", "expected"),
    [
        ("minister", None, "The scheme deserves more money", ["Cork"]),
        ("minister", None, "A scheme deserves more money", []),
        ("minister", None, "urged other councils to follow suit", ["Cork"]),
        ("Professor", "Lucca", "We began the project with nothing", ["Lucca"]),
        ("Professor", "Lucca", "The project began with nothing", ["Cork"]),
        ("Professor", "Lucca", "her council wanted one", ["Lucca"]),
        (None, "Lucca", "his city could copy the project", ["Lucca"]),
    ],
)
def test_the_thing_that_a_citys_news_tell_of(
    role: str | None, city: str | None, words: str, expected: list[str]
) -> None:
    facts = facts_of(f"Cork news\n\nLucca too. “{words}”, Jane Doe.", title="Cork news")
    assert about(facts, words, role, city) == expected
