"""Numbers as languages write them, and the figures of a text."""
