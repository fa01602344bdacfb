"""Counts of right, false and missed facts, and the figures made of them."""

from dataclasses import dataclass

FACTS = (
    "cities",  # canonical name + country
    "cities_any_form",  # the same, but any surface form on the page also counts as the name
    "cities_name_only",  # canonical name, country ignored
    "countries",
    "people",  # name, honorifics dropped on both sides
    "dates",  # start + end; an end equal to the start is no end
    "themes",
    "published",
    "statements",  # the speaker matches and the text contains the labelled beginning
    "statements_exact",  # as above, and the two texts are the same stretch but for a few words
    "who_said_what_about_city",  # speaker + quotation + city; one item per (statement, city)
)
ACCURACIES = {"kind_right": "kind accuracy", "direct_right": "direct/reported accuracy"}


@dataclass
class Count:
    """Right (``tp``), false (``fp``) and missed (``fn``) items."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int, fp: int, fn: int) -> None:
        self.tp += tp
        self.fp += fp
        self.fn += fn

    @property
    def precision(self) -> float | None:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """``None`` where there was nothing to find and nothing was found."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None


Scores = dict[str, Count]


def new_scores() -> Scores:
    return {row: Count() for row in (*FACTS, *ACCURACIES)}


def add_scores(total: Scores, page: Scores) -> None:
    """Add one page's counts to ``total``, which is edited."""
    for row, count in page.items():
        total[row].add(count.tp, count.fp, count.fn)
