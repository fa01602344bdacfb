"""An HTML tree in, reading blocks out: headings, paragraphs, list items, quotations, captions, signatures, teasers."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import CData, Comment, Tag
from bs4.element import NavigableString

from crawler.addresses import canonical_url
from crawler.moments import shown
from crawler.page import Block, BlockKind

# Elements that are never text of the page, by name, role, class and id.
FURNITURE_TAGS = frozenset(
    [
        "script", "style", "noscript", "template", "iframe", "svg", "button", "select", "textarea", "label", "legend",
        "object", "nav", "dialog",
    ]
)  # fmt: skip
FURNITURE_ROLES = frozenset({"navigation", "search", "banner", "contentinfo"})
FURNITURE_CLASSES = frozenset(
    [
        "visually-hidden", "element-invisible", "sr-only", "skip-link", "breadcrumb", "breadcrumbs",
        "language-switcher", "social-share", "share-buttons", "sharing", "addtoany_list", "content-tags",
        "related-items", "related-content",
        "pager", "pagination", "eu-cookie-compliance-banner", "go-to-top", "contextual-links", "tabs--primary",
        "messages", "archive-banner",
    ]
)  # fmt: skip
FURNITURE_IDS = frozenset({"sliding-popup", "wm-ipp-base", "wm-ipp"})
SIGNATURE = re.compile(
    r"(?:^|[-_ ])(?:signature|person-card|author-card|(?:quote|speaker)[-_]{1,2}(?:author|card))(?:$|[-_ ])"
)
QUOTATION = re.compile(r"(?:^|[-_ ])(?:pull-?quote|quotation|quote__text|quote-text)(?:$|[-_ ])")
TEASER = re.compile(
    r"(?:^|[-_ ])(?:teaser|views-row|view-mode-teaser|search-result|news-item|card--article)(?:$|[-_ ])"
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that stand on lines of their own.
CONTAINERS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "header", "hgroup", "li", "main", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6",
    ]
)  # fmt: skip
SECOND_CELLS = frozenset({"dd", "td", "th"})  # after the first of their row they stand one line below
_SPACE = re.compile(r"\s+")


def remove_furniture(root: Tag) -> None:
    """Take out of the tree what is not the page's own text."""
    for element in root.find_all(_is_furniture):
        if not element.decomposed:
            element.decompose()


def _is_furniture(element: Tag) -> bool:
    if element.name in FURNITURE_TAGS:
        return True
    attributes = element.attrs
    return bool(attributes) and (
        not FURNITURE_CLASSES.isdisjoint(attributes.get("class") or ())
        or attributes.get("role") in FURNITURE_ROLES
        or attributes.get("id") in FURNITURE_IDS
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
    )


def read_blocks(root: Tag, base_url: str) -> tuple[Block, ...]:
    """The text of ``root`` as blocks in reading order; links are made absolute against ``base_url``."""
    reader = _Reader(base_url)
    reader.walk(root, "paragraph")
    reader.end_line()
    return tuple(reader.blocks)


def plain(text: str) -> str:
    """Text with every run of white space as one blank."""
    return _SPACE.sub(" ", text).strip()


