"""People: who is named, under which name, in which role."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.document import Document
from nlp.pipeline import extract_page


def read(text: str) -> Document:
    return extract_page(text_page(text, url="https://example.org/", site="example", fetched_at=datetime.now(UTC)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Last week the Mayor of Cork, Alderman Keith Ferrand, went to Belfast.", ["Keith Ferrand"]),
        ("Wuhan wrote.\nXu LianResearcher at the Wuhan Academy of Educational Sciences", ["Xu Lian"]),
        ("«Une ville apprend», dit Solène Vanderbeke, adjointe à la maire de Lille.", ["Solène Vanderbeke"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [person.name for person in read(text).people] == names
