"""Measuring profiles: labels, tests, figures, comparisons, suggestions."""
