"""Runs of capital words in, the stretches of them that may be a person's name out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nlp.names.also_names import is_given_behind, is_subject, is_vietnamese
from nlp.names.edges import without_body, without_lead, without_tail
from nlp.names.glued import split_glued
from nlp.names.lexicon import Lexicon, fold, lexicon
from nlp.names.role_words import ends_in_role, is_head, key_of
from nlp.names.setting import Setting
from nlp.names.things import after_thing, called_by_article
from nlp.names.turned import turned
from nlp.names.words import Word, runs

ROMANCE = frozenset({"es", "fr", "it", "pt"})  # write common nouns small, and join surnames with hyphens
GERMAN_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des"})  # "braucht Jena den Titel"
BEFORE_ARTICLE = frozenset({"von", "van", "op", "auf", "an", "in", "aus", "zu", "vor", "ob", "bei", "unter"})
MAX_NAME = 7  # capital words: "Saud bin Naif bin Abdulaziz Al Saud" has five, Brazilian names up to seven
SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")  # a Korean given name: "Ji-hoon"
_DATE = re.compile(r"[ \u00a0](?:\d{1,2}|[12]\d{3})(?!\d)")
_ACTS = re.compile(r"(?:, (?:an? |the )?|[ \u00a0])([^\W\d_]+)|, \d{2},|, who\b()")
DAYS = frozenset({"day", "week", "month"})  # "Nelson Mandela Day"
_SUFFIX = re.compile(r",?[ \u00a0](?:Jr\b\.?|Sr\b(?:\.(?! [A-Z])|(?!\.| [A-Z])))|[ \u00a0](?:II|III|IV)\b")
_SIGNS_BEHIND = {"post-nominal": "post-nominal", "glued": "glued to a body"}  # by what follows a name
_ENDING = re.compile(r"(?:['’]s?|\.)$")  # the possessive, a full stop


@dataclass
class Candidate:
    """A stretch that may name a person; ``start`` is where its honorific begins, ``name_start`` its first name.

    ``signs`` are what speaks for and against it, by weight.
    """

    start: int
    name_start: int
    end: int
    words: tuple[Word, ...]
    titles: tuple[str, ...] = ()  # as written
    thing_before: bool = False  # a word such as "University" stands right before it in the run
    thing_after: bool = False
    whole: bool = False  # a full name though it is one word, as in Chinese
    role: tuple[int, int] | None = None  # a role found together with the name
    turned: bool = False  # the surname stands before the honorific: "Doe Mr Juan"
    signs: dict[str, float] = field(default_factory=dict)

    def name(self, text: str) -> str:
        """As written, without honorific; with the given name first."""
        return " ".join(word.text for word in self.words) if self.turned else text[self.name_start : self.end]

    @property
    def suffixed(self) -> bool:
        """ "John Doe Jr." """
        return bool(self.words) and self.end > self.words[-1].end

    @property
    def score(self) -> float:
        return sum(self.signs.values())

    @property
    def full_words(self) -> list[Word]:
        """The capital words that are no initials."""
        return [word for word in self.words if word.capital and not word.initial]


def segments(page: Setting) -> Iterator[Candidate]:
    """Every stretch of the text that may be a name, in order."""
    lists = lexicon()
    titles = lists.titles_on(page.lang)
    for run in runs(page.text, page.lang):
        words = list(split_glued(run, page, lists))
        round_about = turned(words, page)
        if round_about:
            title, name = round_about
            start = words[0].start
            yield Candidate(start, start, words[-1].end, name, (title.text,), turned=True)
        else:
            yield from _segments(words, page, lists, titles)


def _segments(run: list[Word], page: Setting, lists: Lexicon, titles: frozenset[str]) -> Iterator[Candidate]:
    gathered: list[Word] = []
    before: list[Word] = []
    previous = ""
    skip = 0
    for i, word in enumerate(run):
        following = run[i + 1] if i + 1 < len(run) else None
        if word.start < skip:
            kind = "place"
        elif gathered and _begins_date(word, page.text):
            kind = "never"
        elif following is None and gathered and _is_surname_of_road(word, gathered, page, lists):
            kind = "name"
        elif before and f"{before[-1].key} {word.key}" in lists.title_pairs:
            kind = "title"
        elif before and not gathered and is_given_behind(before[-1], word, following, lists):
            kind = "name"
        else:
            skip = _place_end(word, following, gathered, page)
            kind = "place" if skip else kind_of(word, titles, page.lang, gathered, following, titled=bool(before))
        if kind == "name" and not word.glued:
            gathered.append(word)
            if not (word.possessive and following):
                continue
            kind = "owner"
        if gathered:
            yield from _made(gathered, before, page, previous, "glued" if word.glued and kind != "role" else kind)
            gathered, before = [], []
        if kind == "title":  # what stands before it still counts: "Escolas Dom Pedro"
            before.append(word)
            continue
        before = []
        previous = kind
    if gathered:
        yield from _made(gathered, before, page, previous, "")


def _is_surname_of_road(word: Word, gathered: list[Word], page: Setting, lists: Lexicon) -> bool:
    """ "Yvonne Lane, Director of …, said": what follows tells that no road is meant."""
    given = gathered[-1].key in lists.given and len(gathered) == 1
    if word.key not in lists.roads or not given or page.lang != "en":
        return False
    acts = _ACTS.match(page.text, word.end)
    return acts is not None and (not acts[1] or is_head(key_of(acts[1])) or fold(acts[1]) in lists.speech)


def _begins_date(word: Word, text: str) -> bool:
    """ "By Jane Doe May 30, 2023": a name that is a month as well, before a day or year."""
    return word.key in lexicon().months and _DATE.match(text, word.end) is not None


def _place_end(word: Word, following: Word | None, gathered: list[Word], page: Setting) -> int:
    """Where a city or country ends that starts at ``word`` and is no part of a name, else 0."""
    lists, end = lexicon(), page.places.get(word.start)
    if end is None:
        return 0
    if gathered and end <= word.end and gathered[0].key in lists.given:
        # Jack London, Daniel Rojas Medellín, Ana Paz de Lima; but not "Ana Paz de Kyoto"
        surname = gathered[-1].capital or word.key in lists.surnames or len(gathered) == 1
        return 0 if surname else end
    if gathered or following is None or end > word.end or word.key not in lists.given:
        return end
    other = following.start in page.places and following.key not in lists.surnames
    beside = following.start == word.end + 1 and not other
    joined = beside and following.key not in lists.junk and following.key not in lists.roles
    return 0 if joined else end  # Florence Nightingale, Bahia El Youssoufi


def kind_of(
    word: Word, titles: frozenset[str], lang: str, gathered: list[Word], following: Word | None, *, titled: bool = False
) -> str:
    """What the word is, given the words of the name so far and the one that follows in the run."""
    key, lists = word.key, lexicon()
    if not word.capital and "." in word.text and key in titles and not gathered:  # "dalla prof.ssa Jane Roe"
        return "title"
    if not word.capital:
        joined = bool(gathered) and gathered[-1].key in BEFORE_ARTICLE  # "von der Leyen", "Auf der Maur"
        if lang == "de" and key in GERMAN_ARTICLES and not joined:  # Portuguese "das" stands in names
            return "opener"
        return "name" if gathered else "particle"
    if f"{key} {following.key if following else ''}" in lists.title_pairs:
        return "title"
    if word.initial and key not in titles:
        return "name" if gathered or "." in word.text or key not in lists.openers else "opener"
    given_before = bool(gathered) and gathered[-1].key in lists.given
    if is_vietnamese(word, gathered, following):
        return "name"
    surname = given_before and key in lists.surnames and len(gathered) < 3
    ends = following is None or following.key in lists.things or following.key in DAYS
    if key in titles:
        return "name" if surname and ends else "title"
    roles = lists.roles_on(lang) if gathered or titled else lists.roles  # "Cllr Máire Ní Bhriain" is no "maire"
    office = key in roles or (lang == "de" and ends_in_role(word.text, roles))
    if office or (_leads_a_role(key, lang, lists) and not gathered):
        return "name" if surname and ends and key not in lists.city_offices else "role"
    if (
        gathered
        and key in lists.postnominals
        and (word.text.isupper() or "." in word.text or word.text in ("PhD", "Jr"))
    ):
        return "post-nominal"
    if gathered and key in lists.title_verbs and not (surname and ends):  # "Fatuma Said"
        return "opener"
    given = not gathered and key in lists.given and following is not None and following.key in lists.surnames
    if gathered and key in DAYS:
        return "thing"
    if key in lists.never and not (titled and not gathered and following and following.capital):  # "prof. Domenica Roe"
        return "never" if not (surname or given) else "name"
    if (
        following and (key in lists.surnames or key in lists.surnames_first) and SYLLABLES.fullmatch(following.text)
    ):  # Park Ji-hoon
        return "name"
    compound = key not in lists.given and lang not in ROMANCE  # "Bücherhallen-Stiftung", but Maëlle Saint-Prix
    last_part = key.rsplit("-", 1)[-1] if compound else key
    if last_part != key and last_part in lists.surnames:  # "Dunmore-Hall"
        last_part = key
    road = key in lists.roads and lang == "en"  # "The Carlton Street building"
    if last_part in lists.things and (road or not (surname and following is None)):
        return "thing" if not given else "name"
    arabic = key in ("el", "al") and lang not in ("es", "it", "pt") and following is not None  # El Hadj, Al Gore
    if not gathered and key in lists.openers and not arabic and not (given and key not in lists.opening_words):
        named = key in lists.english_given and lang == "en" and following is not None and following.capital
        return "name" if named else "opener"  # "Cllr Una Roe"
    return "name"


def _leads_a_role(key: str, lang: str, lists: Lexicon) -> bool:
    """ "Deputy Jane Doe"; but "Université Sidi Mohamed" is no university head."""
    return key in lists.role_before and not (lang in ROMANCE and key in lists.things)


def _made(
    gathered: list[Word], before: list[Word], page: Setting, previous: str, following: str
) -> Iterator[Candidate]:
    """The candidate of the words gathered, cut where a particle leads over to a body or place."""
    name = list(gathered)
    if following in ("thing", "place", "never"):
        name = without_tail(name)
    name = without_body(name, page.lang)
    if not (is_subject if page.lang not in ROMANCE else _follows)(page.text, name[0].start):
        name = without_lead(name, before, page)
    while name and not name[-1].capital:
        name.pop()
    if not name or sum(word.capital for word in name) > MAX_NAME:
        return
    last = name[-1]
    ending = 0 if last.initial else len(last.text) - len(_ENDING.sub("", last.text))
    start = before[0].start if before else name[0].start
    whole = len(name) == len(gathered) and page.lang not in ROMANCE and not ending
    suffix = _SUFFIX.match(page.text, last.end) if whole else None
    end = suffix.end() if suffix else last.end - ending
    candidate = Candidate(start, name[0].start, end, tuple(name), tuple(w.text for w in before))
    candidate.thing_before = previous == "thing" or (
        not previous and (after_thing(page.text, start) or called_by_article(page, start, name[0].key))
    )
    candidate.thing_after = following == "thing" and len(name) == len(gathered)
    if following in _SIGNS_BEHIND:
        candidate.signs[_SIGNS_BEHIND[following]] = 0.0
    yield candidate


def _follows(text: str, start: int) -> bool:
    """Whether a comma or a small word that governs nothing stands before: the first capital word is then no opener."""
    before = text[max(start - 14, 0) : start].rstrip(" \u00a0")
    last = before[before.rfind(" ") + 1 :]
    return last.endswith(",") or (last.islower() and last.isalpha() and fold(last) not in lexicon().role_links)
