r"""Notes in Markdown that say what they are about: front matter of Hugo, Obsidian clippings, Readwise exports.

Front matter between `+++` is TOML, in braces JSON, between `---` YAML in its plain shapes. Other Markdown is plain text,
and `wire.text` reads it. A draft is withheld. `[[Lena Horn]]` is a link to a note on Lena Horn, and reads as her name, as `[Lena Horn](https://…)` does.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.expression import Expression
from triage.readers.contract import Bounds, empty, suffix_of
from triage.readers.documents.text_review import reviewed
from triage.readers.encoding import decode, is_text
from triage.readers.fields import fold, people
from triage.readers.web.markup import text_of_html
from triage.readers.wire.story import parse
from triage.readers.wire.text import MARKDOWN
from triage.readers.xml.xml_reader import placed

#: A link of a wiki: to a page, or to a page under another name.
_WIKI_LINK = Expression(r"!?\[\[(?:[^\[\]|\n]{1,200}+\|)?([^\[\]|\n]{1,200}+)\]\]")
#: A link to an address: the words that a reader sees are text, the address is not.
_LINK = Expression(r"!?\[([^\[\]\n]{1,300}+)\]\((?:[a-z]{3,10}:|[/.#])[^()\s]{0,600}+(?: \"[^\"\n]{0,200}+\")?\)")
#: Signs of headings and quotations before a line, and those around words that are stressed.
_BEFORE_LINE = Expression(r"(?m)^(?:#{1,6} ++|(?:> ?){1,4})(?=\S)")
_STRESSED = Expression(r"(?<![\w*\\])(\*{1,3}|__)(?=[^\s*_])([^*_\n]{0,300}[^\s*_\\])\1(?![\w*])")
_IS_DRAFT = Expression(r"(?im)^draft:[ \t]*(?:true|yes)[ \t\r]*$|^published:[ \t]*false[ \t\r]*$")
_METADATA = Expression(r"(?m)^## (?:Metadata|Metadaten)[ \t\r]*$")
_ENTRY = Expression(r"- (?P<key>[A-Z][A-Za-z ]{1,20}): (?P<value>[^\n]+)")
_HIGHLIGHTS = Expression(r"(?m)^## (?:New )?Highlights\b[^\n]*$")
_VIEW = Expression(r" ?\(\[View Highlight\]\([^()\s]{1,500}\)\)")
_FENCE = "+++"
#: Pages that makers of sites write with front matter, and how it begins.
_PAGES = (".html", ".htm")
_FENCED = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t\r]*\n(?:[\w-]{1,40}:|#)")


class _Notes:
    name = "text"
    suffixes = MARKDOWN

    def recognises(self, head: bytes, name: str) -> bool:
        """By suffix; Markdown without front matter is read as well, a page with it as what it is made of."""
        if suffix_of(name) in _PAGES:
            return _FENCED.match(head) is not None
        return suffix_of(name) in self.suffixes and is_text(head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """One article; front matter that cannot be read is text like any other."""
        text, encoding = decode(data)
        if suffix_of(name) in _PAGES:
            above, fence, page = text.partition("\n---")
            text = f"{above}{fence}\n\n{text_of_html(page)}"
        if told := reviewed(text, is_marked=True):
            yield from placed(iter(told), name, self.name, encoding, bounds)
            return
        front, body = _front_matter(text)
        body, front = _readwise(body, front)
        article = parse(body, name, encoding)
        is_draft = _is_draft(front) if front else bool(_IS_DRAFT.search(text, 0, text.find("\n---", 3) + 1))
        article = _with(article, front) if front else article
        article = _of_a_vault(article)
        if is_draft:
            article = replace(article, status="withheld")
        if article.title or article.body or article.credits:
            yield article
        else:
            yield empty(name)


READER = _Notes()


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    """What TOML or JSON says at the head, and the text below; YAML is left to the headers of text."""
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(_FENCE):
        written, fence, body = start[len(_FENCE) :].partition(f"\n{_FENCE}")
        if fence:
            import tomllib

            try:
                return tomllib.loads(written.replace("\r\n", "\n")), body.lstrip("\r\n")
            except (tomllib.TOMLDecodeError, RecursionError):
                return {}, text
    if start.startswith("{"):
        import json

        try:
            front, end = json.JSONDecoder(strict=False).raw_decode(start)
        except (ValueError, RecursionError):
            return {}, text
        if isinstance(front, dict) and start[end:].strip():
            return front, start[end:].lstrip()
    return {}, text


def _readwise(text: str, front: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The list of metadata of a Readwise export as front matter, the highlights as text."""
    found = _METADATA.search(text, 0, 2_000)
    highlights = _HIGHLIGHTS.search(text, found.end()) if found else None
    if front or found is None:
        return text, front
    end = highlights.start() if highlights else len(text)
    entries = {one["key"]: one["value"].strip() for one in _ENTRY.finditer(text, found.end(), end)}
    if "URL" not in entries and "Author" not in entries:
        return text, front
    title = entries.get("Full Title") or text[: found.start()].lstrip("# ").partition("\n")[0].strip()
    read = {"title": title, "author": entries.get("Author", ""), "url": entries.get("URL", "")}
    body = text[highlights.end() :] if highlights else text[found.end() :]
    lines = (_VIEW.sub("", line).removeprefix("- ") for line in body.strip().splitlines())
    return "\n\n".join(line for line in lines if line.strip()), read


def _is_draft(front: dict[str, Any]) -> bool:
    return front.get("draft") is True or front.get("published") is False


def _with(article: Article, front: dict[str, Any]) -> Article:
    """The article with what its front matter says, by the names of columns; its text is the one below."""
    from triage.readers.json.columns import article_of

    written = {key: _plain(value) for key, value in front.items()}
    said = article_of({**written, "title": written.get("title") or "-", "body": "-"})
    title = fold(str(written.get("title") or ""))
    # Many write the headline into the front matter and above the text.
    heading = "" if title and fold(article.title.lstrip("# ")) == title else article.title
    below = "\n\n".join(filter(None, (heading, article.body)))
    if said is None:
        return replace(article, title=title, body=below)
    return replace(
        said,
        title=title or article.title,
        body=below if title else article.body,
        credits=article.credits,
        path=article.path,
        format=article.format,
        encoding=article.encoding,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value if isinstance(value, (str, int, float, bool, dict)) or value is None else value.isoformat()


def _of_a_vault(article: Article) -> Article:
    """A note without the signs of Markdown; a source that is an address is the address, and its outlet is not known."""
    outlet, url = article.outlet, article.url
    if outlet.startswith(("http://", "https://")):
        outlet, url = "", url or outlet
    byline = _WIKI_LINK.sub(r"\1", article.byline)
    body = _WIKI_LINK.sub(r"\1", article.body) if "[[" in article.body else article.body
    body = _LINK.sub(r"\1", body) if "](" in body else body
    authors = people(byline) if byline != article.byline else article.authors
    body = _STRESSED.sub(r"\2", _BEFORE_LINE.sub("", body))
    return replace(article, outlet=outlet, url=url, byline=byline, authors=authors, body=body)
