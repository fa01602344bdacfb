"""Where a person's role stands, before or after the name, and how far it goes."""

import re

from nlp.names.lexicon import fold, lexicon

REACH = 200  # characters: the longest roles on the sites' pages have about 150
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_AFTER = re.compile(r"^[ \u00a0]*(?:[,:–—(-]|\n)?[ \u00a0]*(?=[^\W\d_])")
_STOP = re.compile(r"[.!?;:\n“”\"»]|,[ \u00a0]")
_HEAD_WITHIN = 6  # words before the head: "UNESCO Assistant Director-General", "the newly elected city Mayor"


def role_after(text: str, end: int) -> tuple[int, int] | None:
    """The role phrase that follows a name ending at ``end``: "X, Director of …"."""
    opening = _AFTER.match(text[end : end + 8])
    if not opening:
        return None
    start = end + opening.end()
    window = text[start : start + REACH]
    stop = _STOP.search(window)
    phrase = window[: stop.start()] if stop else window
    if not _has_head(phrase.split()[:_HEAD_WITHIN]):
        return None
    return start, start + len(phrase.rstrip())


def role_before(text: str, start: int) -> tuple[int, int] | None:
    """The role phrase that leads up to a name starting at ``start``: "the mayor of Lyon, X"."""
    window = text[max(0, start - REACH) : start]
    phrase = re.split(r"[.!?;:\n“”\"»]", window.rstrip(" \u00a0,"))[-1]
    if window.rstrip(" \u00a0,")[-1:] in '“”"»' or not phrase.strip():
        return None
    words = list(_WORD.finditer(phrase))
    lists = lexicon()
    head = next((i for i in range(len(words) - 1, -1, -1) if fold(words[i].group()) in lists.roles), None)
    if head is None or not _is_tail(phrase[words[head].end() :]):
        return None
    first = head
    while (
        first
        and _premodifies(words[first - 1].group())
        and phrase[words[first - 1].end() : words[first].start()].isspace()
    ):
        first -= 1
    offset = start - len(window) + window.rstrip(" \u00a0,").rfind(phrase)
    return offset + words[first].start(), offset + len(phrase.rstrip())


def _has_head(words: list[str]) -> bool:
    roles = lexicon().roles
    return any(fold(word.strip("().,")) in roles for word in words)


def _premodifies(word: str) -> bool:
    lists = lexicon()
    return (word[0].isupper() and fold(word) not in lists.openers) or fold(word) in lists.role_before


def _adjacent(one: re.Match[str], other: re.Match[str], phrase: str) -> bool:
    return phrase[one.end() : other.start()].isspace()


def _is_tail(tail: str) -> bool:
    """Whether what stands between a role's head and the name still belongs to the role."""
    if "," in tail:
        return False
    lists = lexicon()
    linked = 0
    for word in re.findall(r"[^\W\d_]+", tail):
        key = fold(word)
        if key in lists.role_links:
            linked = 3
        elif word[0].isupper() or key in lists.role_after or key in lists.roles:
            continue
        elif linked and key not in lists.speech and key not in lists.openers and not key.endswith("ed"):
            linked -= 1
        else:
            return False
    return True
