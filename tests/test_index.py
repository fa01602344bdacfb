"""The contract of ``SearchIndex``: the same tests for every engine.

A further engine is one more entry in ``ENGINES``: a context manager that gives a function, which gives the URL of an
index that does not exist yet.
"""

import os
import random
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from indexer.embeddings import embedded_text, embedder
from indexer.fields import kept_apart, plain_fields
from indexer.index import Batch, IndexUnavailable, Loaded, SearchIndex, open_index
from indexer.names import city_id, person_id
from indexer.query import Entry, FacetValue, Query, QueryError, Results, Snippet, Suggestion, UnknownValue
from indexer.relevance import Searched, searched
from nlp.document import CityRef
from tests import elastic_server
from tests.event_loop import asked_at_once

NewUrl = Callable[[], str]


@contextmanager
def tantivy_urls(folder: Path) -> Iterator[NewUrl]:
    numbers = count()
    yield lambda: f"tantivy:{folder / str(next(numbers))}"


@contextmanager
def elasticsearch_urls(folder: Path) -> Iterator[NewUrl]:
    numbers = count()
    yield lambda: f"{elastic_server.shared_url()}/contract-{os.getpid()}-{next(numbers)}"


ENGINES: dict[str, Callable[[Path], AbstractContextManager[NewUrl]]] = {
    "tantivy": tantivy_urls,
    "elasticsearch": elasticsearch_urls,
}


@pytest.fixture(scope="module", params=ENGINES)
def new_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewUrl]:
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as urls:
        yield urls


@pytest.fixture
def url(new_url: NewUrl) -> str:
    return new_url()


@pytest.fixture
def index(url: str) -> Iterator[SearchIndex]:
    opened = open_index(url)
    yield opened
    opened.close()


def entry(identity: str, **given: object) -> Entry:
    """A document's entry; with ":s1" or ":e1" at the end of its id, a statement's or an event's."""
    page, _, part = identity.partition(":")
    cities = [CityRef(name=name, country=country) for name, country in given.pop("cities", ())]
    people = given.pop("people", ())
    plain = {
        "id": identity,
        "type": {"": "document", "s": "statement", "e": "event"}[part[:1]],
        "document_id": page,
        "url": f"https://cities.example/{page}",
        "site": "sample",
        "kind": "news",
        "lang": "en",
        "title": f"Page {page}",
        "text": "Nothing.",
        "cities": cities,
        "city_ids": [city_id(city.name, city.country) for city in cities],
        "countries": [city.country for city in cities],
        "people": people,
        "person_ids": [person_id(name) for name in people],
    }
    return Entry.model_validate(plain | given)


def batches(*made: Entry) -> Iterator[Batch]:
    by_document: dict[str, list[Entry]] = {}
    for one in made:
        by_document.setdefault(one.document_id, []).append(one)
    return (Batch(document_id=page, entries=tuple(own)) for page, own in by_document.items())


def ask(index: SearchIndex, text: str = "", **asked: object) -> Results:
    return index.search(Query.model_validate({"text": text, **asked}))


def found(index: SearchIndex, text: str = "", **asked: object) -> list[str]:
    """Ids in the order of the answer."""
    return [hit.entry.id for hit in ask(index, text, **asked).hits]


# Texts


WORDS = [
    entry("en", text="Learning cities are growing together."),
    entry("fr", text="Les villes apprenantes soutiennent l’éducation des adultes.", lang="fr"),
    entry("es", text="Las ciudades del aprendizaje y sus alcaldes, en Málaga.", lang="es"),
    entry("pt", text="As cidades educadoras e suas comunidades.", lang="pt"),
    entry("de", text="Die Frauen in Łódź gehen durch die Straßen.", lang="de"),
    entry("it", text="Le donne e i loro apprendimenti.", lang="it"),
    entry("ar", text="المدينة تتعلم مع مُدُن أخرى", lang="ar"),
    entry("zh", text="在Espoo市举行，北京是学习型城市。", lang="zh"),
    entry("ja", text="岡山市は学習都市です。", lang="ja"),
    entry("ko", text="수원시는 학습도시입니다.", lang="ko"),
    entry("fi", text="Oppivat kaupungit Mäkelänkadulla.", lang="fi"),
    entry("vi", text="Thành phố học tập Sa Đéc", lang="vi"),
    entry("nfd", text="Medelli\u0301n again, and co-operation", lang="und"),
    entry("title", title="Lighthouse project", text="Other things."),
    entry("repeats", title="Other things", text="lighthouse " * 40),
    entry("names", text="The capital.", cities=[("Helsinki", "FI")], people=["Pekka Virtanen"]),
    entry(
        "phrase",
        text="A festival of learning, not learning of a festival. Lifelong learning for all ages and abilities.",
    ),
    entry("reversed", text="Learning that is lifelong, for all abilities and ages."),
]


