"""The day a statement was made: told in its cue's sentence, or of the speech it is from."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.pipeline import extract_page

WORDS = "“We learn together every day in this city,”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{WORDS} Mayor Jane Doe told guests on 3 May.", "2022-05-03"),
        (f"Speaking at the opening on 3 May, Mayor Jane Doe thanked all.\n\n{WORDS} she said.", "2022-05-03"),
        (f"In her speech on 3 May Mayor Jane Doe was glad. The sun shone. {WORDS} she said.", "2022-05-03"),
        (f"Speaking on 3 May, Mayor Jane Doe thanked Ann Sample.\n\n{WORDS} she said.", None),
        (f"Speaking on 3 May and 5 June, Mayor Jane Doe thanked all.\n\n{WORDS} she said.", None),
        (f"The library opened on 3 May. {WORDS} Mayor Jane Doe said.", None),
    ],
)
def test_day(text, expected):
    page = text_page(
        f"Cork opens its library\n\n10 May 2022\n\n{text}",
        url="file:x",
        site="x",
        fetched_at=datetime(2024, 1, 1, tzinfo=UTC),
    )
    said = [s for s in extract_page(page).statements if "every day" in s.text]
    assert [(s.speaker, s.said_on) for s in said] == [("Jane Doe", expected)]


def test_the_day_of_the_dateline_gives_way_to_the_day_of_the_speech():
    text = f"CORK, 10 May 2022 – Speaking at the opening on 3 May, Mayor Jane Doe thanked all.\n\n{WORDS} she said."
    page = text_page(text, url="file:x", site="x", fetched_at=datetime(2024, 1, 1, tzinfo=UTC))
    assert extract_page(page).statements[-1].said_on == "2022-05-03"
