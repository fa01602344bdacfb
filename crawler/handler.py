"""Scrapy's HTTP download handler, with hosts that are served elsewhere: a copy on loopback under the real address."""

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Request, Response

from crawler.addresses import base_of


class RoutedHandler(HTTP11DownloadHandler):
    """Fetches from where ``SERVED_AT`` says a base address is served; everyone else sees the original address."""

    async def download_request(self, request: Request) -> Response:
        base = base_of(request.url)
        elsewhere = self._crawler.settings.getdict("SERVED_AT").get(base)
        if elsewhere is None:
            return await super().download_request(request)
        routed = request.replace(url=elsewhere + request.url.removeprefix(base))
        response = await super().download_request(routed)
        request.meta.update(routed.meta)  # the latency, which the throttle goes by
        return response.replace(url=request.url, request=request)
