"""Who said what on French, Spanish, Portuguese and Italian pages: tenses, gerunds, late subjects."""

import pytest

from nlp.statements.cues import cues_of
from tests.read_page import document


def said(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.text) for s in document(text).statements]


@pytest.mark.parametrize(
    ("lang", "text", "cues"),
    [
        ("it", "ha poi annunciato; hanno inoltre ribadito; si è detta convinta", 3),
        ("es", "quiso también recordar; se mostró convencida de; ha vuelto a insistir", 3),
        ("pt", "fez questão de lembrar; mostrou-se satisfeito; limitou-se a responder", 3),
        ("fr", "a, quant à elle, regretté; a-t-elle expliqué; s’étonne; s'est dite ravie; a tenu à saluer", 5),
    ],
)
def test_forms_of_verbs(lang: str, text: str, cues: int):
    found = [m.group() for m in cues_of(lang).verb.finditer(text)]
    assert found == text.split("; ")[:cues]


@pytest.mark.parametrize(
    ("lang", "phrase"),
    [
        ("it", "a detta dell’"),
        ("es", "a juicio del"),
        ("pt", "no entender da"),
        ("fr", "aux dires des"),
        ("fr", "à en croire"),
    ],
)
def test_contracted_phrases(lang: str, phrase: str):
    assert cues_of(lang).according.match(f"{phrase} x")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "La edil Rosa Llamas añadió que habrá diez monitores, y aseguró que las clases serán gratuitas.",
            ["habrá diez monitores", "las clases serán gratuitas"],
        ),
        (
            "La edil Rosa Llamas adelantó que habrá otra sede, tras lo cual recordó que el municipio paga los libros.",
            ["habrá otra sede", "el municipio paga los libros"],
        ),
        (
            "A vereadora Rosa Llamas referiu que há dez professores, acrescentando que todos são voluntários.",
            ["há dez professores", "todos são voluntários"],
        ),
        (
            "A vereadora Rosa Llamas admitiu que a escola precisa de obras e revelou que o concurso abre em janeiro.",
            ["a escola precisa de obras", "o concurso abre em janeiro"],
        ),
        (
            "L'assessora Rosa Llamas ha poi detto che i corsi saranno 45, precisando che l'iscrizione è gratuita.",
            ["i corsi saranno 45", "l'iscrizione è gratuita"],
        ),
        (
            "L'adjointe Rosa Llamas a fait savoir que le taux est de 87 %, notant que les femmes sont majoritaires.",
            ["le taux est de 87 %", "les femmes sont majoritaires"],
        ),
        ("El alcalde Luis Llamas subrayó cómo la red ha cambiado la escuela.", ["la red ha cambiado la escuela"]),
        ("Il sindaco Aldo Llamas sottolinea come la novità sia nel metodo.", ["la novità sia nel metodo"]),
        ("El alcalde Luis Llamas presentó ayer el plan de barrios, que reunirá a noventa municipios.", []),
        ("El alcalde Luis Llamas dio a conocer hoy el programa de la cumbre que reunirá a noventa municipios.", []),
    ],
)
def test_reported_anew(text: str, clauses: list[str]):
    assert [words for _, words in said(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "«Aprendí a leer con 52 años», contó, arrancando risas del público, la limpiadora Elvira Sotelo Paz.",
        "«Aprendi a ler com 52 anos», alfinetou, sorridente, a aposentada Elvira Sotelo Paz, de 71 anos.",
        "«Un oficio es un pasaporte», aseguró anoche, en el acto, la intendenta de Rosario, Elvira Sotelo Paz.",
        "« On nous a mis dehors, c'est tout », glisse sa voisine, Elvira Sotelo Paz, dans un éclat de rire.",
        "« Partout, sauf là où on croit », lance en riant la professeure du Département d'éducation Elvira Sotelo Paz.",
        "«Torniamo con i compiti a casa», ha replicato sorridendo la vicesindaca di Lucca, Elvira Sotelo Paz.",
        "«Nessuno deve sentirsi straniero». Lo ha detto l'assessora alla Cultura, Elvira Sotelo Paz, ieri in aula.",
        "“Esta red nos enseñó a escuchar”, fueron las palabras de la secretaria de Educación, Elvira Sotelo Paz.",
        "«Il bilancio è più che positivo» è il commento di Elvira Sotelo Paz, presidente del circolo.",
        '"Hoy nuestros vecinos aprenden juntos", señaló la alcaldesa (s) Elvira Sotelo Paz, quien agradeció la ayuda.',
    ],
)
def test_late_subjects(text: str):
    assert [speaker for speaker, _ in said(text)] == ["Elvira Sotelo Paz"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "El alcalde Severino Choque abrió la escuela. «Ahora leeremos los contratos», sostuvo el burgomaestre.",
            ["Severino Choque"],
        ),
        (
            "La rectora, Marcela Tamariz, dio la bienvenida. «Ustedes vienen a demostrarlo hoy», expresó la autoridad.",
            ["Marcela Tamariz"],
        ),
        (
            "El alcalde Severino Choque abrió la escuela. «Ahora leeremos los contratos», sostuvo el ministro.",
            [None],
        ),
        (
            "L'échevine Julie Lemaire a présenté le plan. « On y entre sans rien devoir », plaide-t-elle.",
            ["Julie Lemaire"],
        ),
        (
            "Gli assessori Sandro Del Carlo (Istruzione) e Vania Paoli (Sociale) sono venuti. «Mancano due aule, "
            "i fondi ci sono», hanno spiegato.",
            ["Sandro Del Carlo; Vania Paoli"],
        ),
        (
            "Begoña Ruzafa vino con Rafael Soriano. Ambos coincidieron en que el abandono escolar ha bajado.",
            ["Begoña Ruzafa; Rafael Soriano"],
        ),
        (
            "La consigliera Beatrice Lazzari ha votato contro. A suo giudizio il Comune non mette un euro.",
            ["Beatrice Lazzari"],
        ),
        (
            "El alcalde Renán Ceballos se comprometió. Según explicó, el dinero saldrá del ahorro en alumbrado.",
            ["Renán Ceballos"],
        ),
        (
            "O vereador Vasco Marques Pinto riu. «É uma vergonha termos esperado tanto», reconheceu Marques Pinto.",
            ["Vasco Marques Pinto"],
        ),
    ],
)
def test_who_is_meant(text: str, speakers: list[str | None]):
    assert [speaker for speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "O técnico Célio Brandão falou ontem no Recife. “Acertou porque foi aos jovens”, avalia. “Se "
            "começar pelos de sempre, vai dar errado”, alerta.",
            [("Célio Brandão", "Acertou porque foi aos jovens”, avalia. “Se começar pelos de sempre, vai dar errado")],
        ),
        (
            "Le conseiller Régis Pittet m'a reçue hier. « Nous n'avons rien inventé, m'a-t-il dit. Nous avons réuni "
            "des gens. »",
            [("Régis Pittet", "Nous n'avons rien inventé, m'a-t-il dit. Nous avons réuni des gens.")],
        ),
        (
            "L'ouvrière Mbarka Jaziri est là. « Le chef me disait : « Signe là », et je mettais mon pouce », "
            "raconte Mbarka Jaziri.",
            [("Mbarka Jaziri", "Le chef me disait : « Signe là », et je mettais mon pouce")],
        ),
        (
            "Dakar, 12 mars (APS) - L'apprentissage doit cesser d'être vu comme « l'affaire du seul ministère », a "
            "déclaré, mercredi, à Dakar, le directeur des langues, Moussa Faye-Lô.",
            [("Moussa Faye-Lô", "L'apprentissage doit cesser d'être vu comme « l'affaire du seul ministère »")],
        ),
        (
            "Plaude il ministro, Corrado Visentin, secondo il quale i quartieri possono diventare aule.",
            [("Corrado Visentin", "i quartieri possono diventare aule")],
        ),
        (
            "El concejal Eloy Busto, para quien la soledad se combate aprendiendo, abrió el acto.",
            [("Eloy Busto", "la soledad se combate aprendiendo")],
        ),
    ],
)
def test_extents(text: str, statements: list[tuple[str, str]]):
    assert said(text) == statements


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "La seremi de Educación, Antonia Goycoolea, llamó a los demás municipios a preparar su candidatura.",
            ["llamó a los demás municipios a preparar su candidatura"],
        ),
        (
            "Le secrétaire général, Hicham Ouazzani, a salué l'engagement des sept villes membres du réseau.",
            ["a salué l'engagement des sept villes membres du réseau"],
        ),
        (
            "La sindaca Ilaria Bertini ha ringraziato tutti i volontari che in questi anni hanno aperto la scuola.",
            ["ha ringraziato tutti i volontari che in questi anni hanno aperto la scuola"],
        ),
        ("La sindaca Ilaria Bertini ha ringraziato i volontari.", []),
        ("El alcalde Luis Llamas no invitó a los demás municipios a preparar su candidatura.", []),
        (
            "Segundo o secretário de Educação, Wander Pimenta, a rede vai abrir mais turmas, quatro delas à noite.",
            ["a rede vai abrir mais turmas, quatro delas à noite"],
        ),
    ],
)
def test_acts_and_what_follows_an_office(text: str, acts: list[str]):
    assert [words for _, words in said(text)] == acts


