"""Who said what in the press English of many countries, read from the text alone. Everybody is invented."""

import pytest

from tests.read_page import document

ANN, TOM = "Ann Quirke", "Tom Roe"
LEARNING = "Learning cities and lifelong learning.\n\n"  # the network's pages


def said(text: str) -> list[tuple[str | None, str, bool]]:
    """Speaker, words and directness."""
    return [(s.speaker, s.text, s.direct) for s in document(LEARNING + text, "https://example.org/").statements]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The city will draw up a road map, Mayor P.K. Varghese has said.",
            "P.K. Varghese",
            "The city will draw up a road map",
        ),
        (
            "The council will open four libraries on Sundays, Cllr. Niamh Gallogly has told a committee.",
            "Niamh Gallogly",
            "The council will open four libraries on Sundays",
        ),
        ("The library will stay open, Mayor Ann Quirke told this newspaper.", ANN, "The library will stay open"),
        (
            "The library will stay open, the city's mayor, Ann Quirke, confirmed yesterday.",
            ANN,
            "The library will stay open",
        ),
        ("Coun. Ann Quirke, who carries the file, says the label has paid its way.", ANN, "the label has paid its way"),
        (
            "Denying the charge, Engr. Tom Roe maintained that tenders had been held up.",
            TOM,
            "tenders had been held up",
        ),
        ("Smt. Ann Quirke opined that literacy was the first step.", ANN, "literacy was the first step"),
        ("Superintendent Ann Quirke bared that 1,200 learners had enrolled.", ANN, "1,200 learners had enrolled"),
        ("The mayor, Ms Ann Quirke, did not hide that interest had dropped.", ANN, "interest had dropped"),
        ("Mayor Ann Quirke expressed confidence that the project would go on.", ANN, "the project would go on"),
        ("Mayor Ann Quirke was of the view that the hall should be sold.", ANN, "the hall should be sold"),
        ("Mayor Ann Quirke is convinced that every street needs books.", ANN, "every street needs books"),
        ("As Mayor Ann Quirke put it, the city had to go back to school.", ANN, "the city had to go back to school"),
        (
            "Nobody counts those who drop out; according to Tom Roe, who runs the programme, a survey is to start.",
            TOM,
            "a survey is to start",
        ),
        ("Yet, according to Ann Quirke, head of the service, nobody has read it.", ANN, "nobody has read it"),
        (
            "The new library, according to Mayor Ann Quirke, will cost little and open in May.",
            ANN,
            "The new library, according to Mayor Ann Quirke, will cost little and open in May",
        ),
        (
            "Professor Tom Roe was more reserved: the figures tell who comes, and so, he warned, they mean little.",
            TOM,
            "the figures tell who comes, and so, he warned, they mean little",
        ),
        (
            "Governor Ann Quirke called upon the State to employ more officers, saying the last came in 2014.",
            ANN,
            "the State to employ more officers, saying the last came in 2014",
        ),
        ("Mayor Ann Quirke called on banks to treat learning as a pipe.", ANN, "banks to treat learning as a pipe"),
        (
            "It was echoed by Commissioner Tom Roe, who appealed to chiefs to register all.",
            TOM,
            "chiefs to register all",
        ),
        (
            "Delivering the keynote, a professor of Adult Education, Tom Roe, lamented that funds never leave paper.",
            TOM,
            "funds never leave paper",
        ),
        (
            "The Secretary General of the Commission, Dr. Tom Roe, came. The SG observed that it was late for Kenya.",
            TOM,
            "it was late for Kenya",
        ),
        (
            "HE the Secretary-General, Dr Ann Quirke, came. HE the Secretary-General indicated that two towns follow.",
            ANN,
            "two towns follow",
        ),
        (
            "Tom Roe compared two cities. According to him both owe it to a few officials.",
            TOM,
            "both owe it to a few officials",
        ),
        ("Ann Quirke spoke of the cost. A dollar for each of us, in her estimate.", ANN, "A dollar for each of us"),
        (
            "Mayor Ann Quirke urged all to see literacy as a right, adding",
            ANN,
            "urged all to see literacy as a right",
        ),
        ("Welcoming Minister Tom Roe, Mayor Ann Quirke said that the doors were open.", ANN, "the doors were open"),
        (
            "On behalf of Mayor Ann Quirke, Deputy Mayor Tom Roe said that the doors were open.",
            TOM,
            "the doors were open",
        ),
        ("Minister Tom Roe, represented by Ms Ann Quirke, said that learning was a duty.", TOM, "learning was a duty"),
        ("Tom Roe quoted Mayor Ann Quirke as saying that the doors were open.", ANN, "the doors were open"),
        (
            "Councillor Tom Roe welcomed the graduation but said the lights should come first.",
            TOM,
            "the lights should come first",
        ),
        ("The mayor's spokesman, Tom Roe, said the mayor would not comment.", TOM, "the mayor would not comment"),
    ],
)
def test_reported(text, speaker, words):
    assert said(text) == [(speaker, words, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asked whether the plan would survive, Mayor Ann Quirke said: “Ordinances survive. We put it in one.”",
            [(ANN, "Ordinances survive. We put it in one.", True)],
        ),
        (
            "Coun. Ann Quirke says it has paid off.\n\nWhat would she tell Red Deer, which is thinking of applying?\n\n"
            "“Do it for the meetings it makes you hold.”",
            [(ANN, "it has paid off", False), (ANN, "Do it for the meetings it makes you hold.", True)],
        ),
        (
            "Ann Quirke points to classes that had wait-lists within hours.",
            [],
        ),
        (
            "“I never learned to read,” says Ann Quirke. “Now I write.” "
            "Her teacher, Tom Roe, nods: “She writes better than I do.”",
            [
                (ANN, "I never learned to read,” says Ann Quirke. “Now I write.", True),
                (TOM, "She writes better than I do.", True),
            ],
        ),
        (
            "Leader of the Opposition Ann Quirke alleged that nothing had been spent. "
            "“They learned how to cut ribbons,” she quipped.",
            [(ANN, "nothing had been spent", False), (ANN, "They learned how to cut ribbons,", True)],
        ),
        (
            "As Mayor Ann Quirke puts it, “nobody is too old to learn here”.",
            [(ANN, "nobody is too old to learn here", True)],
        ),
    ],
)
def test_quoted_and_reported(text, expected):
    assert said(text) == expected


