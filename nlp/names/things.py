"""What stands right before a name in, whether it is a school's, a street's, a market's name out."""

import re

from nlp.names.lexicon import fold, lexicon
from nlp.names.setting import Setting

THING_LEAD = 50  # characters of "convitto nazionale "
ROLE_LEAD = 100  # characters before a name in which an office makes the name a holder's
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_KIND_OF_THING = re.compile(  # "liceo scientifico Galileo Roe", "collège public Jean Roe"
    r"([^\W\d_]+)[ \u00a0]"
    r"[a-zà-ÿ]+(?:al|ale|ais|ico|ica|ique|ivo|iva|if|ado|ada|é|ée|ario|aria|aire|elle?|are?|edia|erna|iore"
    r"|bli[cq][oau]?)[ \u00a0]$"
)
_SMALL_WORD = re.compile(r"(?<![\w])[^\W\d_]+")
_HER = {"es": ("la",), "it": ("la", "alla", "della", "dalla", "nella", "sulla"), "pt": ("na", "da", "pela")}


def after_thing(text: str, start: int) -> bool:
    """Whether a small word such as "rue" or "lycée" stands right before; a "secretária" is no "secretaria"."""
    named = _KIND_OF_THING.search(text, max(0, start - THING_LEAD), start)
    if named and _is_thing(named.group(1)) and not _has_role(text, start):
        return True
    word = _WORD_BEFORE.search(text, max(0, start - 25), start)
    if word is None or not _is_thing(word.group(1)):
        return False
    return not (word.group(1).islower() and fold(word.group(1)) in lexicon().roles)


def _is_thing(word: str) -> bool:
    lists, key = lexicon(), fold(word)
    return key in lists.things or (word.islower() and key in lists.small_things)


def called_by_article(page: Setting, start: int, given: str) -> bool:
    """ "vecinos de la Francisco de Montejo": with a woman's article a man's name is that of a street or a school."""
    before = _WORD_BEFORE.search(page.text, max(0, start - 8), start)
    return before is not None and before.group(1) in _HER.get(page.lang, ()) and given in lexicon().men


def _has_role(text: str, end: int) -> bool:
    """ "el alcalde de la villa municipal Juan Roe": an office before the thing, and the name is its holder's."""
    lead = text[max(0, end - ROLE_LEAD) : end]
    clause = lead[max(lead.rfind(mark) for mark in ".;:\n") + 1 :]
    return any(fold(word) in lexicon().roles for word in _SMALL_WORD.findall(clause))
