"""Themes: each stanza's own examples, standing text, weak words, evidence."""

from datetime import UTC, datetime

import pytest

from crawler.page import Page, text_page
from nlp.document import Theme
from nlp.extractors.themes import find_themes, theme_data

EXAMPLES = [(theme, example) for theme, stanza in theme_data().items() for example in stanza["about"]]
LOOKALIKES = [(theme, example) for theme, stanza in theme_data().items() for example in stanza["not_about"]]
LANGUAGES = {"en", "fr", "es", "pt", "de", "it", "ar", "zh"}


def page(text: str, title: str | None = None) -> Page:
    return text_page(
        text, url="https://example.org/p", site="t", fetched_at=datetime(2024, 1, 1, tzinfo=UTC), title=title
    )


def names(text: str, lang: str = "en", **more: object) -> list[str]:
    return [found.theme for found in find_themes(page(text), lang=lang, **more)]


def test_the_seven_are_the_contracts():
    assert set(theme_data()) == set(Theme.__args__)


@pytest.mark.parametrize("theme", theme_data())
def test_every_theme_has_terms_and_an_example_in_every_language(theme):
    stanza = theme_data()[theme]
    assert set(stanza["name"]) == LANGUAGES
    assert {example["lang"] for example in stanza["about"]} == LANGUAGES
    assert all(stanza[lang]["strong"] and stanza[lang]["plain"] for lang in LANGUAGES)


@pytest.mark.parametrize(("theme", "example"), EXAMPLES, ids=[f"{t[:12]}-{e['lang']}" for t, e in EXAMPLES])
def test_example_shows_its_theme(theme, example):
    assert names(example["text"], example["lang"])[:1] == [theme]


@pytest.mark.parametrize(("theme", "example"), LOOKALIKES)
def test_lookalike_does_not_show_it(theme, example):
    assert theme not in names(example["text"], example["lang"])
