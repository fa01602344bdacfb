"""The ways sites write the day a page appeared: lines at the top, datelines, lines at the foot; other days."""

import tomllib
from pathlib import Path

import pytest

from tests.dated import facts_of

TITLE = "A city opens its doors to learners"
LEAD = (
    "Learning cities all over the world have shown in these weeks what they can do for everybody who lives there. " * 3
)
DAY = "2022-05-03"
_TABLES = tomllib.loads((Path(__file__).parent / "published_lines.toml").read_text(encoding="utf-8"))


def lines(table: str) -> list[tuple[str, str]]:
    return [(lang, line) for lang, text in _TABLES[table].items() for line in text.splitlines() if line]


@pytest.mark.parametrize(("lang", "line"), lines("lines"))
def test_a_line_below_or_above_the_title(lang: str, line: str) -> None:
    assert facts_of(f"{TITLE}\n{line}\n{LEAD}", lang).published == DAY
    assert facts_of(f"{line}\n{TITLE}\n{LEAD}", lang).published == DAY


@pytest.mark.parametrize(("lang", "line"), lines("datelines"))
def test_a_dateline(lang: str, line: str) -> None:
    assert facts_of(f"{TITLE}\n{line} {LEAD}", lang).published == DAY


@pytest.mark.parametrize(("lang", "line"), lines("at_the_foot"))
def test_a_line_at_the_foot(lang: str, line: str) -> None:
    text = f"{TITLE}\n{LEAD}\n{LEAD}\n{line}\nCategory: Opinion\nPrevious article\nA library\nLeave a comment"
    assert facts_of(text, lang).published == DAY


@pytest.mark.parametrize(("lang", "line"), lines("others"))
def test_a_line_with_another_day(lang: str, line: str) -> None:
    assert facts_of(f"{TITLE}\n{line}\n{LEAD}", lang).published is None


@pytest.mark.parametrize(("lang", "line"), lines("others_at_the_foot"))
def test_a_line_at_the_foot_with_another_day(lang: str, line: str) -> None:
    assert facts_of(f"{TITLE}\n{LEAD}\n{LEAD}\n{line}", lang).published is None


@pytest.mark.parametrize(("lang", "line"), lines("updated"))
def test_a_page_that_tells_its_change_alone(lang: str, line: str) -> None:
    assert facts_of(f"{TITLE}\n{line}\n{LEAD}", lang).published == DAY
    assert facts_of(f"{TITLE}\n{LEAD}\n{LEAD}\n{line}", lang).published is None
    assert facts_of(f"{TITLE}\n{line}\nPublished: 1 May 2022\n{LEAD}", "en").published == "2022-05-01"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Lima, 3 may (EFE).- {LEAD}", DAY),
        (f"LIMA, May 3 (APP): {LEAD}", DAY),
        (f"Lima, 4 may (EFE).- {LEAD}", None),
        (f"{LEAD} On 3 May the city opened its doors.", None),
    ],
)
def test_the_address_tells_a_dateline_s_year(text: str, published: str | None) -> None:
    lang = "es" if "EFE" in text else "en"
    assert facts_of(text, lang, url="https://paper.example/2022-05-03/lima").published == published


def test_a_newsletter_full_of_invitations_tells_its_month() -> None:
    text = (
        "If you cannot see this email, click here\nCITY LEARNS\nMonthly bulletin no. 34 | October 2023\n"
        "Learning week\n54 activities from 16 to 21 October. Free entry.\nRead more\nWalks\nEvery Saturday.\n"
        "Registration\nTalk\n19 October, 15:00.\nRead more\nUnsubscribe"
    )
    assert facts_of(text).published == "2023-10"


def test_a_day_in_a_list_of_other_pages_is_theirs() -> None:
    text = f"{TITLE}\n{LEAD}\n{LEAD}\nThe city goes on learning.\nRelated news\nMayor meets learners\n3 May 2022"
    assert facts_of(text).published is None
