"""`triage help`: every page of the manual in the terminal."""

import pytest
from desk import Desk

from triage.cli.commands.help import topics
from triage.render.terminal.manual import manual, see_also


def test_without_a_topic_it_lists_the_pages(desk: Desk) -> None:
    ran = desk.triage("help")
    assert ran.status == 0
    assert "stories: Stories: copies, updates and kills" in ran.out
    assert "architecture" not in ran.out


@pytest.mark.parametrize("topic", topics())
def test_every_page_can_be_read_in_eighty_columns(desk: Desk, topic: str) -> None:
    ran = desk.triage("help", topic)
    assert ran.status == 0
    assert len(ran.lines) > 20
    assert "](" not in ran.out
    assert max(map(len, ran.lines)) <= 80
    assert "\x1b" not in ran.out


def test_a_command_shows_its_options_and_a_page_its_neighbours(desk: Desk) -> None:
    assert "Usage: triage scan" in desk.triage("help", "scan").out
    assert "See also: triage digest --help" in desk.triage("help", "digest.md").out


def test_a_command_within_a_command_shows_its_options(desk: Desk) -> None:
    assert "Usage: triage profile tune" in desk.triage("help", "profile", "tune").out
    assert "Usage: triage cache prune" in desk.triage("help", "CACHE", "prune").out
    wrong = desk.triage("help", "profile", "tun")
    assert (wrong.status, wrong.out) == (2, "")
    assert "tune" in wrong.err
    assert desk.triage("help", "stories", "tune").err.startswith("triage: no page about 'stories tune'")


def test_an_unknown_topic_is_refused_with_what_is_near(desk: Desk) -> None:
    ran = desk.triage("help", "storys")
    assert (ran.status, ran.err) == (2, "triage: no page about 'storys'\n  hint: did you mean stories?\n")
    assert desk.triage("help", "../README").status == 2


def test_a_page_in_colour_and_its_links() -> None:
    text = (
        "# Tolls\n\nSee [the rules](stories.md#kills), [a site](https://example.org) and ![no](picture.svg) `x`.\n"
    )
    assert "".join(manual(text, 60, has_colour=False)).split("\n", 1)[1].strip() == (
        "See the rules, a site (https://example.org) and  x."
    )
    assert "\x1b[" in "".join(manual(text, 60, has_colour=True))
    assert see_also(text) == ["stories"]
