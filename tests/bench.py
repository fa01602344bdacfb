"""``make bench`` with a real Elasticsearch: that of CITYKB_TEST_ELASTICSEARCH_URL, or one started for it."""

import os
import signal
import sys

from citykb.bench import main
from tests.elastic_server import running, shared_url

# The tests' servers compile for a fast start; one that is measured compiles for speed, as every deployed one does.
DEPLOYED = b"-XX:TieredStopAtLevel=4\n-Xms1g\n-Xmx1g\n"

if __name__ == "__main__":
    if "CITYKB_TEST_ELASTICSEARCH_URL" in os.environ:
        main(["--elasticsearch", shared_url(), *sys.argv[1:]])
    else:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the server too, as Ctrl+C does
        with running(files={"jvm.options.d/bench.options": DEPLOYED}) as server:
            main(["--elasticsearch", server.url, *sys.argv[1:]])
