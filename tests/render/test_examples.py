"""The examples in docstrings are run."""

import doctest
import importlib
import pkgutil

import pytest

import triage.render
import triage.report

MODULES = [
    "triage.text",
    *(
        f"{package.__name__}.{found.name}"
        for package in (triage.render, triage.report)
        for found in pkgutil.iter_modules(package.__path__)
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
