"""Chinese in either script in, in simplified characters out: the lists of this project are written in those alone."""

from functools import cache
from importlib.resources import files


def simplified(text: str) -> str:
    """As long as ``text``, so that offsets hold."""
    return text.translate(simple_forms())


@cache
def simple_forms() -> dict[int, str]:
    """The simplified character for each traditional one, for ``str.translate``."""
    lines = (files("nlp") / "data" / "traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#"))
    return {ord(old): new for old, new in zip(pairs[::2], pairs[1::2], strict=True)}


@cache
def _written() -> dict[str, str]:
    forms: dict[str, str] = {}
    for old, new in simple_forms().items():
        forms[new] = forms.get(new, new) + chr(old)
    return forms


def scripts_of(character: str) -> str:
    """The character and the traditional ones it stands for."""
    return _written().get(character, character)