@pytest.fixture(scope="module")
def words(new_url: NewUrl) -> Iterator[SearchIndex]:
    index = open_index(new_url())
    index.load(batches(*WORDS))
    yield index
    index.close()


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("growing", ["en"]),
        ("GROWS", ["en"]),  # another form of the word
        ("city grow", ["en"]),
        ("ville apprenante", ["fr"]),
        ("educations adulte", ["fr"]),  # another form, without accents
        ("éducation", ["fr"]),
        ("education", ["fr"]),
        ("ciudad", ["es"]),
        ("alcalde", ["es"]),
        ("malaga", ["es"]),
        ("MÁLAGA", ["es"]),
        ("Ma\u0301laga", ["es"]),
        ("cidade comunidade", ["pt"]),
        ("frau", ["de"]),
        ("lodz strassen", ["de"]),
        ("Łódź Straßen", ["de"]),
        ("donna", ["it"]),
        ("مدينة", ["ar"]),
        ("مدن", ["ar"]),
        ("学习", ["zh"]),
        ("学习型城市", ["zh"]),
        ("型学习", []),  # the same letters in another order are no word
        ("espoo", ["zh"]),
        ("岡山", ["ja"]),
        ("수원시", ["ko"]),
        ("makelankadulla", ["fi"]),
        ("thanh pho", ["vi"]),
        ("medellín", ["nfd"]),
        ("medellin", ["nfd"]),
        ("co-operation", ["nfd"]),
        ("helsinki", ["names"]),
        ("virtanen helsinki", ["names"]),
    ],
)
def test_finds_words_in_every_language_with_accents_aside(words: SearchIndex, asked: str, ids: list[str]) -> None:
    assert sorted(found(words, asked)) == ids


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ('"festival of learning"', ["phrase"]),
        ("“lifelong learning”", ["phrase"]),
        ("«LIFELONG learning»", ["phrase"]),
        ("lifelong learning", ["phrase", "reversed"]),
        ('"lifelong learnings"', []),  # a phrase is taken as it stands
        ("lifelong -festival", ["reversed"]),
        ('lifelong -"learning for all"', ["reversed"]),
        ("helsinki OR malaga", ["es", "names"]),
        ("helsinki OR malaga OR lodz", ["de", "es", "names"]),
        ("alcalde OR frau lodz", ["de"]),  # OR binds its neighbours; the rest must be there too
        ('"festival of learning" OR malaga', ["es", "phrase"]),
        ("makel*", ["fi"]),
        ("Mäkel*", ["fi"]),
        ("lifelo* abil*", ["phrase", "reversed"]),
        ("学*", ["ja", "zh"]),
        ("learning nowhere", []),  # of few words all must be there
        ("why is a festival of lifelong learning for all ages", ["phrase"]),  # of many, three quarters
        ("OR", []),  # alone it is a word
        ("OR malaga", ["es"]),
        ("malaga OR", ["es"]),
        ("malaga - ", ["es"]),
        ('malaga ""', ["es"]),
        ("***", []),
        ("?! … —", []),
        ("(malaga) AND", []),
        ("+malaga:^~[]{}\\/", ["es"]),
        ("\u0000malaga\u202e", ["es"]),
        ("title:malaga", []),  # there are no fields to name: two words in a row
        ("nowhere*", []),
        ("''malaga''", ["es"]),
        ("l'éducation", ["fr"]),  # as typed, with the other apostrophe
        ("d’éducations", ["fr"]),
        ('"l’éducation"', ["fr"]),
        ('"d’éducation"', []),
        ("l’éducation", ["fr"]),
        ("x" * 1000, []),
        ("a* l*", []),  # too short for beginnings: taken as words
        ("nowhere OR " * 60 + "malaga", []),  # of so many words the first fifty count
    ],
)
def test_the_query_language(words: SearchIndex, asked: str, ids: list[str]) -> None:
    assert sorted(found(words, asked)) == ids


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ('lifelong "learning', 'text, column 10: the quotation mark " is not closed; close it or leave it out'),
        ("“learning", "text, column 1: the quotation mark “ is not closed; close it or leave it out"),
        ("a OR -b", "text, column 6: an excluded word cannot stand beside OR; take one of them out"),
        ("-a OR b", "text, column 7: an excluded word cannot stand beside OR; take one of them out"),
    ],
)
def test_a_malformed_text_is_named_with_its_column(words: SearchIndex, asked: str, complaint: str) -> None:
    with pytest.raises(QueryError) as raised:
        ask(words, asked)
    assert str(raised.value) == complaint


def test_a_title_outranks_a_text_that_repeats_the_word(words: SearchIndex) -> None:
    assert found(words, "lighthouse") == ["title", "repeats"]


def test_only_exclusions_leave_the_rest(words: SearchIndex) -> None:
    assert ask(words, "-learning").total == len(WORDS) - 3


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("malaga", "Las ciudades del aprendizaje y sus alcaldes, en [Málaga]."),
        ("ciudad alcalde", "Las [ciudades] del aprendizaje y sus [alcaldes], en Málaga."),
        ("lodz strassen", "Die Frauen in [Łódź] gehen durch die [Straßen]."),
        ("alcal*", "Las ciudades del aprendizaje y sus [alcaldes], en Málaga."),
        ('"aprendizaje y sus"', "Las ciudades del [aprendizaje y sus] alcaldes, en Málaga."),
        ("学习", "在Espoo市举行，北京是[学习]型城市。"),
        ("medellin", "[Medelli\u0301n] again, and co-operation"),
        ("مدن", "المدينة تتعلم مع [مُدُن] أخرى"),
        ("helsinki", "The capital."),  # found by a name the text does not have
        ("malaga OR sus -helsinki", "Las ciudades del aprendizaje y [sus] alcaldes, en [Málaga]."),
    ],
)
def test_marks_what_was_found_in_the_text_as_it_stands(words: SearchIndex, asked: str, shown: str) -> None:
    (hit,) = ask(words, asked).hits
    assert hit.snippet is not None
    assert with_brackets(hit.snippet) == shown


