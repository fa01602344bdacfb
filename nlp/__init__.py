"""``Page`` in, ``Document`` out: what a page says, with the evidence."""
