"""A document to what the index holds of it."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from indexer.entries import entries
from indexer.names import city_id, fold, person_id, slug
from indexer.order import days, sort_keys
from indexer.passages import passage
from indexer.query import Entry, Snippet
from nlp.document import City, CityRef, Country, Document, Event, Mention, Person, Statement, ThemeScore

TEXT = (
    "Espoo learns with Cork.\n\n"
    "“Learning belongs to all ages,” said Jukka Mäkelä, Mayor of Espoo. He read it out.\n\n"
    "In Cork people run in the park."
)


def at(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(start=start, end=start + len(words), text=words)


QUOTE = at("Learning belongs to all ages")
PAGE = text_page(TEXT, url="https://uil.example/espoo", site="uil", fetched_at=datetime(2024, 1, 1, tzinfo=UTC))
EUROPE = "Europe and North America"
DOCUMENT = Document(
    id=PAGE.id,
    url=PAGE.url,
    site="uil",
    kind="case_study",
    lang="en",
    title="Espoo learns",
    text=TEXT,
    summary="Espoo learns with Cork.",
    published="2022-11",
    cities=(
        City(name="Cork", country="IE", region=EUROPE, member=True),
        City(name="Espoo", country="FI", region=EUROPE, about=True),
        City(name="Espoo", country="FI", region=EUROPE),
    ),
    countries=(Country(code="FI"), Country(code="SE")),
    people=(Person(name="Jukka Mäkelä"), Person(name="JUKKA MAKELA"), Person(name="—")),
    themes=(
        ThemeScore(theme="literacy", score=0.4, evidence=(at("read"),)),
        ThemeScore(theme="learning_for_health_and_wellbeing", score=0.9, evidence=(at("run"), at("park"))),
        ThemeScore(theme="entrepreneurship", score=0.6),
    ),
    statements=(
        Statement(
            text=QUOTE.text,
            start=QUOTE.start,
            end=QUOTE.end,
            direct=True,
            speaker="Jukka Mäkelä",
            role="Mayor",
            about_cities=(CityRef(name="Espoo", country="FI"), CityRef(name="Espoo", country="FI")),
            said_on="2022-11-04",
            cue="said",
            confidence=0.9,
        ),
        Statement(text="run", start=at("run").start, end=at("run").end, lang="fr", direct=False, confidence=0.2),
    ),
    events=(
        Event(
            title="Fair", kind="festival", start_time="2023-05-30T10:00", end="2023-06-02", city="Cork", parent="Week"
        ),
        Event(title="Talk", start="2023", city="Atlantis"),
    ),
    extractor="1",
    page=PAGE,
)
COMMON = {"document_id": PAGE.id, "url": PAGE.url, "site": "uil", "kind": "case_study", "published": "2022-11"}
ESPOO, CORK = CityRef(name="Espoo", country="FI"), CityRef(name="Cork", country="IE")


def test_a_document_becomes_entries_of_itself_its_statements_and_its_events() -> None:
    document, mayor, runner, fair, talk = entries(DOCUMENT)
    assert document == Entry(
        **COMMON,
        id=PAGE.id,
        type="document",
        lang="en",
        title="Espoo learns",
        text=TEXT,
        summary="Espoo learns with Cork.",
        date="2022-11",
        cities=(ESPOO, CORK),  # those the page is about come first
        city_ids=("espoo-fi", "cork-ie"),
        countries=("FI", "IE", "SE"),
        regions=(EUROPE,),
        member=False,  # Cork is one, but the page is about Espoo
        people=("Jukka Mäkelä",),
        person_ids=("jukka-makela",),
        themes=("learning_for_health_and_wellbeing", "entrepreneurship", "literacy"),
        passages=(
            Snippet(text="In Cork people run in the park.", marks=((15, 18),)),
            Snippet(text=TEXT.split("\n\n")[1], marks=((70, 74),)),
        ),
        passage_themes=("learning_for_health_and_wellbeing", "literacy"),
    )
    assert mayor == Entry(
        **COMMON,
        id=f"{PAGE.id}:s1",
        type="statement",
        lang="en",
        title="Espoo learns",
        text="Learning belongs to all ages",
        context=TEXT.split("\n\n")[1],
        date="2022-11-04",
        cities=(ESPOO,),
        city_ids=("espoo-fi",),
        countries=("FI",),
        regions=(EUROPE,),
        people=("Jukka Mäkelä",),
        person_ids=("jukka-makela",),
        themes=("literacy",),  # read out in the same paragraph
        direct=True,
        speaker="Jukka Mäkelä",
        role="Mayor",
        said_on="2022-11-04",
        cue="said",
        confidence=0.9,
        start=QUOTE.start,
        end=QUOTE.end,
    )
    assert (runner.id, runner.lang, runner.date, runner.people, runner.cities) == (
        f"{PAGE.id}:s2",
        "fr",
        "2022-11",
        (),
        (),
    )
    assert runner.themes == ("learning_for_health_and_wellbeing",)
    assert fair == Entry(
        **COMMON,
        id=f"{PAGE.id}:e1",
        type="event",
        lang="en",
        title="Fair",
        text="Fair. Week. Cork",
        date="2023-05-30",
        end_date="2023-06-02",
        cities=(CORK,),  # its country is the page's
        city_ids=("cork-ie",),
        countries=("IE",),
        regions=(EUROPE,),
        member=True,
        themes=("literacy", "learning_for_health_and_wellbeing", "entrepreneurship"),
        event_kind="festival",
        start_time="2023-05-30T10:00",
        parent="Week",
    )
    assert (talk.id, talk.date, talk.end_date, talk.cities) == (f"{PAGE.id}:e2", "2023", None, ())


@pytest.mark.parametrize(
    ("name", "folded", "slugged"),
    [
        ("Málaga", "malaga", "malaga"),
        ("ŁÓDŹ", "lodz", "lodz"),
        ("Derry/Strabane", "derry/strabane", "derry-strabane"),
        ("N'Djamena", "n'djamena", "n-djamena"),
        ("Straße Øst", "strasse ost", "strasse-ost"),
        ("İzmir", "izmir", "izmir"),
        ("Sa Đéc", "sa dec", "sa-dec"),
        ("  محمد علي ", "  محمد علي ", "محمد-علي"),
        ("王伟", "王伟", "王伟"),
        ("—", "—", ""),
    ],
)
def test_names_are_looked_up_without_case_and_accents(name: str, folded: str, slugged: str) -> None:
    assert (fold(name), slug(name), person_id(name), city_id(name, "XY")) == (folded, slugged, slugged, f"{slugged}-xy")


@pytest.mark.parametrize(
    ("written", "first_and_last"),
    [
        ("2024-02-14", ("2024-02-14", "2024-02-14")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2024-02-14T10:00+01:00", ("2024-02-14", "2024-02-14")),
        ("2024-02-30", None),
        ("2024-13", None),
        ("0000", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_mean_all_the_days_they_may_mean(written: str | None, first_and_last: tuple[str, str] | None) -> None:
    found = days(written)
    assert (tuple(day.isoformat() for day in found) if found else None) == first_and_last


def test_sort_keys_fit_a_long_and_follow_the_page() -> None:
    document, first, second, *_ = entries(DOCUMENT)
    assert all(0 <= key < 1 << 63 for entry in entries(DOCUMENT) for key in sort_keys(entry))
    assert sort_keys(first.model_copy(update={"date": None})) < sort_keys(
        second
    )  # undated comes last, from high to low
    same_day = second.model_copy(update={"date": first.date})
    assert sort_keys(first)[0] > sort_keys(same_day)[0]
    assert sort_keys(first)[1] > sort_keys(same_day)[1]
    assert sort_keys(document)[0] < sort_keys(first)[0]  # "2022-11" starts before the fourth


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("One line.\nThe words stand here.\nAnother.", "words", "The [words] stand here."),
        ("words", "words", "[words]"),
        ("a " * 300 + "words" + " b" * 300, "words", "a a a a a a a a [words] b b b b b b b b"),
        ("words " * 100, "words " * 50, "[words words words words words words]"),
        ("One long line: words here and so on and on", "words", "One long line: [words] here and so on and"),
        ("a" * 300 + "words" + "b" * 300, "words", "aaaaaaaaaaaaaaaaa[words]bbbbbbbbbbbbbbbbbb"),
    ],
)
def test_a_passage_is_the_line_around_a_place_cut_at_words(text: str, words: str, shown: str) -> None:
    start = text.index(words)
    cut = passage(text, start, start + len(words), size=40)
    ((left, right),) = cut.marks
    assert f"{cut.text[:left]}[{cut.text[left:right]}]{cut.text[right:]}" == shown
