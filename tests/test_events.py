"""Events: the page's own, named in sentences, programmes, topics under a date, deadlines."""

from datetime import UTC, datetime

import pytest

from crawler.page import text_page
from nlp.document import City, Event, Mention
from nlp.extractors.dates import fill
from nlp.extractors.events import events_of
from nlp.extractors.kinds import kind_of
from nlp.facts import Facts


def facts_of(text: str, lang: str = "en", cities: tuple[str, ...] = ()) -> Facts:
    page = text_page(text, url="https://city.example/page", site="example", fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    facts = Facts(page=page, lang=lang)
    fill(facts)
    facts.cities = [City(name=name, country="XX", mentions=mentions_of(text, name)) for name in cities]
    facts.kind, facts.kind_reason = kind_of(facts)
    return facts


def mentions_of(text: str, name: str) -> tuple[Mention, ...]:
    start = text.index(name)
    return (Mention(start=start, end=start + len(name), text=name),)


def told(event: Event) -> tuple[str, str, str | None, str | None]:
    return event.kind, event.title, event.start, event.end


EVENT_PAGE = """Event

Announcement of new cities

Join us online on February 14, 2024.

Date

14 February 2024, 12:30 to 14:00h CET

Registration

https://zoom.example/webinar/register/WN_1

Draft programme

12:30h: Opening (video message)
Ms Ann Lee, Director

12:45h: Panel 'Learners of all ages'

14:00 – 15:00h: Networking event
"""


def test_an_event_page_and_its_programme() -> None:
    main, opening, panel, networking = events_of(facts_of(EVENT_PAGE))
    assert told(main) == ("webinar", "Announcement of new cities", "2024-02-14", None)
    assert (main.start_time, main.end_time) == ("2024-02-14T12:30+01:00", "2024-02-14T14:00+01:00")
    assert (main.timezone, main.url) == ("CET", "https://zoom.example/webinar/register/WN_1")
    assert told(opening) == ("session", "Opening (video message)", "2024-02-14", None)
    assert (opening.start_time, opening.end_time) == ("2024-02-14T12:30+01:00", None)
    assert told(panel) == ("panel", "Panel 'Learners of all ages'", "2024-02-14", None)
    assert (networking.start_time, networking.end_time) == ("2024-02-14T14:00+01:00", "2024-02-14T15:00+01:00")
    assert {e.parent for e in (opening, panel, networking)} == {"Announcement of new cities"}


def test_the_year_of_the_first_is_not_the_day_of_the_eighteenth() -> None:
    text = (
        "It has been a favourite since 2004 and this year saw the 18th Lifelong Learning Festival of Cork take place "
        "from Monday 27th March to Sunday 2nd of April 2023."
    )
    (festival,) = events_of(facts_of(text, cities=("Cork",)))
    assert (festival.kind, festival.start, festival.end) == ("festival", "2023-03-27", "2023-04-02")


@pytest.mark.parametrize(
    "line", ["13:00–14:30, Central European Time", "2024-12-04 09:35 | 稿件來源:本報", "10:15 Source: AFP"]
)
def test_zones_and_sources_are_no_titles(line: str) -> None:
    text = f"The challenge of inclusion\n\n17 June 2020\n\n{line}\n\nLearning cities took part in the discussion."
    assert all(
        "Time" not in e.title and "來源" not in e.title and "Source" not in e.title for e in events_of(facts_of(text))
    )


def test_days_of_a_festival() -> None:
    facts = facts_of(
        "UIL will host the Global Lifelong Learning Festival in Shanghai from 30 October to 3 November 2023.\n"
        "Tuesday 31 October: Launch of the initiative\n"
        "Thursday 2 November: ‘Cities’ experiences in planning’\n",
        cities=("Shanghai",),
    )
    festival, launch, talk = events_of(facts)
    assert told(festival) == ("festival", "Global Lifelong Learning Festival", "2023-10-30", "2023-11-03")
    assert festival.city == "Shanghai"
    assert told(launch) == ("session", "Launch of the initiative", "2023-10-31", None)
    assert told(talk) == ("session", "Cities’ experiences in planning", "2023-11-02", None)
    assert {launch.parent, talk.parent} == {"Global Lifelong Learning Festival"}


SERIES = """Webinars on the response to COVID-19

Members met online.

10 June 2020
Topic: Protecting rights
Region: World
Time: 13:00-14:00h CET
Webinar recording

3 June 2020
Topic: Culture and education
Region: World
Time: 13.00-14.00h CET
Webinar recording
"""


def test_topics_under_their_dates() -> None:
    first, second = events_of(facts_of(SERIES))
    assert told(first) == ("webinar", "Protecting rights", "2020-06-10", None)
    assert (first.start_time, first.end_time) == ("2020-06-10T13:00+02:00", "2020-06-10T14:00+02:00")
    assert told(second) == ("webinar", "Culture and education", "2020-06-03", None)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "The fourth International Conference on Learning Cities took place from 1 to 3 October 2019.",
            ("conference", "Fourth International Conference on Learning Cities", "2019-10-01", "2019-10-03"),
        ),
        (
            "en",
            "Learning city of Lucca: Webinar 'Education for all' (25 January 2021, 9.00-13.00h CET)",
            ("webinar", "Education for all", "2021-01-25", None),
        ),
        (
            "en",
            "The International Day of Education on 24 January 2022 has a theme.",
            ("other", "International Day of Education", "2022-01-24", None),
        ),
        (
            "es",
            "La Conferencia Internacional sobre Ciudades del Aprendizaje se celebró del 1 al 3 de octubre de 2019.",
            ("conference", "Conferencia Internacional sobre Ciudades del Aprendizaje", "2019-10-01", "2019-10-03"),
        ),
        (
            "fr",
            "Le webinaire « Apprendre en ville » aura lieu le 5 mai 2022.",
            ("webinar", "Apprendre en ville", "2022-05-05", None),
        ),
        (
            "de",
            "Das Festival des Lernens läuft vom 3. bis 5. Juni 2022.",
            ("festival", "Festival des Lernens", "2022-06-03", "2022-06-05"),
        ),
        (
            "zh",
            "第六届国际学习型城市大会于2024年12月2日至5日举行。",
            ("conference", "第六届国际学习型城市大会", "2024-12-02", "2024-12-05"),
        ),
        (
            "en",
            "Members are requested to submit their biennial progress report by 17 January 2022.",
            ("deadline", "biennial progress report", "2022-01-17", None),
        ),
    ],
)
def test_named_events(lang: str, text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert [told(e) for e in events_of(facts_of(text, lang))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations General Assembly proclaimed 24 January 2019 as a day of learning.",
        "Mayors spoke of the conference and went home on 3 May 2022.",
        "The Conference on Learning Cities was a success.",
        "Since 2015 the International Conference on Learning Cities has grown.",
    ],
)
def test_no_event(text: str) -> None:
    assert events_of(facts_of(text)) == []


def test_an_event_told_twice_is_one_with_the_fuller_date() -> None:
    facts = facts_of(
        "The Third International Conference on Learning Cities was held in September 2017.\n"
        "At the third International Conference on Learning Cities (18 to 20 September 2017) a guide was agreed.\n"
    )
    assert [told(e) for e in events_of(facts)] == [
        ("conference", "Third International Conference on Learning Cities", "2017-09-18", "2017-09-20")
    ]


def test_every_event_stands_where_it_says() -> None:
    facts = facts_of(EVENT_PAGE)
    for event in events_of(facts):
        assert [facts.page.text[m.start : m.end] for m in event.mentions] == [m.text for m in event.mentions]
