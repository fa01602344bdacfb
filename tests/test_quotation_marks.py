"""Quotation marks of every style, and what only looks like them."""

import pytest

from nlp.statements.quotation_marks import quoted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("He said, “We are fine,” and left.", ["We are fine,"], id="English double"),
        pytest.param("the ‘learning region’ it’s called, don’t", ["learning region"], id="single, with apostrophes"),
        pytest.param("„Wir sind da“, sagte er. »Ja«, sagte sie.", ["Wir sind da", "Ja"], id="German both ways"),
        pytest.param("« Oui », dit-il", [" Oui "], id="French with spaces"),
        pytest.param("他说：“我们很好。”她说「好」", ["我们很好。", "好"], id="Chinese"),
        pytest.param("‘Cities’ experiences in planning’", ["Cities’ experiences in planning"], id="possessive inside"),
        pytest.param("mayors’ statements and cities’ plans", [], id="possessives alone"),
        pytest.param("6'2\" tall and 5\" wide, in the '90s", [], id="feet, inches, decades"),
        pytest.param("'Mixed opens’ here", ["Mixed opens"], id="mixed pair"),
        pytest.param("“One\n“Two\n“Three.”", ["One", "Two", "Three."], id="opened anew each paragraph"),
        pytest.param("das der „Hamburger Masterplan", ["Hamburger Masterplan"], id="never closed"),
        pytest.param("“He told me ‘do it’ and I did.”", ["He told me ‘do it’ and I did.", "do it"], id="nested"),
    ],
)
def test_quoted(text: str, words: list[str]) -> None:
    assert [text[q.start : q.end] for q in quoted(text)] == words


def test_depth_tells_what_is_inside() -> None:
    assert [q.depth for q in quoted("“He told me ‘do it’ and I did.”")] == [0, 1]
