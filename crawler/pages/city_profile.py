"""A city profile page in, a ``Page`` out."""

from crawler.pages.kind import PageKind


class CityProfilePage(PageKind):
    """A city profile page of the sites."""

    kind = "city_profile"
