"""Items of listings: marked teasers, teasers cut off in plain text, the same teaser twice, the facts in each."""

from datetime import UTC, datetime

from crawler.page import Block, Page, text_page
from nlp.document import City, CityRef, Mention, Person
from nlp.extractors.dates import fill
from nlp.extractors.listings import items_of
from nlp.facts import Facts


def page_of(text: str) -> Page:
    return text_page(text, url="https://city.example/news", site="example", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))


LISTING = """In November 2022, mayors of seven cities travelled through Germany for an exchange.

In November 2022, mayors of seven cities travelled through Germany for an exchange.
For Ann Lee, a teacher in Durban, helping students is more than a career.
When teacher Ann Lee was little, her grandfather said, ‘Education is key.’ Her...
The pandemic is the worst health crisis in a century. It has caused deep shocks and...
On Tuesday 22 February 2022, Ms Bo Ray, Director of the institute, and the Head of the...
"""


def mention(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(start=start, end=start + len(name), text=name)


def test_teasers_cut_off_in_plain_text() -> None:
    facts = Facts(page=page_of(LISTING), lang="en")
    fill(facts)
    facts.cities = [City(name="Durban", country="ZA", mentions=(mention(LISTING, "Durban"),))]
    facts.people = [
        Person(name="Ann Lee", mentions=(mention(LISTING, "Ann Lee"),)),
        Person(name="Bo Ray", mentions=(mention(LISTING, "Bo Ray"),)),
    ]
    items = items_of(facts)
    assert [(i.title, i.cities, i.people, i.dates) for i in items] == [
        (
            "In November 2022, mayors of seven cities travelled through Germany for an exchange.",
            (),
            (),
            ("2022-11",),
        ),
        (
            "For Ann Lee, a teacher in Durban, helping students is more than a career.",
            (CityRef(name="Durban", country="ZA"),),
            ("Ann Lee",),
            (),
        ),
        ("The pandemic is the worst health crisis in a century. It has caused deep shocks and...", (), (), ()),
        (
            "On Tuesday 22 February 2022, Ms Bo Ray, Director of the institute, and the Head of the...",
            (),
            ("Bo Ray",),
            ("2022-02-22",),
        ),
    ]


def test_learn_more_parts_teasers() -> None:
    facts = Facts(
        page=page_of(
            "Mayors on a study visit to Germany and France\nThey heard how cities learn from one another.\nLearn more\n"
            "Greening of vocational education and training\nWhat do adults need to learn?\nLearn more\n"
        ),
        lang="en",
    )
    assert [i.title for i in items_of(facts)] == [
        "Mayors on a study visit to Germany and France",
        "Greening of vocational education and training",
    ]


def test_marked_teasers_carry_their_address() -> None:
    blocks = (
        Block(kind="heading", text="News", level=1),
        Block(kind="teaser", text="A library opens", href="https://city.example/a"),
        Block(kind="teaser", text="It is open to all from 3 May 2022.", href="https://city.example/a", newlines=1),
        Block(kind="teaser", text="A school closes", href="https://city.example/b"),
        Block(kind="teaser", text="A library opens", href="https://city.example/a"),
    )
    facts = Facts(page=page_of("").model_copy(update={"blocks": blocks}), lang="en")
    fill(facts)
    assert [(i.title, i.url, i.dates) for i in items_of(facts)] == [
        ("A library opens", "https://city.example/a", ("2022-05-03",)),
        ("A school closes", "https://city.example/b", ()),
    ]
