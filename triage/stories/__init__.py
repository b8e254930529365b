"""Copies and updates: which articles tell the same story."""
