"""Words without marks (cards, signatures, authors' names, answers), and the city each is about among many."""

import pytest

from nlp.document import Statement
from tests.read_page import document


def read(text: str, url: str = "https://sample.example/page") -> tuple[Statement, ...]:
    return document(text, url).statements


def told(text: str, url: str = "https://sample.example/page") -> list[tuple[str | None, str, list[str]]]:
    """Speaker, first three words, cities."""
    return [(s.speaker, " ".join(s.text.split()[:3]), [c.name for c in s.about_cities]) for s in read(text, url)]


CARDS = """What mayors say

Before we joined, classes were for others, and our buses stopped at eight.Sarah WinterbourneMayor, City of Limerick

“Our town learns on the tram, and I learn with it every single day of the week.”
Tomás Delgado-Ruiz, Mayor

Greta Lindqvist, Chair of the City Board, Espoo, Finland
I do not believe in lighthouses. I believe in lamps, and we have lit one in every library.

Americas

Nobody in Medellín needs to be told what a city can unlearn. Now we should like to teach it.
Federico Arango-Ospina
Deputy Mayor for Education

Learn more
"""


def test_cards_of_several_makes_on_one_page():
    assert told(CARDS) == [
        ("Sarah Winterbourne", "Before we joined,", ["Limerick"]),
        ("Tomás Delgado-Ruiz", "Our town learns", []),
        ("Greta Lindqvist", "I do not", ["Espoo"]),
        ("Federico Arango-Ospina", "Nobody in Medellín", ["Medellín"]),
    ]
    assert read(CARDS)[0].text.endswith("stopped at eight.")


def test_a_line_with_a_city_above_a_quotation_tells_the_mayors_city():
    page = "Messages\n\nBandung, Indonesia\n“We walk along our river every Sunday.”\nRidwan Prasetyo, Mayor\n"
    assert told(page) == [("Ridwan Prasetyo", "We walk along", ["Bandung"])]


ESSAY = """When I was a boy my grandmother’s kitchen was the best school in Kaunas. Nobody gave out certificates.
I have been thinking of that kitchen a great deal since the war began.
So we did something that our auditors dislike, and I am proud of it.
"""


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            f"Opinion\n\nWhy my city pays\n\nJonas Petrauskas\nThe author is Mayor of Kaunas.\n\n{ESSAY}\nComments (3)",
            id="name alone at the top",
        ),
        pytest.param(f"Opinion\n\nWhy my city pays\n\n{ESSAY}\nJonas Petrauskas\nMayor of Kaunas\n", id="at the end"),
    ],
)
def test_an_essay_belongs_to_the_name_that_stands_alone(page: str):
    found = read(page)
    assert [(s.speaker, s.direct, [c.name for c in s.about_cities]) for s in found] == [
        ("Jonas Petrauskas", True, ["Kaunas"])
    ]
    assert found[0].text.startswith("When I was") and found[0].text.endswith("proud of it.")


def test_an_interview_ends_with_thanks_and_is_not_answered_by_a_city():
    page = (
        "Larissa has been a member of the network since 2015. Katerina Vlachou, Deputy Mayor for Education, on trees.\n"
        "Interview: Jonas Wittekind\n\n"
        "Why should a town teach adults to ride a bicycle?\n\nBecause they never learnt it. We opened a school.\n\n"
        "Did nobody laugh at that?\n\nEverybody laughed, and then they came to us.\n\n"
        "Thank you for talking to us.\n\nKaterina Vlachou is an agronomist.\nPhoto: Municipality of Larissa"
    )
    assert [(s.speaker, s.role, s.text) for s in read(page, "https://sample.example/interview/1")] == [
        ("Katerina Vlachou", "Deputy Mayor for Education", "Because they never learnt it. We opened a school."),
        ("Katerina Vlachou", "Deputy Mayor for Education", "Everybody laughed, and then they came to us."),
    ]


def test_a_list_of_speakers_signs_nothing():
    page = (
        "Webinar\n\nWhen: 16 November 2023\nWhere: online\n\nRecordings of our first sessions are online.\n\n"
        "Speakers\n\nDr Philippa Marchbanks, health consultant, Bristol City Council\n"
        "Mr Gong Tae-seok, team leader, Namyangju\n\nRegister now\n"
    )
    assert told(page) == []


