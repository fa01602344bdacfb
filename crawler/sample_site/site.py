"""The sample network's pages (``pages/*.html``: facts in TOML, then the body) put into its two templates."""

import hashlib
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cached_property
from importlib.resources import files
from string import Template
from typing import Any
from xml.sax.saxutils import escape, quoteattr

ADDRESS = "http://127.0.0.1:8765"  # what its pages call themselves, wherever they are served
NEWS_PER_PAGE = 8
TEASER_LENGTH = 150  # characters, cut in mid-sentence as on the real sites
CRAWL_DELAY_S = 0.1
_FOLDER = files("crawler") / "sample_site"
_FENCE = "+++\n"


@dataclass(frozen=True)
class Resource:
    """What is served at one address; validators are made from the body and the day it was last changed."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    changed: date | None = None

    @cached_property
    def headers(self) -> dict[str, str]:
        headers = {"Content-Type": self.content_type, "ETag": f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'}
        if self.changed:
            headers["Last-Modified"] = format_datetime(datetime.combine(self.changed, time(6), UTC), usegmt=True)
        return headers


@dataclass(frozen=True)
class SamplePage:
    """One page: its facts and the HTML of its main part."""

    path: str
    title: str
    body: str
    template: str  # "old" or "new"
    lang: str = "en"
    label: str = ""
    content_type: str = "Article"
    lead: str = ""
    published: date | None = None  # in the markup
    changed: date = date(2024, 2, 20)
    listed: bool = True  # in the news listing and the feed
    in_sitemap: bool = True
    sample: bool = True  # written for this project, and says so
    heading: bool = True  # whether the template shows the title
    copies: tuple[str, ...] = ()  # further addresses of the same page
    versions: dict[str, str] = field(default_factory=dict)  # language -> path
    tags: tuple[str, ...] = ()


def load_site() -> dict[str, Resource]:
    """Everything the server serves, by path and query."""
    pages = read_pages()
    site: dict[str, Resource] = {}
    for page in pages:
        resource = Resource(_render(page).encode(), changed=page.changed)
        site |= dict.fromkeys((page.path, *page.copies), resource)
    site |= _listing(pages) | _machine_files(pages)
    site["/archive/drafts"] = Resource(_text("never.html").encode())
    site["/404"] = Resource(_text("404.html").encode(), status=404)
    return site


def read_pages() -> list[SamplePage]:
    """The pages in ``pages/``, newest first."""
    names = sorted(entry.name for entry in (_FOLDER / "pages").iterdir() if entry.name.endswith(".html"))
    pages = [_parse(_text(f"pages/{name}")) for name in names]
    return sorted(pages, key=lambda page: (page.changed, page.path), reverse=True)


def _parse(source: str) -> SamplePage:
    _, facts, body = source.split(_FENCE, 2)
    values: dict[str, Any] = tomllib.loads(facts)
    for name in ("copies", "tags"):
        values[name] = tuple(values.get(name, ()))
    return SamplePage(body=body, **values)


def _text(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _render(page: SamplePage) -> str:
    frame = Template(_text(f"{page.template}.html"))
    note = '<p class="note">Sample text written for citykb; not published by UNESCO.</p>' if page.sample else ""
    published = (
        f'<meta property="article:published_time" content="{page.published}T09:00:00+01:00">' if page.published else ""
    )
    return frame.substitute(
        lang=page.lang,
        direction="rtl" if page.lang == "ar" else "ltr",
        title=escape(page.title),
        heading=f"<h1>{escape(page.title)}</h1>" if page.heading else "",
        label=f'<div class="node__type">{escape(page.label)}</div>' if page.label else "",
        content_type=escape(page.content_type),
        canonical=ADDRESS + page.path,
        versions="\n".join(
            f'<link rel="alternate" hreflang="{lang}" href="{ADDRESS}{path}">' for lang, path in page.versions.items()
        ),
        published=published,
        lead=f'<p class="lead">{page.lead}</p>' if page.lead else "",
        body=page.body.strip(),
        note=note,
        tags="".join(f"<a href={quoteattr('/search?tag=' + tag)}>{escape(tag)}</a>" for tag in page.tags),
    )


def _listing(pages: list[SamplePage]) -> dict[str, Resource]:
    """The news listing, page after page, with teasers cut off in mid-sentence."""
    listed = [page for page in pages if page.listed]
    chunks = [listed[i : i + NEWS_PER_PAGE] for i in range(0, len(listed), NEWS_PER_PAGE)]
    paths = ["/en/news", *(f"/en/news?page={number}" for number in range(1, len(chunks)))]
    site = {}
    for number, (path, chunk) in enumerate(zip(paths, chunks, strict=True)):
        following = (
            f'<li><a rel="next" href="{paths[number + 1]}">Next page</a></li>' if number + 1 < len(paths) else ""
        )
        body = "\n".join(map(_teaser, chunk)) + f'\n<nav class="pager"><ul>{following}</ul></nav>'
        page = SamplePage(
            path=path,
            title="News of learning cities",
            body=body,
            template="new",
            content_type="News listing",
            sample=False,
        )
        site[path] = Resource(_render(page).encode(), changed=chunk[0].changed)
    site["/"] = Resource(_text("home.html").encode(), changed=date(2024, 2, 20))
    return site


def _teaser(page: SamplePage) -> str:
    text = page.lead if len(page.lead) <= TEASER_LENGTH else page.lead[:TEASER_LENGTH].rsplit(" ", 1)[0] + "..."
    return (
        f'<article class="node--view-mode-teaser" lang="{page.lang}"><h3><a href="{page.path}?hub=38">'
        f"{escape(page.title)}</a></h3><p>{text}</p></article>"
    )


def _machine_files(pages: list[SamplePage]) -> dict[str, Resource]:
    urls = "".join(
        f"<url><loc>{ADDRESS}{page.path}</loc><lastmod>{page.changed}</lastmod></url>"
        for page in pages
        if page.in_sitemap
    )
    items = "".join(
        f"<item><title>{escape(page.title)}</title><link>{ADDRESS}{page.path}</link></item>"
        for page in pages[:5]
        if page.listed
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    sitemap = f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    rss = f'{head}<rss version="2.0"><channel><title>Learning cities</title>{items}</channel></rss>'
    rules = ("User-agent: *", f"Crawl-delay: {CRAWL_DELAY_S}", "Disallow: /archive/", "Disallow: /*?*tag=")
    robots = "\n".join((*rules, f"Sitemap: {ADDRESS}/sitemap.xml", ""))
    return {
        "/sitemap.xml": Resource(sitemap.encode(), "application/xml"),
        "/en/rss.xml": Resource(rss.encode(), "application/rss+xml"),
        "/robots.txt": Resource(robots.encode(), "text/plain"),
    }