ANN_SAYS = "We opened the hall to everybody who had a key. In this town nobody is too old to be asked."
TOM_SAYS = "Our library has no walls. We lend tools, seeds and neighbours."


@pytest.mark.parametrize(
    "text",
    [
        f"Ann Quirke\nMayor of Cork, Ireland\n\n{ANN_SAYS}\n\nTom Roe\nMayor of Melton, Australia\n\n{TOM_SAYS}",
        f"{ANN_SAYS}\n\nAnn Quirke\nMayor of Cork, Ireland\n\n{TOM_SAYS}\n\nTom Roe\nMayor of Melton, Australia",
        f"ANN QUIRKE, MAYOR OF CORK, IRELAND\n\n{ANN_SAYS}\n\nTOM ROE, MAYOR OF MELTON, AUSTRALIA\n\n{TOM_SAYS}",
        f"{ANN_SAYS}Ann QuirkeReading tutor and retired postwoman\n{TOM_SAYS}Tom RoeSign language interpreter",
        f"Ann Quirke, 54, head teacher\n“{ANN_SAYS}”\n\nTom Roe, 71, retired docker\n“{TOM_SAYS}”",
        f"“{ANN_SAYS}”\nAnn Quirke, 54, head teacher\n\n“{TOM_SAYS}”\nTom Roe, 71, retired docker",
    ],
    ids=["name, office, words", "words, name, office", "capitals", "glued", "over quotations", "under quotations"],
)
def test_words_belong_to_the_name_on_their_side(text):
    assert said(text) == [(ANN, ANN_SAYS, True), (TOM, TOM_SAYS, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Lessons learned\n\nStart from the trade, we say, and the alphabet will follow.\n\nContact\nTom Roe",
        "We start from the trade.\n\nFor further information, please contact:\nTom Roe\nProgramme coordinator, Cork",
    ],
)
def test_whoever_can_be_written_to_signs_nothing(text):
    assert said(text) == []


def test_a_foreword_is_whole_and_a_news_report_is_not_its_author_s():
    foreword = "Every town counts its lamp posts.\n\nIn this book I have no league table, and few of us miss it."
    assert said(f"From the foreword\n\n{foreword}\n\nAnn Quirke\nDirector") == [(ANN, foreword, True)]
    report = "Three hubs here can now be used by us all.\n\nThey were opened on Friday."
    assert said(f"Hubs open\n\nBy Ann Quirke\n\n{report}\n\nAbout the Author\nAnn Quirke\nInformation Officer") == []


NETWORK = "The learning city held its festival of the network of learning cities.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The head, Mr Godfrey Roe, reminded participants that plans which nobody has asked for end up in a drawer.",
            "Godfrey Roe",
            "plans which nobody has asked for end up in a drawer",
        ),
        (
            "The administrator, Mr Peter Roe, enjoined the beneficiaries not to sell the tools.",
            "Peter Roe",
            "enjoined the beneficiaries not to sell the tools",
        ),
        (
            "Jane Doe told reporters the network would help the town read, in a reference to the tourist season.",
            "Jane Doe",
            "the network would help the town read",
        ),
        (
            "The coordinator, Aaron Roe, thanked the brigade for opening its sheds and urged residents to book early.",
            "Aaron Roe",
            "thanked the brigade for opening its sheds and urged residents to book early",
        ),
        (
            "“First we clean the air, then we read,” stressed ecologist of the Centre for Water and Soil Jane Doe.",
            "Jane Doe",
            "First we clean the air, then we read,",
        ),
    ],
)
def test_what_is_told_on_the_network_s_pages(text, speaker, words):
    assert [(s[0], s[1]) for s in said(NETWORK + text)] == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Doe, who asked to be identified only by her family name, has mastered the kiosk.",
        "Jane Doe asked not to be named.",
        "Jane Doe asked that her name not be used in print.",
    ],
)
def test_a_wish_about_one_s_own_name_is_no_statement(text):
    assert said(NETWORK + text) == []


def test_a_post_is_its_author_s_and_a_grade_is_no_first_person():
    body = "I ran the school for years.\n\nI counted chairs, and I was wrong.\n\nSo we left."
    assert said(f"What I learnt\n\nPosted by Jane Doe on 6 November 2023\n\n{body}")[0][0] == "Jane Doe"
    assert said("Shearers learn\nBy Jane Doe\n\nThe school will run a Certificate I in the town.") == []
