"""What speaks for a stretch of capitals being a person, and what against it, in numbers."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nlp.names.above import office_above, office_below
from nlp.names.lexicon import Lexicon, fold, lexicon, opens_by_line
from nlp.names.line_signs import line_signs
from nlp.names.quoted import in_marks, leads_up, says_it
from nlp.names.roles import role_after, role_before
from nlp.names.segments import SYLLABLES, Candidate
from nlp.names.setting import Setting, Span
from nlp.names.words import LOWER, Word

MINIMUM = 2.0  # two independent weak signs or one strong one; at 1.5 headline words came in
# Set by hand on news and programme pages of eight languages: what alone makes a person weighs 2 or more.
WEIGHTS = {
    "honorific before": 4.0,
    "office before": 2.4,
    "role before": 1.8,
    "role after": 1.8,
    "role glued": 3.0,
    "glued to a body": 1.5,
    "by-line": 1.6,
    "given name": 1.5,
    "given name alone": 0.7,
    "given name last": 0.7,
    "surname": 0.7,
    "initial": 0.6,
    "initials first": 0.6,  # "P.K. Varghese", "V. Anandavalli": besides the one above
    "surname first": 1.0,  # "Zhang Wei", "Bae Soo-jung": the given name may be on no list
    "syllables": 1.2,  # "Soo-jung"
    "particle": 0.2,
    "speech verb beside": 1.3,
    "says what is quoted": 0.8,  # besides: "…”, said Jane Doe.", "Jane Doe: “…"
    "post-nominal": 1.5,
    "from a place": 1.0,
    "caption": 1.2,  # name and role alone in a line; at 0.8 a rare name lost to a model that takes it for a body
    "in a list of people": 0.8,
    "office above": 2.2,  # "Mayor of Cork" over a line of two capital words
    "above a bureau": 2.4,  # "Jane Doe" over "Midlands Bureau"
    "office below": 1.8,  # "Jane Doe", a message, "Mayor of Cork"
    "beside a day": 2.2,  # alone in its line over or under the day of publication
    "handle after": 1.6,
    "called so": 1.3,
    "two words": 0.5,
    "unseen words": 0.5,  # by the model: a name behind an office, not listed and not seen as one ("Suwaiba Sa'id")
    "model": 2.0,
    "model in part": 1.0,
    "model says otherwise": -1.5,
    "model doubts a listed name": -1.0,  # what it knows of names is English
    "model silent": -0.5,
    "single word": -1.5,
    "role at once": 2.4,
    "a short form": -4.0,
    "place": -4.0,
    "place follows": -1.5,
    "in a body's name": -4.0,
    "beside a thing": -4.5,
    "behind a body": -1.2,  # "Leader of the Opposition in the Council Jane Doe"
    "a road": -4.0,  # "S. Daukanto g. 28"
    "a credit": -6.0,  # "© UNESCO/Jane Doe"
    "an acronym first": -2.5,  # "PIA Bicol"
    "a tag": -1.0,  # with nothing but the model for it
    "common word": -1.4,
    "common words": -3.0,
    "a place's first word": -2.5,
    "in capitals": -0.8,
}
_BY_LINE = re.compile(r"(?:^|[\n(|.–—-])[ \u00a0]*(?:([^\W\d_]+)[ \u00a0])?([^\W\d_]+)[ \u00a0]*:?[ \u00a0]*$")
_SHORT_FORM = re.compile(r"['’](?:m|t|re|ve|ll|d)$")  # "I'm", "Don't"
_LIST_OF_PEOPLE = re.compile(
    r"(?:^|\n)[ \t•*–-]*([^\W\d_]+)(?:[ \u00a0][^\n:.]{1,30})?[ \u00a0]?:[ \u00a0](?:[^\n]*[;,][ \u00a0])?$"
)
ACRONYM = 4  # letters
LIST_LINE = 600  # characters of a list of people that are looked back over
_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?)[ \u00a0]*[:,]?[ \u00a0]*$")
_AFTER = re.compile(r"[ \u00a0]*[,)”\"»]?[ \u00a0]*([^\W\d_]+(?:-[^\W\d_]+)?)(?:[ \u00a0]+([^\W\d_]+))?")
_FROM = re.compile(r",?[ \u00a0]+(?:from|de|aus|di|du|von|van|of)[ \u00a0](?=[A-ZÀ-Þ])|[ \u00a0]?\((?=[A-ZÀ-Þ])")
_HANDLE = re.compile(r"[ \u00a0]\(@\w+\)")  # "— Jo Doe (@jodoe)"
_CALLED = re.compile(r"\b(?:[Ss]e llama|[Ss]’appelle|[Ss]'appelle|[Ss]i chiama|[Cc]hama-se|[Hh]eißt|name is)[ \u00a0]$")
_SMALL = re.compile(rf"(?<![\w#@])[{LOWER}][^\W\d_]{{2,}}")


def lower_words(text: str) -> frozenset[str]:
    """The words that the page also writes small: they are seldom names."""
    return frozenset(fold(word) for word in set(_SMALL.findall(text)))


def weigh_words(candidate: Candidate, page: Setting, lower: frozenset[str]) -> None:
    """Adds the signs that lie in the name itself and in what other extractors found there."""
    lists = lexicon()
    names = list(_word_signs(candidate, lists, lower))
    start, end = candidate.name_start, candidate.end
    if _covers(page.modelled, start, end):
        names.append("model")
    elif any(True for _ in _near(page.modelled, start, end)):
        names.append("model in part")
    elif _covers(page.others, start, end):
        listed = ("two words" in names and ("surname" in names or "given name" in names)) or "initials first" in names
        names.append("model doubts a listed name" if listed else "model says otherwise")
    elif page.proper_nouns is not None:
        names.append("model silent")
    if page.lang == "en" and "two words" in names and all(w.start in page.unseen for w in candidate.full_words):
        names.append("unseen words")
    if _covers(page.cities, start, end) or _covers(page.countries, start, end):
        names.append("place")
    behind_body = page.lang == "en" and "given name" in names and _behind_body(page.text, candidate.start)
    if behind_body:
        names.append("behind a body")
    elif _covers(page.named_bodies, start, end):
        names.append("in a body's name")
    beside = (candidate.thing_before and not behind_body) or candidate.thing_after
    if beside or in_marks(candidate, page.text):
        names.append("beside a thing")
    candidate.signs = {name: WEIGHTS[name] for name in (*candidate.signs, *names)}


def _behind_body(text: str, at: int) -> bool:
    """Whether a head such as "Council" stands right before: in English it ends the name of a body."""
    before = _BEFORE.search(text, max(0, at - 40), at)
    return before is not None and before.group(1)[0].isupper() and fold(before.group(1)) in lexicon().heads_last


def _word_signs(candidate: Candidate, lists: Lexicon, lower: frozenset[str]) -> Iterator[str]:
    full = candidate.full_words
    if candidate.titles:
        strong = any(fold(title.rstrip(".")) not in lists.offices for title in candidate.titles)
        yield "honorific before" if strong else "office before"
    if len(full) < 2 and len(candidate.words) < 2:
        yield "single word"
    elif len(full) >= 2:
        yield "two words"
    common = sum(_is_common(word, i, lists, lower) for i, word in enumerate(full))
    if common:
        yield "common words" if common * 2 > len(full) and len(full) > 1 else "common word"
    if len(full) > 1 and full[0].key in lists.place_openers:
        yield "a place's first word"
    if any(_SHORT_FORM.search(word.text) for word in full):
        yield "a short form"
    if full and all(word.shouted for word in full):
        yield "in capitals"
    elif len(full) > 1 and _is_acronym(full, lists):
        yield "an acronym first"
    if full and _given(full[0].key, lists):
        yield "given name" if len(candidate.words) > 1 else "given name alone"
    elif len(full) > 1 and full[-1].key in lists.given and all(word.capital for word in candidate.words):
        yield "given name last"
    if full and _surname(full[-1].key, lists) and (len(full) > 1 or full[0].key not in lists.given):
        yield "surname"
    if len(full) > 1 and full[0].key in lists.surnames_first:
        yield "surname first"
        if len(full) == 2 and SYLLABLES.fullmatch(full[1].text):
            yield "syllables"
    elif len(full) == 2 and full[1].key in lists.surnames_first and SYLLABLES.fullmatch(full[0].text):
        yield "surname first"  # or last: "Hye-won Ahn"
        yield "syllables"
    if full and any(word.initial for word in candidate.words):
        yield "initial"
        if candidate.words[0].initial:
            yield "initials first"
    if any(not word.capital for word in candidate.words):
        yield "particle"


def _is_acronym(full: list[Word], lists: Lexicon) -> bool:
    """ "PIA Bicol": surnames stand in capitals beside given names, given names do not beside surnames."""
    first, second = full[0], full[1]
    surname = first.key in lists.surnames or first.key in lists.surnames_first or SYLLABLES.fullmatch(second.text)
    return first.shouted and len(first.text) <= ACRONYM and not second.text.isupper() and not surname


def _surname(key: str, lists: Lexicon) -> bool:
    return key in lists.surnames or any(part in lists.surnames for part in key.split("-")[1:])


def _is_common(word: Word, at: int, lists: Lexicon, lower: frozenset[str]) -> bool:
    """Whether the page or the language has it as a common word; "Del" in "Sandro Del Carlo" is a part of surnames."""
    if at and word.key in lists.particles | lists.articles:
        return False
    if not at and word.key in lists.english_given:
        return False
    return word.key in lower or word.key in lists.openers


def _given(key: str, lists: Lexicon) -> bool:
    return key in lists.given or key in lists.english_given or ("-" in key and key.split("-")[0] in lists.given)


def weigh_neighbours(candidate: Candidate, page: Setting) -> None:
    """Adds the signs that stand before and after the name: needs ``page.names``."""
    lists = lexicon()
    text = page.text
    before = _BEFORE.search(text, max(0, candidate.start - 40), candidate.start)
    last = fold(before.group(1)) if before else ""
    after = _AFTER.match(text, candidate.end)
    near = [fold(word or "") for word in after.groups()] if after else ["", ""]
    names = []
    line = _BY_LINE.search(text, max(0, candidate.start - 40), candidate.start)
    if line and opens_by_line(line.group(2)) and fold(line.group(1) or "") not in lists.sorts:
        names.append("by-line")
    said = last in lists.speech and near[0] not in lists.finite  # "said Hill View would close"
    if said or near[0] in lists.speech or (near[0] in lists.auxiliaries and near[1] in lists.speech):
        names.append("speech verb beside")
    if says_it(candidate, page):
        names += ["says what is quoted", "speech verb beside"]
    elif leads_up(candidate, page) and role_before(page, candidate.start):
        names.append("says what is quoted")
    if text[max(candidate.start - 2, 0) : candidate.start] in (": ", "; ", ", ") and _in_a_list(text, candidate.start):
        names.append("in a list of people")
    if _HANDLE.match(text, candidate.end):
        names.append("handle after")
    if _CALLED.search(text[max(0, candidate.start - 15) : candidate.start]) and len(candidate.words) > 1:
        names.append("called so")
    names += [*_place_signs(candidate, page), *line_signs(candidate, page)]
    if role_before(page, candidate.start):
        names.append("role before")
    elif "two words" in candidate.signs and office_above(page, candidate.start, candidate.end):
        names.append("office above")
    elif "two words" in candidate.signs and office_below(page, candidate.start, candidate.end):
        names.append("office below")
    role = role_after(page, candidate.end, name_start=candidate.name_start)
    if role:
        names.append("role glued" if role.start == candidate.end else "role after")
        if page.caption(candidate.start, candidate.end):
            names.append("caption")
            if role.start == role.head_at == candidate.end + 1 and _unusual(candidate, page, lists):
                names.append("role at once")
    candidate.signs |= {name: WEIGHTS[name] for name in names}


def _in_a_list(text: str, at: int) -> bool:
    """ "Panellists: Jane Doe, teacher; John Roe, student": behind the label, a semicolon or a comma."""
    line = text.rfind("\n", max(at - LIST_LINE, 0), at)
    if line < 0 and at > LIST_LINE:
        return False
    label = _LIST_OF_PEOPLE.match(text, max(line, 0), at)
    return label is not None and fold(label.group(1)) in lexicon().people_labels


def _unusual(candidate: Candidate, page: Setting, lists: Lexicon) -> bool:
    """Whether a single word before a role ("Meetra learner from Wyndham") is more likely a name than an adjective."""
    key = candidate.words[0].key
    return page.proper(candidate.name_start) and "common word" not in candidate.signs and key not in lists.role_before


def _place_signs(candidate: Candidate, page: Setting) -> Iterator[str]:
    after = _FROM.match(page.text, candidate.end)
    if (after and after.end() in page.places) or candidate.end in page.places:
        yield "from a place"
    elif page.text.startswith(", ", candidate.end) and candidate.end + 2 in page.places:
        yield "place follows"


def _covers(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in _near(spans, start, end))


def _near(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    at = max(bisect_left(spans, (start, 0)) - 1, 0)
    while at < len(spans) and spans[at][0] < end:
        if spans[at][1] > start:
            yield spans[at]
        at += 1
