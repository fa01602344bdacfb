"""While the demo's pages are served, links to the original lead to the sample's own pages."""

import urllib.request

from citykb.demo import originals
from crawler.sample_site import ADDRESS


def test_originals_are_served_where_their_links_lead_even_twice() -> None:
    with originals(), originals(), urllib.request.urlopen(f"{ADDRESS}/robots.txt", timeout=10) as answer:
        assert b"Crawl-delay" in answer.read()
