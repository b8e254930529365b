"""Quality is tested too: on invented articles, what the product reports for five profiles may not get worse unnoticed.

`floor.toml` holds the figures that were reached. A change that falls under one fails here and names the articles; a
change that beats one by far fails too, until the floor is raised: so every move of the figures is in the history.
The set is small and its traps are many; `benchmarks/quality` measures the same on thousands of real stories.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.load import load_profiles
from triage.profiles.model import Profile, Term

HERE = Path(__file__).parent
#: So far above its floor a figure may be before the floor has to be raised.
SLACK = 0.02


class Labelled(NamedTuple):
    article: Article
    profiles: frozenset[str]


class Figures(NamedTuple):
    """Mean average precision, micro-F1 of what is reported, and the wrong decisions in words."""

    mean_average_precision: float
    f1: float
    errors: tuple[str, ...]


def labelled() -> list[Labelled]:
    found = []
    for block in (HERE / "articles.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        labels, title, body = block.split("\n", 2)
        found.append(Labelled(Article(title=title, body=body.strip()), frozenset(labels.split())))
    return found


def profiles() -> tuple[Profile, ...]:
    return load_profiles(sorted((HERE / "profiles").glob("*.toml")))


def measure(profiles: tuple[Profile, ...]) -> Figures:
    matcher, articles = Matcher(profiles), labelled()
    precisions, right, given, wanted, errors = [], 0, 0, 0, []
    for number, profile in enumerate(profiles):
        scores = [matcher.score(each.article)[number] for each in articles]
        relevant = [profile.id in each.profiles for each in articles]
        precisions.append(average_precision([score.value for score in scores], relevant))
        for each, score, is_relevant in zip(articles, scores, relevant, strict=True):
            right += score.hit and is_relevant
            given += score.hit
            wanted += is_relevant
            if score.hit != is_relevant:
                what = "wrongly a hit" if score.hit else "missed"
                errors.append(f"{profile.id}: {what} at {score.value:.0f}: {each.article.title}")
    return Figures(sum(precisions) / len(precisions), 2 * right / (given + wanted), tuple(errors))


def average_precision(values: list[float], relevant: list[bool]) -> float:
    """Equal scores count against us: what does not belong comes first; what scores 0 is not found."""
    order = sorted(zip(values, relevant, strict=True), key=lambda pair: (-pair[0], pair[1]))
    right, total = 0, 0.0
    for place, (value, is_relevant) in enumerate(order, 1):
        if is_relevant and value > 0:
            right += 1
            total += right / place
    return total / sum(relevant)


def floor() -> dict[str, float]:
    return tomllib.loads((HERE / "floor.toml").read_text(encoding="utf-8"))


def of_terms(change: Callable[[Term], Term]) -> Callable[[Profile], Profile]:
    return lambda profile: replace(profile, terms=tuple(change(term) for term in profile.terms))


#: Each takes one thing away that the product does by default; on this set its absence must be felt.
DAMAGES: dict[str, Callable[[Profile], Profile]] = {
    "no fuzzy matching": of_terms(lambda term: replace(term, fuzzy="off")),
    "no case": of_terms(lambda term: replace(term, case="ignore")),
    "no plurals": of_terms(lambda term: replace(term, forms="exact")),
    "no variants": of_terms(lambda term: replace(term, variants=())),
    "no weights": of_terms(lambda term: replace(term, weight=1.0)),
    "no exclusions": lambda profile: replace(profile, exclude=()),
    "a blind title": lambda profile: replace(profile, fields={**profile.fields, "title": 0.0}),
    "a flat lead": lambda profile: replace(profile, fields={**profile.fields, "lead": 1.0}),
    "a lower threshold": lambda profile: replace(profile, threshold=20.0),
    "a higher threshold": lambda profile: replace(profile, threshold=80.0),
}


def test_quality_has_not_sunk():
    found, least = measure(profiles()), floor()
    said = "\n".join(found.errors)
    assert found.mean_average_precision >= least["mean_average_precision"], said
    assert found.f1 >= least["f1"], said


def test_the_floor_follows_what_is_reached():
    found, least = measure(profiles()), floor()
    assert found.mean_average_precision <= least["mean_average_precision"] + SLACK, "better: raise floor.toml"
    assert found.f1 <= least["f1"] + SLACK, "better: raise floor.toml"


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_noticed(damage):
    found, least = measure(tuple(map(damage, profiles()))), floor()
    assert found.mean_average_precision < least["mean_average_precision"] or found.f1 < least["f1"]


def test_the_set_is_balanced():
    labels = [label for each in labelled() for label in each.profiles]
    ids = {profile.id for profile in profiles()}
    assert set(labels) == ids
    assert all(labels.count(name) >= 6 for name in ids)
    assert sum(not each.profiles for each in labelled()) >= 12


def test_average_precision_counts_equal_scores_against_us():
    assert average_precision([2.0, 1.0, 0.5], [True, False, True]) == pytest.approx(5 / 6)
    assert average_precision([1.0, 1.0], [True, False]) == 0.5
    assert average_precision([1.0, 0.0], [False, True]) == 0.0
