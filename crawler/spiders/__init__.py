"""One file a site."""
