"""A name as written in, the key it is looked up by out: case, accents, hyphens and apostrophes aside."""

import re
import unicodedata
from functools import lru_cache

from nlp.names.han import simplified

# Letters that no Unicode decomposition takes apart, and letters that Arabic writers use for each other.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ə": "a", "ŋ": "n",
        "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None,
        "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "`": None, "´": None, "′": None, "ʾ": None, "ʿ": None,
    }
)  # fmt: skip
_NOT_WORD = re.compile(r"[\W_]+")
_SHORTENED = {"saint": "st", "sankt": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=20_000)  # a page repeats its words; pages of one site repeat them all the more
def fold(name: str) -> str:
    """``name`` without accents, case and punctuation, words parted by one space; "" if no letter or digit is left."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
        text = simplified(unicodedata.normalize("NFC", text))
    words = _NOT_WORD.sub(" ", text.translate(_LETTERS)).split()
    return " ".join(_SHORTENED.get(word, word) for word in words)
