"""French, Spanish, Portuguese and Italian pages read whole: their press, their town halls, their letters."""

from textwrap import dedent

import pytest

from nlp.document import Document
from nlp.statements.cues import cues_of
from tests import read_page


def document(text: str) -> Document:
    return read_page.document(dedent(text).strip())


def said(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.text) for s in document(text).statements]


@pytest.mark.parametrize(
    ("lang", "text", "cues"),
    [
        ("es", "bromeó y ha señalado, luego remató; insistían", ["bromeó", "ha señalado", "remató", "insistían"]),
        ("pt", "vincou e desabafou; brincavam", ["vincou", "desabafou", "brincavam"]),
        ("it", "ha scherzato, ironizza, confidava", ["ha scherzato", "ironizza", "confidava"]),
        ("fr", "plaisante, a résumé, ont confié", ["plaisante", "a résumé", "ont confié"]),
    ],
)
def test_verbs_are_inflected(lang: str, text: str, cues: list[str]):
    assert [m.group() for m in cues_of(lang).verb.finditer(text)] == cues


@pytest.mark.parametrize(
    "text",
    [
        "«È una giornata storica – ha commentato il sindaco Ettore Migliore –. Nessuno è più lontano dai libri».",
        "Il sindaco Ettore Migliore è qui. «È una giornata storica – commenta il sindaco – e ne siamo fieri».",
        "Ettore Migliore ha settant’anni. «Studiare mi piace – ammette –, adesso tocca a voi».",
        "Enfin vint le soir. « Ici, explique le maire Ettore Migliore, on apprend à tout âge. Personne n’est oublié. »",
        "«Aprender foi como nascer outra vez», conta, sorridente, Ettore Migliore, morador do Porto.",
        "« Les parents viennent puis ils restent. » Voilà comment Ettore Migliore résume dix ans de cours du soir.",
    ],
)
def test_cues_between_dashes_commas_and_behind(text: str):
    (only,) = said(text)
    assert only[0] == "Ettore Migliore"


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "El alcalde Franco Quezada Montalvo abrió dos aulas. «Loja aprende por su gente, no por un diploma», "
            "sostuvo. Y agregó: «El próximo año ningún barrio quedará lejos de un aula».",
            [
                ("Franco Quezada Montalvo", "Loja aprende por su gente, no por un diploma"),
                ("Franco Quezada Montalvo", "El próximo año ningún barrio quedará lejos de un aula"),
            ],
        ),
        (
            "Le projet a été lancé en mars. « Nous voulons apprendre toute la vie », sourit la maire de Nantes, "
            "Claire Dubreuil-Morin. « Et nous le ferons ensemble », renchérit Paul Estève, président de Lire à Nantes.",
            [
                ("Claire Dubreuil-Morin", "Nous voulons apprendre toute la vie"),
                ("Paul Estève", "Et nous le ferons ensemble"),
            ],
        ),
        (
            "Pour Rémi Chassaing, président de l’université, « le plus difficile est de convaincre les gens ».",
            [("Rémi Chassaing", "le plus difficile est de convaincre les gens")],
        ),
        (
            "El intendente de Villa María, Julio Bonetti, vino con Elisa Cragnolino. “La educación es el mejor plan”, "
            "enfatizó el jefe comunal.",
            [("Julio Bonetti", "La educación es el mejor plan")],
        ),
        (
            '"Es un ejemplo para todos", ha asegurado Berta Lafuente, que ha estado con el concejal Luis Rey.',
            [("Berta Lafuente", "Es un ejemplo para todos")],
        ),
        (
            "Para Marta Quispe, 45 años, vendedora de Arequipa, el taller fue una sorpresa.",
            [("Marta Quispe", "el taller fue una sorpresa")],
        ),
        (
            "“La ciudad que no aprende, envejece”. Con esta frase ha abierto el encuentro la alcaldesa Ariadna Vidal.",
            [("Ariadna Vidal", "La ciudad que no aprende, envejece")],
        ),
        (
            "Zuleide Cavalcanti lembrou que a cidade cresce. «Voltei para casa com vontade de aprender», escreveu no "
            "livro a vereadora moçambicana Graça Chissano.",
            [("Zuleide Cavalcanti", "a cidade cresce"), ("Graça Chissano", "Voltei para casa com vontade de aprender")],
        ),
        (
            "“In cartiera si finisce alle dieci di sera”, spiegano la sindaca Ilaria Del Carlo Bertini e l’assessore "
            "alla cultura Neri Giampaoli.",
            [("Ilaria Del Carlo Bertini; Neri Giampaoli", "In cartiera si finisce alle dieci di sera")],
        ),
    ],
)
def test_who_said_it(text: str, statements: list[tuple[str, str]]):
    assert said(text) == statements


LETTER = """
    Saluda de la alcaldesa

    Vecinas y vecinos:

    Getafe entró en la red hace poco. Nos preguntábamos si la ciudad tenía algo que enseñar. Hoy sé que sí.

    Os animo a participar en la Semana del Aprendizaje y a contarnos qué os gustaría saber.

    Un abrazo,

    Maribel Sotomayor Cañas
    Alcaldesa de Getafe
    """
SPEECH = """
    Discorso della sindaca di Trieste, Nives Cossutta Furlan, all’apertura della settimana

    Trieste, 9 ottobre 2023

    Autorità, cari studenti, care cittadine e cari cittadini,

    vi do il benvenuto in una città di confine. A Trieste non abbiamo mai pensato che si impari solo a scuola.

    Grazie, e buona settimana a tutti.

    Discorsi correlati
    """
