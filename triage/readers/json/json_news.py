"""JSON of any kind that may hold news: decoded once, then given to the dialect that knows it.

Items stand alone, in lists, or wrapped in the answer of an interface. A dialect's module knows one item; where items lie in
a document is known here, and how a file is cut into documents in `json_documents`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.blocks import Block, Layout, Tally, converted, placed_within, text_of
from triage.readers.contract import Bounds, suffix_of
from triage.readers.encoding import decode
from triage.readers.json import ap_json, column_names, columns, json_feed, ninjs, services
from triage.readers.json.json_documents import bad_lines, decoded, documents_in, is_document
from triage.readers.json.json_lines import LinesReader
from triage.readers.json.json_values import half_said, without_halves
from triage.readers.xml.xml_reader import each, placed

_RECOGNISED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:window\.YTD\.[\w.]{1,60} = )?(?:\{\s*[\"}]|\[\s*(?:\{|\[\s*\"))"
)
#: What archives of Twitter write before their data.
_ASSIGNED = re.compile(r"\A\s*+window\.YTD\.[\w.]{1,60} = (?=\[)")
#: Keys under which answers of interfaces keep their items.
_WRAPPERS = (
    "item items _items articles article news stories story docs documents results result hits entries records response data "
    "feed value content posts post rows values row children db info edges node nodes tweet".split()
)
_DEEPEST = 8
#: Suffixes of files with a record a line, be it one.
_OF_LINES = (".jsonl", ".ndjson")
#: A key that may be the number or the address of a record.
_NUMBERED = re.compile(r"[\d/]")
#: Objects whose keys are numbers of records, or names of columns, lie no deeper.
_DEEPEST_TABLE = 2
#: Nor do lists of news under keys that nobody knows lie deeper than this.
_DEEPEST_LIST = 5
#: Records of a list under an unknown key that are looked at.
_FIRST = 10


class _JsonNews(LinesReader):
    """The reader of news in JSON."""

    name = "json"
    suffixes = (".json", ".jsonl", ".ndjson", ".ninjs")

    def recognises(self, head: bytes, name: str) -> bool:
        """An object, or a list of objects; whether it holds news shows when it is read."""
        return (
            _RECOGNISED.match(head if b"\0" not in head[:4] else decode(head)[0].encode("utf-8", "replace"))
            is not None
        )

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of all documents in the file."""
        text, encoding = decode(data)
        text = _ASSIGNED.sub("", text, count=1) if text.lstrip()[:1] == "w" else text
        whole = without_halves(text)
        if whole != text:
            yield half_said(name)
        documents, problem = documents_in(whole, name)
        if problem:
            yield problem
        count = 0
        problems: list[Problem] = []
        search = _Search(dict(bounds.columns))
        search.is_lines = len(documents) > 1 or suffix_of(name) in _OF_LINES
        search.look_at(documents)
        found = (article for document in documents for article in _articles(document, name, problems, search))
        for thing in placed(found, name, self.name, encoding, bounds):
            count += 1
            yield thing
        if said := search.empty():
            problems.append(Problem(path=name, code="empty", message=said))
        yield from problems
        if said := search.absent():
            problems.append(Problem(path=name, code="damaged", message=said))
            yield problems[-1]
        if not count and not problem and not problems:
            yield Problem(path=name, code="unsupported", message=search.without())

    def is_record(self, line: str) -> bool:
        """Whether a line is a document by itself."""
        return is_document(line)

    def read_block(
        self, block: Block, layout: Layout, name: str, bounds: Bounds, tally: Tally
    ) -> Iterator[Article | Problem]:
        """The articles of the documents in a block."""
        search = _Search(dict(bounds.columns))
        search.is_lines = True
        problems: list[Problem] = []
        records = _numbered(text_of(block, layout, tally), block.first, search, tally)
        found = converted(records, lambda one: _articles(one, name, problems, search), name, bounds)
        yield from placed_within(found, name, self.name, layout.encoding, bounds, tally)
        yield from problems
        search.count(tally)

    def closing(self, tally: Tally, layout: Layout, name: str, bounds: Bounds) -> Iterator[Problem]:
        """What is to be said of the lines."""
        yield from super().closing(tally, layout, name, bounds)
        bad = tally.counts.get("bad", 0)
        if bad:
            yield bad_lines(name, bad, tally.numbers["bad"][0])
        empty = columns.without_text(tally.numbers.get("empty", []), tally.counts.get("empty", 0))
        if empty:
            yield Problem(path=name, code="empty", message=empty)
        absent = column_names.absent(tally.names, dict(bounds.columns)) if tally.names else ""
        if absent:
            yield Problem(path=name, code="damaged", message=absent)
        if not (tally.articles or tally.problems or bad or empty or absent):
            others = {kind[1:]: count for kind, count in tally.counts.items() if kind.startswith(":")}
            yield Problem(path=name, code="unsupported", message=_without(others))


READER = _JsonNews()


def _numbered(text: str, first: int, search: "_Search", tally: Tally) -> Iterator[tuple[int, Any]]:
    """The documents of lines, with the numbers of the lines."""
    for number, line in enumerate(text.split("\n"), first):
        if not line.strip():
            continue
        whole = without_halves(line)
        if whole != line:
            tally.note("half", number)
        try:
            document = decoded(whole)
        except (ValueError, RecursionError):
            tally.note("bad", number)
            continue
        search.at(number)
        yield number, document


