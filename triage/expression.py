"""A regular expression that is compiled when it is first used.

Python compiles slowly: the expressions of wire furniture take longer than a small scan, and most articles need few.
What must be worked out before it can be compiled is a cached function instead.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Whoever checks types sees the pattern that it stands in for.
    Expression = re.compile
else:

    class Expression:
        """Stands in for a compiled pattern; after the first use its methods are the pattern's own.

        >>> Expression("a+").fullmatch("aa")
        <re.Match object; span=(0, 2), match='aa'>
        """

        def __init__(self, source, flags=re.NOFLAG):
            self._source = source
            self._flags = flags

        def __getattr__(self, name):
            """Compile, and take over the pattern's methods; only called while a method is missing."""
            if name.startswith("_"):
                raise AttributeError(name)
            pattern = re.compile(self._source, self._flags)
            for method in ("fullmatch", "match", "search", "findall", "finditer", "sub", "split"):
                setattr(self, method, getattr(pattern, method))
            return getattr(pattern, name)
