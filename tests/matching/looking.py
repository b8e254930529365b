"""Builders: what a profile finds in a text, in as few words as the test is about."""

from typing import Any

import triage
from triage.profiles.model import Profile
from triage.scoring.score import Score

#: A term in a test: its text, or its keys.
Said = str | dict[str, Any]


def profile(*terms: Said, **keys: Any) -> Profile:
    """A profile with these terms."""
    return Profile.from_dict({"terms": list(terms), **keys})


def score(what: Profile | Said, body: str = "", title: str = "", **facts: Any) -> Score:
    """What one profile makes of one article."""
    made = what if isinstance(what, Profile) else profile(what)
    [only] = triage.Matcher([made], now=facts.pop("now", 0.0)).score(
        triage.Article(title=title, body=body, **facts)
    )
    return only


def texts(what: Profile | Said, body: str = "", title: str = "", **facts: Any) -> list[str]:
    """The texts that counted, in reading order."""
    return [match.text for match in score(what, body, title, **facts).matches]


def kinds(what: Profile | Said, body: str = "", title: str = "", **facts: Any) -> list[tuple[str, str]]:
    """The texts that counted and how they were known."""
    return [(match.text, match.kind) for match in score(what, body, title, **facts).matches]


def counts(what: Profile, body: str = "", title: str = "", **facts: Any) -> dict[str, int]:
    """How often each term counted; gates too."""
    return {part.term: part.count for part in score(what, body, title, **facts).contributions}


def verdict(what: Profile, body: str = "", title: str = "", **facts: Any) -> str:
    """`hit`, or `code: by`."""
    found = score(what, body, title, **facts)
    if found.reason is None:
        return "hit"
    return f"{found.reason.code}: {found.reason.by}" if found.reason.by else found.reason.code
