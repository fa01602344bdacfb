"""An article (news or press release, by its label) in, a ``Page`` out."""

from crawler.pages.kind import PageKind


class ArticlePage(PageKind):
    """News, press releases and whatever else the sites publish under ``/articles/``."""
