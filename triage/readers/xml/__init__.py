"""XML of agencies, feeds and blogs."""
