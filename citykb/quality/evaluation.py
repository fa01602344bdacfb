"""Labelled pages and an extraction in, every page scored out; and the counts of any selection of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from citykb.quality.counts import Scores, add_scores, new_scores
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
