"""A word in, whether it heads a role, in the form the lists have it."""

import re

from nlp.names.lexicon import fold, lexicon

REACH = 220  # characters: the longest roles on the sites' pages have about 150
TOKEN = re.compile(r"\n|[^\W\d_]+(?:[-'’·.][^\W\d_]+)*|\d+|[^\w\s]")
_COMPOUND = re.compile(r"(?:-[^\W\d_]{4,})+")
_ELISION = re.compile(r"^(?:[dln]|dell|all|nell|qu)['’]", re.IGNORECASE)


def key_of(word: str) -> str:
    """A word as the lists have it, a French or Italian elision left out."""
    return fold(_ELISION.sub("", word))


def is_elided(word: str) -> bool:
    """Whether a name stands behind an elided article: "l’Institut"."""
    bare = _ELISION.sub("", word)
    return bare != word and bare[:1].isupper()


def is_head(key: str) -> bool:
    """Whether a folded word heads a role; of a compound its first or last part may."""
    roles = lexicon().roles
    if key in roles:
        return True
    if "-" not in key:
        return len(key) > 9 and key.endswith(lexicon().role_inside)
    first, *_, last = key.split("-")
    return last in roles or first in roles


def ends_in_role(word: str, roles: frozenset[str]) -> bool:
    """ "VHS-Leiterin", "SPD-Ratsherr"; "Schmidt-Richter" is a name."""
    first, _, last = word.rpartition("-")
    office = fold(last)
    return bool(first) and office in roles and (first.isupper() or office not in lexicon().surnames)


def whole_compound(text: str, end: int) -> int:
    """Where the compound ends that a body's name opens: "UNESCO", of the "UNESCO-Kommission"."""
    rest = _COMPOUND.match(text, end)
    return rest.end() if rest else end


def is_office_holder(name: str) -> bool:
    """ "Stadtrat Urs Wyss" is one of the council, not the council."""
    words = [fold(word) for word in name.split()]
    lists = lexicon()
    named = 3 <= len(words) <= 4 and words[0] in lists.roles and words[1] in lists.given
    return named and words[-1] not in lists.things
