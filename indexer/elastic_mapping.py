"""``Entry`` to Elasticsearch's fields and back, and the index they stand in.

Words are told apart by ``indexer.analysis``, as for every engine, and sent with spaces between them; the server's
analyzers fold and stem them. Everything named here is in a full Elasticsearch 9 under the same name.
"""

from struct import unpack
from typing import Any

from indexer.analysis import LONGEST, STEMMED, TWICE, plain, spaced, units
from indexer.fields import TEXTS, kept_apart, plain_fields, text_fields
from indexer.query import Entry
from indexer.vector_file import DIMENSIONS

SCHEMA = 1  # in every index's name: raised when an index made before can no longer be read
KEYWORDS = (
    *("entry_id", "type", "document_id", "event_kind", "kind", "site", "lang", "theme", "city", "country"),
    *("region", "person", "city_label", "person_label"),
)
_LONGEST_PREFIX = 20  # letters of a name that suggestions go by


def template(name: str) -> dict[str, Any]:
    """The template of this schema for the indices of ``name``: what the server keeps to make them by."""
    return {
        "index_patterns": [f"{name}-v{SCHEMA}-*"],
        "version": SCHEMA,
        "priority": 500,  # above the hundreds the server ships for itself
        "template": index_body(),
    }


def index_body() -> dict[str, Any]:
    """Settings and strict mappings of a new index; shards and replicas are the template's or the server's to say."""
    return {
        # A load refreshes at its end: readers see all of it at once, and the server makes no segment a second.
        "settings": {"refresh_interval": "-1", "analysis": _analysis()},
        "mappings": {
            "dynamic": "strict",
            "_source": {"excludes": [*(f"{text}_*" for text in (*TEXTS, "names")), "vector"]},  # the entry has them
            "properties": _properties(),
        },
    }


def _analysis() -> dict[str, Any]:
    stemmers = {f"citykb_stem_{lang}": {"type": "snowball", "language": STEMMED[lang].title()} for lang in STEMMED}
    edge = {"type": "edge_ngram", "min_gram": 1, "max_gram": _LONGEST_PREFIX}
    return {
        "filter": stemmers | {"citykb_edge": edge},
        "analyzer": {
            "citykb_folded": _analyzer(),
            "citykb_names": _analyzer("asciifolding", "citykb_edge"),
            **{f"citykb_{lang}": _analyzer(*[f"citykb_stem_{lang}"] * (2 if lang in TWICE else 1)) for lang in STEMMED},
        },
    }


def _analyzer(*filters: str) -> dict[str, Any]:
    """Accents are folded after stemming: the stemmer knows its language's endings only with them."""
    return {"type": "custom", "tokenizer": "whitespace", "filter": ["lowercase", *filters, "asciifolding"]}


def _properties() -> dict[str, Any]:
    kept = {"type": "keyword", "index": False, "doc_values": False}
    names = {"names_folded": "citykb_folded", **{f"{text}_folded": "citykb_folded" for text in TEXTS}}
    names |= {f"{text}_letters": "citykb_folded" for text in TEXTS}
    names |= {f"{text}_{lang}": f"citykb_{lang}" for text in TEXTS for lang in STEMMED}
    return {
        **{name: {"type": "keyword"} for name in KEYWORDS},
        **{name: {"type": "text", "analyzer": analyzer} for name, analyzer in names.items()},
        "names_edge": {"type": "text", "analyzer": "citykb_names", "search_analyzer": "citykb_folded"},
        **{name: {"type": "long"} for name in ("first_day", "last_day", "newest", "oldest", "year")},
        "confidence": {"type": "float"},
        **{name: {"type": "boolean"} for name in ("member", "direct")},
        **dict.fromkeys(("entry", "full_text"), kept),
        # Not quantised: how near is near enough is a cosine that both engines must agree on.
        "vector": {
            "type": "dense_vector",
            "dims": DIMENSIONS,
            "similarity": "cosine",
            "index_options": {"type": "hnsw"},
        },
    }


def to_source(entry: Entry, vector: bytes | None = None) -> dict[str, Any]:
    """All fields of an entry; a document's full text is kept apart, so that a row of hits need not carry it.

    ``vector`` is float32, little-endian.
    """
    kept, full_text = kept_apart(entry)
    return {
        **plain_fields(entry),
        "entry_id": entry.id,
        "names_edge": words(" ".join([*(city.name for city in entry.cities), *entry.people])),
        **text_fields(entry, words, _letters),
        **({"vector": list(unpack(f"<{DIMENSIONS}f", vector))} if vector else {}),
        "entry": kept,
        "full_text": full_text,
    }


def words(text: str) -> str:
    """The runs of letters and digits of ``text`` with spaces between them, as the whitespace tokenizer wants them."""
    apart = spaced(plain(text))
    if not _has_too_long(apart.encode()):
        return apart
    return " ".join(word for word in apart.split() if len(word.encode()) <= LONGEST)


def _has_too_long(apart: bytes) -> bool:
    """Whether a word is longer than ``LONGEST``; looks at a few bytes in each stretch of that length."""
    space = -1
    while space + LONGEST + 1 < len(apart):
        space = apart.rfind(b" ", space + 1, space + LONGEST + 2)
        if space < 0:
            return True
    return False


def _letters(text: str) -> str:
    return " ".join(units(plain(text)))
