"""The README names every command and every setting, and nothing that is not there."""

import re
from pathlib import Path

import pytest

from citykb.cli import app
from citykb.config import settings_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [str(command.callback.__name__) for command in app.registered_commands if command.callback]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"^\| `citykb {name}[ `]", README, re.MULTILINE)


@pytest.mark.parametrize(("name", "default", "meaning"), settings_table())
def test_every_setting_is_in_the_readme(name: str, default: str, meaning: str) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `{name}` |")), "")
    assert row == f"| `{name}` | {f'`{default}`' if default else ''} | {meaning} |"


def test_the_readme_names_no_setting_that_is_not_there() -> None:
    named = set(re.findall(r"CITYKB_[A-Z_]+", README))
    assert named <= {name for name, _, _ in settings_table()}


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_no_package_index_is_named_in_a_lock() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text(encoding="utf-8"), lock.name
