"""Reports and digests as pages and feeds."""
