"""Names found by forks, ahead of being asked for: the same as those found here, in any case."""

import os
import random
import select
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from desk import Desk

from triage.article import Article
from triage.cli import digest_run
from triage.cli.commands import scan
from triage.cli.names import CommandRecogniser
from triage.engines import shared_names
from triage.engines.shared_names import LEAST, STEADY, SharedNames
from triage.entities.entity import Entity

HERE = os.getpid()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs forks")


class Telling:
    """A recogniser that says in which process it was asked; for some articles it ends that, if it is no fork's parent."""

    def __init__(self, *deadly: str) -> None:
        self.deadly = deadly

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        if article.title in self.deadly and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        value = "here" if os.getpid() == HERE else "elsewhere"
        return (Entity(text=article.title, type="PERSON", count=1, confidence=0.1, value=value),)


def articles(count: int) -> list[Article]:
    return [Article(title=f"no. {number}") for number in range(count)]


def asked(shared: SharedNames, some: list[Article]) -> list[str]:
    """Where each was recognised; its own names come back, whoever that was."""
    found = [shared.recognise(article) for article in some]
    assert [one.text for (one,) in found] == [article.title for article in some]
    return [str(one.value) for (one,) in found]


@pytest.fixture(autouse=True)
def no_fork_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What other tests have running, a browser or the thread of a cluster, runs on and is none of the program's."""
    monkeypatch.setattr(shared_names, "threading", SimpleNamespace(active_count=lambda: 1))
    before = children()
    yield
    assert children() <= before


def children() -> set[str]:
    """The children of this process, those among them that ended and were not waited for."""
    return {number for file in Path("/proc/self/task").glob("*/children") for number in file.read_text().split()}


def test_what_is_asked_for_in_a_row_is_found_ahead() -> None:
    some = articles(STEADY + 40)
    shared = SharedNames(Telling().recognise, jobs=2)
    shared.expect(some)
    assert asked(shared, some) == ["here"] * (STEADY + 1) + ["elsewhere"] * 39


def test_what_is_ranked_is_begun_before_its_order_is_known() -> None:
    """Copies go, others change places; what nobody was given is found all the same, and so is what is asked for twice."""
    before = children()
    some = articles(60)
    shared = SharedNames(Telling().recognise, jobs=2, early=20)
    shared.start(some, 50)
    order = [some[2], some[1], some[0], *some[5:]]
    shared.expect(order)
    assert asked(shared, order) == ["elsewhere"] * 58
    shared.start(some, 50)
    shared.expect([*some, *articles(3)])
    assert asked(shared, some[:3]) == ["here"] * 3
    shared.start(some, LEAST - 1)
    assert children() <= before


@pytest.mark.parametrize(
    ("count", "jobs"), [(STEADY + 40, 1), (STEADY + LEAST, 2)], ids=["one job", "few are left"]
)
def test_nobody_works_ahead_where_that_does_not_pay(count: int, jobs: int) -> None:
    some = articles(count)
    shared = SharedNames(Telling().recognise, jobs)
    shared.expect(some)
    assert asked(shared, some) == ["here"] * count


def test_what_a_cache_knows_is_not_asked_and_nobody_works_ahead_for_the_rest() -> None:
    some = articles(200)
    shared = SharedNames(Telling().recognise, jobs=2)
    shared.expect(some)
    assert set(asked(shared, some[::2])) == {"here"}
    # In a row again, behind a gap.
    some = articles(STEADY + 60)
    shared.expect(some)
    assert asked(shared, some[: STEADY + 4])[-3:] == ["elsewhere"] * 3
    assert set(asked(shared, some[STEADY + 10 : STEADY + 20])) <= {"here", "elsewhere"}
    shared.close()


def test_one_that_ends_a_fork_is_recognised_here_and_so_are_those_after_it() -> None:
    some = articles(STEADY + 60)
    shared = SharedNames(Telling("no. 20", "no. 21").recognise, jobs=2)
    shared.expect(some)
    where = asked(shared, some)
    assert where[20] == where[21] == "here"


