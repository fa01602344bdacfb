"""Scrapy's settings for every spider: polite, quiet, archived."""

from typing import Any

MAX_BODY_BYTES = 4_000_000  # the largest page seen on the real sites, an error page, has 1.8 MB
TIMEOUT_S = 30.0
DELAY_S = 1.0  # between two requests to one host
MAX_REDIRECTS = 5
USER_AGENT = "citykb/0.1 (knowledge base of learning cities; {contact})"
NO_CONTACT = "no contact given"

SETTINGS: dict[str, Any] = {
    "ADDONS": {},
    "AUTOTHROTTLE_ENABLED": True,
    "AUTOTHROTTLE_START_DELAY": DELAY_S,
    "CONCURRENT_REQUESTS": 8,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "COOKIES_ENABLED": False,
    "DOWNLOAD_DELAY": DELAY_S,
    "DOWNLOAD_DELAY_JITTER": 0,  # a delay that was asked for is never shortened
    "DOWNLOAD_MAXSIZE": MAX_BODY_BYTES,
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_TIMEOUT": TIMEOUT_S,
    "DOWNLOAD_HANDLERS": {
        "http": "crawler.handler.RoutedHandler",
        "https": "crawler.handler.RoutedHandler",
        "ftp": None,
        "s3": None,
        "file": None,
        "data": None,
    },
    "DOWNLOADER_MIDDLEWARES": {
        "crawler.politeness.Politeness": 540,  # sees what is left after Scrapy's retries (550)
        "crawler.revalidation.ArchiveMiddleware": 900,
        # Below the archive, so that bodies are kept as read.
        "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 950,
    },
    "ITEM_PIPELINES": {"crawler.pipelines.ArchivePipeline": 300},
    "LOG_ENABLED": False,
    "REDIRECT_MAX_TIMES": MAX_REDIRECTS,
    "RETRY_HTTP_CODES": [500, 502, 504, 522, 524, 408],  # 429 and 503 are refusals: see Politeness
    "RETRY_TIMES": 2,
    "ROBOTSTXT_OBEY": True,
    "TELNETCONSOLE_ENABLED": False,
}
