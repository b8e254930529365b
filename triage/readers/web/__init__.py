"""Saved pages and web archives."""
