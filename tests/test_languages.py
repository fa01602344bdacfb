"""The language of a page: short lines, mixed pages, scripts, and pages without any."""

from datetime import UTC, datetime

import pytest

from crawler.page import Page, text_page
from nlp.extractors.languages import detect, language_of


def page_of(text: str, lang: str | None = None) -> Page:
    page = text_page(text, url="https://city.example/page", site="example", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    return page.model_copy(update={"lang": lang})


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Wyndham joins UNESCO learning cities", "en"),
        ("Limerick, Ireland: case study", "en"),
        ("Buenos Aires y Caracas, nuevas ciudades del aprendizaje", "es"),
        ("Lille distinguée par l'UNESCO", "fr"),
        ("Hamburg: Tor zur Welt der Bildung", "de"),
        ("Curitiba na rede de cidades de aprendizagem", "pt"),
        ("Trieste città che apprende", "it"),
        ("مدينة العين تنضم إلى شبكة اليونسكو", "ar"),
        ("北京市成为学习型城市", "zh"),
        ("서울 동대문구 학습도시", "ko"),
        ("東京都の生涯学習", "ja"),
        ("Місто Мелітополь приєдналося", "uk"),
        ("Leeuwarden is een lerende stad", "nl"),
        ("تهران شهر یادگیری است", "fa"),
        ("", "und"),
        ("12345 / 67 ***", "und"),
        ("UNESCO", "und"),
    ],
)
def test_short_lines(text: str, lang: str) -> None:
    assert detect(page_of(text)) == lang


@pytest.mark.parametrize(
    ("text", "declared", "lang"),
    [
        ("A cidade do Porto", "pt", "pt"),
        ("Porto", "pt", "pt"),
        ("The city council has opened a library for everybody who wants to learn.", "fr", "en"),
        ("Die Stadt hat eine Bibliothek für alle eröffnet, die lernen wollen.", "en", "de"),
    ],
)
def test_the_declared_language_is_a_hint(text: str, declared: str, lang: str) -> None:
    assert detect(page_of(text, declared)) == lang


def test_the_main_text_decides_on_a_mixed_page() -> None:
    menu = "Home\nNews\nEvents\nContact us\nAbout\n"
    tweet = "— Ville de Lille (@lille_exemple) February 14, 2024\n"
    main = (
        "La ville a remis son dossier au printemps avec trois partenaires de la région.\n"
        "Apprendre va bien plus loin que l'école : toute la ville se met en marche.\n"
    )
    assert detect(page_of(menu + tweet + main)) == "fr"


def test_it_is_the_same_every_time_and_quick_on_long_pages() -> None:
    page = page_of("The city of Cork hosts the conference. " * 100_000)
    assert {detect(page) for _ in range(5)} == {"en"}


@pytest.mark.parametrize(
    ("words", "page", "lang"),
    [
        ("Yo limpiaba oficinas y no sabía leer el nombre de la empresa.", "en", "es"),
        ("We have always learned from each other in this town.", "fr", "en"),
        ("Nós somos três técnicas para tudo.", "pt", "pt"),
        ("Aquí no se rinde nadie", "en", "en"),  # too few words to tell
        (
            "学习让城市更加美好，我们希望每一位市民都能在家门口找到适合自己的课程，周末还能带着孩子一起去图书馆。",
            "en",
            "zh",
        ),
    ],
)
def test_a_statement_has_its_own_language(words: str, page: str, lang: str):
    assert language_of(words, page) == lang
