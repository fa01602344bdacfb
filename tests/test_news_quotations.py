"""Quotations in American and British news: where one ends, what is part of a clause, who is meant; invented samples."""

import pytest

from tests.read_page import document

Said = tuple[str | None, str, bool]  # speaker, words, direct


def said(text: str) -> list[Said]:
    return [(s.speaker, s.text, s.direct) for s in document(text, "https://sample.example/news").statements]


ROAD = "Mayor Jane Whitcombe opened the road on Monday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The road was closed too long,” Mayor Jane Whitcombe said and asked drivers to “come back to the town”.",
            [
                ("Jane Whitcombe", "The road was closed too long,", True),
                ("Jane Whitcombe", "come back to the town", True),
            ],
            id="other words lead up to the second quotation",
        ),
        pytest.param(
            "“The road was bad,” said Mayor Jane Whitcombe of Leeds, “and the bridge was worse.”",
            [
                (
                    "Jane Whitcombe",
                    "The road was bad,” said Mayor Jane Whitcombe of Leeds, “and the bridge was worse.",
                    True,
                )
            ],
            id="a cue in the middle parts nothing",
        ),
        pytest.param(
            "Mayor Jane Whitcombe said by email that, “Of course the road will open again” "
            "against what the county sees as a risk.",
            [("Jane Whitcombe", "Of course the road will open again", True)],
            id="a cue in a clause of its own behind the marks",
        ),
        pytest.param(
            "“They really do like roads,” Mayor Jane Whitcombe said, and soon all the drivers were leaving the hall.",
            [("Jane Whitcombe", "They really do like roads,", True)],
            id="what happens behind the cue was not said",
        ),
        pytest.param(
            "Mayor Jane Whitcombe said the road was “the very worst place to drive in the county”.",
            [("Jane Whitcombe", "the very worst place to drive in the county", True)],
            id="a quotation that is most of a clause stands for it",
        ),
        pytest.param(
            "Mayor Jane Whitcombe said on Monday that drivers who “come from the coast” should wait for the bridge.",
            [
                ("Jane Whitcombe", "drivers who “come from the coast” should wait for the bridge", False),
                ("Jane Whitcombe", "come from the coast", True),
            ],
            id="four quoted words stand beside the clause that holds them",
        ),
        pytest.param(
            ROAD + "Asha Scott drove first. “We waited for years,” she said.",
            [("Asha Scott", "We waited for years,", True)],
            id="a surname that is a given name tells no gender",
        ),
        pytest.param(
            "Mayor Jane Whitcombe and Tom Roe met.\nat 4 p.m.\n\nJane Whitcombe drove home. “It is late,” she said.",
            [("Jane Whitcombe", "It is late,", True)],
            id="the m of p.m. is no Monsieur",
        ),
        pytest.param(
            ROAD + "Whitcombe tells drivers to “go to the town and shop” and then “go home by bus like all others”.",
            [
                ("Jane Whitcombe", "go to the town and shop", True),
                ("Jane Whitcombe", "go home by bus like all others", True),
            ],
            id="a list of quoted words",
        ),
        pytest.param(
            "The film has footage of Jane Whitcombe asking, “Why is this road still closed?”",
            [("Jane Whitcombe", "Why is this road still closed?", True)],
            id="who is named right before the participle asks",
        ),
        pytest.param(
            "The county council put out a statement saying the road “does not have the width that buses now need”.",
            [("The county council", "does not have the width that buses now need", True)],
            id="who puts out a statement says what it says",
        ),
        pytest.param(
            "After Tom Roe fell ill, Mayor Jane Whitcombe released the following statement:\n\n"
            "“We wish him well and hope to see him soon.”",
            [("Jane Whitcombe", "We wish him well and hope to see him soon.", True)],
            id="the following statement",
        ),
        pytest.param(
            "The Leeds Evening Post reports:\n\n“Two roads were closed last night after heavy rain.”",
            [("The Leeds Evening Post", "Two roads were closed last night after heavy rain.", True)],
            id="a paper that is quoted at length",
        ),
        pytest.param(
            ROAD + "As Whitcombe put it in an email to the council, “This is the best road of the north.”",
            [("Jane Whitcombe", "This is the best road of the north.", True)],
            id="as she put it",
        ),
        pytest.param(
            "“We have waited long enough for this road!” Tom Roe’s neighbour, Ann “Nan” Doe, shouted to the crowd.",
            [("Ann “Nan” Doe", "We have waited long enough for this road!", True)],
            id="a nickname in a name is no quotation",
        ),
        pytest.param(
            "Whitcombe: Road ‘ready before the winter’ this time\n\nMayor Jane Whitcombe spoke on Monday.",
            [("Jane Whitcombe", "ready before the winter", True)],
            id="a headline with a name and a colon",
        ),
        pytest.param(
            ROAD + "The transcript:\n\n“ROE: Is the road open now?\n\n“WHITCOMBE: It is, as of this morning.\n\n"
            "“And the bridge is, too.”",
            [
                ("Roe", "Is the road open now?", True),
                ("Jane Whitcombe", "It is, as of this morning.\n\n“And the bridge is, too.", True),
            ],
            id="a transcript in marks",
        ),
        pytest.param(
            ROAD + "Whitcombe said she was “going to close many more of the small roads,” while trying to explain why.",
            [("Jane Whitcombe", "going to close many more of the small roads,", True)],
            id="a verb behind whose subject stands in front is no cue",
        ),
        pytest.param(
            "Roads First, a pro-Whitcombe group, wrote: “Leave the town.” Mayor Jane Whitcombe did not answer.",
            [("Roads First", "Leave the town.", True)],
            id="whoever is for somebody is another",
        ),
        pytest.param(
            "The road is too narrow, the county council said. “Buses will have to wait for a wider one.”",
            [
                ("the county council", "The road is too narrow", False),
                ("the county council", "Buses will have to wait for a wider one.", True),
            ],
            id="a body that has just spoken",
        ),
        pytest.param(
            "‘It was a long wait,’ said Mayor Jane Whitcombe. ‘We had no money for it.\n\n"
            "‘Now we have, and more roads will come.’",
            [
                (
                    "Jane Whitcombe",
                    "It was a long wait,’ said Mayor Jane Whitcombe. ‘We had no money for it.\n\n"
                    "‘Now we have, and more roads will come.",
                    True,
                )
            ],
            id="single marks opened anew in each paragraph",
        ),
    ],
)
def test_who_is_quoted(text: str, expected: list[Said]) -> None:
    assert said(text) == expected
