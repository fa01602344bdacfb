"""Many pages: the same documents from one process as from two, and no word of theirs kept for ever."""

import shutil
from datetime import UTC, datetime

from crawler.page import text_page
from nlp.batch import FORGET, SMALL, extract_many
from nlp.document import Document
from nlp.growth import short_pages
from nlp.pipeline import load


def pages(number):
    texts = [
        "Cork opens its festival\n\n“We learn every day,” said Mayor Jane Doe on 3 May 2022.",
        "Le maire de Lyon, Jean Martin, a déclaré : « Nous apprenons tous les jours dans cette ville. »",
        "La alcaldesa de Medellín, Ana Pérez, dijo el 17 de julio de 2019: «La ciudad aprende todos los días».",
        "科克市市长王明说：“学习型城市是大家的城市。”",
    ]
    read_at = datetime(2024, 1, 1, tzinfo=UTC)
    return [
        text_page(f"{texts[i % 4]}\n\nPage {i}.", url=f"https://x.example/{i}", site="x", fetched_at=read_at)
        for i in range(number)
    ]


def test_two_processes_make_the_documents_of_one_in_the_same_order():
    given = pages(SMALL + 4)
    one = list(extract_many(given, workers=1))
    assert list(extract_many(given, workers=2)) == one
    assert [document.url for document in one] == [page.url for page in given]


def test_the_gazetteer_lies_where_the_setting_says(tmp_path):
    usual = load("es").get_pipe("citykb_cities").gazetteer.path
    shutil.copy(usual, tmp_path / usual.name)
    [document] = extract_many(pages(3)[2:], cache_dir=tmp_path)
    assert document.cities[0].name == "Medellín"
    assert load("es", tmp_path).get_pipe("citykb_cities").gazetteer.path == tmp_path / usual.name


def test_words_of_pages_are_forgotten():
    nlp = load("en")
    known = len(nlp.vocab.strings)
    read = [document for document in extract_many(short_pages(FORGET + 2)) if isinstance(document, Document)]
    assert len(read) == FORGET + 2
    assert len(nlp.vocab.strings) == known
    assert read[-1].cities[0].name == "Cork"
