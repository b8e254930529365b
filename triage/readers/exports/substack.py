"""Exports of Substack: a page without a headline for each post, and `posts.csv` beside or above them that has the rest.

The pages are `posts/1234.slug.html`; the table calls them `1234.slug`. What took the pages up, a folder or an archive,
finds the table and asks here.
"""

import re
from collections.abc import Mapping

from msgspec.structs import force_setattr

from triage.article import Article
from triage.readers.encoding import decode
from triage.readers.stamps import stamp

TABLE = "posts.csv"
_POST = re.compile(r"(?:^|[/!\\])(?P<name>(?P<number>\d{2,12})\.[^/!\\]{0,200})\.html$")
_LARGEST = 16 << 20
_COLUMNS = {"post_id", "title", "post_date"}

Posts = Mapping[str, Article]


def is_post(path: str) -> bool:
    """Whether a path is called as the page of a post is.

    >>> is_post("in/posts/1234.pay-deal.html"), is_post("export.zip!posts/1234.pay-deal.html"), is_post("in/1234.html")
    (True, True, False)
    """
    return path.endswith(".html") and _POST.search(path) is not None


def places_of_table(path: str) -> tuple[str, ...]:
    """Where the table may stand: beside a page, or above its folder.

    >>> places_of_table("in/posts/1234.pay-deal.html")
    ('in/posts/posts.csv', 'in/posts.csv')
    """
    folder = path[: max(path.rfind("/"), path.rfind("!")) + 1]
    above = folder[: max(folder.rfind("/", 0, -1), folder.rfind("!")) + 1]
    return (folder + TABLE,) if above == folder else (folder + TABLE, above + TABLE)


def posts_of(data: bytes) -> Posts:
    """What the table says of each post, by the name of its page; nothing where it is no table of Substack."""
    import csv
    import io

    rows = csv.DictReader(io.StringIO(decode(data[:_LARGEST])[0]))
    if not _COLUMNS.issubset(rows.fieldnames or ()):
        return {}
    posts: dict[str, Article] = {}
    try:
        for row in rows:
            number, title = row["post_id"] or "", row["title"] or ""
            status = "withheld" if (row.get("is_published") or "").lower() == "false" else ""
            posts[number] = posts[number.partition(".")[0]] = Article(
                title=title,
                abstract=row.get("subtitle") or "",
                published=stamp(row["post_date"] or ""),
                status=status,
            )
    except csv.Error:
        pass
    return posts


def complete(article: Article, posts: Posts, path: str) -> None:
    """Give the article of a post, fresh from its reader, headline, subtitle, day and status, where the table knows it."""
    found = _POST.search(path)
    post = (posts.get(found["name"]) or posts.get(found["number"])) if found else None
    if post is None:
        return
    for field in ("title", "abstract", "published", "published_text", "status"):
        if value := getattr(post, field):
            force_setattr(article, field, value)