def test_the_page_goes_on_below_an_interview():
    text = """Carolina Bossio, secretaria de Educación de Villa María
Ocho años después, Carolina Bossio recibió al diario para contar qué quedó.
-¿Qué cambió desde entonces en la ciudad?
-Que dejamos de hablar de escuelas y empezamos a hablar de barrios.
-¿Compiten ustedes por los mismos fondos?
-Para nada. Les prestamos hasta las planillas.
La funcionaria adelantó además que en octubre enviará una ordenanza al Concejo.
LA RED ARGENTINA
Córdoba - La Paz"""
    assert [words for _, words in said(text)] == [
        "Que dejamos de hablar de escuelas y empezamos a hablar de barrios.",
        "Para nada. Les prestamos hasta las planillas.",
        "en octubre enviará una ordenanza al Concejo",
    ]


def test_a_pull_quote_is_said_once():
    text = """«Nadie aprende solo aquí»
La edil Rosa Llamas abrió la escuela. «Nadie aprende solo aquí, y menos en invierno», dijo la edil Rosa Llamas."""
    assert said(text) == [("Rosa Llamas", "Nadie aprende solo aquí, y menos en invierno")]


def test_a_quotation_in_a_clause_of_its_own_does_not_go_on():
    text = (
        "O autarca Nuno Lopes veio. «Temos de crescer já», resume o autarca, para quem a escola é «um seguro sem "
        "franquia»."
    )
    assert said(text)[0] == ("Nuno Lopes", "Temos de crescer já")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Se réjouit Maëlle Saint-Prix, adjointe au maire.", ["Maëlle Saint-Prix"]),
        ("Ha parlato ieri Sandro Del Carlo con Vito Lo Presti.", ["Sandro Del Carlo", "Vito Lo Presti"]),
        ("O secretário de Educação, Wander Lúcio Pimenta, riu.", ["Wander Lúcio Pimenta"]),
        ("Vino el presidente, Jordi Fabregat i Solà, a la radio.", ["Jordi Fabregat i Solà"]),
        ("Le maire, Barthélémy Dias Sagna, a plaidé. Puis M. Dias est parti.", ["Barthélémy Dias Sagna"]),
        ("Asistió la directora de Desarrollo Social del GAD, Ing. Tania Quizhpe.", ["Tania Quizhpe"]),
    ],
)
def test_people(text: str, names: list[str]):
    assert [p.name for p in document(text).people] == names


