"""`triage help`: the manual in the terminal, a page at a time."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.app import COMMANDS as ALL_COMMANDS
from triage.cli.options import NoColor, NoPager, command
from triage.cli.pager import page
from triage.environment import Environment
from triage.errors import UsageError
from triage.render.terminal.manual import manual, see_also

app = typer.Typer(rich_markup_mode=None)

#: Not for those who use the program.
_INSIDE = frozenset({"architecture", "vocabulary", "dependencies", "cli"})


def topics() -> list[str]:
    """The pages of the manual that belong to the program, by name."""
    return sorted(file.stem for file in pages().glob("*.md") if file.stem not in _INSIDE)


def offered(incomplete: str) -> list[str]:
    """Completes a topic or command."""
    return sorted({name for name in (*topics(), *ALL_COMMANDS) if name.startswith(incomplete)})


class HelpRequest(Struct, frozen=True, kw_only=True):
    """The command line of `help`, as typed."""

    topic: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar="TOPIC...", help="A page or a command; none: the list of pages.", autocompletion=offered
        ),
    ] = ()
    no_pager: NoPager = False
    no_color: NoColor = False


@command(app, about="Show a page of the manual (triage help stories), or what a command does (triage help scan).")
def help_(request: HelpRequest, environment: Environment) -> int:
    """Print the page; the exit status."""
    names = [name.lower() for name in request.topic]
    topic = " ".join(names).removesuffix(".md")
    if names and names[0] in ALL_COMMANDS and (len(names) > 1 or topic not in topics()):
        return _command_help(names, environment)
    has_colour = environment.has_colour and not request.no_color
    text = _with_neighbours(topic) if topic else _contents()
    page(manual(text, environment.columns, has_colour=has_colour), environment, wanted=not request.no_pager)
    return 0


def pages() -> Path:
    """The folder of the manual: in the package where it is installed, beside it in a checkout."""
    inside = Path(__file__).parents[2] / "pages"
    return inside if inside.is_dir() else inside.parents[1] / "docs"


def _page(topic: str) -> str:
    file = pages() / f"{topic}.md"
    if topic not in topics() or not file.is_file():
        from triage.profiles.toml.hints import did_you_mean

        known = [*topics(), *ALL_COMMANDS]
        raise UsageError(
            f"no page about {topic!r}", did_you_mean(topic, known) or f"there are {', '.join(topics())}"
        )
    return file.read_text(encoding="utf-8")


def _with_neighbours(topic: str) -> str:
    """The page, and below it what else there is to read."""
    text = _page(topic)
    options = [f"`triage {topic} --help`"] if topic in ALL_COMMANDS else []
    more = [f"`triage help {name}`" for name in see_also(text) if name in topics() and name != topic]
    return text + (f"\n---\n\nSee also: {', '.join(options + more)}\n" if options or more else "")


def _contents() -> str:
    """The list of pages, each with its title."""
    rows = "\n".join(f"- `{topic}`: {_title(topic)}" for topic in topics())
    return (
        f"# The manual\n\n`triage help TOPIC` shows a page, `triage help COMMAND` a command's options.\n\n{rows}\n"
    )


def _title(topic: str) -> str:
    found = re.search(r"^# ([^\n]{1,200})", _page(topic), re.MULTILINE)
    return found[1] if found else topic


def _command_help(names: Sequence[str], environment: Environment) -> int:
    """The options of a command, or of one within another: `profile tune`."""
    from triage.cli.app import invoke

    return invoke([*names, "--help"], environment)
