"""What a person sees: the pages, in a real Chromium, with and without JavaScript, by mouse and by keyboard alone."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from fastapi.testclient import TestClient
from lxml import html
from playwright.sync_api import Browser, Page, expect

from search_api.labels import quotation_marks
from tests.browser import browser, chromium, served
from tests.sample_documents import HOSTILE, all_documents, conference, espoo, hostile, listing, mansoura
from tests.web_app import app_over

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PAGES = [
    "/",
    "/statements",
    "/statements?city=Espoo&text=learning",
    "/search?text=inclusion&kind=case_study",
    "/search?theme=literacy",
    "/search?text=nothinglikeit",
    "/events",
    "/events?when=coming&on=2024-01-01",
    "/themes",
    "/themes/equity_and_inclusion",
    "/cities",
    "/cities/espoo-fi",
    "/people",
    "/people/jukka-makela",
    f"/documents/{espoo().id}",
    f"/documents/{conference().id}",
    f"/documents/{mansoura().id}",
    f"/documents/{listing().id}",
    f"/documents/{hostile().id}",
    "/about",
    "/docs",
    "/documents/none",
    "/statements?cty=Espoo",
]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return app_over(tmp_path_factory.mktemp("kb"), all_documents())


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as opened:
        yield opened


@pytest.fixture(scope="module")
def address(app: FastAPI) -> Iterator[str]:
    with served(app) as at:
        yield at


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chrome: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test for anything its console complains of."""
    context = chrome.new_context(base_url=address, viewport=DESKTOP, locale="en-GB")
    context.set_default_timeout(5000)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: request.url.startswith(address) or complaints.append(request.url))
    yield opened
    context.close()
    assert [line for line in complaints if "status of 40" not in line] == []


@pytest.fixture(scope="module")
def phone(chrome: Browser, address: str) -> Iterator[Page]:
    """A phone's narrow view; the content security policy is set aside for the rules' own script."""
    context = chrome.new_context(base_url=address, viewport=PHONE, bypass_csp=True)
    yield context.new_page()
    context.close()


def test_from_the_question_to_the_words_in_their_place(page: Page) -> None:
    """Who said what about Espoo: ask, narrow, follow to the page, see the words marked and why."""
    page.goto("/")
    page.get_by_label("City", exact=True).fill("Espoo")
    page.get_by_role("button", name="Show statements").click()
    expect(page.get_by_role("heading", name="2 statements")).to_be_visible()
    page.get_by_role("complementary").get_by_role("link", name="Jukka Mäkelä").click()
    expect(page.get_by_role("heading", name="1 statement")).to_be_visible()
    expect(page.get_by_role("blockquote")).to_contain_text("Lifelong learning is at the heart of Espoo")
    expect(page.get_by_role("listitem").filter(has_text="Speaker Jukka Mäkelä")).to_be_visible()
    page.get_by_role("link", name="In its place: Learning cities look ahead").click()
    expect(page).to_have_url(re.compile(rf"/documents/{espoo().id}#s1$"))
    words = page.locator("#s1")
    expect(words).to_be_in_viewport()
    assert words.inner_text().startswith("Lifelong learning is at the heart of Espoo.")
    assert words.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.get_by_role("link", name="Why: Jukka Mäkelä").click()
    reason = page.locator("#why-s1")
    expect(reason).to_be_in_viewport()
    expect(reason).to_contain_text("cue verb after: says Jukka Mäkelä. Next best: Jacqueline McLaren")


