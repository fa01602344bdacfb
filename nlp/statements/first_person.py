"""Patterns of the first person in every language read, from ``nlp/data/speakers.toml``."""

import re
import tomllib
from functools import cache
from importlib.resources import files


def in_first_person(lang: str) -> re.Pattern[str]:
    """ "I", "we" and their like on a page in ``lang``."""
    return first_person("first_person", lang)


def as_one_person(lang: str) -> re.Pattern[str]:
    """ "I" and its like."""
    return first_person("first_person_singular", lang)


@cache
def first_person(key: str, lang: str = "") -> re.Pattern[str]:
    """Any word of list ``key``; the scripts without capitals or word borders, and opening hashtags, always count.

    The singular is matched by case: an English "I" is no Roman numeral in small letters.
    """
    table = tomllib.loads(files("nlp").joinpath("data/speakers.toml").read_text(encoding="utf-8"))
    other = set(table["first_person_not"].get(lang, "").split())  # "i" and "ma" are no "I" and "my" in Italian
    forms = {form for w in table[key].split() if w not in other for form in (w, w[0].upper() + w[1:])}
    words = "|".join(sorted((re.escape(w) for w in forms), key=len, reverse=True))
    unspaced = "|".join(re.escape(w) for w in table["first_person_unspaced"].split())
    small = key == "first_person"
    endings = f"|{table['first_person_endings']}" if small else ""
    hashtag = r"|^#\w+" if small else ""
    return re.compile(
        rf"(?<!\w)(?:{words}{endings}|[jJ]['’](?=\w))(?!\w)|(?<!\w)[jJ]['’]{hashtag}|{unspaced}",
        re.MULTILINE | (re.IGNORECASE if small else re.NOFLAG),
    )
