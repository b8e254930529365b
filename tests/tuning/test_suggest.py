"""`triage profile suggest`: a diff to read, made of what the articles and the labels say."""

import re
import tomllib

import pytest
from desk import Desk
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.model import Profile
from triage.tuning.rocchio import DOWN, UP, new_terms, with_terms
from triage.tuning.words import WordStatistics, is_word

PROFILE = 'id = "p"\ntitle = "Rates"\nterms = ["central bank", "Khvostenin"]\n'
KEPT = [
    (
        "Central bank lifts rates",
        "The central bank raised interest rates as inflation grew, economists said on Monday.",
    ),
    (
        "Inflation worries central bank",
        "Inflation and interest worry the central bank, an economist said on Monday.",
    ),
    ("Central bank and inflation", "Interest on loans rises: inflation, says the central bank, said a banker."),
]
SKIPPED = [
    (
        "Central bank robbed",
        "Thieves robbed the central bank by night, police said on Monday. Police want thieves.",
    ),
    ("Central bank run", "A runner ran past the central bank, police said on Monday, chased by thieves."),
]
LATER = ("Inflation and interest", "Interest rates follow inflation, an economist said on Monday.")


def inbox(desk: Desk, times: int = 1) -> None:
    """Five labels so many times over, and other articles."""
    kept, skipped = KEPT * times, SKIPPED * times
    desk.write("profiles/p.toml", PROFILE)
    for number, (title, body) in enumerate([*kept, *skipped, LATER]):
        desk.article(f"inbox/{number}.txt", title, f"{body} It was page {number}.")
    for number in range(20):
        desk.article(
            f"inbox/other{number}.txt", "Weather", f"Rain is likely in district {number}, it was said on Monday."
        )
    labels = ["keep"] * len(kept) + ["skip"] * len(skipped)
    desk.write(
        "profiles/_labels.jsonl",
        "".join(
            f'{{"path": "../inbox/{n}.txt", "profile": "p", "label": "{label}"}}\n'
            for n, label in enumerate(labels)
        ),
    )


def added(out: str) -> dict[str, float]:
    """The new terms of the diff, read as TOML."""
    lines = [line[1:].partition("#")[0] for line in out.splitlines() if line.startswith("+  { text")]
    return {
        term["text"]: term["weight"] for term in tomllib.loads(f"terms = [\n{chr(10).join(lines)}\n]")["terms"]
    }


def test_words_of_what_was_kept_go_up_and_of_what_was_skipped_down(desk: Desk) -> None:
    inbox(desk)
    before = (desk.folder / "profiles/p.toml").read_bytes()
    ran = desk.triage("profile", "suggest", "p", "inbox")
    assert ran.status == 0, ran.err
    found = added(ran.out)
    assert found["inflation"] > 0 > found["thieves"]
    assert "police" in found
    assert not {"Monday", "said", "the"} & set(found)
    assert "# 3/3 keep, 0/2 skip, 4 all" in ran.out
    assert '+threshold = "any"' in ran.out, (
        "with weights a profile that reported all needs one, and five labels give none"
    )
    assert "@@ threshold: none from 5 labels, it takes 20 @@" in ran.lines
    assert (desk.folder / "profiles/p.toml").read_bytes() == before
    assert max(map(len, ran.lines)) <= 80


def test_without_labels_only_spellings_are_suggested(desk: Desk) -> None:
    inbox(desk)
    (desk.folder / "profiles/_labels.jsonl").unlink()
    desk.article(
        "inbox/a.txt", "Chair steps down", "Dmitri Hvostenin, also Khvostenin, left on Monday, it was said."
    )
    ran = desk.triage("profile", "suggest", "p", "inbox")
    assert ran.status == 0
    assert "no keep and skip among the labels" in ran.err
    assert '+  variants += "Hvostenin"' in ran.out
    assert "1 spell it right too" in ran.out
    assert "+  { text" not in ran.out


