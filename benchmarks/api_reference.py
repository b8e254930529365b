"""Write docs/api.md, the reference of the public names of the library, from their signatures, comments and docstrings.

python benchmarks/api_reference.py            write it
python benchmarks/api_reference.py --check    status 1 if the page is stale
"""

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "api.md"
HEAD = """# Library

Made from the docstrings by `python benchmarks/api_reference.py`; a test fails when the page is stale.

Everything here is imported from `triage` and stays under [semantic versioning](versions.md). Other modules may change in any release. Values are
frozen (their counts and dictionaries are not to be written to), can be pickled, and compare by what they hold. Offsets are code points of the original text of a
field, from 0, the end not included. Mistakes in a call raise TypeError or ValueError with a sentence that names the argument; all else that can go wrong is a
`TriageError`, or a `Problem` in what comes back.

The library writes no file and does not read the [settings](profiles.md#settings) or the [cache](cache.md) of the command: what a run is to go by is handed to `Matcher`; it reads
`entities.toml` beside a profile of which a term asks for `entity`. A matcher may be used by several threads. Nothing needs a main guard; a large page, PDF, workbook or web archive is read in a process of its own, which ends with its reading.
[Programs that use triage](programs.md) has the examples.
"""
#: Class methods by which a program makes a value; others are ours.
CONSTRUCTORS = ("from_dict",)


def page() -> str:
    """The whole page."""
    import triage

    order = ["load_profile", "read", "scan", "Matcher"]
    names = order + [name for name in triage.__all__ if name not in order and name != "__version__"]
    return "\n".join([HEAD, *(part for name in names for part in entry(name, getattr(triage, name)))])


def entry(name: str, thing: Any) -> Iterator[str]:
    """One name: heading, signature, docstring, what it holds."""
    yield f"## {name}\n"
    if inspect.isfunction(thing) or (not hasattr(thing, "__struct_fields__") and not issubclass(thing, Exception)):
        yield f"```python\n{name}{_signature(thing)}\n```\n"
    yield inspect.getdoc(thing) + "\n"
    made = vars(thing).get("__init__") if isinstance(thing, type) else None
    if inspect.isfunction(made) and made.__doc__:
        yield inspect.getdoc(made) + "\n"
    if isinstance(thing, type):
        rows = list(fields(thing))
        if rows:
            yield "| field | type | what it holds |\n|---|---|---|"
            yield "".join(f"| `{field}` | `{kind}` | {about} |\n" for field, kind, about in rows)
        for method, value in vars(thing).items():
            if method in CONSTRUCTORS:
                # With all that it says: there is no signature above.
                yield f"`{name}.{method}{_signature(getattr(thing, method))}`: {inspect.getdoc(value)}\n"
            if (
                method[:1] != "_"
                and inspect.getdoc(value)
                and (inspect.isfunction(value) or isinstance(value, property))
            ):
                shown = f".{method}" if isinstance(value, property) else f".{method}{_signature(value)}"
                yield f"`{shown}`: {_sentence(inspect.getdoc(value))}\n"


def fields(thing: type) -> Iterator[tuple[str, str, str]]:
    """The fields of a value: name, type, and the comment above or beside them."""
    lines = inspect.getsource(thing).splitlines()
    tree = ast.parse("\n".join(lines)).body[0]
    assert isinstance(tree, ast.ClassDef)
    for node in tree.body:
        if (
            not (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name))
            or node.target.id[:1] == "_"
        ):
            continue
        about = []
        for above in reversed(lines[: node.lineno - 1]):
            if not above.strip().startswith("#:"):
                break
            about.insert(0, above.strip()[2:].strip())
        yield node.target.id, _cell(ast.unparse(node.annotation).strip("'")), _cell(" ".join(about))


def _signature(thing: Any) -> str:
    told = str(inspect.signature(thing)).replace("(self, ", "(").replace("(self)", "()")
    told = re.sub(r"\b(?:triage|collections|pathlib|typing|datetime)\.(?:\w+\.)*", "", told)
    return re.sub(r"'([A-Z]\w+(?:\[[^']*\])?)'", r"\1", told)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())


def main() -> None:
    """Write, or check."""
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    text = page()
    if not options.check:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text("utf-8") != text:
        sys.exit("docs/api.md is stale\n  hint: python benchmarks/api_reference.py")


if __name__ == "__main__":
    main()
