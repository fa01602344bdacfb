"""Names in Arabic text, word by word: after a title, after a post and its place, before a comma and a post."""

from collections.abc import Iterator

from nlp.names.arabic_beside import (
    by_line_before,
    complement,
    done_before,
    fills_line,
    in_the_name_of,
    joined,
    owns,
    responsible_for,
    said_before,
)
from nlp.names.arabic_ends import name_end
from nlp.names.arabic_posts import is_further_post, role_behind, role_below, role_from
from nlp.names.arabic_words import ARABIC, TOKEN, Token, lists, posts, unglued
from nlp.names.lexicon import lexicon
from nlp.names.segments import Candidate
from nlp.names.setting import Setting
from nlp.names.words import Word

LONGEST_POST = 14  # words: "the chief executive for community development at the royal commission for X governorate"
_TIMES = frozenset(("مساء", "صباح", "ظهر", "ليله", "عشيه", "نهايه", "بدايه"))  # "، مساء الاحد،"; folded
MOST_FOREIGN = 3  # words of a name that no list has
_COMMAS = frozenset("،,")
_PREPOSITIONS = frozenset(("في", "من", "علي", "ل"))  # folded


def arabic_candidates(page: Setting) -> Iterator[Candidate]:
    """Every name in Arabic letters."""
    if not ARABIC.search(page.text):
        return
    tokens = [part for match in TOKEN.finditer(page.text) for part in unglued(Token(*match.span(), match.group()))]
    i = 0
    while i < len(tokens):
        found = _at(tokens, i, page)
        if found:
            candidate, i = found
            yield candidate
            i = _behind_role(tokens, i, candidate)
        elif tokens[i].key in lists().things:  # "مؤسسة محمد بن راشد": the name is the foundation's
            named = i + 1
            while named < len(tokens) and tokens[named].bare in lists().titles:  # "مكتبة الملك عبدالعزيز"
                named += 1
            i = max(name_end(tokens, named, page), i + 1)
        else:
            i += 1


def _behind_role(tokens: list[Token], i: int, candidate: Candidate) -> int:
    """Behind the posts that follow a name: "X, minister of A, and head of B" leads in nobody else."""
    if not candidate.role or candidate.role[0] < candidate.end:
        return i
    while i < len(tokens) and tokens[i].start < candidate.role[1]:
        i += 1
    while i + 1 < len(tokens) and tokens[i].text in _COMMAS and is_further_post(tokens[i + 1]):
        _, end = role_from(tokens, i + 1)
        while i < len(tokens) and tokens[i].start < end:
            i += 1
    return i


def _at(tokens: list[Token], i: int, page: Setting) -> tuple[Candidate, int] | None:
    """The name that begins at or is led in by token ``i``, and where to go on."""
    token = tokens[i]
    if not token.word:
        return None
    if token.bare in lists().titles:
        return _after_title(tokens, i, page)
    if token.bare in posts():
        return _after_post(tokens, i, page)
    return _by_itself(tokens, i, page)


def _after_title(tokens: list[Token], i: int, page: Setting) -> tuple[Candidate, int] | None:
    first = i
    while i < len(tokens) and tokens[i].word and (tokens[i].bare in lists().titles or _qualifies(tokens, i)):
        i += 1
    if i < len(tokens) and tokens[i].word and tokens[i].bare in posts():
        return None
    end = name_end(tokens, i, page)
    if end == i:
        return None
    candidate, following = _made(tokens, first, i, end, "honorific before", page)
    candidate.role = role_behind(tokens, end)
    return candidate, following


def _qualifies(tokens: list[Token], i: int) -> bool:
    """ "الأستاذة الجامعية سهام القلال": a word with an article, no name of any list, before a given name."""
    key, following = tokens[i].key, tokens[i + 1].key if i + 1 < len(tokens) else ""
    known = lexicon()
    named = key in known.given or key in known.surnames
    return key.startswith("ال") and not named and following in known.given


def _after_post(tokens: list[Token], i: int, page: Setting) -> tuple[Candidate, int] | None:
    """ "المديرة العامة لليونسكو أودري أزولاي": a post, what it is of, and a name before a boundary."""
    at = i + 1
    if found := _after_comma(tokens, i, page):
        return found
    if i and tokens[i - 1].text[-1].isdigit():  # "900 متطوع سجلوا": many, none of them by name
        return None
    if i and tokens[i - 1].key in ("من", "ومن") and tokens[i].key.startswith("ال"):  # "ومن المقرر عرض …": it is planned
        return None
    while at < len(tokens) and at - i < 12 and tokens[at].word and complement(tokens, at, page):
        at = _past(tokens, at, page)
    at = _plain_name(tokens, i, page) or at
    if at > i + 1 and tokens[at - 1].key in _PREPOSITIONS:  # "600 متدرب في أربعة أحياء"
        return None
    role_end = at
    below = fills_line(tokens, i, at)
    if at < len(tokens) and (tokens[at].text in _COMMAS or below):
        at += 1
    while at < len(tokens) and tokens[at].word and tokens[at].bare in lists().titles:
        at += 1
    if at < len(tokens) and tokens[at].key in lists().things:  # "أمينة مكتبة الشارقة"
        return None
    if tokens[at - 1].key in lists().things:  # "رئيس جامعة عبد المالك السعدي": the university's name
        return None
    end = name_end(tokens, at, page)
    known = end > at and tokens[at].key in lexicon().given
    comma = tokens[at - 1].text in _COMMAS
    if end - at < 2 or (below and end < len(tokens) and tokens[end].text != "\n"):
        return None
    titled = tokens[at - 1].bare in lists().titles
    said = said_before(tokens, i)
    if comma and not known and not said and not _in_commas(tokens, i, end):
        return None
    if not (known or titled or comma) and owns(tokens, i, at):
        return None
    if not (known or said or titled or below or _looks_like_a_name(tokens, at, end)):
        return None
    if (
        end - at > 2 and not (known or titled) and tokens[at + 1].key in lexicon().given
    ):  # a place the lists do not have
        at = role_end = at + 1
    candidate, following = _made(tokens, at, at, end, "role before", page)
    candidate.role = (tokens[i].start + joined(tokens[i]), tokens[role_end - 1].end)
    return candidate, following


