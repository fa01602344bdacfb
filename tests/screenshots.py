"""Take the pictures of the README: the bundled sample crawled, understood and served, seen by a real Chromium.

python -m tests.screenshots [FOLDER]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from citykb.runs import RunLog
from indexer.documents import DocumentStore, open_store
from indexer.index import SearchIndex, open_index
from indexer.query import Query
from search_api.app import create_app
from tests.browser import browser, served

FOLDER = Path(__file__).parent.parent / "docs" / "images"
VIEW = {"width": 1120, "height": 860}  # a picture as wide as a README shows it, and under 150 kB


def pictures(index: SearchIndex) -> dict[str, str]:
    """What each picture shows: its file's name and the address of the page."""
    (said,) = index.search(Query(type="statement", city=("Espoo",), size=1)).hits
    return {
        "home": "/",
        "statements": "/statements?city=Espoo",
        "case-studies": "/search?kind=case_study&theme=equity_and_inclusion",
        "document": f"/documents/{said.entry.document_id}",
    }


def take(folder: Path) -> None:
    """Write every picture into ``folder``."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "CITYKB_HOME": home}
        subprocess.run([sys.executable, "-m", "citykb", "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
        index = open_index(f"tantivy:{home}/index")
        engine = open_store(f"sqlite:///{home}/citykb.sqlite")
        app = create_app(index, DocumentStore(engine), last_update=RunLog(engine).last_update)
        with served(app) as address, browser() as chrome:
            page = chrome.new_page(viewport=VIEW, color_scheme="light", reduced_motion="reduce")
            for name, path in pictures(index).items():
                page.goto(address + path)
                page.screenshot(path=folder / f"{name}.png")


if __name__ == "__main__":
    into = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    into.mkdir(parents=True, exist_ok=True)
    take(into)
