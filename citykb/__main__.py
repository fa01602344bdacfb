"""``python -m citykb``."""

from citykb.cli import main

main()
