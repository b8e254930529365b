"""The story in the data from which a page builds itself (`__NEXT_DATA__`, `__NUXT__`, `Fusion.globalContent`, `__APOLLO_STATE__`).

Some pages show nothing without their scripts, and a program that saves them saves no text. Their data (`page_data`) has it: as a
record with a headline, with its paragraphs as a list, or as a list of blocks one of which is the headline.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from triage.article import Article
from triage.readers.fields import fold
from triage.readers.json import columns
from triage.readers.json.block_texts import BLOCKS, bare, kind_of, list_in, of_blocks, text_of, unwrapped
from triage.readers.json.column_names import NAMES
from triage.readers.json.json_values import text_in
from triage.readers.web.page_data import documents, inner_document

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_VALUES, _DEEPEST = 40_000, 20
#: Characters from which a text is that of a story and no teaser.
_LEAST = 200
_HEADLINES = frozenset(NAMES["title"]) | {"headlines"}
#: Where a headline in several forms has that of the page.
_FORMS = ("basic", "default", "main", "headline", "web", "text", "title")
#: Blocks among which that of the headline is.
_FIRST_BLOCKS = 6


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
    for document in documents(root):
        stack: list[tuple[Any, int]] = [(document, 0)]
        while stack and left:
            value, depth = stack.pop()
            left -= 1
            if isinstance(value, Mapping):
                if any(str(key).casefold() in _HEADLINES for key in value) or _block_of(value, "headline"):
                    yield value
                inner = list(value.values())
            else:
                inner = value
            if depth < _DEEPEST:
                stack += [
                    (one, depth + 1) for one in reversed(list(map(_opened, inner))) if isinstance(one, dict | list)
                ]


def _opened(value: Any) -> Any:
    return inner_document(value) if isinstance(value, str) else value


def _article(record: Mapping[str, Any]) -> Article | None:
    blocks = next(
        (text for name, value in record.items() if bare(name) in BLOCKS and (text := of_blocks(value))), ""
    )
    said: dict[str, Any] = {"title": _headline(record), "body": blocks, "published": _stamp(record)}
    article = columns.article_of({**record, **{name: one for name, one in said.items() if one}}, is_of_news=True)
    if (
        article is None
        or not article.title
        or len(article.body) < _LEAST
        or article.body.count(" ") < _LEAST // 10
    ):
        return None
    return article


def _headline(record: Mapping[str, Any]) -> str:
    """The headline where it stands in several forms, or as one of the blocks; "" for one that is a plain value."""
    for name in ("headlines", "headline", "title"):
        forms = record.get(name)
        if isinstance(forms, Mapping):
            return next((text for form in _FORMS if (text := text_in(forms.get(form)))), "")
    block = _block_of(record, "headline")
    return fold(text_of(block)) if block and not record.get("headline") else ""


def _stamp(record: Mapping[str, Any]) -> Any:
    block = _block_of(record, "timestamp")
    return block.get("timestamp") if block else None


def _block_of(record: Mapping[str, Any], kind: str) -> Mapping[str, Any] | None:
    """The first block of a kind near the beginning of a list of them; None for none."""
    first = map(unwrapped, list_in(record)[:_FIRST_BLOCKS])
    return next((block for block in first if isinstance(block, Mapping) and kind_of(block) == kind), None)
