"""The vocabulary names every public class of the code."""

import re

from .pages import ROOT


def test_every_public_class_is_in_the_vocabulary() -> None:
    """`python benchmarks/class_names.py` writes the list."""
    listed = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "vocabulary.md").read_text("utf-8"), re.MULTILINE))
    classes = {
        name
        for file in (ROOT / "triage").rglob("*.py")
        for name in re.findall(r"^class ([^_\W]\w*)", file.read_text("utf-8"), re.MULTILINE)
    }
    assert classes - listed == set(), "missing: run python benchmarks/class_names.py"
    assert listed - classes == set(), "gone: run python benchmarks/class_names.py"
