"""TOML → profiles: model, load, locate (value → line), check."""
