"""Cities and people as users write them to the ids an index holds, with near misses named."""

import re
import time
from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz, process

from indexer.facets import Kind, country_names
from indexer.names import fold, slug
from indexer.query import Suggestion, UnknownValue

NEAR = 70  # of 100: two wrong letters in a short name, a missing given name in a long one
OF_THE_BEST = 0.85  # beside "Espoo", "Eus" is no near miss of "Espooo"
_SHOWN = 3
_COUNTRY_AT_END = re.compile(r"(?:, *|-)[a-z]{2}$")

KNOWN_FOR = 60.0  # s: that long a name whose last entry was removed is not said to be unknown
MOST_KNOWN = 10_000

Name = tuple[Kind, str]  # ("city", as asked)


class KnownNames:
    """Names an index was seen to hold, each for ``KNOWN_FOR``: where nothing is found, none is unknown."""

    def __init__(self) -> None:
        self._until: dict[Name, float] = {}

    def add(self, names: Iterable[Name]) -> None:
        """They are there."""
        if len(self._until) > MOST_KNOWN:
            self._until.clear()
        self._until.update(dict.fromkeys(names, time.monotonic() + KNOWN_FOR))

    def has(self, names: Iterable[Name]) -> bool:
        """Whether all of them were there a minute ago."""
        now = time.monotonic()
        return all(self._until.get(name, now) > now for name in names)


def resolve(kind: Kind, asked: str, labels: dict[str, str]) -> list[str]:
    """The ids meant by an id, a name, or (of a city) name and country; raises ``UnknownValue`` with near misses."""
    wanted = wanted_slug(kind, asked)
    if wanted in labels:
        return [wanted]
    if kind == "city" and (same := [i for i in labels if i[:-3] == wanted and i[-3:-2] == "-"]):
        return same
    names = {identity: _bare_name(kind, label) for identity, label in labels.items()}
    closest = process.extract(_bare_name(kind, asked), names, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=_SHOWN)
    near = [labels[identity] for _, score, identity in closest if score >= closest[0][1] * OF_THE_BEST]
    hint = f"did you mean {', '.join(near)}?" if near else "nothing of a similar name is known"
    raise UnknownValue(f"{kind} {asked!r} is not in the index; {hint}", near=tuple(near))


def wanted_slug(kind: Kind, asked: str) -> str:
    """What an id is, or of a city without its country begins with, if it is meant by ``asked``."""
    return slug(_with_code(asked)) if kind == "city" else slug(asked)


def _with_code(asked: str) -> str:
    """ "Espoo, Finland" as "Espoo, FI"."""
    name, comma, country = asked.rpartition(",")
    return f"{name},{_country_codes().get(slug(country), country)}" if comma else asked


@cache
def _country_codes() -> dict[str, str]:
    return {slug(name): code for code, name in country_names().items()}


def _bare_name(kind: str, label: str) -> str:
    """Folded, a city without its country: letters of "FI" are no likeness between two names."""
    return _COUNTRY_AT_END.sub("", fold(label)) if kind == "city" else fold(label)


def suggestions(prefix: str, named: Iterable[Suggestion], size: int) -> list[Suggestion]:
    """Those with a word that starts with ``prefix``, or whose whole name does; most entries first."""
    wanted = fold(prefix).strip()
    if not wanted:
        return []
    fitting = (
        one for one in named if f" {fold(one.label)}".replace("-", " ").find(f" {wanted}".replace("-", " ")) >= 0
    )
    return sorted(fitting, key=lambda one: (-one.count, one.label, one.id))[:size]
