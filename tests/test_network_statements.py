"""English statements of the network's pages: how far what is told goes, and what is nobody's words."""

import pytest

from tests.read_page import document

NETWORK = "The learning city held its festival of the network of learning cities.\n\n"


def said(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.text) for s in document(text).statements]


@pytest.mark.parametrize(
    ("lead", "told", "rest"),
    [
        (
            "Retired lecturer John Roe, who chairs a group on the estate, said",
            "the classes were good but that the evening buses to get to them had been cut in October",
            "",
        ),
        (
            "Mayor Jane Doe told reporters on Tuesday that",
            "31 such rooms were open between 7 p.m. and 10 p.m., and the number would be doubled before winter",
            "",
        ),
        (
            "Council member Jane Doe, a Democrat whose district includes the port, said",
            "the idea sounds good but she wants to see who pays",
            "",
        ),
        ("Mayor Jane Doe said", "the rooms were ready", ", while the opposition called for a vote"),
        ("Mayor Jane Doe said", "the rooms were ready", ", but the council has not agreed"),
    ],
)
def test_what_is_told_goes_to_the_end_of_its_sentence(lead: str, told: str, rest: str):
    assert [words for _, words in said(f"{NETWORK}{lead} {told}{rest}.")] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Jane Doe came to see them sign up.",
        "Mayor Jane Doe was happy to hear the children sing.",
        "Mayor Jane Doe welcomed the guests and appreciated the music.",
        "Mayor Jane Doe welcomed visitors but left early.",
        "Mayor Jane Doe watched them learn to read.",
        "“WATCH: The latest videos from the Star”",
        "The town's mayor, Jane Doe, was among the guests.\n(edited by Mary Roe)\n“WATCH NOW: The latest videos”",
        'Keynotes\nMary Roe\nHead of Unit, European Commission, DG EMPL\n"Who pays for learning after 25?"',
        "“PHOTOS: A festival of learning in pictures”",
        "Jane Doe opened the day.\n15:10 ‘One dance class on prescription’, Osan – Mary Roe, head of a centre",
        "10:00 Opening – Jane Doe, mayor\n• ‘Ten thousand steps through history’, Cork – Mary Roe, nurse",
    ],
)
def test_nobody_s_words(text: str):
    assert said(NETWORK + text) == []


@pytest.mark.parametrize(
    "by_line",
    [
        "By Jane Doe Local Democracy Reporter",
        "By Jane Doe, Education Correspondent",
        "By Jane Doe\nStaff reporter",
        "By Jane Doe",
    ],
)
def test_news_is_not_its_reporter_s_words(by_line: str):
    body = "Queues formed outside the town hall on Saturday, 3 April 2023.\n\nA volunteer showed how it is done."
    menu = "Story saved. You can find this story in My Bookmarks."
    assert said(f"Repair cafés open\n\n{by_line}\n05:00, 3 APR 2023\n\n{NETWORK}{body}\n\n{menu}") == []


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "As a former head of the division, Jane Doe, puts it, a coordinator costs less than a road.",
            "Jane Doe",
            "a coordinator costs less than a road",
        ),
        (
            "Opposition leader Jane Doe (Con, Kirkburton) questioned whether the council could afford it.",
            "Jane Doe",
            "whether the council could afford it",
        ),
        (
            "Town CEO Jane Doe met the press.\n\nAsked about complaints, the CEO responded: “Give us a month.”",
            "Jane Doe",
            "Give us a month.",
        ),
        (
            "Education director Mr John Roe urged parents who never finished school to enrol with their children.",
            "John Roe",
            "urged parents who never finished school to enrol with their children",
        ),
        (
            "H.E. Jane Doe opened the day with Eng. John Roe.\n\nIn a speech, H.E. affirmed that the State pays.",
            "Jane Doe",
            "the State pays",
        ),
        (
            "Jane Doe, a clerk, came by bus.\n\nIn her view the loans must stay small.",
            "Jane Doe",
            "the loans must stay small",
        ),
        (
            "Asked about the trucks, Mayor Jane Doe laughed. “Who waits nine hours has time for nine lessons.”\n\n–"
            " jd@paper.example",
            "Jane Doe",
            "Who waits nine hours has time for nine lessons.",
        ),
        (
            "Jane Doe welcomed the plan but asked how pupils were expected to get there.",
            "Jane Doe",
            "welcomed the plan but asked how pupils were expected to get there",
        ),
        (
            "Nurse Jane Doe appreciated the organisers but appealed for a crèche, saying many could not attend.",
            "Jane Doe",
            "appreciated the organisers but appealed for a crèche, saying many could not attend",
        ),
        (
            "Governor Jane Doe received the guests and expressed her gratitude for the laboratories given to the town.",
            "Jane Doe",
            "expressed her gratitude for the laboratories given to the town",
        ),
        (
            "As former librarian Jane Doe put it: “We were lending umbrellas before books.” Nothing is free.",
            "Jane Doe",
            "We were lending umbrellas before books.",
        ),
        (
            "Councillor Jane Doe wondered if the money could be found.",
            "Jane Doe",
            "if the money could be found",
        ),
        (
            "The mayor of the town, Jane Doe, when asked what she would change, said: “Nothing. Well, the roof.”",
            "Jane Doe",
            "Nothing. Well, the roof.",
        ),
        (
            "The guests were welcomed by Mr John Roe-Tazi, First Vice-President of the Commune, who recalled that his"
            " city has run a university since 859.",
            "John Roe-Tazi",
            "his city has run a university since 859",
        ),
        (
            "In turn, Head of the delegation Moon Hye-jin stressed, “It took us twelve years to put a library here.”",
            "Moon Hye-jin",
            "It took us twelve years to put a library here.",
        ),
        (
            "Deputy secretary general Jane Doe, who represented the ministry, urged other counties to copy the town.",
            "Jane Doe",
            "urged other counties to copy the town",
        ),
        (
            "“I'm not selling you a plan,” Jane Doe told sixty people. She runs the library of the city hall. “I'm"
            " telling you what a child can do.”",
            "Jane Doe",
            "I'm not selling you a plan,” Jane Doe told sixty people. She runs the library of the city hall. “I'm"
            " telling you what a child can do.",
        ),
        (
            "Story\n‘I learned to read in order to argue with my landlord’\nDoña Jane Doe, 68, took her first class in"
            " Estelí, Nicaragua, two years ago.",
            "Jane Doe",
            "I learned to read in order to argue with my landlord",
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, words: str):
    assert said(NETWORK + text) == [(speaker, words)]


