"""The examples in all docstrings hold."""

import doctest
import importlib
import linecache
from pathlib import Path

import pytest

import triage

PACKAGE = Path(triage.__file__).parent
MODULES = sorted(
    ".".join(("triage", *file.relative_to(PACKAGE).with_suffix("").parts))
    for file in PACKAGE.rglob("*.py")
    if ">>> " in file.read_text("utf-8") and file.name != "__main__.py"
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    # Each example asks again whether a file has changed of which a line was ever shown.
    linecache.clearcache()
    done = doctest.testmod(importlib.import_module(name.removesuffix(".__init__")))
    assert done.attempted
    assert not done.failed
