"""Articles and prepositions that have lost their vowel before a name: l'Italie, d'Emmanuel, dell'Ucraina."""

import re

_ELIDED = re.compile(
    r"(?:[LlDdSsNnJjMmTtCc]|[Qq]u|[Ll]orsqu|[Jj]usqu|[Pp]uisqu|[Dd]ell|[Aa]ll|[Nn]ell|[Ss]ull|[Dd]all|[Uu]n|[Cc]oll)'(?=[^\W\d_])"
)


def elision_end(word: str) -> int:
    """Where such a word ends that is written on, behind its apostrophe; 0 if there is none.

    >>> elision_end("l'Italie"), elision_end("dell'Ucraina"), elision_end("Cote d'Or"), elision_end("Italie")
    (2, 5, 0, 0)
    """
    match = _ELIDED.match(word) if "'" in word else None
    return match.end() if match else 0
