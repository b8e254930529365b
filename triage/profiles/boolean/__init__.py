"""Boolean strings of other tools → profiles: a grammar per dialect, one tree, one translator."""
