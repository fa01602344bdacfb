"""A candidate beside quotation marks in, what they tell of it out: it says what is quoted, or a thing is called so."""

import re
from functools import cache

from nlp.names.lexicon import fold
from nlp.names.segments import Candidate
from nlp.names.setting import Setting
from nlp.statements.cues import cues_of

_BEHIND = re.compile(r"[”“\"»][ \u00a0]?,?[ \u00a0]([^\W\d_]+)[ \u00a0]$")  # "…”, said "
_STOPS = re.compile(r"[.,]|$", re.MULTILINE)
_LEADS = re.compile(r":[ \u00a0]?[“„\"«»]")
_CALLING = re.compile(r"(?:er|[rtgn]in|ist|ant|ent|eur|or|frau|mann|chef|kraft|ende|ste)$")
_OPENS = re.compile(r"[“„\"«»][ \u00a0]?$")
_CLOSES = re.compile(r"[ \u00a0]?[”“\"»«]")


def says_it(candidate: Candidate, page: Setting) -> bool:
    """ "…”, said Jane Doe.": any verb of saying of the page's language, and nothing behind the name."""
    verb = _BEHIND.search(page.text, max(0, candidate.start - 40), candidate.start)
    if verb is None or not _STOPS.match(page.text, candidate.end) or _is_calling(candidate, page.lang):
        return False
    return fold(verb.group(1)) in _spoken(page.lang)


def leads_up(candidate: Candidate, page: Setting) -> bool:
    """ "Jane Doe: “…"."""
    return _LEADS.match(page.text, candidate.end) is not None


def in_marks(candidate: Candidate, text: str) -> bool:
    """Whether marks hold nothing but a full name: "the institute “Jane Doe”"."""
    before = _OPENS.search(text, max(candidate.start - 2, 0), candidate.start)
    return len(candidate.words) > 1 and before is not None and _CLOSES.match(text, candidate.end) is not None


def _is_calling(candidate: Candidate, lang: str) -> bool:
    """ "sagt Besucherin Roe", "sagt Rentner Roe": German writes what somebody is with a capital."""
    return lang == "de" and _CALLING.search(candidate.words[0].key) is not None


@cache
def _spoken(lang: str) -> frozenset[str]:
    """Of one word, folded."""
    return frozenset(fold(verb) for verb in cues_of(lang).spoken if " " not in verb)
