"""Which cities words are about: of those who praise, come from elsewhere, or stand above any one city."""

import pytest
from test_about import about, facts_of


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
        ("en", "The delegation from Lucca brought a van. Jane Doe, head teacher: “it works”.", ["Lucca"]),
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
