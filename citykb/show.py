"""Answers as text for a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from citykb.doctor import Check
from citykb.runs import Outcome
from indexer.query import Entry, Hit, Results, Snippet

KINDS = {"case_study": "case study", "press_release": "press release", "city_profile": "city profile"}


def documents(console: Console, results: Results) -> None:
    """One block a hit: title, kind, date, cities, address, and the passages that show why it is here."""
    console.print(_total(results, "document", "documents"), style="dim")
    for number, hit in enumerate(results.hits, 1):
        entry = hit.entry
        console.print(f"\n[bold]{number}. {escape(entry.title)}[/bold]")
        console.print(_facts(entry), style="dim", soft_wrap=True, markup=False)
        for snippet in passages(hit):
            console.print(Text("   … ") + marked(snippet))
        console.print(f"   {entry.url}", style="blue", soft_wrap=True, markup=False)


def passages(hit: Hit) -> Iterable[Snippet]:
    """What shows why a document answers: the marked passage of the words asked for, else its themes' evidence."""
    return (hit.snippet,) if hit.snippet else hit.entry.passages[:3]


def statements(console: Console, results: Results) -> None:
    """One block a statement: the words, who said them in which role, about which city, when, and where it stands."""
    console.print(_total(results, "statement", "statements"), style="dim")
    for hit in results.hits:
        entry = hit.entry
        mark = ("“", "”") if entry.direct else ("", "  (reported)")
        console.print(f"\n{mark[0]}{shortened(entry.text)}{mark[1]}", markup=False)
        console.print(f"   — {escape(speaker(entry))}", style="bold")
        about = ", ".join(f"{city.name} ({city.country})" for city in entry.cities)
        when = entry.said_on or (f"page of {entry.published}" if entry.published else "undated page")
        console.print(f"   about {about or 'no one city'} · {when} · {entry.confidence:.0%} sure", style="dim")
        console.print(f"   {entry.title}: {entry.url}", style="blue", soft_wrap=True, markup=False)


def speaker(entry: Entry) -> str:
    """Name and role as a person would write them."""
    name = entry.speaker or "speaker not named on the page"
    return f"{name}, {entry.role}" if entry.role and entry.role != name else name


def shortened(text: str, *, limit: int = 600) -> str:
    """The words on one line, cut at a space."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def marked(snippet: Snippet) -> Text:
    """The passage with its stretches in bold."""
    text = Text(snippet.text.replace("\n", " "))
    for start, end in snippet.marks:
        text.stylize("bold yellow", start, end)
    return text


def outcome(console: Console, run: Outcome) -> None:
    """What a run did, in two or three lines, every failure named."""
    console.print(
        f"{run.source}: {run.state}. Fetched {run.fetched} ({run.not_modified} not modified), "
        f"pages {run.new} new, {run.changed} changed, {run.unchanged} unchanged, {run.gone} gone; "
        f"extracted {run.extracted}, indexed {run.indexed}, removed {run.removed}.",
        highlight=False,
    )
    if not (run.extracted or run.indexed or run.removed or run.error):
        console.print("Nothing to do: nothing re-extracted, nothing re-indexed.")
    if run.skipped:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(run.skipped.items()))
        console.print(f"Not visited: {reasons}.", style="dim", highlight=False)
    for message in run.messages:
        console.print(f"  failed: {message}", style="yellow", markup=False, soft_wrap=True)
    if run.error:
        console.print(f"  {run.error}", style="red", markup=False, soft_wrap=True)


def status(console: Console, runs: list[Outcome], counts: dict[str, int]) -> None:
    """What is held, how fresh it is, and the last runs."""
    console.print(" · ".join(f"{number} {name}" for name, number in counts.items()), highlight=False)
    table = Table("started", "source", "state", "fetched", "new", "changed", "extracted", "indexed", "failed")
    for run in runs:
        numbers = (run.fetched, run.new, run.changed, run.extracted, run.indexed, sum(run.failures.values()))
        table.add_row(f"{run.started:%Y-%m-%d %H:%M}", run.source, run.state, *map(str, numbers))
    console.print(table if runs else "No run yet: citykb demo, or citykb crawl SOURCE")
    for run in runs[:1]:
        for message in (*run.messages, *([run.error] if run.error else [])):
            console.print(f"  {message}", style="yellow", markup=False, soft_wrap=True)


def checks(console: Console, found: list[Check]) -> None:
    """One line a part, with the remedy where it is missing."""
    table = Table("part", "", "seen", "what to do")
    for check in found:
        sign = "[green]ok[/green]" if check.ok else "[red]missing[/red]" if check.needed else "[yellow]absent[/yellow]"
        table.add_row(check.part, sign, escape(check.seen), "" if check.ok else escape(check.remedy))
    console.print(table)


def _facts(entry: Entry) -> str:
    cities = ", ".join(city.name for city in entry.cities[:5])
    parts = (KINDS.get(entry.kind, entry.kind), entry.published, entry.lang, cities, ", ".join(entry.themes))
    return "   " + " · ".join(part for part in parts if part)


def _total(results: Results, one: str, many: str) -> str:
    more = f", first {len(results.hits)} shown" if results.total > len(results.hits) else ""
    return f"{results.total} {one if results.total == 1 else many}{more}"
