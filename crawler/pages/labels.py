"""What a page's markup says of its kind: the label above its title, its content type, its address."""

import re

from bs4 import Tag

from crawler.blocks import plain
from crawler.page import DocumentKind

# The label above the title, as the sites write it, in their languages.
LABELS: dict[str, DocumentKind | None] = {
    "news": "news", "actualité": "news", "actualités": "news", "noticia": "news", "noticias": "news", "خبر": "news",
    "أخبار": "news", "新闻": "news", "notícia": "news", "notícias": "news", "новости": "news", "nachrichten": "news",
    "press release": "press_release", "communiqué de presse": "press_release", "comunicado de prensa": "press_release",
    "بيان صحفي": "press_release", "新闻稿": "press_release", "comunicado de imprensa": "press_release",
    "пресс-релиз": "press_release", "pressemitteilung": "press_release",
    "event": "event", "événement": "event", "évènement": "event", "evento": "event", "فعالية": "event", "حدث": "event",
    "活动": "event", "событие": "event", "veranstaltung": "event", "webinar": "event",
    "conference": "conference", "conférence": "conference", "conferencia": "conference",
    "case study": "case_study", "étude de cas": "case_study", "estudio de caso": "case_study",
    "estudo de caso": "case_study", "دراسة حالة": "case_study", "案例研究": "case_study", "fallstudie": "case_study",
    "publication": "publication", "publicación": "publication", "publicação": "publication", "منشور": "publication",
    "city profile": "city_profile", "learning city": "city_profile", "profil de ville": "city_profile",
    "perfil de ciudad": "city_profile",
    "statement": "statement", "déclaration": "statement", "declaración": "statement",
    "article": None, "artículo": None, "مقال": None, "story": None,
}  # fmt: skip
# Content types Drupal names in its dataLayer.
CONTENT_TYPES: dict[str, DocumentKind] = {
    "news": "news", "press release": "press_release", "pressrelease": "press_release", "event": "event",
    "conference": "conference", "case study": "case_study", "publication": "publication", "city": "city_profile",
    "learning city": "city_profile", "listing": "listing", "news listing": "listing",
}  # fmt: skip
# Parts of an address that only pages of one kind have.
PATHS: tuple[tuple[re.Pattern[str], DocumentKind], ...] = (
    (re.compile(r"/case-study/|/case-studies/[^/]+|/etude-de-cas/|/estudio-de-caso/"), "case_study"),
    (re.compile(r"/press/[^/]+"), "press_release"),
    (re.compile(r"/events?/[^/]+"), "event"),
    (re.compile(r"/city/[^/]+|/[a-z]{2}/learning-cities/(?!map\b|members\b)[^/]+$"), "city_profile"),
    (re.compile(r"/(?:news|articles|press)/?(?:\?|$)"), "listing"),
)
_CONTENT_TYPE = re.compile(r'"content_type"\s*:\s*"([^"]+)"')
_LONGEST_LABEL = 30  # characters; the longest in LABELS has 20


def label_above(content: Tag) -> str | None:
    """The short line right above the main heading, if it is one of ``LABELS``."""
    heading = content.find("h1")
    before = heading.find_all_previous(string=True, limit=6) if heading else []
    for string in before:
        line = plain(str(string))
        if line:
            return line if len(line) <= _LONGEST_LABEL and line.lower() in LABELS else None
    return None


def kind_of(label: str | None, html: str, url: str) -> DocumentKind | None:
    """The kind by label, else content type, else address; ``None`` where the markup does not tell."""
    if label and LABELS.get(label.lower()):
        return LABELS[label.lower()]
    content_type = _CONTENT_TYPE.search(html)
    if content_type and content_type[1].lower() in CONTENT_TYPES:
        return CONTENT_TYPES[content_type[1].lower()]
    return next((kind for pattern, kind in PATHS if pattern.search(url)), None)
