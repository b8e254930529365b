"""What a worker remembers is bounded, and forgetting changes nothing."""

import pytest

from triage.article import Article
from triage.matcher import Matcher
from triage.matching import finder
from triage.profiles.load import load_profiles

from .jobs import PROFILES, synthetic


def test_a_long_run_forgets_its_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [Article(title=one["title"], body=one["body"]) for one in synthetic().articles(1, 0, 200)]
    files = sorted(PROFILES.glob("*.toml"))
    whole = Matcher(load_profiles(files), now=0.0).match(some)
    monkeypatch.setattr(finder, "MOST_TOKENS", 2_000)
    forgetful = Matcher(load_profiles(files), now=0.0)
    sizes = []
    found = []
    for at in range(0, len(some), 5):
        found += forgetful.match(some[at : at + 5])
        sizes.append(len(forgetful._finder.vocabulary("")))
    assert found == whole
    assert max(sizes) < 4_000, "five articles beyond the bound at most"
    assert sizes != sorted(sizes)
