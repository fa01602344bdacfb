"""German, Austrian and Swiss pages read whole: told speech, offices, cues that are no verb beside a name."""

import pytest

from nlp.statements.cues import cues_of
from tests.read_page import document

CITY = "Die Stadt ist Lernende Stadt. "  # makes it a page of the network


def said(text: str) -> list[tuple[str | None, str, bool]]:
    return [(s.speaker, s.text, s.direct) for s in document(CITY + text).statements]


def test_verbs_are_inflected():
    text = "entgegnet, schilderte, schmunzelt, kontert, seufzte, begründete"
    assert [m.group() for m in cues_of("de").verb.finditer(text)] == text.split(", ")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Stadtrat Nuri Baysal, zuständig für Bildung, und Regierungsrat Urs Wyss kamen zum Lernfest.", 2),
        ("Der Stadtrat Freiburg hat beschlossen, dass alle mitmachen dürfen.", 0),
        ("Kesslers Vorgängerin Petra Lang hatte die Bewerbung angestoßen.", 1),
        ("Anja Wille leitet die Stabsstelle, Peter Bosse das Bildungsbüro.", 2),
        ("Landesrat DI Dr. Franz Koller und Stadträtin Mag.a Eva Hörmann eröffneten das Fest.", 2),
    ],
)
def test_how_many_people(text: str, names: int):
    found = [p.name for p in document(CITY + text).people]
    assert len(found) == names
    assert all(len(name.split()) == 2 for name in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Stadtrat Nuri Baysal verweist auf die Zahlen: Seit 2019 habe sich die Zahl der Familien verdoppelt. "
            "Zufrieden sei er damit noch nicht.",
            [
                (
                    "Nuri Baysal",
                    "Seit 2019 habe sich die Zahl der Familien verdoppelt. Zufrieden sei er damit noch nicht",
                    False,
                )
            ],
            id="told behind a colon, whatever leads to it",
        ),
        pytest.param(
            "Jens Maurer kritisierte, die Stadt habe nichts getan. Dem widersprach Kämmerin Ute Lohse: "
            "Allein 2024 seien fünf Stellen hinzugekommen.",
            [
                ("Jens Maurer", "die Stadt habe nichts getan", False),
                ("Ute Lohse", "Allein 2024 seien fünf Stellen hinzugekommen", False),
            ],
            id="told on, but by another",
        ),
        pytest.param(
            "Oberbürgermeisterin Petra Klemens kam. Stadtsprecherin Ina Voss sagte, das Fest sei gelungen. "
            "Die Rathauschefin zeigte sich zuversichtlich: „Nächstes Jahr stehen wir besser da.“",
            [
                ("Ina Voss", "das Fest sei gelungen", False),
                ("Petra Klemens", "Nächstes Jahr stehen wir besser da.", True),
            ],
            id="who heads the town hall is mayor",
        ),
        pytest.param(
            "Am Montag erklärte Oberbürgermeisterin Jana Kessler, die Stadt werde das Netz ausbauen.",
            [("Jana Kessler", "die Stadt werde das Netz ausbauen", False)],
            id="told behind the speaker",
        ),
        pytest.param(
            "Bürgermeisterin Iris Mann zufolge soll das Fest jährlich sein. Nach ihren Worten fehlt es an Räumen.",
            [
                ("Iris Mann", "soll das Fest jährlich sein", False),
                ("Iris Mann", "fehlt es an Räumen", False),
            ],
            id="zufolge, in her words",
        ),
        pytest.param(
            "Wie Projektleiterin Jasmin Ott mitteilte, kamen mehr Gäste als erwartet. "
            "Der Eintritt bleibt frei, wie Ott betont.",
            [
                ("Jasmin Ott", "kamen mehr Gäste als erwartet", False),
                ("Jasmin Ott", "Der Eintritt bleibt frei", False),
            ],
            id="wie sie mitteilte",
        ),
        pytest.param(
            "Laut Sprecherin Ina Voss beginnt die Anmeldung am 3. Mai im Rathaus.",
            [("Ina Voss", "beginnt die Anmeldung am 3. Mai im Rathaus", False)],
            id="a day's full stop ends nothing",
        ),
        pytest.param(
            "«Unsere Quartiere sind Schulzimmer», sagt Stadtpräsidentin Corine Frei. «Man muss nur hinausgehen.» "
            "Regierungsrat Urs Wyss hält fest, der Kanton unterstütze das Lernen.",
            [
                (
                    "Corine Frei",
                    "Unsere Quartiere sind Schulzimmer», sagt Stadtpräsidentin Corine Frei. «Man muss nur hinausgehen.",
                    True,
                ),
                ("Urs Wyss", "der Kanton unterstütze das Lernen", False),
            ],
            id="Swiss marks round many nouns; hält fest",
        ),
        pytest.param(
            "Das liege nicht an Ideen, meinte Gastgeberin Elfriede Kern, sondern an der Zuständigkeit.",
            [
                (
                    "Elfriede Kern",
                    "Das liege nicht an Ideen, meinte Gastgeberin Elfriede Kern, sondern an der Zuständigkeit",
                    False,
                )
            ],
            id="behind the speaker the sentence goes on",
        ),
        pytest.param(
            "Zugeschaltet war Siobhán Mathúna. Ihr Rat an die Stadt: »Beginnen Sie in einer einzigen Straße.« "
            "Mathúnas Fazit fiel knapp aus: »Wir sind klüger, aber nicht weiter.«",
            [
                ("Siobhán Mathúna", "Beginnen Sie in einer einzigen Straße.", True),
                ("Siobhán Mathúna", "Wir sind klüger, aber nicht weiter.", True),
            ],
            id="her advice, her summary",
        ),
        pytest.param(
            "Gemeinderat Markus Loidl gab sich vorsichtig. Man werde das Thema in den Ausschuss tragen.",
            [("Markus Loidl", "Man werde das Thema in den Ausschuss tragen", False)],
            id="told of, then in his words",
        ),
        pytest.param(
            "Markus Loidl und Petra Lang kamen zum Fest. Man werde das Thema in den Ausschuss tragen.",
            [],
            id="of two, nobody's",
        ),
        pytest.param(
            "Jan Wolf leitet das Amt. Kostenlos anmelden und besuche uns im Rathaus.", [], id="a call is told of nobody"
        ),
        pytest.param("Jan Wolf leitet das Amt. Melden Sie sich bitte im Rathaus.", [], id="please"),
        pytest.param("Die Linke kritisiert, das Geld fehle seit Jahren.", [], id="a party is nobody"),
    ],
)
def test_who_said_what(text: str, expected: list[tuple[str | None, str, bool]]):
    assert said(text) == expected


