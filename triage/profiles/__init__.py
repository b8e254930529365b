"""TOML → profiles: model, load, locate (value → line), check."""

#: Lists for all profiles of a folder; it lies among them and is none.
SHARED_LISTS = "lists.toml"
#: The user's word on names; likewise.
CORRECTIONS = "entities.toml"
