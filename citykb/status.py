"""What is held, and how the last runs went."""

from citykb.config import Config
from citykb.runs import Outcome
from citykb.update import Updater, open_configured_index


def standing(config: Config) -> tuple[list[Outcome], dict[str, int]]:
    """The last runs, newest first, and how many pages, documents, indexed documents and failures there are."""
    updater = Updater(config)
    with open_configured_index(config) as index:
        indexed = index.count()
    counts = {
        "pages": updater.archive.count(),
        "documents": updater.store.count(),
        "indexed documents": indexed,
        "failed documents": updater.store.count_failures(),
    }
    return updater.log.latest(), counts
