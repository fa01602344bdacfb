"""Codes of the records to the words people read."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from indexer.facets import country_names
from indexer.facets import label as facet_label
from indexer.query import FacetName

FACETS: dict[str, str] = {
    "kind": "Kind of page",
    "theme": "Theme",
    "city": "City",
    "country": "Country",
    "region": "Region",
    "member": "Network",
    "person": "Person",
    "speaker": "Speaker",
    "year": "Year",
    "lang": "Language",
    "site": "Site",
    "direct": "Form",
    "event_kind": "Kind of event",
    "when": "When",
    "from": "From",
    "to": "To",
    "text": "Words",
    "min_confidence": "Certainty",
    "on": "As of",
}
WHEN = {"past": "Past", "ongoing": "Under way", "coming": "Coming"}
RTL = frozenset({"ar", "he", "fa", "ur"})
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_QUOTATION_MARKS = (("«", "»"), ("„", "“"), ("「", "」"))
_TIERS = ((0.8, "sure", "Well supported"), (0.5, "likely", "Likely"), (0.0, "unsure", "Unsure"))


@cache
def theme_names() -> Mapping[str, str]:
    """English names of the seven themes, from the file that defines them."""
    held = tomllib.loads((files("nlp") / "data" / "themes.toml").read_text(encoding="utf-8"))
    return {theme: stanza["name"]["en"] for theme, stanza in held.items() if "name" in stanza}


def theme_name(theme: str) -> str:
    """A theme's English name."""
    return theme_names().get(theme, theme.replace("_", " ").capitalize())


def country_name(code: str) -> str:
    """A country's English name; the code where it has none."""
    return country_names().get(code, code)


def words_of(facet: str, value: object) -> str:
    """What to show for a filter's value."""
    written = ("true" if value else "false") if isinstance(value, bool) else str(value)
    if facet == "theme":
        return theme_name(written)
    if facet == "when":
        return WHEN.get(written, written)
    if facet == "min_confidence":
        return "all, unsure ones too" if not float(written) else f"at least {float(written):.0%}"
    if facet in ("kind", "event_kind"):
        return written.replace("_", " ").capitalize()
    names: dict[str, FacetName] = {"country": "country", "lang": "lang", "member": "member", "direct": "direct"}
    return facet_label(names[facet], written) if facet in names else written


def day(written: str | date | datetime | None) -> str:
    """An ISO date, as precise as it is, in words: "14 February 2024", "November 2022", "2021"."""
    if not written:
        return ""
    year, *rest = (written if isinstance(written, str) else written.isoformat())[:10].split("-")
    month = f"{_MONTHS[int(rest[0]) - 1]} " if rest else ""
    return (f"{int(rest[1])} " if len(rest) > 1 else "") + month + year


def span_of_days(start: str | None, end: str | None) -> str:
    """From one day to another in words, saying nothing twice: "27 to 30 October 2021"."""
    if not start or not end or start == end:
        return day(start or end)
    first, last = day(start), day(end)
    for shared in (last.partition(" ")[2], last[-4:]):  # month and year, else the year
        if shared and first.endswith(f" {shared}") and first[:-5].strip():
            return f"{first.removesuffix(shared).strip()} to {last}"
    return f"{first} to {last}"


def clock(written: str | None) -> str:
    """The time of day of an ISO moment, with its offset from UTC where known."""
    if not written or "T" not in written:
        return ""
    time = written.partition("T")[2]
    return f"{time[:5]} UTC{time[5:]}" if len(time) > 5 and time[5] in "+-" else time[:5]


def quotation_marks(words: str) -> tuple[str, str]:
    """What to set around somebody's words: marks of the style that stands around "she said" inside them."""
    return next((pair for pair in _QUOTATION_MARKS if pair[0] in words), ("“", "”"))


def tier(confidence: float) -> tuple[str, str]:
    """A statement's tier: a short key and its words."""
    return next((key, words) for least, key, words in _TIERS if confidence >= least)


def direction(lang: str) -> str:
    """The writing direction of a language."""
    return "rtl" if lang in RTL else "ltr"


def number(value: int) -> str:
    """A count with thin spaces between thousands."""
    return f"{value:,}".replace(",", "\u202f")
