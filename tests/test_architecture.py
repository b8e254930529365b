"""The shape of the house: imports go one way, each library has one place, starting costs nothing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import triage

ROOT = Path(triage.__file__).parent

#: Who stands on whom. A module sees its own package and every lower step; a new package needs a place here, which
#: is the moment to think about it.
STEPS: tuple[tuple[str, ...], ...] = (
    ("_version", "article", "errors", "environment", "span", "text"),
    ("languages",),
    ("readers", "profiles", "matching", "entities", "stories"),
    ("settings", "scoring"),
    ("report", "matcher"),
    ("tuning",),
    ("state", "pipeline"),
    ("digest",),
    ("render",),
    ("cache",),
    ("engines", "delivery", "schedule"),
    ("cluster",),
    ("api",),
    ("cli",),
    ("__main__", ""),
)
#: Neighbours on one step that may know each other, and by which modules.
NEIGHBOURS = {
    # A profile's model is a value; its loader checks expressions with the library that will run them.
    ("matching", "profiles"): {"triage.profiles.model"},
    ("profiles", "matching"): {"triage.matching.regex"},
    # Tokens and folding are the common coin of all that counts words.
    ("stories", "matching"): {"triage.matching.tokens", "triage.matching.fold", "triage.matching.wordlist"},
    # A clock that was set wrong is a mistake on the command line like any other.
    ("environment", "errors"): {"triage.errors"},
    # What an agency sets around its copy is known where copy is read.
    ("stories", "readers"): {"triage.readers.wire.furniture", "triage.readers.wire.withdrawals"},
    ("entities", "matching"): {"triage.matching.tokens", "triage.matching.fold"},
}
#: Each library and the only modules that may import it.
LIBRARIES = {
    "typer": ("cli/",),
    "click": (),
    "rich": ("render/",),
    "rapidfuzz": ("matching/fuzzy",),
    "lark": ("profiles/boolean/",),
    "regex": ("matching/regex.py",),
    "snowballstemmer": ("matching/",),
    "gcld3": ("languages/detection.py",),
    "anyascii": ("matching/translit.py",),
    "lxml": ("readers/",),
    "charset_normalizer": ("readers/",),
    "platformdirs": ("environment.py",),
    "trafilatura": ("readers/",),
    "zstandard": ("readers/",),
    "pycrfsuite": ("entities/model.py",),
    "feedgenerator": ("render/html/atom.py",),
    "keyring": ("delivery/account.py",),
    "jinja2": ("render/html/html_page.py",),
    "markupsafe": ("render/html/",),
    "spacy": ("entities/spacy.py",),
    "ray": ("cluster/ray_engine.py",),
    "fsspec": ("cluster/sources.py", "cluster/ray_engine.py"),
    "pyarrow": ("cluster/arrow.py", "cluster/outputs.py", "cluster/ray_engine.py", "cluster/sources_large.py"),
}
FORBIDDEN = {"util", "utils", "helper", "helpers", "manager", "process", "handler", "item", "items", "doc", "misc"}


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(ROOT.rglob("*.py"))


def name_of(file: Path) -> str:
    """Its dotted name."""
    parts = file.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(file: Path, *, at_once_only: bool = False) -> tuple[str, ...]:
    """What a module imports, lazily too unless `at_once_only`; for type checkers alone does not count."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return tuple(_imported(tree.body, at_once_only))


def _imported(body: list[ast.stmt], at_once_only: bool) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                is_module = (ROOT.parent / Path(*inner.split("."))).with_suffix(".py").exists()
                yield inner if is_module else str(node.module)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from _imported(node.orelse, at_once_only)
        elif not (at_once_only and isinstance(node, ast.FunctionDef)):
            for inner_body in ("body", "orelse", "finalbody"):
                yield from _imported(getattr(node, inner_body, []), at_once_only)
            for handler in getattr(node, "handlers", []):
                yield from _imported(handler.body, at_once_only)


def step_of(package: str) -> int:
    """The step on which a package or module of the first level stands."""
    for number, step in enumerate(STEPS):
        if package in step:
            return number
    raise AssertionError(f"triage.{package} has no place in STEPS: settle what it may see")


def place(module: str) -> str:
    """`triage.matching.tokens` → `matching`; the package itself is empty."""
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("file", modules(), ids=name_of)
def test_imports_go_one_way(file: Path):
    here = place(name_of(file))
    for module in imports(file):
        if module != "triage" and not module.startswith("triage."):
            continue
        there = place(module)
        if there == here or (here, module) == ("api", "triage") or there == "_version":
            continue
        if (here, there) in NEIGHBOURS:
            assert module in NEIGHBOURS[here, there], f"{name_of(file)} may not see {module}"
        else:
            assert step_of(there) < step_of(here), f"{name_of(file)} may not see {module}"


def test_no_module_waits_for_itself():
    """Import-time cycles; lazy imports inside functions may go round."""
    graph = {
        name_of(file): {one for one in imports(file, at_once_only=True) if one.startswith("triage.")}
        for file in modules()
    }
    done: set[str] = set()

    def visit(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " → ".join((*above[above.index(module) :], module))
        if module not in done:
            for other in sorted(graph.get(module, ())):
                visit(other, (*above, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_has_its_place(library: str):
    for file in modules():
        if any(module.split(".")[0] == library for module in imports(file)):
            path = file.relative_to(ROOT).as_posix()
            assert path.startswith(LIBRARIES[library] or ("-",)), f"{library} is imported in {path}"


def test_names_say_what_a_thing_is():
    for file in modules():
        words = set(file.stem.split("_")) | set(file.parent.name.split("_"))
        assert not words & FORBIDDEN, file


def imported_by(*arguments: str) -> set[str]:
    """The modules that a fresh interpreter has imported after a command."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if line.startswith("import time:")}


HEAVY = {"typer", "rich", "rapidfuzz", "lxml", "msgspec", "regex", "snowballstemmer", "charset_normalizer",
         "anyascii", "platformdirs", "dataclasses", "typing", "asyncio", "inspect", "json", "tomllib"}  # fmt: skip


def test_importing_triage_imports_nothing_heavy():
    bare = imported_by("-c", "pass")
    assert {one for one in imported_by("-c", "import triage") - bare if "." not in one} == {"triage"}


def test_the_version_imports_no_command_line():
    found = imported_by("-m", "triage", "--version")
    assert not found & HEAVY
    assert not any(
        one.startswith("triage.") and one not in ("triage._version", "triage.__main__") for one in found
    )


def test_a_scan_to_json_lines_imports_no_terminal(tmp_path: Path):
    article = tmp_path / "cod.txt"
    article.write_text("Cod Falls\n\nThe cod fell.\n")
    found = imported_by("-m", "triage", "scan", str(article), "-t", "cod", "--jsonl")
    heavy = {"rich", "lxml", "jsonschema", "asyncio", "spacy", "rich.text", "triage.render.terminal.terminal"}
    assert not found & heavy
    assert "typer" in found


def test_public_names_are_there():
    for name in triage.__all__:
        assert getattr(triage, name) is not None
    with pytest.raises(AttributeError):
        _ = triage.nonsense
