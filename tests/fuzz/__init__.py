"""Fuzzing: properties that hold for any input, short in every test run and for as long as wished by `run.py`."""
