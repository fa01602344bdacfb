"""Options of a command in, a ``Query`` and its answer out."""

from typing import Any

from pydantic import ValidationError

from citykb.config import Config
from citykb.update import open_configured_index
from indexer.query import Query, QueryError, Results


def query_of(entry_type: str, text: str, asked: dict[str, Any]) -> Query:
    """The question; raises ``QueryError`` naming the option that is wrong and what it takes."""
    given = {name: value for name, value in asked.items() if value not in (None, [])}
    try:
        return Query.model_validate({"type": entry_type, "text": text, **given})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "query"
        raise QueryError(f"--{name} {first['input']!r}: {first['msg']}") from error


def ask(config: Config, query: Query) -> Results:
    """The index's answer."""
    with open_configured_index(config) as index:
        return index.search(query.model_copy(update={"semantic": config.semantic}))
