"""Write the list of public classes at the end of docs/vocabulary.md, from their own first sentences.

python benchmarks/class_names.py            write it
python benchmarks/class_names.py --check    status 1 if the page is stale
"""

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "vocabulary.md"
HEADING = "## Classes of the code\n"
HEAD = f"""{HEADING}
Made by `python benchmarks/class_names.py`. A public class has a name of its own in the whole package.

| class | in | what it is |
|---|---|---|
"""


def page(text: str) -> str:
    """The page with the list of today."""
    before = text.partition(HEADING)[0].rstrip("\n")
    return f"{before}\n\n{HEAD}{''.join(rows())}"


def rows() -> Iterator[str]:
    """A row for each public class, by name."""
    found = []
    for file in sorted((ROOT / "triage").rglob("*.py")):
        place = file.relative_to(ROOT / "triage").as_posix()
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                said = (ast.get_docstring(node) or "").partition("\n\n")[0]
                found.append((node.name, place, " ".join(said.split()).replace("|", "\\|")))
    for name, place, said in sorted(found, key=lambda one: one[0].casefold()):
        yield f"| `{name}` | `{place}` | {said} |\n"


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    text = PAGE.read_text(encoding="utf-8")
    made = page(text)
    if parser.parse_args().check:
        if made != text:
            print("docs/vocabulary.md is stale\n  hint: python benchmarks/class_names.py", file=sys.stderr)
        return int(made != text)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
