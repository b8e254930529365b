"""What robots.txt asks of us (RFC 9309): may this page be fetched, and how slowly.

Our own reading, in time that grows with the text alone: rules come from strangers, and their wildcards must not become
expressions that run for ever.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from msgspec import Struct

#: Bytes that are read of a robots.txt, as the standard has it; rules and characters of a rule that are looked at.
LARGEST = 500 << 10
_MOST_RULES, _LONGEST_RULE = 5_000, 2_000
#: The longest pause that is kept; a site that asks for more is left to its feed.
_LONGEST_PAUSE = 60.0


class RobotsRules(Struct, frozen=True):
    """The rules of one group: pattern, and whether it allows."""

    rules: tuple[tuple[str, bool], ...] = ()
    pause: float | None = None

    def allow(self, url: str) -> bool:
        """Whether a page may be fetched: the longest rule decides, and of two the one that allows."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        best = max(
            ((len(pattern), allows) for pattern, allows in self.rules if _fits(pattern, path)), default=(0, True)
        )
        return best[1]


def rules_of(text: str, agent: str) -> RobotsRules:
    r"""The rules for us: of the groups that name us, else of those for everybody.

    >>> rules = rules_of("User-agent: *\nDisallow: /private/*.html$\nAllow: /private/a", "news-triage")
    >>> [rules.allow(f"https://example.org/private/{page}") for page in ("a.html", "b.html", "b.html?x")]
    [False, False, True]
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    is_named = False
    for key, value in _lines(text):
        if key == "user-agent":
            names = [*names, value.lower()] if is_named else [value.lower()]
            is_named = True
        elif key in ("allow", "disallow", "crawl-delay"):
            is_named = False
            for name in names:
                groups.setdefault(name, []).append((key, value))
    found = groups.get(agent.lower(), groups.get("*", []))
    rules = tuple((_normal(value), key == "allow") for key, value in found if key != "crawl-delay" and value)
    pauses = [
        float(value)
        for key, value in found
        if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value)
    ]
    return RobotsRules(rules[:_MOST_RULES], min(max(pauses), _LONGEST_PAUSE) if pauses else None)


def sitemaps_of(text: str) -> tuple[str, ...]:
    """The sitemaps that it names."""
    return tuple(value for key, value in _lines(text) if key == "sitemap")


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()[:_LONGEST_RULE]


def _normal(path: str) -> str:
    """Percent signs undone, except where they stand for what means something in a rule."""
    return unquote(re.sub(r"%(?=2[4aAfF5])", "%25", path))


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says, in which * is anything and $ the end; no longer than both together."""
    is_whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for place, part in enumerate(others):
        if is_whole and place == len(others) - 1:
            return len(path) - len(part) >= at and path.endswith(part)
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not is_whole or at == len(path)
