"""What an assistant may ask: the tools and resources of `triage mcp`, which read and never write."""
