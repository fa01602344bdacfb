"""A stretch of text that should name a speaker in, who that is out: a person, a pronoun, an office, a body."""

import re
from dataclasses import dataclass
from typing import Literal

from nlp.document import Person
from nlp.names.lexicon import fold, lexicon
from nlp.statements.arabic_offices import definite
from nlp.statements.cast import NAME, Gender, Naming, distinct, speaker_words
from nlp.statements.cues import UNSPACED
from nlp.statements.reading import MASK, Reading

Kind = Literal["person", "name", "pronoun", "pointing", "role", "body", "plural"]
SPEAKERS: frozenset[Kind] = frozenset({"person", "name", "pronoun", "pointing"})  # what one can be told by
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # "l’assessora" is two
_OF = re.compile(
    r"(?:\b(?:for|of|to|from|at|with|by|de|du|des|del|della|von|für|di|da|do|para|per|per|pour|al)|['’]s?)\s*(?:the|la|le|el|l['’]|il)?\s*$",
    re.IGNORECASE,
)
OF_WOMEN = ("erin", "ratin", "entin", "orin", "istin", "ogin", "chefin", "antin", "arin")  # "laut der Leiterin"
BODY_WORDS = 12  # a longer phrase without a person in it is a clause the parser took for one
LAST = "last"  # the ``head`` of a pronoun that means whoever was named last
_THIS_LAST = re.compile(  # "ce dernier assure que …": who was named last
    r"(?:ce dernier|celui-ci|[eé]ste [úu]ltimo|quest['’]ultimo|costui|(?P<her>cette dernière|celle-ci|[eé]sta [úu]ltima"
    r"|quest['’]ultima|costei))",
    re.IGNORECASE,
)
_AND = re.compile(r"^\s*,?\s*(?:and|et|y|e|und|&|和|与|و)\s*$|^\s*,\s*$")
_EXCELLENCY = re.compile(r"(?:H\.? ?E|H\.? ?R\.? ?H|H\.? ?H|(?:His|Her) (?:Royal )?(?:Excellency|Highness))(?![\w])\.?")
CALLED_SO = 40  # names before
_THEIRS: dict[str, Gender] = {"his": "m", "her": "f"}
_AND_THE = re.compile(r"\s*,?\s*(?:and|et|y|e|ed|und|&)\s")
_MADE_BY = re.compile(r"[a-z] by ")  # "figures obtained by the senator Jane Doe show": not she
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\b")
_BRACKETED = re.compile(r" ?\([^()\n]{1,40}\)")  # "Jane Doe (Istruzione) e John Roe"
_ARABIC = re.compile(r"[\u0620-\u064a]{3,}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_HONOURED = re.compile(r"([^\W\d_]+)\.? (?=the\b)")
_AGED = re.compile(r"(?P<the>[Dd]er|[Dd]ie) (?:heute )?\d{1,3}-[Jj]ährige\b")  # "sagt die 41-Jährige"
_ONE_OF = re.compile(r"(?:one|another) of (?:the|our|its|their|his|her)\b", re.IGNORECASE)
_SHORT_OFFICE = re.compile(r"[Tt]he ([A-Z]{2,4})")
_POSSESSED = re.compile(r"^(?:['’]s|['’](?=\s))\s+(?!\w+['’]s)")


@dataclass(frozen=True)
class Source:
    """Who is held to speak, by the words ``[start, end)``; nobody yet for a pronoun or an office that points back."""

    start: int
    end: int
    kind: Kind
    people: tuple[Person, ...] = ()
    name: str | None = None  # as written, where nobody known is meant: "a ministry spokesman", "The company"
    gender: Gender | None = None
    head: str = ""  # the folded noun of an office: "mayor"


def read_source(reading: Reading, start: int, end: int, head: int | None = None) -> Source | None:
    """``head`` is where the phrase's main noun stands, if the grammar tells; ``None`` if nobody can be meant."""
    while start < end and (reading.text[start].isspace() or reading.text[start] in ",;:–—-('’"):
        start += 1
    while end > start and (reading.text[end - 1].isspace() or reading.text[end - 1] in ",;:–—-('’"):
        end -= 1
    phrase = reading.masked[start:end]
    if not phrase or (MASK in phrase and not phrase.strip(MASK + " ,")):
        return None
    if reading.cues.pronoun.fullmatch(phrase):
        return read_pronoun(reading, start, end)
    named = _speaking(reading, start, end, head)
    if named:
        people = distinct(n.person for n in named)
        return Source(named[0].start, named[-1].end, "person", people, name=people[0].name)
    return _unnamed(reading, start, end)


def read_pronoun(reading: Reading, start: int, end: int) -> Source:
    """Nobody yet: one or several, a man or a woman."""
    phrase = reading.text[start:end]
    one = fold(phrase) in reading.cues.he | reading.cues.she  # "sie": one woman unless the verb says otherwise
    several = fold(phrase) in speaker_words()["plural"] or phrase.casefold() in reading.cues.they
    kind: Kind = "plural" if several and not one else "pronoun"
    return Source(start, end, kind, gender=_pronoun_gender(reading, fold(phrase)))


def _pronoun_gender(reading: Reading, word: str) -> Gender | None:
    he, she = word in reading.cues.he, word in reading.cues.she
    return None if he == she else ("m" if he else "f")


def _speaking(reading: Reading, start: int, end: int, head: int | None) -> list[Naming]:
    """The people named as the speakers themselves: not whose spokesman speaks, nor in whose name."""
    if head is not None and (by_head := reading.cast.at(head)):
        return _joint(reading, by_head, end)
    for naming in reading.cast.between(start, end):
        if _POSSESSED.match(reading.text[naming.end : naming.end + 4]) or _is_reporter(reading, naming):
            continue
        if head is not None and reading.lang == "en" and not _is_beside(reading, naming, head):
            continue
        lead = reading.text[start : naming.start]
        if _OF.search(lead) and WORD.search(_OF.sub("", lead)):
            continue
        if reading.lang == "en" and _MADE_BY.search(lead):
            continue
        return _joint(reading, naming, end)
    return []


def _is_beside(reading: Reading, naming: Naming, head: int) -> bool:
    """ "the mayor, Jane Doe" names the head noun; "Doe advisers" and "an aide who left the Doe camp" do not."""
    if naming.end <= head:
        return "," in reading.text[naming.end : head]
    between = reading.text[head : naming.start]
    return not _RELATIVE.search(between)


def _is_reporter(reading: Reading, naming: Naming) -> bool:
    """ "（记者徐永春）": whose words these are, he tells."""
    return reading.lang in UNSPACED and reading.cast.is_by_line(naming)


def _joint(reading: Reading, first: Naming, end: int) -> list[Naming]:
    """``first`` and whoever is joined to it by "and"."""
    speakers = [first]
    for naming in reading.cast.between(first.end, end):
        between = _BRACKETED.sub("", reading.text[speakers[-1].end : naming.start])
        if not _AND.match(between) and not (
            _is_and_office(between) and not WORD.search(reading.masked[naming.end : end])
        ):
            break
        if between.strip() == ",":
            continue
        speakers.append(naming)
    return speakers


def _is_and_office(between: str) -> bool:
    """ "and the councillor for culture" between two names, of whom the second ends the phrase."""
    opening = _AND_THE.match(between)
    return opening is not None and any(fold(w) in lexicon().roles for w in WORD.findall(between[opening.end() :])[:3])


def _unnamed(reading: Reading, start: int, end: int) -> Source | None:
    phrase = reading.text[start:end]
    lists, known = lexicon(), speaker_words()
    honoured = _HONOURED.match(phrase)
    if honoured and fold(honoured.group(1)) in lists.titles:  # "HE the Secretary-General"
        return _unnamed(reading, start + honoured.end(), end)
    words = [fold(w) for w in WORD.findall(phrase)]
    if not words:
        return None
    if _EXCELLENCY.fullmatch(phrase):
        return _honoured(reading, start, end)
    if " ".join(words) in lists.title_pairs and words[0] in _THEIRS:
        return Source(start, end, "pronoun", gender=_THEIRS[words[0]])
    if last := _THIS_LAST.fullmatch(phrase):
        return Source(start, end, "pronoun", gender="f" if last["her"] else "m", head=LAST)
    if aged := _AGED.match(phrase):
        return Source(start, end, "pronoun", gender="m" if aged["the"].lower() == "der" else "f")
    if short := _SHORT_OFFICE.fullmatch(phrase):  # "the SG"
        return Source(start, end, "pointing", name=phrase, head=short.group(1))
    own_part = re.split(r",|\(|\b(?:who|which|qui|que|der|die)\b", phrase)[0].strip() or phrase
    heads = [
        fold(w)
        for w in WORD.findall(re.split(r"\s(?:of|for|at|from|in|de|du|del|da|do|di|von|della|dell)\b", own_part)[0])
    ]
    noun = next((w for w in reversed(heads) if w in lists.roles or w in known["pointing"] or w in known["kin"]), None)
    if noun is None and (any(w in known["unnamed"] for w in heads) or _is_one_of_people(phrase, words)):
        return Source(start, end, "role", name=own_part)
    if noun:
        of = definite(phrase)
        if of or words[0] in known["the_in_english" if reading.lang == "en" else "the"] or len(words) == 1:
            head = words[0] if of else noun
            return Source(start, end, "pointing", name=own_part, gender=article_gender(words[0], noun), head=head)
        return Source(start, end, "role", name=own_part, head=noun)
    name = NAME.match(phrase) if phrase[0].isupper() else None  # scripts without capitals show no names
    if name and _POSSESSIVE.search(name.group()) and name.end() < len(phrase):  # "Jane Doe's office"
        name = None
    if name and is_persons(reading, start, name.group()):
        person = Person(name=name.group())
        return Source(start, start + name.end(), "name", (person,), name=person.name)
    if (
        len(words) == 1 and words[0] in known["women"] | known["men"] and phrase[0].isupper()
    ):  # a child: "said Sofia, aged ten"
        return Source(start, end, "name", (Person(name=phrase),), name=phrase)
    if len(words) > BODY_WORDS:
        return None
    return Source(start, end, "body", name=own_part, head=heads[-1] if heads else "")


def _is_one_of_people(phrase: str, words: list[str]) -> bool:
    """ "One of the librarians"."""
    ones = [word.removesuffix("s") for word in words] if _ONE_OF.match(phrase) else []
    return any(one in lexicon().roles or one in speaker_words()["pointing"] for one in ones)


def _honoured(reading: Reading, start: int, end: int) -> Source | None:
    """ "H.E. affirmed", "His Excellency pointed out": whom the page names so, the last one before."""
    named = (n for n in reading.cast.before(start, CALLED_SO) if _EXCELLENCY.match(reading.text, n.start, n.end))
    one = next(named, None)
    return Source(start, end, "person", (one.person,), one.person.name) if one else None


def is_persons(reading: Reading, start: int, name: str) -> bool:
    junk = lexicon().junk
    words = [fold(w) for w in WORD.findall(name)]
    if any(word in junk for word in words) or words[0] in speaker_words()["the"]:  # "Die Linke"
        return False
    return not reading.lang_parses or reading.is_person(start, start + len(name))


def article_gender(article: str, noun: str) -> Gender | None:
    known = speaker_words()
    if _ARABIC.match(noun):  # "المتحدثة", "المتحدث"
        return "f" if noun[-1] in "ةه" else "m"
    if noun in known["nouns_of_women"] or noun.endswith(OF_WOMEN) or article in known["the_woman"]:
        return "f"
    if noun in known["nouns_of_men"] or article in known["the_man"]:
        return "m"
    return None
