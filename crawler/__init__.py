"""The web in, frozen ``Page`` records out."""
