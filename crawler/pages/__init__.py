"""One file a page kind: a response in, a ``Page`` out."""
