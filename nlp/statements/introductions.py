"""A speaker in, what the page tells beside the name out: whence she came, which body is meant, her age."""

import re

from nlp.document import CityRef, Mention, Person
from nlp.names.lexicon import fold
from nlp.statements.about_words import whole
from nlp.statements.place import Places, sentence_start

AGE = re.compile(
    r"^[ \u00a0,(]{1,3}(?:(?:de |aged |di |im alter von |an? )?\d{1,2}"
    r"(?:[,)]|-year|\s(?:years?|a[nñ]os|ans|Jahre|anni|and|who|from)\b|岁|歲|$)|aged \d{1,2}\s(?!\d))"
)
FIRST = 5  # mentions: a person is introduced at the first ones
BESIDE = 70  # characters beside a name that may tell an office which nobody read as one
SENTENCE = 250  # characters of a sentence that names the body meant by "its director"
ARTICLE = 9  # characters of "A sua", "Il suo"
OF = re.compile(
    r",|\(|\b(?:of|for|at|in|from|with|who|de|du|des|del|della|dell|da|do|di|en|em|na|no|am|im|der|des|fur|von|chez|al|alla|qui|que|che|die)\b"
)
_HONORIFIC = re.compile(r"(?:,? (?:Mrs?|Ms|Miss|Dr|Madam|Mme)\.?)? ?$")
_APPOSED = re.compile(r", (?:an?|one) (?:\w+ ){0,3}?(\w+)(?=,| of\b| from\b| who\b|$)")
_BREAK = re.compile(r"[.!?;:\n“”\"«»„。！？：]")
_NEXT = re.compile(r"[^\n.!?]{0,250}[.!?][\"”’']* (?:He|She) ")  # to the next sentence on the same person
_GAP = re.compile(r"[ \u00a0,،，]{0,2}")
_NEXT_CLAUSE = re.compile(r"\b(?:said|says|told|and|who|dijo|disse|ha|hat|a)\b")


def came(speaker: Person, places: Places) -> tuple[CityRef, ...]:
    """Whence somebody came, told in the sentence before the name or right behind it."""
    if not speaker.mentions:
        return ()
    first = first_in_full(speaker)
    text = places.facts.page.text
    clause = _BREAK.split(text[first.end : first.end + BESIDE])[0]
    found = places.came_from(first.start, same_sentence=True)
    return found or (places.came_in(first.end, first.end + len(clause)) if clause[:1] in ",(" else ())


def its_body(speaker: Person, places: Places) -> str:
    """The sentence before "Its director, Jane Doe": it names the body that is meant."""
    text, lang = places.facts.page.text, places.facts.lang
    if not (speaker.mentions and speaker.role):
        return ""
    first = first_in_full(speaker).start
    floor = max(first - 2 * BESIDE, text.rfind("\n", 0, first) + 1)
    begins = sentence_start(text, floor, first)
    if begins == floor or not whole("its", lang).search(text, begins, begins + ARTICLE):
        return ""
    before = sentence_start(text, max(begins - SENTENCE, 0), begins - 2)
    return fold(text[before:begins])


def beside(speaker: Person, places: Places) -> str:
    """The words right beside the first full name of somebody without a role."""
    if not speaker.mentions:
        return ""
    text, first = places.facts.page.text, first_in_full(speaker)
    before = _BREAK.split(text[max(first.start - BESIDE, 0) : first.start])[-1]
    after = _NEXT_CLAUSE.split(_BREAK.split(text[first.end : first.end + BESIDE])[0])[0]
    opens = after[:1] in ",(،" or OF.match(after.lstrip()) is not None
    return fold(f"{before} {after if opens else ''}")


def is_private_by(speaker: Person, places: Places, private: re.Pattern[str]) -> bool:
    """ "A beneficiary, Mrs Jane Doe", "Doe, a former pupil", "Doe was one of the first to finish", without a role."""
    if not speaker.mentions:
        return False
    text, lang = places.facts.page.text, places.facts.lang
    first = first_in_full(speaker)
    before = _BREAK.split(text[max(first.start - BESIDE, 0) : first.start])[-1]
    behind = _BREAK.split(text[first.end : first.end + BESIDE])[0]
    if whole("took_part", lang).match(behind.lstrip(" ,\u00a0")):
        return True
    noun = fold(_HONORIFIC.sub("", before)).rstrip(" ,").rpartition(" ")[2]
    apposed = _APPOSED.match(behind)
    return any(private.match(fold(word)) for word in (noun, *([apposed[1]] if apposed else [])) if word)


def first_in_full(speaker: Person) -> Mention:
    """A headline gives the surname, the text below introduces its bearer."""
    early = speaker.mentions[:FIRST]
    return next((m for m in early if " " in m.text.strip()), early[0])


def gives_age(speaker: Person, places: Places) -> bool:
    """ "Amélia Frazão, de 78 anos": introduced as herself, not by an office."""
    text = places.facts.page.text
    return any(AGE.match(text[m.end : m.end + 24]) for m in speaker.mentions[:FIRST])


def runs_something(speaker: Person, places: Places) -> bool:
    """ "Doe, who runs the centre", "Doe coordina desde 2018 …", "… Doe. She leads": an office told by a verb."""
    return _does(speaker, places, "runs")


def teaches(speaker: Person, places: Places) -> bool:
    """ "Volunteer Jane Doe", "Retired farmer Jane Doe teaches …": who gives lessons, whatever she was."""
    text, lang = places.facts.page.text, places.facts.lang
    gives = whole("volunteers", lang)
    leads = (text[max(m.start - BESIDE, 0) : m.start].rstrip() for m in speaker.mentions[:FIRST])
    return _does(speaker, places, "teaches") or any(
        found.end() == len(lead) for lead in leads for found in gives.finditer(lead)
    )


def _does(speaker: Person, places: Places, verbs: str) -> bool:
    text, does = places.facts.page.text, whole(verbs, places.facts.lang)
    for mention in speaker.mentions[:FIRST]:
        gap = _GAP.match(text, mention.end)
        if gap and does.match(text, gap.end()):
            return True
        following = _NEXT.match(text, mention.end)
        if following and does.match(text, following.end()):
            return True
    return False
