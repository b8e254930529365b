"""The story in the data from which a page builds itself (`__NEXT_DATA__`, `Fusion.globalContent`, `__PRELOADED_STATE__`).

Some pages show nothing without their scripts, and a program that saves them saves no text. Their data has it: as a record with a
headline, or with its paragraphs as a list. Nothing is run; what is not plain JSON is passed over.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from triage.article import Article
from triage.readers.fields import fold
from triage.readers.json import columns
from triage.readers.json.json_values import text_in
from triage.readers.web.markup import paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: `window.__STATE__ = {`, one or several in a script.
_ASSIGNED = re.compile(r"(?:^|[;\n])[ \t]*+(?:(?:var|let|const)\s++)?[\w$.]{2,60}\s*+=\s*+(?=\{)")
_MOST_ASSIGNED, _MOST_VALUES, _DEEPEST = 12, 40_000, 14
#: Spans within spans of a paragraph: a link, and what is bold in it.
_DEEPEST_SPAN = 4
#: Characters from which a text is that of a story and no teaser.
_LEAST = 200
#: Where records keep the blocks of a text, and blocks what they say.
_BLOCKS = ("content_elements", "body", "content", "blocks", "paragraphs", "contents", "bodyblocks", "components")
_SAYS = ("content", "text", "value", "html", "innertext", "paragraph", "data", "children", "body")
_TEXTUAL = re.compile(
    r"(?i)^(?:text|paragraph|p|html|rich_?text|header|heading|h[2-4]|quote|blockquote|block|core/paragraph|)$"
)
_HEADLINES = frozenset(columns.NAMES["title"]) | {"headlines"}


def story_in(root: "Element", titles: tuple[str, ...]) -> Article | None:
    """The story: the record whose headline is one of the page's titles, else the only one there is; None in doubt."""
    found: dict[str, Article] = {}
    for record in _records(root):
        article = _article(record)
        # Data often has a story twice, once without the rest of its text.
        if article is not None and (
            article.title not in found or len(found[article.title].body) < len(article.body)
        ):
            found[article.title] = article
    said = [fold(one).casefold() for one in titles if one]
    named = [one for title, one in found.items() if any(_is_of(fold(title).casefold(), other) for other in said)]
    likely = named or list(found.values())
    return likely[0] if len(likely) == 1 else None


def _is_of(headline: str, title: str) -> bool:
    """Whether a title of a page is that of a headline, perhaps with the name of the site behind it."""
    return bool(headline) and (title == headline or title.startswith(headline))


def _records(root: "Element") -> Iterator[Mapping[str, Any]]:
    left = _MOST_VALUES
    for document in _documents(root):
        stack: list[tuple[Any, int]] = [(document, 0)]
        while stack and left:
            value, depth = stack.pop()
            left -= 1
            if isinstance(value, Mapping):
                if any(str(key).casefold() in _HEADLINES for key in value):
                    yield value
                inner = list(value.values())
            else:
                inner = value
            if depth < _DEEPEST:
                stack += [(one, depth + 1) for one in reversed(inner) if isinstance(one, dict | list)]


def _documents(root: "Element") -> Iterator[Any]:
    for script in root.iter("script"):
        kind, text = (script.get("type") or "").lower(), script.text or ""
        if len(text) < _LEAST or "ld+json" in kind:
            continue
        starts = [0] if "json" in kind else [one.end() for one in _ASSIGNED.finditer(text)][:_MOST_ASSIGNED]
        for start in starts:
            try:
                document, _ = json.JSONDecoder().raw_decode(text.strip() if start == 0 else text, start)
            except (ValueError, RecursionError):
                continue
            if isinstance(document, dict | list):
                yield document


def _article(record: Mapping[str, Any]) -> Article | None:
    blocks = next(
        (text for name, value in record.items() if name.casefold() in _BLOCKS and (text := _of_blocks(value))), ""
    )
    headlines = record.get("headlines")
    title = {"title": text_in(headlines.get("basic") or "")} if isinstance(headlines, Mapping) else {}
    article = columns.article_of({**record, **title, **({"body": blocks} if blocks else {})}, is_of_news=True)
    if (
        article is None
        or not article.title
        or len(article.body) < _LEAST
        or article.body.count(" ") < _LEAST // 10
    ):
        return None
    return article


def _of_blocks(value: Any) -> str:
    """The paragraphs of a list of blocks, or of a document that holds one, those of text; "" for anything else."""
    if isinstance(value, Mapping):
        value = next((value[name] for name in _BLOCKS if isinstance(value.get(name), list)), None)
    if not isinstance(value, list):
        return ""
    said = []
    for block in value:
        if isinstance(block, str):
            said.append(paragraphs(block))
        elif isinstance(block, Mapping) and _TEXTUAL.match(_kind(block)):
            text = _text_of(block)
            said.append(paragraphs(text) if text else "")
    return "\n\n".join(filter(None, said))


def _kind(block: Mapping[str, Any]) -> str:
    return str(next((block[name] for name in ("type", "_type", "nodeType", "name") if block.get(name)), ""))


def _text_of(block: Mapping[str, Any], depth: int = 0) -> str:
    """What a block says: a text, or the texts of the spans in it, one behind the other."""
    for name in _SAYS:
        value = block.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list) and depth < _DEEPEST_SPAN:
            spans = (one for one in value if isinstance(one, Mapping))
            if text := "".join(_text_of(one, depth + 1) for one in spans):
                return text
    return ""