def test_below_an_interview_the_page_tells_who_answered():
    text = (
        "Interview mit Anja Wille und Peter Bosse\nFrau Wille, was macht Ihre Lernende Stadt aus?\n"
        "Wille: Die Menschen. Wir haben früh verstanden, dass Lernen überall passiert.\n"
        "Herr Bosse, wie sehen Sie das?\nBosse: Wir sehen das genauso.\n"
        "Anja Wille leitet die Stabsstelle, Peter Bosse das Bildungsbüro."
    )
    assert [s.text for s in document(text).statements] == [
        "Die Menschen. Wir haben früh verstanden, dass Lernen überall passiert.",
        "Wir sehen das genauso.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bildungsbürgermeister Jan Roe kam. „Kein Kind soll auf sein Buch warten“, so der Bürgermeister.",
            [("Jan Roe", "Kein Kind soll auf sein Buch warten", True)],
            id="an office that ends a compound",
        ),
        pytest.param(
            "Vizebürgermeister Jan Roe kam. „Kein Kind soll auf sein Buch warten“, so der Bürgermeister.",
            [(None, "Kein Kind soll auf sein Buch warten", True)],
            id="another's office",
        ),
        pytest.param(
            "Stadträtin Eva Roe betonte in ihrer Rede, die Stadt habe viel erreicht. Man dürfe nicht ausruhen.",
            [("Eva Roe", "die Stadt habe viel erreicht. Man dürfe nicht ausruhen", False)],
            id="words between the verb and what is told",
        ),
        pytest.param(
            "Bürgermeister Jan Roe sagte der „Tagespost“, er wolle den Beschluss abwarten.",
            [("Jan Roe", "er wolle den Beschluss abwarten", False)],
            id="told to a newspaper",
        ),
        pytest.param(
            "Bürgermeister Jan Roe rechnet sich Chancen aus: Man habe „in jeder Schule und jedem Verein offene Türen“.",
            [("Jan Roe", "in jeder Schule und jedem Verein offene Türen", True)],
            id="marks inside what a colon leads to",
        ),
        pytest.param(
            "„Das ist eine Rechnung ohne die Kinder“, ärgert sich Jan Roe. Und weiter: „Am Ende zahlen alle dafür.“",
            [
                ("Jan Roe", "Das ist eine Rechnung ohne die Kinder", True),
                ("Jan Roe", "Am Ende zahlen alle dafür.", True),
            ],
            id="and further",
        ),
        pytest.param(
            "„Der Titel gehört nicht in die Vitrine“, zeigte sich Dezernentin Eva Roe überzeugt.",
            [("Eva Roe", "Der Titel gehört nicht in die Vitrine", True)],
            id="a mood parted from its verb",
        ),
        pytest.param(
            "Die Kosten sollen laut Jan Roe unter der Grenze bleiben.",
            [("Jan Roe", "Die Kosten sollen laut Jan Roe unter der Grenze bleiben", False)],
            id="according to somebody, amid the sentence",
        ),
        pytest.param(
            "Nach Ansicht von Eva Roe, Leiterin des Kulturamts, braucht es mehr solcher Abende.",
            [("Eva Roe", "braucht es mehr solcher Abende", False)],
            id="an apposition before what is told",
        ),
        pytest.param(
            "„Bildung“, betont Eva Roe, „darf nicht am Geld scheitern.“\n"
            "„Wir wollen alle mitnehmen“, heißt es im Rathaus.",
            [("Eva Roe", "Bildung“, betont Eva Roe, „darf nicht am Geld scheitern.", True)],
            id="nobody's words in the next paragraph",
        ),
        pytest.param(
            "Stadtrat Jan Roe nannte das Programm „einen Meilenstein für die ganze Stadt“.",
            [("Jan Roe", "einen Meilenstein für die ganze Stadt", True)],
            id="small letters are no title",
        ),
        pytest.param(
            "Eva Roe verwies darauf, dass die Vorlesungen offen sind. Diese würden gut besucht: „Der Saal ist voll.“",
            [("Eva Roe", "die Vorlesungen offen sind", False), ("Eva Roe", "Der Saal ist voll.", True)],
            id="told on up to a quotation",
        ),
        pytest.param(
            "Der Titel mache stolz, so Jan Roe. „Aber Stolz allein baut nichts.“ "
            "Eva Poe erinnerte an die Anfänge: Damals habe man ohne Heizung begonnen.",
            [
                ("Jan Roe", "Der Titel mache stolz", False),
                ("Jan Roe", "Aber Stolz allein baut nichts.", True),
                ("Eva Poe", "Damals habe man ohne Heizung begonnen", False),
            ],
            id="a colon behind somebody's quotation",
        ),
        pytest.param(
            "Festredner Jan Roe (TU Wien) plädierte dafür, Lernen nicht auf Schule zu verengen.",
            [("Jan Roe", "Lernen nicht auf Schule zu verengen", False)],
            id="what is pleaded for",
        ),
        pytest.param(
            "Das habe er nie verstanden, sagt Jan Roe. Seine Lehrerin Eva Poe weiß: „Alle Menschen können lernen.“",
            [("Jan Roe", "Das habe er nie verstanden", False), ("Eva Poe", "Alle Menschen können lernen.", True)],
            id="his teacher's words are hers",
        ),
        pytest.param("Woran das liegt, weiß Jan Roe vom Bildungsbüro.", [], id="a question told of"),
        pytest.param(
            "„Wir brauchen die Hochschule“, sagte Jan Roe. "
            "Eva Poe stimmte ihm zu, gab aber zu bedenken, dass alles Zeit brauche.",
            [("Jan Roe", "Wir brauchen die Hochschule", True), ("Eva Poe", "alles Zeit brauche", False)],
            id="another who speaks next",
        ),
        pytest.param(
            "Ähnlich urteilt Jan Roe, der drei Städte verglichen hat: In der Stadt habe man dieselben Leute am Tisch.",
            [("Jan Roe", "In der Stadt habe man dieselben Leute am Tisch", False)],
            id="a clause on the speaker before the colon",
        ),
    ],
)
def test_told_and_quoted(text: str, expected: list[tuple[str | None, str, bool]]):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Stadträtin Ulrike Moser von der ÖVP, Jan Roe von der SPD und Eva Poe vom Seniorenbeirat.", 3),
        ("Anders sieht das Gemeinderat Harald Roe: „Da wird viel Geld verteilt.“", 1),
        ("Ursula von der Leyen sprach in Brüssel.", 1),
        ("Warum braucht Jena den Titel? Eva Roe verspricht: „Kein Kurs fällt aus.“", 1),
    ],
)
def test_names_without_whom_they_are_of(text: str, names: int):
    found = [p.name for p in document(CITY + text).people]
    assert len(found) == names
    assert all(len(name.split()) in (2, 4) for name in found), found


