"""A event page in, a ``Page`` out."""

from crawler.pages.kind import PageKind


class EventPage(PageKind):
    """A event page of the sites."""

    kind = "event"
