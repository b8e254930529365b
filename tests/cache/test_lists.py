"""A list that was printed before: the same bytes from what was kept of it, and made anew where anything has changed."""

import re
from pathlib import Path

import pytest

from tests.desk import Desk
from triage.cache import names
from triage.entities.recognise import DefaultRecogniser

PLACES = "Halden Porto Varna Ghent Bergen Split Turku Cadiz Vigo Gdynia Sines Ancona Bari Rijeka Malmo Arhus Emden Brest Lorient Pula".split()


def article(number: int, place: str) -> str:
    return (
        f"Ferry for {place}\n\nKeiko Tanabe opened ferry line {number} from {place} on Monday, with {number * 37 + 11} cars "
        f"on board. Mayor Oren Halloran of {place} said that storm number {number} had not harmed pier {number * 3}.\n"
    )


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    for number, place in enumerate(PLACES):
        desk.write(f"inbox/{number:02}.txt", article(number, place))
    # Two of one text, so that there is a story.
    desk.write("inbox/copy.txt", article(3, PLACES[3]))
    return desk


def listed(desk: Desk, *more: str) -> str:
    ran = desk.triage("scan", "inbox", "-t", "ferry", "-t", "Tanabe", *more)
    return re.sub(r" +\d+\.\d s$", "", ran.out, flags=re.MULTILINE)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the articles whose names are recognised."""
    titles: list[str] = []
    recognise = DefaultRecogniser.recognise

    def noted(self, one):
        titles.append(one.title)
        return recognise(self, one)

    monkeypatch.setattr(DefaultRecogniser, "recognise", noted)
    return titles


@pytest.mark.parametrize("more", [(), ("-v",), ("--all",), ("--top", "18"), ("--by", "outlet")])
def test_a_second_list_is_the_first_and_recognises_nobody(inbox: Desk, asked: list[str], more) -> None:
    bare = listed(inbox, "--no-cache", *more)
    assert len(asked) >= 18 and "Tanabe" in bare
    assert listed(inbox, *more) == bare
    asked.clear()
    assert listed(inbox, *more) == bare
    # With -v the legend adds up the names of all hits, which come from the cache by themselves.
    assert len(asked) <= 16 * ("-v" in more)


@pytest.mark.parametrize("command", [("entities", "inbox"), ("digest", "inbox", "-t", "ferry", "--dry-run")])
def test_digests_and_lists_of_names_recognise_an_article_once(inbox: Desk, asked: list[str], command) -> None:
    first = inbox.triage(*command)
    assert len(asked) > names_of_few()
    asked.clear()
    assert inbox.triage(*command).out == first.out
    # A report of a few does not open the cache.
    assert len(asked) <= names_of_few()


def names_of_few() -> int:
    from triage.cli.names import CommandRecogniser

    return CommandRecogniser.FEW


def test_news_moves_the_numbers_of_what_was_kept(inbox: Desk, asked: list[str]) -> None:
    listed(inbox)
    inbox.write(
        "inbox/99.txt", "Ferry, ferry, ferry: Tanabe\n\nFerry after ferry, said Tanabe of the ferry office.\n"
    )
    asked.clear()
    second = listed(inbox)
    assert asked == ["Ferry, ferry, ferry: Tanabe"]
    assert second == listed(inbox, "--no-cache")


def test_what_is_printed_otherwise_is_made_anew(inbox: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(inbox)
    for columns in ("60", "44", "120"):
        monkeypatch.setenv("COLUMNS", columns)
        assert listed(inbox) == listed(inbox, "--no-cache")
    assert listed(inbox, "-p", str(inbox.write("ports.toml", 'terms = ["pier", "ferry"]\n'))) != listed(inbox)


def test_a_kept_value_is_found_by_all_of_its_content_alone(tmp_path: Path) -> None:
    from triage.cache.cache import CacheStore

    made: list[str] = []

    def value(content, key=b"key"):
        kept = names.ContentCache(CacheStore(tmp_path / "cache", 1 << 20), key)
        found = kept.value(content, lambda: made.append("made") or b"value")
        kept.close()
        return found

    assert value(("card", 1, "text")) == value(("card", 1, "text")) == b"value"
    assert made == ["made"]
    value(("card", 2, "text")), value(("card", 1, "text"), b"other")
    assert len(made) == 3
