"""Who holds what to be so on French, Spanish, Portuguese and Italian pages: judging, denying, offering."""

import pytest

from nlp.statements.cues import cues_of
from tests.read_page import document


def said(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.text) for s in document(text).statements]


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("es", "había dicho; se comprometió a; negó; deslizó; dejó caer; le dio la razón"),
        ("fr", "avait, de son côté, déclaré; s'était félicitée; redoutait; a laissé entendre"),
        ("pt", "tinha garantido; havia dito; contrapôs; negou; prontificou-se a"),
        ("it", "aveva poi aggiunto; si era detta; sosteneva; si è impegnata ad; lascia intendere"),
    ],
)
def test_families_of_verbs(lang: str, forms: str):
    assert [m.group() for m in cues_of(lang).verb.finditer(forms)] == forms.split("; ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "La alcaldesa Rosa Lima, que considera el encuentro una ocasión para ver que “nadie sobra”, abrió.",
            "el encuentro una ocasión para ver que “nadie sobra”",
        ),
        (
            "O presidente da Câmara, Rui Vieira, considera este encontro uma oportunidade para mostrar o que se fez.",
            "este encontro uma oportunidade para mostrar o que se fez",
        ),
        ("Le conseiller Luc Delorme juge la facture salée pour une salle.", "la facture salée pour une salle"),
        (
            "Il consigliere Aldo Rota ritiene la misura insufficiente per i quartieri.",
            "la misura insufficiente per i quartieri",
        ),
        (
            "El rector Luis Pauta considera imprescindible que los mayores sean quienes enseñen.",
            "imprescindible que los mayores sean quienes enseñen",
        ),
        (
            "La présidente Anne Roux y voit une chance pour les mères isolées.",
            "une chance pour les mères isolées",
        ),
        ("La secretaria Rosa Llamas negó que se hubiera cerrado un aula.", "se hubiera cerrado un aula"),
        (
            "El rector Luis Pauta ofreció abrir los laboratorios los sábados a las familias.",
            "abrir los laboratorios los sábados a las familias",
        ),
        ("L'assessora Rosa Lami si è impegnata ad aprire altre due sedi.", "aprire altre due sedi"),
        (
            "El alcalde Luis Pauta le dio la razón: el contrato venció en febrero.",
            "el contrato venció en febrero",
        ),
    ],
)
def test_what_somebody_holds(text: str, words: str):
    assert [w for _, w in said(f"El consejo\n{text}")] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Se considera el encuentro una oportunidad para los barrios de la ciudad.",
        "El consejo considera el encuentro una oportunidad para los barrios.",
        "Le juge Marc Dupont a visité la nouvelle bibliothèque du quartier.",
    ],
)
def test_nobody_judges(text: str):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Llamas, que compareció junto al gerente del plan, Juan Roure, recalcó que no costará nada.",
        "La concejala Rosa Llamas, que llegó con el gerente, Juan Roure, recalcó que no costará nada.",
    ],
)
def test_who_speaks_stands_before_what_was_put_in(text: str):
    assert said(text) == [("Rosa Llamas", "no costará nada")]


def test_a_thing_in_a_reported_clause_does_not_speak():
    text = "La alcaldesa Rosa Llamas dijo que vivir junto al volcán exige “una alfabetización propia” en la isla."
    assert said(text) == [
        ("Rosa Llamas", "vivir junto al volcán exige “una alfabetización propia” en la isla"),
    ]


def test_who_cuts_in_behind_a_quotation_may_be_in_no_list():
    text = "“A mí me preocupan los muchachos”, intervino Usnavy Cango Medina, rector del colegio."
    assert said(text) == [("Usnavy Cango Medina", "A mí me preocupan los muchachos")]


def test_in_whose_view():
    text = "La advertencia la hizo la concejala Rosa Llamas. A su criterio, no se ha hecho ni la mitad de lo ofrecido."
    assert said(text) == [("Rosa Llamas", "no se ha hecho ni la mitad de lo ofrecido")]
