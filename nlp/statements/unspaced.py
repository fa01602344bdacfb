"""Words before a Chinese verb of saying in, what of them is a speaker out."""

import re

from nlp.names.han import simplified
from nlp.statements.reading import Reading

_NO_SUBJECT = re.compile(r"(?:对|向|通过|在|并|为|与|就|从|以|用|经|因|由|将|把|按|根据|随着)")
_MANNER = re.compile(r"(?:[一-鿿]{2}地|微?笑着|哽咽着|笑)$")


def without_skipped(segment: str, reading: Reading) -> str:
    """Without "also", "further", "with a smile" before the verb: "他还说", "她笑着说"."""
    plain = simplified(segment)
    while skipped := next((s for s in reading.cues.skip if plain.endswith(s)), "") or _manner(plain):
        plain = plain.removesuffix(skipped)
    return segment[: len(plain)]


def _manner(segment: str) -> str:
    manner = _MANNER.search(segment)
    return manner.group() if manner else ""


def has_no_subject(reading: Reading, low: int, verb: int, clause: str) -> bool:
    """ "市长致辞，对成都表示祝贺，并指出": a comma ends the clause before the verb, and that has no subject either."""
    over = without_skipped(reading.masked[low:verb], reading)[-1:] in tuple("，,")
    return over and _NO_SUBJECT.match(simplified(clause)) is not None
