"""The facts about dates of a small page: for the tests of dates and of publication."""

from datetime import UTC, datetime

from crawler.page import Page, text_page
from nlp.extractors.dates import fill
from nlp.facts import Facts


def page_of(text: str, *, url: str = "https://city.example/page", **known: str) -> Page:
    page = text_page(text, url=url, site="example", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    return page.model_copy(update=known)


def facts_of(text: str, lang: str = "en", **known: str) -> Facts:
    facts = Facts(page=page_of(text, **known), lang=lang)
    fill(facts)
    return facts
