"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from collections.abc import Iterator, Mapping
from typing import Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, language_tag, outlet_name
from triage.readers.json.json_values import first_text, objects, text_in, texts_in
from triage.readers.stamps import stamp
from triage.readers.web.markup import paragraphs, plain, text_of_html, title
from triage.readers.xml.xml_reader import each

_NAME = "json-feed"


def is_ours(document: Mapping[str, Any]) -> bool:
    """Whether a document is a feed: it says which version it keeps to."""
    return "jsonfeed.org/version" in text_in(document.get("version")) and isinstance(document.get("items"), list)


def articles(feed: Mapping[str, Any]) -> Iterator[Article | Problem]:
    """The items of a feed."""
    outlet = outlet_name(first_text(feed, "title"))
    language = first_text(feed, "language")
    people = _people(feed)

    def article_of(item: Mapping[str, Any]) -> Article:
        html, summary = first_text(item, "content_html"), plain(first_text(item, "summary"))
        body = text_of_html(html) if html else paragraphs(first_text(item, "content_text"))
        published = first_text(item, "date_published", "date_modified")
        authors = _people(item)
        return Article(
            title=title(first_text(item, "title")),
            body=body or summary,
            abstract=summary if body else "",
            byline=", ".join(authors),
            authors=authors or people,
            keywords=distinct(texts_in(item.get("tags"))),
            outlet=outlet,
            url=first_text(item, "url", "external_url"),
            language=language_tag(first_text(item, "language"), language),
            id=first_text(item, "id"),
            published=stamp(published),
            published_text=published,
            updated=stamp(first_text(item, "date_modified")),
            format=_NAME,
        )

    def is_article(article: Article) -> bool:
        return bool(article.title or article.body or article.url)

    return each(article_of, objects(feed["items"]), is_article=is_article)


def _people(holder: Mapping[str, Any]) -> tuple[str, ...]:
    return distinct(texts_in(holder.get("authors")) or texts_in(holder.get("author")))
