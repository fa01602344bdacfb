"""Quotations in American and British news: where one ends, what is part of a clause, who is meant; invented samples."""

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
            ROAD + "Asha Scott drove first. “We waited for years,” she said.",
            [("Asha Scott", "We waited for years,", True)],
            id="a surname that is a given name tells no gender",
        ),
    ],
)
def test_who_is_quoted(text: str, expected: list[Said]) -> None:
    assert said(text) == expected
