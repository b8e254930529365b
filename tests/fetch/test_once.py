"""Each article once, by id, by address, by text; a change that its source announces is written again."""

import os
import signal
import subprocess
import sys
import time
from typing import Any

import pytest

from triage.fetch import files, run

from .conftest import FetchDesk
from .server import NewsServer, Reply, entry, feed, rss

LONG = (
    "Ministers agreed on a lower cod quota after a night of talks in Tromso, and boats will stay in port until spring. "
    * 3
)


def fetched(fetching: FetchDesk, server: NewsServer, *feeds: bytes) -> list[str]:
    """The headlines after each feed in turn was the answer of one source."""
    fetching.sources(server.url("/feed"))
    for day, body in enumerate(feeds, 1):
        server.routes["/feed"] = feed(body)
        fetching.fetch(now=f"2026-11-{day:02}T08:00:00+00:00")
    return fetching.titles


def test_by_id(fetching: FetchDesk, server: NewsServer):
    moved = entry(1, link="https://herald.example/moved")
    assert len(fetched(fetching, server, rss(entry(1)), rss(moved))) == 1


def test_by_address(fetching: FetchDesk, server: NewsServer):
    # Another id each time, and what campaigns hang on.
    again = entry(1, guid="new-id", link="http://www.herald.example/cod/1/?utm_source=rss#top")
    other = entry(1, guid="another", link="https://herald.example/cod/1?page=2")
    assert len(fetched(fetching, server, rss(entry(1)), rss(again))) == 1
    assert len(fetched(fetching, server, rss(other))) == 2


def test_by_text_within_an_outlet(fetching: FetchDesk, server: NewsServer):
    one, two = entry(1, title="Cod", text=LONG), entry(2, title="COD", text=LONG.replace(",", ";"))
    assert fetched(fetching, server, rss(one), rss(two)) == ["Cod"]
    # The same agency copy in another paper is news of that paper.
    assert (
        len(
            fetched(
                fetching,
                server,
                rss(two, title="Harbour Post").replace(b"cod-2", b"c-2").replace(b"cod/2", b"c/2"),
            )
        )
        == 2
    )


def test_what_stands_instead_of_texts_makes_no_copies(fetching: FetchDesk, server: NewsServer):
    wall = (
        "This article is for subscribers only. Subscribe now and read everything, on all your devices, for a month. "
        * 3
    )
    found = fetched(
        fetching, server, rss(*(entry(number, text=wall) for number in (1, 2))), rss(entry(3, text=wall))
    )
    assert found == [f"Cod quota {number} agreed" for number in (1, 2, 3)]


def test_short_texts_are_nobodys_own(fetching: FetchDesk, server: NewsServer):
    days = [rss(entry(day, title="Market report", text="Fish prices today.")) for day in (1, 2, 3)]
    assert fetched(fetching, server, *days) == ["Market report"] * 3


def test_articles_that_all_link_to_the_front_page(fetching: FetchDesk, server: NewsServer):
    front = "https://herald.example/"
    assert (
        len(fetched(fetching, server, rss(entry(1, link=front), entry(2, link=front)), rss(entry(3, link=front))))
        == 3
    )
    ticker = "https://herald.example/ticker"
    assert len(fetched(fetching, server, rss(entry(4, link=ticker)), rss(entry(5, link=ticker)))) == 5


def test_articles_without_id_and_address(fetching: FetchDesk, server: NewsServer):
    bare = "<item><title>{0}</title><description>{0} fell by a tenth.</description></item>"
    first, second = (rss(*(bare.format(fish) for fish in fishes)) for fishes in (["Cod"], ["Cod", "Herring"]))
    assert fetched(fetching, server, first, second, second) == ["Cod", "Herring"]


def test_two_feeds_of_one_outlet(fetching: FetchDesk, server: NewsServer):
    server.routes["/front"] = feed(rss(entry(1), entry(2), title="Oshima Herald"))
    # Another excerpt, another id, the same address.
    server.routes["/fish"] = feed(rss(entry(1, guid="x-1", text="A shorter excerpt."), entry(3)))
    fetching.sources(server.url("/front"), server.url("/fish"))
    fetching.fetch()
    fetching.fetch(now="2026-11-20T09:00:00+00:00")
    assert fetching.titles == [f"Cod quota {number} agreed" for number in (1, 2, 3)]


