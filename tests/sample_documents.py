"""Documents made by hand for the tests of the web room: a small knowledge base of every kind of fact."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from crawler.page import Block, BlockKind, Page, page_id
from nlp.document import (
    City,
    CityInName,
    CityRef,
    Country,
    DateMention,
    Document,
    Event,
    ListingItem,
    Mention,
    Organisation,
    Person,
    Reason,
    Statement,
    ThemeScore,
)

FETCHED = datetime(2024, 3, 1, 6, 30, tzinfo=UTC)
ESPOO = {
    "name": "Espoo",
    "country": "FI",
    "lat": 60.2052,
    "lon": 24.6522,
    "region": "Europe and North America",
    "member": True,
    "member_since": 2015,
    "geonames_id": 660129,
}
GLASGOW = {
    "name": "Glasgow",
    "country": "GB",
    "lat": 55.8652,
    "lon": -4.2576,
    "region": "Europe and North America",
    "member": True,
    "geonames_id": 2648579,
}
MEDELLIN = {
    "name": "Medellín",
    "country": "CO",
    "lat": 6.2518,
    "lon": -75.5636,
    "member": True,
    "member_since": 2017,
    "region": "Latin America and the Caribbean",
}
MANSOURA = {"name": "Mansoura", "country": "EG", "lat": 31.0364, "lon": 31.3807, "region": "Arab States"}
YEONSU = {"name": "Yeonsu", "country": "KR", "region": "Asia and the Pacific", "member": True}
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


def page_of(url: str, blocks: list[tuple[BlockKind, str]], *, title: str, lang: str = "en", site: str = "uil") -> Page:
    """A page of blocks, as the crawler reads one."""
    return Page(
        id=page_id(url),
        url=url,
        site=site,
        title=title,
        lang=lang,
        blocks=tuple(
            Block(kind=kind, text=text, level=2 if kind == "heading" else None, newlines=2 if i else 0)
            for i, (kind, text) in enumerate(blocks)
        ),
        snapshot=hashlib.sha256(url.encode()).hexdigest(),
        fetched_at=FETCHED,
    )


def found(page: Page, *texts: str) -> tuple[Mention, ...]:
    """The first mention of each text in the page, or of "text#2" the second."""
    mentions = []
    for text in texts:
        words, _, number = text.partition("#")
        start = -1
        for _ in range(int(number or 1)):
            start = page.text.index(words, start + 1)
        mentions.append(Mention(start=start, end=start + len(words), text=words))
    return tuple(mentions)


def said(page: Page, words: str, **known: Any) -> Statement:
    """A statement of these words of the page."""
    (place,) = found(page, words)
    return Statement(text=words, start=place.start, end=place.end, **{"direct": True, "lang": page.lang, **known})


def document_of(page: Page, **facts: Any) -> Document:
    """The page's document with these facts."""
    given: dict[str, Any] = {
        "kind": "news",
        "title": page.title or "",
        "lang": page.lang or "und",
        "extractor": "test",
        **facts,
    }
    return Document(id=page.id, url=page.url, site=page.site, text=page.text, page=page, **given)


