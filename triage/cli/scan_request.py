"""The command line of `scan`, as typed; the cluster's scan has the same."""

from importlib.util import find_spec
from typing import Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from triage.cli.options import (
    AsJson,
    AsJsonLines,
    Columns,
    Exclude,
    Include,
    Jobs,
    NoColor,
    NoPager,
    Output,
    Paths,
    Profiles,
    Quiet,
    Remember,
    Since,
    Terms,
    Threshold,
    Until,
    check_choice,
    choice_option,
    completing_parts,
    format_option,
    one_format,
    parts,
    top_option,
)
from triage.cli.output import is_stream
from triage.errors import UsageError
from triage.render.formats import FORMATS
from triage.render.view.options import GROUPINGS, WITH
from triage.report.rank import ORDERS

#: Formats for people; the others are for programs and stream where they can.
FOR_PEOPLE = frozenset({"terminal", "markdown", "html"})


#: Formats of tables, which are files and no text.
TABLES = {"sqlite": "run.db", "parquet": "run"}

#: The values of `--format`: what is text, and tables.
FORMS = (*FORMATS, *TABLES)


#: Arguments that decide how a report looks or where it goes, and not what is in it.
LOOKS = frozenset(
    {
        "format",
        "output",
        "quiet",
        "verbose",
        "no_color",
        "no_pager",
        "remember",
        "timings",
        "exit_code",
        "wide",
        "null",
        "by",
        "sort",
        "no_cache",
        "jobs",
        "json",
        "jsonl",
        "engine",
        "address",
        "restart",
        "methods",
        "shard",
        "dry_run",
        "progress",
    }
)


NOTHING_REPORTED = 1


class ScanRequest(Struct, frozen=True, kw_only=True):
    """The command line of `scan`, as typed."""

    paths: Paths = ()
    profiles: Profiles = ()
    terms: Terms = ()
    since: Since = ""
    until: Until = ""
    entity: Annotated[
        tuple[str, ...],
        typer.Option(
            "--entity",
            metavar="NAME",
            help="Only articles that name this person, organisation or place. Repeat to require several.",
        ),
    ] = ()
    top: Annotated[int | None, top_option("Show only the best N.")] = None
    threshold: Threshold = ""
    all: Annotated[bool, typer.Option("--all", help="List rejects too, each with its reason.")] = False
    by: Annotated[
        str,
        choice_option(
            metavar="WHAT", help="Group the list by profile, outlet, date or language.", choices=GROUPINGS
        ),
    ] = ""
    sort: Annotated[
        str,
        choice_option(
            metavar="ORDER",
            help="Order by score, date or outlet; numbers stay those of the ranking.",
            choices=ORDERS,
        ),
    ] = "score"
    fold: Annotated[
        bool | None,
        typer.Option(
            "--fold/--no-fold",
            help="Show each story once, with its copies in one line (default in terminal, markdown and html).",
            show_default=False,
        ),
    ] = None
    format: Annotated[
        str,
        format_option(
            "terminal, json, jsonl, csv, markdown, html, paths; sqlite (a file, with -o) or parquet (a folder).",
            FORMS,
        ),
    ] = "terminal"
    json: AsJson = False
    jsonl: AsJsonLines = False
    with_: Annotated[
        tuple[str, ...],
        typer.Option(
            "--with",
            metavar="PARTS",
            help="Add entities, summary or body to each record of JSON, CSV and tables.",
            autocompletion=completing_parts(*WITH),
        ),
    ] = ()
    wide: Annotated[
        bool, typer.Option("--wide", help="CSV with one row per article and a column per profile.")
    ] = False
    null: Annotated[bool, typer.Option("-0", help="End each path with NUL, for xargs -0.")] = False
    output: Output = "-"
    files_from: Annotated[
        str,
        typer.Option("--files-from", metavar="FILE", help="Read the paths from FILE; - is standard input."),
    ] = ""
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    quiet: Quiet = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Add a legend and more about each article.")] = (
        False
    )
    no_color: NoColor = False
    no_pager: NoPager = False
    remember: Remember = False
    methods: Annotated[
        bool,
        typer.Option(
            "--methods",
            help="Instead of the list, print a paragraph and a table for a methods section, and BibTeX, in Markdown.",
        ),
    ] = False
    timings: Annotated[bool, typer.Option("--timings", help="Print how long each phase took.")] = False
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with status 1 if nothing is reported.")] = (
        False
    )
    jobs: Jobs = None
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read and score everything again; do not use or fill the cache.")
    ] = False
    engine: Annotated[
        str,
        typer.Option(
            metavar="ray", help="Run on a Ray cluster; -o names a folder or URL for the Parquet or JSONL parts."
        ),
    ] = ""
    address: Annotated[
        str, typer.Option(metavar="HOST:PORT", help="The Ray cluster to use (default: this machine).")
    ] = ""
    shard: Annotated[
        str,
        typer.Option(
            "--shard",
            metavar="K/N",
            help="Do part K of N, numbered from 1, into the folder -o names; triage merge finishes the job.",
        ),
    ] = ""
    restart: Annotated[
        bool,
        typer.Option(
            "--restart", help="With --engine: start again instead of resuming what is in the output folder."
        ),
    ] = False
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="With --engine or --shard: list the shards and their sizes; read nothing."),
    ] = False
    progress: Annotated[
        str,
        typer.Option(
            metavar="json", help="With --engine or --shard: report progress as JSON lines on standard error."
        ),
    ] = ""


def settled(request: ScanRequest) -> ScanRequest:
    """The command line with `--json` as the format that it is, and the parts of `--with` one by one."""
    form = one_format(request.format, "terminal", json=request.json, jsonl=request.jsonl)
    return replace(request, format=form, with_=tuple(parts(request.with_)))


def check(request: ScanRequest) -> None:
    """UsageError for what contradicts itself or is not there."""
    if not request.paths and not request.files_from:
        raise UsageError("nothing to scan: no PATH given", "triage scan FOLDER, or - for standard input")
    check_choice(request.format, FORMS, f"unknown format {request.format!r}")
    if request.format in TABLES:
        _check_tables(request)
    if request.methods and request.format not in {"terminal", "markdown"}:
        raise UsageError(
            f"--methods is Markdown, and there is --format {request.format} too",
            "run scan twice, the same otherwise",
        )
    for part in request.with_:
        check_choice(part, WITH, f"--with cannot add {part!r}")
    check_choice(request.sort, ORDERS, f"--sort cannot order by {request.sort!r}")
    if request.by:
        check_choice(request.by, GROUPINGS, f"--by cannot group by {request.by!r}")
        if request.format not in FOR_PEOPLE:
            raise UsageError(
                f"--by is for people, and {request.format} has one list", "--sort orders every format"
            )
    if request.wide and request.format != "csv":
        raise UsageError("--wide is for CSV", "--format csv --wide")
    if request.null and request.format != "paths":
        raise UsageError("-0 ends paths", "--format paths -0")


def _check_tables(request: ScanRequest) -> None:
    what = "a file" if request.format == "sqlite" else "a folder"
    if is_stream(request.output):
        raise UsageError(
            f"--format {request.format} writes {what}, not standard output", f"-o {TABLES[request.format]}"
        )
    if request.format == "parquet" and find_spec("pyarrow") is None:
        raise UsageError(
            "--format parquet needs a library that is not installed", "pip install 'news-triage[parquet]'"
        )
