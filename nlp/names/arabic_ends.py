"""The first word of an Arabic name in, where the name ends out."""

from nlp.names.arabic_words import Token, lists, posts
from nlp.names.lexicon import lexicon
from nlp.names.setting import Setting

MAX_NAME = 6  # words: "سعود بن نايف بن عبد العزيز" has six
_FATHERS = frozenset(("بن", "بنت"))
_TITLE_NAMES = frozenset(("السيد", "سلطان", "الحاج"))  # "فاطمة السيد": behind a given name a name as well


def name_end(tokens: list[Token], i: int, page: Setting) -> int:
    """The index behind the last word of a name that begins at ``i``; ``i`` if none does."""
    end = i
    while end < len(tokens) and end - i < MAX_NAME and tokens[end].word and not _stops(tokens, end, i, page):
        end += 1
    while end > i and tokens[end - 1].key in lists().links and tokens[end - 1].key != "ال":
        end -= 1
    return end


def _stops(tokens: list[Token], at: int, first: int, page: Setting) -> bool:
    token = tokens[at]
    key, known = token.key, lists()
    if key in known.links:
        return at == first and key not in ("ابو", "عبد") and not _is_kin(tokens, at)
    if token.start in page.places and (at == first or tokens[at - 1].key not in known.links):
        return key not in lexicon().given or (at == first and not _has_more(tokens, at))
    if key in _TITLE_NAMES and at > first and tokens[at - 1].key in lexicon().given | known.links:
        return False
    joined = key[0] in "وفبل" and len(key) > 2 and key[1:] in known.stops
    if (joined and at == first and _has_father(tokens, at)) or (at > first and tokens[at - 1].key in _FATHERS):
        return False  # "بن شكر": no verb of thanks
    if at > first and _is_family(tokens, at) and key in known.crafts:  # "يوسف الحداد"
        return False
    if token.bare != key and key in lexicon().given:  # "بالحاج": no "with the pilgrim"
        return False
    if joined or key in known.stops or token.bare in known.speech | known.titles | posts():
        return True
    if key in lexicon().given:
        return False
    if at > first and key in known.deeds:
        return True
    if at > first and tokens[at - 1].key in known.links:
        return False
    counted = sum(t.key not in known.links for t in tokens[first:at])
    if counted >= 2 and key.startswith("ال"):  # a family name ends the name, the next noun begins a clause
        chained = any(t.key in known.links for t in tokens[first:at])
        listed = key in lexicon().surnames and all(t.key in lexicon().given for t in tokens[first:at])
        return not (chained or listed or _boundary(tokens, at + 1))
    attached = key.startswith(("لل", "بال", "وال")) or (counted > 1 and key.startswith("فال"))
    return key[0] == "و" or attached or counted >= 3 or _goes_on(key, counted) or _is_family(tokens, at - 1)


def _has_more(tokens: list[Token], at: int) -> bool:
    """ "سالم بن رجب", "مدين أحمد", "الدكتورة هند المفتاح": a town's name that a person bears."""
    key = tokens[at + 1].key if at + 1 < len(tokens) else ""
    titled = at > 0 and tokens[at - 1].bare in lists().titles and key.startswith("ال")
    return titled or key in lists().links or key in lexicon().given


def _has_father(tokens: list[Token], at: int) -> bool:
    """ "بدور بنت سلطان": no "in the role of"."""
    return at + 1 < len(tokens) and tokens[at + 1].key in _FATHERS


def _is_kin(tokens: list[Token], at: int) -> bool:
    """ "أم محمد": she goes by her son's name."""
    return tokens[at].key == "ام" and at + 1 < len(tokens) and tokens[at + 1].key in lexicon().given


def _is_family(tokens: list[Token], at: int) -> bool:
    """Whether a word with an article behind a given name is a family's: such a one ends the name."""
    if at < 1:
        return False
    key = tokens[at].key
    listed = key in lexicon().given or key in _TITLE_NAMES
    return key.startswith("ال") and tokens[at - 1].key in lexicon().given and not listed


def _goes_on(key: str, counted: int) -> bool:
    """ "… لوكالة", "… بتكامل", "… تجربتها", "… يرعى" behind two names: no name, by what is written onto the word."""
    if counted < 2 or len(key) < 4 or key in lexicon().surnames:
        return False
    attached = key[0] in "لي" or (key[0] == "ب" and key[1] not in "نولر")
    return attached or (len(key) > 4 and key.endswith(("ها", "هم", "نا", "كم")))


def _boundary(tokens: list[Token], at: int) -> bool:
    if at >= len(tokens) or not tokens[at].word:
        return True
    if tokens[at].bare in lists().speech or tokens[at].bare in posts():
        return True
    return tokens[at].key in lists().stops or tokens[at].key in ("ان", "انه", "انها", "الي", "في", "علي", "خلال")
