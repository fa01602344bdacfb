"""A line and the people it names in, whether it is a picture's caption out: nobody's words, and no heading of any."""

import re
from collections.abc import Sequence

from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import Naming, distinct

LONGEST = 350  # characters: a caption names a handful of people
LONGEST_HEADING = 60  # characters: "Jane Doe and Tom Roe, mayors of Cork" may head their words
LEAD_WORDS = 8  # titles and an office before the first name: "Former president of the university Dr"
_CREDIT_WORDS = "photo|photos|photograph|picture|pictures|pic|pics|image|foto|fotos|bild|imagen|imagem|immagine|crédit"
CREDIT = re.compile(
    rf"(?:^|[\s(.])(?i:{_CREDIT_WORDS})(?i:\s(?:credit|by|courtesy of|de|von|di|por))?"
    r"\s?[:;.,–/-]?\s+[^\W\d_a-z][^.!?\n]{2,50}[.)]*$"
)
_SHOWN = re.compile(
    r"\b(?:pictured|from left|left to right|l-r|at the (?:\w+ )?(?:launch|opening|ceremony|signing|unveiling)|"
    r"(?:hosting|attending|enjoying|speaking|performing|presenting|visiting|receiving|addressing|celebrating|signing|"
    r"holding|welcoming|posing|taking part) (?:at|in|to|from|on|with|the|a|an|their|his|her)|"
    r"de gauche à droite|de izquierda a derecha|von links|v\. ?l\. ?n\. ?r|da sinistra|da esquerda)\b|"
    r"\((?:left|right|centre)\)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_caption(line: str, named: Sequence[Naming], start: int) -> bool:
    """``named``: who is named in ``line``, which stands at ``start``.

    It closes with a photographer's name; or it names people first and says no more than where they were seen.
    """
    if len(line) > LONGEST or not named:
        return False
    if CREDIT.search(line):
        return True
    words = {fold(w) for w in _WORD.findall(line)}
    if words & lexicon().speech:
        return False
    if _SHOWN.search(line):
        return _opens_with_names(line[: named[0].start - start])
    several = len(distinct(n.person for n in named)) > 1 and len(line) > LONGEST_HEADING
    return several and line[-1] not in '.!?:,;…。！？؟”"»' and _opens_with_names(line[: named[0].start - start])


def _opens_with_names(lead: str) -> bool:
    """Whether only titles and offices stand before the first name."""
    words = [fold(w) for w in _WORD.findall(lead)]
    if len(words) <= 1:
        return True
    lists = lexicon()
    known = (lists.titles, lists.roles, lists.role_before, lists.role_links, lists.articles)
    return len(words) <= LEAD_WORDS and all(any(w in words_of for words_of in known) for w in words)
