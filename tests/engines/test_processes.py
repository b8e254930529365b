"""Workers: the same bytes however many there are, and a file that hangs or kills costs itself alone."""

import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import pytest
from desk import child

#: A reader that does what its file says, found by the first word.
ODD = """
import os, time
from pathlib import Path
from triage.article import Article
from triage.errors import Problem
class Reader:
    name, suffixes = "odd", ()
    def recognises(self, head, name):
        return head.startswith(b"odd")
    def read(self, data, name, bounds):
        word = data.split()[1].decode()
        if word == "noisy":
            print("noise", flush=True)
        mark = Path(name + ".mark")
        if word == "die" or (word == "once" and not mark.exists()):
            mark.write_text("")
            os.kill(os.getpid(), 9)
        if word == "hang":
            mark.write_text("")
            time.sleep(60)
        if word == "half":
            yield Problem(path=name, code="count", message="says two")
        yield Article(title=f"Cod {word} \\ud800" if word == "broken" else f"Cod {word}", body="The cod fell.", path=name)
        if word == "half":
            time.sleep(0.6)
            yield Article(title="Cod two", path=name, index=1)
            os.kill(os.getpid(), 9)
READER = Reader()
"""


class Started:
    """A run of the program in a child of this process, in a session of its own: what it starts can be told from the rest."""

    def __init__(self, folder: Path, words: list[str], more: str) -> None:
        self._out, self._err = (tempfile.TemporaryFile() for _ in range(2))  # noqa: SIM115 - open until it has ended
        variables = {"PATH": os.defpath, "HOME": str(folder / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
        streams = self._out.fileno(), self._err.fileno()
        self.pid = child(folder, variables, words, streams, lambda: _prepare(folder, more))
        self.status: int | None = None

    def poll(self) -> int | None:
        """Its status, None while it runs."""
        if self.status is None:
            number, ended = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(ended) if number else None
        return self.status

    def ended(self) -> tuple[int, str, list[str]]:
        """Wait for its end: status, standard output, lines of standard error."""
        if self.status is None:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        said = []
        for stream in (self._out, self._err):
            stream.seek(0)
            said.append(stream.read().decode())
            stream.close()
        assert is_alone(self.pid)
        return self.status, said[0], said[1].splitlines()


def _prepare(folder: Path, more: str) -> None:
    """What a run begins with: a reader for odd files, and what the test has in mind."""
    from triage.readers import registry

    os.setsid()
    sys.path.insert(0, str(folder))
    registry.TABLE = (registry.ReaderEntry("odd_reader", (b"odd",)), *registry.TABLE)
    # What tests before this one had it work out of its table.
    for each in vars(registry).values():
        if hasattr(each, "cache_clear"):
            each.cache_clear()
    exec(more, {"__name__": "__main__"})


class Place:
    """A folder with odd files in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "odd_reader.py").write_text(ODD)
        (folder / "in").mkdir()

    def write(self, **words: str) -> None:
        for name, word in words.items():
            (self.folder / "in" / name.replace("_", ".")).write_text(f"odd {word}\n")

    def start(self, *arguments: str, more: str = "") -> Started:
        return Started(self.folder, ["scan", "in", "-t", "cod", *arguments], more)

    def ran(self, *arguments: str, more: str = "") -> tuple[int, str, list[str]]:
        return self.start(*arguments, more=more).ended()


def is_alone(group: int) -> bool:
    """Whether nothing of a run is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_file_that_kills_its_worker_costs_itself_alone(place: Place) -> None:
    place.write(a_html="noisy", b_html="die", c_html="once", d_html="two")
    status, out, err = place.ran("--format", "paths")
    assert out.splitlines() == ["in/a.html", "in/c.html", "in/d.html"]
    assert err == ["triage: in/b.html: its reader failed; not read"]
    assert status == 3


def test_a_file_that_takes_too_long_is_left_and_the_rest_is_read(place: Place) -> None:
    (place.folder / "triage.toml").write_text("[bounds]\nseconds = 1\n")
    place.write(a_html="one", b_html="hang", c_html="two")
    for jobs in ("1", "3"):
        status, out, err = place.ran("--format", "paths", "-j", jobs)
        assert out.splitlines() == ["in/a.html", "in/c.html"]
        assert err == [
            "triage: in/b.html: takes longer than 1 s to read; not read",
            "  hint: seconds = 120 below [bounds] in triage.toml gives each more time",
        ]
        assert status == 3


def test_what_came_before_the_end_of_a_worker_is_kept(place: Place) -> None:
    place.write(a_html="half", b_html="one")
    status, out, err = place.ran("--jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert [each["title"] for each in records if each["type"] == "hit"] == ["Cod half", "Cod two", "Cod one"]
    assert err == ["triage: in/a.html: says two", "triage: in/a.html: its reader failed; the rest is not read"]
    assert status == 3


def test_half_a_character_is_read_here(place: Place) -> None:
    place.write(a_html="broken", b_html="one")
    status, out, err = place.ran("--format", "paths")
    assert (status, out.splitlines(), err) == (0, ["in/a.html", "in/b.html"], [])


def test_interrupted_means_all_of_it(place: Place) -> None:
    place.write(a_html="hang", b_html="hang")
    run = place.start("--format", "paths", "-j", "2")
    for name in ("a", "b"):
        end = time.monotonic() + 120
        while not (place.folder / "in" / f"{name}.html.mark").exists():
            assert run.poll() is None
            assert time.monotonic() < end
            time.sleep(0.01)
    os.kill(run.pid, signal.SIGINT)
    assert run.ended()[0] == 130


LONG_AT_ONCE = "from triage.engines import processes; processes.LONG = 0.0"


def test_a_long_run_is_shared_out_and_says_the_same(place: Place) -> None:
    place.write(**{f"n{number:03}_txt": "one" if number % 3 else "two" for number in range(200)})
    alone = place.ran("--jsonl", "--no-cache", "-j", "1")
    assert alone[0] == 0
    for jobs in ("2", "3"):
        assert place.ran("--jsonl", "--no-cache", "-j", jobs, more=LONG_AT_ONCE) == alone
    assert place.ran("--jsonl", "-j", "3", more=LONG_AT_ONCE) == alone


def test_lines_that_workers_make_say_what_was_asked_for(place: Place) -> None:
    """A line depends on what is chosen and shown, rejects and problems among them, as where it is made here."""
    place.write(**{f"n{number:03}_txt": "one" if number % 3 else "two" for number in range(70)})
    asked = ("--jsonl", "--no-cache", "--all", "--with", "body,summary", "--until", "2000-01-01")
    alone = place.ran(*asked, "-j", "1")
    assert alone[1].count('"type":"reject"') == 70 and '"code":"dates"' in alone[1]
    assert place.ran(*asked, "-j", "2", more=LONG_AT_ONCE) == alone
    # What is counted of hits that do not say it.
    (place.folder / "asks.toml").write_text(
        'terms = ["cod"]\nlanguages = ["en"]\n[filter]\nmin_words = 1\nexclude_outlets = ["PR"]\nmax_age = 9\n'
    )
    asked = ("-p", "asks.toml", "--jsonl", "--no-cache", "--since", "2020-01-01")
    alone = place.ran(*asked, "-j", "1")
    assert '"unknown_language":70' in alone[1] and '"by_arrival":70' in alone[1]
    assert place.ran(*asked, "-j", "2", more=LONG_AT_ONCE) == alone
    made_here = LONG_AT_ONCE + "; from triage.report import late; late.add_details = None"
    assert place.ran("--jsonl", "--no-cache", "-j", "2", more=made_here)[0] == 70


@pytest.mark.skipif(sys.platform != "linux", reason="needs pipes whose size can be set")
def test_an_order_that_a_pipe_does_not_hold_waits_for_nobody(place: Place) -> None:
    """A worker that waits until its answers are taken takes no order, and whoever takes them must not wait for that."""
    folder = Path("in", *["deep" * 50] * 5)
    (place.folder / folder).mkdir(parents=True)
    for number in range(400):
        (place.folder / folder / f"{number}.txt").write_text(
            f"Cod {number}\n\n" + "The cod fell below four crowns. " * 40
        )
    narrow = LONG_AT_ONCE + "; from triage.engines import forks; forks.PIPE = 4096"
    asked = ("--jsonl", "--no-cache", "--with", "body")
    assert place.ran(*asked, "-j", "2", more=narrow) == place.ran(*asked, "-j", "1")


@pytest.mark.parametrize("lost", [False, True])
def test_nobody_waits_for_whoever_is_ahead_while_what_comes_first_is_with_nobody(place: Place, lost: bool) -> None:
    """The blocks of a large file, and what a worker left that was lost, come before what others have read by then."""
    words = {3: "once"} if lost else {}
    place.write(**{f"n{number:03}_txt": words.get(number, "one") for number in range(300)})
    record = json.dumps({"title": "Cod again", "body": "The cod fell below four crowns."})
    (place.folder / "in" / "n010.jsonl").write_text(f"{record}\n" * 40)
    ahead = LONG_AT_ONCE + "; processes.HELD = 1; from triage.readers import contract, source, cutting; "
    ahead += "contract.HEAD = processes.HEAD = 600; source.PIECE = cutting.PIECE = 400"
    status, out, err = place.ran("--json", "--no-cache", "-j", "2", more=ahead)
    assert (status, err) == (0, [])
    alone = place.ran("--json", "--no-cache", "-j", "1")
    assert json.loads(out)["hits"] == json.loads(alone[1])["hits"]


def test_what_a_worker_was_to_read_next_is_read_by_others_where_it_ends(place: Place) -> None:
    words = {3: "die", 7: "once"}
    place.write(**{f"n{number:02}_html": words.get(number, "one") for number in range(40)})
    status, out, err = place.ran("--format", "paths", "-j", "2")
    assert out.splitlines() == [f"in/n{number:02}.html" for number in range(40) if number != 3]
    assert err == ["triage: in/n03.html: its reader failed; not read"]
    assert status == 3


@pytest.mark.skipif(sys.platform != "linux", reason="needs forks")
def test_the_rest_of_a_run_is_shared_out_early_where_it_is_long(place: Place) -> None:
    place.write(**{f"n{number:02}_txt": "one" if number % 3 else "two" for number in range(99)})
    alone = place.ran("--jsonl", "--no-cache", "-j", "1")
    early = (
        "from triage.engines import processes; processes.ASKED = 0; processes.AHEAD = 8; processes.LONG = 999; "
    )
    worth = early + "processes.WORTHWHILE = 0.0; "
    assert place.ran("--jsonl", "--no-cache", "-j", "2", more=worth) == alone
    assert place.ran("--jsonl", "-j", "2", more=worth) == alone
    # Whoever starts a worker here fails.
    assert place.ran("--jsonl", "--no-cache", "-j", "2", more=worth + "processes.start = None")[0] == 70
    short = early + "processes.WORTHWHILE = 999.0; processes.start = None"
    assert place.ran("--jsonl", "--no-cache", "-j", "2", more=short) == alone


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_expression_that_takes_too_long_is_named_once(place: Place, jobs: str) -> None:
    (place.folder / "slow.toml").write_text('terms = ["cod", { text = "(a|a)+b", as = "regex" }]\n')
    place.write(**{f"n{number:03}_txt": "one" for number in range(100)})
    for name in "yz":
        (place.folder / "in" / f"{name}.txt").write_text(f"Cod\n\nThe cod {'a' * 60} fell below on Monday.\n")
    found = place.ran(
        "-p", "slow.toml", "--format", "paths", "--top", "1", "--no-cache", "-j", jobs, more=LONG_AT_ONCE
    )
    said = "the expression of '(a|a)+b' takes longer than 0.2 s on some texts; what it found by then counts"
    hint = "  hint: an expression that repeats what repeats, such as (a+)+, can take hours"
    assert (found[0], found[2]) == (0, [f"triage: slow.toml: {said}", hint])


def test_one_that_kills_costs_its_batch_a_second_try(place: Place) -> None:
    place.write(**{f"n{number:03}_txt": "one" for number in range(100)}, m_txt="die", o_txt="once")
    status, out, err = place.ran("--format", "paths", "--no-cache", "-j", "2", more=LONG_AT_ONCE)
    assert len(out.splitlines()) == 101
    assert err == ["triage: in/m.txt: its reader failed; not read"]
    assert status == 3


MAIL = (
    "From: a@example.org\nTo: b@example.org\nMessage-ID: <{0}@example.org>\nMIME-Version: 1.0\nSubject: Cod {0}\n"
    "Date: Mon, 5 Jan 2026 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\nThe cod fell again, they say.\n"
)


def test_where_forks_are_not_safe_a_worker_is_a_new_interpreter(place: Place) -> None:
    for number in range(3):
        (place.folder / "in" / f"{number}.eml").write_text(MAIL.format(number))
    for number in range(70):
        (place.folder / "in" / f"z{number}.txt").write_text(f"Cod {number}\n\nThe cod fell.\n")
    forked = place.ran("--jsonl", "--no-cache", more=LONG_AT_ONCE)
    spawned = LONG_AT_ONCE + "; import threading; threading.active_count = lambda: 2"
    assert place.ran("--jsonl", "--no-cache", "-j", "2", more=spawned) == forked
    paths = [json.loads(line).get("path") for line in forked[1].splitlines()]
    assert paths[1:5] == ["in/0.eml", "in/1.eml", "in/2.eml", "in/z0.txt"]
