"""The Typer application: commands by name, each module imported when its command is called."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

# Typer carries Click inside itself since 0.26 and re-exports only part of it; pyproject pins the range.
from typer import _click as click
from typer._click import exceptions
from typer.core import TyperGroup

from triage.environment import Environment
from triage.errors import UsageError

#: Command → module and its one-line help; the module's `app` is a Typer with that command (or a group of them).
COMMANDS: dict[str, tuple[str, str]] = {
    "scan": ("triage.cli.scan", "Read, match, score, report: which articles matter, and why."),
    "read": ("triage.cli.read", "What the readers make of a file."),
    "profile": ("triage.cli.profile", "Start, find and check profiles."),
    "schema": ("triage.cli.schema", "The JSON Schema of the output."),
}


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are needed; help needs only their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and build one command."""
        if cmd_name not in COMMANDS:
            return None
        return command(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Names and one line each, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def command(name: str) -> click.Command:
    """The click command behind a name."""
    module = import_module(COMMANDS[name][0])
    built: click.Command = typer.main.get_command(module.app)
    built.name = name
    return built


def _application() -> LazyGroup:
    app = typer.Typer(
        cls=LazyGroup,
        name="triage",
        help="Which articles matter to my keyword profiles, in what order, exactly why, and what can be skipped.",
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )

    @app.callback()
    def root() -> None:
        pass

    group = typer.main.get_command(app)
    assert isinstance(group, LazyGroup)
    return group


def invoke(arguments: Sequence[str], environment: Environment) -> int:
    """Parse and run; the command's status. Usage errors become `UsageError`."""
    try:
        group: Any = _application()
        status = group.main(args=list(arguments), prog_name="triage", standalone_mode=False, obj=environment)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except exceptions.NoArgsIsHelpError as error:
        environment.stdout.write((error.format_message() + "\n").encode())
        return 2
    except exceptions.ClickException as error:
        raise UsageError(_sentence(error), _hint(error)) from None
    return status if isinstance(status, int) else 0


def _sentence(error: exceptions.ClickException) -> str:
    text = error.format_message().rstrip(".")
    return text[:1].lower() + text[1:]


def _hint(error: exceptions.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path} --help" if context is not None else "triage --help"
