"""What nobody foresaw in a file, a record or a date costs that file or record: named, counted, and the rest is read."""

import json
import signal
import threading
import time
from pathlib import Path

import pytest
from desk import Desk

from triage.article import Article, moment
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import Problem
from triage.readers import clock
from triage.readers.contract import Bounds
from triage.readers.json import columns
from triage.readers.reading import read
from triage.readers.registry import read_bytes
from triage.readers.stamps import stamp
from triage.readers.wire import text
from triage.readers.word_dates import date_in
from triage.readers.xml import feeds

FEED = """<rss version="2.0"><channel><title>Herald</title>
<item><title>Copper fell</title><description>It fell on Monday.</description></item>
<item><title>BREAK</title><description>It broke.</description></item>
<item><title>Copper rose</title><description>It rose on Tuesday.</description></item>
</channel></rss>"""


def read_all(data: bytes | str, name: str) -> list[Article | Problem]:
    return list(read_bytes(data.encode() if isinstance(data, str) else data, name, Bounds()))


def breaking(convert):
    """The same, but for a title of one word at which it breaks down."""

    def converted(value, *rest, **named):
        article = convert(value, *rest, **named)
        if article is not None and article.title == "BREAK":
            raise OverflowError("Python int too large to convert to C int")
        return article

    return converted


def test_a_reader_that_breaks_down_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes, name: str, bounds: Bounds) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(text.READER, "read", refuse)
    # With a blank line first: other short files of text are read in one step, without a reader.
    (tmp_path / "a.txt").write_text("\nCopper fell\n\nIt fell on Monday.\n")
    (tmp_path / "b.json").write_text(json.dumps({"title": "Copper rose", "body": "It rose on Tuesday."}))
    reading = read([str(tmp_path)])

    problem, article = reading

    assert isinstance(article, Article)
    assert isinstance(problem, Problem)
    assert problem.message == "its reader failed (ZeroDivisionError); not read"
    assert (reading.files, reading.unread) == (1, 1)


def test_what_cannot_even_be_recognised_costs_its_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(head: bytes, name: str) -> bool:
        raise RecursionError

    monkeypatch.setattr(text.READER, "recognises", refuse)
    [problem] = read_all("Copper fell\n\nIt fell on Monday.\n", "a.txt")
    assert str(problem) == "a.txt: its reader failed (RecursionError); not read"


def test_a_record_that_breaks_its_reader_costs_that_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "article_of", breaking(feeds.article_of))
    first, second, third = read_all(FEED, "a.xml")
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert (first.title, third.title) == ("Copper fell", "Copper rose")
    assert str(second) == "a.xml#1: a record that cannot be read (OverflowError)"
    assert third.index == 2


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_likewise_in_json(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "article_of", breaking(columns.article_of))
    records = [{"title": title, "body": "It was Monday."} for title in ("Copper fell", "BREAK", "Copper rose")]
    data = "\n".join(map(json.dumps, records)) if name == "a.jsonl" else json.dumps(records)
    first, second, third = read_all(data, name)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert str(second) == f"{name}#1: a record that cannot be read (OverflowError)"


@pytest.mark.parametrize(
    "data",
    [
        '{"version":"https://jsonfeed.org/version/1","items":[{"title":"Copper \\ud83d fell","content_text":"It fell."}]}',
        '{"uri":"a","type":"text","headline":"Copper \\ud83d fell","body_text":"It fell."}',
        '{"type":"article","schema":1,"title":"Copper \\ud83d fell","body":"It fell."}',
        '{"title":"Copper \\ud83d fell","body":"It fell."}\n{"title":"Copper","body":"It rose \\udc00."}',
    ],
)
def test_half_a_character_costs_nothing_and_is_said_once(data: str) -> None:
    problem, article, *_ = read_all(data, "a.json")
    assert str(problem) == "a.json: contains half a character (a lone surrogate); read as \ufffd"
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Copper \ufffd fell", "It fell.")


@pytest.mark.parametrize("escaped", [r"\ud83d\ude00", r"\\ud83d", r"\u00e9"])
def test_whole_characters_are_nothing_to_speak_of(escaped: str) -> None:
    data = f'{{"title":"Copper {escaped} fell","body":"It fell."}}'
    [article] = read_all(data, "a.json")
    assert isinstance(article, Article)
    assert article.title == json.loads(data)["title"]


