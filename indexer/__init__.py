"""``Document`` in, search index out."""
