"""Who holds what to be so on French, Spanish, Portuguese and Italian pages: judging, denying, offering."""

import pytest

from nlp.statements.cues import cues_of
from nlp.statements.first_person import in_first_person
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "—Nadie nos había preguntado —dice Ofelia Barrios, dueña de un puesto—. Ahora llevo las cuentas sola.",
            ["Nadie nos había preguntado", "Ahora llevo las cuentas sola"],
        ),
        (
            "— A gente achava que era tarde — conta a operária Sueli Ramos, de 54 anos. — Agora me pedem ajuda.",
            ["A gente achava que era tarde", "Agora me pedem ajuda"],
        ),
        (
            "— Turma a gente não fecha — garante Sueli Ramos —, nem que eu tenha que dar aula.",
            ["Turma a gente não fecha", "nem que eu tenha que dar aula"],
        ),
        ("— Bilbao, 2019–2021 — escuela de adultos — seis mil alumnos.", []),
    ],
)
def test_speech_behind_dashes_goes_on_behind_who_speaks(text: str, words: list[str]):
    found = said(f"El programa de aprendizaje\n{text}")
    assert len(found) == min(len(words), 1)
    assert all(part in found[0][1] for part in words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La edil Rosa Llamas abrió el acto. Las actas, explicó, están publicadas desde marzo.",
            "Las actas, explicó, están publicadas desde marzo",
        ),
        (
            "Il progetto, spiega la coordinatrice Elena Sacchi, è nato quasi per caso.",
            "Il progetto, spiega la coordinatrice Elena Sacchi, è nato quasi per caso",
        ),
        (
            "Na época, recorda Renata Feitosa, ninguém acreditava que a comunidade fosse aderir.",
            "Na época, recorda Renata Feitosa, ninguém acreditava que a comunidade fosse aderir",
        ),
    ],
)
def test_cues_put_into_what_is_told(text: str, found: str):
    assert [words for _, words in said(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "A sessão contou com a vereadora Rosa Llamas. Ouvida também, a mesma fonte admitiu que faltam salas novas.",
        "A sessão contou com a vereadora Rosa Llamas. Instada a explicar, a mesma lembrou que faltam salas novas.",
    ],
)
def test_the_same_source(text: str):
    lead = "O município abriu mais duas turmas e espera novas inscrições até ao fim do ano.\n"
    assert said(lead + text) == [("Rosa Llamas", "faltam salas novas")]


def test_whom_somebody_confides_in_does_not_speak():
    text = "O diretor José Quintela pede paciência. “Nunca pensei dizer isto”, confidenciou à Lusa."
    assert said(text) == [("José Quintela", "Nunca pensei dizer isto")]


def test_and_to_conclude_is_who_spoke_before():
    text = "L'échevin Luc Falisse dément tout retard. Et de conclure : « Il n'y a pas de ville sans école ouverte. »"
    assert said(text) == [("Luc Falisse", "Il n'y a pas de ville sans école ouverte.")]


def test_a_view_behind_a_body_in_brackets_and_a_relative():
    text = "Para o professor Tadeu Lins, da Universidade de Recife (UFPE), que o fez, pesou o histórico de leitura."
    assert said(text) == [("Tadeu Lins", "pesou o histórico de leitura")]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("it", "i residenti ma sono in piazza"),
        ("pt", "nos bairros e uns poucos"),
        ("es", "ma jolie"),
        ("fr", "mi-temps"),
    ],
)
def test_no_first_person(lang: str, words: str):
    assert in_first_person(lang).search(words) is None
    assert in_first_person("it").search("noi siamo qui")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“Agradezco a los docentes, que dijeron sí antes de preguntar”: Carlos Mario Gutiérrez, alcalde.",
            "Agradezco a los docentes, que dijeron sí antes de preguntar",
        ),
        (
            "“Esta escuela no tiene exámenes; tiene preguntas”. Con esa idea presentó el acto la edil Rosa Llamas.",
            "Esta escuela no tiene exámenes; tiene preguntas",
        ),
        ("Per il consigliere Fabio Brini «si spende molto e si misura poco».", "si spende molto e si misura poco"),
        (
            "La edil Rosa Llamas sonrió. En el mensaje, de apenas un minuto, anunció que todo será gratuito.",
            "todo será gratuito",
        ),
    ],
)
def test_where_who_speaks_stands(text: str, found: str):
    assert [words for who, words in said(text) if who] == [found]


def test_the_head_of_a_town_is_no_president_of_a_school():
    text = (
        "O presidente da Câmara, André Faria, quer as escolas abertas. A proposta não convence Graça Palma, presidente"
        " do agrupamento.\nO autarca respondeu que a câmara está disponível para contratar."
    )
    assert said(text) == [("André Faria", "a câmara está disponível para contratar")]


def test_a_noun_behind_a_preposition_is_no_verb():
    text = "A professora Dóris Vale tem dúvidas. A Prefeitura informou, por meio de nota, que cederá o material."
    assert said(f"O projeto da cidade\n{text}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Le gouverneur Nabil Louati a affirmé, samedi, lors de l'inauguration de l'école de la deuxième chance, que"
            " cet établissement accueillera 250 jeunes.",
            "cet établissement accueillera 250 jeunes",
        ),
        (
            "Per la sindaca Nicoletta Pianigiani si tratta di una buona pratica per tutti.",
            "si tratta di una buona pratica per tutti",
        ),
        (
            'L\'assessora Ilaria Salani ha infine ringraziato chi ha lavorato tanto "senza chiedere un euro".',
            'ringraziato chi ha lavorato tanto "senza chiedere un euro"',
        ),
        (
            "La représentante Anne Lind a, de son côté, salué l'engagement des communes de la région.",
            "salué l'engagement des communes de la région",
        ),
        (
            "“Vinimos a aprender de los errores ajenos”. Así arrancó su intervención Rosa Llamas, alcaldesa.",
            "Vinimos a aprender de los errores ajenos",
        ),
        (
            "Lieto Marcello Pucci, presidente dell'Università della Terza Età, secondo cui i corsi sono molti.",
            "i corsi sono molti",
        ),
    ],
)
def test_where_what_is_told_stands(text: str, found: str):
    assert [words for _, words in said(text)] == [found]
    assert {person.name for person in document(text).people} == {said(text)[0][0]}


def test_an_age_behind_a_speaker_goes_on_with_nothing():
    assert said("Une trentaine, estime Jean-Yves Le Drogo, 77 ans, président de l'amicale des anciens.") == []
