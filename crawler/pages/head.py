"""What a page says of itself to machines: its meta elements and JSON-LD, wherever they stand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup


@dataclass(frozen=True)
class Head:
    """``metas`` by property, name or itemprop in lower case, the first of each; ``nodes`` of all JSON-LD."""

    metas: dict[str, str]
    nodes: tuple[dict[str, Any], ...]

    def json_ld(self, key: str) -> list[str]:
        """Every string under ``key``."""
        return [value for node in self.nodes if isinstance(value := node.get(key), str)]


def read_head(soup: BeautifulSoup) -> Head:
    """Read it before the tree is stripped of its scripts; a JSON-LD block that is no JSON is passed over."""
    metas: dict[str, str] = {}
    for element in soup.find_all("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = str(element.get("content") or "").strip()
        if name and content:
            metas.setdefault(str(name).lower(), content)
    return Head(metas=metas, nodes=tuple(_nodes_of(soup)))


def _nodes_of(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        yield from _nodes(data)


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        data = data.get("@graph", [])
    if isinstance(data, list):
        for node in data:
            yield from _nodes(node)
