"""A Romance page's text in, those out whom it calls by one name only: "Silvia, de 61 años, empezó en 2024."

They speak, though no list of people holds them: else their words would be those of whoever was named before.
"""

import re
from collections.abc import Iterator, Sequence

from nlp.document import Mention, Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.cast import speaker_words

MOST = 30  # a page that calls more people so is a list
LED = 90  # characters between a name and the colon before somebody's words
_NAME = r"(?<![\w’'@#-])(?P<name>[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]{2,14}(?:-[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]{2,14})?)"
_NO_MORE = r"(?![\w’'-])(?![ \u00a0](?:d[eoai]s?[ \u00a0])?[^\W\d_a-zß-öø-ÿ])"  # no surname behind it
_BEFORE = re.compile(r"([^\W\d_a-zß-öø-ÿ][\w’'-]*|\b[DdSs]\.)[ \u00a0]$")  # a word that may be of the same name
_AGED = re.compile(rf"{_NAME}{_NO_MORE},?[ \u00a0]\(?(?:de |di |d['’])?\d{{1,2}}[ \u00a0](?:años|ans|anos|anni)\b")
_LEADS_IN = re.compile(rf"{_NAME}{_NO_MORE}(?=[^.:\n«“\"!?]{{0,{LED}}}:\s?[«“\"])")
_OPENS = re.compile(rf"(?:^|(?<=[.!?»”\"] ))(?:(?:Pour|Para|Per) )?{_NAME}{_NO_MORE}(?=,? [a-zß-öø-ÿ])", re.MULTILINE)


def first_names(text: str, people: Sequence[Person], towns: set[tuple[int, int]]) -> list[Person]:
    """One person a name, with every place where it stands alone; nobody whom the page names in full."""
    named = {fold(word) for person in people for word in person.name.split()}
    found = {name for name in _introduced(text, towns) if fold(name) not in named}
    if not found or len(found) > MOST:
        return []
    again = re.compile(rf"(?<![\w’'-])({'|'.join(map(re.escape, sorted(found)))}){_NO_MORE}")
    mentions: dict[str, list[Mention]] = {}
    for match in again.finditer(text):
        if _is_alone(text, match.start()):
            mentions.setdefault(match.group(), []).append(
                Mention(start=match.start(), end=match.end(), text=match.group())
            )
    return [Person(name=name, mentions=tuple(places)) for name, places in mentions.items()]


def _introduced(text: str, towns: set[tuple[int, int]]) -> Iterator[str]:
    """With an age, before a colon that leads in somebody's words, or, of the commonest names, at a sentence's head."""
    lists, known = lexicon(), speaker_words()
    common = known["women"] | known["men"]
    for pattern, names in ((_AGED, lists.given), (_LEADS_IN, lists.given - lists.openers), (_OPENS, common)):
        for match in pattern.finditer(text):
            key = fold(match["name"])
            no_name = key in lists.junk or key in lists.opening_words or key in lists.roles or key in lists.titles
            if (
                key in names
                and not no_name
                and match.span("name") not in towns
                and _is_alone(text, match.start("name"))
            ):
                yield match["name"]


def _is_alone(text: str, at: int) -> bool:
    before = _BEFORE.search(text, max(at - 24, 0), at)
    return before is None or fold(before.group(1)) in lexicon().openers
