"""JSON and its lines: wire items, feeds, and records with columns of any name."""