def test_among_many_cities_the_paragraph_tells_which_is_meant():
    page = (
        "Cities honoured\n\nKisumu (Kenya), Pécs (Hungary), Chengdu (China) and Al Wakra (Qatar) won.\n"
        "Hanne Overgaard, the chair of the jury, laughed. “I saw stubbornness, and I liked it,” she said.\n"
        "Kisumu was praised for its market classes. According to Achieng Obonyo, four in ten passed the test. "
        "Accepting the prize for Al Wakra is not easy, it is said.\n"
        "Pécs came second. “We turned our tram shelters into libraries,” said Ilona Kertész.\n"
    )
    assert told(page) == [
        ("Hanne Overgaard", "I saw stubbornness,", []),
        ("Achieng Obonyo", "four in ten", ["Kisumu"]),
        ("Ilona Kertész", "We turned our", ["Pécs"]),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Asked why it opens at night, she smiled. “People worry a lot.”", [("People worry a lot.", True)]),
        ("Ann Brennan is delighted with the award: “Small steps count here.”", [("Small steps count here.", True)]),
        ("She underlined the role of families.", [("underlined the role of families", False)]),
        ("She expressed her hope that people would come.", [("people would come", False)]),
        ("She urged the government to pay.", [("urged the government to pay", False)]),
        ("A library, says Mayor Ann Brennan, is a room.", [("A library, says Mayor Ann Brennan, is a room", False)]),
    ],
)
def test_what_the_mayor_says(sentence: str, expected: list[tuple[str, bool]]):
    page = f"Limerick is a learning city. The mayor, Ann Brennan, opened the library. {sentence}"
    found = [s for s in read(page) if s.speaker == "Ann Brennan"]
    assert [(s.text, s.direct) for s in found][: len(expected)] == expected


def test_statements_under_headings_that_name_the_office():
    page = (
        "Voices from our cities\n\nFor the day of education our member cities sent us a message.\n\n"
        "Statement by the Mayor of Surabaya, Indonesia\nEri Wicaksono-Sample\n"
        "Education is the only harbour that no storm has closed. We keep it open at night.\n\n"
        "Statement by the Mayor of Tirana, Albania\nBesa Gjonaj-Sample\n"
        "We have planted more trees than we have built roads.\n\n"
        "Statement by the Mayor of Lilongwe, Malawi\nThe statement will be published shortly.\n\n"
        "Statement by the Chair of Durban’s Learning City Committee, South Africa\nThandeka Mkhize-Sample\n"
        "My city has eleven official ways to say good morning.\n"
    )
    assert told(page) == [
        ("Eri Wicaksono-Sample", "Education is the", ["Surabaya"]),
        ("Besa Gjonaj-Sample", "We have planted", ["Tirana"]),
        ("Thandeka Mkhize-Sample", "My city has", ["Durban"]),
    ]


def test_initials_of_a_name_of_several_parts_and_who_asks():
    page = (
        "Maryam Al-Kuwari runs the reading programme in Doha. Joost Vandermeulen spoke to her.\n\n"
        "JV: How do you bring fathers into a library?\n\nMK: You bring the library to where fathers are.\n\n"
        "JV: A car wash?\n\nMK: We put a shelf there and a bench for two.\n"
    )
    assert told(page, "https://sample.example/interview/2") == [
        ("Maryam Al-Kuwari", "You bring the", ["Doha"]),
        ("Maryam Al-Kuwari", "We put a", ["Doha"]),
    ]


def test_the_author_is_named_below_the_text():
    page = f"Blog\n\nThree things\n\n{ESSAY}\nAbout the author: Cathal Breathnach runs a festival.\n\nLeave a comment\n"
    assert told(page) == [("Cathal Breathnach", "When I was", ["Kaunas"])]


