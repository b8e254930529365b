"""A regular expression that is compiled when it is first used.

Python compiles slowly: the expressions of wire furniture take longer than a small scan, and most articles need few.
"""

import re
from typing import Any


class Expression:
    """Stands in for a compiled pattern; after the first use its methods are the pattern's own.

    >>> Expression("a+").fullmatch("aa")
    <re.Match object; span=(0, 2), match='aa'>
    """

    def __init__(self, source: str | bytes, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and take over the pattern's methods; only called while a method is missing."""
        if name.startswith("_"):
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        for method in ("fullmatch", "match", "search", "findall", "finditer", "sub"):
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)
