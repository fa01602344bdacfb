"""What every command writes to: the terminal, progress bars beside it, JSON for scripts."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

out = Console()
err = Console(stderr=True)


@contextmanager
def bars(quiet: bool) -> Iterator[Callable[[str, int], None]]:
    """A line a step with its count and time, on stderr; nothing where it is not wanted or not a terminal."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description:>9} {task.completed:>7.0f} pages"),
        TimeElapsedColumn(),
        console=err,
        disable=quiet or not err.is_terminal,
    ) as shown:
        tasks: dict[str, Any] = {}

        def more(step: str, done: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(step, total=None)
            shown.advance(tasks[step], done)

        yield more


def print_record(record: BaseModel) -> None:
    """One record as JSON."""
    sys.stdout.write(record.model_dump_json(indent=2) + "\n")


def print_value(value: object) -> None:
    """Anything as JSON."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
