"""What ties a person to a role, a body and a city."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.document import City, CityInName, Organisation
from nlp.names.above import office_above, office_below
from nlp.names.lexicon import Lexicon, fold, lexicon
from nlp.names.places import Places
from nlp.names.role_words import is_head, key_of
from nlp.names.roles import role_after, role_before
from nlp.names.segments import Candidate
from nlp.names.setting import Role, Setting
from nlp.names.told_ties import told_city

_OF = re.compile(
    r",?[ \u00a0]+(?:from|at|of|de la|de l['’]|del|de|da|do|di|von der|vom|von|aus|van|der|dell['’])[ \u00a0]?"
    r"|[ \u00a0]?\(|,[ \u00a0]"
)
_FROM = re.compile(r",?[ \u00a0]+(?:from|de|da|do|di|aus|von|van|of)[ \u00a0]|,[ \u00a0]|[ \u00a0]?\(")
_LEARNING_CITY = re.compile(
    r"learning cit|vill\w apprenant|ciudad\w* del aprendizaje|cidades? d[ae] aprendizage", re.IGNORECASE
)
_ITS = re.compile(r"\b[Dd](?:essen|eren)\s$")  # "… bis nach X herum. Dessen Bürgermeister Jane Doe"
_OF_THE_CITY = re.compile(
    r"\b(?:municipal|comunale|communale?|city|town|della città|da cidade|de la ciudad|de la ville|der stadt)\b"
    r"|\b(?:municipality|municipio|município|ayuntamiento|alcald[ií]a|prefeitura|mairie|comune|stadtverwaltung)\b"
    r"(?! (?:of|de|di|do|da|du|d['’]|von) ?(?-i:[^\W\d_a-z]))|^市(?!民|场)"
    r"|\b(?:opposition|group|majority|minority) leader\b|\bleader of the \w+ (?:group|opposition)\b|\bin the council\b"
    r"|^(?:vice-?)?presidente d[ae] c[âa]mara$|\badjointe? au maire\b|^maire\b(?! d[eu'’])"
    r"|\bcabinet (?:member|lead)\b|\bportfolio holder\b|\bleader of the (?:council|opposition)\b|\bcouncil leader\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(  # "Mayor of Sampleton", "محافظ المنوفية": of a place that the page's cities do not hold
    r"\b(?:of|de|du|di|da|do|von|van) (?!the\b|la\b|le\b)(?P<of>[^\W\d_a-z]\w*)"
    r"|^(?:محافظ|عمدة|أمين) (?!المدينة|البلدية|مدينة|بلدية)"
)
_OF_ANOTHER_CITY = re.compile(
    r"\b(?!The\b|Our\b)[^\W\d_a-z]\w+ (?:City|Town|Municipal|Borough) (?:Council|Hall|Government)\b"
)
_OWNS = re.compile(r"['’]s?\b")  # "with Mayor Jane Doe, Cork's librarian …"
_ELIDED_ARTICLE = re.compile(r"^[lL]['’](?=[^\W\d_])")
FORMS = 5  # mentions: a page writes a city in no more ways
HEADING = 90  # characters: "Organization of Ibero-American States (OEI) – Bogotá, Colombia"


@dataclass(frozen=True)
class Tie:
    """What a person is, where, and for whom; ``evidence`` in words."""

    role: str | None = None
    organisation: str | None = None
    city: City | None = None
    evidence: tuple[str, ...] = ()


def employer_in(role: Role, page: Setting, places: Places) -> Organisation | None:
    """The body a role is in; the title that UNESCO gives a city makes no employer."""
    if role.head in lexicon().city_offices or _LEARNING_CITY.search(page.text, role.start, role.end):
        return None
    return places.body_in(role.start, role.end)


def tie(members: Sequence[Candidate], page: Setting, places: Places) -> Tie:
    """The first role that any of a person's mentions has, its body and its city; else what stands after the name."""
    roles = [(c, role) for c in members for role in roles_of(c, page)]
    if not roles:
        return _without_role(members, page, places)
    _, role = max(roles, key=lambda pair: _fullness(pair[1], places))
    city, why = _city_in_role(role, places, page)
    if city is None:
        city, why = next(((c, "beside the name") for m in members if (c := _city_beside(m, page, places))), (None, ""))
    if city is None and _ITS.search(page.text, max(role.start - 10, 0), role.start):
        city, why = places.city_before(role.start), "named before it, 'whose' it is"
    elif city is None:
        city, why = _own_city(role, places, page)
    body = employer_in(role, page, places) or next((b for m in members if (b := _body_beside(m, page, places))), None)
    if city is None and body:
        city, why = _city_of_body(body, places), "in the body's name"
    if city is None:
        city, why = told_city(members, page, places), "told of the person"
    return Tie(
        as_written(page.text[role.start : role.end]),
        body.name if body else None,
        city,
        (f"city: {why}",) if city else (),
    )


