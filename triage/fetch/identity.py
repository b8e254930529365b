"""By what an article is known again: its id, its address, its text.

Ids are a source's own unless they are addresses or names of the whole web; a text counts with its headline, where it is long
enough to be nobody else's, and only within an outlet, since an agency's story in another paper is news of that paper.
"""

import re
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Struct

from triage.article import Article, moment

_GLOBAL = ("http://", "https://", "urn:", "tag:")
#: What campaigns hang onto an address.
_TRACKING = re.compile(
    r"utm_\w{1,40}|fbclid|gclid|dclid|msclkid|mc_[ce]id|at_(?:medium|campaign)|cmpid|ito|xtor|ocid|smid|ns_\w{1,40}"
)
#: Characters of a text that no second article begins and ends with by chance.
_OWN_TEXT = 200


class ArticleKeys(Struct, frozen=True):
    """What of an article is compared; None where it says nothing."""

    id: bytes | None
    url: bytes | None
    text: bytes | None
    #: The headline, and headline with text, both without case and punctuation.
    headline: bytes
    words: bytes
    #: When it was last changed, in seconds; 0.0 for unknown.
    changed: float

    @property
    def names(self) -> tuple[bytes, ...]:
        """All names under which an article can be found again."""
        return tuple(key for key in (self.id, self.url, self.text) if key is not None)


def keys_of(article: Article, source: str, *, has_own_url: bool = True) -> ArticleKeys:
    """The keys of an article of a source; `has_own_url` False where others of the source have its address too."""
    headline, body = _plain(article.title), _plain(article.body)
    words = (headline, _plain(article.abstract), body)
    identity = _id(article.id, source)
    url = _hash("url", canonical(article.url)) if has_own_url and _is_a_page(article.url) else None
    # With its headline: what an outlet shows instead of an article, to those who do not pay, is the same for all.
    text = _hash("text", article.outlet.casefold(), headline, body) if len(body) >= _OWN_TEXT else None
    if text is None and article.format == "mail" and "@" in article.id:
        # A short message in another folder, or in the mailbox under another address: its id alone anybody can claim.
        text = _hash("message", article.id, *words)
    if identity is None and url is None and text is None:
        # It says nothing else by which it could be known.
        text = _hash("bare", source, article.published, *words)
    return ArticleKeys(
        id=identity,
        url=url,
        text=text,
        headline=_hash("headline", headline),
        words=_hash("words", *words),
        changed=moment(article.updated or article.published) or 0.0
        if article.updated or article.published
        else 0.0,
    )


def canonical(url: str) -> str:
    """An address without what does not tell pages apart.

    >>> canonical("http://www.Example.org/a/?utm_source=rss&id=7#top"), canonical("https://example.org/a?id=7")
    ('example.org/a?id=7', 'example.org/a?id=7')
    >>> canonical("https://[1/a?b"), canonical("http://[1/a?b")  # which nobody can read
    ('[1/a?b', '[1/a?b')
    """
    try:
        parts = urlsplit(url.strip())
        query = [
            (key, value)
            for key, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(key)
        ]
    except ValueError:
        return url.strip().removeprefix("http://").removeprefix("https://")
    place = parts.netloc.lower().removeprefix("www.")
    return f"{place}{parts.path.rstrip('/')}{'?' + urlencode(query) if query else ''}"


def _is_a_page(url: str) -> bool:
    """Whether an address is that of a page, and not of the whole site."""
    return url.startswith(("http://", "https://")) and bool(canonical(url).partition("/")[2] or "?" in url)


def _id(written: str, source: str) -> bytes | None:
    if not written:
        return None
    return _hash("id", written) if written.startswith(_GLOBAL) else _hash("id", source, written)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def file_key(keys: ArticleKeys, number: int, version: int) -> bytes:
    """What tells the file of an article from all others of the same minute and headline."""
    return blake2b(
        b"\0".join((keys.words, keys.id or b"", keys.url or b"", b"%d %d" % (number, version))), digest_size=8
    ).digest()


def _hash(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
