"""Finds what a page is about: which of the network's seven themes its text shows, how surely, and where.

A theme counts where the page dwells on it. Standing blocks and sentences that name several themes at once are no
evidence, words that other subjects use as well only add to clearer ones, a long page must say more than a short one.
Who is taught, and what, counts where the sentence tells of learning: farmers are on many pages, farmers in a class on
few.

Sentence embeddings (multilingual e5-small) were tried beside the terms: at 100 ms a sentence they ranked the themes
of the labelled pages worse, so there are none.
"""

import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from crawler.page import Page
from nlp.document import Mention, Reason, Theme, ThemeScore
from nlp.facts import Facts, facts_of
from nlp.vocabulary import Hit, Term, Vocabulary

WEIGHTS = {"strong": 2.0, "plain": 1.0, "taught": 0.8, "weak": 0.3}  # as the classes are described in themes.toml
LEARNING = "learning"  # what a word means that tells of learning and no theme
UNTAUGHT = 0.1  # who or what is taught, where nothing is said of learning
UNNAMED = 0.7  # of the evidence counts where no word names the theme: words of its field stand on many pages
WEAK_SHARE = 0.5  # weak words add at most half of what the others show
TITLE, HEADING, LEAD = 2.0, 1.5, 1.3  # a word in the title tells as much as two in the text
NEEDED = 2.0  # evidence a page of USUAL_WORDS must show: a strong word or several of its field; at 1.8 more is false
USUAL_WORDS = 250
SHORTEST = 0.85  # of what a usual page must show: a passage of a few lines has no room for more
STEEPNESS = 2.0  # twice the needed evidence gives a score of 0.8, half of it 0.2
SHARE = 0.6  # of the strongest theme's evidence: what is below is mentioned on the way …
CLEAR = 1.7  # … unless it shows so many times what is needed …
LEAST_SHARE = 0.2  # … and as much as this share
SHOWN = 0.5  # a theme with less is not given
LIST = 2.0  # times as much: a list of other pages is about none of what it names, unless it says so clearly
PASSING = 0.8  # of the evidence counts where a sentence names one theme less than a list of them does
SEVERAL = 4  # themes named in one breath: a list of them all, not what the page is about
SHORT_LINE = 90  # characters; neighbouring lines up to this length are read as one list
EVIDENCE = 8  # spans given per theme

_SENTENCE = re.compile(r"[^.!?。！？؟\n]+[.!?。！？؟]*\s*")


@dataclass
class Evidence:
    """What speaks for one theme."""

    terms: dict[str, list[float]] = field(default_factory=dict)  # term -> weight of each place
    weak: dict[str, list[float]] = field(default_factory=dict)
    spans: list[tuple[float, int, int]] = field(default_factory=list)
    paragraphs: set[int] = field(default_factory=set)

    @property
    def mass(self) -> float:
        """Each further place of the same term adds less."""
        clear = sum(_diminishing(places) for places in self.terms.values())
        vague = sum(_diminishing(places) for places in self.weak.values())
        named = any(max(places) >= WEIGHTS["strong"] for places in self.terms.values())
        return (clear + min(vague, WEAK_SHARE * clear)) * (1.0 if named else UNNAMED)


def _diminishing(places: list[float]) -> float:
    return max(places) * (1 + 0.5 * math.log(len(places)))


@dataclass(frozen=True)
class Stretch:
    """A sentence or a run of short lines, and how much a word in it counts."""

    start: int
    end: int
    factor: float
    paragraph: int


@cache
def theme_data() -> Mapping[str, Any]:
    """The stanzas of themes.toml, by theme."""
    return tomllib.loads(files("nlp").joinpath("data/themes.toml").read_text(encoding="utf-8"))


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The terms of ``lang`` and of English; of all languages where the page's has none."""
    stanzas = theme_data().items()
    known = {lang, "en"} if any(lang in stanza for _, stanza in stanzas) else None
    of_themes = [
        Term(text, f"{theme} {strength}", WEIGHTS[strength])
        for theme, stanza in stanzas
        for language, lists in stanza.items()
        if isinstance(lists, dict) and language != "name" and (known is None or language in known)
        for strength, terms in lists.items()
        if strength != "taught" or known is None or language == lang
        for text in terms
    ]
    of_learning = tomllib.loads(files("nlp").joinpath("data/learning.toml").read_text(encoding="utf-8"))
    told = [word for language, words in of_learning.items() if known is None or language == lang for word in words]
    return Vocabulary([*of_themes, *(Term(word, LEARNING, 0.0) for word in told)])


def find_themes(
    page: Page,
    *,
    lang: str,
    title: str = "",
    standing: list[tuple[int, int]] | None = None,
    is_list: bool = False,
) -> list[ThemeScore]:
    """The themes of a page or list of pages, surest first; ``standing`` are the stretches that say nothing of it."""
    evidence = gather(page, lang=lang, title=title, standing=standing or [])
    words = len(page.text.split()) if lang != "zh" else len(page.text) / 2
    needed = NEEDED * max(SHORTEST, math.sqrt(words / USUAL_WORDS)) * (LIST if is_list else 1.0)
    masses = {theme: found.mass / theme_data()[theme].get("needed", 1.0) for theme, found in evidence.items()}
    strongest = max(masses.values(), default=0.0)
    needed = max(needed, LEAST_SHARE * strongest, min(SHARE * strongest, CLEAR * needed))
    scores = {theme: score_of(mass, needed) for theme, mass in masses.items()}
    ranked = sorted(scores, key=lambda theme: (-scores[theme], theme))
    return [
        _theme_score(page, theme, scores[theme], evidence[theme], _runner_up(ranked, scores, place))
        for place, theme in enumerate(ranked)
        if scores[theme] >= SHOWN
    ]


