"""What stands before and after a name on a line in, whether the line only names somebody out."""

import re

from nlp.names.lexicon import fold, lexicon

LEAD_WORDS = 8  # before the name: "UNESCO Assistant Director-General for Education"
YOURS = frozenset({"ihr", "ihre", "euer", "eure"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_lead(lead: str) -> bool:
    """Nothing, titles, an office, "by", or "yours"."""
    words = [fold(w) for w in _WORD.findall(lead)]
    lists = lexicon()
    if not words:
        return not lead.strip()
    if len(words) > LEAD_WORDS:
        return False
    if words[-1] in YOURS:  # "Ihr Jan Doe" below a letter
        return True
    known = (lists.titles, *lists.titles_of.values(), lists.roles, lists.role_before, lists.by_lines)
    return any(word in group for group in known for word in words)


def is_tail(tail: str) -> bool:
    """An office, a place, letters after a name; not the rest of a sentence."""
    stripped = tail.strip()
    if not stripped or stripped[0] in ",;(–—-|/:،，、（：":
        words = _WORD.findall(tail)
        return not any(fold(w) in lexicon().speech for w in words[:2])
    if re.match(r"[^\W\d_]", tail):  # glued
        return True
    first = _WORD.search(stripped)
    if not first:
        return True
    key = fold(first.group())
    lists = lexicon()
    return (
        key in lists.postnominals
        or key in lists.roles
        or key in lists.role_before
        or key in ("from", "de", "aus", "da", "di")
    )
