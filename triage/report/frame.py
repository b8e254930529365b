"""Hits and rejects as columns, and as a frame of pandas or polars, whichever is installed."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from triage.errors import UsageError
from triage.report.periods import period_of

#: What a row says of its article, then of its score.
ARTICLE = ("path", "index", "id", "title", "outlet", "language", "published", "day", "week", "url", "words")
COLUMNS = (*ARTICLE, "profile", "score", "band", "hit", "reason", "terms")
LIBRARIES = ("pandas", "polars")


def columns_of(articles: Iterable[Any]) -> dict[str, list[Any]]:
    """A row for each hit or reject and each profile in which something matched, in their order."""
    rows = [row for one in articles for row in _rows(one)]
    return {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}


def frame_of(articles: Iterable[Any], library: str = "") -> Any:
    """The columns as a frame; UsageError where no library for it is installed, ValueError for one we do not know."""
    if library and library not in LIBRARIES:
        raise ValueError(f"library must be {' or '.join(map(repr, LIBRARIES))}, got {library!r}")
    for name in (library,) if library else LIBRARIES:
        try:
            return import_module(name).DataFrame(columns_of(articles))
        except ImportError:
            continue
    wanted = library or " or ".join(LIBRARIES)
    raise UsageError(f"a frame needs {wanted}, which is not installed", f"pip install {library or LIBRARIES[0]}")


def _rows(one: Any) -> list[tuple[Any, ...]]:
    article = one.article
    head = (
        article.path,
        article.index,
        article.identity,
        article.title,
        article.outlet or None,
        article.language or None,
        article.published or None,
        period_of(article.published, "day") or None,
        period_of(article.published, "week") or None,
        article.url or None,
        one.words,
    )
    return [
        (
            *head,
            score.profile,
            score.value,
            score.band,
            score.hit,
            score.reason.code if score.reason else None,
            ", ".join(part.term for part in score.contributions if "gate" not in part.kinds),
        )
        for score in one.scores
    ]