def test_the_ids_of_two_sources_are_not_compared(fetching: FetchDesk, server: NewsServer):
    for place in "ab":
        link = f"https://{place}.example/1"
        server.routes[f"/{place}"] = feed(rss(entry(1, guid="1", title=place, link=link), title=place))
    fetching.sources(server.url("/a"), server.url("/b"))
    fetching.fetch()
    assert fetching.titles == ["a", "b"]


def test_a_change_that_is_announced_is_written_and_a_flicker_is_not(fetching: FetchDesk, server: NewsServer):
    same_time = entry(1, text="Ministers agreed on quota number 1 for cod. 17 comments")
    later = entry(1, text="Ministers agreed on half the quota.", published="Fri, 20 Nov 2026 09:00:00 +0100")
    retitled = entry(1, title="CORRECTED: Cod quota halved", published="Fri, 20 Nov 2026 09:00:00 +0100")
    found = fetched(
        fetching, server, rss(entry(1)), rss(same_time), rss(later), rss(later), rss(retitled), rss(retitled)
    )
    assert found == ["CORRECTED: Cod quota halved", "Cod quota 1 agreed", "Cod quota 1 agreed"]


def test_a_text_that_changes_for_ever_is_bounded_for_a_day(fetching: FetchDesk, server: NewsServer):
    fetching.sources(server.url("/feed"))
    for day in (20, 21):
        for minute in range(24):
            server.routes["/feed"] = feed(rss(entry(1, title=f"Cod {day}: {minute} minutes ago")))
            fetching.fetch(now=f"2026-11-{day}T08:{minute:02}:00+00:00")
    assert len(fetching.files) == 40


def test_names_of_outlets_and_headlines_stay_in_the_inbox(fetching: FetchDesk, server: NewsServer):
    names = [
        "../../etc",
        "/etc",
        "a/../..",
        "profiles",
        "README news",
        ".hidden",
        "_x",
        "x.toml",
        "CON",
        "",
        "\u202e gnirts",
        "長い" * 90,
    ]
    for number, name in enumerate(names):
        title = f"../../{number}/passwd" + "é" * 300
        server.routes[f"/{number}"] = feed(rss(entry(number, title=title), title=name))
    fetching.sources(*(server.url(f"/{number}") for number in range(len(names))))
    assert fetching.fetch().status == 0
    assert len(fetching.files) == len(names)
    outside = {one.name for one in fetching.desk.folder.parent.rglob("*.json")} - {
        name.rpartition("/")[2] for name in fetching.files
    }
    assert outside == set()
    read = fetching.desk.triage("read", "inbox", "--jsonl")
    # Every one of them is found by every command.
    assert len(read.lines) == len(names), read