MESSAGE = """
    Message de la Directrice générale

    Une ville apprenante n’est pas un label que l’on accroche au mur ; c’est un travail de chaque jour, dans chaque rue.

    Amélie Tournier-Diallo
    Directrice générale de l’UNESCO
    """


@pytest.mark.parametrize(
    ("text", "speaker", "first", "last"),
    [
        (LETTER, "Maribel Sotomayor Cañas", "Getafe entró", "gustaría saber."),
        (SPEECH, "Nives Cossutta Furlan", "vi do il", "a tutti."),
        (MESSAGE, "Amélie Tournier-Diallo", "Une ville", "chaque rue."),
    ],
)
def test_letters_and_addresses(text: str, speaker: str, first: str, last: str):
    (only,) = document(text).statements
    assert (only.speaker, only.direct) == (speaker, True)
    assert only.text.startswith(first) and only.text.endswith(last)


@pytest.mark.parametrize("text", [LETTER, SPEECH])
def test_a_greeting_below_a_speech_s_title_makes_a_statement(text: str):
    assert document(text).kind == "statement"


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("J'habite rue de Lille et ma sœur travaille à Nantes.", ["Nantes"]),
        ("Abito in via Siena 12 e insegno al liceo Torino di Lucca.", ["Lucca"]),
        ("Vivo en la calle Córdoba y trabajo en Getafe, España.", ["Getafe"]),
        ("Le festival de Cork, en Irlande, a inspiré la ville de Nantes.", ["Cork", "Nantes"]),
        ("Maria dirige, em Braga, a incubadora Mão na Massa.", ["Braga"]),
        ("Porte-parole du groupe, Traoré Mariam vit à Bouaké.", ["Bouaké"]),
        ("Norman Longworth\nEus, France", ["Eus"]),
        ("Rym Trabelsi pilote depuis 2021 le programme Sousse ville apprenante.", ["Sousse"]),
        ("A rede recebeu em Brasília o prêmio das cidades.", ["Brasília"]),
    ],
)
def test_streets_schools_and_compounds_are_no_cities(text: str, cities: list[str]):
    assert [c.name for c in document(text).cities] == cities


def test_spain_is_no_surname():
    assert [c.code for c in document("Viladecans, España: aulas que respiran en la escuela").countries] == ["ES"]


def test_an_office_behind_and_is_of_the_next_one_named():
    text = (
        "Participaram o vice-prefeito de Belo Horizonte, Dirceu Camargos, e a consultora da Unesco, Ana Furtado Leal."
    )
    roles = [(p.name, p.role) for p in document(text).people]
    assert roles == [
        ("Dirceu Camargos", "vice-prefeito de Belo Horizonte"),
        ("Ana Furtado Leal", "consultora da Unesco"),
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Mis à jour le 4 mai 2022 – Publié le 3 mai 2022", "2022-05-03"),
        ("Publicado em 03/05/2022 16h42 - Atualizado há 2 dias", "2022-05-03"),
        ("03/05/2022 - 10:15h", "2022-05-03"),
        ("Scritto da Redazione il 3 maggio 2022", "2022-05-03"),
        ("03.05.2022 - Comunicati", "2022-05-03"),
        ("3 maggio 2022 (modifica il 4 maggio 2022 | 09:12)", "2022-05-03"),
        ("Mai 2022 · Numéro 14", "2022-05"),
    ],
)
def test_date_lines(line: str, day: str):
    body = "La ville a ouvert hier une nouvelle maison des savoirs dans le quartier de la gare."
    assert document(f"Une maison des savoirs\n{line}\n{body}").published == day


def test_what_is_to_come_is_not_last_year_s():
    text = "Loures\n9 de maio de 2023\nO próximo encontro realiza-se a 17 e 18 de novembro, no Porto."
    assert [(d.start, d.end) for d in document(text).dates] == [("2023-05-09", None), ("2023-11-17", "2023-11-18")]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Habló Fuensanta Ruiz, de 58 años, alumna de una escuela.", "Fuensanta Ruiz", "alumna de una escuela"),
        ("El premio es de la catedrática de la Universidad de Málaga Remedios Bermúdez.", "Remedios Bermúdez", None),
        ("O troféu foi entregue à secretária Zuleide Cavalcanti.", "Zuleide Cavalcanti", "secretária"),
        ("Ha parlato l’assessora Gianna Cravero.", "Gianna Cravero", "assessora"),
        ("Entrevista de Gaspar Meireles Pinto, 30 de janeiro de 2024", "Gaspar Meireles Pinto", None),
    ],
)
def test_people_and_their_roles(text: str, name: str, role: str | None):
    (only,) = document(text).people
    assert only.name == name
    assert role is None or only.role == role


def test_a_short_question_parts_two_answers():
    text = """
    Entretien avec Rym Trabelsi, coordinatrice du programme de la ville de Sousse

    Par quoi avez-vous commencé, concrètement ?
    Par les hôtels. Nous avons ouvert onze salles de classe.

    La municipalité a-t-elle suivi le projet ?
    Oui, et plus vite que nous ne le pensions.

    Et demain ?
    Je voudrais que les habitants deviennent guides.
    """
    assert [words[:9] for _, words in said(text)] == ["Par les h", "Oui, et p", "Je voudra"]
