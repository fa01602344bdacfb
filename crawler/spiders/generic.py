"""Any address a person names: it is read, and nothing else is visited."""

from collections.abc import Iterator

from crawler.addresses import host_of
from crawler.page import Page, page_id
from crawler.pages.generic import read_generic
from crawler.spider import Led, SiteSpider


class GenericSpider(SiteSpider):
    """Visits its start addresses, of any site."""

    name = "generic"
    page_kinds = {"": read_generic}

    def wanted(self, url: str, *, on_topic: bool = False) -> bool:
        return False

    def accept(self, page: Page, own: str) -> Iterator[Led]:
        """The person asked for this address: another spelling on the same host is believed, another host is not."""
        if host_of(page.url) == host_of(own):
            yield page
        else:
            yield page.model_copy(update={"id": page_id(own), "url": own})
