"""Reports as text for people at a terminal; the one place of Rich."""
