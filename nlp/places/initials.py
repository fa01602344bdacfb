"""A text's words and the names in it in; the initials that stand for one of its cities ("PJ": Petaling Jaya) out."""

from collections.abc import Iterator

from nlp.places.lists import initials
from nlp.places.names import Word
from nlp.places.spot import Name


def by_initials(words: list[Word], names: list[Name]) -> Iterator[Name]:
    """Each as a name with the places of the full one, which the page must have as well."""
    known = {letters: name for name in names if name.places for letters in initials().get(name.key, ())}
    taken = {i for name in names for i in range(name.first, name.last + 1)} if known else set()
    for i, word in enumerate(words):
        full = known.get(word.text)
        if full is not None and i not in taken:
            yield Name(word.start, word.end, word.text, full.key, i, i, list(full.places))
