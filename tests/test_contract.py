"""docs/engines.md lists every test of the contract."""

import re
import subprocess
import sys
from pathlib import Path

from tests.contract import PAGE, TITLE


def said(table: str) -> list[str]:
    return re.findall(r"^\| ([a-z ]+?) \| \d+ \| \d+ \|$", table, re.MULTILINE)


def test_the_table_has_a_line_for_every_test_of_the_contract() -> None:
    command = [sys.executable, "-m", "tests.contract", "--collect"]
    printed = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True)
    written = PAGE.read_text(encoding="utf-8").partition(TITLE)[2]
    assert said(written) == said(printed.stdout) != [], "run python -m tests.contract"
