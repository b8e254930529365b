"""The formats of a digest by name. A format is a row here: where its renderer is.

A renderer is given all digests of a run that go to one place, one for each profile, and turns them into text.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Protocol

from triage.digest.model import Digest
from triage.errors import UsageError
from triage.render.view.options import Options


class DigestRenderer(Protocol):
    """Prints digests."""

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """The text in pieces, the last of them ending its line."""
        ...


#: Format → module and class of its renderer.
_RENDERERS: dict[str, tuple[str, str]] = {
    "text": ("triage.render.terminal.digest_text", "DigestTextRenderer"),
    "markdown": ("triage.render.digest_markdown", "DigestMarkdownRenderer"),
    "html": ("triage.render.html.digest_html", "DigestHtmlRenderer"),
    "atom": ("triage.render.html.atom", "AtomRenderer"),
    "json": ("triage.render.json.digest_json", "DigestJsonRenderer"),
}
#: The values of `triage digest --format`.
DIGEST_FORMATS: tuple[str, ...] = tuple(_RENDERERS)


def digest_renderer(name: str, options: Options, others: Sequence[str] = ()) -> DigestRenderer:
    """The renderer of that name, its module imported now; `others` are formats that only the caller knows."""
    if name not in DIGEST_FORMATS:
        from triage.profiles.toml.hints import among

        raise UsageError(f"unknown format {name!r}", among(name, (*DIGEST_FORMATS, *others)))
    module, class_name = _RENDERERS[name]
    made: DigestRenderer = getattr(import_module(module), class_name)(options)
    return made
