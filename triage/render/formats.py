"""The names by which the command line asks for a renderer, each module imported when it is asked for."""

from importlib import import_module

from triage.errors import UsageError
from triage.render.view.options import Options, Renderer

#: Format → module and class of its renderer.
_RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("triage.render.terminal.terminal", "TerminalRenderer"),
    "json": ("triage.render.json.json_document", "JsonRenderer"),
    "jsonl": ("triage.render.json.jsonl", "JsonLinesRenderer"),
    "csv": ("triage.render.csv_table", "CsvRenderer"),
    "markdown": ("triage.render.markdown", "MarkdownRenderer"),
    "html": ("triage.render.html.html", "HtmlRenderer"),
    "paths": ("triage.render.paths", "PathsRenderer"),
}
#: The values of `--format`.
FORMATS: tuple[str, ...] = tuple(_RENDERERS)


def renderer(name: str, options: Options) -> Renderer:
    """The renderer of that name; its module is imported now."""
    if name not in _RENDERERS:
        from triage.profiles.toml.hints import among

        raise UsageError(f"unknown format {name!r}", among(name, FORMATS))
    module, class_name = _RENDERERS[name]
    made: Renderer = getattr(import_module(module), class_name)(options)
    return made