def with_brackets(snippet: Snippet) -> str:
    text = snippet.text
    for start, end in reversed(snippet.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def test_marks_what_was_found_in_titles_too(library: SearchIndex) -> None:
    hits = ask(library, "bouake OR festival OR learn").hits
    shown = {hit.entry.title: with_brackets(Snippet(text=hit.entry.title, marks=hit.title_marks)) for hit in hits}
    assert shown == {
        "Espoo learns": "Espoo [learns]",
        "Bouaké plants": "[Bouaké] plants",
        "Page bouake2": "Page bouake2",
        "Cork reads": "Cork reads",
        "Somewhere": "Somewhere",
    }
    (event,) = ask(library, "learning festival", type="event").hits
    assert event.title_marks == ((0, 8), (9, 17))


def test_a_snippet_is_the_passage_with_most_of_the_words(index: SearchIndex) -> None:
    filler = "Nothing to see. " * 40
    index.load(batches(entry("d", text=f"A bridge.\n\n{filler}\n\nA bridge over the river in spring.\n\n{filler}")))
    (hit,) = ask(index, "bridge river").hits
    assert hit.snippet is not None
    assert with_brackets(hit.snippet) == "A [bridge] over the [river] in spring."
    assert (hit.entry.text, ask(index).hits[0].snippet) == ("", None)


# Filters and facets

PASSAGES = [Snippet(text="They read.", marks=((5, 9),)), Snippet(text="They jog.", marks=((5, 8),))]
LIBRARY = [
    entry(
        "espoo",
        title="Espoo learns",
        text="The whole city learns.",
        kind="case_study",
        site="uil",
        date="2022-11",
        published="2022-11",
        cities=[("Espoo", "FI"), ("Cork", "IE")],
        regions=["Europe and North America"],
        member=True,
        people=["Jukka Mäkelä"],
        themes=["literacy", "learning_for_health_and_wellbeing"],
        passages=PASSAGES,
        passage_themes=["literacy", "learning_for_health_and_wellbeing"],
    ),
    entry(
        "espoo:s1",
        text="Learning belongs to all ages.",
        context="“Learning belongs to all ages,” said the mayor.",
        date="2022-11-04",
        said_on="2022-11-04",
        cities=[("Espoo", "FI")],
        regions=["Europe and North America"],
        member=True,
        people=["Jukka Mäkelä"],
        speaker="Jukka Mäkelä",
        role="Mayor",
        organisation="City of Espoo",
        themes=["literacy"],
        direct=True,
        confidence=0.9,
        start=10,
        end=39,
    ),
    entry("espoo:s2", text="Ages ago.", date="2022-11", people=["Aino Virta"], direct=False, confidence=0.3),
    entry(
        "espoo:e1",
        title="Learning festival",
        text="Learning festival. Espoo",
        date="2023-05-30",
        end_date="2023-06-02",
        cities=[("Espoo", "FI")],
        event_kind="festival",
    ),
    entry(
        "cork",
        title="Cork reads",
        text="A festival of reading in the city.",
        lang="fr",
        date="2023-01-15",
        cities=[("Cork", "IE")],
        regions=["Europe and North America"],
        member=True,
        people=["Aino Virta"],
        themes=["literacy"],
    ),
    entry("cork:s1", text="Cork welcomes you.", date="2023-01-15", cities=[("Cork", "IE")], member=True, direct=True),
    entry("cork:e1", title="Book fair", text="Book fair", date="2023-06", event_kind="other"),
    entry("bouake", title="Bouaké plants", date="2021", cities=[("Bouaké", "CI")], regions=["Africa"], site="uil"),
    entry("bouake2", date="2021-07-01", cities=[("Bouaké", "CI")], regions=["Africa"], themes=["entrepreneurship"]),
    entry("lapaz", date="2020-02-29", cities=[("La Paz", "BO")]),
    entry("lapaz2", date="2019-12-31", cities=[("La Paz", "MX")]),
    entry("undated", title="Somewhere", text="festival"),
]


@pytest.fixture(scope="module")
def library(new_url: NewUrl) -> Iterator[SearchIndex]:
    index = open_index(new_url())
    index.load(batches(*LIBRARY))
    yield index
    index.close()


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["bouake", "bouake2", "cork", "espoo", "lapaz", "lapaz2", "undated"]),
        ({"kind": ["case_study"]}, ["espoo"]),
        ({"kind": ["case_study", "press_release"]}, ["espoo"]),
        ({"site": ["uil"]}, ["bouake", "espoo"]),
        ({"lang": ["fr"]}, ["cork"]),
        ({"theme": ["literacy"]}, ["cork", "espoo"]),
        ({"theme": ["literacy", "entrepreneurship"]}, ["bouake2", "cork", "espoo"]),
        ({"theme": ["literacy"], "lang": ["en"]}, ["espoo"]),
        ({"theme": ["global_citizenship_education"]}, []),
        ({"city": ["espoo-fi"]}, ["espoo"]),
        ({"city": ["Espoo"]}, ["espoo"]),
        ({"city": ["ESPOO, fi"]}, ["espoo"]),
        ({"city": ["Espoo, Finland"]}, ["espoo"]),
        ({"city": ["bouake"]}, ["bouake", "bouake2"]),
        ({"city": ["Bouaké", "Espoo"]}, ["bouake", "bouake2", "espoo"]),
        ({"city": ["La Paz"]}, ["lapaz", "lapaz2"]),  # namesakes: both, until the country is told
        ({"city": ["La Paz, MX"]}, ["lapaz2"]),
        ({"country": ["IE"]}, ["cork", "espoo"]),
        ({"country": ["ci", "mx"]}, ["bouake", "bouake2", "lapaz2"]),
        ({"region": ["Africa"]}, ["bouake", "bouake2"]),
        ({"person": ["Jukka Mäkelä"]}, ["espoo"]),
        ({"person": ["jukka makela"]}, ["espoo"]),
        ({"person": ["jukka-makela", "aino-virta"]}, ["cork", "espoo"]),
        ({"year": [2022]}, ["espoo"]),
        ({"year": [2021, 2020]}, ["bouake", "bouake2", "lapaz"]),
        ({"member": True}, ["cork", "espoo"]),
        ({"member": False}, ["bouake", "bouake2", "lapaz", "lapaz2", "undated"]),
        ({"document_id": "cork"}, ["cork"]),
        ({"document_id": "none"}, []),
        ({"since": "2022-11-30"}, ["cork", "espoo"]),  # some time in November: perhaps on its last day
        ({"since": "2022-12-01"}, ["cork"]),
        ({"until": "2022-11-01", "since": "2022-10-01"}, ["espoo"]),
        ({"until": "2022-10-31", "since": "2021-07-01"}, ["bouake", "bouake2"]),
        ({"until": "2020-01-01"}, ["lapaz2"]),
        ({"since": "2020-02-29", "until": "2020-02-29"}, ["lapaz"]),
        ({"since": "2023-01-01", "until": "2022-01-01"}, []),
    ],
)
def test_filters_documents(library: SearchIndex, asked: dict[str, object], ids: list[str]) -> None:
    results = ask(library, **asked)
    assert (sorted(hit.entry.id for hit in results.hits), results.total) == (ids, len(ids))


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["cork:s1", "espoo:s1"]),  # what is doubtful is shown to those who ask for it
        ({"min_confidence": 0}, ["cork:s1", "espoo:s1", "espoo:s2"]),
        ({"min_confidence": 0.9}, ["cork:s1", "espoo:s1"]),
        ({"min_confidence": 0.91}, ["cork:s1"]),
        ({"min_confidence": 0, "direct": False}, ["espoo:s2"]),
        ({"direct": True}, ["cork:s1", "espoo:s1"]),
        ({"city": ["Espoo"]}, ["espoo:s1"]),  # spoken about, not merely on the same page
        ({"city": ["Cork"]}, ["cork:s1"]),
        ({"person": ["Jukka Mäkelä"]}, ["espoo:s1"]),
        ({"person": ["Aino Virta"], "min_confidence": 0}, ["espoo:s2"]),
        ({"theme": ["literacy"]}, ["espoo:s1"]),
        ({"region": ["Europe and North America"]}, ["espoo:s1"]),
        ({"member": True}, ["cork:s1", "espoo:s1"]),
        ({"text": "ages"}, ["espoo:s1"]),
        ({"text": "mayor"}, ["espoo:s1"]),  # by the speaker's office
        ({"text": "makela"}, ["espoo:s1"]),
        ({"text": "page"}, []),  # not by the title of the page
        ({"document_id": "espoo"}, ["espoo:s1"]),
        ({"since": "2022-11-05"}, ["cork:s1"]),
        ({"until": "2022-11-04"}, ["espoo:s1"]),
    ],
)
def test_filters_statements(library: SearchIndex, asked: dict[str, object], ids: list[str]) -> None:
    assert sorted(found(library, **{"type": "statement", **asked})) == ids


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["cork:e1", "espoo:e1"]),
        ({"event_kind": ["festival"]}, ["espoo:e1"]),
        ({"city": ["Espoo"]}, ["espoo:e1"]),
        ({"since": "2023-06-02"}, ["cork:e1", "espoo:e1"]),  # not over yet
        ({"since": "2023-06-03"}, ["cork:e1"]),
        ({"until": "2023-05-30"}, ["espoo:e1"]),
        ({"until": "2023-05-29"}, []),
        ({"text": "book"}, ["cork:e1"]),
        ({"text": "page"}, []),
        ({"year": [2023]}, ["cork:e1", "espoo:e1"]),
    ],
)
def test_filters_events(library: SearchIndex, asked: dict[str, object], ids: list[str]) -> None:
    assert sorted(found(library, **{"type": "event", **asked})) == ids


