"""Which articles below a threshold may tell a story of those above it: by whole passages, headlines and ids that they share.

A quick look at many, so that only a few are compared; what they are to the stories is decided in `stories`.
"""

from collections.abc import Iterable, Iterator

from triage.article import Article
from triage.stories.marks import bare_title

#: Characters of a passage that says something.
LEAST = 30


def candidates(articles: Iterable[Article], stories: Iterable[Article]) -> Iterator[bool]:
    """Whether each of the first shares anything with any of the second.

    >>> old = Article(title="Two dead", body="The ferry to Lima sank on Monday in the fog. Divers search.")
    >>> new = Article(title="Toll rises", body="Nine are dead. The ferry to Lima sank on Monday in the fog. More soon.")
    >>> list(candidates([new, Article(title="Rain", body="Rain fell in Lima.")], [old]))
    [True, False]
    """
    known = {key for article in stories for key in _keys(article)}
    return (any(key in known for key in _keys(article)) for article in articles)


def _keys(article: Article) -> Iterator[int]:
    if article.id:
        yield hash((article.id, article.outlet))
    text = article.body or article.abstract
    yield hash(" ".join(bare_title(article.title).casefold().split()) or article.path)
    for part in text.replace("\u3002", ". ").split(". "):
        passage = " ".join(part.split())
        if len(passage) >= LEAST or not passage.isascii():
            yield hash(passage)
