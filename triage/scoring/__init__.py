"""Matches → points, and the sum that explains them."""
