"""Pages in, documents out: which extractors run, in which order, on which language's model."""

from contextlib import ExitStack
from functools import cache
from pathlib import Path

from spacy.language import Language

from crawler.page import Page
from nlp.document import Document
from nlp.extractors import (  # noqa: F401 - importing registers the spaCy components
    cities,
    dates,
    events,
    kinds,
    languages,
    listings,
    organisations,
    people,
    statements,
    themes,
)
from nlp.facts import Facts, attach, facts_of
from nlp.long_text import analyse, run_extractors, unread_warning
from nlp.models import load_model
from nlp.version import extractor_version

EXTRACTORS = (
    "citykb_dates",
    "citykb_cities",
    "citykb_organisations",
    "citykb_people",
    "citykb_kinds",
    "citykb_events",
    "citykb_themes",
    "citykb_statements",
    "citykb_listings",
)


@cache
def load(lang: str, cache_dir: Path | None = None) -> Language:
    """The pipeline for a language: its trained model where there is one, else spaCy's blank tokeniser.

    The gazetteer lies in ``cache_dir`` (default: the platform's cache folder).
    """
    nlp = load_model(lang)
    for name in EXTRACTORS:
        config = {"cache_dir": str(cache_dir)} if cache_dir and name == "citykb_cities" else {}
        nlp.add_pipe(name, config=config)
    return nlp


def extract_page(page: Page, *, cache_dir: Path | None = None, zone: ExitStack | None = None) -> Document:
    """What one page says. The words that spaCy first met in it are forgotten when ``zone`` is closed, else never."""
    lang = languages.detect(page)
    nlp = load(lang, cache_dir) if cache_dir else load(lang)  # one key of the cache where there is no folder
    if zone is not None and not nlp.vocab.in_memory_zone:  # type: ignore[attr-defined]
        zone.enter_context(nlp.memory_zone())
    facts = Facts(page=page, lang=lang)
    facts.warnings += filter(None, [unread_warning(nlp, page.text)])
    doc = attach(analyse(nlp, page.text), facts)
    return document_of(facts_of(run_extractors(nlp, doc)))


def document_of(facts: Facts) -> Document:
    """The finished notes as a frozen record."""
    page = facts.page
    return Document(
        id=page.id,
        url=page.url,
        site=page.site,
        kind=facts.kind,
        kind_reason=facts.kind_reason,
        lang=facts.lang,
        title=facts.title,
        text=page.text,
        summary=summary_of(page),
        published=facts.published,
        published_reason=facts.published_reason,
        modified=page.modified,
        cities=tuple(facts.cities),
        cities_in_names=tuple(facts.cities_in_names),
        countries=tuple(facts.countries),
        people=tuple(facts.people),
        organisations=tuple(facts.organisations),
        dates=tuple(facts.dates),
        events=tuple(facts.events),
        themes=tuple(facts.themes),
        statements=tuple(facts.statements),
        items=tuple(facts.items),
        warnings=tuple(facts.warnings),
        extractor=extractor_version(),
        page=page,
    )


def summary_of(page: Page) -> str | None:
    """The first paragraph long enough to be a lead, at most 300 characters."""
    for block in page.blocks:
        if block.kind in ("paragraph", "teaser") and len(block.text) > 60:
            return block.text if len(block.text) <= 300 else block.text[:297].rsplit(" ", 1)[0] + "..."
    return None
