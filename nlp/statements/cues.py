"""A language in, its words of speech out: cue verbs, phrases before a source, pronouns, as ready patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nlp.names.han import scripts_of

FALLBACK = "en"  # English words of speech stand in many pages of languages that have no list
PARTED = "\0"  # in a compound form, where adverbs may stand
AFTER = r"(?:(?<=['’])|(?!\w))"  # a word ends, or its elision
_SIGNS = "\u064b-\u0652"  # of Arabic vowels: no letters, and no borders of words
ROMANCE = frozenset({"es", "fr", "it", "pt"})
ALONE = frozenset({"es", "it", "pt"})  # of these those whose verb alone says he or she
UNSPACED = frozenset({"zh", "ja", "th"})  # no word borders in the script


@dataclass(frozen=True)
class Cues:
    """The words of one language that tie a speaker to words; patterns match whole words, any case."""

    lang: str
    verb: re.Pattern[str]
    spoken: frozenset[str]  # the verbs of ``verb``
    according: re.Pattern[str]
    as_said: re.Pattern[str]  # "según explicó": a verb of saying behind "according to what"
    own_view: re.Pattern[str]  # "a su juicio": of whoever spoke before
    act_verb: re.Pattern[str]  # "agradeció", "appelle à": verbs of thanks, praise and request, their words with them
    judge: re.Pattern[str]  # "considera", of what follows: "… la medida un error"
    judge_as: re.Pattern[str]  # "definió", of what follows with "as": "… la medida como un error"
    judge_that: re.Pattern[str]  # "cree", of an adjective and a clause: "… posible que"
    whose_view: re.Pattern[str]  # "para quien": of whoever is named before it
    that: re.Pattern[str]
    pronoun: re.Pattern[str]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    plural: re.Pattern[str]
    gerund: re.Pattern[str]  # "asegurando", "ajoutant": whoever the sentence is about goes on
    how: re.Pattern[str]  # opens a reported clause right behind its verb: "explicó cómo …"
    infinitive: re.Pattern[str]  # opens one without "that": "dit vouloir …", "dice di volere …"
    skip: frozenset[str]
    adverbs: re.Pattern[str]  # those of ``skip``
    before_verb: tuple[str, ...]  # those and the pronouns that stand right before a verb, as endings
    mean: re.Pattern[str]
    say: frozenset[str]
    think: frozenset[str]
    want: frozenset[str]
    want_of: frozenset[str]  # verb and preposition
    act: frozenset[str]
    thank: frozenset[str]
    stress: frozenset[str]
    view: frozenset[str]  # acts that tell a view where they say enough of it
    noun: frozenset[str]
    parted: frozenset[tuple[str, str]]  # verb and particle that may stand apart: "kündigte", "an"
    unhidden: frozenset[str]
    with_particle: dict[str, str]
    about: frozenset[str]
    noun_about: frozenset[str]
    adjective: frozenset[str]
    announcing: frozenset[str]  # the nouns of ``noun`` and ``noun_about``
    issue: frozenset[str]
    document: frozenset[str]
    with_object: frozenset[tuple[str, str]]  # "put", "it"
    minded: frozenset[str]  # the adjectives of ``adjective``


@cache
def cues_of(lang: str) -> Cues:
    """The cues of ``lang``; those of English for a language without a list."""
    tables = _tables()
    words = tables.get(lang) or tables[FALLBACK]
    plural = _parted(_plurals(words), words)
    verbs = _parted(_with_earlier(words["verbs"] + _inflected(words, "singular"), words), words)
    adverbs, told = _adverbs(words), _list(words, "regular") + _list(words, "infinitives")
    return Cues(
        lang=lang,
        verb=_words(verbs + plural, lang, adverbs, _pairs(words, told)),
        spoken=frozenset(verbs + plural),
        according=_words(_contracted(words["according"], words), lang),
        as_said=_as_said(words, verbs + plural, lang, adverbs),
        act_verb=_words(_parted(_list(words, "act_verbs"), words), lang, adverbs),
        judge=_judging(words, "judging", "judge", lang),
        judge_as=_judging(words, "judging_as", "judge_as", lang),
        judge_that=_words(_list(words, "judge_that"), lang),
        whose_view=_words(_list(words, "whose_view"), lang),
        own_view=_words(_list(words, "own_view"), lang),
        that=_words(words["that"], lang),
        pronoun=_words(words["he"] + words["she"] + words["they"], lang),
        he=frozenset(words["he"]),
        she=frozenset(words["she"]),
        they=frozenset(words["they"]),
        plural=_words(plural, lang, adverbs),
        gerund=_words(
            _list(words, "gerunds") + _inflected(words, "gerund"), lang, pairs=((_list(words, "frames_on"), told),)
        ),
        how=_words(_list(words, "how"), lang),
        infinitive=_infinitive(words),
        skip=frozenset(words["skip"]),
        adverbs=_words(words["skip"], lang),
        before_verb=tuple(f" {word}" for word in [*words["skip"], *_list(words, "clitics")] if lang not in UNSPACED),
        mean=_words(_contracted(_list(words, "mean"), words), lang),
        say=frozenset(_list(words, "say")),
        think=frozenset(_list(words, "think")),
        want=frozenset(_list(words, "want")),
        want_of=frozenset(_list(words, "want_of")),
        act=frozenset(_list(words, "act")),
        thank=frozenset(_list(words, "thank")),
        stress=frozenset(_list(words, "stress")),
        view=frozenset(_list(words, "view")),
        noun=frozenset(_list(words, "noun")),
        parted=_apart(words),
        unhidden=frozenset(_list(words, "unhidden")),
        with_particle=dict(verb.split(" ") for verb in _list(words, "with_particle")),
        about=frozenset(_list(words, "about")),
        noun_about=frozenset(_list(words, "noun_about")),
        adjective=frozenset(_list(words, "adjective")),
        announcing=frozenset(word.split(" ")[0] for word in [*_list(words, "noun"), *_list(words, "noun_about")]),
        issue=frozenset(_list(words, "issue")),
        document=frozenset(_list(words, "document")),
        with_object=frozenset((verb.split(" ", 1)[0], verb.split(" ", 1)[1]) for verb in _list(words, "with_object")),
        minded=frozenset(word.split(" ")[0] for word in _list(words, "adjective")),
    )


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("nlp").joinpath("data/speech_verbs.toml").read_text(encoding="utf-8"))


def _list(words: dict[str, Any], key: str) -> list[str]:
    value = words.get(key, [])
    return value.split() if isinstance(value, str) else list(value)


def _inflected(words: dict[str, Any], number: str) -> list[str]:
    """The forms of the regular verbs: of "señalar" with "_ó" under "ar", "señaló"."""
    reflexive = _formed(_list(words, "reflexive"), words.get(f"reflexive_{number}", {}))
    reflexive = [_elided(form) for form in reflexive] if words.get("elides") else reflexive
    return _formed(_list(words, "regular"), words.get(number, {})) + reflexive


def _formed(verbs: list[str], endings: dict[str, str]) -> list[str]:
    return [
        form.replace("_", verb.removesuffix(ending))
        for verb in verbs
        for ending, forms in endings.items()
        if verb.endswith(ending)
        for form in forms.split("|")
    ]


def _judging(words: dict[str, Any], infinitives: str, forms: str, lang: str) -> re.Pattern[str]:
    inflected = _formed(_list(words, infinitives), words.get("singular", {}))
    return _words(_parted(_with_earlier(inflected + _list(words, forms), words), words), lang, _adverbs(words))


def _with_earlier(forms: list[str], words: dict[str, Any]) -> list[str]:
    """The compound forms with the auxiliary of an earlier past as well: "ha dicho", "había dicho"."""
    earlier: dict[str, str] = words.get("earlier", {})
    pairs = [_auxiliary(form) for form in forms]
    return forms + [f"{earlier[first]} {rest.lstrip()}" for first, rest in pairs if first in earlier]


def _elided(form: str) -> str:
    """ "s'étonne" for "se étonne"."""
    return re.sub(r"\bse (?=[aeiouhéè])", "s'", form)


def _plurals(words: dict[str, Any]) -> list[str]:
    """The forms of several speakers; of a compound form in the list, that with the other auxiliary."""
    several = words.get("auxiliaries", {})
    pairs = [(several.get(first), rest) for first, _, rest in (form.partition(" ") for form in words["verbs"])]
    return _list(words, "plural") + _inflected(words, "several") + [f"{other} {rest}" for other, rest in pairs if other]


def _pairs(words: dict[str, Any], told: list[str]) -> tuple[tuple[list[str], list[str]], ...]:
    """ "quiso" with "recordar", "se mostró" with "convencida": each of the first with each of the second."""
    return (_list(words, "frames"), told), (_list(words, "shows"), _list(words, "moods"))


def _apart(words: dict[str, Any]) -> frozenset[tuple[str, str]]:
    """ "kündigte", "an"; "zeigte sich", "überzeugt": what a subject may part."""
    pairs = [(verb, particle) for verb, _, particle in (form.partition(" ") for form in _list(words, "parted"))]
    shown = [(show, mood) for show in _list(words, "shows") for mood in _list(words, "moods") if pairs]
    return frozenset([*pairs, *shown])


def _parted(forms: list[str], words: dict[str, Any]) -> list[str]:
    """Compound forms with a mark where adverbs may part them: "ha poi annunciato"."""
    auxiliaries = {*words.get("auxiliaries", {}), *words.get("auxiliaries", {}).values()}
    return [
        first + PARTED + rest if first in auxiliaries and rest else form
        for form in forms
        for first, rest in [_auxiliary(form)]
    ]


def _auxiliary(form: str) -> tuple[str, str]:
    """ "ha", "detto"; "s'est", "dit"; "si è", "detto"."""
    match = re.match(r"(?:s[ei] )?(\S+) ", form)
    return (match.group().rstrip(), form[match.end() :]) if match else (form, "")


def _adverbs(words: dict[str, Any]) -> str:
    """What may part a compound form, as a pattern: adverbs, in French a pronoun before them."""
    adverbs = "|".join(re.escape(a) for a in sorted(_list(words, "skip"), key=len, reverse=True))
    return f"{words.get('clitic', '')}(?:,?\\s+(?:{adverbs}),?){{0,2}}\\s+" if "auxiliaries" in words else r"\s+"


def _contracted(phrases: list[str], words: dict[str, Any]) -> list[str]:
    """ "a detta di" as "a detta dell’" and "a detta della" as well."""
    joined: dict[str, str] = words.get("contracted", {})
    found = []
    for phrase in phrases:
        lead, _, last = phrase.rpartition(" ")
        found += [f"{lead} {form}".strip() for form in joined[last].split()] if last in joined else [phrase]
    return found


def _infinitive(words: dict[str, Any]) -> re.Pattern[str]:
    if "infinitive" not in words:
        return re.compile(r"(?!)")
    no_verb = "|".join(_list(words, "no_infinitive"))
    return re.compile(words["infinitive"].replace("(?P<verb>", rf"(?P<verb>(?!(?:{no_verb})\b)"))


def _as_said(words: dict[str, Any], verbs: list[str], lang: str, adverbs: str) -> re.Pattern[str]:
    openers = _list(words, "according_verb")
    if not openers:
        return re.compile(r"(?!)")
    lead = rf"\b(?:{'|'.join(map(re.escape, sorted(openers, key=len, reverse=True)))})(?:\s+(?:lo|le|o|l['’])|\s*)\s*"
    pattern = lead + r"(?<!\w)" + f"(?P<verb>{_branches(sorted(set(verbs)))}){AFTER}"
    return re.compile(pattern.replace(PARTED, adverbs), re.IGNORECASE)


def _words(
    words: list[str],
    lang: str,
    adverbs: str = r"\s+",
    pairs: tuple[tuple[list[str], list[str]], ...] = (),
) -> re.Pattern[str]:
    """The longest wins, as "ha dicho" over "ha"; a pattern that never matches for an empty list."""
    if not words:
        return re.compile(r"(?!)")
    edge = "" if lang in UNSPACED else rf"(?<![\w{_SIGNS}])" if lang == "ar" else r"\b"
    after = "" if lang in UNSPACED else rf"(?![\w{_SIGNS}])" if lang == "ar" else AFTER
    joined = "[وف]?" if lang == "ar" else ""  # "and", "then", written onto the word
    both = [
        f"{_branches(sorted(set(first)))}(?:(?<=['’])|{adverbs}){_branches(sorted(set(second)))}{after}"
        for first, second in pairs
        if first and second
    ]
    pattern = "|".join([*both, f"{_branches(sorted(set(words)))}{after}"])
    return re.compile(f"{edge}{joined}(?:{pattern})".replace(PARTED, adverbs), re.IGNORECASE)


def _branches(words: list[str]) -> str:
    """The words as one pattern that reads each common beginning once: hundreds of verbs cost as little as a few."""
    begun: dict[str, list[str]] = {}
    for word in words:
        if word:
            begun.setdefault(word[0], []).append(word[1:])
    if not begun:
        return ""
    branches = [_letter(letter) + _branches(rest) for letter, rest in begun.items()]
    pattern = branches[0] if len(branches) == 1 and "" not in words else f"(?:{'|'.join(branches)})"
    return f"{pattern}?" if "" in words else pattern


# Arabic letters that writers use for each other: "اكد" for "أكد", Egypt's "يروى" for "يروي", "مؤكده" for "مؤكدة"
_INTERCHANGED = {**dict.fromkeys("أإآ", "أإآا"), "ا": "اأإ", **dict.fromkeys("يى", "يى"), "ة": "ةه"}


def _letter(letter: str) -> str:
    """Arabic vowel signs may stand behind it; a Chinese one may be traditional, an apostrophe curved."""
    if letter in "'’":
        return "['’]"
    scripts = scripts_of(letter)
    written = f"[{scripts}]" if len(scripts) > 1 else re.escape(letter).replace(r"\ ", r"\s+")
    written = f"[{_INTERCHANGED[letter]}]" if letter in _INTERCHANGED else written
    return f"{written}[{_SIGNS}]*" if "\u0620" <= letter <= "\u064a" else written
