"""The title of a plain text: its first line that is no label, day, credit, author or greeting."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.shape.titles import title_of

BODY = "The city learns in its libraries, its kitchens and its parks, all year long and with everyone."


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("", "Learning in the park"),
        ("News\n", "Learning in the park"),
        ("sábado, 17 de febrero de 2024\n", "Learning in the park"),
        ("Viernes 5 de diciembre de 2025, p. 5\n", "Learning in the park"),
        ("Photo : City of Cork\n", "Learning in the park"),
        ("<\n", "Learning in the park"),
        ("You are here\n", "Learning in the park"),
        ("De la Redacción\n", "Learning in the park"),
        ("Dear Partners,\n", "Learning in the park"),
        ("Liebe zur Stadt\n", "Liebe zur Stadt"),
        ("Cork 2017\n", "Cork 2017"),
    ],
)
def test_the_first_line_that_can_be_a_title(above: str, title: str) -> None:
    text = f"{above}Learning in the park\n\n{BODY}"
    assert title_of(text_page(text, url="file:page.txt", site="files", fetched_at=datetime.now(UTC))) == title
