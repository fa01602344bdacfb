"""Running hashtags in, the members of the network named in them out: "#BENGUERIRVILLEVERTE", "#LearningCityCork"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from nlp.gazetteer import Gazetteer
from nlp.places.fold import fold
from nlp.places.lists import rows, word_list
from nlp.places.names import Word
from nlp.places.spot import Name

SHORTEST, LONGEST = 4, 30  # letters of a member's name at an end of a hashtag
SURE = 6  # letters; a shorter name needs a word like "city" beside it
_HASHTAG = re.compile(r"#([^\W\d_]{4,60})")


def in_hashtags(text: str, words: list[Word], spotted: list[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """A name for each hashtag that begins or ends with a member's, unless one was ``spotted`` inside it."""
    taken = {name.start for name in spotted}
    starts = [word.start for word in words]
    for tag in _HASHTAG.finditer(text):
        key = None if any(i in taken for i in range(*tag.span(1))) else _member(fold(tag[1]))
        if key:
            places = [named for named in gazetteer.lookup([key])[key] if named.place.member]
            first, last = bisect_left(starts, tag.start(1)), bisect_left(starts, tag.end(1)) - 1
            yield Name(tag.start(1), tag.end(1), tag[1], key, first, last, places)


def _member(tag: str) -> str | None:
    """The key of the longest member's name that ``tag`` begins or ends with."""
    members = _members()
    for length in range(min(len(tag) - 1, LONGEST), SHORTEST - 1, -1):
        for joined, rest in ((tag[:length], tag[length:]), (tag[-length:], tag[:-length])):
            if joined in members and (length >= SURE or _fitting(rest)):
                return members[joined]
    return None


def _fitting(rest: str) -> bool:
    words = word_list("civic") | word_list("hashtag_words")
    return any(rest[:i] in words or rest[-i:] in words for i in range(4, len(rest) + 1))


@cache
def _members() -> dict[str, str]:
    """Members' keys by their names without blanks."""
    keys = {fold(name) for row in rows("members.csv") for name in (row["name"], *row["also_known_as"].split("|"))}
    return {key.replace(" ", ""): key for key in sorted(keys) if key.isascii()}
