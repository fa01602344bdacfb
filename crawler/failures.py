"""An error of a fetch in, a short reason and a sentence for people out."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError

REASONS: tuple[tuple[type[BaseException], str, str], ...] = (
    (DownloadTimeoutError, "timeout", "the server did not answer in time; try again later"),
    (CannotResolveHostError, "no such host", "the host's name leads nowhere; check the address"),
    (DownloadConnectionRefusedError, "connection", "the server refuses connections; try again later"),
    (DownloadCancelledError, "too large", "the body is larger than the limit; it was not read"),
    (ResponseDataLossError, "cut off", "the server ended the body too early; try again later"),
    (DownloadFailedError, "connection", "the connection broke; try again later"),
)


def reason_of(error: BaseException) -> tuple[str, str]:
    """The reason a failure is counted under, and a message for people."""
    if isinstance(error, HttpError):
        return f"http {error.response.status}", f"the server answered {error.response.status}"
    if isinstance(error, IgnoreRequest) and "redirect" in str(error):
        return "redirect loop", "it leads from one address to the next without end"
    for kind, reason, message in REASONS:
        if isinstance(error, kind):
            return reason, message
    return "other", f"{type(error).__name__}: {error}"
