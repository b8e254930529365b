"""The shape of the house: imports go one way, each library has one place, starting costs nothing."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import triage

ROOT = Path(triage.__file__).parent

#: Who stands on whom. A module sees its own package and every lower step; a new package needs a place here, which
#: is the moment to think about it.
STEPS: tuple[tuple[str, ...], ...] = (
    ("expression",),
    ("languages",),
    ("hashing",),
    ("_version", "article", "errors", "environment", "span", "text"),
    ("quotations", "bounded_file"),
    ("passwords", "whole_file"),
    ("readers", "profiles", "matching", "entities", "stories"),
    ("settings", "scoring", "misuse"),
    ("report", "matcher"),
    ("tuning",),
    ("state", "pipeline"),
    ("digest",),
    ("render",),
    ("cache",),
    ("engines", "delivery", "schedule", "review", "fetch", "watch"),
    ("cluster",),
    ("api", "assistant"),
    ("cli",),
    ("__main__", ""),
)
#: Neighbours on one step that may know each other, and by which modules.
NEIGHBOURS = {
    # A profile's model is a value; its loader checks expressions with the library that will run them.
    ("matching", "profiles"): {"triage.profiles.model"},
    # And its check knows common words by the list that matching goes by.
    ("profiles", "matching"): {"triage.matching.regex", "triage.matching.wordlist"},
    # Tokens and folding are the common coin of all that counts words.
    ("stories", "matching"): {
        "triage.matching.tokens",
        "triage.matching.fold",
        "triage.matching.wordlist",
        # Whether Python is asked for is asked once.
        "triage.matching.core",
    },
    # A clock that was set wrong is a mistake on the command line like any other.
    ("environment", "errors"): {"triage.errors"},
    # What an agency sets around its copy is known where copy is read.
    ("stories", "readers"): {
        "triage.readers.wire.furniture",
        "triage.readers.wire.furniture_words",
        "triage.readers.wire.withdrawals",
    },
    # The core is one: its second function reads copy.
    ("readers", "matching"): {"triage.matching.core", "triage.matching._core"},
    ("entities", "matching"): {"triage.matching.tokens", "triage.matching.fold"},
}
#: Each library and the only modules that may import it.
LIBRARIES = {
    "typer": ("cli/",),
    "textual": (
        "review/app.py",
        "review/article_pane.py",
        "review/list_pane.py",
        "review/overlay.py",
        "review/screen.py",
    ),
    "tomlkit": ("review/change.py",),
    "click": (),
    "rich": ("render/terminal/",),
    "rapidfuzz": ("matching/fuzzy/", "stories/words.py"),
    "lark": ("profiles/boolean/",),
    "regex": ("matching/regex.py",),
    "Stemmer": ("languages/stems.py",),
    "simplemma": ("languages/dictionaries.py", "languages/dictionary_blocks.py"),
    "gcld3": ("languages/detection.py",),
    "anyascii": ("matching/translit.py",),
    "lxml": ("readers/",),
    "charset_normalizer": ("readers/",),
    "platformdirs": ("environment.py",),
    "trafilatura": ("readers/",),
    "zstandard": ("readers/",),
    "pycrfsuite": ("entities/model.py",),
    "feedgenerator": ("render/html/atom.py",),
    "keyring": ("passwords.py",),
    "watchfiles": ("watch/waking.py",),
    "apprise": ("delivery/channels.py",),
    "httpx": ("fetch/connections.py", "fetch/exchange.py", "fetch/http.py"),
    "httpcore": ("fetch/connections.py", "fetch/http.py"),
    "certifi": ("fetch/connections.py",),
    "imaplib": ("fetch/",),
    "mcp": ("assistant/server.py",),
    "jinja2": ("render/html/html_page.py",),
    "markupsafe": ("render/html/",),
    "spacy": ("entities/spacy.py",),
    "ray": ("cluster/ray_engine.py",),
    "fsspec": ("cluster/file_systems.py", "cluster/sources.py", "cluster/ray_engine.py"),
    "pyarrow": (
        "cluster/arrow.py",
        "cluster/outputs.py",
        "cluster/ray_engine.py",
        "cluster/sources_large.py",
        "readers/documents/parquet.py",
        "render/json/parquet_tables.py",
    ),
    "warcio": ("cluster/sources_large.py", "readers/web/warc.py"),
    "striprtf": ("readers/documents/",),
    "olefile": ("readers/documents/compound.py",),
    "openpyxl": ("readers/documents/workbooks.py",),
    "pypdf": ("readers/documents/pdf.py",),
}
#: The modules that are compiled, where they are.
COMPILED = {"triage.matching._core", "triage.stories._alike"}
FORBIDDEN = {"util", "utils", "helper", "helpers", "manager", "process", "handler", "item", "items", "doc", "misc"}


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the package."""
    return tuple(sorted(ROOT.rglob("*.py")))


