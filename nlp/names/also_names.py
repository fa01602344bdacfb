"""A word that elsewhere is an office or an article in, whether it is part of a name here out."""

import re

from nlp.names.lexicon import Lexicon, lexicon
from nlp.names.words import Word

_VIETNAMESE = re.compile(r"[ăĂơƠưƯđĐ\u1ea0-\u1ef9]")


def is_given_behind(title: Word, word: Word, following: Word | None, lists: Lexicon) -> bool:
    """ "Councillor Shepherd Roe", "HE Sultan Jabor Al Roe": an office, but a given name behind a title of anybody's."""
    key, before = word.key, title.key
    if key not in lists.given or before not in lists.titles or before in lists.offices or before in lists.royal:
        return False
    if key not in lists.named_titles and (key not in lists.roles or key in lists.city_offices):
        return False
    if following is None or not following.capital or following.initial or following.text == "II":
        return False
    return not any(following.key in held for held in (lists.roles, lists.titles, lists.offices))


def is_vietnamese(word: Word, gathered: list[Word], following: Word | None) -> bool:
    """ "Lê Thị Bích Tuyền", "Đỗ Minh Tuấn": no French article and no Portuguese particle, as the letters tell."""
    if gathered or following is None:
        return False
    lists, here = lexicon(), _VIETNAMESE.search(word.text) is not None
    if not here and (word.key not in lists.surnames or _VIETNAMESE.search(following.text) is None):
        return False
    return any(word.key in held for held in (lists.openers, lists.never, lists.particles))


def is_subject(text: str, start: int) -> bool:
    """ "explains Okot Denis Roe": behind a verb of saying a name is whole."""
    before = text[max(start - 14, 0) : start].rstrip(" ").rpartition(" ")[2]
    return before.islower() and before.isalpha() and before in lexicon().speech
