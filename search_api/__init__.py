"""Questions in, answers out: JSON and web pages over a search index."""