class _Reader:
    """One walk over a tree: inline text gathers in a line until something ends it."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.blocks: list[Block] = []
        self._line: list[str] = []
        self._captions: list[str] = []
        self._kind: BlockKind = "paragraph"
        self._level: int | None = None
        self._href: str | None = None
        self._newlines = 2
        self._teaser: str | None = None
        self._machine_times = False  # whether the line holds a moment that the page leaves to a script to show

    def walk(self, element: Tag, kind: BlockKind) -> None:
        for child in element.children:
            if isinstance(child, Tag):
                self._element(child, kind)
            elif isinstance(child, NavigableString) and not isinstance(child, Comment | CData):
                self._kind = kind
                self._line.append(str(child))

    def _element(self, element: Tag, kind: BlockKind) -> None:
        name = element.name
        if name == "br":
            self.end_line()
            self._newlines = 1
        elif name == "img":
            self._captions.append(plain(str(element.get("alt") or "")))
        elif name == "time":
            self._time(element)
        elif name in CONTAINERS or _matches(SIGNATURE, element) or _matches(TEASER, element):
            self._container(element, kind)
        else:
            self.walk(element, kind)

    def _time(self, element: Tag) -> None:
        """What it shows, else its moment; those of one line are written together when it ends."""
        text = plain(element.get_text())
        self._machine_times = self._machine_times or not text
        self._line.append(text or str(element.get("datetime") or ""))

    def _container(self, element: Tag, kind: BlockKind) -> None:
        self.end_line()
        self._newlines = 1 if element.name in SECOND_CELLS and element.find_previous_sibling() else 2
        if _matches(SIGNATURE, element) or (element.name in ("footer", "cite") and kind == "quotation"):
            self._signature(element)
        elif _matches(TEASER, element) and self._teaser is None:
            self._teaser_of(element)
        elif element.name in HEADINGS and self._teaser is None:
            self._heading(element)
        else:
            self.walk(element, self._kind_of(element, kind))
            self.end_line()
        self._newlines = 2

    def _kind_of(self, element: Tag, kind: BlockKind) -> BlockKind:
        if self._teaser is not None:
            return "teaser"
        if element.name == "blockquote" or _matches(QUOTATION, element):
            return "quotation"
        if element.name == "figcaption":
            return "caption"
        if element.name == "li":
            self._newlines = 1 if element.find_previous_sibling("li") else 2
            return "list_item"
        return kind if kind in ("quotation", "list_item", "caption") else "paragraph"

    def _heading(self, element: Tag) -> None:
        link = element.find("a", href=True)
        self._level, self._href = HEADINGS[element.name], self._absolute(link) if link else None
        self.walk(element, "heading")
        self.end_line()
        self._level = self._href = None

    def _signature(self, element: Tag) -> None:
        for image in element.find_all("img"):
            self._captions.append(plain(str(image.get("alt") or "")))
        self.end_line()
        lines = [plain(line) for line in _lines(element)]
        if any(lines):
            self._add("signature", "\n".join(filter(None, lines)))

    def _teaser_of(self, element: Tag) -> None:
        link = element.find("a", href=True)
        self._teaser = self._absolute(link) if link else ""
        first = len(self.blocks)
        self.walk(element, "teaser")
        self.end_line()
        self._teaser = None
        self.blocks[first:] = [
            block.model_copy(update={"newlines": 2 if i == 0 else 1}) for i, block in enumerate(self.blocks[first:])
        ]

    def _absolute(self, link: Tag) -> str:
        return canonical_url(urljoin(self.base_url, str(link["href"]).strip()))

    def end_line(self) -> None:
        """Make a block of the gathered line, if it says anything, and of the pictures that stood in it."""
        text = plain("".join(self._line))
        if self._machine_times:
            text, self._machine_times = shown(text), False
        self._line.clear()
        if text:
            self._add(self._kind, text)
        captions, self._captions = self._captions, []
        for caption in captions:
            if caption:
                self._add("caption", caption)

    def _add(self, kind: BlockKind, text: str) -> None:
        level = self._level if kind == "heading" else None
        href = (self._teaser or None) if kind == "teaser" else self._href if kind == "heading" else None
        if kind == "caption" and self.blocks and self.blocks[-1].kind == "caption" and self.blocks[-1].text == text:
            return  # a caption that repeats the picture's own words
        newlines = self._newlines if self.blocks else 0
        self.blocks.append(Block(kind=kind, text=text, level=level, href=href, newlines=newlines))


def _lines(element: Tag) -> Iterator[str]:
    """The text of a card, one line for each part of it (name, role), as its markup separates them."""
    line: list[str] = []
    for child in element.descendants:
        if isinstance(child, Tag):
            if child.name == "br" or child.name in CONTAINERS or child.name in ("span", "cite"):
                yield "".join(line)
                line.clear()
        elif isinstance(child, NavigableString) and not isinstance(child, Comment | CData):
            line.append(str(child))
    yield "".join(line)


def _class_of(element: Tag) -> str:
    value = element.get("class") or ""
    return value if isinstance(value, str) else " ".join(value)


def _matches(pattern: re.Pattern[str], element: Tag) -> bool:
    return pattern.search(_class_of(element)) is not None
