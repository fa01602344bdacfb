"""Who said what in American and British news: subjects, extents, offices and scraps; invented sample sentences."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.pipeline import extract_page

Said = tuple[str | None, str, bool]  # speaker, words, direct


def said(text: str) -> list[Said]:
    page = text_page(
        text, url="https://sample.example/news", site="sample", fetched_at=datetime(2024, 1, 1, tzinfo=UTC)
    )
    return [(s.speaker, s.text, s.direct) for s in extract_page(page).statements]


ROAD = "Mayor Jane Whitcombe opened the road on Monday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            ROAD + "“It was closed for too long,” said a local Democrat.",
            [("a local Democrat", "It was closed for too long,", True)],
            id="an indefinite article points back to nobody",
        ),
        pytest.param(
            ROAD + "“It was closed for too long,” the mayor said.",
            [("Jane Whitcombe", "It was closed for too long,", True)],
            id="a definite one does",
        ),
        pytest.param(
            ROAD + "“It was closed for too long,” the former mayor said.",
            [("the former mayor", "It was closed for too long,", True)],
            id="a former mayor is another",
        ),
        pytest.param(
            "Mayor Jane Whitcombe said the road was closed by the police and said, “We are sorry for the long wait.”",
            [
                ("Jane Whitcombe", "the road was closed by the police", False),
                ("Jane Whitcombe", "We are sorry for the long wait.", True),
            ],
            id="a thing does not speak, who told of it goes on",
        ),
        pytest.param(
            "Mayor Jane Whitcombe called the plan “quite dangerous” on Monday.",
            [("Jane Whitcombe", "the plan “quite dangerous”", False)],
            id="a scrap is part of what is reported",
        ),
        pytest.param(
            "“Let the city decide,” said Mayor Jane Whitcombe, urging the council to wait.",
            [
                ("Jane Whitcombe", "Let the city decide,", True),
                ("Jane Whitcombe", "the council to wait", False),
            ],
            id="a participle behind the speaker is no insertion",
        ),
        pytest.param(
            "Mayor Jane Whitcombe spoke about the need for more buses.",
            [("Jane Whitcombe", "the need for more buses", False)],
            id="a verb with its preposition",
        ),
        pytest.param(
            "Mayor Jane Whitcombe asked the court to stop the works.",
            [("Jane Whitcombe", "the court to stop the works", False)],
            id="whom somebody asks belongs to the wish",
        ),
        pytest.param(
            "On her show “Meet the Mayor,” Jane Whitcombe said the road was closed.",
            [("Jane Whitcombe", "the road was closed", False)],
            id="a title with the comma of its sentence",
        ),
        pytest.param(
            "Mayor Jane Whitcombe told Tom Roe, “It is far too late.” But Roe stayed in the hall.",
            [("Jane Whitcombe", "It is far too late.", True)],
            id="a sentence of its own behind the marks has another subject",
        ),
        pytest.param(
            "“He knows nothing about roads,” said a friend of the Whitcombe camp, who left it. Jane Whitcombe smiled.",
            [("a friend of the Whitcombe camp", "He knows nothing about roads,", True)],
            id="a name inside a phrase does not speak",
        ),
        pytest.param(
            ROAD + "It took years.\nWhy now?\nWhitcombe has always liked roads.\nWho will pay for it all?\n"
            "I asked the council. Whitcombe did not answer.",
            [],
            id="an essay that asks its readers is no interview",
        ),
        pytest.param(
            "Mayor Jane Whitcombe made clear that the road would stay closed.",
            [("Jane Whitcombe", "the road would stay closed", False)],
            id="made clear",
        ),
        pytest.param(
            "Jane Whitcombe was critical of the new plan. Tom Roe’s attacks on the old council went on.",
            [("Jane Whitcombe", "the new plan", False), ("Tom Roe", "the old council", False)],
            id="adjectives and nouns with their prepositions",
        ),
        pytest.param(
            '" It was closed for too long , " said Jane Whitcombe , the mayor of Leeds .',
            [("Jane Whitcombe", "It was closed for too long ,", True)],
            id="tokenised text",
        ),
    ],
)
def test_news_tells_who_said_what(text: str, expected: list[Said]) -> None:
    assert said(text) == expected
