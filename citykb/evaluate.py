"""Labelled pages in, how good the extraction of them is out: precision, recall and F1 per kind of fact."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from citykb.quality.counts import ACCURACIES, FACTS, Count, Scores, add_scores, new_scores
from citykb.quality.gold import GoldPage, read_gold
from citykb.quality.prediction import Prediction, prediction_of
from citykb.quality.scoring import score_page
from crawler.page import Page, text_page
from nlp.document import Document
from nlp.pipeline import extract_page

_READ_AT = datetime(2000, 1, 1, tzinfo=UTC)  # labelled texts were never fetched; nothing may depend on it


@dataclass
class Scored:
    """One labelled page, what was found on it, and how much of that is right."""

    gold: GoldPage
    found: Prediction
    scores: Scores
    document: Document | None = None


@dataclass
class Evaluation:
    """Counts over all pages, with the pages they come from."""

    pages: list[Scored] = field(default_factory=list)

    def total(self, pages: Iterable[Scored] | None = None) -> Scores:
        scores = new_scores()
        for page in self.pages if pages is None else pages:
            add_scores(scores, page.scores)
        return scores

    def groups(self, by: str) -> dict[str, list[Scored]]:
        """The pages of each language (``by="lang"``) or kind, by name."""
        groups: dict[str, list[Scored]] = {}
        for page in self.pages:
            groups.setdefault(getattr(page.gold.labels, by), []).append(page)
        return dict(sorted(groups.items()))


def page_of(gold: GoldPage) -> Page:
    """The labelled text as a page: exactly the file's, with the title and address that the file gives."""
    return text_page(gold.text, url=gold.url, site="gold", fetched_at=_READ_AT, title=gold.title)


def gold_folders(folder: Path, pages: Path | None = None) -> list[tuple[str, Path, Path]]:
    """Name, labels and texts of each labelled set: the two folders given, or every ``gold`` beside a ``pages`` below.

    Raises ``FileNotFoundError`` where there is none.
    """
    if pages is not None:
        return [(folder.name, folder, pages)]
    sets = sorted({labels.parent for labels in (folder, *folder.rglob("gold")) if labels.name == "gold"})
    sets = [parent for parent in sets if (parent / "pages").is_dir()]
    if not sets:
        raise FileNotFoundError(f"no labelled pages below {folder}: a folder gold/ beside a folder pages/ is needed")
    return [(parent.name, parent / "gold", parent / "pages") for parent in sets]


def run_evaluate(
    gold: Path,
    pages: Path | None = None,
    *,
    by: str | None = None,
    per_page: bool = False,
    report: Path | None = None,
    as_json: bool = False,
) -> str:
    """What the command prints; of several sets the counts are added up. ``report`` is written beside."""
    if by not in (None, "lang", "kind"):
        raise ValueError(f"cannot split the figures by {by!r}: lang or kind")
    folders = gold_folders(gold, pages)
    whole = Evaluation([page for _, labels, texts in folders for page in evaluate(labels, texts).pages])
    show = as_json_text if as_json else table
    return show(whole, by=by, per_page=per_page) + "\n"


def evaluate(gold: Path, pages: Path, extract: Callable[[Page], Document] = extract_page) -> Evaluation:
    """Extract every labelled page (by ``extract``) and score it; errors as ``read_gold``'s."""
    return Evaluation([score(page, extract(page_of(page))) for page in read_gold(gold, pages)])


def score(gold: GoldPage, document: Document) -> Scored:
    """One extracted page, scored."""
    found = prediction_of(document)
    return Scored(gold, found, score_page(gold, found), document)


def score_outputs(gold: Path, pages: Path, outputs: Path) -> Evaluation:
    """Score another system's outputs (``outputs/NAME.json``); a missing file counts as an empty output."""
    scored = []
    for page in read_gold(gold, pages):
        file = outputs / f"{page.name}.json"
        found = Prediction.model_validate_json(file.read_bytes()) if file.exists() else Prediction()
        scored.append(Scored(page, found, score_page(page, found)))
    return Evaluation(scored)


def table(evaluation: Evaluation, *, by: str | None = None, per_page: bool = False) -> str:
    """The figures as text: all pages, then each group, then each page."""
    return "\n\n".join(_tables(evaluation, by, per_page))


def _tables(evaluation: Evaluation, by: str | None, per_page: bool) -> Iterator[str]:
    yield _table("all", evaluation.total(), len(evaluation.pages))
    if by:
        for name, pages in evaluation.groups(by).items():
            yield _table(f"{by}={name}", evaluation.total(pages), len(pages))
    if per_page:
        for page in evaluation.pages:
            yield _table(page.gold.name, page.scores, 1)


def _table(title: str, scores: Scores, pages: int) -> str:
    lines = [f"{title}  ({pages} pages)", f"{'':26}{'prec':>7}{'rec':>7}{'F1':>7}{'tp':>7}{'fp':>6}{'fn':>6}"]
    for row in FACTS:
        count = scores[row]
        figures = "".join(f"{_number(x):>7}" for x in (count.precision, count.recall, count.f1))
        lines.append(f"{row:26}{figures}{count.tp:>7}{count.fp:>6}{count.fn:>6}")
    for row, name in ACCURACIES.items():
        count = scores[row]
        lines.append(f"{name:26}{_number(count.recall):>7}{'':14}{count.tp:>7}{'':6}{count.fn:>6}")
    return "\n".join(lines)


def _number(figure: float | None) -> str:
    return "  -  " if figure is None else f"{figure:.3f}"


def as_json_text(evaluation: Evaluation, *, by: str | None = None, per_page: bool = False) -> str:
    """The same figures for a script: ``{"all": {row: {precision, recall, f1, tp, fp, fn}}, "by": {}, "pages": {}}``."""
    groups = evaluation.groups(by) if by else {}
    figures = {
        "all": _figures(evaluation.total()),
        "by": {name: _figures(evaluation.total(pages)) for name, pages in groups.items()},
        "pages": {f"{page.gold.name}.json": _figures(page.scores) for page in evaluation.pages if per_page},
    }
    return json.dumps(figures, indent=1)


def _figures(scores: Scores) -> dict[str, dict[str, float | None]]:
    return {row: _figure(count) for row, count in scores.items()}


def _figure(count: Count) -> dict[str, float | None]:
    return {
        "precision": count.precision,
        "recall": count.recall,
        "f1": count.f1,
        "tp": count.tp,
        "fp": count.fp,
        "fn": count.fn,
    }
