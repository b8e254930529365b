"""Which articles quote the same words: what one speaker said once is told by many in words of their own, but quoted alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

from triage.article import Article
from triage.expression import Expression
from triage.stories.words import words_of

#: Characters of the body in which quotations are looked for, and words of one that nobody else says by chance.
LOOKED_AT, LEAST = 6_000, 8
#: A quotation in more articles than these is a saying, or a slogan.
MOST = 12

_QUOTED = Expression(r'["“„«「『]([^"“”„«»「」『』\n]{20,500})["”“»«」』]')


def quoting_alike(articles: Sequence[Article]) -> Iterator[tuple[int, ...]]:
    """The places of the articles that have a quotation in common, for each that two or more have.

    >>> said = Article(body='"The roof came down and nobody was in the hall, thank God," the mayor said.')
    >>> told = Article(body='The mayor: "The roof came down and nobody was in the hall, thank God."')
    >>> list(quoting_alike([said, Article(body='"Thank God," he said.'), told]))
    [(0, 2)]
    """
    having: dict[int, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        for quotation in _quotations(article):
            having[quotation].append(place)
    yield from sorted({tuple(places) for places in having.values() if 1 < len(places) <= MOST})


def _quotations(article: Article) -> set[int]:
    bodies = (words_of(found[1]) for found in _QUOTED.finditer(article.body[:LOOKED_AT]))
    return {crc32(" ".join(words).encode("utf-8", "surrogatepass")) for words in bodies if len(words) >= LEAST}
