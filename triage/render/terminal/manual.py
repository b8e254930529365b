"""A page of the manual, which is Markdown, on a terminal."""

import io
import re
from collections.abc import Iterator

#: Longer lines are hard to read.
WIDEST = 100
_LINK = re.compile(r"(!?)\[([^\[\]]{1,500})\]\(([^()\s]{1,300})\)")


def manual(markdown: str, columns: int, *, has_colour: bool) -> Iterator[str]:
    """The page, line by line. Links between pages are text alone: see `see_also`."""
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    console = Console(
        file=io.StringIO(),
        width=min(columns, WIDEST),
        force_terminal=has_colour,
        no_color=not has_colour,
        color_system="standard" if has_colour else None,
        legacy_windows=False,
        theme=Theme({"markdown.code": "bold cyan", "markdown.code_block": "cyan"}),
    )
    # The style of code is one of the terminal's own colours, whatever its background.
    page = Markdown(
        _LINK.sub(_shown, markdown), hyperlinks=False, code_theme="ansi_dark", inline_code_theme="ansi_dark"
    )
    with console.capture() as shown:
        console.print(page)
    for line in shown.get().splitlines():
        yield line.rstrip() + "\n"


def see_also(markdown: str) -> list[str]:
    """The pages beside this one to which it has links, by name, each once, in order."""
    targets = (found[3].partition("#")[0] for found in _LINK.finditer(markdown))
    return list(
        dict.fromkeys(target.removesuffix(".md") for target in targets if re.fullmatch(r"[a-z]+\.md", target))
    )


def _shown(link: re.Match[str]) -> str:
    """A link as a terminal shows it: pictures not at all, addresses whole, other pages by their text."""
    if link[1]:
        return ""
    return link[0] if link[3].startswith("https:") else link[2]
