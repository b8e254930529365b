"""How a command declares its options: once, as the fields of a struct that its action is given; and those that
several commands share. A value that is one of a few is checked here too, with what was probably meant, and completed by the shell.
"""

import inspect
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import typer
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from triage.environment import Environment
from triage.errors import TriageError, UsageError

Form = TypeVar("Form", bound=Struct)
Action = Callable[[Form, Environment], int]
#: What a list of texts is for a struct, which holds no lists.
TEXTS = tuple[str, ...]


def command(app: typer.Typer, *, about: str, name: str | None = None) -> Callable[[Action[Form]], Action[Form]]:
    """Make an action a command of `app`: its first parameter is annotated with the struct of its options.

    Each field is an option or argument, annotated with a `typer.Option` or `typer.Argument`; those of texts may be
    repeated.
    """

    def register(action: Action[Form]) -> Action[Form]:
        form = next(iter(get_type_hints(action).values()))
        hints = get_type_hints(form, include_extras=True)
        parameters = [_parameter(field, hints[field.name]) for field in fields(form)]

        def call(context: typer.Context, **given: Any) -> int:
            settled = {key: tuple(value or ()) if _is_texts(hints[key]) else value for key, value in given.items()}
            return action(form(**settled), context.obj)

        call.__name__ = action.__name__
        call.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [
                inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
                *parameters,
            ]
        )
        app.command(name, help=about)(call)
        return action

    return register


def _parameter(field: Any, hint: Any) -> inspect.Parameter:
    default = inspect.Parameter.empty if field.default is NODEFAULT else field.default
    if _is_texts(hint):
        told = get_args(hint)[1:]
        hint = Annotated[(list[str] if default is inspect.Parameter.empty else list[str] | None, *told)]
        default = default if default is inspect.Parameter.empty else None
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, annotation=hint, default=default)


def _is_texts(hint: Any) -> bool:
    return get_origin(hint) is Annotated and get_args(hint)[0] == TEXTS


def arguments_of(request: Struct, looks: Collection[str]) -> dict[str, Any]:
    """What decides the content of a report: the options, without those left at their default and those in `looks`."""
    return {
        field.name.rstrip("_"): list(value) if isinstance(value, tuple) else value
        for field in fields(request)
        if field.name not in looks and (value := getattr(request, field.name)) != field.default
    }


def parts(said: Sequence[str] | None) -> list[str]:
    """Values that may be repeated or stand between commas: `--with entities,summary`."""
    return [part.strip() for each in said or () for part in each.split(",") if part.strip()]


#: What a shell is offered for the beginning of a word.
Completion = Callable[[str], list[str]]


def check_choice(value: str, choices: Sequence[str], message: str) -> None:
    """UsageError with `message` for a value that is none of the choices."""
    if value not in choices:
        from triage.profiles.toml.hints import among

        raise UsageError(message, among(value, choices))


