"""The bundled sample network of learning cities, as pages to crawl, and a server for them on loopback."""

from crawler.sample_site.server import SampleServer, serve
from crawler.sample_site.site import ADDRESS, Resource, load_site

__all__ = ["ADDRESS", "Resource", "SampleServer", "load_site", "serve"]
