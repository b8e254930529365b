"""The pages of the documentation, and what stands in them."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("[a-z]*/**/README.md")])


class Block(NamedTuple):
    """A fenced block of code; `line` is where it begins in its page."""

    page: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def _every_block() -> list[Block]:
    parser = MarkdownIt().disable("inline")
    return [
        Block(name_of(page), token.map[0] + 1, token.info, token.content)
        for page in PAGES
        for token in parser.parse(page.read_text("utf-8"))
        if token.type == "fence" and token.map
    ]


def blocks(language: str) -> list[Block]:
    """All blocks of a language."""
    return [block for block in _every_block() if block.language == language]


@cache
def _tokens(page: Path) -> list[Token]:
    return MarkdownIt().parse(page.read_text("utf-8"))


def links(page: Path) -> list[str]:
    """Targets of links and pictures."""
    tokens = [child for token in _tokens(page) for child in token.children or ()]
    found = [token.attrGet("href") or token.attrGet("src") for token in tokens]
    return [str(target) for target in found if target]


def anchors(page: Path) -> set[str]:
    """What `#…` may name: the headings, as code hosts write them."""
    tokens = _tokens(page)
    titles = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    return {
        "".join(letter for letter in title.lower().replace(" ", "-") if letter.isalnum() or letter in "-_")
        for title in titles
    }
