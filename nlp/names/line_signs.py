"""What the kind of its line tells for or against a name: an address, a list of tags, a by-line."""

import re
from collections.abc import Iterator

from nlp.names.segments import Candidate
from nlp.names.setting import Setting

_ROAD = re.compile(r"[ \u00a0](?:g|pr|al|pl|str|gt|u|út|utca|tér|krt|iela|sok|sk|cad|tee|mnt|tn)\.?[ \u00a0]\d")
_TAGS = re.compile(r"(?:Tags?|Topics?|Keywords?|Labels?|Schlagw\w+|Etiquetas|Mots[- ]cl[ée]s|More about)[ \u00a0]?:")
_BUREAU = re.compile(r"\n(?:[A-Z][\w-]+[ \u00a0]){1,3}(?:Bureau|Newsroom|Desk)[ \u00a0]*(?=\n)")


def line_signs(candidate: Candidate, page: Setting) -> Iterator[str]:
    """The names of the signs, weighed in ``nlp.names.signs``."""
    if _ROAD.match(page.text, candidate.end):
        yield "a road"
    start, end = page.line(candidate.name_start)
    if "given name" not in candidate.signs and "surname" not in candidate.signs and _TAGS.match(page.text, start, end):
        yield "a tag"
    alone = start == candidate.start and end == candidate.end
    if alone and "two words" in candidate.signs and _BUREAU.match(page.text, end):
        yield "above a bureau"
