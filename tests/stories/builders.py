"""Invented wire stories, long enough to be told apart and short to read in a test."""

import random
from functools import cache
from typing import Any

from triage.article import Article

PLACES = "harbour council ferry tunnel orchard museum reservoir stadium granary lighthouse".split()
VERBS = "closed flooded reopened expanded postponed inspected painted auctioned measured rebuilt".split()
PEOPLE = "fishers teachers surveyors bakers nurses divers masons pilots weavers gardeners".split()
REASONS = "frost thunder budgets pigeons protests drought repairs elections fog silence".split()


def sentences(seed: int, count: int = 14) -> list[str]:
    """So many different sentences without numbers; another seed has others."""
    return list(_sentences(seed, count))


@cache
def _sentences(seed: int, count: int) -> tuple[str, ...]:
    rng = random.Random(seed)
    return tuple(
        f"The {rng.choice(PEOPLE)} of {_name(rng)} said the {rng.choice(PLACES)} near {_name(rng)} was "
        f"{rng.choice(VERBS)} after {rng.choice(REASONS)} and {_name(rng)} agreed."
        for _ in range(count)
    )


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(part) for part in ("BDFGKLMNPRST", "aeiou", "bdgklmnprstv", "aeiou", "lnrst"))


def story(seed: int, title: str = "", count: int = 14, **more: Any) -> Article:
    """An article of that seed; give `body` to change its text."""
    more.setdefault("body", " ".join(sentences(seed, count)))
    more.setdefault("path", f"inbox/{seed:03}.txt")
    return Article(title=title or f"Story number {_name(random.Random(-seed - 1))} begins", **more)


def series(day: int, **more: Any) -> Article:
    """One of a daily series: the same frame every day, other figures."""
    rng = random.Random(day)
    rates = [f"{rng.randint(100, 999)}.{rng.randint(10, 99)}" for _ in range(4)]
    body = (
        "The central bank said it fixed the official rate of the crown at {} to the dollar, {} to the euro, {} to the "
        "pound and {} to the yen, as it does on every working day, and traders said that turnover was thin while they "
        "waited for the minutes of the last meeting of the board, which are expected before the end of the month."
    ).format(*rates)
    more.setdefault("path", f"inbox/fixing-{day:02}.txt")
    more.setdefault("title", "Central bank fixes official rate of the crown")
    return Article(body=body, **more)
