"""The tables of the store of record: documents, who and where they are about, what each index has seen, failures."""

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("url", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("lang", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("published", String(32)),
    Column("page_hash", String(64), nullable=False),  # of the page it was read from: did the page change since?
    Column("extractor", Text, nullable=False),  # version that read it: would a newer one read more?
    Column("digest", String(64), nullable=False),  # of the record, times of fetching aside: putting it twice is once
    Column("change", BigInteger, nullable=False, unique=True),  # grows with every put and delete, in commit order
    Column("deleted", Boolean, nullable=False, default=False),
    Column("record", Text),  # the Document as JSON; NULL once deleted
)

counters = Table(
    "document_counters",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

document_cities = Table(
    "document_cities",
    metadata,
    Column("document_id", String(64), primary_key=True),
    Column("city_id", String(200), primary_key=True),
    Column("name", Text, nullable=False),
    Column("country", String(2), nullable=False),
    Column("region", Text),
    Column("member", Integer, nullable=False),  # 0 or 1, to be summed
    Column("member_since", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Column("about", Integer, nullable=False),  # 0 or 1
    Column("statements", Integer, nullable=False),  # of this document about this city
    Index("document_cities_by_city", "city_id"),
)

document_people = Table(
    "document_people",
    metadata,
    Column("document_id", String(64), primary_key=True),
    Column("person_id", String(200), primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("organisation", Text),
    Column("city", Text),
    Column("country", String(2)),
    Column("statements", Integer, nullable=False),  # of this document by this person
    Index("document_people_by_person", "person_id"),
)

vectors = Table(
    "vectors",
    metadata,
    Column("text_hash", String(64), primary_key=True),  # of the model's name and the text
    Column("vector", LargeBinary, nullable=False),  # float16
)

index_states = Table(
    "index_states",
    metadata,
    Column("generation", String(200), primary_key=True),  # of the index: made anew, it has another
    Column("change", BigInteger, nullable=False),  # the last change it holds
    Column("at", String(32), nullable=False),
)

dead_letters = Table(
    "dead_letters",
    metadata,
    Column("document_id", String(64), primary_key=True),
    Column("stage", String(32), primary_key=True),  # "extract", "index"
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)