def test_the_next_paragraph_may_be_another_s():
    text = (
        "«Acá se muestra lo que uno sabe», explicó a este diario Oscar Bazterrica, tornero.\n"
        "«Vengo desde Funes en dos colectivos», así lo resume Silvina Paz Rolón."
    )
    assert said(text)[0] == ("Oscar Bazterrica", "Acá se muestra lo que uno sabe")


def test_a_pronoun_s_view_without_commas():
    text = "L'adjoint Ibrahima Sarr a témoigné. Sa ville, membre depuis 2020, a selon lui ouvert dix classes en wolof."
    assert said(text) == [("Ibrahima Sarr", "Sa ville, membre depuis 2020, a selon lui ouvert dix classes en wolof")]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "La secretaria, Jane Doe, dijo estar conforme con los números y aseguró haber recibido pedidos.",
            ["estar conforme con los números", "haber recibido pedidos"],
        ),
        (
            "L'échevine, Jane Doe, dit comprendre les craintes et promet une réponse écrite avant l'été.",
            ["comprendre les craintes et promet une réponse écrite avant l'été"],
        ),
        (
            "Le maire, John Roe, a salué les bénévoles, affirmant vouloir ouvrir deux salles en 2026.",
            ["vouloir ouvrir deux salles en 2026"],
        ),
        (
            "Il dirigente, John Roe, sostiene di non avere più aule libere. Spera di poter usare la caserma.",
            ["di non avere più aule libere", "di poter usare la caserma"],
        ),
        (
            "O presidente da Junta, John Roe, afirmou não querer ficar à espera. Garantiu ter já dinheiro.",
            ["não querer ficar à espera", "ter já dinheiro"],
        ),
        (
            "La directora, Jane Doe, contó ayer los inscritos. Se espera contar con ochenta. No dijo querer más.",
            [],
        ),
    ],
)
def test_clauses_in_the_infinitive(text: str, clauses: list[str]):
    assert [words for _, words in said(text)] == clauses


def test_the_last_of_two_clauses_turns_to_another():
    text = "In platea il prefetto, John Roe, mentre da Ancona è arrivata Jane Doe. «Copieremo tutto da voi», ha detto."
    assert said(text) == [("Jane Doe", "Copieremo tutto da voi")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "El alcalde Juan Roe presentó a la directora, Eva Poe. Esta última aseguró que habrá clases nocturnas.",
            "Eva Poe",
        ),
        (
            "La maire, Jane Doe, renvoie à son collègue Marc Roe. Ce dernier assure que l'argent sera trouvé.",
            "Marc Roe",
        ),
        (
            "Il sindaco ha ringraziato la preside, Anna Poe. Quest'ultima ha spiegato che i corsi partiranno.",
            "Anna Poe",
        ),
        ("Lo acompañó el alcalde, Juan Roe. El edil, por su lado, aseguró que habrá dinero en junio.", "Juan Roe"),
    ],
)
def test_who_was_named_last_and_for_her_part(text: str, speaker: str):
    assert [name for name, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Le directeur, Paul Roe, prévient : sans deux salles de plus, il faudra refuser du monde.",
            "sans deux salles",
        ),
        (
            "Le maire, Paul Roe, explique la méthode : la ville forme les habitants et paie les salles.",
            "la ville forme",
        ),
        (
            "El alcalde, Juan Roe, no oculta su temor: si no llegan fondos, la biblioteca cerrará.",
            "si no llegan fondos",
        ),
        ("La fisica Jane Doe, che la coordina, non nasconde le difficoltà: i fondi bastano per un anno.", "i fondi"),
        ("O presidente da Câmara, João Roe, avisa: sem dinheiro não há curso.", "sem dinheiro"),
    ],
)
def test_words_behind_a_colon_without_marks(text: str, words: str):
    assert [told.startswith(words) for _, told in said(text)] == [True]


@pytest.mark.parametrize(
    "text",
    ["La alcaldesa, Jane Doe, presentó el programa: tres talleres y dos ferias.", "Paul Roe explique : 20 h, gymnase."],
)
def test_a_list_behind_a_colon_is_nobodys_words(text: str):
    assert said(text) == []


def test_thus_the_mayor():
    text = "«Siamo la prova che si impara anche in una piccola città»: così la sindaca Anna Poe, che ha firmato."
    assert said(text) == [("Anna Poe", "Siamo la prova che si impara anche in una piccola città")]
