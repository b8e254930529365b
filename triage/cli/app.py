"""The Typer application: commands by name, each module imported when its command is called."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from triage.environment import Environment
from triage.errors import UsageError

#: Command → module and its one-line help; the module's `app` is a Typer with that command (or a group of them).
COMMANDS: dict[str, tuple[str, str]] = {
    "scan": ("triage.cli.commands.scan", "Score articles against your profiles and list those that matter."),
    "merge": ("triage.cli.commands.merge", "Finish a job whose shards were scanned by several machines."),
    "show": (
        "triage.cli.commands.show",
        "Show one article with its matches; --why explains its score.",
    ),
    "review": ("triage.cli.commands.review", "Read the ranked stories and judge them, by keyboard."),
    "digest": ("triage.cli.commands.digest", "Report what is new since the last digest, each story once."),
    "fetch": ("triage.cli.commands.fetch", "Fetch feeds, news sitemaps and mailboxes into a folder."),
    "watch": ("triage.cli.commands.watch", "Follow a folder and tell each new story at once."),
    "mcp": ("triage.cli.commands.mcp", "Let an assistant ask about folders of articles, read-only."),
    "notify": ("triage.cli.commands.notify", "List or test the channels that a watch tells."),
    "matches": ("triage.cli.commands.matches", "List matches in context, one per line."),
    "count": ("triage.cli.commands.count", "Count articles and hits by outlet, language, profile or period."),
    "rerun": ("triage.cli.commands.rerun", "Repeat a scan from its report, and say what differs and why."),
    "entities": ("triage.cli.commands.entities", "List the people, organisations and places in the articles."),
    "read": ("triage.cli.commands.read", "Show what triage reads from a file."),
    "profile": ("triage.cli.commands.profile", "Create, check, test, compare and improve profiles."),
    "label": ("triage.cli.commands.label", "Mark articles as wanted or not, to measure profiles."),
    "sample": ("triage.cli.commands.sample", "Draw random rejects to label, to estimate what is missed."),
    "missed": (
        "triage.cli.commands.missed",
        "List articles that resemble the hits of a profile but have too few points.",
    ),
    "state": ("triage.cli.commands.state", "Show, prune or export the record of delivered digests."),
    "cache": ("triage.cli.commands.cache", "Show, clear or prune the cache."),
    "schema": ("triage.cli.commands.schema", "Print the JSON Schema of the output."),
    "report": ("triage.cli.commands.report", "Write a misread file without its words, to send to us."),
    "help": ("triage.cli.commands.help", "Show a page of the manual, or what a command does."),
}
#: The library's options for completion, and their help: it speaks of the current shell only.
COMPLETION = {
    "install_completion": "Install completion for the current shell, or for the one named behind it.",
    "show_completion": "Show completion for the current shell, or for the one named behind it: bash, zsh, fish, powershell or pwsh.",
}
#: Any mistake on the command line that Click explains. Typer carries Click inside itself and re-exports little of it:
#: the base of the base of what it does re-export.
MISTAKE: Any = typer.BadParameter.__mro__[2]
#: The class of commands and groups, as Typer gives them to us.
Command = Any


class LazyGroup(TyperGroup):
    """The program: commands are imported when they are needed; help needs only their names."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Command | None:
        """Import and build one command."""
        if cmd_name not in COMMANDS:
            return None
        return command(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Names only; a path in their place is a scan that somebody forgot to name."""
        if args[0] not in COMMANDS and args[0][:1] != "-" and not ctx.resilient_parsing:
            raise _unknown_command(args[0])
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Names and one line each, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


class Modules(Mapping[str, Command]):
    """The commands of a group, each imported when it is asked for."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    def __getitem__(self, name: str) -> Command:
        built = _command(import_module(self._table[name]))
        built.name = name
        # The list of a group's commands would cut their sentences short.
        built.short_help = built.get_short_help_str(limit=1000)
        return built

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def command(name: str) -> Command:
    """The command behind a name."""
    module = import_module(COMMANDS[name][0])
    table = getattr(module, "COMMANDS", None)
    built: Command = _group(module.HELP, table) if table else _command(module)
    built.name = name
    # What a shell shows beside the name; it would cut the help short.
    built.short_help = COMMANDS[name][1]
    return built


@cache
def _command(module: ModuleType) -> Command:
    """What a module's `app` holds: one command, or a small group of them; built once in a process."""
    built: Command = typer.main.get_command(module.app)
    # Completion belongs to the whole program; in the help of one command it is noise.
    built.params = [each for each in built.params if each.name not in COMPLETION]
    for each in getattr(built, "commands", {}).values():
        # The list of a group's commands would cut their sentences short.
        each.short_help = each.get_short_help_str(limit=1000)
    return built


def _group(about: str, table: Mapping[str, str]) -> Command:
    """A group whose commands lie in modules of their own."""
    app = typer.Typer(no_args_is_help=True, help=about, rich_markup_mode=None)
    app.callback()(_nothing)
    built = typer.main.get_command(app)
    assert isinstance(built, TyperGroup)
    built.params = [each for each in built.params if each.name not in COMPLETION]
    setattr(built, "commands", Modules(table))  # noqa: B010 - declared as one that commands are added to
    return built


def _nothing() -> None:
    """A group has no options of its own."""


def _unknown_command(name: str, known: Sequence[str] = tuple(COMMANDS)) -> UsageError:
    from triage.profiles.toml.hints import did_you_mean

    is_path = Path(name).exists() and "scan" in known
    hint = f"triage scan {name}" if is_path else did_you_mean(name, known)
    return UsageError(f"no such command {name!r}", hint or f"there are {', '.join(known)}")


@cache
def _application() -> LazyGroup:
    app = typer.Typer(
        cls=LazyGroup,
        name="triage",
        help="Find the articles that matter to your keyword profiles, ranked, with the reason for every point.",
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )

    @app.callback()
    def root(
        _: Annotated[
            bool,
            typer.Option("--version", "-V", is_eager=True, callback=_version, help="Print the version and exit."),
        ] = False,
    ) -> None:
        pass

    group = typer.main.get_command(app)
    assert isinstance(group, LazyGroup)
    for each in group.params:
        if each.name in COMPLETION:
            setattr(each, "help", COMPLETION[each.name])  # noqa: B010 - declared on options alone
    return group


def _version(context: typer.Context, is_asked: bool) -> None:
    """The plain `triage --version` never comes here; see `triage.__main__`."""
    if is_asked:
        from triage._version import __version__
        from triage.matching.core import ROAD

        context.obj.stdout.write(f"triage {__version__}, {ROAD}\n".encode())
        raise typer.Exit


def invoke(arguments: Sequence[str], environment: Environment) -> int:
    """Parse and run; the command's status. Usage errors become `UsageError`."""
    try:
        environment = replace(environment, arguments=tuple(arguments))
        if arguments and "-completion" in arguments[0]:
            from triage.cli.completion import completed

            if completed(arguments, environment):
                return 0
        status = _main(_application(), list(arguments), environment)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except MISTAKE as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            environment.stdout.write((error.format_message() + "\n").encode())
            return 2
        raise _mistake(error, arguments) from None
    return status if isinstance(status, int) else 0


def _main(group: LazyGroup, arguments: list[str], environment: Environment) -> Any:
    """The part of Click's `main` that we want: its own ends the process with 1 when a reader of the pipe goes."""
    if "_TRIAGE_COMPLETE" in environment.variables:
        try:
            return group.main(args=arguments, prog_name="triage", standalone_mode=False, obj=environment)
        except SystemExit as end:
            return end.code
    try:
        with group.make_context("triage", list(arguments), obj=environment) as context:
            return group.invoke(context)
    except typer.Exit as error:
        return error.exit_code


def _mistake(error: Any, arguments: Sequence[str]) -> UsageError:
    name = getattr(error, "option_name", None)
    if name is not None and getattr(error, "possibilities", False) is not False:
        return _unknown_option(str(name), error)
    command = re.match(r"No such command '([^']*+)'", error.format_message())
    if command and error.ctx is not None:
        return _unknown_command(command[1], error.ctx.command.list_commands(error.ctx))
    return UsageError(_sentence(error), _hint(error, arguments))


def _unknown_option(name: str, error: Any) -> UsageError:
    from triage.profiles.toml.hints import did_you_mean

    context = error.ctx
    known = [each for one in context.command.get_params(context) for each in one.opts] if context else []
    stems = {each.lstrip("-"): each for each in known if each.startswith("--")}
    hint = did_you_mean(name.lstrip("-"), stems)
    for stem, option in stems.items():
        hint = f"did you mean {option}?" if hint == f"did you mean {stem}?" else hint
    hint = hint or _guessed(name, context.command, known) if context else ""
    return UsageError(f"no such option: {name}", hint or _hint(error))


#: What other programs call an option, and what it is called here.
_CALLED_ELSEWHERE = {
    **dict.fromkeys(("-n", "--limit", "--max", "--count", "--head", "--first"), "--top"),
    **dict.fromkeys(("--output-format", "--fmt", "--to", "-F"), "--format"),
    **dict.fromkeys(("--out", "--outfile", "--output-file"), "--output"),
    **dict.fromkeys(("--from", "--after", "--start"), "--since"),
    **dict.fromkeys(("--before", "--end"), "--until"),
    **dict.fromkeys(("--silent",), "--quiet"),
    **dict.fromkeys(("--min-score", "--score"), "--threshold"),
    **dict.fromkeys(("--keyword", "--query", "--word"), "--term"),
}


def _guessed(name: str, command: Any, known: Sequence[str]) -> str:
    """What is meant by an option that other programs, or other commands of ours, have; "" where nobody knows."""
    elsewhere = _CALLED_ELSEWHERE.get(name, "")
    if elsewhere in known:
        return f"did you mean {elsewhere}?"
    form = name.removeprefix("--")
    if "--format" in known and form in ("html", "csv", "markdown", "paths"):
        return f"--format {form}"
    if name == "--format" and "--json" in known:
        return "--json or --jsonl" if "--jsonl" in known else "--json"
    if name in ("-p", "--profile") and command.name in ("list", "check", "test", "diff", "suggest", "tune"):
        return f"a profile stands here without {name}"
    return ""


def _sentence(error: Any) -> str:
    text: str = error.format_message().rstrip(".")
    # The library names types of its own where people know numbers.
    text = re.sub(r"is not a valid int(?:eger)?(?: range)?$", "is not a whole number", text)
    text = re.sub(r"is not a valid float(?: range)?$", "is not a number", text)
    text = re.sub(r"^Got unexpected extra argument\S* \((.*)\)$", r"unexpected argument: \1", text)
    text = re.sub(r"is not in the range x>=([\d.]+)$", r"is less than \1", text)
    return text[:1].lower() + text[1:]


def _hint(error: Any, arguments: Sequence[str] = ()) -> str:
    """The help of the command that was meant; an option without its value knows of none."""
    context = getattr(error, "ctx", None)
    if context is not None:
        return f"{context.command_path} --help"
    return f"triage {arguments[0]} --help" if arguments and arguments[0] in COMMANDS else "triage --help"
