"""Addresses as pages and the archive know them: canonical, without what a visitor's path left in them."""

import html
import re
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import canonicalize_url, url_query_cleaner

# Query parameters that mark where a visitor came from and change nothing of what is shown.
TRACKING = (
    "hub",
    "fbclid",
    "gclid",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "mc_cid",
    "mc_eid",
)
_ENTITY = re.compile(r"&(?:amp|#38);", re.I)


def canonical_url(url: str) -> str:
    """The one spelling of an address: no fragment, no tracking, sorted query, entities undone ("&amp;")."""
    while _ENTITY.search(url):
        url = html.unescape(url)
    cleaned: str = url_query_cleaner(url, TRACKING, remove=True)
    canonical: str = canonicalize_url(cleaned, keep_blank_values=True)
    return canonical


def base_of(url: str) -> str:
    """Scheme, host and port: "https://www.unesco.org"."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))


def host_of(url: str) -> str:
    """The host without its port, in lower case; empty if the address has none."""
    return urlsplit(url).hostname or ""


def path_of(url: str) -> str:
    """Path and query: what a spider's patterns are matched against."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
