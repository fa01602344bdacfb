"""``python -m tests.fixture SITE URL [FILE]``: save a page and a draft of its golden file under ``tests/pages``.

With FILE nothing is fetched: the page is that file. Read the draft before you keep it: it is what the page kind makes
of the page today, not what is right.
"""

import json
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from crawler.addresses import canonical_url, path_of
from crawler.archive import Archive
from crawler.database import open_store
from crawler.fetched import Fetched
from crawler.run import crawl, spider_class

FOLDER = Path("tests/pages")


def save(site: str, fetched: Fetched) -> Path:
    """Write ``<case>.html`` and ``<case>.json`` for one response; the path of the golden file."""
    folder = FOLDER / site
    folder.mkdir(parents=True, exist_ok=True)
    case = re.sub(r"\W+", "-", path_of(fetched.url).rstrip("/").rsplit("/", 1)[-1]).strip("-")[:60] or "index"
    (folder / f"{case}.html").write_bytes(fetched.body)
    golden = folder / f"{case}.json"
    draft = json.dumps({"address": fetched.url, "page": read(site, fetched)}, ensure_ascii=False, indent=1)
    golden.write_text(draft + "\n", "utf-8")
    return golden


def read(site: str, fetched: Fetched) -> dict[str, object]:
    """What the site's page kind for this address makes of it, without what differs at every fetch."""
    path = path_of(fetched.url)
    reader = next(r for pattern, r in spider_class(site).page_kinds.items() if re.search(pattern, path))
    page = reader(fetched, site=site)
    return page.model_dump(mode="json", exclude={"snapshot", "fetched_at", "id"}, exclude_defaults=True)


def fetch(url: str) -> Fetched:
    """One polite visit; exits with what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"sqlite:///{folder}/archive.sqlite"
        outcome = crawl("generic", store_url=store, start_urls=(url,))
        fetched = Archive(open_store(store)).latest(canonical_url(url))
    if fetched is None:
        sys.exit(f"{url}: {outcome.failed or outcome.skipped}")
    return fetched


if __name__ == "__main__":
    site, url, *file = sys.argv[1:]
    found = Fetched(url=url, body=Path(file[0]).read_bytes(), fetched_at=datetime.now(UTC)) if file else fetch(url)
    print(save(site, found))
