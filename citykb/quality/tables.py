"""Scored pages in, their figures as text or JSON out."""

import json
from collections.abc import Iterator, Sequence

from citykb.quality.counts import ACCURACIES, FACTS, Count, Scores
from citykb.quality.evaluation import Evaluation, Scored


def table(evaluation: Evaluation, *, by: str | None = None, pages: Sequence[Scored] = ()) -> str:
    """The figures as text: all pages, then each group, then each of ``pages``."""
    return "\n\n".join(_tables(evaluation, by, pages))


def _tables(evaluation: Evaluation, by: str | None, pages: Sequence[Scored]) -> Iterator[str]:
    yield _table("all", evaluation.total(), len(evaluation.pages))
    if by:
        for name, group in evaluation.groups(by).items():
            yield _table(f"{by}={name}", evaluation.total(group), len(group))
    for page in pages:
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


def as_json_text(evaluation: Evaluation, *, by: str | None = None, pages: Sequence[Scored] = ()) -> str:
    """The same figures for a script: ``{"all": {row: {precision, recall, f1, tp, fp, fn}}, "by": {}, "pages": {}}``."""
    groups = evaluation.groups(by) if by else {}
    figures = {
        "all": _figures(evaluation.total()),
        "by": {name: _figures(evaluation.total(group)) for name, group in groups.items()},
        "pages": {f"{page.gold.name}.json": _figures(page.scores) for page in pages},
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
