"""An article → the shingles by which copies of it are recognised.

A shingle is a run of five tokens of title and body, case ignored. What the shingles of two articles have in common
says how much of their text they share; what is made of that is decided in `copies`.
"""

from collections.abc import Iterable
from itertools import accumulate, islice
from zlib import crc32

from triage.article import Article
from triage.languages.numbers.figures import amounts
from triage.matching import tokens
from triage.stories import compiled

#: Tokens in a shingle.
LENGTH = 5
#: A text is compared by its first tokens; no news story is longer, and a book in the folder stays bounded.
MOST_TOKENS = 10_000
MOST_CHARACTERS = 60_000


def shingles_of(article: Article) -> tuple[frozenset[int], int]:
    """The shingles of title and body, as 32-bit hashes, and how many tokens are compared.

    A text under five tokens has no shingle and is nobody's copy.

    >>> article = Article(title="Rain in Lima", body="Rain fell on Monday, 12 mm.")
    >>> shingles, tokens = shingles_of(article)
    >>> len(shingles), len(numbers_of(article)), tokens
    (5, 1, 9)
    """
    if compiled.ALIKE is not None:
        text = _text(article).lower()
        found, count = compiled.ALIKE.shingles(_bytes(_words(text)), _has_apostrophe(text), LENGTH)
        return frozenset(found), count
    words = compared(article)
    return frozenset(_shingles(words)), len(words)


def numbers_of(article: Article) -> frozenset[int]:
    """Words that hold a digit, as 32-bit hashes: what differs in a series made by one template. Asked only of texts that are alike."""
    return frozenset(_numbers(_text(article)))


def compared(article: Article) -> list[str]:
    """The tokens that are compared: quotation marks and case differ between copies and are left out."""
    text = _text(article).lower()
    words = _words(text)
    return [bare for word in words if (bare := word.strip("'"))] if _has_apostrophe(text) else words


def _words(text: str) -> list[str]:
    return tokens.surfaces([text])[:-1][:MOST_TOKENS]


def _has_apostrophe(text: str) -> bool:
    """Whether some of its tokens may begin or end with one: they are quotation marks as well."""
    return "'" in text or "’" in text


def _bytes(words: list[str]) -> bytes:
    return " ".join(words).encode("utf-8", "surrogatepass")


def _shingles(words: list[str]) -> list[int]:
    # CRC-32 is the same on every machine and costs a tenth of a microsecond. A chance collision, one in some
    # hundred thousand pairs of articles, moves a Jaccard of 300 shingles by .003.
    if len(words) < LENGTH:
        return []
    data = _bytes(words)
    # A quarter of what stories cost is here: no step of Python for a single word.
    sizes = [1 + size for size in _lengths(words, data)]
    starts, ends = accumulate(sizes, initial=0), islice(accumulate(sizes, initial=-1), LENGTH, None)
    return list(map(crc32, map(data.__getitem__, map(slice, starts, ends))))


def _lengths(words: list[str], data: bytes) -> Iterable[int]:
    """The lengths of the words in bytes."""
    if data.isascii():
        return map(len, words)
    return [len(word.encode("utf-8", "surrogatepass")) for word in words]


def _numbers(text: str) -> list[int]:
    """Whatever has digits, but for the times and dates at which it was sent and the numbers of stories."""
    return [crc32(number.encode("utf-8")) for number in amounts(text[:MOST_CHARACTERS])]


def _text(article: Article) -> str:
    """What is compared: a feed may have nothing but a summary."""
    return f"{article.title}\n{article.body or article.abstract}"
