"""Who said what: the parts below the statements extractor, plain functions over text, people and cues."""