def test_a_hit_is_the_entry_as_it_was_loaded_but_for_a_documents_text(library: SearchIndex) -> None:
    (statement,) = ask(library, type="statement", person=["jukka-makela"]).hits
    (document,) = ask(library, kind=["case_study"]).hits
    (event,) = ask(library, type="event", city=["espoo-fi"]).hits
    assert statement.entry == LIBRARY[1]
    assert document.entry == LIBRARY[0].model_copy(update={"text": ""})
    assert event.entry == LIBRARY[3]


def test_a_theme_shows_its_own_passages(library: SearchIndex) -> None:
    (hit,) = ask(library, kind=["case_study"], theme=["learning_for_health_and_wellbeing"]).hits
    assert (hit.entry.passages, hit.entry.passage_themes) == ((PASSAGES[1],), ("learning_for_health_and_wellbeing",))


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("kind", [("news", "News", 6), ("case_study", "Case study", 1)]),
        ("site", [("sample", "sample", 5), ("uil", "uil", 2)]),
        ("lang", [("en", "English", 6), ("fr", "French", 1)]),
        (
            "theme",
            [
                ("literacy", "Literacy", 2),
                ("entrepreneurship", "Entrepreneurship", 1),
                ("learning_for_health_and_wellbeing", "Learning for health and wellbeing", 1),
            ],
        ),
        (
            "city",
            [
                ("bouake-ci", "Bouaké, CI", 2),
                ("cork-ie", "Cork, IE", 2),
                ("espoo-fi", "Espoo, FI", 1),
                ("la-paz-bo", "La Paz, BO", 1),
                ("la-paz-mx", "La Paz, MX", 1),
            ],
        ),
        (
            "country",
            [
                ("CI", "Ivory Coast", 2),
                ("IE", "Ireland", 2),
                ("BO", "Bolivia", 1),
                ("FI", "Finland", 1),
                ("MX", "Mexico", 1),
            ],
        ),
        ("region", [("Africa", "Africa", 2), ("Europe and North America", "Europe and North America", 2)]),
        ("member", [("false", "No member city", 5), ("true", "Member cities", 2)]),
        ("person", [("aino-virta", "Aino Virta", 1), ("jukka-makela", "Jukka Mäkelä", 1)]),
        (
            "year",
            [
                ("2021", "2021", 2),
                ("2019", "2019", 1),
                ("2020", "2020", 1),
                ("2022", "2022", 1),
                ("2023", "2023", 1),
            ],
        ),
        ("direct", []),
    ],
)
def test_facets_count_every_value(library: SearchIndex, name: str, counts: list[tuple[str, str, int]]) -> None:
    facets = ask(library, facets=[name], size=0).facets
    assert facets == {name: tuple(FacetValue(value=v, label=shown, count=n) for v, shown, n in counts)}


def test_statements_have_facets_of_their_own(library: SearchIndex) -> None:
    assert counted(ask(library, type="statement", min_confidence=0, facets=["direct", "person"])) == {
        "direct": {"true": 2, "false": 1},
        "person": {"aino-virta": 1, "jukka-makela": 1},
    }


def test_a_facet_is_counted_under_the_other_filters_so_that_more_of_its_values_can_be_added(
    library: SearchIndex,
) -> None:
    results = ask(library, city=["espoo"], theme=["literacy"], facets=["city", "theme", "lang"])
    assert (results.total, counted(results)) == (
        1,
        {
            "city": {"cork-ie": 2, "espoo-fi": 1},
            "theme": {"learning_for_health_and_wellbeing": 1, "literacy": 1},
            "lang": {"en": 1},
        },
    )
    assert counted(ask(library, "festival", member=True, facets=["member"])) == {"member": {"false": 1, "true": 1}}


def counted(results: Results) -> dict[str, dict[str, int]]:
    return {name: {value.value: value.count for value in values} for name, values in results.facets.items()}


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"city": ["Espo"]}, "city 'Espo' is not in the index; did you mean Espoo, FI?"),
        ({"city": ["espoo-se"]}, "city 'espoo-se' is not in the index; did you mean Espoo, FI?"),
        ({"city": ["Xyzzy"]}, "city 'Xyzzy' is not in the index; nothing of a similar name is known"),
        ({"person": ["Makela"]}, "person 'Makela' is not in the index; did you mean Jukka Mäkelä?"),
        ({"person": ["Juka Makela"]}, "person 'Juka Makela' is not in the index; did you mean Jukka Mäkelä?"),
        ({"city": ["Cork", ""]}, "city '' is not in the index; nothing of a similar name is known"),
    ],
)
def test_an_unknown_city_or_person_is_named_with_near_ones(
    library: SearchIndex, asked: dict[str, object], complaint: str
) -> None:
    with pytest.raises(UnknownValue) as raised:
        ask(library, **asked)
    assert str(raised.value) == complaint


NAMESAKES = [
    entry("albania", cities=[("Porto", "AL")], people=["Anna Li"], text="Porto by the sea."),
    entry("brazil", cities=[("Porto Al", "BR")], people=["Anna Li Bo"], text="Porto Al by the river."),
    entry("portugal", cities=[("Porto", "PT")], people=["Anna Li"], text="Porto by river and sea."),
]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"city": ["Porto"]}, ["albania", "portugal"]),
        ({"city": ["Porto, PT"]}, ["portugal"]),
        ({"city": ["porto-al"]}, ["albania"]),  # an id, though another city's name reads the same
        ({"city": ["porto-al-br"]}, ["brazil"]),
        ({"city": ["porto-al"], "text": "river"}, []),
        ({"city": ["Porto"], "text": "river"}, ["portugal"]),
        ({"city": ["porto-pt", "porto-al-br"], "text": "river"}, ["brazil", "portugal"]),
        ({"person": ["Anna Li"]}, ["albania", "portugal"]),  # and nobody whose name goes on
        ({"person": ["Anna Li"], "city": ["Porto"], "text": "river"}, ["portugal"]),
        ({"person": ["Anna Li Bo"], "city": ["Porto"]}, []),
    ],
)
def test_a_name_is_not_taken_for_a_longer_one(index: SearchIndex, asked: dict[str, object], ids: list[str]) -> None:
    index.load(batches(*NAMESAKES))
    assert sorted(found(index, **asked)) == ids


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("es", [Suggestion(kind="city", id="espoo-fi", label="Espoo, FI", count=3)]),
        ("BOUAKE", [Suggestion(kind="city", id="bouake-ci", label="Bouaké, CI", count=2)]),
        ("mä", [Suggestion(kind="person", id="jukka-makela", label="Jukka Mäkelä", count=2)]),
        ("jukka m", [Suggestion(kind="person", id="jukka-makela", label="Jukka Mäkelä", count=2)]),
        (
            "paz",
            [
                Suggestion(kind="city", id=i, label=s, count=1)
                for i, s in (("la-paz-bo", "La Paz, BO"), ("la-paz-mx", "La Paz, MX"))
            ],
        ),
        ("oo", []),
        ("", []),
        ("  ", []),
        ('"*', []),
    ],
)
def test_suggests_names_by_the_start_of_a_word(library: SearchIndex, prefix: str, expected: list[Suggestion]) -> None:
    assert library.suggest(prefix) == expected


def test_suggests_no_more_than_asked(library: SearchIndex) -> None:
    assert [one.id for one in library.suggest("la", size=1)] == ["la-paz-bo"]


# Order and paging


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("newest", ["cork", "espoo", "bouake2", "bouake", "lapaz", "lapaz2", "undated"]),
        ("oldest", ["lapaz2", "lapaz", "bouake", "bouake2", "espoo", "cork", "undated"]),
        ("relevance", ["cork", "espoo", "bouake2", "bouake", "lapaz", "lapaz2", "undated"]),  # without text: newest
    ],
)
def test_sorts_by_date_with_undated_ones_last(library: SearchIndex, sort: str, ids: list[str]) -> None:
    assert found(library, sort=sort) == ids
    assert found(library, sort=sort, size=2) == ids[:2]


def test_sorts_by_date_also_what_a_text_found(library: SearchIndex) -> None:
    assert found(library, "city", sort="oldest") == ["espoo", "cork"]
    assert found(library, "city", sort="newest") == ["cork", "espoo"]


TIED = [entry(f"t{n}", text="the same words", date="2024-01-01") for n in range(23)]


@pytest.fixture(scope="module")
def tied(new_url: NewUrl) -> Iterator[SearchIndex]:
    """Many that nothing tells apart, loaded in several steps; one of them with many statements."""
    index = open_index(new_url())
    index.load(batches(*TIED[:10]))
    index.load(batches(*TIED[10:], *(entry(f"many:s{n}", text="same", direct=True) for n in range(1, 31))))
    index.load(batches(TIED[3]))
    yield index
    index.close()


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("text", ["", "same", "sam*"])
@pytest.mark.parametrize("size", [1, 4, 23, 100])
def test_pages_follow_each_other_without_gap_or_repeat(tied: SearchIndex, sort: str, text: str, size: int) -> None:
    pages = walk(tied, text=text, sort=sort, size=size)
    everything = [identity for page in pages for identity in page]
    assert sorted(everything) == sorted(one.id for one in TIED)
    assert everything == found(tied, text, sort=sort, size=100)
    assert [len(page) for page in pages[:-1]] == [size] * (len(pages) - 1)


def walk(index: SearchIndex, **asked: object) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        results = ask(index, **asked, cursor=cursor)
        assert results.total == len(TIED) or asked.get("type")
        pages.append([hit.entry.id for hit in results.hits])
        cursor = results.next_cursor
        if cursor is None:
            return pages


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_statements_of_a_page_keep_its_order(tied: SearchIndex, sort: str) -> None:
    pages = walk(tied, type="statement", sort=sort, size=7)
    assert [identity for page in pages for identity in page] == [f"many:s{n}" for n in range(1, 31)]


def test_a_cursor_goes_on_where_it_was_whatever_was_loaded_since(index: SearchIndex) -> None:
    index.load(batches(*(entry(f"d{day}", date=f"2024-01-{day:02}") for day in range(1, 8))))
    first = ask(index, size=3)
    index.load(batches(entry("newer", date="2024-02-01"), entry("between", date="2024-01-03")))
    second = ask(index, size=3, cursor=first.next_cursor)
    assert [hit.entry.id for hit in first.hits] == ["d7", "d6", "d5"]
    assert second.hits[0].entry.id == "d4"
    assert {hit.entry.id for hit in second.hits[1:]} == {"d3", "between"}
    assert second.total == 9


def test_no_hits_are_wanted(library: SearchIndex) -> None:
    results = ask(library, size=0)
    assert (results.total, results.hits, results.next_cursor) == (7, (), None)


@pytest.mark.parametrize("cursor", ["x", "AAAA", "W10", "bnVsbA", "é", "a b", "0" * 5000])
def test_a_cursor_that_is_not_ours_is_an_error(library: SearchIndex, cursor: str) -> None:
    with pytest.raises(QueryError, match=r"^cursor .* is not one of ours; start from the first page$"):
        ask(library, cursor=cursor)


def test_a_cursor_of_another_sort_is_an_error(library: SearchIndex) -> None:
    cursor = ask(library, size=1, sort="newest").next_cursor
    with pytest.raises(QueryError, match=r"^cursor .* belongs to another question or version; start from"):
        ask(library, size=1, sort="oldest", cursor=cursor)


# Meaning

MEANT = [
    entry("elders", title="Cursos", text="La ciudad ofrece cursos para personas mayores en los barrios.", lang="es"),
    entry("budget", title="Council", text="The mayor said the budget was approved.", cities=[("Cork", "IE")]),
    entry("stadium", title="Stadion", text="Das neue Fußballstadion wird im Mai eröffnet.", lang="de", date="2024-05"),
    entry("women", title="محو الأمية", text="تقدم المدينة دروسا لمحو الأمية للنساء", lang="ar", date="2024-06"),
    entry("women2", title="Literacy", text="Women learn to read and write in evening classes.", date="2024-07"),
    entry("women2:s1", text="Every woman who reads teaches a child.", direct=True),
    entry("women2:s2", text="The stadium opens in May.", direct=True),
]


@pytest.fixture(scope="module")
def meant(new_url: NewUrl) -> Iterator[SearchIndex]:
    index = open_index(new_url())
    model = embedder()

    def with_vectors(batch: Batch) -> Batch:
        vectors = model.passages([embedded_text(one) for one in batch.entries])
        return batch.model_copy(update={"vectors": tuple(vector.tobytes() for vector in vectors)})

    index.load(with_vectors(batch) for batch in batches(entry("elders", text="Replaced below.")))
    index.load(with_vectors(batch) for batch in batches(*MEANT))
    yield index
    index.close()


