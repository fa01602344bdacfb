"""Whose words they are on Romance pages: first names alone, offices that tell of a woman, who was just named."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.pipeline import extract_page
from nlp.statements.genders import gender_of_office


def speakers(text: str) -> list[str | None]:
    page = text_page(text, url="https://n.example/x", site="n", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    return [s.speaker for s in extract_page(page).statements]


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