def score_of(mass: float, needed: float) -> float:
    """0..1; a half where the evidence is just what is needed."""
    return float(mass**STEEPNESS / (mass**STEEPNESS + needed**STEEPNESS))


def gather(page: Page, *, lang: str, title: str, standing: list[tuple[int, int]]) -> dict[str, Evidence]:
    """What speaks for each theme, standing blocks and lists of themes left out."""
    terms, text = vocabulary(lang), page.text
    evidence: dict[str, Evidence] = {}
    for stretch in stretches(page, title):
        if any(start < stretch.end and stretch.start < end for start, end in standing):
            continue
        hits = in_learning(list(terms.find(text[stretch.start : stretch.end])), stretch)
        named = len({_theme(hit) for hit in hits if not (_is_weak(hit) or _is_taught(hit))})
        if named == SEVERAL - 1 and stretch.factor < TITLE:
            stretch = replace(stretch, factor=stretch.factor * PASSING)
        if named < SEVERAL:
            for hit in one_a_place(hits):
                _note(evidence, hit, stretch)
    if title and not any(block.text.strip() == title for block in page.blocks):
        stretch = Stretch(0, 0, TITLE, -1)
        for hit in in_learning(list(terms.find(title)), stretch):
            _note(evidence, hit, stretch)
    return evidence


def in_learning(hits: list[Hit], stretch: Stretch) -> list[Hit]:
    """The hits of themes; who or what is taught counts in a title or beside a word of learning, else is vague."""
    learning = stretch.factor >= TITLE or any(hit.term.meaning == LEARNING for hit in hits)
    return [
        hit if learning or not _is_taught(hit) else replace(hit, term=replace(hit.term, weight=UNTAUGHT))
        for hit in hits
        if hit.term.meaning != LEARNING
    ]


def one_a_place(hits: list[Hit]) -> list[Hit]:
    """The strongest term where several show one theme in one place, as a word and its English twin do."""
    best: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        key = _theme(hit), hit.start
        if key not in best or best[key].term.weight < hit.term.weight:
            best[key] = hit
    return list(best.values())


def _theme(hit: Hit) -> str:
    return hit.term.meaning.partition(" ")[0]


def _is_taught(hit: Hit) -> bool:
    return hit.term.meaning.endswith(" taught")


def _is_weak(hit: Hit) -> bool:
    return hit.term.weight <= WEIGHTS["weak"]


def _note(evidence: dict[str, Evidence], hit: Hit, stretch: Stretch) -> None:
    found = evidence.setdefault(_theme(hit), Evidence())
    places = found.weak if _is_weak(hit) else found.terms
    weight = hit.term.weight * stretch.factor
    places.setdefault(hit.term.text, []).append(weight)
    found.paragraphs.add(stretch.paragraph)
    if stretch.end and not _is_weak(hit):
        found.spans.append((weight, stretch.start + hit.start, stretch.start + hit.end))


def stretches(page: Page, title: str = "") -> Iterator[Stretch]:
    """The page's sentences; short lines that follow one another are one stretch, as a list is."""
    run: list[Stretch] = []
    lead_seen = False
    for paragraph, (start, end, block) in enumerate(page.block_spans()):
        is_title = bool(title) and block.text.strip() == title
        is_line = len(block.text) <= SHORT_LINE and not is_title
        if run and not is_line:
            yield _joined(run)
            run = []
        if is_line:
            run.append(Stretch(start, end, HEADING if block.kind == "heading" else 1.0, paragraph))
            continue
        factor = TITLE if is_title else 1.0 if lead_seen else LEAD
        lead_seen = lead_seen or not is_title
        for sentence in _SENTENCE.finditer(block.text):
            yield Stretch(start + sentence.start(), start + sentence.end(), factor, paragraph)
    if run:
        yield _joined(run)


def _joined(run: list[Stretch]) -> Stretch:
    return Stretch(run[0].start, run[-1].end, max(line.factor for line in run), run[0].paragraph)


def _theme_score(page: Page, theme: str, score: float, found: Evidence, runner_up: str | None) -> ThemeScore:
    best = sorted(sorted(found.spans, key=lambda span: (-span[0], span[1]))[:EVIDENCE], key=lambda span: span[1])
    terms = sorted(found.terms, key=lambda term: -_diminishing(found.terms[term]))
    return ThemeScore(
        theme=cast(Theme, theme),
        score=round(score, 3),
        evidence=tuple(Mention(start=start, end=end, text=page.text[start:end]) for _, start, end in best),
        reason=Reason(rule="terms of the theme", evidence=tuple(terms[:5]), runner_up=runner_up),
    )


def _runner_up(ranked: list[str], scores: dict[str, float], place: int) -> str | None:
    if place + 1 == len(ranked):
        return None
    return f"{ranked[place + 1]} ({scores[ranked[place + 1]]:.2f})"


@Language.component("citykb_themes")
def themes(doc: Doc) -> Doc:
    """Fills ``Facts.themes``."""
    facts: Facts = facts_of(doc)
    title = facts.title or facts.page.title or ""
    is_list = facts.kind == "listing"
    facts.themes = find_themes(facts.page, lang=facts.lang, title=title, standing=facts.boilerplate, is_list=is_list)
    return doc
