"""Whose words they are on Romance pages: first names alone, offices that tell of a woman, who was just named."""

import pytest

from nlp.statements.genders import gender_of_office
from tests.read_page import document


def speakers(text: str) -> list[str | None]:
    return [s.speaker for s in document(text).statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "La concejala de Educación, Marta Roig, abrió el taller.\n\n"
            "Silvia, de 61 años, empezó hace dos. «Ahora le corrijo los deberes a mi nieta», cuenta entre risas.",
            "Silvia",
        ),
        (
            "L'adjointe au maire, Claire Duval, est venue les saluer.\n\n"
            "Aminata, 52 ans, a commencé en janvier. « Avant, je demandais à ma fille de lire », raconte-t-elle.",
            "Aminata",
        ),
        (
            "La preside, Anna Bruni, ha aperto l'anno.\n\n"
            "Accanto a lei Giuseppina, pensionata: «Mio nipote mi corregge i compiti».",
            "Giuseppina",
        ),
        (
            "O vereador Rui Prata visitou a turma.\n\nAo lado, Mamadou concorda: «Agora percebo o meu patrão».",
            "Mamadou",
        ),
        (
            "El alcalde, Juan Roe, saludó a los presentes.\n\n"
            "Carmen vende flores desde niña. “Ya no firmo con el dedo”, dice.",
            "Carmen",
        ),
    ],
)
def test_who_goes_by_a_first_name_speaks_herself(text: str, speaker: str):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "En la sede los esperaba Jane Doe. “Los lunes esto es una escuela”, les dijo la coordinadora.",
        "La delegazione è stata accolta da Jane Doe. «Qui le porte restano aperte», ha spiegato la bibliotecaria.",
        "À la médiathèque, ils ont rencontré Jane Doe. « Ici, on ne demande pas de carte », a dit la bibliothécaire.",
        "Na biblioteca esperava-os Jane Doe. “Aqui ninguém pergunta a idade”, contou a bibliotecária.",
    ],
)
def test_the_office_of_who_was_just_named(text: str):
    assert speakers(text) == ["Jane Doe"]


def test_an_office_is_not_of_somebody_with_another():
    text = "Los recibió el alcalde, Juan Roe. “Los lunes esto es una escuela”, les dijo la coordinadora."
    assert speakers(text) == [None]


def test_an_office_tells_which_of_two_is_meant():
    text = (
        "O secretário Lindomar Roe entregou os diplomas e a prefeita Dalva Doe discursou. "
        "“Vocês venceram o medo da escola”, disse ela."
    )
    assert speakers(text) == ["Dalva Doe"]


@pytest.mark.parametrize(
    ("lang", "role", "gender"),
    [
        ("pt", "vereadora da Educação", "f"),
        ("pt", "secretário municipal", "m"),
        ("pt", "secretaria municipal", None),
        ("es", "alcaldesa", "f"),
        ("es", "director", "m"),
        ("it", "direttrice", "f"),
        ("it", "ministro", None),
        ("fr", "échevine", "f"),
        ("fr", "maire", None),
    ],
)
def test_gender_of_an_office(lang: str, role: str, gender: str | None):
    assert gender_of_office(role, lang) == gender


@pytest.mark.parametrize(
    "text",
    [
        "Técnicos visitaram o liceu Agostinho Neto, o mercado Bento Nunes e a escola secundária Pedro Gomes.",
        "El paseo sale de la Lázaro Roe y termina en la preparatoria Felipe Carrillo, cerca de la Francisco Villa.",
        "I corsi si tengono al liceo Paolo Sarpi, nella palestra Angelo Sacchi e alla scuola media Carlo Poma.",
        "Rendez-vous au gymnase Alice Milliat, sur le quai Jean Moulin et à la résidence Simone Veil.",
    ],
)
def test_schools_streets_and_quarters_are_nobody(text: str):
    assert [p.name for p in document(text).people] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Corsi di dialetto in piazza\nGIULIA MARZI-ZORZ\n18 Maggio 2026 alle 17:44\n\nLa città apre.",
            "Giulia Marzi-Zorz",
        ),
        ("Un an après\nClaire Duval\nPublié le 13 févr. 2025 à 18:05\n\nLe label a un an.", "Claire Duval"),
        ("Amatijane Sambú, de Bissau para a ONU News\n15 Janeiro 2026\n\nO centro abriu.", "Amatijane Sambú"),
        ("Auteurs : F. Nguema, Rim Ben Salah\nGuide pratique des villes apprenantes.", "Rim Ben Salah"),
    ],
)
def test_authors(text: str, name: str):
    assert name in [p.name for p in document(text).people]


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        (
            "Cividale, città dell'apprendimento, e un patto con Gorizia e Nova Gorica.",
            {"Cividale del Friuli", "Gorizia", "Nova Gorica"},
        ),
        ("A Torino, nel quartiere Barriera di Milano, apre uno sportello.", {"Turin"}),
        ("Os peritos visitaram o mercado de Bandim, em Bissau.", {"Bissau"}),
        ("Participan vecinos de la Benito Juárez, en Morelia.", {"Morelia"}),
        ("O projeto nasceu no mercado de Braga.", {"Braga"}),
    ],
)
def test_parts_of_a_town_are_no_cities(text: str, cities: set[str]):
    assert {c.name for c in document(text).cities} == cities


def test_a_name_glued_to_its_body_signs_the_words_above():
    text = (
        "« Nos infirmières y animeront des ateliers, à deux pas des rayons de romans. »\n"
        "Pr Stanislas DoeCentre d'accueil et de soins\n\n"
        "« Nos bénévoles y tiendront une permanence chaque mardi et chaque jeudi. »\n"
        "Mme Odile RoeSecours populaire\n\n"
        "« Nous y amènerons nos apprentis, qui ont tant de choses à montrer. »\n"
        "Marc LeRoyChambre des métiers"
    )
    assert speakers(text) == ["Stanislas Doe", "Odile Roe", "Marc LeRoy"]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Allo sportello si impara a leggere una busta paga; ne sono nate diciotto microimprese.", "entrepreneurship"),
        ("“Minha mãe assinava com o dedo”, conta quem decidiu voltar a estudar.", "equity_and_inclusion"),
        (
            "El taller enseña autocuidado en el centro de salud y bienestar emocional.",
            "learning_for_health_and_wellbeing",
        ),
        ("La mission locale aide à la recherche d'emploi.", "entrepreneurship"),
    ],
)
def test_themes(text: str, theme: str):
    assert theme in [t.theme for t in document(text).themes]


def test_who_speaks_under_a_name_of_no_list_is_somebody():
    text = "Yirleza Palacios amarra la canoa y se ríe: “Yo vendo cuentos en la orilla, pero todos fiados”."
    assert [p.name for p in document(text).people] == ["Yirleza Palacios"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Para la investigadora Jane Doe, de la Universidad de Antioquia, en Medellín, los títulos llegan pronto.",
            "los títulos llegan pronto",
        ),
        (
            "Segundo a professora Jane Doe, da Universidade do Porto, os cursos começam tarde.",
            "os cursos começam tarde",
        ),
        ("Según el alcalde, Juan Roe, de los 200 alumnos la mitad trabaja.", "de los 200 alumnos la mitad trabaja"),
    ],
)
def test_whose_body_stands_before_what_is_told(text: str, words: str):
    assert [s.text for s in document(text).statements] == [words]
