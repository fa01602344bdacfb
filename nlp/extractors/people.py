"""Finds the people of a page: names, roles, bodies, the city each is tied to."""

from spacy.language import Language
from spacy.symbols import PROPN  # type: ignore[import-not-found]
from spacy.tokens import Doc

from nlp.document import City, Organisation, Person
from nlp.facts import Facts, facts_of
from nlp.names.organisations import headed
from nlp.names.people import find_people
from nlp.names.places import Places
from nlp.names.setting import Setting
from nlp.names.words import whole_words
from nlp.places.own import own_city

PERSON_LABELS = frozenset({"PERSON", "PER"})  # English and French models name them differently
NO_NAMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


@Language.component("citykb_people")
def people(doc: Doc) -> Doc:
    facts = facts_of(doc)
    places = Places(facts.cities, facts.cities_in_names, facts.organisations, own_city(facts, clear=True)[0])
    facts.people = find_people(setting_of(doc, facts), places)
    if facts.lang == "zh":
        facts.cities = [kept for city in facts.cities if (kept := outside_names(city, facts.people))]
    facts.organisations = [body for body in facts.organisations if not _is_person(body, facts.people)]
    return doc


def outside_names(city: City, people: list[Person]) -> City | None:
    """The city without the mentions that end a person's name ("胡安宁" is of no Anning); ``None`` if none is left."""
    named = {m.end: m.start for person in people for m in person.mentions}
    kept = tuple(m for m in city.mentions if named.get(m.end, m.start) >= m.start)
    return city.model_copy(update={"mentions": kept}) if kept else None


def _is_person(body: Organisation, people: list[Person]) -> bool:
    """The model calls an unknown name now a person, now a body: what is a person for better reasons is no body."""
    named = {(mention.start, mention.end) for person in people for mention in person.mentions}
    return not headed(body.name) and all((mention.start, mention.end) in named for mention in body.mentions)


def setting_of(doc: Doc, facts: Facts) -> Setting:
    """What the model and the extractors before this one found, as character spans."""
    ents = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ not in NO_NAMES]
    proper_nouns, unseen = nouns_and_unseen(doc)
    return Setting(
        text=facts.page.text,
        lang=facts.lang,
        modelled=[whole_words(facts.page.text, a, b) for a, b, label in ents if label in PERSON_LABELS],
        others=[(a, b) for a, b, label in ents if label not in PERSON_LABELS],
        cities=sorted((m.start, m.end) for city in facts.cities for m in city.mentions),
        countries=sorted((m.start, m.end) for country in facts.countries for m in country.mentions),
        proper_nouns=proper_nouns,
        unseen=unseen,
        named_bodies=sorted((m.start, m.end) for o in facts.organisations for m in o.mentions if headed(m.text)),
    )


def nouns_and_unseen(doc: Doc) -> tuple[frozenset[int] | None, frozenset[int]]:
    """Where words begin that the tagger takes for proper nouns, or the model has never seen, and the latter alone.

    Without a tagger ``None``, and none.
    """
    if not doc.has_annotation("POS"):
        return None, frozenset()
    known = doc.vocab.vectors
    columns = (doc.to_array(name).tolist() for name in ("IDX", "POS", "ORTH"))
    words = list(zip(*columns, strict=True))
    unseen = frozenset(start for start, _, word in words if word not in known)
    return unseen | {start for start, pos, _ in words if pos == PROPN}, unseen
