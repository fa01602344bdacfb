"""``Unreadable``: one response or file that no page can be made of."""


class Unreadable(Exception):
    """Names the file or address, says why it cannot be read, and what to do."""

    def __init__(self, where: str, why: str, what_to_do: str) -> None:
        super().__init__(f"{where}: {why}; {what_to_do}")
        self.where = where
        self.why = why
        self.what_to_do = what_to_do


class UnknownSpider(ValueError):
    """No spider has this name."""
