"""Options whose value is one of a few: checked here, with what was probably meant, and completed by the shell."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import typer

from triage.environment import Environment
from triage.errors import TriageError, UsageError

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


def profile_ids(context: typer.Context, incomplete: str) -> list[str]:
    """Offers the ids of the profiles that `-p` would find; a shell falls back to files by itself."""
    try:
        ids = _ids_from(context.obj or Environment.of_process(), context.params.get("paths") or ())
        return sorted({name for name in ids if name.startswith(incomplete)})
    except (OSError, TriageError):
        return []  # whoever presses Tab wants no error


def _ids_from(environment: Environment, paths: Iterable[Any]) -> Iterable[str]:
    from triage.profiles.find import id_in, sources

    for source in sources(environment, tuple(map(str, paths))):
        yield from (id_in(file) or file.stem for file in source.files)
