"""``Entry`` to Tantivy's fields and back."""

from tantivy import Document, Index, Schema, SchemaBuilder

from indexer.analysis import STEMMED, analyzers, plain
from indexer.fields import TEXTS, kept_apart, plain_fields, text_fields
from indexer.query import Entry

_FILTERS = ("type", "document_id", "event_kind")
_COUNTED = ("kind", "site", "lang", "theme", "city", "country", "region", "person")
_LABELLED = ("city_label", "person_label")
_DATES = ("first_day", "last_day", "newest", "oldest")


def make_schema() -> Schema:
    """The schema of a generation; raise ``generations.SCHEMA`` when it changes."""
    builder = SchemaBuilder()
    for name in _FILTERS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*_COUNTED, *_LABELLED):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in _DATES:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in ("year", "vector_row"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_float_field("confidence", indexed=True, fast=True)
    for name in ("member", "direct"):
        builder.add_boolean_field(name, indexed=True, fast=True)
    for text in TEXTS:
        for analyzer in ("folded", "letters", *STEMMED):
            builder.add_text_field(f"{text}_{analyzer}", tokenizer_name=analyzer)
    builder.add_text_field("names_folded", tokenizer_name="folded")
    for name in ("entry", "full_text"):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


_SCHEMA = make_schema()


def register_analyzers(index: Index) -> None:
    """Tell an opened index its analyzers: Tantivy keeps only their names."""
    for name, analyzer in analyzers().items():
        index.register_tokenizer(name, analyzer)


def to_tantivy(entry: Entry) -> Document:
    """All fields of an entry; a document's full text is kept apart, so that a row of hits need not read it."""
    kept, full_text = kept_apart(entry)
    fields = {
        **plain_fields(entry),
        **text_fields(entry, plain, plain),
        "entry": kept.encode(),
        "full_text": full_text.encode(),
    }
    return Document.from_dict(fields, _SCHEMA)


def entry_of(document: Document) -> Entry:
    """The entry as it was loaded, a document's without its text."""
    return Entry.model_validate_json(document["entry"][0])


def full_text_of(document: Document) -> str:
    """The full text of a document's entry."""
    text: bytes = document["full_text"][0]
    return text.decode()
