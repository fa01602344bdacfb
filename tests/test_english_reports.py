"""English reports that a parser breaks up: statements read on, views told by a verb's object, who is named together."""

import pytest

from tests.read_page import document

NETWORK = "The learning city held its festival of the network of learning cities.\n\n"


def said(text: str) -> list[tuple[str | None, bool, str]]:
    return [(s.speaker, s.direct, s.text.rstrip(",.")) for s in document(NETWORK + text).statements]


@pytest.mark.parametrize(
    "where",
    [
        "in a statement made available to the media yesterday",
        "in a press release sent to journalists on Friday",
        "while opening the new library on Friday",
        "at a briefing held in the town hall",
        "when he received the delegation",
    ],
)
def test_what_is_said_somewhere_is_what_follows_that(where: str):
    told = "the admission would bring new partners to the city"
    assert said(f"The council's manager, Mr John Roe, said {where} that {told}.") == [("John Roe", False, told)]


def test_that_of_a_place_tells_nothing():
    assert said("Mayor Jane Doe said at a briefing held in the town hall that was open to all.") == []


@pytest.mark.parametrize("reads", ["reads the statement in part", "the statement read", "the statement further added"])
def test_a_statement_is_read_on_by_who_made_it(reads: str):
    quoted = "Today we are in the same class, and our women will be the first to sit down in it"
    text = f"Manager John Roe said in a statement that the news would help.\n\n“{quoted},” {reads}."
    assert said(text)[1:] == [("John Roe", True, quoted)]


def test_a_body_s_statement_is_nobody_s():
    text = (
        "The council issued a statement on Friday. Mayor Jane Doe was abroad.\n\n"
        "“No child of ours will be left behind by this city,” the statement read."
    )
    assert all(speaker is None for speaker, _, _ in said(text))


@pytest.mark.parametrize(
    "told",
    [
        "called the model cheap, quick and easy to copy",
        "noted the role of markets and sports clubs as places where people learn",
        "described the programme as the best investment the city has ever made",
        "lamented the death of reading clubs, which had produced many judges",
        "expressed the belief that his city could copy the model at low cost",
    ],
)
def test_views_told_by_a_verb_s_object(told: str):
    found = said(f"Jane Doe, the town's director of culture, {told}.")
    assert [(speaker, direct) for speaker, direct, _ in found] == [("Jane Doe", False)]
    assert told.endswith(found[0][2])


@pytest.mark.parametrize(
    "told", ["noted the progress of the city", "expressed her pride in the award", "called a meeting"]
)
def test_courtesies_and_acts_are_no_views(told: str):
    assert said(f"Mayor Jane Doe {told}.") == []


@pytest.mark.parametrize("lead", ["According to the authors", "According to the project coordinators"])
def test_who_is_named_together_speaks_together(lead: str):
    told = "most learners are women over forty"
    assert said(f"{lead}, Jane Doe and John Roe, {told}.") == [("Jane Doe; John Roe", False, told)]