def name_of(file: Path) -> str:
    """Its dotted name."""
    parts = file.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class Facts(NamedTuple):
    """What the rules ask of a module: all of them are told of one parse, which takes most of the time."""

    #: What it imports: at once, inside functions, for type checkers alone, and by a name that it spells out.
    imports: tuple[str, ...]
    #: Whether it imports what a table or a caller names.
    imports_by_table: bool
    #: How often it makes a matcher, or gives the class another name.
    matchers: int
    #: Its declarations of options, as they are written.
    options: tuple[str, ...]
    #: Its literals that are texts, and the texts of those that list some.
    texts: tuple[str, ...]
    #: The names of its public classes.
    public_classes: tuple[str, ...]
    #: Of all its functions: how many lines each has.
    lengths: tuple[int, ...]


@cache
def facts(file: Path) -> Facts:
    """The facts about one module."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported: list[str] = []
    options: list[str] = []
    texts: list[str] = []
    lengths: list[int] = []
    imports_by_table = False
    matchers = 0
    for node in nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imported += _imported(node)
            matchers += any(one.name == "Matcher" and one.asname for one in node.names)
        elif isinstance(node, ast.Call):
            called = _dotted(node.func)
            if called in ("import_module", "importlib.import_module", "__import__"):
                named = _spelt_out(node.args[0])
                imported += filter(None, (named,))
                imports_by_table |= not named
            elif called.split(".")[-1] == "Option":
                options.append(ast.unparse(node).removeprefix("typer."))
            matchers += called.removesuffix(".under").split(".")[-1] == "Matcher"
        elif isinstance(node, ast.Assign):
            matchers += isinstance(node.value, ast.Name) and node.value.id == "Matcher"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lengths.append((node.end_lineno or 0) - node.lineno + 1)
        texts.append(_texts(node))
    classes = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    public = tuple(name for name in classes if not name.startswith("_"))
    return Facts(
        imports=tuple(imported),
        imports_by_table=imports_by_table,
        matchers=matchers,
        options=tuple(options),
        texts=tuple(filter(None, texts)),
        public_classes=public,
        lengths=tuple(lengths),
    )


def _dotted(name: ast.expr) -> str:
    """What is called, as it is written; a sign for what is no name."""
    if isinstance(name, ast.Attribute):
        return f"{_dotted(name.value)}.{name.attr}"
    return name.id if isinstance(name, ast.Name) else "?"


def _spelt_out(name: ast.expr) -> str:
    """The module that an import by name asks for, or its package where the last part is filled in; "" if neither is told."""
    if isinstance(name, ast.JoinedStr):
        name = name.values[0]
        return name.value.rpartition(".")[0] if isinstance(name, ast.Constant) else ""
    return name.value if isinstance(name, ast.Constant) else ""


def _texts(node: ast.AST) -> str:
    """The text of a literal, or the texts of one that lists some."""
    if isinstance(node, ast.Constant):
        parts: list[ast.expr | None] = [node]
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        parts = [*node.elts]
    elif isinstance(node, ast.Dict):
        parts = [*node.keys, *node.values]
    else:
        return ""
    return " ".join(one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str))


def nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """All of a tree, as `ast.walk` gives them but for what says whether a name is read or written."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for name in node._fields:
            value = getattr(node, name, None) if name != "ctx" else None
            if isinstance(value, ast.AST):
                waiting.append(value)
            elif isinstance(value, list):
                waiting += [one for one in value if isinstance(one, ast.AST)]


