"""Moments that only the markup tells are text that the dates are found in."""

from datetime import UTC, datetime

import pytest

from crawler.fetched import Fetched
from crawler.moments import shown
from crawler.pages.article import ArticlePage
from crawler.sample_site import ADDRESS, load_site
from nlp.pipeline import extract_page


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-03-12T14:00:00+01:00 - 2024-03-12T15:30:00+01:00", "2024-03-12 14:00 - 15:30 GMT+1"),
        ("2024-03-12T14:00:00Z to 2024-03-12T15:30:00Z", "2024-03-12 14:00 to 15:30 GMT"),
        ("2024-03-12T14:00:00+05:30", "2024-03-12 14:00 GMT+5:30"),
        ("2024-03-12T14:00 - 2024-03-13T15:30", "2024-03-12 14:00 - 2024-03-13 15:30"),
        ("2024-03-12", "2024-03-12"),
    ],
)
def test_as_a_reader_would_be_shown(written, read):
    assert shown(written) == read


def test_the_webinar_of_the_sample_site_has_its_times():
    path = "/en/articles/webinar-libraries-learning-cities"
    when = datetime(2026, 1, 1, tzinfo=UTC)
    page = ArticlePage.read(Fetched(url=ADDRESS + path, body=load_site()[path].body, fetched_at=when), site="sample")
    main, *sessions = extract_page(page).events
    assert (main.start_time, main.end_time) == ("2024-03-12T14:00+01:00", "2024-03-12T15:30+01:00")
    assert [s.start_time for s in sessions] == [
        f"2024-03-12T{clock}+01:00" for clock in ("14:00", "14:20", "14:50", "15:30")
    ]
