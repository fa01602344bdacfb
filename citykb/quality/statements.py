"""Labelled and found statements in, counts out: who said what, to which extent, about which city."""

import difflib
from collections.abc import Iterable, Iterator

from citykb.quality.counts import Scores
from citykb.quality.gold import GoldPage, GoldStatement, optional, required
from citykb.quality.naming import city_names, fold, person_key, person_keys, speakers
from citykb.quality.prediction import Prediction, Said

QUOTE_KEY = 25  # folded characters that tell one quotation of a page from another
EXTENT = 0.8  # of the words of both texts together: a lost clause passes, a lost sentence of three does not


class Wanted:
    """One labelled statement and the keys that recognise it."""

    def __init__(self, label: GoldStatement, page: str, accept: tuple[str | None, ...] = ()) -> None:
        self.label = label
        accepted = (label.speaker, *accept)
        self.speakers = frozenset().union(*(person_keys(name or "") for name in accepted))
        self.beginning = fold(label.quote_start)[:QUOTE_KEY].strip()
        self.extent = fold(_quotation(label, page))
        self.cities = set(label.about_cities)

    def is_said_by(self, speaker: str, words: str) -> bool:
        return speaker in self.speakers and self.beginning in words

    def holds(self, speaker: str, words: str) -> bool:
        """Whether these words are a further piece of this quotation."""
        return speaker in self.speakers and words[:QUOTE_KEY].strip() in self.extent

    def right_and_wrong_cities(self, about: set[str]) -> tuple[int, int]:
        """The speaker's own city is never wrong."""
        if self.label.speaker_city:
            about = about - ({self.label.speaker_city} - self.cities)
        return len(about & self.cities), len(about - self.cities)


def score_statements(gold: GoldPage, found: Prediction, scores: Scores) -> None:
    """Add the page's statement counts to ``scores``."""
    labels = gold.labels
    wanted, spare = wanted_statements(gold)
    canonical = {fold(name): city.name for city in required(labels.cities) for name in city_names(city)}
    pairs, rest = pair(wanted, found)
    exact = right = wrong = 0
    for item, said in pairs:
        exact += overlap(fold(said.words), item.extent) >= EXTENT
        about = {canonical.get(fold(name), fold(name)) for name in said.about_cities}
        hits, misses = item.right_and_wrong_cities(about)
        right, wrong = right + hits, wrong + misses
        if "direct" in said.model_fields_set:
            same = bool(said.direct) == item.label.direct
            scores["direct_right"].add(int(same), 0, int(not same))
    false = [said for speaker, said in rest if not ignored(speaker, said, wanted, spare)]
    wrong += sum(len(set(said.about_cities)) for said in false)
    total = sum(len(item.label.about_cities) for item in wanted)
    scores["statements"].add(len(pairs), len(false), len(wanted) - len(pairs))
    scores["statements_exact"].add(exact, len(false) + len(pairs) - exact, len(wanted) - exact)
    scores["who_said_what_about_city"].add(right, wrong, total - right)


def wanted_statements(gold: GoldPage) -> tuple[list[Wanted], list[Wanted]]:
    """The statements that a system must find, and those that are neither a miss nor a false hit."""
    labels = gold.labels
    wanted = [Wanted(label, gold.text, label.speaker_accept) for label in required(labels.statements)]
    return wanted, [Wanted(label, gold.text) for label in optional(labels.statements, labels.statements_optional)]


def pair(wanted: list[Wanted], found: Prediction) -> tuple[list[tuple[Wanted, Said]], list[tuple[str, Said]]]:
    """Each found statement with the first labelled one that it is, one to one; and those left over, by speaker."""
    pairs: list[tuple[Wanted, Said]] = []
    rest: list[tuple[str, Said]] = []
    left = list(wanted)
    for speaker, said in _by_speaker(found.statements):
        words = fold(said.words)
        item = next((item for item in left if item.is_said_by(speaker, words)), None)
        if item is None:
            rest.append((speaker, said))
        else:
            left.remove(item)
            pairs.append((item, said))
    return pairs, rest


def _by_speaker(statements: Iterable[Said]) -> Iterator[tuple[str, Said]]:
    for said in statements:
        for name in speakers(said.speaker):
            yield person_key(name), said


def overlap(one: str, other: str) -> float:
    """Shared words over all words of two folded texts, 0..1, by longest matching blocks."""
    a, b = one.split(), other.split()
    if not a or not b:
        return 0.0
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    return shared / (len(a) + len(b) - shared)


def ignored(speaker: str, said: Said, wanted: list[Wanted], spare: list[Wanted]) -> bool:
    """Whether a found statement that is none of the wanted is no false hit either."""
    words = fold(said.words)
    if words and any(item.holds(speaker, words) for item in wanted):
        return True
    return any(item.is_said_by(speaker, words) or (words and item.holds(speaker, words)) for item in spare)


def _quotation(label: GoldStatement, page: str) -> str:
    start = page.find(label.quote_start) if page else -1
    if start < 0:
        return label.quote_start
    end = page.find(label.quote_end, start)
    return page[start : end + len(label.quote_end)] if end >= 0 else label.quote_start
