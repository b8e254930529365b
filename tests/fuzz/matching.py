"""What holds for tokeniser and matcher, whatever the text and whatever the terms."""

import math
from functools import cache
from itertools import pairwise
from pathlib import Path

from triage.article import FIELDS, Article
from triage.errors import ProfileError
from triage.matcher import Matcher
from triage.matching.fold import fold
from triage.matching.tokens import BOUNDARY, Ruler, count, spans, surfaces, words
from triage.profiles.load import parse_profile
from triage.profiles.model import Profile
from triage.scoring.score import Score

PROFILES = Path(__file__).parent / "profiles"
#: What one input may be tried with: profiles with all keys, or with terms that the input itself gives.
CHOICES = (
    "all",
    "words",
    "places",
    "weights",
    "own-exact",
    "own-fuzzy",
    "own-substring",
    "own-wildcard",
    "own-near",
)
LANGUAGES = ("", "en", "de", "ja", "ru", "ar", "th", "tr", "zh", "fr")


def tokens(data: bytes) -> None:
    """The fast road and the slow one see the same tokens, and spans are of the text as it stands."""
    text = _text(data[1:])
    cuts = spans(text)
    assert [text[start:end] for start, end in cuts] == words(text)
    assert all(start < end for start, end in cuts)
    assert all(end <= start for (_, end), (start, _) in pairwise(cuts))
    half = len(text) // 2
    parts = [text, text[:half], "", text[half:]]
    fast = [_bare(token) for token in surfaces(parts)]
    slow = [_bare(token) for part in parts for token in (*words(part), BOUNDARY)]
    assert fast == slow, (fast, slow)
    assert count(text) == len(cuts)
    ruler = Ruler.of(text)
    if ruler is not None:
        assert [ruler.span(number) for number in range(len(cuts))] == cuts
    for word in set(words(text)):
        folded = fold(word)
        assert fold(folded) == folded, (word, folded, fold(folded))


def matcher(data: bytes) -> None:
    """Spans are the text, the sum is the score, and detail changes no verdict."""
    if len(data) < 3:
        return
    choice = CHOICES[data[0] % len(CHOICES)]
    article = _article(data)
    made = _own(choice, article) if choice.startswith("own") else _matcher(choice)
    if made is None:
        return
    [matched] = made.match([article], "all")
    for score in matched.scores:
        check(score, article)
    [verdict] = made.match([article], "hits only")
    assert verdict.is_hit == matched.is_hit
    assert [score.value for score in made.score(article) if score.hit] == [
        score.value for score in sorted(matched.scores, key=lambda each: _order(made, each)) if score.hit
    ]
    if data[1] % 8 == 0:
        for profile in made.profiles:
            made.explain(article, profile.id)


def check(score: Score, article: Article) -> None:
    """Everything about a score that one article can show."""
    assert 0 <= score.value <= 100
    assert score.hit == (score.reason is None)
    assert math.isclose(math.fsum(part.points for part in score.contributions), score.value, abs_tol=1e-9)
    for match in score.matches:
        text = article.text(match.field)
        assert 0 <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        assert 0 < match.similarity <= 1
    counts: dict[str, int] = {}
    for match in score.matches:
        counts[match.term] = counts.get(match.term, 0) + 1
    for part in score.contributions:
        if "gate" not in part.kinds and "combination" not in part.kinds:
            assert part.count == counts.get(part.term, 0), part


def _order(made: Matcher, score: Score) -> int:
    return [profile.id for profile in made.profiles].index(score.profile)


def _text(data: bytes) -> str:
    """Any string that a reader may deliver; some that none does, lone surrogates among them."""
    return data.decode("utf-8", "surrogatepass" if b"\xed" in data and _passes(data) else "replace")


def _passes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _bare(token: str) -> str:
    return token.replace("’", "'").strip("'")


def _article(data: bytes) -> Article:
    """Parts at blank lines: title, body, and then whatever other field there is."""
    title, _, rest = _text(data[2:]).replace(BOUNDARY, " ").partition("\n\n")
    body, _, rest = rest.partition("\n\x1f")
    fields = [field for field in FIELDS if field not in ("title", "body", "keywords")]
    others = dict(zip(fields, rest.split("\x1f"), strict=False))
    return Article(title=title, body=body, language=LANGUAGES[data[1] % len(LANGUAGES)], **others)


@cache
def _matcher(choice: str) -> Matcher:
    names = sorted(PROFILES.glob("*.toml")) if choice == "all" else [PROFILES / f"{choice}.toml"]
    profiles = [parse_profile(file.read_text(encoding="utf-8"), path=file.name, folder=PROFILES) for file in names]
    return Matcher(profiles, known_words=["herrring"], aliases=choice == "all", now=1.8e9)


def _own(choice: str, article: Article) -> Matcher | None:
    """A profile of the title's own words; None where they make none."""
    texts = [part.strip() for part in article.title.split(",") if part.strip()][:4]
    try:
        profile = _profile(choice.removeprefix("own-"), texts)
    except ProfileError:
        return None
    return Matcher([profile], now=1.8e9)


def _profile(kind: str, texts: list[str]) -> Profile:
    term: dict[str, object] = {}
    if kind in ("substring", "wildcard"):
        term = {"as": kind}
    elif kind == "fuzzy":
        term = {"fuzzy": "loose", "translit": True, "forms": "root"}
    elif kind == "near":
        term = {"near": {"terms": texts[-1:], "within": 3}, "at_least": 2}
    return Profile.from_dict({"terms": [{"text": text, **term} for text in texts]}, id="own")
