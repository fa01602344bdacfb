"""How good the extraction is: labelled pages, the scorer, the report."""
