"""The end of a name in, the role that follows it out: "X, director of …", "X is the mayor of", "DoeDirector"."""

import re

from nlp.names.lexicon import fold, lexicon
from nlp.names.role_words import REACH, TOKEN, is_head, key_of, whole_compound
from nlp.names.setting import Role, Setting

HEAD_WITHIN = 6  # words before a head: "UNESCO Assistant Director-General", "the newly elected city mayor"
_SPACE = r"[ \u00a0\u202f]"
_SEPARATOR = re.compile(rf"{_SPACE}*(?:\n{_SPACE}*|,{_SPACE}*|[–—|(:-]{_SPACE}*|\.{_SPACE}+(?=[^\W\d_]))?")
_AGE = re.compile(
    r",[ \u00a0](?:de |aged )?\d{1,3}(?:[ \u00a0](?:años|ans|anos|anni|Jahre|years old))?(?=,[ \u00a0])"
)  # "Jane Doe, de 58 años, alumna de …"
_FORM = re.compile(r"[^\n:,.]{2,40}?[ \u00a0]?:[ \u00a0]")  # "Contact person: Jane Doe"
_HARD_STOPS = frozenset('\n!?;:"“”«»…–—|•[]')
_POSSESSES = re.compile(r"['’]s?[ \u00a0]")
_WHO_IS = re.compile(r"(?:who (?:is|was)|qui (?:est|était)|que es|che è)\b(?: (?:the|an?|une?|la|le|el|il))?\b")
_PAST = re.compile(r"(?:has |had |previously |also )?(?:served|worked|acted) (?:as|for|in)\b")  # what somebody once was
_WHO = frozenset(["who", "que", "qui", "che", "der", "die", "wer"])


def read_after(page: Setting, end: int, name_start: int) -> Role | None:
    """The role behind a name that begins at ``name_start``; ``page.names`` must be complete."""
    if _POSSESSES.match(page.text, end):  # "Jane Doe's lawyer" is another
        return None
    age = _AGE.match(page.text, end)
    opening = _SEPARATOR.match(page.text, age.end() if age else end)
    assert opening is not None  # every part of the pattern is optional
    separator = opening.group()
    if _PAST.match(page.text, opening.end()):
        return None
    if "." in separator or ("\n" in separator and not _signature(page, name_start, opening.end())):
        return None
    bare = not separator.strip() and "\n" not in separator
    return _Phrase(page, opening.end(), card=page.card_line(name_start), bracket="(" in separator).role(
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


class _Phrase:
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
        for token in TOKEN.finditer(self.page.text, self.start, self.start + REACH):
            if token.start() < skip:
                continue
            body_end = self.page.bodies.get(token.start())
            if body_end and (self.head or words):
                skip = self.end = whole_compound(self.page.text, body_end)
                continue
            if not token.group()[0].isalpha():
                if self._stops(token):
                    break
                continue
            words += 1
            if not self._takes(token, words):
                break
        if self.head is None or (not self.card and self._leads_to_another()):
            return None
        if bare and not glued and (not self._fits_bare(words, caption) or self._names_another()):
            return None
        return Role(self.said or self.start, self.end, key_of(self.head.group()), self.head.start())

    def _leads_to_another(self) -> bool:
        """ "X, principal Jane Roe and students": what stands right before a name is that person's."""
        assert self.head is not None
        behind = self.head.end() + 1
        return self.page.text[behind - 1 : behind] in (" ", "\u00a0") and behind in self.page.names

    def _names_another(self) -> bool:
        """ "Belediye Başkanı Cemal Tugayer": the role is the next name's."""
        return any(match.start() in self.page.names for match in TOKEN.finditer(self.page.text, self.start, self.end))

    def _fits_bare(self, words: int, caption: bool) -> bool:
        assert self.head is not None
        if self.said:
            return len(self.page.text[self.said : self.head.start()].split()) <= 2
        lead = self.page.text[self.start : self.head.start()].split()
        near = len(lead) <= (4 if caption else 2)
        if self.page.lang == "de" and any(
            word[0].islower() and fold(word) not in lexicon().copulas | lexicon().articles for word in lead
        ):  # "Anders sieht das Gemeinderat Roe"
            return False
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
        first = TOKEN.match(self.page.text, self.start)
        return first is not None and key_of(first.group()) in _WHO

    def _leads(self, text: str, key: str, words: int) -> bool:
        """Whether a word can stand before the head of a role."""
        lists = lexicon()
        if key in ("himself", "herself") or (words > 1 and key in ("his", "her", "their", "its")):
            return False  # "Jane Doe shakes her head", "Jane Doe, herself a former volunteer"
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
            acting = self.page.text.endswith("a.i.", self.start, token.end())  # "Director a.i. of UNESCO Bangkok"
            return not acting and not self.page.text[token.end() : token.end() + 1].isalpha()
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
