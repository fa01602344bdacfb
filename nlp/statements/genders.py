"""A Romance or Arabic office in, whether a woman or a man holds it out: "vereadora", "échevine", "secretario"."""

from typing import Literal

from nlp.names.lexicon import fold, lexicon

_OF_MEN = frozenset({"es", "pt"})  # "il ministro", "le maire" may be a woman, who keeps the office's old form
# the ends of a woman's form, with those of the man's it stands beside
_ENDS = {
    "es": (("esa", "e"), ("ora", "or"), ("a", "o"), ("a", "e"), ("iz", "or")),
    "pt": (("esa", "e"), ("ora", "or"), ("a", "o"), ("a", "e"), ("riz", "dor")),
    "it": (("essa", "e"), ("trice", "tore"), ("ora", "ore"), ("a", "o"), ("a", "e")),
    "fr": (
        ("trice", "teur"),
        ("euse", "eur"),
        ("eure", "eur"),
        ("esse", "e"),
        ("ere", "er"),
        ("ienne", "ien"),
        ("e", ""),
    ),
}
_BODIES = frozenset({"secretaria", "Secretaria"})  # in Portuguese a ministry; the woman is "secretária"


def gender_of_office(role: str, lang: str) -> Literal["m", "f"] | None:
    """By the form of its first word; ``None`` where both are called so."""
    word = role.split(" ", 1)[0]
    if lang == "ar":  # "المندوبة"; "نائب المحافظ" may be a woman
        return "f" if word.endswith("ة") else None
    if lang not in _ENDS or not word or (lang == "pt" and word in _BODIES):
        return None
    key, known = fold(word), lexicon().roles_of[lang]
    for hers, his in _ENDS[lang]:
        if key.endswith(hers) and key.removesuffix(hers) + his in known:
            return "f"
    if lang in _OF_MEN and any(
        key.endswith(his) and key.removesuffix(his) + hers in known for hers, his in _ENDS[lang]
    ):
        return "m"
    return None
