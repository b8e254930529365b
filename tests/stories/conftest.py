"""The desk at which the program is run, with the account of a failed test."""

from cli.conftest import desk, pytest_runtest_makereport

__all__ = ["desk", "pytest_runtest_makereport"]
