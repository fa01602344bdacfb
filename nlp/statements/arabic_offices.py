"""An Arabic office in, whether it points back and of what out: "رئيس البلدية" is "the head of the town hall"."""

import re
from itertools import takewhile

from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import speaker_words

LONGEST = 4  # words: "رئيس المجلس الجماعي"; a longer office tells of somebody new
_ARABIC = re.compile(r"[^\W\d_]+")
_ARTICLE = "ال"


def definite(office: str) -> frozenset[str]:
    """What an office is of, by words with an article alone, the article taken off; nothing of any other office."""
    words = [fold(word) for word in _ARABIC.findall(office)]
    adverbials = speaker_words()["no_subject"]
    own = list(takewhile(lambda word: word not in adverbials, words))  # "رئيس البلدية خلال اللقاء"
    if not 2 <= len(own) <= LONGEST or own[0] not in lexicon().roles or own[0].startswith(_ARTICLE):
        return frozenset()
    if not all(word.startswith(_ARTICLE) for word in own[1:]):
        return frozenset()
    return frozenset(bare(word) for word in own[1:])


def holds(office: str, head: str, of: frozenset[str]) -> bool:
    """Whether whoever holds ``office`` is meant by "the ``head`` of ``of``": no deputy of that one."""
    words = [bare(fold(word)) for word in _ARABIC.findall(office)]
    return bool(words) and words[0] == head and of <= set(words)


def opens_adverbial(phrase: str) -> bool:
    """ "وفي السياق نفسه، قال": no subject."""
    first = _ARABIC.search(phrase)
    word = fold(first.group()) if first else ""
    return {word, word.removeprefix("و")} & speaker_words()["no_subject"] != set()


def bare(word: str) -> str:
    """Without article."""
    return word.removeprefix("لل").removeprefix(_ARTICLE)