@pytest.mark.parametrize(
    ("text", "asked", "first"),
    [
        ("learning for older people", {}, ["elders"]),  # no word in common
        ("new football stadium", {}, ["stadium"]),
        ("women learn to read", {}, ["women2", "women"]),
        ("women learn to read", {"lang": ["ar", "de"]}, ["women"]),
        ("women learn to read -evening", {}, ["women"]),
        ("women learn to read", {"sort": "oldest"}, ["women", "women2"]),
        ("budget", {}, ["budget"]),
        ("female literacy", {"type": "statement"}, ["women2:s1"]),
    ],
)
def test_finds_what_means_the_same_in_other_words_and_languages(
    meant: SearchIndex, text: str, asked: dict[str, object], first: list[str]
) -> None:
    results = ask(meant, text, semantic=True, **asked)
    assert [hit.entry.id for hit in results.hits][: len(first)] == first
    assert results.total == len(results.hits)
    assert {"budget", "stadium"} - {hit.entry.id for hit in results.hits} >= {"budget", "stadium"} - set(first)


def test_what_has_the_words_and_the_meaning_comes_first_and_pages_follow(meant: SearchIndex) -> None:
    question = {"text": "“learn to read” OR Stadion", "semantic": True, "facets": ["lang"]}
    results = ask(meant, **question)
    ids = [hit.entry.id for hit in results.hits]
    assert (ids[0], "stadium" in ids, "women" in ids) == ("women2", True, True)
    assert sum(counted(results)["lang"].values()) == results.total == len(ids)
    pages, cursor = [], None
    while cursor or not pages:
        page = ask(meant, **question, size=1, cursor=cursor)
        cursor = page.next_cursor
        pages += [hit.entry.id for hit in page.hits]
    assert pages == ids


def test_without_being_asked_for_meaning_is_left_alone(meant: SearchIndex) -> None:
    assert found(meant, "learning for older people") == []
    assert found(meant, semantic=True, lang=["de"]) == ["stadium"]  # no words, no meaning


def test_an_index_without_vectors_says_so(library: SearchIndex) -> None:
    with pytest.raises(QueryError, match=r"^semantic: this index holds no vectors; switch semantic search on and"):
        ask(library, "words", semantic=True)


# Loading


def test_an_empty_index_answers(index: SearchIndex) -> None:
    assert (index.count(), index.generation, index.suggest("a")) == (0, "", [])
    assert ask(index, "anything", facets=["kind"]).model_dump(exclude={"took_ms", "engine_ms"}) == {
        "total": 0,
        "hits": (),
        "facets": {"kind": ()},
        "next_cursor": None,
    }
    assert index.load([]) == Loaded()
    assert index.generation != ""


def test_loads_replaces_and_removes(index: SearchIndex) -> None:
    first = index.load(batches(entry("d1", title="Old"), entry("d1:s1", people=["Old Name"], direct=True)))
    again = index.load(batches(entry("d1", title="New"), entry("d2")))
    assert (first, again) == (Loaded(indexed=1), Loaded(indexed=2))
    assert (index.count(), found(index, "old"), found(index, "new")) == (2, [], ["d1"])
    assert found(index, type="statement") == []
    assert index.suggest("old") == []
    assert index.load([Batch(document_id="d1"), Batch(document_id="never there")]) == Loaded(removed=1)
    assert (index.count(), found(index)) == (1, ["d2"])


def test_the_last_batch_of_a_document_counts(index: SearchIndex) -> None:
    index.load([*batches(entry("d1", title="Old")), *batches(entry("d1", title="New"))])
    assert (index.count(), found(index, "old"), found(index, "new")) == (1, [], ["d1"])


def test_loading_the_same_again_changes_nothing(index: SearchIndex) -> None:
    index.load(batches(*LIBRARY))
    before = ask(index, "city", facets=["city", "person"]).model_dump(exclude={"took_ms", "engine_ms"})
    index.load(batches(*LIBRARY))
    after = ask(index, "city", facets=["city", "person"]).model_dump(exclude={"took_ms", "engine_ms"})
    hits, hits_again = before.pop("hits"), after.pop("hits")
    assert after == before
    assert [hit["entry"] for hit in hits_again] == [hit["entry"] for hit in hits]


def test_a_document_that_cannot_be_taken_is_named_and_the_others_are_kept(index: SearchIndex) -> None:
    loaded = index.load(batches(entry("d1"), entry("bad", title="half a letter: \ud800"), entry("d2")))
    assert (loaded.indexed, [line.partition(": ")[0] for line in loaded.failed]) == (2, ["bad"])
    assert sorted(found(index)) == ["d1", "d2"]


def test_a_second_door_sees_what_the_first_loads(url: str, index: SearchIndex) -> None:
    reader = open_index(url)
    assert reader.count() == 0
    index.load(batches(entry("d1")))
    assert found(reader) == ["d1"]
    index.load([Batch(document_id="d1"), *batches(entry("d2"))])
    assert found(reader) == ["d2"]
    reader.close()


def test_closing_lets_go_and_opening_again_finds_everything(url: str) -> None:
    first = open_index(url)
    first.load(batches(entry("d1")))
    first.close()
    first.close()
    second = open_index(url)
    assert (second.count(), second.generation) == (1, first.generation)
    second.close()


def test_a_load_whose_source_fails_changes_nothing_or_only_what_it_took(index: SearchIndex) -> None:
    index.load(batches(entry("d1")))

    def broken() -> Iterator[Batch]:
        yield from batches(entry("d2"))
        raise OSError("the source is gone")

    with pytest.raises(OSError, match=r"^the source is gone$"):
        index.load(broken())
    assert "d1" in found(index)
    assert index.load(batches(entry("d3"))) == Loaded(indexed=1)


