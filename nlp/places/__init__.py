"""Place names: how they are folded, found in a text, told from other names, and resolved."""