def imports(file: Path) -> tuple[str, ...]:
    """What a module imports."""
    return facts(file).imports


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are absolute"
        for alias in node.names:
            is_private = re.match("_[^_]", alias.name) and f"{node.module}.{alias.name}" not in COMPILED
            assert not (is_private and str(node.module).startswith("triage.")), f"{node.module} keeps {alias.name}"
            inner = f"{node.module}.{alias.name}"
            is_module = (ROOT.parent / Path(*inner.split("."))).with_suffix(".py").exists()
            yield inner if is_module else str(node.module)


def step_of(package: str) -> int:
    """The step on which a package or module of the first level stands."""
    for number, step in enumerate(STEPS):
        if package in step:
            return number
    raise AssertionError(f"triage.{package} has no place in STEPS: settle what it may see")


def place(module: str) -> str:
    """`triage.matching.tokens` → `matching`; the package itself is empty."""
    return module.split(".")[1] if "." in module else ""


def may_see(here: str, module: str) -> bool:
    """Whether what stands on the first level by that name may import a module of ours."""
    there = place(module)
    if there == here or (here, module) == ("api", "triage") or there == "_version":
        return True
    if (here, there) in NEIGHBOURS:
        return module in NEIGHBOURS[here, there]
    return step_of(there) < step_of(here)


def test_imports_go_one_way():
    ours = [
        (name_of(file), module)
        for file in modules()
        for module in imports(file)
        if module == "triage" or module.startswith("triage.")
    ]
    assert len(ours) > 1000
    assert [f"{name} may not see {module}" for name, module in ours if not may_see(place(name), module)] == []
    # Each accept has its nearest reject beside it.
    assert may_see("cli", "triage.render.view.options") and not may_see("render", "triage.cli.session")
    assert may_see("stories", "triage.matching.fold") and not may_see("stories", "triage.matching.finder")


