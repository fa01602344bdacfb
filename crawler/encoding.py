"""Bytes in, text out: what the bytes say counts before what a server or page declares."""

import re

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

# Declared for pages of any language by servers that were never set up; believed only after a look at the bytes.
_CARELESS = frozenset({"cp1252", "iso8859-1", "latin-1", "ascii"})
_SAMPLE = 50_000  # bytes are enough to tell an encoding, and keep detection under a tenth of a second
# What the detection may answer: the encodings of the network's languages. Of the Latin ones only the Western one: the
# others differ from it in a few letters, too few to tell them apart by.
_CANDIDATES = ["cp949", "gb18030", "big5", "shift_jis", "euc_jp", "cp1256", "cp1251", "cp1253", "cp1252"]
# Latin-1 readings of two-byte text: runs of letters no European language puts side by side.
_TWO_BYTE_RUN = re.compile(rb"(?:[\xa1-\xfe][\xa1-\xfe]){3,}")


def decode(body: bytes, content_type: str = "") -> str:
    """The text of ``body``. Order: byte order mark, valid UTF-8, the declared encoding, detection; never fails."""
    bom_encoding, bom = read_bom(body)
    if bom_encoding and bom:
        return body[len(bom) :].decode(bom_encoding, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = http_content_type_encoding(content_type) or html_body_declared_encoding(body)
    return body.decode(_settle(body, declared), errors="replace")


def _settle(body: bytes, declared: str | None) -> str:
    if declared == "utf-8" and _mostly_utf8(body):
        return "utf-8"
    if declared and declared != "utf-8" and declared not in _CARELESS:
        return declared
    if declared in _CARELESS and not _TWO_BYTE_RUN.search(body):
        return "cp1252"
    found = from_bytes(_non_ascii_part(body), cp_isolation=_CANDIDATES).best()
    return resolve_encoding(found.encoding) or "cp1252" if found else "cp1252"


def _mostly_utf8(body: bytes) -> bool:
    """Whether only a few bytes are broken, as in a page cut off inside a character."""
    return body.decode("utf-8", errors="replace").count("\ufffd") <= max(1, len(body) // 1000)


def _non_ascii_part(body: bytes) -> bytes:
    """A stretch from the first byte that is not ASCII: the head of a page tells nothing."""
    start = next((i for i, byte in enumerate(body) if byte > 127), 0)
    return body[start : start + _SAMPLE]
