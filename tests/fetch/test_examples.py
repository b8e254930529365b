"""The examples in the docstrings of fetch hold."""

import doctest
import importlib
from pathlib import Path

import pytest

import triage

MODULES = sorted(
    file.stem
    for file in (Path(triage.__file__).parent / "fetch").glob("*.py")
    if ">>> " in file.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str):
    done = doctest.testmod(importlib.import_module(f"triage.fetch.{name}"))
    assert done.attempted
    assert done.failed == 0
