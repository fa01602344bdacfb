"""Words no list knows in, members of the network one letter off out: "Limrick", "Medelin"."""

from collections.abc import Iterator
from functools import cache

from nlp.gazetteer import Gazetteer
from nlp.names.lexicon import fold as bare
from nlp.names.lexicon import lexicon
from nlp.places.fold import fold
from nlp.places.lists import rows
from nlp.places.names import Word
from nlp.places.spot import Name

SHORTEST = 7  # letters of the right name: shorter ones are one letter off too many words
MOST = 2_000  # distinct words of a page that are tried


def misspelt(words: list[Word], spotted: list[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """A name for each capitalised word that no spotted name holds and that is one letter off a member's.

    Its key is the right name's, so that both share one sense. Words that are people's names, or the right name
    with an ending ("Limericks"), are left alone.
    """
    taken = {i for name in spotted for i in range(name.first, name.last + 1)}
    tried: dict[str, str | None] = {}
    for i, word in enumerate(words):
        if i in taken or not (word.capital and word.cased) or len(word.text) < SHORTEST - 1 or len(tried) > MOST:
            continue
        key = fold(word.text)
        if key not in tried:
            tried[key] = _right(key)
        right = tried[key]
        if right:
            places = [named for named in gazetteer.lookup([right])[right] if named.place.member]
            yield Name(word.start, word.end, word.text, right, i, i, places)


def _right(key: str) -> str | None:
    """The member's key that ``key`` is one letter off, if only one and no person is called ``key``."""
    if key in lexicon().given or key in lexicon().surnames or bare(key) in lexicon().surnames:
        return None
    near = {right for gap in _gaps(key) for right in _by_gap().get(gap, ()) if is_one_off(key, right)}
    return near.pop() if len(near) == 1 else None


def is_one_off(key: str, right: str) -> bool:
    """One letter added, left out, changed, or two side by side turned; not an ending added."""
    if key == right or key.startswith(right) or key[0] != right[0]:
        return False
    i = next((i for i, (a, b) in enumerate(zip(key, right, strict=False)) if a != b), min(len(key), len(right)))
    turned = key[i : i + 2] == right[i : i + 2][::-1] and key[i + 2 :] == right[i + 2 :]
    return turned or key[i + 1 :] == right[i:] or key[i:] == right[i + 1 :] or key[i + 1 :] == right[i + 1 :]


def _gaps(key: str) -> set[str]:
    return {key} | {key[:i] + key[i + 1 :] for i in range(len(key))}


@cache
def _by_gap() -> dict[str, tuple[str, ...]]:
    """Members' keys by themselves with one letter, or none, left out."""
    found: dict[str, tuple[str, ...]] = {}
    for right in sorted({fold(row["name"]) for row in rows("members.csv")}):
        if len(right) >= SHORTEST and right.isascii() and " " not in right:
            for gap in _gaps(right):
                found[gap] = (*found.get(gap, ()), right)
    return found
