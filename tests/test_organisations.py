"""Organisations: which bodies a text names, once each, with their acronyms."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.names.organisations import find_organisations, headed
from nlp.pipeline import extract_page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The UNESCO Institute for Lifelong Learning (UIL) met in Hamburg. UIL said so.",
            [("UNESCO Institute for Lifelong Learning", "UIL", 3)],
        ),
        ("El Instituto de la UNESCO para el Aprendizaje a lo Largo de Toda la Vida lo dijo.",
         [("UNESCO Institute for Lifelong Learning", "UIL", 1)]),
        (
            "Visitors saw Cork Institute of Technology and University College Cork.",
            [("Cork Institute of Technology", None, 1), ("University College Cork", None, 1)],
        ),
        (
            "Michael Doe, School of Education, University of Glasgow",
            [("School of Education", None, 1), ("University of Glasgow", None, 1)],
        ),
        ("Torben Ahlers von der Hamburger Umweltbehörde spricht.", [("Hamburger Umweltbehörde", None, 1)]),
        (
            "The Mohamed Bin Rashid Al Maktoum Knowledge Foundation was there.",
            [("Mohamed Bin Rashid Al Maktoum Knowledge Foundation", None, 1)],
        ),
        ("A Universidade Federal do Paraná participou.", [("Universidade Federal do Paraná", None, 1)]),
        ("The Organisation for Lifelong Reading (OLR) met. OLR and the OLR staff agreed.",
         [("Organisation for Lifelong Reading", "OLR", 4)]),
        ("The council met the university and the ministry.", []),
    ],
)  # fmt: skip
def test_bodies(text: str, found: list[tuple[str, str | None, int]]) -> None:
    assert [(o.name, o.acronym, len(o.mentions)) for o in find_organisations(text)] == found


def test_what_the_model_adds_and_what_a_place_forbids() -> None:
    text = "Goldman Sachs met the Republic of Korea."
    korea = (text.index("Republic"), text.index("."))
    assert [o.name for o in find_organisations(text, [(0, 13)], [korea])] == ["Goldman Sachs"]


@pytest.mark.parametrize(("name", "expected"), [("Cork City Council", True), ("UIL", True), ("Jane Doe", False)])
def test_headed(name: str, expected: bool) -> None:
    assert headed(name) is expected


def test_a_person_is_no_body_as_well() -> None:
    text = "Aino Sample, head of adult learning in Espoo, said that her teachers had returned with one wish."
    document = extract_page(text_page(text, url="file:sample", site="files", fetched_at=datetime.now(UTC)))
    assert [person.name for person in document.people] == ["Aino Sample"]
    assert [body.name for body in document.organisations] == []