def test_a_lord_mayor_may_be_a_woman():
    page = (
        "The learning week opened in Belfast.\n"
        "Winston Achterberg, a bus inspector from Lisburn, queued. “I like it here,” he said.\n"
        "Lord Mayor Cllr Roisin Magennis said the week had outgrown us. “Next year we need the street,” she said.\n"
    )
    assert [(s.speaker, s.text) for s in read(page) if s.direct] == [
        ("Winston Achterberg", "I like it here,"),
        ("Roisin Magennis", "Next year we need the street,"),
    ]


def test_what_happens_to_somebody_is_no_view_of_hers():
    page = (
        "Limerick is a learning city. For Nadira Rahmani, the class held a surprise. For Ann Lee, a library is a home."
    )
    assert told(page) == [("Ann Lee", "a library is", ["Limerick"])]


def test_on_the_networks_pages_a_reported_sentence_is_one_statement():
    page = "The learning cities met. Ann Brennan noted that a warmer world is here already, and asked for alliances."
    assert [s.text for s in read(page)] == ["a warmer world is here already, and asked for alliances"]


@pytest.mark.parametrize(
    ("opening", "closing", "signed"),
    [
        ("« ", " »", "Karim Delattre, Maire d’Évry-Courcouronnes"),
        ("“", "”", "Karim Delattre, Mayor of Cork"),
        ("„", "“", "Karim Delattre, Oberbürgermeister"),
    ],
)
def test_paragraphs_that_each_open_marks_are_signed_below_the_last(opening: str, closing: str, signed: str):
    first, last = "A young city needs curiosity above all.", "We thank the volunteers who made it all possible."
    page = f"{opening}{first}\n\n{opening}{last}{closing}\n{signed}"
    assert [(s.speaker, first in s.text, last in s.text) for s in read(page)] == [("Karim Delattre", True, True)]


LED_IN = """Derby joins the learning cities

Derby is a learning city, the council announced today.

Councillor Evelyn Sample, Cabinet Member for Education, commented:

This is a wonderful moment for a city of makers. We have always learned with our hands here.

Now I want every grandmother in Derby to feel the benefit.

The festival of learning opens in March.

Professor Julian Sample, Pro Vice-Chancellor at the University of Derby, said of the award:

Our students come from more than 100 countries.

Notes to editors
Jane Sample, press officer, lists what is planned:
- a reading promise for every child in the city
"""


def test_paragraphs_below_a_line_that_leads_in_are_the_words_though_their_marks_are_lost():
    assert [(s.speaker, s.text[:24], s.text[-24:]) for s in read(LED_IN) if s.direct] == [
        ("Evelyn Sample", "This is a wonderful mome", "erby to feel the benefit"[-23:] + "."),
        ("Julian Sample", "Our students come from m", "more than 100 countries."),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "The Mayor of Cork, Jane Doe, and Councillor Richard Roe said:",  # whose words are they?
        "The following events were named by Jane Doe:",
        "Jane Doe said that there is more to come. See also:",
        "Contact:",
    ],
)
def test_a_line_that_leads_in_nobody_s_words(lead: str):
    page = f"Cork is a learning city.\n\n{lead}\n\nThe library on the quay opens at nine on Monday.\n"
    assert [s for s in read(page) if s.direct] == []


def test_blurbs_are_signed_right_behind_the_marks():
    page = """A guide to learning neighbourhoods

From the foreword:

"Literacy is not a subject, it is a kind of welcome. I wish I had been shown this." Gordon Sample, former Mayor of Cork

What readers say

"The only guide I have that has coffee stains on it." Trudi Sample, tutor

"We shall see." Anna Sample laughed and left the room.
"""
    assert [one[:2] for one in told(page)][:2] == [
        ("Gordon Sample", "Literacy is not"),
        ("Trudi Sample", "The only guide"),
    ]


def test_a_quotation_above_the_office_and_the_name_in_two_lines():
    page = """Eskişehir, Türkiye

Eskişehir is a learning city in the west of Türkiye, and Eskişehir has three universities.

Joined
2016

“A city that has a river and a student never grows old. It keeps both moving.”

Mayor
Ms Zeynep Sample

Focal point
Mr. Orçun Sample
"""
    assert told(page, "https://www.uil.unesco.org/en/learning-cities/eskisehir") == [
        ("Zeynep Sample", "A city that", ["Eskişehir"])
    ]