@pytest.mark.parametrize("closing", ["Herzlich\nIhre\nEva Roe", "Mit freundlichen Grüßen\nIhr\nJan Roe", "Ihr Jan Roe"])
def test_letters_close_in_several_lines(closing: str):
    words = "als die letzte Zeche schloss, fragten viele, wovon wir leben sollen. Heute lernen wir hier jeden Tag."
    words = f"Liebe Nachbarinnen, liebe Nachbarn,\n\n{words}"
    text = f"Grußwort\n\n{words}\n\n{closing}\nBürgermeisterin der Stadt Jena"
    assert [(s.speaker, s.text) for s in document(text).statements] == [(" ".join(closing.split()[-2:]), words)]


def test_doors_are_no_city():
    assert not document("Die Vereine öffnen ihre Türen für die lernende Stadt.").cities


def test_a_speech_by_its_heading():
    words = (
        "Sehr geehrte Damen und Herren,\n"
        "wer heute hier lernt, der sieht Menschen. Ich freue mich, dass Sie alle gekommen sind, auch heute wieder."
    )
    text = f"Rede von Bürgermeisterin Eva Roe zur Eröffnung\nEs gilt das gesprochene Wort.\n{words}"
    assert [(s.speaker, s.text) for s in document(text).statements] == [("Eva Roe", words)]


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("Kassel. Die Schule bekommt neue Räume.", ["Kassel"]),
        ("Ulm: Lernfest lockt Besucher\nViele kamen.", ["Ulm"]),
        ("Wolfsburg (dpa) – Die Stadt lernt.", ["Wolfsburg"]),
        ("Im Alvar-Aalto-Kulturhaus und in der Anna-Seghers-Bücherei wird gelernt.", []),
        ("Montag. Die Schule bekommt neue Räume.", []),
    ],
)
def test_cities_head_lines(text: str, cities: list[str]):
    assert [c.name for c in document(text).cities] == cities


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Stadtrat John Roe warnt: Die Räume sind dafür nicht da.", "John Roe", "Die Räume sind dafür nicht da"),
        ("Gelassen sieht es Eva Roe, die einen Verein leitet: Es wird schon.", "Eva Roe", "Es wird schon"),
        ("Bürgermeisterin Eva Roe ist überzeugt: Jena braucht Lernorte.", "Eva Roe", "Jena braucht Lernorte"),
    ],
)
def test_told_behind_a_colon(text: str, speaker: str, words: str):
    assert said(text) == [(speaker, words, False)]


def test_a_greeting_belongs_to_the_letter_and_a_federal_city_is_no_bern():
    letter = (
        "Liebe Bonnerinnen und Bonner,\nals ich vor elf Jahren hierherkam, kannte ich ein deutsches Wort: Bahnhof. "
        "Den Rest habe ich in einem Keller gelernt, dienstags und donnerstags."
    )
    page = document(
        f"Grußwort zum Lernatlas\n{letter}\nIhre\nEleni Krämer\nLeiterin des Bildungsbüros der Bundesstadt Bonn"
    )
    assert [(s.speaker, s.text) for s in page.statements] == [("Eleni Krämer", letter)]
    assert [c.name for c in page.cities] == ["Bonn"]
