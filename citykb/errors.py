"""Which errors a person can mend: they end in one clear line; anything else is a fault of ours and keeps its trace."""

from citykb.config import BadSetting
from citykb.locks import Busy
from citykb.schedule import BadSchedule
from crawler.database import StoreUnavailable
from crawler.unreadable import UnknownSpider, Unreadable
from indexer.index import IndexUnavailable
from indexer.query import QueryError
from nlp.models import ModelMissing

BAD_QUESTION = (QueryError, UnknownSpider)
MENDABLE = (
    *BAD_QUESTION,
    BadSetting,
    BadSchedule,
    Busy,
    Unreadable,
    StoreUnavailable,
    IndexUnavailable,
    ModelMissing,
)
