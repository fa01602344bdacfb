"""German pages read whole: views led up to and told on, guests, roles of compounds, letters."""

import pytest

from tests.read_page import document

CITY = "Die Stadt ist Lernende Stadt. "  # makes it a page of the network


def said(text: str) -> list[tuple[str | None, str, bool]]:
    return [(s.speaker, s.text, s.direct) for s in document(CITY + text).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Skeptischer äußerte sich Ratsfrau Petra Kühnel von den Grünen. Sie fürchte, dass am Ende ein Logo bleibe.",
            [("Petra Kühnel", "Sie fürchte, dass am Ende ein Logo bleibe", False)],
            id="whose view a sentence leads up to",
        ),
        pytest.param(
            "Anderer Meinung ist Gemeinderätin Sibylle Hunziker. Andere hätten es vorgemacht. Davon könne man lernen.",
            [("Sibylle Hunziker", "Andere hätten es vorgemacht. Davon könne man lernen", False)],
            id="of another opinion",
        ),
        pytest.param(
            "Darauf verweist auch Bürgermeisterin Eva Möller. Viele Eltern wüssten nicht, dass sie nichts kosten.",
            [("Eva Möller", "Viele Eltern wüssten nicht, dass sie nichts kosten", False)],
            id="what somebody points to",
        ),
        pytest.param(
            "Lange hat Eva Roe gewartet. Jetzt leitet sie einen Kurs. „Ich weiß, wie das ist“, sagt die 41-Jährige.",
            [("Eva Roe", "Ich weiß, wie das ist", True)],
            id="told by her age",
        ),
        pytest.param(
            "Ihr Kollege aus Espoo, Antti Lehtovaara, hält wenig von Plänen. Lieber fange er mit einem Haus an.",
            [("Antti Lehtovaara", "Lieber fange er mit einem Haus an", False)],
            id="a form that is sure beside 'he'",
        ),
        pytest.param(
            "„Das ist ein Tag“, sagte Eva Roe der Presse. Es gehe darum, dass niemand sagen könne, er sei zu alt.",
            [
                ("Eva Roe", "Das ist ein Tag", True),
                ("Eva Roe", "Es gehe darum, dass niemand sagen könne, er sei zu alt", False),
            ],
            id="an infinitive is no cue of its own",
        ),
        pytest.param(
            "Man wolle kein Museum bauen, hieß es von Eva Roe. Dort, so erzählt sie, werde jeder Nachbar zum Lehrer.",
            [
                ("Eva Roe", "Man wolle kein Museum bauen", False),
                ("Eva Roe", "Dort, so erzählt sie, werde jeder Nachbar zum Lehrer", False),
            ],
            id="it was said by",
        ),
        pytest.param(
            "Auf die Frage, ob das Geld reiche, antwortete Dezernentin Eva Roe, Geld allein mache keinen Unterricht.",
            [("Eva Roe", "Geld allein mache keinen Unterricht", False)],
            id="what somebody was asked",
        ),
        pytest.param(
            "Besonders froh über den Bus ist Anwohner Jan Roe: Früher sei hier nach 18 Uhr niemand unterwegs gewesen.",
            [("Jan Roe", "Früher sei hier nach 18 Uhr niemand unterwegs gewesen", False)],
            id="who stands right before the colon",
        ),
        pytest.param(
            "Jan Roe lässt sich im Laden erklären, wie aus Nachbarn Lotsen werden. "
            "Bei ihm zu Hause gebe es für alles ein Amt, übersetzt die Dolmetscherin.",
            [("Jan Roe", "Bei ihm zu Hause gebe es für alles ein Amt", False)],
            id="told to him, and by his interpreter",
        ),
        pytest.param(
            "Eva Roe, die das Projekt leitet, sieht in den vielen Ämtern das größte Hindernis: Am Ende zahle keine.",
            [
                ("Eva Roe", "in den vielen Ämtern das größte Hindernis", False),
                ("Eva Roe", "Am Ende zahle keine", False),
            ],
            id="what somebody sees in it",
        ),
        pytest.param(
            "Für 15 Uhr ist ein Gespräch mit der Autorin Eva Roe geplant; sie liest aus ihrem Roman „Die Fähre“.",
            [],
            id="'Für' an hour",
        ),
        pytest.param(
            "Eva Roe, Leiterin des Hauses, erklärt, warum der Markt der Ort ist: „Hier sind die Frauen, die fehlen.“",
            [("Eva Roe", "Hier sind die Frauen, die fehlen.", True)],
            id="what the quotation explains",
        ),
        pytest.param(
            "Vorsitzender Jan Roe: „Endlich passiert etwas am Berg.“\n"
            "„Ob das Geld reicht?“ Kämmerin Eva Wolff zuckt mit den Schultern. „Das hängt vom Land ab.“",
            [("Jan Roe", "Endlich passiert etwas am Berg.", True), ("Eva Wolff", "Das hängt vom Land ab.", True)],
            id="a question asked ahead of another",
        ),
    ],
)
def test_views_and_what_goes_on(text: str, expected: list[tuple[str | None, str, bool]]):
    assert [one for one in said(text) if one[0]] == expected


def test_a_guest_is_of_the_city_named_before():
    page = document(
        "Gelsenkirchen trägt den Preis, und das hat sich bis nach Gwangmyeong herumgesprochen. "
        "Dessen Bürgermeister Baek Jun-ho sagte: „Bei uns gibt es für alles ein Amt und einen Schalter.“"
    )
    assert [(p.name, p.role, p.city) for p in page.people] == [("Baek Jun-ho", "Bürgermeister", "Gwangmyeong")]


def test_a_role_goes_to_the_end_of_the_compound():
    page = document(CITY + "Die Urkunde überreicht Eva Roe, Leiterin der Bildung der Deutschen UNESCO-Kommission.")
    assert [p.role for p in page.people] == ["Leiterin der Bildung der Deutschen UNESCO-Kommission"]


@pytest.mark.parametrize(
    "text", ["Eine Treppe führt in die Bücherei Iso Omena.", "Andere Kommunen werden sich das ansehen, sagte niemand."]
)
def test_things_and_others_are_nobody(text: str):
    assert not document(CITY + text).people


def test_a_letter_closes_with_yours():
    text = (
        "Grußwort\nLiebe Gäste,\nseit zwei Jahren gehört Jena zum Netz der lernenden Städte. Wir haben viel gelernt, "
        "vor allem voneinander.\nIhr Dr. Thomas Nitzschke\nOberbürgermeister"
    )
    assert [p.name for p in document(text).people] == ["Thomas Nitzschke"]


@pytest.mark.parametrize(
    ("holder", "name", "role"),
    [
        ("VHS-Leiterin Gülcan Doe", "Gülcan Doe", "VHS-Leiterin"),
        ("IHK-Präsident Karl Roe", "Karl Roe", "IHK-Präsident"),
        ("SPD-Ratsherr Karl Roe", "Karl Roe", "SPD-Ratsherr"),
        ("Kita-Leiterin Petra Doe", "Petra Doe", "Kita-Leiterin"),
        ("Anna Schmidt-Richter", "Anna Schmidt-Richter", None),
    ],
)
def test_an_office_behind_a_hyphen_is_no_part_of_the_name(holder: str, name: str, role: str | None):
    found = document(f"„Wer an uns vorbeiläuft, hat noch keine Angst vor Noten“, sagt {holder}.")
    assert [(person.name, person.role) for person in found.people] == [(name, role)]
    assert [statement.speaker for statement in found.statements] == [name]
