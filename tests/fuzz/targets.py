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
    Target(
        "wire-text",
        readers.wire_text,
        readers.WIRE_TEXT,
        _of(
            "readers",
            "text anpa1312 iptc7901 story furniture headers foot dates word_dates alerts lines wire_text encoding",
        ),
    ),
    Target(
        "wire",
        readers.wire,
        readers.WIRE,
        _of(
            "readers",
            "nitf newsml newsml_g2 ritzau jimi press_release rcv1 reuters_sgml trec mediawiki wiki_text unknown json_news ninjs ap_json records services "
            "json_values tree xml_reader markup stamps",
        ),
    ),
    Target(
        "pages", readers.pages, readers.PAGES, _of("readers", "pages page_facts page_times page_title html_export")
    ),
    Target("feeds", readers.feeds, readers.FEEDS, _of("readers", "feeds wordpress json_feed")),
    Target("mail", readers.mail, readers.MAIL, _of("readers", "mail")),
    Target(
        "exports",
        readers.exports,
        readers.EXPORTS,
        _of(
            "readers",
            "factiva factiva_text factiva_xml proquest proquest_text nexis_html nexis_text nexis_labels nexis_uni europresse japanese_archives integrum "
            "defacto defacto_text mediargus clippings references text_export html_export fields",
        ),
    ),
    Target("tables", readers.tables, readers.TABLES, _of("readers", "tables columns")),
    Target(
        "documents",
        readers.documents,
        readers.DOCUMENTS,
        _of("readers", "docx odt office workbooks rtf pdf parquet"),
    ),
    Target("containers", readers.containers, readers.CONTAINERS, _of("readers", "archives compressed warc")),
    Target("tokens", matching.tokens, ("text",), _of("matching", "tokens fold"), minutes=20),
    Target("matcher", matching.matcher, matching.CHOICES, ("matching/", "scoring/", "matcher.py"), minutes=20),
    Target("profile", loaders.profile, ("plain", "lines"), ("profiles/",)),
    Target("boolean", loaders.boolean, loaders.DIALECTS, ("profiles/boolean/",)),
    Target("settings", loaders.settings, ("plain",), _of("profiles", "settings_keys values syntax")),
)


def target_of(name: str) -> Target:
    """The target of that name; KeyError for an unknown one."""
    return {target.name: target for target in TARGETS}[name]
