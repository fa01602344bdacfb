"""The labelled pages themselves: every label stands in its text and keeps to the contract's words."""

import re
from pathlib import Path

import pytest

from citykb.quality.gold import GoldPage, read_gold
from nlp.document import Theme

FOLDER = Path(__file__).parent / "gold"
SETS = {
    name: list(read_gold(FOLDER / name / "gold", FOLDER / name / "pages"))
    for name in ("dev", "heldout", "blind", "fresh", "later", "latest")
}
PAGES = [page for pages in SETS.values() for page in pages]
LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ar", "zh")
KINDS = (
    "news",
    "press_release",
    "event",
    "conference",
    "case_study",
    "city_profile",
    "statement",
    "listing",
    "publication",
)
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_labels_stand_in_the_text(page: GoldPage):
    labels, folded = page.labels, page.text.casefold()
    written = [form for city in (*labels.cities, *labels.cities_optional) for form in city.as_written]
    written += [date.as_written for date in (*labels.dates, *labels.dates_optional)]
    written += [person.role for person in labels.people if person.role]
    assert [words for words in written if words not in page.text] == []
    assert [person.name for person in labels.people if person.name.casefold() not in folded] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_quotations_stand_in_the_text(page: GoldPage):
    for statement in (*page.labels.statements, *page.labels.statements_optional):
        start = page.text.find(statement.quote_start)
        assert start >= 0, statement
        assert page.text.find(statement.quote_end, start) >= 0, statement


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_labels_agree_with_each_other(page: GoldPage):
    labels = page.labels
    cities = {city.name for city in labels.cities}
    assert len({(city.name, city.country) for city in labels.cities}) == len(labels.cities)
    assert len({person.name for person in labels.people}) == len(labels.people)
    assert {person.city for person in labels.people if person.city} <= cities | {c.name for c in labels.cities_optional}
    assert {city for statement in labels.statements for city in statement.about_cities} <= cities
    assert {*labels.themes, *labels.themes_optional} <= set(Theme.__args__)
    dates = [day for date in labels.dates for day in (date.start, date.end) if day]
    assert [day for day in (*dates, labels.published or "2000") if not ISO_DATE.fullmatch(day)] == []
    assert [date for date in labels.dates if date.end and date.end < date.start] == []


def test_every_language_and_kind_is_there():
    assert {page.labels.lang for page in PAGES} >= set(LANGUAGES)
    assert {page.labels.kind for page in PAGES} == {*KINDS, "other"}


def test_names_are_unique():
    assert len({page.name for page in PAGES}) == len(PAGES)


def test_a_third_is_held_out():
    assert 0.25 <= len(SETS["heldout"]) / (len(SETS["dev"]) + len(SETS["heldout"])) <= 0.4
