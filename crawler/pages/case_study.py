"""A case study page in, a ``Page`` out."""

from crawler.pages.kind import PageKind


class CaseStudyPage(PageKind):
    """A case study page of the sites."""

    kind = "case_study"
