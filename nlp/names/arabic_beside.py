"""Arabic words in order in, what the words beside one say of it out: a verb or a label before it, whose post it is."""

from nlp.names.arabic_words import Token, lists, posts
from nlp.names.lexicon import lexicon
from nlp.names.setting import Setting


def said_before(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].word and tokens[i - 1].bare in lists().speech


def done_before(tokens: list[Token], i: int) -> bool:
    before = tokens[i - 1].key if i and tokens[i - 1].word else ""
    return bool({before, before.removeprefix("و")} & lists().deeds)


def by_line_before(tokens: list[Token], i: int) -> bool:
    """ "أجرى الحوار: ياسين بوشتى"; "الخبر - ياسين بوشتى" in a line of its own."""
    if i > 1 and tokens[i - 1].text in "-–" and tokens[i - 2].word and (i == 2 or tokens[i - 3].text == "\n"):
        return True
    return i > 1 and tokens[i - 1].text == ":" and tokens[i - 2].key in lists().by_lines


def responsible_for(tokens: list[Token], at: int) -> bool:
    """ "المسؤولة عن البرنامج": here "of" begins no clause."""
    return tokens[at].key == "عن" and at > 0 and tokens[at - 1].bare.removeprefix("ال").startswith("مسوول")


def in_the_name_of(tokens: list[Token], at: int) -> bool:
    """ "المتحدث باسم الأمانة": no Basim."""
    return tokens[at].key == "باسم" and at + 1 < len(tokens) and tokens[at + 1].key.startswith("ال")


def owns(tokens: list[Token], post: int, at: int) -> bool:
    """ "مديرة ملحقة الديوان", "أعلنت محافظة دمياط بدء …": a noun without an article governs the next."""
    bare = not tokens[post].bare.startswith("ال") and at == post + 1
    return bare or tokens[post].bare in lists().of_places


def joined(token: Token) -> int:
    """The letters of "and" written onto a post."""
    return int(token.key[0] == "و" and token.bare != token.key)


def fills_line(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a post stands in a line of its own, the name perhaps in the next."""
    alone = first == 0 or tokens[first - 1].text == "\n"
    return alone and end < len(tokens) and tokens[end].text == "\n"


def complement(tokens: list[Token], at: int, page: Setting) -> bool:
    key = tokens[at].key
    known = lists().complements | lexicon().role_after | posts()
    if tokens[at].start in page.places or key in known:
        return True
    if in_the_name_of(tokens, at):
        return True
    if key in lexicon().given:
        return False
    if responsible_for(tokens, at):
        return True
    attached = key.startswith(("ال", "لل", "بال", "وال")) or (
        key[0] in "لب" and (tokens[at].start + 1 in page.places or key[1:] in lists().complements | lists().things)
    )
    return attached or key in ("في", "ل", "من", "علي", "و")
