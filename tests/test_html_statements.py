"""Who said what on pages with markup: every quotation of the sample site, and small pages of blocks, a trap each."""

import re
from datetime import UTC, datetime
from functools import cache

import pytest

from crawler.fetched import Fetched
from crawler.page import Block, Page
from crawler.sample_site import ADDRESS, load_site
from crawler.spiders.sample import SampleSpider
from nlp.document import Document
from nlp.pipeline import extract_page

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
ANNIVERSARY = "/en/global-network-learning-cities/10th-anniversary"
NEW_MEMBERS = "/en/articles/unesco-global-network-learning-cities-64-new-members-35-countries"


@cache
def crawled(path: str) -> Document:
    """A page of the sample site as its spider reads it, understood."""
    resource = load_site()[path]
    read = next(kind for pattern, kind in SampleSpider.page_kinds.items() if re.search(pattern, path))
    headers = {"content-type": resource.content_type}
    return extract_page(
        read(Fetched(url=ADDRESS + path, body=resource.body, fetched_at=WHEN, headers=headers), site="sample")
    )


# path, speaker, the role's beginning, direct, the cities spoken for, the words' beginning and end
SAID = [
    (NEW_MEMBERS, "Audrey Azoulay", "UNESCO Director-General", True, [], "Cities are key", "390 million citizens."),
    (
        ANNIVERSARY,
        "Claudia Xavier",
        None,
        True,
        [],
        "#ImALifelongLearner because learning is a constant",
        "become better.",
    ),
    (ANNIVERSARY, "Norman Longworth", None, True, [], "As one of the advisers", "continue to thrive."),
    (ANNIVERSARY, "Michael Osborne", "Professor", True, ["Glasgow"], "I am delighted to offer", "decade of success."),
    (ANNIVERSARY, "Peter Kearns", None, True, [], "The experience of the UNESCO", "turbulent disruptive change."),
    (ANNIVERSARY, "Jukka Mäkelä", "Mayor", True, ["Espoo"], "My warmest congratulations", "keep learning thriving."),
    (ANNIVERSARY, "Masao Omori", "Mayor", True, ["Okayama"], "I would like to extend", "a sustainable society."),
    (ANNIVERSARY, "Pengtao Yan", "Director", True, ["Shanghai"], "Cities play a pivotal role", "achieve this."),
    ("/case-study/gnlc/cork-plans-with-numbers", "Declan Sample", "chair", True, ["Cork"], "We were afraid", "month."),
    ("/case-study/gnlc/limerick-walks", "Maeve Sample", "Participant", True, [], "I had not spoken", "blood pressure."),
    ("/case-study/gnlc/okayama", "Hana Sample", "coordinator", True, ["Okayama"], "A child who", "was paved."),
    (
        "/en/articles/durban-case-study-young-people-start-their-own",
        *("Thandi Sample", "graduate and owner", True, [], "Nobody here asks", "on Saturday."),
    ),
    (
        "/en/articles/durban-case-study-young-people-start-their-own",
        *("Sipho Sample", "manager", False, ["Durban"], "the loans are repaid", "without exception"),
    ),
    (
        "/en/articles/durban-case-study-young-people-start-their-own",
        *("Sipho Sample", "manager", True, ["Durban"], "Our entrepreneurs", "secret of Durban."),
    ),
    (
        "/en/articles/wyndham-case-study-nobody-learns-alone",
        *("Amina Sample", "Learner and volunteer", True, [], "I came with a folder", "else's buddy."),
    ),
    (
        "/en/articles/wyndham-case-study-nobody-learns-alone",
        *("Noah Sample", "head of", False, ["Wyndham"], "the next step is", "into every school"),
    ),
    (
        "/en/articles/glasgow-and-espoo-exchange-teachers",
        *("Isla Sample", "teacher", True, ["Glasgow"], "I thought I had come", "borrows a laptop."),
    ),
    (
        "/en/articles/glasgow-and-espoo-exchange-teachers",
        *("Aino Sample", "head of", False, ["Espoo"], "her teachers had returned", "as in Glasgow"),
    ),
    (
        "/lifelong-learning/learning-cities/surabaya-opens-night-school",
        *("Dewi Sample", "mother", True, [], "My son checks", "he is strict."),
    ),
    ("/estudio-de-caso/gnlc/cuenca", "Rosa Ejemplo", "vecina", True, [], "Por primera vez", "Entré."),
    ("/estudio-de-caso/gnlc/cuenca", "Pablo Ejemplo", "coordinador", False, ["Cuenca"], "los grupos", "plazas"),
    (
        "/es/articles/manizales-estudio-de-caso-la-escuela-de-la-convivencia",
        *("Lucía Ejemplo", "estudiante", True, [], "Aprendí que el otro barrio", "fiesta de diciembre."),
    ),
    ("/etude-de-cas/gnlc/liege", "Jeanne Exemple", "participante", True, [], "J’ai appris", "sans avoir honte."),
    ("/etude-de-cas/gnlc/liege", "Luc Exemple", "coordinateur", True, ["Liège"], "La littératie", "pas un luxe"),
    (
        "/fr/articles/bouake-etude-de-cas-lire-au-marche",
        *("Awa Exemple", None, True, ["Bouaké"], "Avant, je payais", "pour ses devoirs."),
    ),
    (
        "/fr/articles/bouake-etude-de-cas-lire-au-marche",
        *("Konan Exemple", "responsable", False, ["Bouaké"], "le programme sera étendu", "janvier 2024"),
    ),
    (
        "/ar/articles/damietta-case-study-workshops",
        *("منى نموذج", "منسقة", True, ["Damietta"], "كل ورشة عندنا", "وكل حرفي معلم"),
    ),
    (
        "/ar/articles/damietta-case-study-workshops",
        *("سامي نموذج", None, True, ["Damietta"], "تعلمت أن أحسب", "الخشب"),
    ),
]


