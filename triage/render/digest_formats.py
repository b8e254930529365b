"""The formats of a digest by name. A format is a row here: a function that makes its renderer.

A renderer is given all digests of a run that go to one place, one for each profile, and turns them into text.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from triage.digest.model import Digest
from triage.errors import UsageError
from triage.render.view.options import Options


class DigestRenderer(Protocol):
    """Prints digests."""

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """The text in pieces, the last of them ending its line."""
        ...


def _text(options: Options) -> DigestRenderer:
    from triage.render.terminal.digest_text import DigestTextRenderer

    return DigestTextRenderer(options)


def _markdown(options: Options) -> DigestRenderer:
    from triage.render.digest_markdown import DigestMarkdownRenderer

    return DigestMarkdownRenderer(options)


def _json(options: Options) -> DigestRenderer:
    from triage.render.json.digest_json import DigestJsonRenderer

    return DigestJsonRenderer(options)


def _html(options: Options) -> DigestRenderer:
    from triage.render.html.digest_html import DigestHtmlRenderer

    return DigestHtmlRenderer(options)


def _atom(options: Options) -> DigestRenderer:
    from triage.render.html.atom import AtomRenderer

    return AtomRenderer(options)


#: The values of `triage digest --format`.
DIGEST_FORMATS: dict[str, Callable[[Options], DigestRenderer]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "atom": _atom,
    "json": _json,
}


def digest_renderer(name: str, options: Options, others: Sequence[str] = ()) -> DigestRenderer:
    """The renderer of that name, its module imported now; `others` are formats that only the caller knows."""
    if name not in DIGEST_FORMATS:
        from triage.profiles.toml.hints import among

        raise UsageError(f"unknown format {name!r}", among(name, (*DIGEST_FORMATS, *others)))
    return DIGEST_FORMATS[name](options)
