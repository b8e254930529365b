"""The pages of man/, one for each command, from the command line as the program declares it; see `cli_reference.py`.

`man man/triage.1` shows one; the wheel installs all under share/man.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

SCAN = """.TP
.B triage scan inbox/
The articles that matter to the profiles in profiles/, ranked, with the reasons.
.TP
.B triage show 1 \\-\\-why
How the score of the first one comes about.
.TP
.B triage digest inbox/
What is new since the last digest, each story once.
.TP
.B triage help profiles
The manual, page by page."""


def pages(commands: Iterable[tuple[str, ...]], statuses: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """File names and texts; `commands` are their names, as words, and `statuses` what each exit status means."""
    every = list(commands)
    for names in every:
        below = [other for other in every if other[:-1] == names and other]
        yield f"{'-'.join(('triage', *names))}.1", page(names, below, statuses)


def page(names: tuple[str, ...], below: list[tuple[str, ...]], statuses: Sequence[tuple[str, str]]) -> str:
    """One page; `below` are the commands of a group."""
    from triage._version import __version__
    from triage.cli.app import COMMANDS, _application, command

    built: Any = _application() if not names else command(names[0])
    for name in names[1:]:
        built = built.commands[name]
    title = "-".join(("triage", *names))
    about = (COMMANDS[names[0]][1] if len(names) == 1 else built.help).strip()
    with built.make_context(title, [], resilient_parsing=True, help_option_names=["-h", "--help"]) as context:
        usage = " ".join(built.collect_usage_pieces(context))
        records = [(each.param_type_name, each.get_help_record(context)) for each in built.get_params(context)]
    parts = [
        f'.TH {title.upper()} 1 "" "triage {__version__}" "Triage of news"',
        ".SH NAME",
        f"{roff(title)} \\- {roff(first_sentence(about))}",
        ".SH SYNOPSIS",
        f".B {roff(' '.join(('triage', *names)))}",
        roff(usage),
        ".SH DESCRIPTION",
        *(roff(line) for line in str(built.help).strip().splitlines()),
    ]
    for kind, heading in (("argument", "ARGUMENTS"), ("option", "OPTIONS")):
        listed = [record for of, record in records if of == kind and record]
        parts += [f".SH {heading}"] * bool(listed) + [line for record in listed for line in entry(*record)]
    if below:
        parts += [".SH COMMANDS", *(line for other in below for line in entry(other[-1], summary(other)))]
    if not names:
        parts += [".SH EXAMPLES", SCAN]
    parts += [".SH EXIT STATUS", *(line for status, meaning in statuses for line in entry(status, meaning))]
    parent = ["-".join(("triage", *names[:-1]))] if names else []
    related = [*parent, *("-".join(("triage", *other)) for other in below)]
    return "\n".join([*parts, ".SH SEE ALSO", *see_also(related)]) + "\n"


def see_also(related: list[str]) -> Iterator[str]:
    """Other pages, with commas between."""
    for name in related:
        yield f".BR {roff(name)} (1){',' if name != related[-1] else ''}"


def summary(names: tuple[str, ...]) -> str:
    """The line of a list of commands."""
    from triage.cli.app import COMMANDS, command

    return COMMANDS[names[0]][1] if len(names) == 1 else first_sentence(command(names[0]).commands[names[1]].help)


def first_sentence(text: str) -> str:
    """Without its full stop."""
    return re.split(r"[.;:](?:\s|$)", " ".join(text.split()), maxsplit=1)[0]


def entry(term: str, text: str) -> list[str]:
    """A tagged paragraph."""
    return [".TP", f".B {roff(term)}", roff(text)]


def roff(text: str) -> str:
    """Text that man shows as it is: no line begins with a request, hyphens can be copied."""
    safe = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe
