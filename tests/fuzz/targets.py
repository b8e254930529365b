"""The table of targets: a name, what it does with an input, and the modules whose lines it is there to reach."""

from collections.abc import Callable

from msgspec import Struct

from tests.fuzz import loaders, matching, readers


class Target(Struct, frozen=True):
    """One thing that is fuzzed."""

    name: str
    run: Callable[[bytes], None]
    #: What the first byte of an input picks.
    choices: tuple[str, ...]
    #: Modules below `triage/` whose lines are counted, as the beginnings of their paths.
    modules: tuple[str, ...]
    #: CPU minutes of a whole session.
    minutes: int = 5
    #: Inputs of the short run.
    short: int = 150


def _of(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}.py" for name in names.split())


TARGETS = (
    Target("wire-text", readers.wire_text, readers.WIRE_TEXT, ("readers/wire/",)),
    Target("wire", readers.wire, readers.WIRE, ("readers/xml/", "readers/json/")),
    Target("pages", readers.pages, readers.PAGES, ("readers/web/",)),
    Target(
        "feeds",
        readers.feeds,
        readers.FEEDS,
        (*_of("readers/xml", "feeds wordpress"), "readers/json/json_feed.py"),
    ),
    Target("mail", readers.mail, readers.MAIL, _of("readers/containers", "mail alerts")),
    Target("exports", readers.exports, readers.EXPORTS, ("readers/exports/",)),
    Target("tables", readers.tables, readers.TABLES, ("readers/documents/tables.py", "readers/json/columns.py")),
    Target("documents", readers.documents, readers.DOCUMENTS, ("readers/documents/",)),
    Target("containers", readers.containers, readers.CONTAINERS, ("readers/containers/", "readers/web/warc.py")),
    Target(
        "encodings", readers.encodings, readers.ENCODINGS, ("readers/encoding.py", "readers/web/page_encoding.py")
    ),
    Target("tokens", matching.tokens, ("text",), _of("matching", "tokens fold"), minutes=20),
    Target("matcher", matching.matcher, matching.CHOICES, ("matching/", "scoring/", "matcher.py"), minutes=20),
    Target("profile", loaders.profile, ("plain", "lines"), ("profiles/",)),
    Target("boolean", loaders.boolean, loaders.DIALECTS, ("profiles/boolean/",)),
    Target("settings", loaders.settings, ("plain",), _of("profiles", "settings_keys values syntax")),
)


def target_of(name: str) -> Target:
    """The target of that name; KeyError for an unknown one."""
    return {target.name: target for target in TARGETS}[name]
