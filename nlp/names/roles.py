"""Where a person's role stands, before or after the name, and how far it goes."""

import re
from dataclasses import dataclass

from nlp.names.lexicon import fold, lexicon
from nlp.names.setting import Role, Setting

REACH = 220  # characters: the longest roles on the sites' pages have about 150
HEAD_WITHIN = 6  # words before a head: "UNESCO Assistant Director-General", "the newly elected city mayor"
CARD_LINE = 250  # characters: a line of a programme names two or three people with their roles, rarely more
_TOKEN = re.compile(r"\n|[^\W\d_]+(?:[-'’·.][^\W\d_]+)*|\d+|[^\w\s]")
_ELISION = re.compile(r"^(?:[dln]|dell|all|nell|qu)['’]", re.IGNORECASE)
_SPACE = r"[ \u00a0\u202f]"
_SEPARATOR = re.compile(rf"{_SPACE}*(?:\n{_SPACE}*|,{_SPACE}*|[–—|(:-]{_SPACE}*|\.{_SPACE}+(?=[^\W\d_]))?")
_CLAUSE = re.compile(r"[!?;\n“”\"«»(–—]|\.(?=\s)|:(?=\s)|\b(?:that|which|dass|che)\b")
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{5}|\d)\.$")  # "… since 2015." but not "Prof."
_GAP = re.compile(r",[ \u00a0](?:the|el|la|le|il|der|die)[ \u00a0]$")  # "Minister of Culture, the [Hon.] Jane Doe"
_LABEL = re.compile(r"(?:^|[\n(])[ \t•*–-]*([^\n:.,(]{2,40}):[ \u00a0]*$")
_AGE = re.compile(
    r",[ \u00a0](?:de |aged )?\d{1,3}(?:[ \u00a0](?:años|ans|anos|anni|Jahre|years old))?(?=,[ \u00a0])"
)  # "Jane Doe, de 58 años, alumna de …"
_FORM = re.compile(r"[^\n:,.]{2,40}?[ \u00a0]?:[ \u00a0]")  # "Contact person: Jane Doe"
# between an office and its holder: "a vereadora moçambicana Graça N."; folded
_DEMONYM = re.compile(r".{3,}(?:an[oa]|es[ae]?|ense|in[oa]|ais|aise|ienn?e?|en[oa]|eir[oa]|ol[ae]?|ch[oae])$")
_HARD_STOPS = frozenset('\n!?;:"“”«»…–—|•[]')
_ACRONYM = re.compile(r"[ \u00a0]\([^\W\d_a-z]{2,10}\)$")
_WHO_IS = re.compile(r"(?:who (?:is|was)|qui (?:est|était)|que es|che è)\b(?: (?:the|an?|une?|la|le|el|il))?\b")
_WHO = frozenset(["who", "que", "qui", "che", "der", "die", "wer"])


def role_after(page: Setting, end: int, *, name_start: int) -> Role | None:
    """The role that follows a name ending at ``end``: "X, director of …", "X is the mayor of", "DoeDirector".

    Read once and kept: ``page.names`` must be complete before the first call.
    """
    if end not in page.roles_after:
        page.roles_after[end] = _read_after(page, end, name_start)
    return page.roles_after[end]


def role_before(page: Setting, start: int) -> Role | None:
    """The role that leads up to a name starting at ``start``: "the mayor of Lyon, X"; "Moderator: X"; kept too."""
    if start not in page.roles_before:
        page.roles_before[start] = _read_before(page, start)
    return page.roles_before[start]


def _read_after(page: Setting, end: int, name_start: int) -> Role | None:
    age = _AGE.match(page.text, end)
    opening = _SEPARATOR.match(page.text, age.end() if age else end)
    assert opening is not None  # every part of the pattern is optional
    separator = opening.group()
    if "." in separator or ("\n" in separator and not _signature(page, name_start, opening.end())):
        return None
    bare = not separator.strip() and "\n" not in separator
    return _Reading(page, opening.end(), card=page.card_line(name_start), bracket="(" in separator).role(
        bare=bare, glued=bare and not separator, caption=page.caption(name_start, end)
    )


def _signature(page: Setting, name_start: int, next_line: int) -> bool:
    """Whether a name is a line of its own and what stands under it is no sentence."""
    line_start = page.text.rfind("\n", 0, name_start) + 1
    line_end = page.text.find("\n", next_line)
    below = page.text[next_line : line_end if line_end >= 0 else len(page.text)].rstrip()
    return (
        name_start - line_start <= 30 and 0 < len(below) <= 140 and below[-1] not in ".!?:" and not _FORM.match(below)
    )


