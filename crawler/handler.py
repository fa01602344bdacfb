"""Scrapy's HTTP download handler for polite crawls, also of copies served elsewhere under the real addresses."""

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Request, Response

from crawler.addresses import base_of
from crawler.politeness import Hosts


class RoutedHandler(HTTP11DownloadHandler):
    """Asks only hosts that may be asked, and where ``SERVED_AT`` says that a base address is served elsewhere, there.

    Everyone else sees the original address.
    """

    async def download_request(self, request: Request) -> Response:
        hosts: Hosts = self._crawler.spider.hosts_said  # type: ignore[union-attr]  # every SiteSpider has it
        await hosts.admit(request.url)
        response = await self._download(request)
        hosts.hear(request, response)
        return response

    async def _download(self, request: Request) -> Response:
        base = base_of(request.url)
        elsewhere = self._crawler.settings.getdict("SERVED_AT").get(base)
        if elsewhere is None:
            return await super().download_request(request)
        routed = request.replace(url=elsewhere + request.url.removeprefix(base))
        response = await super().download_request(routed)
        request.meta.update(routed.meta)  # the latency, which the throttle goes by
        return response.replace(url=request.url, request=request)
