"""A listing page in, a ``Page`` out."""

from crawler.pages.kind import PageKind


class ListingPage(PageKind):
    """A listing page of the sites."""

    kind = "listing"
