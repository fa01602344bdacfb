"""The start of a name in, the role that leads up to it out: "the mayor of Lyon, X"; "Moderator: X"."""

import re
from dataclasses import dataclass

from nlp.names.lexicon import lexicon
from nlp.names.role_words import REACH, TOKEN, is_elided, is_head, key_of
from nlp.names.setting import Role, Setting

_CLAUSE = re.compile(r"[!?;\n“”\"«»(–—]|\.(?=\s)|:(?=\s)|\b(?:that|which|dass|che)\b")
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{5}|\d)\.$")  # "… since 2015." but not "Prof."
_GAP = re.compile(r",[ \u00a0](?:the|el|la|le|il|der|die)[ \u00a0]$")  # "Minister of Culture, the [Hon.] Jane Doe"
_LABEL = re.compile(r"(?:^|[\n(])[ \t•*–-]*([^\n:.,(]{2,40}):[ \u00a0]*$")
_GOVERNS = re.compile(r"(?:d|dell|all|nell|sull|dall)['’][a-zà-ÿ]")
_DEMONYM = re.compile(r".{3,}(?:an[oa]|es[ae]?|ense|in[oa]|ais|aise|ienn?e?|en[oa]|eir[oa]|ol[ae]?|ch[oae])$")
_TO_CONTACT = re.compile(r"(?:\w+ )?contact\b")  # "For more information contact Jane Doe"
_ACRONYM = re.compile(r"[ \u00a0]\([^\W\d_a-z]{2,10}\)$")


def read_before(page: Setting, start: int) -> Role | None:
    """The role in front of a name, or the label of its line; ``page.names`` must be complete."""
    window = page.text[max(0, start - REACH) : start]
    offset = start - len(window)
    label = _LABEL.search(window)
    if label and (head := _head_of_label(label.group(1))):
        return Role(offset + label.start(1), offset + label.end(1), head, offset + label.start(1))
    end = len(_GAP.sub("", window).rstrip(" \u00a0,"))
    gap = window[end:]
    if not gap or gap.count(",") > 1 or _SENTENCE_END.search(window, 0, end):
        return None
    if acronym := _ACRONYM.search(window, 0, end):  # "the director of the Institute for Lifelong Learning (UIL), X"
        end = acronym.start()
    if window[:end].endswith(")"):  # "A (mayor of B), C": what stands in brackets is A's
        return None
    clause = max((m.end() for m in _CLAUSE.finditer(window, 0, end)), default=0)
    words = [m for m in TOKEN.finditer(window, clause, end) if m.group()[0].isalnum()]
    at = next((i for i in range(len(words) - 1, -1, -1) if is_head(key_of(words[i].group()))), None)
    if at is None or not _Tail(page, offset).holds(window, words[at:], end):
        return None
    if any(offset + word.start() in page.names for word in words[at + 1 :]):
        return None
    first = _first_word(page, window, offset, words, at)
    if _TO_CONTACT.match(window, first):
        return None
    if "," in gap and _apposed(page, window, offset, first):
        return None
    return Role(offset + first, offset + end, key_of(words[at].group()), offset + words[at].start())


def _head_of_label(label: str) -> str | None:
    keys = [key_of(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", label)]
    lists = lexicon()
    if keys and keys[0] in lists.sorts:
        return None
    return next((key for key in keys if is_head(key) or key in lists.by_lines - lists.credits), None)


@dataclass(frozen=True)
class _Tail:
    """What stands between the head of a role and the name."""

    page: Setting
    offset: int

    def holds(self, window: str, words: list[re.Match[str]], end: int) -> bool:
        """Whether all of it belongs to the role; ``words[0]`` is the head."""
        between = window[words[0].end() : end]
        if "," in between and not self._place_in_commas(between):
            return False
        linked = 0
        lists = lexicon()
        for word in words[1:]:
            key, text = key_of(word.group()), word.group()
            if len(words) == 2 and _DEMONYM.search(key) and key not in lists.speech:
                continue
            if key in lists.role_links or _GOVERNS.match(text):  # "assessora all'istruzione"
                linked = 4
            elif text[0].isupper() or text[0].isdigit() or is_elided(text) or key in lists.role_after or is_head(key):
                continue
            elif linked and key not in lists.speech and key not in lists.verbs and not key.endswith("ed"):
                linked -= 1
            else:
                return False
        last = key_of(words[-1].group())
        return len(words) == 1 or last not in lists.role_links

    def _place_in_commas(self, between: str) -> bool:
        return between.count(",") == 1 and between.rsplit(",", 1)[1].strip()[:1].isupper()


def _first_word(page: Setting, window: str, offset: int, words: list[re.Match[str]], head: int) -> int:
    """Where the role begins: its head, or the words before it that belong to it."""
    first = head
    lists = lexicon()
    while first and window[words[first - 1].end() : words[first].start()].strip(" \u00a0-/") == "":
        text, key = words[first - 1].group(), key_of(words[first - 1].group())
        known = key in lists.role_before or is_head(key)
        if (
            not known
            and not text[0].isupper()
            and not (len(words) == head + 1 and head - first < 2 and page.lang == "en")
        ):
            break
        if not known and any(key in stop for stop in (lists.openers, lists.speech, lists.role_links, lists.verbs)):
            break
        first -= 1
    if first > 1 and first == head and key_of(words[first - 1].group()) in lists.ands:  # "comedian and author Jane Doe"
        other = key_of(words[first - 2].group())
        first -= 2 * (is_head(other) and other not in lists.city_offices)
    start = page.city_around(offset + words[first].start())  # "Hat" of "Hat Yai Deputy Mayor" is a verb elsewhere
    return max(page.body_around(start) - offset, 0)


def _apposed(page: Setting, window: str, offset: int, first: int) -> bool:
    """Whether the role stands behind another name: the second of "X, mayor of Cork, Y"."""
    before = re.sub(r"(?:\b(?:the|el|la|le|il|o|a|der|die)\b)?\s*$", "", window[:first].rstrip())
    return before.endswith(",") and offset + len(before) - 1 in page.name_ends
