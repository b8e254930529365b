"""A change of matching or scoring raises `RULES_VERSION`: results that other rules made must not come out of the cache."""

import hashlib
from pathlib import Path

import msgspec

from triage.article import Article
from triage.matcher import RULES_VERSION, Matcher
from triage.profiles.load import load_profiles
from triage.profiles.model import Profile
from triage.readers.reading import read

ROOT = Path(__file__).parents[2]
RECORD = Path(__file__).with_name("rules_version.txt")
#: Every rule that a score can depend on has a word here that it would change.
BROAD = {
    "title": "every road",
    "threshold": 20,
    "terms": [
        "agreement",
        {"text": "minister", "weight": 3, "forms": "root"},
        {"text": "econom", "as": "prefix", "weight": -1},
        {"text": "trad?", "as": "wildcard"},
        {"text": "bank", "near": {"terms": ["rate", "interest"], "within": 8}},
        {"text": "goverment", "fuzzy": "loose", "max_count": 3},
        {"text": "officials", "first_words": 60, "at_least": 1},
        {"text": "[0-9]+ percent", "as": "regex"},
    ],
    "combination": [{"all": [["said", "told"], ["year", "month"]], "within": 12}],
    "exclude": ["box office"],
}


def results_digest() -> str:
    """Sixteen digits over every score, match and sum of the samples."""
    articles = [one for one in read([str(ROOT / "sample_data")]) if isinstance(one, Article)]
    profiles = [
        *load_profiles(sorted((ROOT / "sample_data" / "profiles").glob("*.toml"))),
        Profile.from_dict(BROAD),
    ]
    digest = hashlib.blake2b(digest_size=8)
    for matched in Matcher(profiles, now=1_767_225_600.0).match(articles, "all"):
        digest.update(msgspec.json.encode([matched.words, [_rounded(score) for score in matched.scores]]))
    return digest.hexdigest()


def _rounded(score: object) -> object:
    """To nine decimals, for the last bits are a matter of the machine."""
    text = msgspec.to_builtins(score)
    return _walk(text)


def _walk(value: object) -> object:
    if isinstance(value, float):
        return round(value, 9) + 0.0
    if isinstance(value, dict):
        return {key: _walk(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(part) for part in value]
    return value


def test_what_the_rules_say_is_what_their_version_said() -> None:
    said = RECORD.read_text("ascii").split() if RECORD.exists() else []
    assert said == [RULES_VERSION, results_digest()], (
        "scores have changed: raise RULES_VERSION in triage/matcher.py, then write "
        f"{RULES_VERSION} (the new one) and {results_digest()} into {RECORD.relative_to(ROOT)}"
    )
