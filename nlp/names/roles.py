"""Where a person's role stands, before or after the name; each is read once and kept."""

from nlp.names.roles_after import read_after
from nlp.names.roles_before import read_before
from nlp.names.setting import Role, Setting


def role_after(page: Setting, end: int, *, name_start: int) -> Role | None:
    """The role that follows a name ending at ``end``: "X, director of …", "X is the mayor of", "DoeDirector".

    Read once and kept: ``page.names`` must be complete before the first call.
    """
    if end not in page.roles_after:
        page.roles_after[end] = read_after(page, end, name_start)
    return page.roles_after[end]


def role_before(page: Setting, start: int) -> Role | None:
    """The role that leads up to a name starting at ``start``: "the mayor of Lyon, X"; "Moderator: X"; kept too."""
    if start not in page.roles_before:
        page.roles_before[start] = read_before(page, start)
    return page.roles_before[start]