def test_a_name_of_its_own_is_to_be_blocked(desk: Desk) -> None:
    inbox(desk)
    desk.article("inbox/a.txt", "Painter", "The painter Hvostenin showed his work on Monday, it was said.")
    desk.article("inbox/b.txt", "Painter again", "Works of Hvostenin were sold on Tuesday, it was said.")
    ran = desk.triage("profile", "suggest", "p", "inbox")
    assert '+  "Hvostenin",' in ran.out.partition("+known_words = [")[2]
    assert "0 spell it right too" in ran.out
    # Nearest: one article that has both spellings is enough to take it for a misspelling.
    desk.article(
        "inbox/b.txt", "Painter again", "Works of Hvostenin, or Khvostenin, were sold on Tuesday, it was said."
    )
    ran = desk.triage("profile", "suggest", "p", "inbox")
    assert '+  variants += "Hvostenin"' in ran.out


def test_a_headline_in_capitals_is_no_spelling_of_its_own(desk: Desk) -> None:
    inbox(desk)
    desk.article("inbox/a.txt", "HVOSTENIN OUT", "Hvostenin, or Khvostenin, left on Monday, it was said.")
    ran = desk.triage("profile", "suggest", "p", "inbox")
    assert ran.out.casefold().count('"hvostenin"') == 1


def test_a_term_that_brings_only_false_alarms(desk: Desk) -> None:
    inbox(desk)
    desk.write("profiles/p.toml", PROFILE.replace('"Khvostenin"', '"Khvostenin", "rain"'))
    with (desk.folder / "profiles/_labels.jsonl").open("a") as file:
        for number in range(2):
            file.write(f'{{"path": "../inbox/other{number}.txt", "profile": "p", "label": "skip"}}\n')
    ran = desk.triage("profile", "suggest", "p", "inbox")
    assert '-  { text = "rain" },' in ran.out
    assert "2 false alarms (2 by it alone), nothing right" in ran.out
    assert '-  { text = "central bank"' not in ran.out


def test_what_is_missing_is_said(desk: Desk) -> None:
    inbox(desk)
    ran = desk.triage("profile", "suggest", "p")
    assert (ran.status, "suggest needs the folder" in ran.err) == (2, True)
    ran = desk.triage("profile", "suggest", "q", "inbox")
    assert ran.status == 2


def test_a_threshold_takes_twenty_labels_and_has_its_interval(desk: Desk) -> None:
    inbox(desk, 4)
    ran = desk.triage("profile", "suggest", "p", "inbox")
    found = re.search(r"19 times of 20\n\+threshold = (\d+)\n", ran.out)
    said = re.search(r"between (\d+) and (\d+), 19 times of 20", ran.out)
    assert found and said
    assert int(said[1]) <= int(found[1]) <= int(said[2])
    assert "it takes 20" not in ran.out
    # Nearest: one label fewer gives none.
    labels = (desk.folder / "profiles/_labels.jsonl").read_text().splitlines()
    desk.write("profiles/_labels.jsonl", "\n".join(labels[1:]) + "\n")
    assert (
        "@@ threshold: none from 19 labels, it takes 20 @@"
        in desk.triage("profile", "suggest", "p", "inbox").lines
    )


def test_a_threshold_is_suggested_where_another_does_clearly_better(desk: Desk) -> None:
    inbox(desk, 4)
    desk.write("profiles/p.toml", PROFILE.replace('terms = ["', 'threshold = 99\nterms = ["'))
    ran = desk.triage("profile", "suggest", "p", "inbox")
    assert "-threshold = 99" in ran.out
    assert "+threshold = " in ran.out
    new = ran.out.partition("+threshold = ")[2].split()[0]
    added_terms = "".join(
        f'{{ text = "{text}", weight = {weight} }},\n' for text, weight in added(ran.out).items()
    )
    desk.write(
        "profiles/p.toml", f'id = "p"\nthreshold = {new}\nterms = ["central bank", "Khvostenin",\n{added_terms}]\n'
    )
    said = desk.triage("profile", "test", "--labels", "profiles/_labels.jsonl", "inbox").out
    assert f"threshold  {new} · precision 1.00 · recall 1.00 · F1 1.00" in said, (
        "what is copied does what was said"
    )
    # Nearest: the best one there is stays.
    again = desk.triage("profile", "suggest", "p", "inbox").out
    assert "threshold = " not in again


