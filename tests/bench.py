"""``make bench`` with a real Elasticsearch: that of CITYKB_TEST_ELASTICSEARCH_URL, or one started for it."""

import sys

from citykb.bench import main
from tests.elastic_server import shared_url

if __name__ == "__main__":
    main(["--elasticsearch", shared_url(), *sys.argv[1:]])
