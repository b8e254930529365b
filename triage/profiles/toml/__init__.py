"""A profile's TOML file: its keys and values, the line of each, and every fault at once."""