def _after_comma(tokens: list[Token], post: int, page: Setting) -> tuple[Candidate, int] | None:
    """ "وعرضت مسؤولة برامج التعليم في مكتب اليونسكو، ليزا هالغرين، …": whatever the post is of."""
    comma = next((k for k in range(post + 2, min(post + LONGEST_POST, len(tokens))) if not tokens[k].word), 0)
    if not comma or tokens[comma].text not in _COMMAS or any(_is_clause(t) for t in tokens[post + 1 : comma]):
        return None
    at, end = comma + 1, name_end(tokens, comma + 1, page)
    if not 2 <= end - at <= MOST_FOREIGN or tokens[at].key in _TIMES:
        return None
    if tokens[at].key.startswith("ال") or not _in_commas(tokens, post, end):
        return None
    candidate, following = _made(tokens, at, at, end, "role before", page)
    candidate.role = (tokens[post].start + joined(tokens[post]), tokens[comma - 1].end)
    return candidate, following


def _is_clause(token: Token) -> bool:
    return token.key in lists().clause or token.bare in lists().speech


def _in_commas(tokens: list[Token], post: int, end: int) -> bool:
    """ "وعرضت مسؤولة البرامج، ليزا هالغرين، الشروط": a verb, a post and between its commas a name no list has."""
    closed = end < len(tokens) and tokens[end].text in "،,:"
    return closed and (said_before(tokens, post) or done_before(tokens, post))


def _plain_name(tokens: list[Token], post: int, page: Setting) -> int | None:
    """Where a title or a given name with more of a name stands behind a post, whatever that is of."""
    known = lists()
    for at in range(post + 1, min(post + LONGEST_POST, len(tokens))):
        token, before = tokens[at], tokens[at - 1]
        if (
            not token.word
            or (token.key in known.clause and not responsible_for(tokens, at))
            or token.bare in known.speech
            or token.key in known.deeds
        ):
            return None
        named = token.key in lexicon().given or token.bare in known.titles
        if is_further_post(token) or (named and before.key in known.things):  # another's post; a foundation's name
            return None
        if token.bare in known.titles and before.key not in known.of_places:
            return at
        if in_the_name_of(tokens, at):
            continue
        if token.key in lexicon().given and token.bare not in posts() and token.start not in page.places:
            end = name_end(tokens, at, page)
            if end - at > 1 and (token.key not in known.common_given or _looks_like_a_name(tokens, at, end)):
                return at
    return None


def _looks_like_a_name(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the word behind the first is a family's or a listed name: "قصي الحمداني", not "تعلم أسرة"."""
    key = tokens[at + 1].key if at + 1 < end else ""
    if tokens[at].key.endswith("ات") and tokens[at].key not in lexicon().given:  # "شهادات التقدير"
        return False
    listed = key in lists().links or key in lexicon().given or key in lexicon().surnames
    return listed or key.startswith("ال")


def _past(tokens: list[Token], at: int, page: Setting) -> int:
    """Behind a place of several words, else behind one word."""
    named = tokens[at].key in lists().of_places and at + 1 < len(tokens) and tokens[at + 1].word
    if named and tokens[at + 1].start not in page.places and tokens[at + 1].key not in lexicon().given:
        return at + 2  # "رئيس بلدية إربد"
    end = page.places.get(tokens[at].start, tokens[at].end)
    while at < len(tokens) and tokens[at].end <= end:
        at += 1
    return at


def _by_itself(tokens: list[Token], i: int, page: Setting) -> tuple[Candidate, int] | None:
    """A given name with more of a name, and a post, a title or a verb of saying beside it."""
    given = tokens[i].key in lexicon().given
    said = said_before(tokens, i) or done_before(tokens, i) or by_line_before(tokens, i)
    opening = i == 0 or tokens[i - 1].text == "\n"
    if not (given or said or opening):
        return None
    end = name_end(tokens, i, page)
    if end - i < 2:
        return None
    role = role_behind(tokens, end) or (role_below(tokens, end) if opening else None)
    post = role is not None and tokens[end].text in "،,-–(\n"
    verb = end < len(tokens) and tokens[end].bare in lists().speech
    second = tokens[i + 1].key
    full = (
        second in lexicon().given or second in lexicon().surnames or second in lists().links or second.startswith("ال")
    )
    listed = given or second in lexicon().given or second in lexicon().surnames
    common = tokens[i].key in lists().common_given and second.startswith("ال") and second not in lexicon().surnames
    plain = given and full and end - i <= 4 and not common
    if not ((post and (full or listed)) or (listed and (said or verb)) or plain):
        return None
    candidate, following = _made(tokens, i, i, end, "role after" if post else "given name", page)
    candidate.role = role
    return candidate, following


def _made(tokens: list[Token], first: int, i: int, end: int, sign: str, page: Setting) -> tuple[Candidate, int]:
    words = tuple(Word(token.start, token.end, token.text) for token in tokens[i:end])
    titles = tuple(token.text for token in tokens[first:i])
    candidate = Candidate(tokens[first].start, words[0].start, words[-1].end, words, titles, whole=end - i > 1)
    candidate.signs = {sign: 3.0 if end - i > 1 else 2.0}
    return candidate, end