def as_written(role: str) -> str:
    """A role without the article before it and the titles and links behind it, spaces made single."""
    lists, words = lexicon(), _ELIDED_ARTICLE.sub("", role).split()
    while len(words) > 1 and fold(words[0]) in lists.articles:
        words = words[1:]
    while len(words) > 1 and (_trails(fold(words[-1].rstrip(".,")), lists) or words[-1] in (",", "–", "-", "&")):
        words = words[:-1]
    return " ".join(words).rstrip(",;:")


def _trails(key: str, lists: Lexicon) -> bool:
    return (key in lists.titles and key not in lists.roles) or key in lists.role_links


def roles_of(candidate: Candidate, page: Setting) -> Iterator[Role]:
    """The roles after and before a mention."""
    if candidate.role:
        start, end = candidate.role
        yield Role(start, end, _office_in(page.text[start:end]), start)
    if candidate.whole:
        return
    after = role_after(page, candidate.end, name_start=candidate.name_start)
    if after:
        yield after
    befores = [b for start in {candidate.start, candidate.name_start} if (b := role_before(page, start))]
    yield from befores
    if not after and not befores:
        elsewhere = office_above(page, candidate.start, candidate.end)
        elsewhere = elsewhere or office_below(page, candidate.start, candidate.end)
        if elsewhere:
            yield elsewhere


def _office_in(role: str) -> str:
    """The office of a city that a role without capitals holds, else ""."""
    return next((office for office in lexicon().city_offices if not office.isascii() and office in fold(role)), "")


def _fullness(role: Role, places: Places) -> tuple[bool, int]:
    """A role with a city or body says more than a bare one, a longer one more than a short one."""
    tied = bool(places.city_in(role.start, role.end) or places.body_in(role.start, role.end))
    return tied, min(role.end - role.start, 150)


def _city_in_role(role: Role, places: Places, page: Setting) -> tuple[City | None, str]:
    city = places.city_in(role.head_at, role.end) or places.city_in(role.start, role.end)
    if city:
        return city, "in the role"
    text = page.text[role.start : role.end]
    inside = next(
        (
            c
            for c in places.in_names
            if any(role.start <= m.start and m.end <= role.end for m in c.mentions)
            and not _hyphenated(c, page)
            and not _is_given_name(c, places)
        ),
        None,
    )
    if inside:
        city = next((c for c in places.cities if (c.name, c.country) == (inside.name, inside.country)), None)
        return city or City(name=inside.name, country=inside.country), "in the body's name"
    named = places.city_in(role.start, role.end, in_bodies=True)  # "Chair of Durban’s Learning City Committee"
    if named:
        return named, "in the body's name"
    written = {c.name: c for c in places.cities if any(_spells(text, form) for form in _forms(c))}
    if len(written) == 1:  # "Deputy Mayor of the City and County of Limerick"
        return next(iter(written.values())), "named in the role"
    return None, ""


