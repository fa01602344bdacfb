"""Files in, documents out, stored nowhere; as the contract's JSON, or as reasons in words."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from citykb.add import read_paths
from crawler.page import Page
from crawler.unreadable import Unreadable
from nlp.batch import ExtractionFailed, extract_many
from nlp.document import Document, Reason

NOBODY_ELSE = "no other candidate"
NOT_IN_CONTRACT = {"page", "reason", "kind_reason", "published_reason", "about_reason"}  # shown by --explain instead


def documents_of(
    files: Iterable[Path], *, workers: int, cache_dir: Path | None = None
) -> Iterator[Document | Unreadable | ExtractionFailed]:
    """The document of every page below the paths; errors stand in the stream where the page stood."""
    for path in files:
        unread: list[Unreadable] = []
        yield from extract_many(_readable(read_paths([path]), unread), workers=workers, cache_dir=cache_dir)
        yield from unread


def _readable(found: Iterable[Page | Unreadable], unread: list[Unreadable]) -> Iterator[Page]:
    for page in found:
        if isinstance(page, Unreadable):
            unread.append(page)
        else:
            yield page


def contract_json(document: Document, *, indent: int | None = None) -> str:
    """The keys of the contract, without the reasons."""
    return json.dumps(_without(document.model_dump(mode="json")), ensure_ascii=False, indent=indent)


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without(inner) for key, inner in value.items() if key not in NOT_IN_CONTRACT}
    return [_without(inner) for inner in value] if isinstance(value, list) else value


def explained(document: Document) -> str:
    """Why each fact was chosen, and the next candidate that lost, one fact a line."""
    lines = [f"{document.title}  ({document.url})"]
    lines.append(f"  kind {document.kind}{_why(document.kind_reason)}")
    lines.append(f"  published {document.published or 'unknown'}{_why(document.published_reason)}")
    for city in document.cities:
        member = f"member since {city.member_since or 'an unknown year'}" if city.member else "not a member"
        about = ", the page is about it" if city.about else ""
        lines.append(
            f"  city {city.name} ({city.country}), {member}{about}, {_sure(city.confidence)}, "
            f"written {_written(city.mentions)}{_why(city.reason, compared=True)}"
        )
    for person in document.people:
        tied = f" of {person.city}" if person.city else ""
        lines.append(f"  person {person.name}, {person.role or 'no role'}{tied}{_why(person.reason)}")
    for day in document.dates:
        span = f"{day.start} to {day.end}" if day.end else day.start
        lines.append(f"  date {day.as_written!r} is {span}{' (inferred)' if day.inferred else ''}{_why(day.reason)}")
    for theme in document.themes:
        words = "; ".join(" ".join(mention.text.split())[:80] for mention in theme.evidence[:3])
        lines.append(f"  theme {theme.theme} {theme.score:.2f}: {words}{_why(theme.reason, compared=True)}")
    for said in document.statements:
        about = ", ".join(f"{city.name} ({city.country})" for city in said.about_cities) or "no one city"
        lines.append(
            f"  statement [{said.start}, {said.end}) {'direct' if said.direct else 'reported'} by "
            f"{said.speaker or 'unknown'} about {about}, {_sure(said.confidence)}, "
            f"cue {said.cue!r}{_why(said.reason, compared=True)}"
        )
        lines.append(f"    about {about}{_why(said.about_reason)}")
        lines.append(f"    {' '.join(said.text.split())[:100]}")
    lines += [f"  warning: {warning}" for warning in document.warnings]
    return "\n".join(lines)


def _why(reason: Reason | None, *, compared: bool = False) -> str:
    if reason is None:
        return ""
    evidence = f" ({'; '.join(reason.evidence)})" if reason.evidence else ""
    runner_up = f"; next: {reason.runner_up or NOBODY_ELSE}" if reason.runner_up or compared else ""
    return f" — {reason.rule}{evidence}{runner_up}"


def _written(mentions: Iterable[Any]) -> str:
    return ", ".join(dict.fromkeys(repr(mention.text) for mention in mentions))


def _sure(confidence: float) -> str:
    return f"{confidence:.0%} sure" if confidence >= 0.5 else f"unsure ({confidence:.0%})"