def completing(*choices: str) -> Completion:
    """Offers choices.

    >>> completing("json", "jsonl", "csv")("js")
    ['json', 'jsonl']
    """

    def offered(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return offered


def completing_parts(*choices: str) -> Completion:
    """Offers choices after a comma, too.

    >>> completing_parts("entities", "body")("entities,b")
    ['entities,body']
    """

    def offered(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        given = before.split(",")
        return [
            f"{before}{comma}{choice}" for choice in choices if choice.startswith(last) and choice not in given
        ]

    return offered


def choice_option(*names: str, metavar: str, help: str, choices: Sequence[str]) -> Any:  # noqa: A002
    """An option whose value is one of a few, completed by the shell; without names it is called as its field."""
    return typer.Option(*names, metavar=metavar, help=help, autocompletion=completing(*choices))


def format_option(help: str, choices: Sequence[str]) -> Any:  # noqa: A002
    """`--format`, each command with its own."""
    return choice_option("--format", "-f", metavar="FORMAT", help=help, choices=choices)


def profile_ids(context: typer.Context, incomplete: str) -> list[str]:
    """Offers the ids of the profiles that `-p` would find; a shell falls back to files by itself."""
    try:
        ids = _ids_from(context.obj or Environment.of_process(), context.params.get("paths") or ())
        return sorted({name for name in ids if name.startswith(incomplete)})
    except (OSError, TriageError):
        return []  # whoever presses Tab wants no error


def profile_option(help: str) -> Any:  # noqa: A002
    """`--profile`, completed by the shell."""
    return typer.Option("--profile", "-p", metavar="PROFILE", help=help, autocompletion=profile_ids)


def top_option(help: str) -> Any:  # noqa: A002
    """`--top`."""
    return typer.Option(min=1, metavar="N", help=help)


def count_option(help: str) -> Any:  # noqa: A002
    """`-n`, of commands that draw or list articles."""
    return typer.Option("-n", min=1, metavar="N", help=help)


def labels_option(beside: str) -> Any:
    """`--labels`; `beside` says which profile the usual file lies beside."""
    return typer.Option("--labels", metavar="FILE", help=f"File of labels (default: the one beside {beside}).")


def state_option(help: str) -> Any:  # noqa: A002
    """`--state`."""
    return typer.Option(metavar="PATH", help=help)


def _ids_from(environment: Environment, paths: Iterable[Any]) -> Iterable[str]:
    from triage.profiles.find import id_in, sources

    for source in sources(environment, tuple(map(str, paths))):
        yield from (id_in(file) or file.stem for file in source.files)


def one_format(form: str, usual: str, *, json: bool = False, jsonl: bool = False) -> str:
    """The format that is meant by `--format`, `--json` and `--jsonl`; UsageError where they contradict each other."""
    said = [name for name, is_said in (("json", json), ("jsonl", jsonl)) if is_said]
    if form != usual:
        said.append(form)
    if len(set(said)) > 1:
        raise UsageError(f"{said[0]} or {said[-1]}? a report has one format", f"--format {said[-1]}")
    return said[0] if said else usual


Paths = Annotated[
    tuple[str, ...], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")
]
Profiles = Annotated[tuple[str, ...], profile_option("A profile: file, folder or id. Repeatable.")]
#: Of commands that look at profiles alone.
ProfileFiles = Annotated[
    tuple[str, ...],
    typer.Argument(metavar="PROFILE...", help="Files, folders or ids.", autocompletion=profile_ids),
]
#: Of commands that take one.
OneProfile = Annotated[tuple[str, ...], profile_option("The profile: file or id.")]
#: The profile and the articles of commands that improve it.
TunedProfile = Annotated[
    str, typer.Argument(metavar="PROFILE", help="A profile: file or id.", autocompletion=profile_ids)
]
TunedOn = Annotated[tuple[str, ...], typer.Argument(metavar="FOLDER...", help="The articles.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        show_default=False,
        help="Worker processes (default: automatic).",
    ),
]
Include = Annotated[tuple[str, ...], typer.Option(metavar="GLOB", help="Only files matching GLOB.")]
Exclude = Annotated[tuple[str, ...], typer.Option(metavar="GLOB", help="Skip files and folders matching GLOB.")]
Columns = Annotated[
    tuple[str, ...],
    typer.Option(
        "--columns",
        metavar="FIELDS",
        help="Which column of a table or key of JSON is which field: title=headline,body=text.",
    ),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Do not use colour.")]
Remember = Annotated[
    bool,
    typer.Option(
        "--remember", help="Let show and label take the numbers of this report although no terminal shows them."
    ),
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Print without a pager.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Terms = Annotated[
    tuple[str, ...],
    typer.Option("--term", "-t", metavar="TEXT", help="Look for TEXT, without a profile file. Repeatable."),
]
Since = Annotated[
    str,
    typer.Option(
        metavar="WHEN", help="Only articles from this date on, or this recent: 2026-11-20, 3d, 12h, 2mo, 1y."
    ),
]
Until = Annotated[str, typer.Option(metavar="WHEN", help="Only articles up to this date or age.")]
Threshold = Annotated[
    str,
    typer.Option(metavar="SCORE", help="Report scores from SCORE up (0 to 100, or any), for all profiles."),
]
AsJsonLines = Annotated[bool, typer.Option("--jsonl", help="Print one JSON object per line, as results come.")]
LabelFile = Annotated[str, labels_option("the profile")]
DigestState = Annotated[
    str, state_option("The state file of the digests, or its folder (default: the usual one).")
]
WatchState = Annotated[str, state_option("The state of digests, or its folder: what was told is kept beside it.")]
