"""The names by which the command line asks for a renderer, each module imported when it is asked for."""

from collections.abc import Callable

from triage.errors import UsageError
from triage.render.view.options import Options, Renderer


def _terminal(options: Options) -> Renderer:
    from triage.render.terminal.terminal import TerminalRenderer

    return TerminalRenderer(options)


def _json(options: Options) -> Renderer:
    from triage.render.json.json_document import JsonRenderer

    return JsonRenderer(options)


def _jsonl(options: Options) -> Renderer:
    from triage.render.json.jsonl import JsonLinesRenderer

    return JsonLinesRenderer(options)


def _csv(options: Options) -> Renderer:
    from triage.render.csv_table import CsvRenderer

    return CsvRenderer(options)


def _markdown(options: Options) -> Renderer:
    from triage.render.markdown import MarkdownRenderer

    return MarkdownRenderer(options)


def _html(options: Options) -> Renderer:
    from triage.render.html.html import HtmlRenderer

    return HtmlRenderer(options)


def _paths(options: Options) -> Renderer:
    from triage.render.paths import PathsRenderer

    return PathsRenderer(options)


_FACTORIES: dict[str, Callable[[Options], Renderer]] = {
    "terminal": _terminal,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "markdown": _markdown,
    "html": _html,
    "paths": _paths,
}
#: The values of `--format`.
FORMATS: tuple[str, ...] = tuple(_FACTORIES)


def renderer(name: str, options: Options) -> Renderer:
    """The renderer of that name; its module is imported now."""
    try:
        factory = _FACTORIES[name]
    except KeyError:
        from triage.profiles.toml.hints import among

        raise UsageError(f"unknown format {name!r}", among(name, FORMATS)) from None
    return factory(options)
