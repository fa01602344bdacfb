"""The command line. Each command parses, calls, shows; Scrapy and spaCy load only in the commands that need them."""

import logging
import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import click
import typer

from citykb import show
from citykb.config import Config, load_config
from citykb.errors import BAD_QUESTION, MENDABLE
from citykb.terminal import bars, err, out, print_record, print_value

app = typer.Typer(
    help="Who said what about which city, and which case studies are about a theme.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a script.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bars.")]
Size = Annotated[int, typer.Option("--size", "-n", min=1, max=100, help="How many to show.")]
Cursor = Annotated[str | None, typer.Option(help="Go on after this point: next_cursor of the answer before.")]


def main() -> NoReturn:
    """Run the command line; errors a person can mend end in one clear line, exit code 1, or 2 for a bad question."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)  # a traceback a retry; the index tells it in a line
    try:
        app(standalone_mode=False)
    except MENDABLE as error:
        err.print(f"error: {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(2 if isinstance(error, BAD_QUESTION) else 1)
    except click.ClickException as error:  # a mistyped command or option
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader went away: citykb extract … | head
    sys.exit(0)


@app.command()
def demo(
    serve: Annotated[bool, typer.Option("--serve", help="Then serve the pages until stopped.")] = False,
    quiet: Quiet = False,
) -> None:
    """Crawl the bundled sample site over HTTP, extract, index, and answer three questions."""
    from citykb.demo import QUESTIONS, originals, run_demo

    config = load_config()
    with bars(quiet) as progress:
        run = run_demo(config, progress)
    show.outcome(out, run)
    for title, command, entry_type, asked in QUESTIONS:
        out.print(f"\n[bold cyan]{title}[/bold cyan]  [dim]{command}[/dim]")
        _answer(entry_type, "", asked | {"size": 3}, as_json=False)
    if serve:
        with originals():
            _serve(config)


@app.command()
def crawl(
    source: Annotated[str, typer.Argument(help="A spider: sample, uil, unesco.")],
    start_url: Annotated[list[str] | None, typer.Option("--start-url", help="Start here instead.")] = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Crawl a source, extract what changed, index what changed."""
    from citykb.update import run_crawl

    with bars(quiet or as_json) as progress:
        run = run_crawl(load_config(), source, start_urls=tuple(start_url or ()), progress=progress)
    print_record(run) if as_json else show.outcome(out, run)


