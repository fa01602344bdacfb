"""The words that name events, and the kind each speaks for."""

import re
import tomllib
from pathlib import Path
from typing import get_args

from nlp.document import EventKind

DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "event_words.toml").read_text(encoding="utf-8"))
NOUNS: dict[str, EventKind] = {
    noun: kind for kind in get_args(EventKind) if kind in DATA["kinds"] for noun in DATA["kinds"][kind].split("|")
}
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LETTERED = "|".join(re.escape(n) for n in sorted(NOUNS, key=len, reverse=True) if not _CJK.search(n))
_IDEOGRAPHIC = "|".join(sorted((n for n in NOUNS if _CJK.search(n)), key=len, reverse=True))
NOUN = re.compile(rf"(?<!\w)(?:{_LETTERED})(?!\w)|(?:{_IDEOGRAPHIC})", re.IGNORECASE)
ONLINE = re.compile(DATA["online"]["words"], re.IGNORECASE)


def kind_named(title: str) -> EventKind:
    """The kind of the last event noun in a title ("Festival of the Conference" aside, the head of a name is last)."""
    kinds = [NOUNS[m.group().lower()] for m in NOUN.finditer(title)]
    named = [k for k in kinds if k != "other"]
    return named[0] if named else "other"
