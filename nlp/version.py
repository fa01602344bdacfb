"""Which extractors made a document: their own version and their data, without loading spaCy."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def extractor_version() -> str:
    """Changes with any change to the extractors' code or data; documents of another version are made anew."""
    digest = hashlib.sha256()
    for item in sorted(_sources(files("nlp")), key=lambda found: found[0]):
        digest.update(item[0].encode())
        digest.update(item[1].read_bytes())
    return digest.hexdigest()[:12]


def _sources(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        name = f"{prefix}/{item.name}"
        if item.is_dir():
            found += [] if item.name == "__pycache__" else _sources(item, name)
        elif item.name.endswith((".py", ".toml", ".csv", ".txt", ".json")):
            found.append((name, item))
    return found