def test_two_at_once_the_second_says_so(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = Reply(rss(entry(1)), delay=1.0)
    fetching.sources(server.url("/feed"))
    first = subprocess.Popen(
        [sys.executable, "-m", "triage", "fetch"],
        cwd=fetching.desk.folder,
        env=fetching.desk.variables,
        stdout=subprocess.PIPE,
    )
    try:
        while not server.asked:
            time.sleep(0.01)
        ran = fetching.fetch()
        assert ran.status == 75
        assert ran.err.startswith("triage: another fetch is running on inbox")
    finally:
        out, _ = first.communicate(timeout=30)
    assert b"1 new article" in out
    assert len(server.asked) == 1


def dying(moment: str) -> None:
    """Kill this process when a source was asked, when its answer is noted, or when the fifth file is written."""

    def die(*_: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def written(*arguments: Any) -> None:
        write_file(*arguments)
        if next(count) == 4:
            die()

    count, write_file = iter(range(9)), files.write_file
    if moment == "asked":
        run.FetchRun._take = die
    elif moment == "taken":
        run.FetchRun._write_ready = lambda self: self._store.ready() and die()
    else:
        files.write_file = written


@pytest.mark.parametrize("moment", ["asked", "taken", "written"])
def test_what_is_killed_at_any_moment_is_finished_by_the_next(
    fetching: FetchDesk, server: NewsServer, moment: str
):
    server.routes["/feed"] = feed(rss(*(entry(number) for number in range(8))), ETag='"1"')
    fetching.sources(server.url("/feed"))
    done = fetching.desk.forked(
        "fetch", before=lambda: dying(moment), env={"TRIAGE_NOW": "2026-11-20T08:00:00+00:00"}
    )
    assert done.status == -signal.SIGKILL, done
    assert len(fetching.files) == {"asked": 0, "taken": 0, "written": 5}[moment]
    # The next day: a file that is there already keeps its name.
    assert fetching.fetch(now="2026-11-21T08:00:00+00:00").status == 0
    assert fetching.titles == [f"Cod quota {number} agreed" for number in range(8)]


def test_who_interrupts_a_run_gets_the_rest_with_the_next(fetching: FetchDesk, server: NewsServer):
    server.routes["/quick"] = feed(rss(entry(1)))
    server.routes["/slow"] = Reply(rss(entry(2)), delay=3.0)
    fetching.sources(server.url("/quick"), server.url("/slow", "127.0.0.1"))
    running = subprocess.Popen(
        [sys.executable, "-m", "triage", "fetch"],
        cwd=fetching.desk.folder,
        env=fetching.desk.variables,
        stderr=subprocess.PIPE,
    )
    while not fetching.files or len(server.asked) < 2:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=10)
    assert (running.returncode, err) == (130, b"")
    server.routes["/slow"] = feed(rss(entry(2)))
    assert fetching.fetch("--now").status == 0
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]


def test_a_full_disk_loses_nothing(fetching: FetchDesk, server: NewsServer, monkeypatch: pytest.MonkeyPatch):
    server.routes["/feed"] = feed(rss(entry(1), entry(2)), ETag='"1"')
    fetching.sources(server.url("/feed"))
    with monkeypatch.context() as patch:

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr(os, "fsync", full)
        ran = fetching.fetch()
    assert ran.status == 74
    assert "could not be written: no space left on device" in ran.err
    assert [one.name for one in (fetching.desk.folder / "inbox").rglob("*") if "partial" in one.name] == []
    assert fetching.fetch().status == 0
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]


def test_old_files_are_removed_and_nothing_else(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(f'url = "{server.url("/feed")}"\nkeep = "7d"')
    fetching.fetch(now="2026-11-01T08:00:00+00:00")
    fetching.desk.write("inbox/Oshima Herald/2026-11-01/notes.txt", "mine")
    server.routes["/feed"] = feed(rss(entry(1), entry(2)))
    fetching.fetch(now="2026-11-08T08:00:00+00:00")
    assert len(fetching.files) == 2
    ran = fetching.fetch(now="2026-11-09T08:00:00+00:00")
    assert "1 old file removed" in ran.out
    assert fetching.titles == ["Cod quota 2 agreed"]
    assert (fetching.desk.folder / "inbox/Oshima Herald/2026-11-01/notes.txt").exists()
    # What was removed does not come back.
    fetching.fetch(now="2026-11-10T08:00:00+00:00")
    assert fetching.titles == ["Cod quota 2 agreed"]


def test_a_memory_that_is_rubbish_is_put_aside_and_learnt_again_from_the_files(
    fetching: FetchDesk, server: NewsServer
):
    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(server.url("/feed"))
    fetching.fetch()
    fetching.desk.write("inbox/.fetch.sqlite", b"rubbish " * 1000)
    fetching.desk.write("inbox/Other/2026-11-20/mine.json", "[1, 2]")
    server.routes["/feed"] = feed(rss(entry(2), entry(1)))
    ran = fetching.fetch(now="2026-11-21T08:00:00+00:00")
    assert "is damaged and kept as .fetch.sqlite.damaged-" in ran.err
    assert (ran.status, ran.lines[-1]) == (0, "inbox: 1 new article from 1 source")
    # A folder that was copied without what is hidden in it is no other case.
    for file in (fetching.desk.folder / "inbox").glob(".*fetch*"):
        file.unlink()
    assert "0 new articles" in fetching.fetch(now="2026-11-22T08:00:00+00:00").out
