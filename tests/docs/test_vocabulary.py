"""The vocabulary names every public class of the code."""

import ast
import re

from .pages import ROOT


def test_every_public_class_is_in_the_vocabulary() -> None:
    """`python benchmarks/class_names.py` writes the list."""
    listed = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "vocabulary.md").read_text("utf-8"), re.MULTILINE))
    classes = {
        node.name
        for file in (ROOT / "triage").rglob("*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    assert classes - listed == set(), "missing: run python benchmarks/class_names.py"
    assert listed - classes == set(), "gone: run python benchmarks/class_names.py"