def test_a_rebuild_takes_over_at_once_and_can_be_taken_back(url: str, index: SearchIndex) -> None:
    index.load(batches(entry("d1")))
    before, reader = index.generation, open_index(url)
    during = []

    def others() -> Iterator[Batch]:
        yield from batches(entry("d2"), entry("d3"))
        during.extend(found(reader))

    assert index.rebuild(others()) == Loaded(indexed=2)
    after = index.generation
    assert (during, sorted(found(reader)), after != before) == (["d1"], ["d2", "d3"], True)
    index.rollback()
    assert (found(reader), index.generation) == (["d1"], before)
    index.rollback()
    assert (sorted(found(reader)), index.generation) == (["d2", "d3"], after)
    reader.close()


def test_a_failed_rebuild_leaves_the_live_index(index: SearchIndex) -> None:
    index.load(batches(entry("d1")))
    before = index.generation

    def broken() -> Iterator[Batch]:
        yield from batches(entry("d2"))
        raise OSError("the source is gone")

    with pytest.raises(OSError, match=r"^the source is gone$"):
        index.rebuild(broken())
    assert (found(index), index.generation) == (["d1"], before)
    assert index.rebuild(batches(entry("d3"))) == Loaded(indexed=1)
    assert found(index) == ["d3"]


ENTRIES_WRITTEN = ["indexer.elastic_mapping", "indexer.tantivy_schema"]


def lost_titles(entry: Entry) -> Searched:
    return searched(entry)._replace(title="")


def other_entries(entry: Entry) -> tuple[str, str]:
    return kept_apart(entry.model_copy(update={"title": "Another"}))


def no_statements(batch: Entry) -> dict[str, object]:
    return plain_fields(batch) | ({"type": "event"} if batch.type == "statement" else {})


@pytest.mark.parametrize(
    ("modules", "part", "broken", "told"),
    [
        (
            ["indexer.fields"],
            "searched",
            lost_titles,
            "does not find document d2 by the words 'Reading Harbour' of its title",
        ),
        (ENTRIES_WRITTEN, "kept_apart", other_entries, "gives document d2 back changed"),
        (ENTRIES_WRITTEN, "plain_fields", no_statements, "finds 0 statements of 1 by the id d2"),
    ],
)
def test_a_rebuilt_index_that_does_not_answer_as_it_should_is_not_let_in(
    index: SearchIndex,
    monkeypatch: pytest.MonkeyPatch,
    modules: list[str],
    part: str,
    broken: Callable[[Entry], object],
    told: str,
) -> None:
    index.load(batches(entry("d1")))
    before = index.generation
    with monkeypatch.context() as faulty:
        for module in modules:
            faulty.setattr(f"{module}.{part}", broken)
        with pytest.raises(IndexUnavailable) as refused:
            index.rebuild(batches(entry("d2", title="Reading — Harbour"), entry("d2:s1", direct=True)))
    assert str(refused.value) == f"index {index.name}: the rebuilt one {told}; the live one stays"
    assert (found(index), index.generation) == (["d1"], before)


def test_any_title_passes_the_check_of_a_rebuild(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.samples.SAMPLES", 1000)
    some = random.Random(7)
    letters = [chr(code) for code in range(0x20, 0x30000) if unicodedata.category(chr(code))[0] in "LMNPSZ"]
    starts = [
        start for start in range(0, 0x3000, 0x80) if any(start <= ord(letter) < start + 0x80 for letter in letters)
    ]
    scripts = [[letter for letter in letters if start <= ord(letter) < start + 0x80] for start in starts]
    words = ["".join(some.choices(some.choice([letters, *scripts]), k=some.randint(1, 12))) for _ in range(1500)]
    titles = [" ".join(some.sample(words, 3)) for _ in range(500)]
    titles += [
        "",
        "—",
        "OR",
        "-not",
        "l'éducation",
        "x" * 300,
        "2 × 2 = ④",
        "한국의 학습도시",
        "学習都市",
        "ΣΊΣΥΦΟΣ",
        "İZMİR",
    ]
    made = [entry(f"t{number}", title=title) for number, title in enumerate(titles)]
    assert index.rebuild(batches(*made)).indexed == len(made)


def test_there_may_be_nothing_to_go_back_to(index: SearchIndex) -> None:
    index.load(batches(entry("d1")))
    with pytest.raises(IndexUnavailable, match=r"there is no earlier one to go back to; rebuild it instead$"):
        index.rollback()


def test_a_query_takes_typed_values_only() -> None:
    assert Query(since=date(2024, 1, 1)).since == date(2024, 1, 1)


@pytest.mark.parametrize("url", ["", "ftp://host/x", "tantivy:", "sqlite:///x"])
def test_a_url_of_no_engine_is_named(url: str) -> None:
    with pytest.raises(IndexUnavailable, match=r"no such engine; write tantivy:FOLDER or https://HOST:9200/NAME$"):
        open_index(url)


@pytest.mark.parametrize(
    "asked",
    [
        Query(),
        Query(text="river", facets=("theme", "city")),
        Query(type="statement", size=1),
        Query(city=("Espoo",)),
        Query(text="nothing like it"),
    ],
)
def test_an_event_loop_is_answered_as_a_thread_is(library: SearchIndex, asked: Query) -> None:
    untimed = {"took_ms": 0.0, "engine_ms": 0.0}
    there = library.search(asked).model_copy(update=untimed)
    for _ in range(2):  # each in an event loop of its own
        assert [one.model_copy(update=untimed) for one in asked_at_once(library, asked, asked)] == [there, there]


@pytest.mark.parametrize("asked", [Query(text='"open'), Query(cursor="?"), Query(city=("Espooo",))])
def test_an_event_loop_is_told_the_same_errors(library: SearchIndex, asked: Query) -> None:
    with pytest.raises(QueryError) as there:
        library.search(asked)
    with pytest.raises(type(there.value)) as here:
        asked_at_once(library, asked)
    assert str(here.value) == str(there.value)