@app.command()
def add(
    what: Annotated[list[str], typer.Argument(help="Files, folders or addresses.")],
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Add single pages: text, HTML, PDF or JSON files, folders of them, or addresses."""
    from citykb.add import run_add

    with bars(quiet or as_json) as progress:
        run = run_add(load_config(), what, progress=progress)
    print_record(run) if as_json else show.outcome(out, run)
    if run.messages:
        sys.exit(1)


@app.command()
def extract(
    files: Annotated[list[Path], typer.Argument(help="Text, HTML, PDF or JSON files, or folders of them.")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One document a line.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each fact was chosen.")] = False,
) -> None:
    """Print what a page says, as JSON; nothing is stored."""
    from citykb.extract import contract_json, documents_of, explained
    from nlp.document import Document

    unread = 0
    config = load_config()
    for document in documents_of(files, workers=config.processes, cache_dir=config.cache):
        if not isinstance(document, Document):
            unread += 1
            err.print(f"error: {document}", style="red", markup=False, soft_wrap=True)
        elif explain:
            out.print(explained(document), markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stdout.write(contract_json(document, indent=None if jsonl else 2) + "\n")
    if unread:
        sys.exit(1)


@app.command()
def index(
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Fill a new index aside, then swap.")] = False,
    rollback: Annotated[bool, typer.Option("--rollback", help="Bring back the index before the last rebuild.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Load what the index refused again.")] = False,
    setup: Annotated[bool, typer.Option("--setup", help="Only leave an Elasticsearch its index template.")] = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Bring the search index up to date with the store."""
    from citykb.update import run_index, run_rollback, run_setup

    if setup:
        out.print(run_setup(load_config()), soft_wrap=True)
        return
    if rollback:
        out.print(f"the index before the last rebuild answers again; documents it holds: {run_rollback(load_config())}")
        return
    with bars(quiet or as_json) as progress:
        loaded = run_index(load_config(), rebuild=rebuild, retry_failed=retry_failed, progress=progress)
    if as_json:
        print_record(loaded)
    else:
        out.print(f"indexed {loaded.indexed} documents, removed {loaded.removed}, failed {len(loaded.failed)}")
        for message in loaded.failed:
            err.print(message, style="yellow", markup=False)
    if loaded.failed:
        sys.exit(1)


@app.command()
def search(
    text: Annotated[str, typer.Argument(help='Words, "phrases", -not, OR, prefix*.')] = "",
    theme: Annotated[list[str] | None, typer.Option(help="One of the seven themes.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="case_study, news, event, ...")] = None,
    city: Annotated[list[str] | None, typer.Option(help='"Espoo", "Espoo, FI" or an id.')] = None,
    person: Annotated[list[str] | None, typer.Option(help="A person's name or id.")] = None,
    country: Annotated[list[str] | None, typer.Option(help="ISO code: FI.")] = None,
    region: Annotated[list[str] | None, typer.Option(help="A UNESCO region.")] = None,
    lang: Annotated[list[str] | None, typer.Option(help="ISO 639-1: en.")] = None,
    since: Annotated[str | None, typer.Option(help="YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="YYYY-MM-DD.")] = None,
    sort: Annotated[str, typer.Option(help="relevance, newest or oldest.")] = "relevance",
    size: Size = 10,
    cursor: Cursor = None,
    as_json: Json = False,
) -> None:
    """Find documents: which case studies are about this theme?"""
    asked: dict[str, Any] = {
        "theme": theme,
        "kind": kind,
        "city": city,
        "person": person,
        "country": country,
        "region": region,
    }
    asked |= {"lang": lang, "since": since, "until": until, "sort": sort, "size": size, "cursor": cursor}
    _answer("document", text, asked, as_json=as_json)


@app.command()
def statements(
    text: Annotated[str, typer.Argument(help="Words in the statement.")] = "",
    city: Annotated[list[str] | None, typer.Option(help="The city spoken about.")] = None,
    speaker: Annotated[list[str] | None, typer.Option(help="Who said it.")] = None,
    theme: Annotated[list[str] | None, typer.Option(help="A theme of the page.")] = None,
    direct: Annotated[
        bool | None, typer.Option("--direct/--reported", help="Only quotations, or only reports.")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", help="YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="YYYY-MM-DD.")] = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="Show statements of low confidence too.")] = False,
    sort: Annotated[str, typer.Option(help="relevance, newest or oldest.")] = "relevance",
    size: Size = 10,
    cursor: Cursor = None,
    as_json: Json = False,
) -> None:
    """Find statements: who said what about which city?"""
    asked: dict[str, Any] = {
        "city": city,
        "person": speaker,
        "theme": theme,
        "direct": direct,
        "since": since,
        "until": until,
    }
    asked |= {"sort": sort, "size": size, "cursor": cursor, "min_confidence": 0.0 if unsure else None}
    _answer("statement", text, asked, as_json=as_json)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
) -> None:
    """Serve the web pages and the JSON API."""
    given = {key: value for key, value in {"host": host, "port": port}.items() if value is not None}
    _serve(load_config().model_copy(update=given))


@app.command()
def schedule(
    once: Annotated[bool, typer.Option("--list", help="Only show what runs when.")] = False,
) -> None:
    """Crawl every source at its times, until stopped."""
    from citykb.schedule import load_schedule, start

    plan = load_schedule(load_config().schedule_file)
    for source in plan.source:
        out.print(f"{source.spider}: {source.cron or 'every ' + str(source.every)} ({plan.timezone})")
    if not once:
        start(plan)


@app.command()
def status(as_json: Json = False) -> None:
    """What is held, how fresh it is, and how the last runs went."""
    from citykb.status import standing

    runs, counts = standing(load_config())
    if as_json:
        print_value({"counts": counts, "runs": [run.model_dump(mode="json") for run in runs]})
    else:
        show.status(out, runs, counts)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of labels (JSON).")],
    pages: Annotated[Path | None, typer.Argument(help="Folder of the pages they label (JSON or text).")] = None,
    by: Annotated[Literal["lang", "kind"] | None, typer.Option(help="Split the figures.")] = None,
    per_page: Annotated[bool, typer.Option("--per-page", help="Figures for each page too.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write the quality report here (Markdown).")] = None,
    as_json: Json = False,
) -> None:
    """Score the extraction on labelled pages: precision, recall and F1 per kind of fact."""
    from citykb.evaluate import run_evaluate

    sys.stdout.write(run_evaluate(gold, pages, by=by, per_page=per_page, report=report, as_json=as_json))


@app.command()
def doctor(as_json: Json = False) -> None:
    """Check every part; say what is missing and how to get it."""
    from citykb.doctor import examine

    found = list(examine(load_config()))
    print_value([check.model_dump() for check in found]) if as_json else show.checks(out, found)
    if any(check.needed and not check.ok for check in found):
        sys.exit(1)


def _answer(entry_type: str, text: str, asked: dict[str, Any], *, as_json: bool) -> None:
    from citykb.ask import ask, query_of

    results = ask(load_config(), query_of(entry_type, text, asked))
    if as_json:
        print_record(results)
    else:
        show.statements(out, results) if entry_type == "statement" else show.documents(out, results)
        if results.next_cursor:
            out.print(f"\nmore: --cursor {results.next_cursor}", style="dim", soft_wrap=True)


def _serve(config: Config) -> None:
    from citykb.serve import serve_pages

    serve_pages(config, say=out.print)