def espoo() -> Document:
    """A statement about Espoo beside one about Glasgow, with cities, people, dates and a nested quotation."""
    words = (
        "Lifelong learning is at the heart of Espoo. My grandmother used to say: ‘Whoever reads is never alone.’ "
        "We want every resident to find a place to learn close to home"
    )
    glasgow = "As a learning city, Glasgow puts inclusion first, so that nobody is left behind"
    page = page_of(
        "https://www.uil.unesco.org/en/articles/learning-cities-look-ahead",
        [
            ("heading", "Learning cities look ahead"),
            (
                "paragraph",
                "On 24 January 2024 the mayors of Espoo, Finland, and Glasgow spoke about the years to come.",
            ),
            ("heading", "Espoo, Finland"),
            ("paragraph", f"“{words},” says Jukka Mäkelä, Mayor of Espoo."),
            ("heading", "Glasgow, United Kingdom"),
            ("quotation", glasgow),
            ("signature", "Jacqueline McLaren, Lord Provost of Glasgow"),
            ("list_item", "Open libraries until 22:00"),
            ("list_item", "Train 400 teachers with the University of Helsinki"),
            ("paragraph", "According to the city council, Espoo will open two more learning centres."),
        ],
        title="Learning cities look ahead",
    )
    return document_of(
        page,
        published="2024-01-24",
        published_reason=Reason(rule="meta article:published_time"),
        kind_reason=Reason(rule="address", evidence=("/articles/",)),
        summary="On 24 January 2024 the mayors of Espoo, Finland, and Glasgow spoke about the years to come.",
        cities=(
            City(
                **ESPOO,
                about=True,
                mentions=found(page, "Espoo", "Espoo#2", "Espoo#3", "Espoo#4", "Espoo#5"),
                reason=Reason(rule="country beside it", evidence=("Espoo, Finland",), runner_up=None),
            ),
            City(
                **GLASGOW,
                about=True,
                confidence=0.93,
                mentions=found(page, "Glasgow", "Glasgow#2", "Glasgow#3"),
                reason=Reason(
                    rule="member", evidence=("Glasgow, United Kingdom",), runner_up="Glasgow, US (population 14,028)"
                ),
            ),
        ),
        cities_in_names=(CityInName(name="Helsinki", country="FI", inside="University of Helsinki"),),
        countries=(
            Country(code="FI", mentions=found(page, "Finland")),
            Country(code="GB", mentions=found(page, "United Kingdom")),
        ),
        people=(
            Person(
                name="Jukka Mäkelä",
                role="Mayor of Espoo",
                city="Espoo",
                country="FI",
                mentions=found(page, "Jukka Mäkelä"),
                reason=Reason(rule="role after the name", evidence=("Mayor of Espoo",)),
            ),
            Person(
                name="Jacqueline McLaren",
                role="Lord Provost of Glasgow",
                city="Glasgow",
                country="GB",
                mentions=found(page, "Jacqueline McLaren"),
                reason=Reason(rule="signature"),
            ),
        ),
        organisations=(Organisation(name="University of Helsinki", mentions=found(page, "University of Helsinki")),),
        dates=(DateMention(as_written="24 January 2024", start="2024-01-24", mentions=found(page, "24 January 2024")),),
        themes=(
            ThemeScore(
                theme="equity_and_inclusion",
                score=0.71,
                evidence=found(page, "Glasgow puts inclusion first, so that nobody is left behind"),
                reason=Reason(rule="strong words", evidence=("inclusion", "nobody is left behind")),
            ),
        ),
        statements=(
            said(
                page,
                words,
                speaker="Jukka Mäkelä",
                role="Mayor of Espoo",
                speaker_city="Espoo",
                cue="says",
                said_on="2024-01-24",
                about_cities=(CityRef(name="Espoo", country="FI"),),
                confidence=0.98,
                reason=Reason(rule="cue verb after", evidence=("says Jukka Mäkelä",), runner_up="Jacqueline McLaren"),
            ),
            said(page, "Whoever reads is never alone", confidence=0.7, cue="used to say"),
            said(
                page,
                glasgow,
                speaker="Jacqueline McLaren",
                role="Lord Provost of Glasgow",
                speaker_city="Glasgow",
                cue="signature",
                about_cities=(CityRef(name="Glasgow", country="GB"),),
                confidence=0.95,
                reason=Reason(rule="signature below"),
            ),
            said(
                page,
                "Espoo will open two more learning centres",
                direct=False,
                organisation="city council",
                cue="According to",
                about_cities=(CityRef(name="Espoo", country="FI"),),
                confidence=0.35,
                reason=Reason(rule="according to"),
            ),
        ),
        warnings=("the year of '24 January' was taken from the page (2024)",),
    )


def medellin() -> Document:
    """A case study in Spanish."""
    words = "La inclusión empieza en el barrio, no en el escritorio"
    page = page_of(
        "https://www.uil.unesco.org/es/case-studies/medellin",
        [
            ("heading", "Medellín: aprender en el barrio"),
            (
                "paragraph",
                "En Medellín, las bibliotecas abren sus puertas a migrantes y personas mayores; "
                "la alfabetización es un derecho.",
            ),
            ("paragraph", f"«{words}», afirma Ana Pérez, directora de la red de bibliotecas."),
        ],
        title="Medellín: aprender en el barrio",
        lang="es",
    )
    return document_of(
        page,
        kind="case_study",
        published="2022-11",
        summary=page.blocks[1].text,
        cities=(City(**MEDELLIN, about=True, mentions=found(page, "Medellín", "Medellín#2")),),
        people=(
            Person(name="Ana Pérez", role="directora de la red de bibliotecas", mentions=found(page, "Ana Pérez")),
        ),
        themes=(
            ThemeScore(theme="equity_and_inclusion", score=0.9, evidence=found(page, "migrantes y personas mayores")),
            ThemeScore(theme="literacy", score=0.6, evidence=found(page, "la alfabetización es un derecho")),
        ),
        statements=(
            said(
                page,
                words,
                speaker="Ana Pérez",
                role="directora de la red de bibliotecas",
                cue="afirma",
                about_cities=(CityRef(name="Medellín", country="CO"),),
                confidence=0.97,
            ),
        ),
    )


def mansoura() -> Document:
    """A page in Arabic, written from right to left."""
    words = "التعلم حق لكل مواطن في المنصورة"
    page = page_of(
        "https://www.uil.unesco.org/ar/articles/mansoura",
        [("heading", "المنصورة مدينة تعلم"), ("paragraph", f"قال سمير حسن: «{words}».")],
        title="المنصورة مدينة تعلم",
        lang="ar",
    )
    return document_of(
        page,
        published="2023-05-03",
        cities=(City(**MANSOURA, about=True, mentions=found(page, "المنصورة")),),
        people=(Person(name="سمير حسن", mentions=found(page, "سمير حسن")),),
        statements=(
            said(
                page,
                words,
                speaker="سمير حسن",
                cue="قال",
                about_cities=(CityRef(name="Mansoura", country="EG"),),
                confidence=0.9,
            ),
        ),
    )