@pytest.mark.parametrize(("path", "speaker", "role", "direct", "cities", "first", "last"), SAID)
def test_quotations_of_the_sample_site(path, speaker, role, direct, cities, first, last):
    found = [s for s in crawled(path).statements if s.text.startswith(first)]
    assert [(s.speaker, s.direct, [c.name for c in s.about_cities]) for s in found] == [(speaker, direct, cities)]
    assert found[0].text.endswith(last)
    assert (found[0].role or "").startswith(role or "")


@pytest.mark.parametrize("path", sorted({path for path, *_ in SAID} - {ANNIVERSARY}))
def test_nothing_else_is_said_there(path):
    told = [first for where, *_, first, _ in SAID if where == path]
    others = [s for s in crawled(path).statements if not any(s.text.startswith(first) for first in told)]
    assert [(s.speaker, s.text) for s in others if s.direct] == []


def test_captions_and_videos_of_the_anniversary_are_nobodys_words():
    words = "\n".join(s.text for s in crawled(ANNIVERSARY).statements)
    assert not re.search("Lifelong Learning in the UNESCO|celebrates the 10th|Image features|Eus, France", words)


def block(kind: str, text: str, newlines: int = 2) -> Block:
    return Block(kind=kind, text=text, newlines=newlines)


def page(*blocks: Block) -> Page:
    opening = (Block(kind="heading", text="Voices of our learning city", level=1, newlines=0),)
    return Page(id="0", url="https://site.example/", site="s", blocks=opening + blocks, snapshot="0", fetched_at=WHEN)


def said(*blocks: Block) -> list[tuple[str | None, str, bool]]:
    return [(s.speaker, s.text, s.direct) for s in extract_page(page(*blocks)).statements]


WORDS = "Every street of this town is a classroom for those who look."
MORE = "Nobody has to pay for it, and nobody is too old."


def test_a_signature_decides_though_another_was_named_above():
    found = said(
        block("paragraph", "The council thanked Jane Miller for the evening."),
        block("quotation", WORDS),
        block("signature", "Peter Jones\nMayor of Cork, Ireland"),
    )
    assert found == [("Peter Jones", WORDS, True)]


def test_quotations_in_a_row_are_one_statement_of_who_signs_below_the_last():
    found = said(
        block("quotation", WORDS), block("quotation", MORE), block("signature", "Peter Jones\nMayor of Cork, Ireland")
    )
    assert found == [("Peter Jones", f"{WORDS}\n\n{MORE}", True)]


def test_each_card_has_its_own_words():
    found = said(
        block("quotation", WORDS),
        block("signature", "Peter Jones\nMayor of Cork, Ireland"),
        block("quotation", MORE),
        block("signature", "Mary Smith\nTeacher"),
    )
    assert found == [("Peter Jones", WORDS, True), ("Mary Smith", MORE, True)]


def test_a_role_in_a_caption_and_a_name_in_the_card_are_one_card():
    found = said(
        block("quotation", WORDS),
        block("caption", "UNESCO Director-General"),
        block("signature", "Audrey Azoulay\nUNESCO Director-General"),
    )
    assert found == [("Audrey Azoulay", WORDS, True)]


def test_the_last_line_of_a_quotation_may_be_its_card():
    found = said(block("quotation", WORDS), block("quotation", "— Peter Jones, Mayor of Cork", newlines=1))
    assert found == [("Peter Jones", WORDS, True)]


def test_a_dash_at_the_end_of_a_quotation_signs():
    assert said(block("quotation", f"{WORDS} — Peter Jones, Mayor of Cork")) == [("Peter Jones", WORDS, True)]


def test_a_block_quotation_that_nobody_signs_is_not_given_to_who_is_named_nearby():
    found = said(block("paragraph", "Jane Miller opened the library in May."), block("quotation", WORDS))
    assert found == []


def test_a_block_quotation_behind_a_colon():
    found = said(block("paragraph", "Jane Miller, Mayor of Cork, said:"), block("quotation", WORDS))
    assert found == [("Jane Miller", WORDS, True)]


def test_a_letter_above_a_signature_block():
    found = said(
        block("heading", "To all who learn"),
        block("paragraph", "I am glad that we have come so far together."),
        block("paragraph", "I thank you all for your patience."),
        block("signature", "Mary Smith\nMayor of Cork"),
    )
    words = "I am glad that we have come so far together.\n\nI thank you all for your patience."
    assert found == [("Mary Smith", words, True)]


def test_a_heading_with_name_and_role_opens_a_statement_that_ends_at_the_next_heading():
    found = said(
        block("heading", "Mary Smith, Mayor of Cork, Ireland"),
        block("caption", "Mary Smith in her office"),
        block("paragraph", "I learn from my neighbours every single day."),
        block("heading", "Join us!"),
        block("paragraph", "We are open from nine to five, and we look forward to you."),
    )
    assert found == [("Mary Smith", "I learn from my neighbours every single day.", True)]


def test_a_caption_that_names_somebody_heads_nothing():
    found = said(
        block("caption", "Peter Jones, Mayor of Cork"),
        block("paragraph", "We believe that our readers will like the new timetable."),
    )
    assert found == []


def test_teasers_stay_apart():
    found = said(
        Block(kind="teaser", text="Mary Smith opens a school", href="https://site.example/a"),
        Block(kind="teaser", text="Mary Smith said that she is proud.", href="https://site.example/a", newlines=1),
        Block(kind="teaser", text="“The library is open to everybody now.”", href="https://site.example/b"),
    )
    assert [one for one in found if one[2]] == []