def articles() -> list[Article]:
    return [Article(title=title, body=body) for title, body in [*KEPT, *SKIPPED, LATER]]


def test_the_new_terms_rank_what_the_profile_missed() -> None:
    profile = Profile.from_dict({"terms": ["central bank"]}, id="p")
    labels = {0: True, 1: True, 2: True, 3: False, 4: False}
    changed = with_terms(profile, new_terms(profile, articles(), labels, WordStatistics(articles())))
    before, after = (Matcher([one]).score(articles()[5])[0].value for one in (profile, changed))
    assert before == 0 < after
    robbed = [Matcher([one]).score(articles()[3])[0].value for one in (profile, changed)]
    assert robbed[1] < robbed[0]


def test_words_of_a_phrase_count_only_where_they_stand_alone() -> None:
    stream = WordStatistics(articles())
    bag = stream.bag(Article(body="The central bank and the bank."), [("central", "bank")])
    whole = stream.bag(Article(body="The central bank and the bank."))
    assert set(bag) == {"bank"}
    assert set(whole) == {"central", "bank"}
    assert bag["bank"] < whole["bank"]


LABELS = st.dictionaries(st.integers(0, 5), st.booleans(), max_size=6)


@given(LABELS)
@settings(deadline=None, max_examples=examples(40))
def test_never_more_than_can_be_read_and_always_a_profile(labels: dict[int, bool]) -> None:
    profile = Profile.from_dict({"terms": ["central bank", "inflation"]}, id="p")
    found = new_terms(profile, articles(), labels, WordStatistics(articles()))
    assert sum(one.weight > 0 for one in found) <= UP
    assert sum(one.weight < 0 for one in found) <= DOWN
    assert len({one.text for one in found}) == len(found)
    assert "inflation" not in {one.text for one in found}, "it is a term already"
    assert bool(found) <= any(labels.values())
    Matcher([with_terms(profile, found)])


@pytest.mark.parametrize(
    ("token", "language", "expected"),
    [
        ("tariff", "", True),
        ("the", "", False),
        ("1987", "", False),
        ("ab", "", False),
        # Contractions, and a name with an apostrophe.
        ("don't", "", False),
        ("they've", "en", False),
        ("o'brien", "en", True),
        # Verbs of speech, and a noun of the same stem.
        ("announced", "en", False),
        ("stated", "", False),
        ("statement", "en", True),
        ("erklarte", "de", False),
        ("zolle", "de", True),
        # Function words of another language.
        ("nicht", "de", False),
        ("avec", "fr", False),
        ("avec", "en", True),
    ],
)
def test_words(token: str, language: str, expected: bool) -> None:
    assert is_word(token, language) is expected


def test_stop_words_and_verbs_of_speech_of_a_language_that_is_not_said() -> None:
    german = Article(
        body="Die Zölle sind nicht das Ende, sagte der Minister und erklärte, er werde mit dem Ausschuss über die Zölle reden."
    )
    bag = WordStatistics([german]).bag(german)
    assert {"zolle", "minister", "ausschuss"} <= set(bag)
    assert not {"sagte", "erklarte", "nicht", "uber", "die", "und"} & set(bag)


def test_a_word_is_counted_under_its_base_where_that_is_met() -> None:
    stream = WordStatistics([Article(body="A tariff, tariffs and exports."), Article(body="Tariffs.")])
    assert stream.base("tariffs") == "tariff"
    assert stream.base("exports") == "exports"
    assert stream.frequency["tariff"] == 2