def test_case_studies_about_a_theme_with_the_passage_that_shows_it(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Theme").select_option("literacy")
    page.get_by_role("button", name="Find case studies").click()
    expect(page.get_by_role("heading", name="1 page", exact=True)).to_be_visible()
    expect(page.get_by_role("article").locator("mark")).to_have_text("la alfabetización es un derecho")
    page.get_by_role("link", name="Remove Kind of page: Case study").click()
    page.get_by_role("link", name="Remove Theme: Literacy").click()
    expect(page.get_by_role("heading", name="6 pages")).to_be_visible()


def test_kinds_of_facts_can_be_hidden_in_the_text(page: Page) -> None:
    page.goto(f"/documents/{espoo().id}")
    city = page.locator("#c1")
    shown = city.evaluate("element => getComputedStyle(element).backgroundColor")
    page.get_by_role("checkbox", name="Cities").uncheck()
    assert city.evaluate("element => getComputedStyle(element).backgroundColor") != shown
    expect(page.get_by_role("link", name="Why: Jukka Mäkelä")).to_be_visible()
    page.get_by_role("checkbox", name="Statements").uncheck()
    expect(page.get_by_role("link", name="Why: Jukka Mäkelä")).to_be_hidden()


def test_it_can_be_used_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("City", exact=True)).to_be_focused()
    page.keyboard.type("Glasgow")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 statement")).to_be_visible()
    link = page.get_by_role("article").get_by_role("link", name="Jacqueline McLaren")
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    expect(link).to_be_focused()
    assert link.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Jacqueline McLaren", level=1)).to_be_visible()


def test_names_are_offered_while_one_types(page: Page) -> None:
    page.goto("/statements")
    page.get_by_label("City spoken about").press_sequentially("gla")
    expect(page.locator("#city-names option")).to_have_attribute("value", "Glasgow, GB")
    page.get_by_label("City spoken about").fill("Glasgow, GB")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 statement")).to_be_visible()


def test_everything_works_without_javascript(chrome: Browser, address: str) -> None:
    context = chrome.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("City", exact=True).fill("Medellin")
    page.get_by_role("button", name="Show statements").click()
    expect(page.get_by_role("blockquote")).to_have_text("La inclusión empieza en el barrio, no en el escritorio")
    page.goto(f"/documents/{espoo().id}")
    page.get_by_role("checkbox", name="Statements").uncheck()
    expect(page.get_by_role("link", name="Why: Jukka Mäkelä")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_an_accessibility_rule(phone: Page, path: str, scheme: str) -> None:
    """axe's WCAG 2 A and AA rules and best practices; nothing wider than a phone."""
    phone.emulate_media(color_scheme=scheme)
    phone.goto(path)
    broken = Axe().run(phone).response["violations"]
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in broken] == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_code_in_a_page_never_runs(page: Page) -> None:
    """The console would tell of a blocked script, a dialog would hang the test."""
    for path in (
        f"/documents/{hostile().id}",
        "/statements?city=Espoo",
        "/people",
        "/events",
        "/search",
        f"/search?text={HOSTILE}",
        f"/statements?{HOSTILE}=1",
        f"/documents/{HOSTILE}",
    ):
        page.goto(path)
        assert page.locator("script").count() == 1
        assert page.locator("img").count() == 0
        assert page.locator("a[href^=javascript]").count() == 0


def test_arabic_is_written_from_right_to_left(page: Page) -> None:
    page.goto(f"/documents/{mansoura().id}")
    assert page.locator("article").get_attribute("dir") == "rtl"
    page.goto("/statements?city=Mansoura")
    quotation = page.get_by_role("blockquote")
    assert quotation.get_attribute("lang") == "ar"
    assert quotation.evaluate("element => getComputedStyle(element).direction") == "rtl"


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("Learning never stops.", "“”"),
        ("Aprendí», cuenta Lucía. «Ahora leo.", "«»"),
        ("Wir lernen“, sagt sie, „jeden Tag.", "„“"),
        ("學習」，他說，「永不停止。", "「」"),
    ],
)
def test_words_stand_in_marks_of_the_style_inside_them(words: str, marks: str) -> None:
    assert quotation_marks(words) == tuple(marks)


def test_direct_words_are_shown_in_marks_that_are_no_part_of_them(page: Page) -> None:
    page.goto("/statements?city=Espoo")
    quotation = page.locator(".statement-card.direct blockquote p").first
    shown = quotation.evaluate("element => ['::before', '::after'].map(at => getComputedStyle(element, at).content)")
    assert shown == ['"“"', '"”"']
    assert "“" not in (quotation.text_content() or "“")


