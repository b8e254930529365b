"""`triage review` by its keys, on a wide and a narrow terminal."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from desk import Desk

from .conftest import Driven

#: What stands on the screen; written anew with TRIAGE_SCREENS=1 in the environment.
SCREENS = Path(__file__).parent / "screens"
WRITES = "TRIAGE_SCREENS" in os.environ


def labels(desk: Desk) -> list[tuple[str, str]]:
    file = desk.folder / "profiles" / "_labels.jsonl"
    lines = file.read_text().splitlines() if file.exists() else []
    return [(line["path"], line["label"]) for line in map(json.loads, lines)]


def titles(app: Any) -> list[str]:
    return [entry.article.title for entry in app.list.entries]


def article(app: Any) -> str:
    return str(app.query_one("#article").visual)


def line(app: Any, which: str) -> str:
    return str(app.query_one(f"#{which}").visual)


def screen(app: Any) -> str:
    """What stands on the screen, as text."""
    return "\n".join("".join(part.text for part in strip) for strip in app.screen._compositor.render_strips())


def test_the_best_story_is_under_the_cursor_and_its_text_beside_it(drive: Driven) -> None:
    async def script(app: Any, pilot: Any) -> None:
        assert app.list.entry.article.title in screen(app)
        assert "ferry" in article(app) and "▌" in article(app)
        assert "Ferries · 6 unread · 1 perhaps missed" in line(app, "head")
        assert titles(app)[-1] == "Liner adrift"

    drive(script)


def test_keep_skip_later_and_the_next_one(drive: Driven, inbox: Desk) -> None:
    async def script(app: Any, pilot: Any) -> None:
        second = titles(app)[1]
        await pilot.press("y")
        assert app.list.entry.article.title == second
        await pilot.press("x", "s")
        assert app.list.cursor == 3
        assert "3 unread · 1 kept · 1 skipped · 1 later" in line(app, "head")

    app = drive(script)
    assert [word for _, word in labels(inbox)] == ["keep", "skip"]
    del app


def test_undo_goes_back_any_number_of_times_also_after_a_restart(drive: Driven, inbox: Desk) -> None:
    async def judge(app: Any, pilot: Any) -> None:
        await pilot.press("y", "x", "u")
        assert app.list.cursor == 1
        assert "taken back: skip" in line(app, "foot")
        await pilot.press("q")

    async def undo(app: Any, pilot: Any) -> None:
        assert "1 kept" in line(app, "head")
        await pilot.press("u")
        assert "kept" not in line(app, "head")
        await pilot.press("u")
        assert "nothing to undo" in line(app, "foot")

    drive(judge)
    assert [word for _, word in labels(inbox)] == ["keep", "skip", "undo"]
    drive(undo)
    assert [word for _, word in labels(inbox)] == ["keep", "skip", "undo", "undo"]


def test_what_is_unread_comes_first_the_next_time(drive: Driven) -> None:
    seen: list[str] = []

    async def judge(app: Any, pilot: Any) -> None:
        seen.extend(titles(app))
        await pilot.press("y", "s", "space")
        await pilot.press("q")

    async def again(app: Any, pilot: Any) -> None:
        assert titles(app) == [*seen[3:6], seen[1], seen[0], seen[2], seen[6]]

    drive(judge)
    drive(again)


def test_labels_are_those_that_label_writes(drive: Driven, inbox: Desk) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("y")

    drive(script)
    listed = inbox.triage("label", "--list").out.splitlines()
    [by_key] = [json.loads(row) for row in (inbox.folder / "profiles" / "_labels.jsonl").read_text().splitlines()]
    inbox.triage("label", "keep", by_key["path"].removeprefix("../"), "-p", "ferry")
    by_command = json.loads((inbox.folder / "profiles" / "_labels.jsonl").read_text().splitlines()[-1])
    assert {**by_key, "at": ""} == {**by_command, "at": ""}
    assert len(listed) == 1


def test_two_terminals_see_each_others_labels(drive: Driven, inbox: Desk) -> None:
    async def script(app: Any, pilot: Any) -> None:
        path = app.list.entry.article.path
        inbox.triage("label", "skip", path, "-p", "ferry")
        app._look()
        await pilot.pause()
        assert "1 skipped" in line(app, "head")

    drive(script)


def test_moving(drive: Driven) -> None:
    async def script(app: Any, pilot: Any) -> None:
        for keys, cursor in (
            (["j", "down"], 2), (["k"], 1), (["G"], 6), (["j"], 6), (["g"], 0), (["up"], 0), (["end"], 6), (["home"], 0),
        ):  # fmt: skip
            await pilot.press(*keys)
            assert app.list.cursor == cursor, keys

    drive(script)


def test_find_and_next(drive: Driven) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("slash", *"divers", "enter")
        first = app.list.entry.article
        assert "ivers" in first.title + first.body
        await pilot.press("n")
        second = app.list.entry.article
        assert "ivers" in second.title + second.body and second is not first
        await pilot.press("N")
        assert app.list.entry.article is first
        await pilot.press("slash", *"zebra", "enter")
        assert "no story says" in line(app, "foot")

    drive(script)


FILTERS = (
    ("term:ferry", 6), ("is:unread", 7), ("is:kept", 0), ("aground", 1), ("band:strong adrift", None), ("outlet:halden", None), ("zebra", 0),
)  # fmt: skip


def test_filter(drive: Driven) -> None:
    async def script(app: Any, pilot: Any) -> None:
        for said, count in FILTERS:
            await pilot.press("f", *said, "enter")
            if count is not None:
                assert len(app.list.entries) == count, said
            if count == 0:
                assert "No story fits" in article(app), said
            await pilot.press("f", "ctrl+u", "enter")
            assert len(app.list.entries) == 7, said

    drive(script)


def test_escape_leaves_a_question_and_keys_are_keys_again(drive: Driven) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("slash", "y", "escape", "j")
        assert (app.list.cursor, line(app, "head")) == (1, "Ferries · 6 unread · 1 perhaps missed")

    drive(script)


def test_why_versions_help_copy_and_browse(drive: Driven, inbox: Desk) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("w")
        assert "threshold any: HIT" in article(app)
        await pilot.press("w")
        assert "HIT" not in article(app)
        await pilot.press("v")
        assert "no other article tells this story" in line(app, "foot")
        await pilot.press("c")
        assert line(app, "foot").startswith("copied: inbox/") and app.clipboard.startswith("inbox/")
        await pilot.press("o")
        assert line(app, "foot").startswith("no address; the file is inbox/")
        await pilot.press("question_mark")
        assert "undo the last judgement" in screen(app)
        assert "● unread   ✓ kept" in screen(app)
        await pilot.press("j", "escape", "j")
        assert app.list.cursor == 1

    drive(script, size=(160, 50))


def test_a_term_is_shown_with_its_effect_and_written_on_enter_alone(drive: Driven, inbox: Desk) -> None:
    profile = inbox.folder / "profiles" / "ferry.toml"
    before = profile.read_text()

    async def leave(app: Any, pilot: Any) -> None:
        await pilot.press("plus", *"liner", "enter")
        await pilot.pause()
        assert '+terms = ["ferry", "liner"]' in screen(app)
        assert "hits gained: 1" in screen(app) and "Liner adrift" in screen(app)
        await pilot.press("escape")
        assert "the profile is as it was" in line(app, "foot")

    async def write(app: Any, pilot: Any) -> None:
        await pilot.press("plus", *"liner", "enter", "enter")

    async def undo(app: Any, pilot: Any) -> None:
        assert "Liner adrift" in titles(app)
        await pilot.press("u")

    drive(leave)
    assert profile.read_text() == before
    assert drive(write).return_value == "again"
    assert profile.read_text() == '# Ours.\ntitle = "Ferries"\nterms = ["ferry", "liner"]\n'
    drive(undo)
    assert profile.read_text() == before


def test_one_pane_on_a_narrow_terminal(drive: Driven) -> None:
    async def script(app: Any, pilot: Any) -> None:
        pane = app.query_one("#pane")
        assert app.list.display and not pane.display
        await pilot.press("enter")
        await pilot.pause()
        assert pane.display and not app.list.display
        assert "coastguard" in screen(app)
        await pilot.press("y", "enter")
        assert app.list.display and app.list.cursor == 1

    drive(script, size=(80, 24))


def test_what_was_perhaps_missed_is_last_and_its_label_teaches(drive: Driven, inbox: Desk) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("G")
        assert "like the hits: " in screen(app)
        await pilot.press("y")

    drive(script)
    assert labels(inbox) == [("../inbox/liner.txt", "keep")]


def test_only_what_is_new(drive: Driven, inbox: Desk) -> None:
    async def leave(app: Any, pilot: Any) -> None:
        await pilot.press("q")

    async def new(app: Any, pilot: Any) -> None:
        assert titles(app)[0] == "Second ferry"
        assert sum(not entry.is_missed for entry in app.list.entries) == 1

    drive(leave)
    inbox.write(
        "inbox/new.txt", "Second ferry\n\nAnother ferry lost its rudder in the strait on Friday, its owner said.\n"
    )
    drive(new, new=True)


def test_hostile_text_is_only_text(drive: Driven, inbox: Desk) -> None:
    inbox.write(
        "inbox/bad.txt",
        "Ferry [/b]\x1b[31m \u202etxet\n\nThe ferry [bold]ferry[/bold] \x1b]52;c;eA==\x07 ferry ferry.\n",
    )

    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("f", *"[/b]", "enter")
        assert len(app.list.entries) == 1
        shown = screen(app)
        assert "[bold]ferry[/bold]" in shown and "\x1b" not in shown and "\u202e" not in shown

    drive(script)


def test_keys_of_the_settings(drive: Driven, inbox: Desk) -> None:
    inbox.write("triage.toml", '[review.keys]\nkeep = "a"\nskip = "y"\n')

    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("a", "y", "x")
        assert app.list.cursor == 2

    drive(script)
    assert [word for _, word in labels(inbox)] == ["keep", "skip"]


def test_the_end_of_the_list_says_what_is_left(drive: Driven) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("G", "s")
        assert line(app, "foot") == "the last story; 6 unread: g the first, q leave"
        await pilot.press("g", *"yyyyyyy")
        assert line(app, "foot") == "the last story; nothing is unread: g the first, q leave"
        await pilot.press("k")
        assert "y keep" in line(app, "foot")

    drive(script)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_a_filter_is_said_and_how_to_be_rid_of_it(drive: Driven, size: tuple[int, int]) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("f", *"whale", "enter")
        assert line(app, "head").endswith("filter whale")
        assert line(app, "foot") == "no story fits whale; f changes the filter"
        assert "no story fits whale" in screen(app)
        await pilot.press("f", *["backspace"] * 5, "enter")
        assert "filter" not in line(app, "head")
        assert len(titles(app)) == 7

    drive(script, size=size)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_wide_and_right_to_left_characters_are_whole_in_both_panes(
    drive: Driven, inbox: Desk, size: tuple[int, int]
) -> None:
    words = ("اصطدمت العبارة ferry بالرصيف", "渡轮在港口外搁浅 ferry 乘客获救")
    for number, title in enumerate(words):
        inbox.write(f"inbox/wide{number}.txt", f"{title}\n\n{title} ferry ferry ferry ferry. {title * 9}\n")

    async def script(app: Any, pilot: Any) -> None:
        for title in words:
            app.list.cursor = titles(app).index(title)
            await pilot.pause(0.1)
            assert title.split()[0] in screen(app)
            assert title in article(app)
            strips = list(app.screen._compositor.render_strips())
            assert {strip.cell_length for strip in strips} == {size[0]}

    drive(script, size=size)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_the_screen_as_it_stands(drive: Driven, size: tuple[int, int]) -> None:
    async def script(app: Any, pilot: Any) -> None:
        await pilot.press("y", "x")
        await pilot.pause(0.1)
        seen = re.sub(r"arrived [\w :]*\d\d:\d\d", "arrived 16:03", screen(app))
        seen = "\n".join(row.rstrip() for row in seen.split("\n")) + "\n"
        golden = SCREENS / f"{size[0]}x{size[1]}.txt"
        if WRITES:
            golden.write_text(seen, "utf-8")
        assert seen == golden.read_text("utf-8")

    drive(script, size=size)


def test_a_window_that_grows_again_shows_the_article_at_its_width(drive: Driven) -> None:
    async def script(app: Any, pilot: Any) -> None:
        wide = article(app)
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert not app.query_one("#pane").display
        await pilot.resize_terminal(160, 50)
        await pilot.pause()
        await pilot.pause()
        assert article(app) == wide

    drive(script)


def test_a_review_begins_at_the_first_profile_with_something_to_read(drive: Driven, inbox: Desk) -> None:
    inbox.write("profiles/a-nothing.toml", 'title = "Nothing"\nterms = ["zeppelin"]\n')

    async def script(app: Any, pilot: Any) -> None:
        assert "Ferries · 6 unread" in line(app, "head") and "profile 2 of 2" in line(app, "head")
        await pilot.press("tab")
        assert "Nothing · 0 unread" in line(app, "head")
        assert "Tab shows the next profile" in article(app)

    drive(script)
    assert "Ferries, story 1 of 6" in inbox.triage("review", "inbox", "--plain", stdin="q\n").out
