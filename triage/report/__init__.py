"""Hits, rejects, snippets, summaries, ranking: the result of a run."""