def conference() -> Document:
    """Events: a past conference with a session, one under way, one to come, one known to the month."""
    page = page_of(
        "https://www.uil.unesco.org/en/events/iclc",
        [
            (
                "paragraph",
                "The fifth International Conference on Learning Cities took place in Yeonsu "
                "from 27 to 30 October 2021.",
            ),
            (
                "paragraph",
                "Webinar, 22 January 2021, 10.30-12.30h CET. "
                "Festival of Learning, all of 2024. Forum in Espoo, 3 to 5 December 2030. Deadline in May 2030.",
            ),
        ],
        title="Conferences and webinars",
    )
    return document_of(
        page,
        kind="event",
        published="2021-01-20",
        cities=(City(**YEONSU, mentions=found(page, "Yeonsu")), City(**ESPOO, mentions=found(page, "Espoo"))),
        events=(
            Event(
                title="Fifth International Conference on Learning Cities",
                kind="conference",
                start="2021-10-27",
                end="2021-10-30",
                city="Yeonsu",
                country="KR",
                mentions=found(page, "fifth International Conference on Learning Cities"),
                reason=Reason(rule="took place in"),
            ),
            Event(
                title="Webinar, with a comma; and more",
                kind="webinar",
                start="2021-01-22",
                start_time="2021-01-22T10:30+01:00",
                end_time="2021-01-22T12:30+01:00",
                timezone="CET",
                url="https://example.org/register?a=1&b=2",
                mentions=found(page, "Webinar, 22 January 2021"),
                parent="Fifth International Conference on Learning Cities",
            ),
            Event(
                title="Festival of Learning",
                kind="festival",
                start="2024",
                mentions=found(page, "Festival of Learning"),
            ),
            Event(
                title="Forum in Espoo",
                kind="other",
                start="2030-12-03",
                end="2030-12-05",
                city="Espoo",
                country="FI",
                mentions=found(page, "Forum in Espoo"),
            ),
            Event(
                title="Applications close",
                kind="deadline",
                start="2030-05",
                mentions=found(page, "Deadline in May 2030"),
            ),
        ),
    )


def listing() -> Document:
    """A listing whose teasers lead elsewhere."""
    page = page_of(
        "https://www.uil.unesco.org/en/news",
        [("heading", "News"), ("teaser", "Cork learns again"), ("teaser", "A trap")],
        title="News of learning cities",
    )
    page = page.model_copy(update={"links": ("https://www.uil.unesco.org/fr/news", "javascript:alert(3)")})
    first, second = found(page, "Cork learns again", "A trap")
    return document_of(
        page,
        kind="listing",
        items=(
            ListingItem(
                title="Cork learns again",
                url="https://www.uil.unesco.org/en/articles/cork",
                start=first.start,
                end=first.end,
                cities=(CityRef(name="Cork", country="IE"),),
                dates=("2024-02-01",),
                themes=("literacy",),
            ),
            ListingItem(title=HOSTILE, url="javascript:alert(4)", start=second.start, end=second.end),
        ),
    )


def hostile() -> Document:
    """A page that tries to be code: in its title, its text, its people, its address."""
    words = f"=HYPERLINK(1) {HOSTILE}"
    page = page_of(
        "javascript:alert(1)",
        [
            ("heading", HOSTILE),
            ("paragraph", f"“{words}” said {HOSTILE} of Espoo\u202e\u0007'; DROP TABLE documents;--"),
        ],
        title=HOSTILE,
    )
    return document_of(
        page,
        kind="other",
        summary=HOSTILE,
        cities=(
            City(
                **ESPOO,
                mentions=found(page, "Espoo"),
                reason=Reason(rule=HOSTILE, evidence=(HOSTILE,), runner_up=HOSTILE),
            ),
        ),
        people=(Person(name=HOSTILE, role="=cmd|'/c calc'!A1", mentions=found(page, f"{HOSTILE}#3")),),
        events=(
            Event(title=f"{HOSTILE}\nBEGIN:VEVENT\r\nSUMMARY:forged", start="2022-02-02", url="javascript:alert(2)"),
        ),
        statements=(
            said(
                page,
                words,
                speaker=HOSTILE,
                role=HOSTILE,
                about_cities=(CityRef(name="Espoo", country="FI"),),
                confidence=0.9,
            ),
        ),
        warnings=(HOSTILE,),
    )


def all_documents() -> list[Document]:
    """The whole knowledge base."""
    return [espoo(), medellin(), mansoura(), conference(), listing(), hostile()]