def test_on_paper_only_the_answer_stands(page: Page) -> None:
    page.goto("/statements?city=Espoo")
    page.emulate_media(media="print")
    expect(page.get_by_role("blockquote").first).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_be_hidden()


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ("/documents/none", "/statements?cty=Espoo")])
def test_every_page_has_its_marks_of_order(client: TestClient, path: str) -> None:
    """One h1, headings in order, the landmarks, a language, ids once, and every link within the site answers."""
    response = client.get(path)
    assert response.status_code == 200
    tree = html.fromstring(response.text)
    assert tree.get("lang") == "en"
    assert len(tree.findall(".//h1")) == 1
    for landmark in ("header", "nav", "main", "footer"):
        assert tree.find(f".//{landmark}") is not None
    levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for anchor in tree.xpath("//a[starts-with(@href, '#')]/@href"):
        assert anchor[1:] in ids
    for target in {link.partition("#")[0] for link in tree.xpath("//@href") if link.startswith("/")}:
        assert client.get(target).status_code == 200, target


def test_an_error_is_told_in_words(client: TestClient) -> None:
    response = client.get("/statements?city=Esppo")
    assert response.status_code == 404
    text = " ".join(html.fromstring(response.text).find(".//main").text_content().split())
    assert text.startswith("404 Not found city 'Esppo' is not in the index; did you mean Espoo, FI?")
    assert "Names that look alike: Espoo, FI." in text


def test_a_page_further_on_is_one_link_away(client: TestClient) -> None:
    tree = html.fromstring(client.get("/statements?size=2&sort=oldest").text)
    (following,) = tree.xpath("//nav[@aria-label='Pages of results']/a/@href")
    later = html.fromstring(client.get(following).text)
    shown = [q.text_content().strip() for page in (tree, later) for q in page.iter("blockquote")]
    assert len(shown) == len(set(shown)) > 2
    assert "sort=oldest" in following
    assert later.xpath("//nav[@aria-label='Pages of results']/a[1]/text()") == ["Back to the first page"]


def test_a_city_asked_for_by_name_is_the_facet_in_force(client: TestClient) -> None:
    tree = html.fromstring(client.get("/statements?city=ESPOO").text)
    (link,) = tree.xpath("//a[@aria-current='true' and contains(@class, 'on')]")
    assert [part.text for part in link] == ["Espoo, FI", "remove"]
    assert link.get("href") == "/statements"


def test_a_listing_shows_what_it_leads_to(client: TestClient) -> None:
    tree = html.fromstring(client.get(f"/documents/{listing().id}").text)
    items = [" ".join(item.text_content().split()) for item in tree.xpath("//section[@class='items']//li")]
    assert items == ["Cork learns again 1 February 2024 · Cork · Literacy", HOSTILE]
    links = [link for link in tree.xpath("//main//@href") if "://" in link or link.startswith("javascript")]
    assert links == [
        "https://www.uil.unesco.org/en/news",
        "https://www.uil.unesco.org/en/articles/cork",
        "https://www.uil.unesco.org/fr/news",
    ]


@pytest.mark.parametrize("prefix", ["/kb", ""])
def test_under_a_path_of_a_bigger_site(tmp_path_factory: pytest.TempPathFactory, prefix: str) -> None:
    """Whether the server before us cuts the path off or not."""
    app = app_over(tmp_path_factory.mktemp("kb"), all_documents(), root_url="https://example.org/kb")
    with TestClient(app, raise_server_exceptions=False) as client:
        tree = html.fromstring(client.get(f"{prefix}/statements?city=Espoo&sort=oldest").text)
        own = [link for link in tree.xpath("//@href | //@action | //@src") if link.startswith("/")]
        assert own and all(link.startswith("/kb/") for link in own), own
        assert client.get(f"{prefix}/static/citykb.css").status_code == 200
        assert client.get(f"{prefix}/api/nothing").headers["content-type"] == "application/problem+json"


def test_chromium_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuntimeError, match="apt-get install -y chromium"):
        chromium()
