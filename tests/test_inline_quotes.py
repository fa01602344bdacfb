"""``<q>`` elements are read with the marks that a browser shows round them."""

from datetime import UTC, datetime

import pytest

from crawler.fetched import Fetched
from crawler.inline_quotes import with_marks
from crawler.pages.generic import GenericPage


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<q>We learn</q>, she said", "“We learn”, she said"),
        ('<p><Q lang="en" cite="x">We <b>learn</b></Q></p>', "<p>“We <b>learn</b>”</p>"),
        ("<q>He said <q>yes</q> to me</q>", "“He said ‘yes’ to me”"),
        ("<q>“We learn”</q>", "“We learn”"),
        ("“<q>We learn</q>”", "“We learn”"),
        ("«<q>Nous</q>» <q>vous</q>", "«Nous» “vous”"),
        ("<q>open", "“open"),
        ("closed</q>", "closed"),
        ("<quote>x</quote> a < q > b", "<quote>x</quote> a < q > b"),
    ],
)
def test_marks(html, expected):
    assert with_marks(html) == expected


def test_a_page_keeps_its_quotation_in_its_sentence():
    body = (
        "<article><h1>Library</h1><p><q>We learn here every day</q>, said Jane Doe, mayor of Cork, at the opening.</p>"
        "<p>Another paragraph of the text stands here for the reader of the page.</p></article>"
    )
    fetched = Fetched(url="https://x.example/p", body=body.encode(), fetched_at=datetime(2024, 1, 1, tzinfo=UTC))
    page = GenericPage.read(fetched, site="x")
    said = "“We learn here every day”, said Jane Doe, mayor of Cork, at the opening."
    assert said in [block.text for block in page.blocks]