def test_no_module_stands_on_itself():
    """No circles, however late an import comes, and for types too."""
    graph = {
        name_of(file): {one for one in imports(file) if one.startswith("triage.")} - {name_of(file)}
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


def test_a_contract_knows_no_implementation():
    """What a reader or a renderer is stands apart from the tables that name them all."""
    for contract, table in (
        ("readers/contract.py", "triage.readers"),
        ("render/view/options.py", "triage.render"),
        ("entities/entity.py", "triage.entities"),
    ):
        assert not [module for module in imports(ROOT / contract) if module.startswith(table)]
    tables = {"triage.readers.registry": "readers", "triage.render.formats": "render"}
    for file in modules():
        for table in set(imports(file)) & set(tables):
            inside = file.relative_to(ROOT).parts
            is_implementation = inside[0] == tables[table] and len(inside) > 2 and inside[1] != "containers"
            assert not is_implementation, f"{name_of(file)} looks into the table it stands in"


def test_commands_score_through_the_matcher_of_the_session():
    """Who matches past `Matcher`, or makes one beside the session, forgets the language, the names or the settings."""
    heart = {"triage.matching.finder", "triage.scoring.scorer", "triage.matching.plan", "triage.scoring.explain"}
    makers = []
    for file in modules():
        place_ = file.relative_to(ROOT).as_posix()
        if facts(file).matchers:
            makers.append(place_)
        if place_.startswith(("cli/", "digest/", "cluster/", "engines/", "cache/", "delivery/")):
            assert not {module for module in imports(file) if module in heart - {"triage.scoring.explain"}}, place_
        # The library is for those who have no session.
        assert place_ == "__init__.py" or "triage.api" not in imports(file), place_
    # `findable` looks for the words of a profile in those words themselves, where no article is asked.
    assert set(makers) == {"matcher.py", "api.py", "cli/session.py", "tuning/findable.py"}, makers


#: Who imports by name what a table lists, a line of work names, or a caller asks for.
BY_TABLE = {
    "__init__.py",
    "cli/app.py",
    "cluster/sources_large.py",
    "readers/large.py",
    "readers/registry.py",
    "readers/worker.py",
    "render/digest_formats.py",
    "render/formats.py",
    "report/frame.py",
}


def test_only_tables_hide_what_they_import():
    """An import by name that is spelt out is an import like any other; what cannot be seen here follows no rule."""
    found = {file.relative_to(ROOT).as_posix() for file in modules() if facts(file).imports_by_table}
    assert found == BY_TABLE


def test_functions_can_be_seen_whole():
    lengths = sorted(length for file in modules() for length in facts(file).lengths)
    assert len(lengths) > 5000
    assert lengths[len(lengths) * 9 // 10] <= 20
    assert lengths[-1] <= 60


def test_every_package_has_a_place():
    packages = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    assert packages == {each for step in STEPS for each in step if (ROOT / each).is_dir() and each}


def test_a_session_is_closed_by_its_block():
    """Who closes it by hand forgets it where something goes wrong, and leaves processes that look for names."""
    by_hand = re.compile(r"\w\.__(?:enter|exit)__\(")
    found = {file.relative_to(ROOT).as_posix() for file in modules() if by_hand.search(file.read_text("utf-8"))}
    # Each gives itself back where it could not be entered.
    assert found == {"delivery/line.py", "state/lock.py"}


def test_a_command_is_one_file_and_an_option_is_declared_once():
    """Flags that mean one thing everywhere are declared in `cli/options.py`, others in the one command that has them."""
    declared: dict[str, list[str]] = {}
    for file in (ROOT / "cli").rglob("*.py"):
        for option in facts(file).options:
            declared.setdefault(option, []).append(file.name)
    assert len(declared) > 80
    assert {call: files for call, files in declared.items() if len(files) > 1} == {}
    from triage.cli.app import COMMANDS
    from triage.cli.commands.profile import COMMANDS as BELOW

    files = {file.stem for file in (ROOT / "cli" / "commands").glob("*.py")} - {"__init__"}
    named = {module.rpartition(".")[2] for module, _ in COMMANDS.values()}
    named |= {module.rpartition(".")[2] for module in BELOW.values()}
    # What two commands do in another place: a scan on a cluster, an article in a delivered digest.
    assert files - named == {"scan_job", "show_digest"}


def test_every_command_that_reads_articles_chooses_among_them_alike():
    """Whoever makes a selection of what was typed gives all that chooses files: a type holds it to that, and this to the selection."""
    made = {
        file.name: call
        for file in (ROOT / "cli" / "commands").glob("*.py")
        for call in re.findall(r"Selection\(paths=[^)]*\)", file.read_text("utf-8"))
    }
    # An assistant is served the folders that it was started with.
    assert made.keys() == {"mcp.py"}


#: Words of a language by what they are; so many of one kind in one literal make a list of them.
LISTS = {
    "months": (4, set("january february march april june july august september october november december janvier février "
                      "januar märz mai juillet enero febrero gennaio jan feb apr aug sep oct nov dec".split())),
    "days": (4, set("monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch lundi mardi".split())),
    "abbreviations": (5, set("mr mrs ms messrs gen col lt sgt cmdr inc ltd corp bros plc jr sr etc dept vol pp calif fla".split())),
}  # fmt: skip
#: Lists that are about something else, and patterns that name a few words between other things.
NOT_LISTS = {
    "entities/amounts.py": "months as a pattern, each with its short form",
    "matching/names.py": "titles of persons, written out and short",
    "readers/dates.py": "weekdays that may stand before a date, as a pattern",
}


def test_a_fact_about_a_language_stands_in_languages():
    found: dict[str, set[str]] = {}
    for file in modules():
        where = file.relative_to(ROOT).as_posix()
        if where.startswith("languages/"):
            continue
        for text in facts(file).texts:
            words = set(re.findall(r"[^\W\d_]+", text.lower()))
            for kind, (least, known) in LISTS.items():
                if len(words & known) >= least:
                    found.setdefault(where, set()).add(kind)
    assert set(found) <= set(NOT_LISTS), {place: kinds for place, kinds in found.items() if place not in NOT_LISTS}


def test_a_public_class_has_a_name_of_its_own():
    places: dict[str, list[str]] = {}
    for file in modules():
        for name in facts(file).public_classes:
            places.setdefault(name, []).append(name_of(file))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_formats_do_not_look_at_each_other():
    """What they share is in `render/view`: what is said once is said the same everywhere."""
    rooms = {"terminal", "html", "json", "markdown", "digest_markdown", "csv_table", "paths"}
    for file in (ROOT / "render").rglob("*.py"):
        here = file.relative_to(ROOT / "render").parts[0].removesuffix(".py")
        if here in ("formats", "digest_formats", "matches", "counts", "entity_list", "methods"):
            continue  # tables of formats
        seen = {module.split(".")[2] for module in imports(file) if module.startswith("triage.render.")}
        own = {here, "markdown"} if here == "digest_markdown" else {here}
        assert not seen & rooms - own, f"{name_of(file)} looks into {seen & rooms - own}"


def test_nothing_knows_that_articles_are_fetched():
    """Files are all that fetching and the rest of the program have in common; the command alone brings it in."""
    for file in modules():
        here = file.relative_to(ROOT).as_posix()
        if not here.startswith(("fetch/", "cli/")):
            assert not [one for one in imports(file) if one.startswith("triage.fetch")], here
    heart = (
        "triage.profiles.model",
        "triage.profiles.load",
        "triage.matcher",
        "triage.scoring",
        "triage.pipeline",
        "triage.stories",
    )
    for file in (ROOT / "fetch").glob("*.py"):
        assert not [one for one in imports(file) if one.startswith(heart)], file.name


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_has_its_place(library: str):
    for file in modules():
        if any(module.split(".")[0] == library for module in imports(file)):
            path = file.relative_to(ROOT).as_posix()
            assert path.startswith(LIBRARIES[library] or ("-",)), f"{library} is imported in {path}"


def test_names_say_what_a_thing_is():
    for file in modules():
        words = {*file.stem.split("_"), *file.parent.name.split("_")}
        words |= {word.lower() for name in facts(file).public_classes for word in re.findall("[A-Z][a-z]*", name)}
        assert not words & FORBIDDEN, file


def imported_by(*arguments: str) -> set[str]:
    """The modules that a fresh interpreter has imported after a command."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if line.startswith("import time:")}


def loaded_by(*arguments: str) -> set[str]:
    """Our modules that a command has loaded, those by name too, of which `-X importtime` says nothing."""
    told = "import sys; from triage.__main__ import main; main(); print(*sys.modules, sep='\\n', file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", told, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return {line for line in ran.stderr.splitlines() if line.startswith("triage.")}


HEAVY = {"typer", "rich", "rapidfuzz", "lxml", "msgspec", "regex", "Stemmer", "charset_normalizer",
         "anyascii", "platformdirs", "textual", "tomlkit", "dataclasses", "typing", "asyncio", "inspect", "json", "tomllib"}  # fmt: skip


def test_importing_triage_imports_nothing_heavy():
    bare = imported_by("-c", "pass")
    assert {one for one in imported_by("-c", "import triage") - bare if "." not in one} == {"triage"}


def test_the_version_imports_no_command_line():
    found = imported_by("-m", "triage", "--version")
    assert not found & HEAVY
    # It says whether the compiled core runs, so it must try to load that, and nothing else.
    core = {"triage.matching", "triage.matching.core", "triage.matching._core"}
    assert not {one for one in found if one.startswith("triage.")} - core - {"triage._version", "triage.__main__"}


def test_a_scan_to_json_lines_imports_no_terminal(tmp_path: Path):
    article = tmp_path / "cod.txt"
    article.write_text("Cod Falls\n\nThe cod fell.\n")
    found = imported_by("-m", "triage", "scan", str(article), "-t", "cod", "--jsonl")
    heavy = {
        "rich",
        "lxml",
        "jsonschema",
        "asyncio",
        "spacy",
        "textual",
        "rich.text",
        "triage.render.terminal.terminal",
    }
    assert not found & heavy
    assert "typer" in found


def test_one_article_to_the_terminal_imports_what_it_needs(tmp_path: Path):
    """A text file and one term need no XML, no story, no digest; of our own modules there were 181 before this test.

    A fifth of those that are left recognise names, which the list shows beside each hit.
    """
    article = tmp_path / "cod.txt"
    article.write_text("Cod Falls\n\nThe cod fell.\n")
    ours = loaded_by("scan", str(article), "-t", "cod")
    rooms = (
        "digest",
        "tuning",
        "cluster",
        "delivery",
        "fetch",
        "cache",
        "engines",
        "readers.xml",
        "readers.web",
        "review",
        "stories.stories",
    )
    assert not [one for one in ours if one.startswith(tuple(f"triage.{room}" for room in rooms))]
    assert "triage.cli.stopwatch" not in ours
    assert len(ours) < 131


def test_public_names_are_there():
    for name in triage.__all__:
        assert getattr(triage, name) is not None
    with pytest.raises(AttributeError):
        _ = triage.nonsense