def test_forks_hold_no_pipe_open_that_somebody_waits_for() -> None:
    """A pager comes to its end when its input does, though names are still found for what it was not shown."""
    some = articles(STEADY + 60)
    shared = SharedNames(Telling().recognise, jobs=2)
    shared.expect(some)
    reader, writer = os.pipe()
    try:
        assert asked(shared, some[: STEADY + 4])[-1] == "elsewhere"
        os.close(writer)
        assert select.select([reader], [], [], 5)[0] and os.read(reader, 1) == b""
    finally:
        shared.close()
        os.close(reader)


def test_articles_of_which_nobody_was_told_are_recognised_too() -> None:
    shared = SharedNames(Telling().recognise, jobs=2)
    shared.expect(articles(40))
    assert asked(shared, articles(3)) == ["here"] * 3


def test_ctrl_c_ends_the_forks_of_a_list_that_was_not_printed_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(STEADY + LEAST + 8):
        desk.write(
            f"inbox/{number:02}.txt", f"Cod {number} Falls\n\nKeiko Tanabe of Hawser Group sold {number} cod.\n"
        )
    before = children()
    ahead: set[str] = set()

    def interrupted(pieces: Iterator[str], *_: object) -> None:
        for _piece in pieces:
            ahead.update(children() - before)
            if ahead:
                raise KeyboardInterrupt

    monkeypatch.setattr(scan, "deliver", interrupted)
    assert desk.triage("scan", "inbox", "-t", "cod", "--no-cache", "-j", "2").status == 130
    assert len(ahead) == 2 and children() <= before


def test_nobody_works_ahead_where_names_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[int] = []
    monkeypatch.setattr(SharedNames, "start", lambda _, articles, count: began.append(count))
    many = CommandRecogniser.MANY + 1
    for number in range(many):
        desk.write(f"inbox/{number:02}.txt", f"Cod {number} Falls\n\nKeiko Tanabe sold {number} cod.\n")
    first = desk.triage("scan", "inbox", "-t", "cod", "-j", "2")
    assert began == [many] and "Tanabe" in first.out
    assert desk.triage("scan", "inbox", "-t", "cod", "-j", "1").out.count("Tanabe") == first.out.count("Tanabe")
    desk.triage("scan", "inbox", "-t", "cod", "-j", "2")
    desk.triage("scan", "inbox", "-t", "cod", "-j", "2", "--top", str(many - 1), "--no-cache")
    assert began == [many]


def test_a_long_list_is_the_same_with_any_number_of_processes(desk: Desk) -> None:
    for number in range(STEADY + LEAST + 8):
        text = f"Cod {number} Falls\n\nKeiko Tanabe of Hawser Group sold {number} cod in Halden, said Oren Halloran.\n"
        desk.write(f"inbox/{number:02}.txt", text)
    alone, shared = (desk.triage("scan", "inbox", "-t", "cod", "--no-cache", "-j", jobs) for jobs in ("1", "2"))
    assert "Tanabe" in alone.out
    assert without_seconds(alone.out) == without_seconds(shared.out)
    page = ("scan", "inbox", "-t", "cod", "--no-cache", "--format", "html", "-j")
    assert desk.triage(*page, "1").out == desk.triage(*page, "2").out


def test_a_long_digest_is_the_same_with_any_number_of_processors(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("triage.toml", "cache = false\n")
    draw = random.Random(7)
    for number in range(STEADY + LEAST + 8):
        # No two tell of the same.
        words = " ".join("".join(draw.choices("aeioulmnrst", k=7)) for _ in range(30))
        desk.write(f"inbox/{number:02}.txt", f"Cod {words[:20]}\n\nKeiko Tanabe said of cod: {words}.\n")
    before = children()
    ahead: set[str] = set()
    found = SharedNames.recognise

    def recognise(shared: SharedNames, article: Article) -> tuple[Entity, ...]:
        ahead.update(children() - before)
        return found(shared, article)

    monkeypatch.setattr(SharedNames, "recognise", recognise)
    out = []
    for processors in (1, 2):
        monkeypatch.setattr(digest_run, "processors", lambda: processors)  # noqa: B023 - asked at once
        out.append(desk.triage("digest", "inbox", "-t", "cod", "--dry-run").out)
        assert len(ahead) == (0 if processors == 1 else 2)
    # Above that stands the time of day.
    alone, shared = (one.partition(" stories\n")[2] for one in out)
    assert alone == shared and "Tanabe" in alone and children() <= before


def without_seconds(out: str) -> list[str]:
    return [line for line in out.splitlines() if not line.endswith(" s")]
