"""Paths that are URLs, and the file systems behind them."""

from typing import Any

from triage.errors import UsageError


def is_url(path: str) -> bool:
    """Whether a path is for fsspec.

    >>> is_url("s3://archive/1996"), is_url("inbox/"), is_url("C:/inbox")
    (True, False, False)
    """
    scheme, separator, _ = path.partition("://")
    return bool(separator) and scheme.replace("+", "").replace("-", "").replace(":", "").isalnum()


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it; UsageError where its package is missing."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(
            f"{url}: reading URLs needs a library that is not installed", "pip install 'news-triage[ray]'"
        ) from error
    try:
        system, path = url_to_fs(url)
    except ImportError as error:
        hint = str(error).partition("\n")[0] or "pip install the fsspec package of this protocol"
        raise UsageError(f"{url}: the package for this protocol is not installed", hint) from error
    except ValueError as error:
        raise UsageError(f"{url}: {error}") from error
    return system, path