class _Reading:
    """Reads a role phrase from ``start`` to the right."""

    def __init__(self, page: Setting, start: int, *, card: bool, bracket: bool) -> None:
        self.page = page
        self.start = start
        self.card = card
        self.depth = 1 if bracket else 0
        self.head: re.Match[str] | None = None
        self.end = start
        who = _WHO_IS.match(page.text, start)  # "X who is a co-ordinator with Cork Learning City"
        self.said = who.end() if who else 0

    def role(self, *, bare: bool, glued: bool, caption: bool) -> Role | None:
        """The phrase if it has a head; ``bare`` if nothing but a space parts it from the name."""
        words = 0
        skip = self.start
        for token in _TOKEN.finditer(self.page.text, self.start, self.start + REACH):
            if token.start() < skip:
                continue
            body_end = self.page.bodies.get(token.start())
            if body_end and (self.head or words):
                skip = self.end = body_end
                continue
            if not token.group()[0].isalpha():
                if self._stops(token):
                    break
                continue
            words += 1
            if not self._takes(token, words):
                break
        if self.head is None:
            return None
        if bare and not glued and (not self._fits_bare(words, caption) or self._names_another()):
            return None
        return Role(self.said or self.start, self.end, key_of(self.head.group()), self.head.start())

    def _names_another(self) -> bool:
        """ "Belediye Başkanı Cemal Tugayer": the role is the next name's."""
        return any(match.start() in self.page.names for match in _TOKEN.finditer(self.page.text, self.start, self.end))

    def _fits_bare(self, words: int, caption: bool) -> bool:
        assert self.head is not None
        if self.said:
            return len(self.page.text[self.said : self.head.start()].split()) <= 2
        near = len(self.page.text[self.start : self.head.start()].split()) <= (4 if caption else 2)
        return near and (caption or self.head.group()[0].isupper())

    def _takes(self, token: re.Match[str], words: int) -> bool:
        """Whether the word goes on with the phrase."""
        lists, key, text = lexicon(), key_of(token.group()), token.group()
        if words == 1 and key in lists.ands:  # "X, and the mayor of Y, Z": the mayor is another
            return False
        if self.head is None:
            if is_head(key) or (words == 2 and self._who() and key in lists.role_verbs):
                self.head = token
            elif words > HEAD_WITHIN or not self._leads(text, key, words):
                return False
        elif (
            key in lists.speech
            or key in lists.role_ends
            or key in lists.verbs
            or (key in lists.ands and self._name_next(token.end()))
            or (token.start() in self.page.names and not text[0].islower() and self.card)
        ):
            return False
        self.end = token.end()
        return True

    def _who(self) -> bool:
        first = _TOKEN.match(self.page.text, self.start)
        return first is not None and key_of(first.group()) in _WHO

    def _leads(self, text: str, key: str, words: int) -> bool:
        """Whether a word can stand before the head of a role."""
        lists = lexicon()
        if key in lists.copulas or key in lists.articles or key in lists.role_before:
            return True
        if words <= 3 and key in ("one", "of", "uno", "una", "um", "de", "los", "das"):  # "one of the advisers to"
            return True
        return key not in lists.role_links and key not in lists.speech and key not in lists.verbs and words <= 5

    def _name_next(self, at: int) -> bool:
        spaces = re.compile(r"\s*").match(self.page.text, at)
        return spaces is not None and spaces.end() in self.page.names

    def _stops(self, token: re.Match[str]) -> bool:
        mark = token.group()
        if mark in _HARD_STOPS:
            return True
        if mark == "(":
            self.depth += 1
            return self.head is None
        if mark == ")":
            self.depth -= 1
            if self.depth <= 0 and (self.depth < 0 or self.page.text[self.start - 1] == "("):
                return True
            self.end = token.end()
        elif mark == ".":
            return not self.page.text[token.end() : token.end() + 1].isalpha()
        elif mark == ",":
            return self.head is None or not self._goes_on(token.end())
        return False

    def _goes_on(self, at: int) -> bool:
        """Whether the role goes on after a comma."""
        text = self.page.text
        while at < len(text) and text[at] in " \u00a0":
            at += 1
        if at in self.page.names:
            return False
        if at in self.page.places or at in self.page.bodies or text.startswith(lexicon().role_goes_on, at):
            return True
        return self.card and text[at : at + 1].isupper()


def _read_before(page: Setting, start: int) -> Role | None:
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
    clause = max((m.end() for m in _CLAUSE.finditer(window, 0, end)), default=0)
    words = [m for m in _TOKEN.finditer(window, clause, end) if m.group()[0].isalnum()]
    at = next((i for i in range(len(words) - 1, -1, -1) if is_head(key_of(words[i].group()))), None)
    if at is None or not _Tail(page, offset).holds(window, words[at:], end):
        return None
    if any(offset + word.start() in page.names for word in words[at + 1 :]):
        return None
    first = _first_word(page, window, offset, words, at)
    if "," in gap and _apposed(page, window, offset, first):
        return None
    return Role(offset + first, offset + end, key_of(words[at].group()), offset + words[at].start())


def _head_of_label(label: str) -> str | None:
    keys = [key_of(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", label)]
    lists = lexicon()
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
            if key in lists.role_links:
                linked = 4
            elif text[0].isupper() or text[0].isdigit() or _elided(text) or key in lists.role_after or is_head(key):
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
    start = words[first].start()
    return max(page.body_around(offset + start) - offset, 0)


def _apposed(page: Setting, window: str, offset: int, first: int) -> bool:
    """Whether the role stands behind another name: the second of "X, mayor of Cork, Y"."""
    before = re.sub(r"(?:\b(?:the|el|la|le|il|o|a|der|die)\b)?\s*$", "", window[:first].rstrip())
    return before.endswith(",") and offset + len(before) - 1 in page.name_ends


def key_of(word: str) -> str:
    """A word as the lists have it, a French or Italian elision left out."""
    return fold(_ELISION.sub("", word))


def _elided(word: str) -> bool:
    bare = _ELISION.sub("", word)
    return bare != word and bare[:1].isupper()


def is_head(key: str) -> bool:
    """Whether a folded word heads a role; of a compound its first or last part may."""
    roles = lexicon().roles
    if key in roles:
        return True
    if "-" not in key:
        return len(key) > 9 and key.endswith(lexicon().role_inside)
    first, *_, last = key.split("-")
    return last in roles or first in roles
