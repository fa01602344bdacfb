"""HTML in, the same with ``<q>`` elements written out as the quotation marks that a browser shows for them."""

import re

OPEN = "“‘"  # of a quotation, and of one inside it
CLOSE = "”’"
WRITTEN = (*"“”\"‘’'«»„‚‹›「『", "&quot;", "&ldquo;", "&lsquo;", "&laquo;", "&bdquo;")  # the page's own marks
_TAG = re.compile(r"<(?P<end>/?)q(?:\s[^<>]*)?>", re.IGNORECASE)


def with_marks(html: str) -> str:
    """A page that writes marks of its own inside or round the element keeps just those."""
    parts: list[str] = []
    open_marks: list[str] = []  # the closing mark of each open element, "" where the page writes its own
    at = 0
    for tag in _TAG.finditer(html):
        parts.append(html[at : tag.start()])
        at = tag.end()
        if tag["end"]:
            parts.append(open_marks.pop() if open_marks else "")
            continue
        inner = min(len(open_marks), 1)
        own = html.startswith(WRITTEN, at) or html.endswith(WRITTEN, 0, tag.start())
        parts.append("" if own else OPEN[inner])
        open_marks.append("" if own else CLOSE[inner])
    return "".join([*parts, html[at:]])
