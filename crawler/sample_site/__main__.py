"""``python -m crawler.sample_site [PORT]``: look at the sample network in a browser."""

import sys
from urllib.parse import urlsplit

from crawler.sample_site import ADDRESS, serve

port = int(sys.argv[1]) if len(sys.argv) > 1 else urlsplit(ADDRESS).port or 0
with serve(port) as server:
    print(f"The sample network is at {server.url} (Ctrl-C ends it)")
    try:
        server.wait()
    except KeyboardInterrupt:
        print()
