"""The figures behind four decisions: structs for values, styled text without a console, expressions compiled late,
two roads from text to tokens.

    python benchmarks/speed/choices.py

Each is the least of several runs in this process, except imports, which are whole processes.
"""

import json
import re
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from timeit import repeat

import msgspec
from typer_releases import least

import triage
from triage.matching import tokens
from triage.matching.match import Match


@dataclass(frozen=True, slots=True)
class DataMatch:
    """`triage.matching.match.Match` as a frozen dataclass."""

    term: str
    field: str
    zone: str
    start: int
    end: int
    text: str
    kind: str
    similarity: float


VALUES = ("Shinzo Abe", "body", "lead", 31, 41, "Shinzo Abe", "exact", 1.0)
KEYED = dict(zip(DataMatch.__slots__, VALUES, strict=True))
RUNS = 100_000


def main() -> None:
    """Print the figures."""
    print("values: one match, microseconds              frozen dataclass   msgspec.Struct")
    row("make", lambda: DataMatch(**KEYED), lambda: Match(**KEYED))
    one, other = DataMatch(**KEYED), Match(**KEYED)
    encode = msgspec.json.Encoder().encode
    row("to JSON", lambda: json.dumps(asdict(one)), lambda: encode(other))
    print()
    nothing = cpu("pass")
    for name, code in (
        ("our lines (render/terminal/lines)", "import triage.render.terminal.lines"),
        ("the text of Rich", "import rich.text"),
        ("the same and its console", "import rich.text, rich.console; rich.console.Console()"),
        ("json, re", "import json, re"),
    ):
        print(f"start of {name:35} {(cpu(code) - nothing) * 1000:5.1f} ms")
    print()
    sources = expressions()
    spent = min(repeat(lambda: compiled(sources), number=1, repeat=5))
    print(f"compiling the {len(sources)} expressions of the readers of text: {spent * 1000:.1f} ms")
    print()
    texts = english_bodies() * 20
    size = sum(map(len, texts)) / 1e6
    for name, tokenise in (("surfaces", tokens.surfaces), ("spans", lambda texts: list(map(tokens.spans, texts)))):
        spent = min(repeat(lambda tokenise=tokenise: tokenise(texts), number=1, repeat=5))
        print(f"tokens, {name:10} {size / spent:6.1f} million characters a second")


def english_bodies() -> list[str]:
    """Bodies of the sample articles that hold nothing but ASCII."""
    articles = triage.read([Path(__file__).parents[2] / "sample_data"])
    return [one.body for one in articles if isinstance(one, triage.Article) and one.body.isascii()]


def row(name: str, ours: object, theirs: object) -> None:
    first, second = (min(repeat(each, number=RUNS, repeat=5)) / RUNS * 1e6 for each in (ours, theirs))
    print(f"{name:45}{first:16.2f} {second:16.2f}")


def cpu(code: str) -> float:
    """Least CPU seconds of a process that runs the code."""
    with tempfile.TemporaryDirectory() as scratch:
        return least([sys.executable, "-c", code], scratch, 15)


def expressions() -> list[tuple[str, re.RegexFlag]]:
    """Source and flags of every lazily compiled expression that reading a text file knows of."""
    from importlib import import_module

    from triage.expression import Expression

    names = ("furniture", "story", "headers", "dates", "foot", "lines")
    values = (value for name in names for value in vars(import_module(f"triage.readers.{name}")).values())
    return [(value._source, value._flags) for value in values if isinstance(value, Expression)]


def compiled(sources: list[tuple[str, re.RegexFlag]]) -> None:
    re.purge()
    for source, flags in sources:
        re.compile(source, flags)


if __name__ == "__main__":
    main()
