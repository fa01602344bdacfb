"""An error of a fetch in; a short reason and a sentence for people out."""

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

REFUSED = "the server answered {status}; nothing more was asked of this host"
REASONS: tuple[tuple[type[BaseException], str, str], ...] = (
    (DownloadTimeoutError, "timeout", "the server did not answer in time; try again later"),
    (CannotResolveHostError, "no such host", "the host's name leads nowhere; check the address"),
    (DownloadConnectionRefusedError, "connection", "the server refuses connections; try again later"),
    (DownloadCancelledError, "too large", "the body is larger than the limit; it was not read"),
    (ResponseDataLossError, "cut off", "the server ended the body too early; try again later"),
    (DownloadFailedError, "connection", "the connection broke; try again later"),
)
# What Scrapy says when it does not ask for an address, and how that is counted.
SKIPS = {"robots.txt": "robots.txt", "host stopped": "host stopped", "offsite": "off site"}


def skip_of(error: IgnoreRequest) -> str | None:
    """Why an address was left out on purpose; ``None`` if it was not."""
    message = str(error).lower()
    return next((reason for words, reason in SKIPS.items() if words in message), None)


def failure_of(error: BaseException) -> tuple[str, str]:
    """The reason a failure is counted under, and a message for people."""
    if isinstance(error, HttpError):
        status = error.response.status
        message = REFUSED if status in (403, 429, 503) else "the server answered {status}"
        return f"http {status}", message.format(status=status)
    if isinstance(error, IgnoreRequest) and "redirect" in str(error):
        return "redirect loop", "it leads from one address to the next without end"
    if isinstance(error, IgnoreRequest) and "DOWNLOAD_MAXSIZE" in str(error):  # it grew too large when unpacked
        error = DownloadCancelledError()
    for kind, reason, message in REASONS:
        if isinstance(error, kind):
            return reason, message
    return "other", f"{type(error).__name__}: {error}"
