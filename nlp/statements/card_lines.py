"""What stands before and after a name on a line in, whether the line only names somebody out."""

import re
from functools import cache

from nlp.names.han import simplified
from nlp.names.lexicon import fold, lexicon

LEAD_WORDS = 8  # before the name: "UNESCO Assistant Director-General for Education"
YOURS = frozenset({"ihr", "ihre", "euer", "eure"})
MAKERS = ("记者", "编辑", "责编", "主编", "通讯员", "摄影", "作者", "主持人", "志愿者记者")
_HAN = re.compile(r"[一-鿿]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_lead(lead: str) -> bool:
    """Nothing, titles, an office, "by", or "yours"."""
    words = [fold(w) for w in _WORD.findall(lead)]
    lists = lexicon()
    if not words:
        return not lead.strip()
    if _HAN.match(lead):  # "西安市副市长 石云川"
        return _ends_in_office(lead)
    if len(words) > LEAD_WORDS:
        return False
    if words[-1] in YOURS:  # "Ihr Jan Doe" below a letter
        return True
    known = (lists.titles, *lists.titles_of.values(), lists.roles, lists.role_before, lists.by_lines)
    return any(word in group for group in known for word in words)


def _ends_in_office(line: str) -> bool:
    """Whether a line in Han characters is an office, not of whoever makes the page."""
    office = simplified(line).strip(" \u3000：:、，,（）()|/")
    return office.endswith(_han_offices()) and not office.endswith(MAKERS)


@cache
def _han_offices() -> tuple[str, ...]:
    return tuple(role for role in lexicon().roles if _HAN.match(role))


def is_tail(tail: str) -> bool:
    """An office, a place, letters after a name; not the rest of a sentence."""
    stripped = tail.strip()
    if not stripped or stripped[0] in ",;(–—-|/:،，、（：":
        words = _WORD.findall(tail)
        return not any(fold(w) in lexicon().speech for w in words[:2])
    if _HAN.match(stripped):
        return _ends_in_office(stripped)
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
