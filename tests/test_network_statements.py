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
        "Mayor Jane Doe watched them learn to read.",
        "“WATCH: The latest videos from the Star”",
        "The town's mayor, Jane Doe, was among the guests.\n(edited by Mary Roe)\n“WATCH NOW: The latest videos”",
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
    ],
)
def test_who_said_what(text: str, speaker: str, words: str):
    assert said(NETWORK + text) == [(speaker, words)]
