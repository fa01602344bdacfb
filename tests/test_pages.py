"""Saved pages against their golden files, and the sample network against the words it was made from."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.encoding import decode
from crawler.fetched import Fetched
from crawler.page import Block, Page
from crawler.pages.article import ArticlePage
from crawler.pages.generic import read_generic
from crawler.pages.markup_dates import as_date
from crawler.pages.pdf import read_pdf
from crawler.pages.plain_text import read_plain_text
from crawler.read import read_file
from crawler.run import spider_class
from crawler.sample_site import ADDRESS, load_site
from crawler.sample_site.site import read_pages
from crawler.unreadable import Unreadable

PAGES = Path(__file__).parent / "pages"
SEEDS = Path(__file__).parent / "gold" / "network" / "seeds" / "pages"
WHEN = datetime(2024, 3, 1, tzinfo=UTC)


def page_of(html: str | bytes, url: str = "https://city.example/page", **headers: str) -> Page:
    body = html.encode() if isinstance(html, str) else html
    return ArticlePage.read(Fetched(url=url, headers=headers, body=body, fetched_at=WHEN), site="test")


def sample_page(path: str) -> Page:
    resource = load_site()[path]
    reader = next(r for pattern, r in spider_class("sample").page_kinds.items() if re.search(pattern, path))
    return reader(Fetched(url=ADDRESS + path, body=resource.body, fetched_at=WHEN), site="sample")


@pytest.mark.parametrize("saved", sorted(PAGES.glob("*/*.html")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_saved_page_becomes_its_golden_page(saved: Path) -> None:
    golden = json.loads(saved.with_suffix(".json").read_text("utf-8"))
    spider = spider_class(saved.parent.name)
    path = golden["address"].split("/", 3)[3]
    reader = next(r for pattern, r in spider.page_kinds.items() if re.search(pattern, "/" + path))
    page = reader(Fetched(url=golden["address"], body=saved.read_bytes(), fetched_at=WHEN), site=spider.name)
    read = page.model_dump(mode="json", exclude={"snapshot", "fetched_at", "id"}, exclude_defaults=True)
    assert read == golden["page"]


# the sample network

SEED_PATHS = {
    "000_24211e8a5b1acb72": "/lifelong-learning/learning-cities/international-education-day-2021",
    "001_e4c6d901424f162a": "/lifelong-learning/learning-cities/news",
    "002_b6f3e5372bacf4af": "/en/articles/unesco-global-network-learning-cities-64-new-members-35-countries",
    "003_e65f851dfd68bb9b": (
        "/en/articles/announcement-new-unesco-learning-cities-empowering-individuals-transforming-societies"
    ),
    "004_d028a95e912ec351": "/en/global-network-learning-cities/10th-anniversary",
}


def words(text: str) -> str:
    return "".join(text.replace("•", "").split())


@pytest.mark.parametrize(("seed", "path"), SEED_PATHS.items())
def test_every_word_of_a_published_page_is_read_in_order(seed: str, path: str) -> None:
    published = (SEEDS / f"{seed}.txt").read_text("utf-8")
    assert words(sample_page(path).text) == words(published)


def test_the_press_release_has_its_parts() -> None:
    page = sample_page(SEED_PATHS["002_b6f3e5372bacf4af"])
    kinds = {block.kind for block in page.blocks}
    assert kinds == {"heading", "paragraph", "caption", "quotation", "signature"}
    quotation = next(i for i, block in enumerate(page.blocks) if block.kind == "quotation")
    assert page.blocks[quotation].text.startswith("Cities are key to transforming the right to education")
    assert page.blocks[quotation + 1 : quotation + 3] == (
        Block(kind="caption", text="UNESCO Director-General"),
        Block(kind="signature", text="Audrey Azoulay\nUNESCO Director-General"),
    )
    assert page.kind == "press_release"


def test_the_listing_keeps_each_teaser_together() -> None:
    page = sample_page(SEED_PATHS["001_e4c6d901424f162a"])
    items: dict[str | None, list[str]] = {}
    for block in page.blocks:
        items.setdefault(block.href, []).append(block.text[:25])
    assert {block.kind for block in page.blocks} == {"teaser"}
    assert list(items.values())[:3] == [
        ["In November 2022, mayors "],
        ["In November 2022, mayors "],
        ["For Rodney Naidoo, a teac", "When teacher Rodney Naido"],
    ]
    assert len(items) == 10


def test_the_pages_written_for_the_sample_say_so() -> None:
    own = [page for page in read_pages() if page.sample]
    assert len(own) >= 12
    site = load_site()
    note = b"Sample text written for citykb; not published by UNESCO."
    assert [page.path for page in own if note not in site[page.path].body] == []
    assert {page.template for page in own} == {"old", "new"}
    assert [lang for lang in sorted(page.lang for page in own) if lang != "en"] == ["ar", "es", "es", "fr", "fr"]


# single rules


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<p>One<br>two</p>", [("paragraph", "One"), ("paragraph", "two")]),
        ("<div>loose <b>words</b><p>one</p></div>", [("paragraph", "loose words"), ("paragraph", "one")]),
        ("<p>A <img alt='picture'> in a line</p>", [("paragraph", "A in a line"), ("caption", "picture")]),
        ("<figure><img alt='Espoo'><figcaption>Espoo</figcaption></figure>", [("caption", "Espoo")]),
        ("<blockquote>Words<footer>Jane</footer></blockquote>", [("quotation", "Words"), ("signature", "Jane")]),
        ("<div class='quote-author'><b>Jane</b><div>Mayor</div></div>", [("signature", "Jane\nMayor")]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", [("list_item", "a"), ("list_item", "b"), ("list_item", "c")]),
        ("<p>Kept</p><nav>Menu</nav><p hidden>no</p><script>x</script>", [("paragraph", "Kept")]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p>open <b>never closed<p>next</div></span>", [("paragraph", "open never closed"), ("paragraph", "next")]),
    ],
)  # fmt: skip
def test_markup_becomes_blocks(markup: str, blocks: list[tuple[str, str]]) -> None:
    page = page_of(f"<html><body><main>{markup}</main></body></html>")
    assert [(block.kind, block.text) for block in page.blocks] == blocks


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2023-05-04T08:00:00Z"}]}</script>', "",
         ("2023-05-04", "JSON-LD datePublished")),
        ('<script type="application/ld+json">{broken</script><meta name="DC.date" content="2022-12">', "",
         ("2022-12", "meta dc.date")),
        ('<meta property="article:published_time" content="2024-02-14T09:00:00+01:00">', "",
         ("2024-02-14", "meta article:published_time")),
        ("", '<script type="application/ld+json">[{"datePublished":"2021-01-25"}]</script>',
         ("2021-01-25", "JSON-LD datePublished")),
        ("", "<p class='submitted'><time datetime='2019-07-17'>17 July</time></p>",
         ("2019-07-17", "time of publication")),
        ("", "<p>2 septembre 2022</p>", ("2022-09-02", "date line under the title")),
        ("", "<p>Publié le : 3 mai 2022</p>", ("2022-05-03", "date line under the title")),
        ("", "<p>17 de julio de 2019</p>", ("2019-07-17", "date line under the title")),
        ("", "<p>The year 2019 was good, and 17 July 2019 was its best day.</p>", (None, None)),
        ("", "<p class='event-date'><time datetime='2024-03-12'>12 March 2024, 14:00</time></p>", (None, None)),
        ("", "<p>31 February 2022</p>", (None, None)),
    ],
)  # fmt: skip
def test_publication_date_and_the_rule_that_found_it(
    head: str, body: str, expected: tuple[str | None, str | None]
) -> None:
    page = page_of(f"<html><head>{head}</head><body><main><h1>Title</h1>{body}<p>Text.</p></main></body></html>")
    assert (page.published, page.published_rule) == expected


def test_last_update_is_no_publication_date() -> None:
    page = page_of("<main><h1>Title</h1><p>Last update: 16 October 2023</p><p>Text.</p></main>")
    assert (page.published, page.modified) == (None, "2023-10-16")


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("14 February 2024", "2024-02-14"), ("February 14, 2024", "2024-02-14"), ("1er mars 2023", "2023-03-01"),
        ("3 de octubre de 2019", "2019-10-03"), ("3. März 2021", "2021-03-03"), ("2024年2月14日", "2024-02-14"),
        ("2024년 2월 14일", "2024-02-14"), ("2023-10", "2023-10"), ("3 أكتوبر 2023", "2023-10-03"), ("12 cities", None),
    ],
)  # fmt: skip
def test_written_dates(written: str, iso: str | None) -> None:
    assert as_date(written) == iso


@pytest.mark.parametrize(
    ("label", "url", "kind"),
    [
        ("Press release", "https://www.unesco.org/en/articles/x", "press_release"),
        ("Communiqué de presse", "https://www.unesco.org/fr/articles/x", "press_release"),
        ("Event", "https://www.uil.unesco.org/en/articles/x", "event"),
        ("Article", "https://uil.unesco.org/case-study/gnlc/x", "case_study"),
        ("", "https://uil.unesco.org/event/x", "event"),
        ("", "https://www.uil.unesco.org/en/learning-cities/bangkok", "city_profile"),
        ("", "https://www.uil.unesco.org/en/learning-cities/map", None),
        ("", "https://www.unesco.org/en/articles/x", None),
    ],
)  # fmt: skip
def test_kind_by_label_then_address(label: str, url: str, kind: str | None) -> None:
    page = page_of(f"<main><div>{label}</div><h1>Title</h1><p>Text.</p></main>", url)
    assert page.kind == kind


def test_kind_by_content_type() -> None:
    script = '<script>dataLayer.push({"page":{"content_type":"Press release","lang":"English"}})</script>'
    assert page_of(f"{script}<main><h1>Title</h1></main>").kind == "press_release"


KOREAN = "<main><h1>수원</h1><p>수원시는 평생학습도시입니다. 시민들은 도서관과 학교에서 함께 배웁니다.</p></main>"
FRENCH = "<main><h1>Évry</h1><p>L’été à Évry-Courcouronnes : « apprendre » déjà, œuvre commune</p></main>"
ARABIC = "<main><h1>دمياط</h1><p>كل ورشة عندنا فصل دراسي وكل حرفي معلم في مدينة التعلم</p></main>"
LATIN = '<meta charset="iso-8859-1">'


@pytest.mark.parametrize(
    ("text", "encoding", "head", "declared"),
    [
        (KOREAN, "euc-kr", LATIN, ""),
        (KOREAN, "euc-kr", "", "text/html; charset=EUC-KR"),
        (KOREAN, "utf-8", LATIN, "text/html; charset=iso-8859-1"),
        (FRENCH, "cp1252", LATIN, ""),
        (FRENCH, "cp1252", "", ""),
        (FRENCH, "utf-16", "", ""),
        (ARABIC, "cp1256", "", ""),
    ],
)
def test_bytes_are_read_in_their_own_encoding(text: str, encoding: str, head: str, declared: str) -> None:
    assert decode((head + text).encode(encoding), declared) == head + text


# other kinds of file


def test_an_empty_page_is_unreadable() -> None:
    with pytest.raises(Unreadable, match=r"https://city.example/page: the page holds no text; look at it in a browser"):
        page_of("<html><body><main></main></body></html>")


def test_plain_text_is_kept_line_for_line() -> None:
    text = "Title\n\nFirst line\nSecond line\n\n\nLast"
    page = read_plain_text(Fetched(url="file:///a.txt", body=(text + "\n").encode(), fetched_at=WHEN), site="files")
    assert page.text == text


def test_a_text_with_its_address_is_read_from_json(tmp_path: Path) -> None:
    file = tmp_path / "cork.json"
    file.write_text('{"url": "https://city.example/a", "title": "Cork learns", "text": "One\\n\\nTwo\\n", "note": "x"}')
    page = read_file(file)
    assert (page.url, page.title, page.text) == ("https://city.example/a", "Cork learns", "One\n\nTwo")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("[]", "Input should be an object"),
        ('{"text": 1}', "text: Input should be a valid string"),
        ('{"url": "https://city.example/a"}', "text: Field required"),
        ('{"text": " "}', "its text is empty; leave it out"),
        ('{"text"', "Invalid JSON"),
    ],
)
def test_other_json_is_unreadable(tmp_path: Path, body: str, why: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(body)
    with pytest.raises(Unreadable, match=f"other.json: {why}"):
        read_file(file)


@pytest.mark.parametrize("body", [b"%PDF-1.7\nnothing that follows", b"no pdf at all", b"%PDF-1.4\n%%EOF"])
def test_a_broken_pdf_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^https://city.example/a.pdf: the PDF cannot be read"):
        read_pdf(Fetched(url="https://city.example/a.pdf", body=body, fetched_at=WHEN), site="test")


def test_an_unknown_site_is_read_without_its_menus() -> None:
    html = (PAGES / "generic" / "local-paper.html").read_bytes()
    page = read_generic(Fetched(url="https://gazette.example/town-learns", body=html, fetched_at=WHEN), site="generic")
    assert "Ten ways to cook an egg" not in page.text
    assert "Copyright" not in page.text
