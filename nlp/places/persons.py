"""A name that stands as part of a person's full name in; that reading of it out."""

from functools import cache

from nlp.gazetteer import ALTERNATE
from nlp.names.lexicon import fold as bare
from nlp.names.lexicon import lexicon
from nlp.places.fold import fold
from nlp.places.lists import common_words, rows, word_list
from nlp.places.spot import Name
from nlp.places.surroundings import Reading, Surroundings

FAMILY = -3.0  # "Tavares de Lima": her name, unless the page plainly speaks of Lima elsewhere
TOWN = 100_000  # people; a smaller place's name beside an unknown capital is a given name first
LONGEST = 5  # words of a full name before its last
_SON_OF = frozenset(("ben", "bin", "ibn", "bint", "bent", "ould", "aït", "ait", "abou", "abu"))
_PARTICLES = frozenset(("de", "da", "do", "dos", "das", "di", "del", "della", "von", "van"))


def full_name(name: Name, around: Surroundings) -> Reading | None:
    """ "Sydney Paris", "Jarosław Pietrzyk", "Ivone Tavares de Lima"."""
    if name.first != name.last:
        return None
    if (
        "ñ" in name.text
        and not name.regions
        and bare(name.text) in lexicon().surnames
        and all(n.rank == ALTERNATE for n in name.places)
    ):
        return Reading("person", name.text)  # a letter of its own: Londoño is not London's "Londono"
    return (
        _given_first(name, around)
        or _speaker(name, around)
        or _surname_last(name, around)
        or _among_surnames(name, around)
        or _behind_honorific(name, around)
    )


def after_office(name: Name, around: Surroundings) -> bool:
    """ "vereadora Rute Sobral", "president Bae Seung-hyeok": with no "of" between, an office's holder."""
    key = bare(name.text)
    return key in lexicon().given or key in lexicon().surnames or _goes_on(name.last, around)


def _given_first(name: Name, around: Surroundings) -> Reading | None:
    if all(n.rank == ALTERNATE for n in name.places) and _has_patronymic(name, around):
        return Reading("person", name.text)
    if bare(name.text) not in lexicon().given or not _goes_on(name.last, around):
        return None
    after = around.words[name.last + 1].text
    key = bare(after)
    large = any(n.place.member or n.place.population >= TOWN for n in name.places if n.rank < ALTERNATE)
    if key in lexicon().surnames or not (large or key in common_words()):
        return Reading("person", after)
    return None


def _has_patronymic(name: Name, around: Surroundings) -> bool:
    """ "Rim Ben Salah": "son of" stands behind what is also another tongue's name of Rome."""
    behind = fold(around.words[name.last + 1].text) if around.adjacent(name.last) else ""
    return behind in _SON_OF and around.words[name.last + 1].capital and _goes_on(name.last + 1, around)


def _goes_on(i: int, around: Surroundings) -> bool:
    """Does a word that may be a surname follow?"""
    if not around.adjacent(i) or around.text[around.words[i].end : around.words[i + 1].start] not in (" ", "\u00a0"):
        return False
    word = around.words[i + 1]
    key, known = bare(word.text), lexicon()
    other = key in known.junk or key in known.roles or key in known.openers or fold(word.text) in _countries()
    shouted = word.text.isupper() and not around.words[i].text.isupper()
    return word.capital and word.cased and word.text[0].isalpha() and not other and not shouted


def _speaker(name: Name, around: Surroundings) -> Reading | None:
    """ "ha detto Sofia, dieci anni": a given name alone between a verb of saying and a comma."""
    left = name.first - 1
    said = around.adjacent(left) and fold(around.words[left].text) in word_list("speech")
    if said and bare(name.text) in lexicon().given and around.text[name.end : name.end + 1] in (",", "."):
        return Reading("person", around.words[left].text)
    return None


def _surname_last(name: Name, around: Surroundings) -> Reading | None:
    if bare(name.text) not in lexicon().surnames:
        return None
    words, i, particle = around.words, name.first - 1, False
    while around.adjacent(i) and name.first - i <= LONGEST:
        word = words[i]
        if not word.capital and bare(word.text) not in _PARTICLES:
            break
        particle = particle or not word.capital
        i -= 1
    i = _after_of(i, name, around)
    first = words[i + 1]
    particle = particle and any(not word.capital for word in words[i + 1 : name.first])
    known = lexicon()
    if i + 1 >= name.first or bare(first.text) not in known.given or bare(first.text) in known.openers | known.junk:
        return None
    if fold(first.text) in common_words():
        return None
    return Reading("place", first.text, place_cue=FAMILY) if particle else Reading("person", first.text)


def _among_surnames(name: Name, around: Surroundings) -> Reading | None:
    """ "Según Arley Córdoba Rentería": one of three capitals in a row, another of which is a person's name."""
    words, known = around.words, lexicon()
    if around.trained or bare(name.text) not in known.surnames:
        return None
    first, last = name.first, name.last
    while _side_by_side(first - 1, around) and name.first - first < LONGEST:
        first -= 1
    while _side_by_side(last, around) and last - name.last < LONGEST:
        last += 1
    if first < name.first and around.starts_sentence(first) and bare(words[first].text) not in known.given:
        first += 1
    others = [bare(words[i].text) for i in range(first, last + 1) if i != name.first]
    office = _office_behind(last, around)
    if len(others) > 1 and office:
        return Reading("person", office)
    if len(others) < 2 or not common_words().isdisjoint(fold(word) for word in others if word not in known.given):
        return None
    person = next((word for word in others if word in known.given or word in known.surnames), None)
    return Reading("person", person) if person else None


def _office_behind(i: int, around: Surroundings) -> str:
    """ "Segundo Cango Medina, rector del colegio": the office behind the comma, if there is one."""
    after = around.words[i + 1] if i + 1 < len(around.words) else None
    if after is None or around.text[around.words[i].end : after.start] != ", ":
        return ""
    return after.text if fold(after.text) in word_list("roles") or bare(after.text) in lexicon().roles else ""


def _side_by_side(i: int, around: Surroundings) -> bool:
    """Are this word and the next two capitals with a space between?"""
    if not around.adjacent(i) or around.text[around.words[i].end] not in (" ", "\u00a0"):
        return False
    return all(word.capital and word.text.isalpha() for word in around.words[i : i + 2])


def _behind_honorific(name: Name, around: Surroundings) -> Reading | None:
    """ "Ms Đặng Thị Thu Hằng": nobody writes a city right behind a name, least of all by its name in another tongue."""
    if any(n.rank < ALTERNATE for n in name.places):
        return None
    words, i = around.words, name.first - 1
    while around.adjacent(i) and name.first - i <= LONGEST and words[i].capital and words[i].cased:
        if fold(words[i].text) in word_list("honorifics") and i < name.first - 1:
            return Reading("person", words[i].text)
        i -= 1
    return None


def _after_of(i: int, name: Name, around: Surroundings) -> int:
    """Where the full name begins in "Entrevista de Gaspar Meireles Pinto": behind the first word and its "de"."""
    words, known = around.words, lexicon()
    opened = i + 3 < name.first and not words[i + 2].capital and bare(words[i + 1].text) not in known.given
    return i + 2 if opened and bare(words[i + 3].text) in known.given else i


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in rows("country_names.csv"))
