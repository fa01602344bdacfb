"""One spaCy component a file, named by what it finds."""
