"""What has one name in several commands is one thing: one help, one type, one default, one metavar, one short form."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest

from triage.cli.app import COMMANDS, command


class Face(NamedTuple):
    """All that a reader of the help and a shell are told of an option or an argument."""

    help: str
    metavar: str
    default: str
    type: tuple[str, Any]
    names: tuple[str, ...]
    is_repeated: bool


#: Option → the commands in which it is another on purpose, and why.
EXCEPTIONS: dict[str, dict[str, str]] = {
    "--all": {"entities": "doubtful names, where a scan has rejects"},
    "--by": {"count": "a count is by several things, a list is grouped by one"},
    "--digest": {"review": "a whole review of it, where show has one article"},
    "--dry-run": {"digest": "it is printed and not recorded; a job is only listed"},
    "--format": dict.fromkeys(
        ("show", "digest", "matches", "count", "entities"), "each command names its own formats"
    ),
    "--from": {"label": "sheets of coders, where profile new has an example to start from"},
    "--json": {"read": "an array, for programs that were written for it"},
    "--labels": {"profile diff": "there are two profiles, and it says beside which"},
    "--new": {"watch": "new to the watch, where a review has what nobody has seen"},
    "--output": {"digest": "there may be several, each in its file", "report": "it always writes a file"},
    "--profile": {
        "show": "without it, those of the last report",
        "label": "one, and without it the one that reported the article",
        "sample": "one",
        "missed": "one",
    },
    "--sort": {"matches": "matches are sorted, not hits"},
    "--state": dict.fromkeys(("watch", "notify"), "they have a file of their own beside that of digests"),
    "--term": {"matches": "with a profile, only that term of it"},
    "--top": {"digest": "stories of each digest", "entities": "names"},
    "--with": {"read": "nothing is scored, so there is no summary of what matched"},
    "-n": {"missed": "the most to list, where a sample has how many to draw"},
    "FOLDER...": {"mcp": "what an assistant may read, where others have the articles of a profile"},
}
#: In these nothing differs, whatever else does.
ALWAYS = ("type", "names")


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name, groups opened."""
    for name in COMMANDS:
        built = command(name)
        below = getattr(built, "commands", None)
        if below:
            yield from ((f"{name} {each}", below[each]) for each in below)
        else:
            yield name, built


@cache
def faces() -> dict[str, dict[Face, list[str]]]:
    """Option by its longest name, or argument by its metavar → each face of it, and the commands that show this one."""
    found: dict[str, dict[Face, list[str]]] = {}
    for name, built in commands():
        for each in built.params:
            is_option = each.param_type_name == "option"
            called = max(each.opts, key=len) if is_option else each.metavar
            face = Face(
                help=each.help or "",
                metavar=each.metavar or "",
                default=repr(each.default),
                type=(each.type.name, getattr(each.type, "min", None)),
                names=tuple(sorted((*each.opts, *each.secondary_opts))) if is_option else (),
                is_repeated=each.nargs == -1 or getattr(each, "multiple", False),
            )
            found.setdefault(called, {}).setdefault(face, []).append(name)
    return found


def test_what_is_called_the_same_is_the_same() -> None:
    assert sum(len(names) for found in faces().values() for names in found.values()) > 150
    for called, found in faces().items():
        usual = [face for face, names in found.items() if set(names) - EXCEPTIONS.get(called, {}).keys()]
        assert len(usual) == 1, (called, found)
        for part in ALWAYS:
            assert len({getattr(face, part) for face in found}) == 1, (called, part, found)


@pytest.mark.parametrize(
    ("called", "name"), [(called, name) for called, names in EXCEPTIONS.items() for name in names]
)
def test_each_exception_is_needed(called: str, name: str) -> None:
    [own] = [face for face, names in faces()[called].items() if name in names]
    assert faces()[called][own] == [one for one in faces()[called][own] if one in EXCEPTIONS[called]]


def test_a_short_form_is_one_option() -> None:
    short: dict[str, set[str]] = {}
    for called, found in faces().items():
        for face in found:
            for name in face.names:
                if not name.startswith("--"):
                    short.setdefault(name, set()).add(called)
    assert {name: called for name, called in short.items() if len(called) > 1} == {}
