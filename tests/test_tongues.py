"""Interviews, letters, half quotations and names beside marks on pages that are not English."""

import pytest

from tests.read_page import document


def said(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.text) for s in document(text).statements]


def first_words(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, first two words, last word."""
    return [(who, " ".join(words.split()[:2]), words.split()[-1]) for who, words in said(text)]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        pytest.param(
            "Fribourg, ville apprenante\n\nEntretien: Luc Savary\n\nAurélie Chappuis dirige la maison de quartier.\n\n"
            "Pourquoi un garage?\nParce que nous n'avions que lui. On y tient à vingt.\n\n"
            "Qui vient le samedi?\nDes voisins, et je les connais presque tous.\n\n"
            "Et que dit la ville de tout cela?\nElle paie le chauffage, et nous payons le café.\n\n"
            "Le garage ouvre aussi le dimanche en hiver.\n\nPour en savoir plus",
            [
                ("Aurélie Chappuis", "Parce que", "vingt."),
                ("Aurélie Chappuis", "Des voisins,", "tous."),
                ("Aurélie Chappuis", "Elle paie", "café."),
            ],
            id="what the page tells below the last answer",
        ),
        pytest.param(
            "Gespräch mit Regula Ammann, Leiterin der Stadtbibliothek\n\n"
            "Frau Ammann, was hat sich seither verändert?\n\nWir haben die Türen aufgemacht.\n\n"
            "Und was kostet das alles?\n\nEinen Franken je Kopf, den haben wir gesucht.\n\n"
            "Sie waren auch in Wien zu Besuch.\n\nJa, und ich habe viel gelernt.\n\n"
            "Wie geht es denn weiter?\n\nWir machen weiter.\n\n"
            "Der Verband berät Städte. «Das kann jede Gemeinde», sagt dazu Direktor Beat Zurbriggen.",
            [
                ("Regula Ammann", "Wir haben", "aufgemacht."),
                ("Regula Ammann", "Einen Franken", "gesucht."),
                ("Regula Ammann", "Ja, und", "gelernt."),
                ("Regula Ammann", "Wir machen", "weiter."),
                ("Beat Zurbriggen", "Das kann", "Gemeinde"),
            ],
            id="a remark of who asks, another who is quoted below",
        ),
        pytest.param(
            "Nada partió como un plan, aclara el encargado comunal, Rodrigo Saavedra Pinto.\n\n"
            "-¿Y cómo fue que partió?\n-Con una lluvia. Nos quedamos todos en el galpón.\n\n"
            "-¿Qué va a cambiar con el título?\n-Nada todavía. Tenemos que cumplir.\n\n"
            "Desde Talca, la directora de la biblioteca, Marcela Oyarzún, destacó que el galpón siga abierto.",
            [
                ("Rodrigo Saavedra Pinto", "Nada partió", "plan"),
                ("Rodrigo Saavedra Pinto", "Con una", "galpón."),
                ("Rodrigo Saavedra Pinto", "Nada todavía.", "cumplir."),
                ("Marcela Oyarzún", "el galpón", "abierto"),
            ],
            id="another tells something below",
        ),
    ],
)
def test_interviews_without_marks(text: str, answers: list[tuple[str, str, str]]):
    assert first_words(text) == answers


def test_a_letter_below_its_own_title():
    text = (
        "Le mot de la maire\nLire quand il neige\n\nMadame, Monsieur,\n\n"
        "Voilà un hiver que nous lisons à voix haute, et notre ville y a pris goût.\n\n"
        "Nous ouvrirons en mars une salle de plus.\n\nSolène Marchand\nMaire de Brest"
    )
    assert first_words(text) == [("Solène Marchand", "Voilà un", "plus.")]


@pytest.mark.parametrize("heading", ["La parole à", "Témoignage"])
def test_a_heading_says_that_the_words_above_a_signature_are_said(heading: str):
    text = (
        "Brest, ville apprenante\n\nChaque automne, vingt jeunes passent douze semaines sur le port.\n\n"
        f"{heading}\nLe canot n'est qu'un début. Ce qu'ils apprennent là, c'est à tenir une caisse et une équipe.\n"
        "Yann Le Goff, coordinateur du projet\n\nContact : Rozenn Morvan"
    )
    assert first_words(text) == [("Yann Le Goff", "Le canot", "équipe.")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "La représentante du Bureau de l'UNESCO, Awa Diallo-Brun, a de son côté salué « une réponse simple ».",
            "Awa Diallo-Brun",
            "une réponse simple",
        ),
        (
            "Según explica la teniente de alcalde de Educación, Empleo y Cultura, Nuria Castells, “así aprende ella”.",
            "Nuria Castells",
            "así aprende ella",
        ),
        (
            "Zufrieden zeigte sich Ratsherr Joachim Krüper. Ihm zufolge kommen viele, die gern lesen.",
            "Joachim Krüper",
            "kommen viele, die gern lesen",
        ),
        (
            "Bürgermeister Jens Roth sprach gestern.\n\n„Ich nähe seit dreißig Jahren“, erzählte Liri Hoxha.",
            "Liri Hoxha",
            "Ich nähe seit dreißig Jahren",
        ),
        (
            "Schulrätin Maike Gelder sprach von einem Titel, den man sich „auf Raten“ verdiene. Man werde nun feiern.",
            "Maike Gelder",
            "Man werde nun feiern",
        ),
        (
            "Lo mette in chiaro l’assessora all’istruzione, Mariute Cosean: «I posti sono venti a sera».",
            "Mariute Cosean",
            "I posti sono venti a sera",
        ),
    ],
)
def test_who_said_it(text: str, speaker: str, words: str):
    network = {"Z": "Lernende Stadt. ", "B": "Lernende Stadt. ", "S": "Lernende Stadt. "}.get(text[0], "")
    assert (speaker, words) in said(network * (speaker != "Nuria Castells") + text)


def test_of_nobody_known_a_view_is_nobody_elses():
    text = "Arriverà il preside Marco Bianchi.\n\nScettico l’oste Gjenio Moratt: a suo dire si insegna già ogni sera."
    assert said(text) == []


def test_what_she_does_as_she_speaks_is_not_told():
    text = "学习型城市\n“我学会了挂号。”73岁的居民蒋凤珍一边说，一边给记者演示怎么缴水费。"
    assert said(text) == [("蒋凤珍", "我学会了挂号。")]


@pytest.mark.parametrize(
    "text",
    [
        "Il convitto nazionale Paolo Diacono mette a disposizione i laboratori.",
        "L'Università per Stranieri “Dante Alighieri” apre oggi.",
        "Serviço\nSecretaria Municipal de Educação",
        "VI Encontro Nacional em Ourém",
        "ومن المقرر عرض التجربة بمدينة تلمسان.",
        "أعلنت محافظة دمياط بدء الدراسة في المدرسة.",
        "我们不是在给外来工人施恩，而是在还一笔债。",
    ],
)
def test_nobody(text: str):
    assert document(text).people == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il progetto è coordinato dalla prof.ssa Domenica Minniti.", "Domenica Minniti"),
        ("Ha parlato la presidente del liceo statale Anna Bruni.", "Anna Bruni"),
        ("Le directeur d’académie. Léon-Paul Moussavou a reconnu un retard.", "Léon-Paul Moussavou"),
    ],
)
def test_somebody(text: str, name: str):
    assert [person.name for person in document(text).people] == [name]
