"""Reports as JSON, JSON lines and their schemas."""
