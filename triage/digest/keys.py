"""By what an article is known again: a key that survives renaming and touching its file, and its address.

A key stands for one version of one article of one outlet. What is merely alike (a copy that was cut, an update) has
another key and is found by its text, in `past`.
"""

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from triage.article import Article
from triage.hashing import blake2b

#: Parameters that say how a reader came to a page and not which page it is.
TRACKING_STARTS = ("utm_", "mc_", "pk_", "piwik_", "matomo_", "hsa_", "at_", "ns_", "wt_")
TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid igshid twclid ttclid mkt_tok _ga _gl ref ref_src referrer source "
    "cmpid cmp ocid ncid sref smid smtyp ito xtor cid feedtype feedname partner rss output amp share guccounter".split()
)


def key_of(article: Article) -> int:
    """64 bits over all that makes this version of the article what it is; the file does not."""
    parts = (
        article.outlet,
        article.published,
        article.status,
        article.version,
        " ".join(article.title.split()),
        # A headline without a text says the same every week: its address tells which it is.
        " ".join(article.body.split()) or address_of(article),
    )
    digest = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def hashed(*parts: str) -> int:
    """64 bits over some texts."""
    digest = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def address_of(article: Article) -> str:
    """The article's address without scheme, tracking parameters and fragment; empty where it has none.

    >>> address_of(Article(url="https://www.Example.org/news/7/?utm_source=rss&id=4#top"))
    'example.org/news/7?id=4'
    >>> address_of(Article(url="https://example.org/")), address_of(Article(url="not an address"))
    ('', '')
    """
    try:
        parts = urlsplit(article.url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in TRACKING and not name.lower().startswith(TRACKING_STARTS)
    )
    # The front page of an outlet is nobody's address, though some feeds give it to every article.
    if not host or not (path or kept):
        return ""
    return f"{host}{path}?{urlencode(kept)}" if kept else f"{host}{path}"


def names_of(article: Article) -> tuple[str, ...]:
    """What the source itself calls the article: its id within the outlet, its address."""
    names = [f"id {article.outlet}\0{article.id}"] if article.id else []
    address = address_of(article)
    return (*names, f"url {address}") if address else tuple(names)