def _articles(document: Any, path: str, problems: list[Problem], search: "_Search") -> Iterator[Article | Problem]:
    if isinstance(document, Mapping):
        if json_feed.is_ours(document):
            yield from json_feed.articles(document)
            return
        if ap_json.is_ours(document):
            for thing in ap_json.articles(document, path):
                if isinstance(thing, Problem) and thing.path:
                    problems.append(thing)
                else:
                    yield thing
            return
    yield from search.found(document, is_listed=search.is_lines)


class _Search:
    """The search for articles in documents; `mapping` is the user's word on columns."""

    def __init__(self, mapping: Mapping[str, str]) -> None:
        self._mapping = mapping
        #: The keys of all that was looked at, where the user named some.
        self._keys: dict[str, None] = {}
        #: Items of news that are no text, by their kind.
        self._others: Counter[str] = Counter()
        #: Whether each line is a document.
        self.is_lines = False
        self._are_news = False
        #: Records of a list so far, and the numbers of those with neither a headline nor a text.
        self._records = 0
        self._without_text: list[int] = []

    def found(self, value: Any, depth: int = 0, *, is_listed: bool = False) -> Iterator[Article | Problem]:
        """The articles in a value: it is one, or a list of them, or wraps either."""
        if isinstance(value, list):
            if value and isinstance(value[0], list):
                # A table whose first row has the names of its columns.
                value = columns.of_split({"columns": value[0], "data": value[1:]})
            self.look_at(value)
            for part in value:
                if isinstance(part, Mapping):
                    yield from self.found(part, depth + 1, is_listed=True)
            return
        if not isinstance(value, Mapping):
            return
        is_of_news = is_listed and not ninjs.is_ours(value) and self._is_of_news(value)
        self._records += is_listed
        things = list(
            each(lambda one: self._article(one, is_of_news=is_of_news), (value,), is_article=lambda article: True)
        )
        yield from things
        if is_of_news and not things and not any(isinstance(inner, list | Mapping) for inner in value.values()):
            self._without_text.append(self._records)
        if things or depth >= _DEEPEST or ninjs.is_ours(value):
            return
        value = services.joined(value)
        if rows := columns.of_split(value):
            yield from self.found(rows, depth + 1)
            return
        inside = [value[wrapper] for wrapper in _WRAPPERS if isinstance(value.get(wrapper), list | Mapping)]
        if (
            not inside
            and depth <= _DEEPEST_TABLE
            and value
            and all(isinstance(one, Mapping) for one in value.values())
        ):
            # A table by its columns, or records by their numbers.
            rows = columns.by_rows(value) or (list(value.values()) if all(map(_NUMBERED.search, value)) else [])
            inside = [rows] if rows else []
        if not inside and depth <= _DEEPEST_LIST:
            inside = list(_elsewhere(value))
        for one in inside:
            yield from self.found(one, depth + 1)

    def look_at(self, records: Sequence[Any]) -> None:
        """Note whether some of a list are news: then the others are, too, though they leave out what they do not have."""
        self._are_news |= any(isinstance(one, Mapping) and columns.is_record_of_news(one) for one in records)

    def _is_of_news(self, value: Mapping[str, Any]) -> bool:
        return columns.is_record_of_news(value, is_beside_news=self._are_news)

    def _article(self, value: Mapping[str, Any], *, is_of_news: bool = False) -> Article | None:
        if not ninjs.is_ours(value):
            if self._mapping:
                self._keys.update(dict.fromkeys(value))
                for inner in value.values():
                    self._keys.update(dict.fromkeys(inner) if isinstance(inner, Mapping) else ())
            return columns.article_of(value, self._mapping, is_of_news=is_of_news)
        article = ninjs.article_of(value)
        if article is None and (kind := ninjs.kind_of(value)):
            self._others[kind] += 1
        return article

    def at(self, number: int) -> None:
        """The next record has this number."""
        self._records = number - 1

    def count(self, tally: Tally) -> None:
        """Add what was found of one block to what is said of all."""
        for number in self._without_text:
            tally.note("empty", number)
        for kind, count in self._others.items():
            tally.note(":" + kind, 0, count)
        tally.names.update(self._keys)

    def empty(self) -> str:
        """What to say of records that have neither a headline nor a text."""
        return columns.without_text(self._without_text)

    def absent(self) -> str:
        """What to say of keys that the user named and no record has."""
        return column_names.absent(self._keys, self._mapping) if self._keys else ""

    def without(self) -> str:
        """What documents without an article hold."""
        return _without(self._others)


def _without(kinds: Mapping[str, int]) -> str:
    """What documents without an article hold."""
    if not kinds:
        return "JSON without an article that triage knows how to find"
    others = ", ".join(f"{count} × {kind}" if count > 1 else f"a {kind}" for kind, count in kinds.items())
    return f"holds no article, only {others}"


def _elsewhere(value: Mapping[str, Any]) -> Iterator[Any]:
    """Lists of which one of the first records looks like news, under a key that nobody knows; or what may hold such a list."""
    for one in value.values():
        if isinstance(one, list) and one and isinstance(one[0], Mapping):
            # A site and its author may stand before the article.
            first = [part for part in one[:_FIRST] if isinstance(part, Mapping)]
            values = (inner for part in first for inner in part.values())
            if any(map(column_names.is_news, map(list, first))) or any(map(_holds_a_list, values)):
                yield one
        elif isinstance(one, Mapping) and any(_holds_a_list(inner) for inner in one.values()):
            yield one


def _holds_a_list(value: Any) -> bool:
    """Whether a value is a list of records, or has one in it."""
    inner = value.values() if isinstance(value, Mapping) else (value,)
    return any(isinstance(one, list) and one and isinstance(one[0], Mapping) for one in inner)
