"""The text of a body that is no string: a list of paragraphs, or the tree of blocks that an editor of pages writes.

ProseMirror, Slate, Lexical, Draft.js, Editor.js, Portable Text, the rich text of Contentful, the blocks of WordPress and of
the BBC, the sections of Fundus: each has blocks with spans of text in them, under a handful of names.
"""

import re
from collections.abc import Mapping
from typing import Any

from triage.readers.json.json_values import text_in
from triage.readers.web.markup import looks_like_html, paragraphs, text_of_html

#: Spans within spans of a paragraph: a link, and what is bold in it.
_DEEPEST_SPAN = 4
#: Where an editor keeps the block that all others are in.
_ROOTS = ("root", "document")
#: Where records keep the blocks of a text, and blocks what they say. Names are compared as those of columns are.
BLOCKS = tuple(
    "contentelements body content blocks paragraphs contents bodyblocks components sprinkledbody articlebody structuredbody richtext storyelements cards elements "
    "articleblocks children items sections".split()
)
_SAYS = (
    "content",
    "text",
    "value",
    "html",
    "innertext",
    "paragraph",
    "data",
    "children",
    "body",
    "attributes",
    "items",
)
_TEXTUAL = re.compile(
    r"(?i)^(?:text|paragraph|p|html|rich_?text|(?:sub)?header|(?:sub)?heading|subheadline|heading ?[2-4]|h[2-4]|quote|pull_?quote|blockquote|block|core/(?:paragraph|heading|list|list-item|quote)"
    r"|unstyled|intro|lead|standfirst|markdown|question|answer|header-(?:two|three|four)|(?:un)?ordered-list-item"
    r"|(?:un)?ordered_?list|list|list_?item|ul|ol|li|)(?:_?(?:block|node|element))?$"
)


def told_in(value: Any) -> str:
    r"""The text of a value, with a blank line between the paragraphs of a list or of a tree of blocks.

    >>> told_in(["Rain fell.", "Wind rose."])
    'Rain fell.\n\nWind rose.'
    >>> told_in({"type": "doc", "content": [{"type": "p", "content": [{"text": "Rain "}, {"text": "fell."}]}]})
    'Rain fell.'
    """
    if isinstance(value, str):
        return value.strip()
    return of_blocks(value) or text_in(value)


def _plain(text: str) -> str:
    return text_of_html(text) if looks_like_html(text) else paragraphs(text)


def bare(name: Any) -> str:
    """A name as those of `BLOCKS` are written."""
    return str(name).casefold().replace("_", "").replace("-", "")


def list_in(record: Mapping[str, Any]) -> list[Any]:
    """The blocks of a record or of a block; [] for none."""
    return next((value for name, value in record.items() if isinstance(value, list) and bare(name) in BLOCKS), [])


def unwrapped(block: Any) -> Any:
    """A block with what its model holds in its place."""
    model = block.get("model") if isinstance(block, Mapping) else None
    return {**model, "type": kind_of(block)} if isinstance(model, Mapping) else block


def of_blocks(value: Any, depth: int = 0) -> str:
    """The paragraphs of a list of blocks, or of a document that holds one, those of text; "" for anything else."""
    if isinstance(value, Mapping):
        value = list_in(next((inner for name in _ROOTS if isinstance(inner := value.get(name), Mapping)), value))
    if not isinstance(value, list) or depth > _DEEPEST_SPAN:
        return ""
    said = []
    for block in map(unwrapped, value):
        if isinstance(block, str):
            said.append(_plain(block))
        elif isinstance(block, Mapping) and _TEXTUAL.match(kind_of(block)):
            inner = list_in(block)
            is_of_paragraphs = "paragraphs" in block or any(map(_is_paragraph, inner))
            said.append(of_blocks(inner, depth + 1) if is_of_paragraphs else _plain(text_of(block)))
    return "\n\n".join(filter(None, said))


def _is_paragraph(block: Any) -> bool:
    """Whether a block within another is a paragraph, and no span of one."""
    kind = kind_of(block).casefold() if isinstance(block, Mapping) else ""
    is_block = kind.startswith(("paragraph", "listitem", "list_item", "list-item")) or kind in ("p", "li", "block")
    return is_block or (isinstance(block, Mapping) and not block.get("nodeType") and "<p>" in text_of(block)[:200])


def kind_of(block: Mapping[str, Any]) -> str:
    """What a block says that it is, "" where it does not."""
    return str(
        next((block[name] for name in ("type", "_type", "nodeType", "__typename", "name") if block.get(name)), "")
    )


def text_of(block: Mapping[str, Any], depth: int = 0) -> str:
    """What a block says: a text, or the texts of the spans in it, one behind the other."""
    block = unwrapped(block)
    for name in (*_SAYS, "blocks"):
        value = block.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, Mapping):
            value = [value]
        if isinstance(value, list) and depth < _DEEPEST_SPAN:
            spans = (_text_of_span(one, depth + 1) for one in value)
            if text := ("\n" if name == "items" else "").join(spans):
                return text
    return ""


def _text_of_span(span: Any, depth: int) -> str:
    return span if isinstance(span, str) else text_of(span, depth) if isinstance(span, Mapping) else ""
