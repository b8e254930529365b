"""Bytes → articles: the walk, the registry, and one module per format family."""
