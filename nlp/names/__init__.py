"""Names of people and bodies: how they are written, where they stand, and which of them are the same."""
