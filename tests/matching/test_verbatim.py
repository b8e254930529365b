"""Every term finds itself: as typed, whatever stands around it, under every default and in every condition.

The names are those that come with triage (given names, places, aliases) and a list of what desks type, with signs,
apostrophes, stops, figures and other scripts.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from extent import IS_WHOLE

import triage
from triage.matching.common import is_common
from triage.matching.fold import fold
from triage.matching.tokens import words
from triage.matching.wordlist import DATA
from triage.profiles.model import Profile

HERE = Path(__file__).parent
#: A Boolean string of another tool becomes a profile with these.
BOOLEAN = {"forms": "exact", "fuzzy": "off", "short_names": "off"}
PARTS = 8


def listed(name: str, step: int) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.title() for line in lines[::step] if len(line) > 2]


@cache
def names() -> tuple[str, ...]:
    ours = (HERE / "data" / "names.txt").read_text(encoding="utf-8").splitlines()
    aliases = (DATA / "aliases.txt").read_text(encoding="utf-8").splitlines()
    families = [name.strip() for line in aliases if not line.startswith("#") for name in line.split("|")]
    shipped = [*listed("given-en.txt", 5), *listed("places-en.txt", 3), *families]
    # Those of the list are each of another kind; of those that come with triage a normal run takes a choice.
    shipped = shipped if IS_WHOLE else shipped[::9]
    return tuple(dict.fromkeys(name for name in (*(line for line in ours if line[:2] != "# "), *shipped) if name))


def broken(term: str) -> str:
    """The term with a hyphen and a line end in the middle of its longest word, where it may be broken."""
    longest = max(re.findall(r"[^\W\d_]+", term) or [""], key=len)
    place = term.find(longest) + len(longest) // 2
    return f"{term[:place]}-\n{term[place:]}" if len(longest) > 3 else term


def settings_of(term: str) -> list[str]:
    """Paragraphs in which the term stands."""
    plain = [
        f"We heard of {term} again on Monday.",
        f"{term} began it.",
        *(
            f"They call it {left}{term}{right} there."
            for left, right in ("“”", '""', "‘’", "''", "«»", "()", "[]")
        ),
        *(f"It was {term}{mark} they said" for mark in (".", ",", ";", ":", "!", "?", "…", "—", " –", "/", "'s")),
        *(f"so{mark}{term} again" for mark in ("—", "/", "-", ": ", ", ", ". ", "* ", "• ")),
        f"It was {term.replace(' ', chr(10))} again",
        f"It was {broken(term)} again",
    ]
    if "'" in term:
        plain += [f"It was {term.replace(chr(39), mark)} again" for mark in "’ʼ´"]
    if not is_a_common_word(term):
        plain.append(f"TODAY {term.upper()} AGAIN")
    return plain


def is_a_common_word(term: str) -> bool:
    """In a line of capitals `case` decides about those."""
    return len(words(term)) == 1 and term[:1].isupper() and is_common(fold(term))


def unfound(term: str, defaults: dict[str, str]) -> list[str]:
    paragraphs = settings_of(term)
    profile = Profile.from_dict({"terms": [term], "defaults": defaults})
    article = triage.Article(body="\n\n".join(paragraphs))
    [score] = triage.Matcher([profile], now=0.0).score(article)
    found, start = [], 0
    for paragraph in paragraphs:
        end = start + len(paragraph)
        if not any(start <= match.start and match.end <= end for match in score.matches):
            found.append(f"{term!r} not in {paragraph!r}")
        start = end + 2
    return found


def test_there_are_enough_names():
    assert len(names()) >= (3000 if IS_WHOLE else 400)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_term_finds_itself(part: int):
    missing = [each for term in names()[part::PARTS] for each in unfound(term, {})]
    assert not missing, "\n".join(missing[:40])


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    ("defaults", "half"), [({"fuzzy": "off"}, 0), (BOOLEAN, 1)], ids=["fuzzy off", "Boolean defaults"]
)
def test_a_term_finds_itself_under_other_defaults(defaults: dict[str, str], half: int, part: int):
    missing = [each for term in names()[part::PARTS][half::2] for each in unfound(term, defaults)]
    assert not missing, "\n".join(missing[:40])


def conditions(term: str) -> list[Profile]:
    given = {"terms": ["anchovy"], "threshold": "any"}
    return [
        Profile.from_dict({**given, "exclude": [term]}, id="exclude"),
        Profile.from_dict({**given, "require": {"all": [term]}}, id="require"),
        Profile.from_dict(
            {**given, "terms": [{"text": "anchovy", "near": {"terms": [term], "within": 4}}]}, id="near"
        ),
        Profile.from_dict(
            {**given, "combination": [{"id": "both", "all": [["anchovy"], [term]], "required": True}]}, id="c"
        ),
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_conditions_find_what_terms_find(part: int):
    missing = []
    for term in names()[part :: PARTS * 2]:
        article = triage.Article(body=f"An anchovy of {term} came.")
        excluded, *others = triage.Matcher(conditions(term), now=0.0).score(article)
        if excluded.hit or not all(score.hit for score in others):
            missing.append((term, [score.profile for score in others if not score.hit], excluded.hit))
    assert not missing


def test_what_stands_there_is_highlighted():
    for term in (
        "C++",
        ".NET",
        "5%",
        "U.N.",
        "Yahoo! Finance",
        "Disney+",
        "McDonald's",
        "[Sponsored]",
        "Robert Kennedy Jr.",
    ):
        [score] = triage.Matcher([Profile.from_dict({"terms": [term]})]).score(
            triage.Article(body=f"We saw {term} there.")
        )
        assert [match.text for match in score.matches] == [term]
