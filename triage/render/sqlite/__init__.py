"""A run as a database."""
