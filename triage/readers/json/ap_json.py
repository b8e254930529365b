"""The answers of the AP Media API: items of a ninjs of its own below `data`, with the story at a link or inside.

An answer announces how many items it holds.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.json.json_values import first_text, objects, text_in
from triage.readers.json.ninjs import article_of
from triage.readers.xml.xml_reader import each

_NAME = "ap-media-json"


def is_ours(document: Mapping[str, Any]) -> bool:
    """Whether a document is an answer of the API."""
    data = document.get("data")
    return "api_version" in document and isinstance(data, Mapping) and ("item" in data or "items" in data)


def articles(document: Mapping[str, Any], path: str) -> Iterator[Article | Problem]:
    """The text items of an answer."""
    data = document["data"]
    holders = list(objects(data["items"])) if "items" in data else [data]
    announced = data.get("current_item_count")
    if isinstance(announced, int) and announced != len(holders):
        yield Problem(path=path, code="count", message=f"header says {announced:,} items, found {len(holders):,}")
    yield from each(_article, holders, is_article=lambda article: True)


def _article(holder: Mapping[str, Any]) -> Article | None:
    item = holder.get("item")
    article = article_of(item, _NAME) if isinstance(item, Mapping) else None
    if article is None or not isinstance(item, Mapping):
        return None
    ids = item.get("altids")
    own = first_text(ids, "itemid") if isinstance(ids, Mapping) else ""
    # Its addresses carry keys of the customer and lead to the API, not to a page.
    return replace(article, id=own or article.id, url=text_in(item.get("link")))