@pytest.mark.parametrize(
    "written",
    [
        "Fri, 12 Dec 2008 02:36:99999999999 +0000",
        "Fri, 12 Dec 2008 02:99999999999999999999:10 EST",
        "Fri, 12 Dec 2008 02:36:10 +9999999999",
        "Fri, 12 Dec 99999999999 02:36:10 +0000",
        "12 \u00b2\u00b2\u00b2 2016",
        "2016-11-10T04:30:00+\u0661\u0661:\u0660\u0660",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "4294967296-01-01",
        "2016-11-10T04:30:00+4294967296",
        2**32 * 1000,
        2**64,
        -(2**64),
        float("nan"),
        1e308,
    ],
)
def test_an_absurd_date_is_no_date_or_one_that_can_be_told(written: object) -> None:
    for found in (stamp(written), date_in(str(written))):
        assert not found or moment(found) is not None


def test_no_command_breaks_on_the_ends_of_the_calendar(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("profiles/p.toml", 'terms = ["copper"]\n')
    for number, published in enumerate(("9999-12-31T23:59:59-14:00", "9999-12-31", "0001-01-01T00:00:00+14:00")):
        body = f"Copper fell on Monday, tomorrow and 3 May. It was the {number + 3}rd time."
        record = {"title": f"Copper fell {number}", "published": published, "updated": published, "body": body}
        desk.write(f"in/{number}.json", json.dumps({"type": "article", "schema": 1, **record}))
    for command in (
        ("scan", "in", "--with", "entities,summary"),
        ("scan", "in", "--format", "html"),
        ("scan", "in", "--json", "--since", "yesterday"),
        ("show", "in/0.json", "--why"),
        ("entities", "in"),
        ("digest", "in", "--format", "html", "--catch-up"),
    ):
        assert desk.triage(*command).status == 0, command


class _Endless:
    """A reader that never comes to an end with a text that says so."""

    def __init__(self, text_reader) -> None:
        self._reader = text_reader

    def recognises(self, head: bytes, name: str) -> bool:
        while b"for ever recognised" in head:
            pass
        return self._reader.recognises(head, name)

    def read(self, data: bytes, name: str, bounds: Bounds):
        yield from self._reader.read(data, name, bounds)
        try:
            while b"for ever read" in data:
                pass
        except Exception:
            pytest.fail("the clock must not be taken for an error of the file")


def test_a_file_that_takes_for_ever_is_given_up_whatever_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from triage.readers import registry

    endless = _Endless(text.READER)
    real = registry._reader
    monkeypatch.setattr(
        registry, "_reader", lambda module: endless if module.endswith("wire.text") else real(module)
    )
    for name, word in (("a", "for ever recognised"), ("b.txt", "for ever read"), ("c.txt", "on Monday")):
        (tmp_path / name).write_text(f"\nCopper fell\n\nIt fell {word}.\n")
    start = time.process_time()

    things = list(read([str(tmp_path)], bounds=Bounds(seconds=0.6)))

    assert [str(thing).partition(": ")[2] for thing in things if isinstance(thing, Problem)] == [
        "takes longer than 1 s to read; not read",
        "takes longer than 1 s to read; the rest is not read",
    ]
    assert [thing.title for thing in things if isinstance(thing, Article)] == ["Copper fell"] * 2
    assert time.process_time() - start < 10


def test_the_time_between_two_files_is_nobodys(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text("Copper fell\n\nIt fell on Monday.\n")
    count = 0
    for thing in read([str(tmp_path)], bounds=Bounds(seconds=0.1)):
        count += isinstance(thing, Article)
        start = time.process_time()
        while time.process_time() - start < 0.15:
            pass
    assert count == 2


def test_the_clock_leaves_the_signals_of_others_alone(tmp_path: Path) -> None:
    import signal

    heard = []
    before = signal.signal(signal.SIGVTALRM, lambda number, frame: heard.append(number))
    try:
        assert list(read([str(tmp_path)])) == []
        signal.raise_signal(signal.SIGVTALRM)
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert heard
    with clock.running(1):
        assert signal.getsignal(signal.SIGVTALRM) is not before
    assert signal.getsignal(signal.SIGVTALRM) is before


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of CPU time")
def test_a_command_that_has_found_its_article_takes_the_clock_down(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Copper fell\n\nIt fell on Monday.\n")
    (tmp_path / "b.txt").write_text("Copper rose\n\nIt rose on Tuesday.\n")
    session = Session(Environment.of_process())
    for article in session.read(Selection(paths=(str(tmp_path),))):
        assert article.title == "Copper fell"
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] > 0
        break
    assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] == 0


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of CPU time")
def test_a_reading_that_ends_in_another_thread_leaves_a_clock_for_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Copper fell\n\nIt fell on Monday.\n")
    begun = read([str(tmp_path)])
    next(begun)
    assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] > 0
    other = threading.Thread(target=lambda: list(begun))
    other.start()
    other.join()
    assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] == 0
    with clock.running(1):
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] > 0
    assert signal.getitimer(signal.ITIMER_VIRTUAL)[1] == 0
    assert signal.getsignal(signal.SIGVTALRM) == signal.SIG_DFL