def test_an_article_is_whom_the_line_above_introduces():
    body = "My grandmother packed biscuits and learned at night.\n\nI think of her when I am asked what a city is."
    lead = "Professor Jane Doe, of the University of Glasgow's School of Education, looks at the city's record."
    menu = "More news\n- New hospital wing opens"
    assert said(f"Viewpoint: What we owe our evening classes\n\n{lead}\n\n{body}\n\n{menu}") == [("Jane Doe", body)]


@pytest.mark.parametrize(
    "line",
    [
        "Message from Ms Jane Doe, Director-General, on the occasion of the day of living together",
        "Video message from the Mayor, Jane Doe",
        "Remarks by Councillor Jane Doe at the opening",
        "Foreword by Jane Doe",
    ],
)
def test_a_message_is_whom_it_is_from(line: str):
    body = "Nobody is born knowing how to live next door to us.\n\nWe owe our cities lessons, and our cities owe us."
    assert said(f"Living together\n\n{line}\n\n16 May 2022\n\n{body}") == [("Jane Doe", body)]


def test_what_tells_of_an_article_s_author_is_none_of_it():
    body = "I have taught here for thirty years.\n\nNobody asked them before, and I think that is a scandal."
    assert said(f"Opinion\n\nBy Jane Doe\n\n{body}\n\nJane Doe teaches at the centre.") == [("Jane Doe", body)]
    news = "The city has joined the network of learning cities. I asked the mayor why, and she laughed."
    assert said(f"A city joins\n\nBy Jane Doe, Education Editor\n\n{news}") == []


def test_whom_a_blog_s_author_met_speaks_inside_it():
    text = """What I brought home

Posted by Jane Doe on 6 November 2023

I had three days in a learning city of the network of learning cities last week.

"Nobody believes the town," said my host, Mary Roe, who runs the house.

She told me that in the first winter only eleven households came, eight of them relations of hers.

On the second day the coordinator, John Poe, walked us round. Every child does a task each year, he explained.

I do think we wait too long. They began with a pot of soup, and I am glad.
"""
    assert [one for one in said(text) if one[0] != "Jane Doe" and "Nobody" not in one[1]] == [
        ("Mary Roe", "in the first winter only eleven households came, eight of them relations of hers"),
        ("John Poe", "Every child does a task each year"),
    ]
