"""A word that elsewhere is an office or an article in, whether it is part of a name here out."""

import re

from nlp.names.lexicon import Lexicon, lexicon
from nlp.names.words import Word

_VIETNAMESE = re.compile(r"[ăĂơƠưƯđĐ\u1ea0-\u1ef9]")


def is_given_behind(title: Word, word: Word, following: Word | None, lists: Lexicon) -> bool:
    """ "Councillor Shepherd Roe", "HE Sultan Jabor Al Roe": an office, but a given name behind a title of anybody's."""
    office = word.key in lists.named_titles or word.key in lists.roles - lists.city_offices
    if not office or word.key not in lists.given or title.key not in lists.titles - lists.offices - lists.royal:
        return False
    if following is None or not following.capital or following.initial or following.text == "II":
        return False
    return following.key not in lists.roles | lists.titles | lists.offices


def is_vietnamese(word: Word, gathered: list[Word], following: Word | None) -> bool:
    """ "Lê Thị Bích Tuyền", "Đỗ Minh Tuấn": no French article and no Portuguese particle, as the letters tell."""
    if gathered or following is None:
        return False
    lists, here = lexicon(), _VIETNAMESE.search(word.text) is not None
    small = word.key in lists.openers | lists.never | lists.particles and (here or word.key in lists.surnames)
    return small and (here or _VIETNAMESE.search(following.text) is not None)


def is_subject(text: str, start: int) -> bool:
    """ "explains Okot Denis Roe": behind a verb of saying a name is whole."""
    before = text[max(start - 14, 0) : start].rstrip(" ").rpartition(" ")[2]
    return before.islower() and before.isalpha() and before in lexicon().speech