def _forms(city: City) -> set[str]:
    """Its usual name and the ways the page first writes it."""
    return {city.name, *(m.text for m in city.mentions[:FORMS])}


def _spells(text: str, form: str) -> bool:
    return form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def _is_given_name(city: CityInName, places: Places) -> bool:
    """ "Mary Immaculate College" is in no city called Mary, unless the page names that."""
    known = any((c.name, c.country) == (city.name, city.country) for c in places.cities)
    return not known and fold(city.name) in lexicon().given


def _own_city(role: Role, places: Places, page: Setting) -> tuple[City | None, str]:
    """The page's own, for an office of a city that names none."""
    text = page.text[role.start : role.end]
    office = role.head in lexicon().city_offices and not _is_elsewhere(text)
    if office or (_OF_THE_CITY.search(text) and not _OF_ANOTHER_CITY.search(text)):
        return places.own_city, "the page's own, of a city office"
    return None, ""


def _is_elsewhere(role: str) -> bool:
    """ "Mayor of Sampleton"; but the councillor "da Educação" holds that office here."""
    return any(not fold(m["of"] or "").startswith(lexicon().portfolios) for m in _ELSEWHERE.finditer(role))


def _city_of_body(body: Organisation, places: Places) -> City | None:
    """The one city of the page whose name the body's holds: "Universidade de Sorocaba"."""
    held = [c for c in places.cities if re.search(rf"(?<![\w-]){re.escape(c.name)}(?![\w-])", body.name)]
    return held[0] if len(held) == 1 else None


def _hyphenated(city: CityInName, page: Setting) -> bool:
    """ "Puy-de-Dôme" is not in Dôme."""
    return all("-" in page.text[max(m.start - 1, 0) : m.start] for m in city.mentions) and bool(city.mentions)


def _without_role(members: Sequence[Candidate], page: Setting, places: Places) -> Tie:
    offices = [t for m in members for t in m.titles if fold(t.rstrip(".")) in lexicon().offices or is_head(key_of(t))]
    body = next((b for m in members if (b := _body_beside(m, page, places))), None)
    city = next((c for m in members if (c := _city_beside(m, page, places))), None)
    why = "beside the name"
    if city is None and offices and key_of(offices[0]) in lexicon().city_offices:
        city, why = places.own_city, "the page's own, of a city office"
    if city is None and body:
        city, why = _city_of_body(body, places), "in the body's name"
    if city is None:
        city, why = told_city(members, page, places), "told of the person"
    return Tie(offices[0] if offices else None, body.name if body else None, city, (f"city: {why}",) if city else ())


def _body_beside(candidate: Candidate, page: Setting, places: Places) -> Organisation | None:
    """The body right after the name: "Torben Ahlers von der Hamburger Umweltbehörde"."""
    after = _OF.match(page.text, candidate.end)
    return places.body_at.get(after.end()) if after else None


def _city_beside(candidate: Candidate, page: Setting, places: Places) -> City | None:
    """The city right after the name ("Peter Adiele, from Ibadan", "LongworthEus, France") or in the heading above."""
    after = _FROM.match(page.text, candidate.end)
    found = [places.city_right_at(at) for at in (candidate.end, *([after.end()] if after else []))]
    city = next((c for c, end in filter(None, found) if not _OWNS.match(page.text, end)), None)
    return city or (None if _body_beside(candidate, page, places) else _city_above(candidate, page, places))


def _city_above(candidate: Candidate, page: Setting, places: Places) -> City | None:
    start, _ = page.line(candidate.start)
    if not candidate.titles or candidate.start - start > 3 or start < 2:
        return None
    above, end = page.line(start - 1)
    text = page.text[above:end].rstrip()
    if not text or len(text) > HEADING or text[-1] in ".!?:" or any(above <= at < end for at in page.names):
        return None
    return places.city_in(above, end)
