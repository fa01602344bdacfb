"""Scored sets in, the quality report out: ours beside the baseline, by fact, language and kind; the worst errors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citykb.quality.confidence import tiers
from citykb.quality.counts import FACTS, Count
from citykb.quality.evaluation import Evaluation, Scored
from citykb.quality.intervals import f1_interval
from citykb.quality.mistakes import Mistake, mistakes_of
from indexer.query import DEFAULT_MIN_CONFIDENCE

WORST = 20
WORST_OF_A_PAGE = 2  # one difficult page must not fill the list
ROWS = (*(fact for fact in FACTS if fact not in ("cities_any_form", "cities_name_only")), "kind_right", "direct_right")
INTRODUCTION = """\
# Quality

Written by `citykb evaluate tests/gold --report docs/quality.md`. F1 is counted over all pages of a set (micro); its
95 % interval comes from resampling the pages. What counts as right is told in `tests/gold/README.md`; statements need
the right speaker and the labelled beginning, `statements_exact` the right extent too, and `who_said_what_about_city`
speaker, words and city together. `kind_right` and `direct_right` are accuracies.

The baseline is the plain way to put known tools together: spaCy's entities, GeoNames by population, blind date search,
and the person and the city nearest to the quotation marks.

The sample pages (`dev`, `heldout`) and the themes' word lists come from one hand, so their figures for themes flatter;
those of `rewritten` are the better guess at unseen pages.
"""
TOLD = f"those below {DEFAULT_MIN_CONFIDENCE} are kept and not shown unless asked for"
SETS = {
    "seeds": "five pages of the network, text unaltered",
    "rewritten": "fifteen test texts rewritten after pages of the network and its members",
    "blind": "sample pages written before the extraction was read, scored once, then worked on",
    "fresh": "sample pages by annotators who saw neither rules nor earlier pages, scored once, then worked on",
    "later": "the same, by other annotators, two rounds later",
    "latest": "the same again, two more rounds",
    "dev": "sample pages written for this project, on which the extractors are developed",
    "heldout": "sample pages that nobody looks at while developing",
}


@dataclass(frozen=True)
class LabelledSet:
    """One set, read by us and by the baseline; of ``open_pages`` the errors are told."""

    name: str
    ours: Evaluation
    baseline: Evaluation
    open_pages: bool = True


def quality_report(sets: Sequence[LabelledSet]) -> str:
    """The whole report, in Markdown."""
    whole = LabelledSet("all", _joined([found.ours for found in sets]), _joined([found.baseline for found in sets]))
    parts = [INTRODUCTION, *_overview(sets), _facts("All pages", whole)]
    parts += [_facts(f"`{found.name}`: {SETS.get(found.name, 'labelled pages')}", found) for found in sets]
    parts += [_split("language", "lang", whole), _split("kind of page", "kind", whole)]
    parts.append(_by_confidence(sets))
    parts.append(_worst([page for found in sets if found.open_pages for page in found.ours.pages]))
    return "\n".join(parts)


def _joined(evaluations: Sequence[Evaluation]) -> Evaluation:
    return Evaluation([page for evaluation in evaluations for page in evaluation.pages])


def _overview(sets: Sequence[LabelledSet]) -> Iterator[str]:
    yield "## F1 by set\n"
    yield _row(["", *(f"{found.name} ({len(found.ours.pages)})" for found in sets)])
    yield _row(["---"] * (len(sets) + 1))
    for row in ROWS:
        yield _row([row, *(_number(_figure(row, found.ours.total()[row])) for found in sets)])
    yield ""


def _facts(title: str, found: LabelledSet) -> str:
    total, plain = found.ours.total(), found.baseline.total()
    lines = [f"## {title}\n", f"{len(found.ours.pages)} pages.\n"]
    lines.append(_row(["", "precision", "recall", "F1", "95 % interval", "right", "false", "missed", "baseline F1"]))
    lines.append(_row(["---"] * 9))
    for row in ROWS:
        count = total[row]
        figures = (count.precision if row in FACTS else None, count.recall, _figure(row, count))
        interval = f1_interval([page.scores[row] for page in found.ours.pages]) if row in FACTS else None
        between = f"{interval[0]:.2f} to {interval[1]:.2f}" if interval else ""
        counts = (str(count.tp), str(count.fp), str(count.fn))
        lines.append(_row([row, *map(_number, figures), between, *counts, _number(_figure(row, plain[row]))]))
    return "\n".join(lines) + "\n"


def _split(title: str, by: str, found: LabelledSet) -> str:
    ours, plain = found.ours.groups(by), found.baseline.groups(by)
    lines = [f"## By {title}\n", "F1, with the baseline's in brackets.\n"]
    lines.append(_row(["", *(f"{name} ({len(pages)})" for name, pages in ours.items())]))
    lines.append(_row(["---"] * (len(ours) + 1)))
    totals = {name: (found.ours.total(ours[name]), found.baseline.total(plain[name])) for name in ours}
    for row in ROWS:
        cells = (f"{_number(_figure(row, a[row]))} ({_number(_figure(row, b[row]))})" for a, b in totals.values())
        lines.append(_row([row, *cells]))
    return "\n".join(lines) + "\n"


def _by_confidence(sets: Sequence[LabelledSet]) -> str:
    lines = ["## By confidence\n", f"Share of statements with the right words and speaker; {TOLD}.\n"]
    lines.append(_row(["at least", *(found.name for found in sets), "all", "right", "false"]))
    lines.append(_row(["---"] * (len(sets) + 4)))
    by_set = [tiers(found.ours.pages) for found in sets]
    whole = tiers(page for found in sets for page in found.ours.pages)
    for row, tier in enumerate(whole):
        shares = [_number(own[row].share) for own in by_set]
        lines.append(_row([f"{tier.confidence:.2f}", *shares, _number(tier.share), str(tier.right), str(tier.false)]))
    return "\n".join(lines) + "\n"


def _worst(pages: Sequence[Scored]) -> str:
    """Of the pages that may be looked at."""
    lines = [f"## The {WORST} worst errors\n", "Gravest first; of the held-out pages nothing is told.\n"]
    worst = [mistake for page in pages for mistake in _spread(mistakes_of(page))]
    worst.sort(key=lambda mistake: -mistake.gravity)
    lines += [f"{n}. {error.page}, {error.fact}: {error.words}" for n, error in enumerate(worst[:WORST], 1)]
    return "\n".join(lines) + "\n"


def _spread(mistakes: list[Mistake]) -> list[Mistake]:
    return mistakes[:WORST_OF_A_PAGE]


def _figure(row: str, count: Count) -> float | None:
    return count.f1 if row in FACTS else count.recall


def _number(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"
