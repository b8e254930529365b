"""`triage read`: what the readers make of a file, without any profile."""

from collections.abc import Iterator
from typing import Annotated

import typer
from msgspec import Struct

from triage.article import Article
from triage.cli.exits import say
from triage.cli.options import (
    AsJsonLines,
    Columns,
    Exclude,
    Include,
    Output,
    Paths,
    check_choice,
    command,
    one_format,
    parts,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.entities.entity import Recogniser
from triage.environment import Environment
from triage.errors import Problem
from triage.matching.tokens import count
from triage.readers.reading import Read
from triage.readers.walk import LeftAlone
from triage.render.view.dates import UNDATED
from triage.render.view.left_alone import left_alone
from triage.render.view.options import Options

app = typer.Typer(rich_markup_mode=None)
#: What `--with` adds: a summary is of what matched, and nothing is looked for.
PARTS = ("entities", "body")


class ReadRequest(Struct, frozen=True, kw_only=True):
    """The command line of `read`, as typed."""

    paths: Paths
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array of article records.")] = False
    jsonl: AsJsonLines = False
    with_: Annotated[
        tuple[str, ...], typer.Option("--with", metavar="PARTS", help="Add entities or body to each record.")
    ] = ()
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    output: Output = "-"


@command(app, about="Show what triage reads from files: title, date, outlet, words and format of each article.")
def read(request: ReadRequest, environment: Environment) -> int:
    """Print what the readers deliver; the exit status."""
    form = one_format("terminal", "terminal", json=request.json, jsonl=request.jsonl)
    asked = parts(request.with_)
    for part in asked:
        check_choice(part, PARTS, f"--with cannot add {part!r}")
    session = Session(environment, Selection.of(request, request.paths))
    inputs = session.inputs(is_plain=True)
    how = session.looks(with_=frozenset(asked))
    left: list[LeftAlone] = []
    told = _noting(inputs.told(), left)
    names = session.names.recogniser() if "entities" in asked and form != "terminal" else None
    pieces = _plain(told, how) if form == "terminal" else _records(told, how, names, as_array=form == "json")
    deliver(pieces, environment, request.output)
    for line in left_alone(left):
        say(environment, line)
    return inputs.status


def _noting(inputs: Iterator[Read], left: list[LeftAlone]) -> Iterator[Read]:
    """The inputs as they come; files left alone are noted."""
    for one in inputs:
        if isinstance(one, LeftAlone):
            left.append(one)
        yield one


def _records(inputs: Iterator[Read], how: Options, names: Recogniser | None, *, as_array: bool) -> Iterator[str]:
    from triage.render.json.jsonl import JsonLinesRenderer

    show = JsonLinesRenderer(how)
    before = "[" if as_array else ""
    for one in inputs:
        if isinstance(one, Article):
            text = show.article(one, words(one), names.recognise(one) if names else None)
        elif isinstance(one, Problem):
            text = show.record(one)
        else:
            continue
        yield before + text.rstrip("\n") if as_array else text
        before = ",\n" if as_array else ""
    if as_array:
        yield "]\n" if before != "[" else "[]\n"


def _plain(inputs: Iterator[Read], how: Options) -> Iterator[str]:
    from triage.render.view.safe import safe_line
    from triage.render.view.short import TITLE, short
    from triage.render.view.status import status_line

    for one in inputs:
        if isinstance(one, Article):
            place = f"{one.path}#{one.index}" if one.index else one.path
            facts = (
                status_line(one, how.now, how.timezone),
                one.published or one.published_text or UNDATED,
                one.outlet,
                f"{words(one)} words",
                one.format,
            )
            about = " · ".join(safe_line(short(fact)) for fact in facts if fact)
            yield f"{safe_line(short(one.title, TITLE)) or '(no title)'}\n    {about} · {safe_line(place)}\n"


def words(article: Article) -> int:
    """Tokens of title and body."""
    return count(article.title) + count(article.body)
