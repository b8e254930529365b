"""Compiled profiles × articles → matches. Compile once, run many."""
