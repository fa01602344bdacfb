"""Labelled pages in, how good the extraction of them is out: what ``citykb evaluate`` prints and its report."""

from pathlib import Path

from citykb.quality.baseline import baseline_document
from citykb.quality.evaluation import Evaluation, evaluate
from citykb.quality.report import LabelledSet, quality_report
from citykb.quality.tables import as_json_text, table

SEARCH = "## Search relevance\n"
HELD_OUT = "heldout"  # the set whose single pages nobody looks at


def gold_folders(folder: Path, pages: Path | None = None) -> list[tuple[str, Path, Path]]:
    """Name, labels and texts of each labelled set: the two folders given, or every ``gold`` beside a ``pages`` below.

    Raises ``FileNotFoundError`` where there is none.
    """
    if pages is not None:
        return [(folder.name, folder, pages)]
    labels = [folder] if any(folder.glob("*.json")) else sorted(folder.rglob("gold"))
    sets = [found.parent for found in labels if (found.parent / "pages").is_dir()]
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
    """What the command prints; of several sets the counts are added up. ``report`` is written beside.

    Raises ``ValueError`` for an unknown ``by``, and what ``gold_folders`` and ``read_gold`` raise.
    """
    if by not in (None, "lang", "kind"):
        raise ValueError(f"cannot split the figures by {by!r}: lang or kind")
    folders = gold_folders(gold, pages)
    ours = {name: evaluate(labels, texts) for name, labels, texts in folders}
    if report:
        plain = {name: evaluate(labels, texts, baseline_document) for name, labels, texts in folders}
        sets = [LabelledSet(name, ours[name], plain[name], open_pages=name != HELD_OUT) for name, *_ in folders]
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(quality_report(sets) + section_on_search(report), encoding="utf-8")
    whole = Evaluation([page for found in ours.values() for page in found.pages])
    shown = [page for name, found in ours.items() if name != HELD_OUT or len(ours) == 1 for page in found.pages]
    show = as_json_text if as_json else table
    return show(whole, by=by, pages=shown if per_page else []) + "\n"


def section_on_search(report: Path) -> str:
    """The report's section on search, which another command writes at its end (docs/relevance.md)."""
    before = report.read_text(encoding="utf-8") if report.exists() else ""
    _, heading, section = before.partition(SEARCH)
    return f"\n{heading}{section}" if heading else ""
