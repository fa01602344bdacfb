"""Hits as BibTeX entries, for a researcher's list of references."""

from collections.abc import Iterable, Iterator

from indexer.names import slug
from indexer.query import Entry
from search_api.formats.links import page_of, plain

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "#$%&_"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TITLE = 120  # characters of a statement that serve as its title


def bibtex_lines(entries: Iterable[Entry], *, root: str) -> Iterator[str]:
    """One ``@misc`` an entry; UTF-8, as biber and every BibTeX of today read it."""
    for entry in entries:
        yield _entry(entry, root)


def _entry(entry: Entry, root: str) -> str:
    fields = {name: f"{{{value}}}" for name, value in _fields(entry, root).items() if value}
    if entry.date and len(entry.date) >= 7:
        fields["month"] = _MONTHS[int(entry.date[5:7]) - 1]
    body = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@misc{{{_key(entry)},\n{body}}}\n\n"


def _fields(entry: Entry, root: str) -> dict[str, str]:
    spoken = entry.type == "statement"
    title = _shortened(entry.text) if spoken else entry.title
    return {
        "author": f"{{{_text(entry.speaker)}}}" if entry.speaker else "",
        "title": f"{{{_text(title)}}}",
        "year": (entry.date or "")[:4],
        "howpublished": _text(f"In: {entry.title}") if spoken else "",
        "publisher": _text(entry.site),
        "url": _address(entry.url),
        "note": _text(" ".join(filter(None, (entry.role, f"({page_of(entry, root)})")))),
        "language": _text(entry.lang),
    }


def _key(entry: Entry) -> str:
    who = slug(entry.speaker or entry.title).encode("ascii", "ignore").decode()[:30].strip("-")
    place = entry.id.replace(":", "-")
    return "-".join(filter(None, (who, (entry.date or "")[:4], slug(place))))


def _shortened(text: str) -> str:
    return text if len(text) <= _TITLE else text[:_TITLE].rsplit(" ", 1)[0] + "…"


def _text(text: str | None) -> str:
    return " ".join(plain(text).translate(_SPECIAL).split())


def _address(url: str) -> str:
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")
