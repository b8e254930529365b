"""What servers do wrong costs their own source, is named with status 3, and mends itself."""

import gzip
import time
from itertools import pairwise

import pytest

from triage.fetch.feeds import Offered
from triage.fetch.http import HttpAnswer
from triage.fetch.sources import NewsSource

from .conftest import FetchDesk
from .server import Asked, NewsServer, Reply, entry, feed, rss

BOMB = gzip.compress(b"<rss>" + b"\0" * (8 << 20))
FAULTS = {
    "gone": (Reply(status=404), "the server answers 404 (not found)"),
    "error": (Reply(status=500), "the server answers 500 (internal server error)"),
    "slow": (Reply(b"x", delay=0.6), "no answer within 0.3 s"),
    "dripping": (Reply(b"x" * 100, drip=0.02), "no answer within 0.3 s"),
    "cut": (Reply(rss(entry(1)), cut=100), "the connection broke off"),
    "huge": (Reply(b"", headers={"Content-Length": str(1 << 40)}), "larger than the limit of 16 MiB; not read"),
    "bomb": (
        Reply(BOMB, headers={"Content-Encoding": "gzip"}),
        "unpacks to more than 200 times itself; not read",
    ),
    "broken gzip": (
        Reply(b"\x1f\x8b rubbish", headers={"Content-Encoding": "gzip"}),
        "sends compressed data that is damaged",
    ),
    "cut gzip": (
        Reply(gzip.compress(rss(entry(1)))[:-20], headers={"Content-Encoding": "gzip"}),
        "the connection broke off",
    ),
    "brotli": (
        Reply(b"x", headers={"Content-Encoding": "br"}),
        "sends data compressed in a way that was not asked for (br)",
    ),
    "page": (Reply(b"<!DOCTYPE html><html><body><p>Sign in</p></body></html>"), "no feed, but a web page"),
    "text": (Reply(b"Service is resting."), "no feed"),
    "nothing": (Reply(b""), "no feed: nothing in it"),
    "circle": (Reply(status=302, headers={"Location": "/feed"}), "redirects more than 5 times"),
    "nowhere": (Reply(status=302), "redirects without saying where to"),
    "unasked 304": (
        Reply(status=304),
        "the server answers 304 (not modified), and was not asked whether anything changed",
    ),
    "a file of gzip that is a bomb": (Reply(BOMB), "unpacks to more than 200 times itself; not read"),
    "file": (
        Reply(status=302, headers={"Location": "file:///etc/passwd"}),
        "etc/passwd is no address that can be fetched",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_source_that_fails_is_named_and_stops_no_other(fetching: FetchDesk, server: NewsServer, name: str):
    reply, said = FAULTS[name]
    server.routes |= {"/feed": reply, "/good": feed(rss(entry(1)))}
    loose = "[defaults]\nallow_private = true\nallow_http = true\npause = 0\ntimeout = 0.3\n"
    fetching.sources(f'url = "{server.url("/feed")}"\nname = "Odd"', server.url("/good"), loose=loose)
    ran = fetching.fetch()
    assert ran.status == 3
    assert ran.err.splitlines()[0].removeprefix("triage: Odd: ").endswith(said), ran.err
    assert fetching.titles == ["Cod quota 1 agreed"]
    server.routes["/feed"] = feed(rss(entry(2)))
    assert fetching.fetch("--now").status == 0
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]


def test_an_inbox_that_is_a_file_is_refused_and_left_alone(fetching: FetchDesk):
    fetching.desk.write("sources.toml", 'sources = ["https://127.0.0.1:9/feed"]\n')
    fetching.desk.write("notes.txt", "precious")
    ran = fetching.desk.triage("fetch", "--inbox", "notes.txt")
    assert ran.status == 2
    assert ran.err.endswith("notes.txt: is a file, and an inbox is a folder\n  hint: --inbox FOLDER\n")
    assert (fetching.desk.folder / "notes.txt").read_text() == "precious"


def test_nobody_there(fetching: FetchDesk, server: NewsServer):
    server.routes["/good"] = feed(rss(entry(1)))
    fetching.sources('url = "http://127.0.0.1:9/feed"\nname = "Odd"', server.url("/good"))
    ran = fetching.fetch()
    assert (ran.status, ran.err) == (3, "triage: Odd: cannot be reached: connection refused\n")
    assert fetching.titles == ["Cod quota 1 agreed"]


def test_a_server_error_of_a_moment_is_asked_again_in_the_same_run(fetching: FetchDesk, server: NewsServer):
    replies = iter((Reply(status=503), feed(rss(entry(1)))))
    server.routes["/feed"] = lambda _: next(replies)
    fetching.sources(server.url("/feed"))
    assert fetching.fetch().status == 0
    assert len(server.asked) == 2
    # What will be no better in a moment is not.
    server.routes["/feed"] = Reply(status=404)
    assert fetching.fetch().status == 3
    assert len(server.asked) == 3


def test_a_server_that_asks_to_wait_is_left_alone_for_so_long(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = Reply(status=429, headers={"Retry-After": "7200"})
    server.routes["/other"] = feed(rss(entry(1)))
    fetching.sources(server.url("/feed"), server.url("/other"))
    ran = fetching.fetch(now="2026-11-20T08:00:00+00:00")
    assert ran.status == 3
    # The other source of the same host waits, too, or had its turn before.
    assert server.paths().count("/feed") == 1
    count = len(server.asked)
    server.routes["/feed"] = feed(rss(entry(2)))
    assert fetching.fetch(now="2026-11-20T09:30:00+00:00").status == 3
    assert server.paths()[count:].count("/feed") == 0
    assert fetching.fetch(now="2026-11-20T10:01:00+00:00").status == 0
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]


def test_a_source_that_stays_dead_is_asked_less_and_less(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = Reply(status=404)
    fetching.sources(server.url("/feed"))
    for minute in range(0, 60, 2):
        ran = fetching.fetch(now=f"2026-11-20T08:{minute:02}:00+00:00")
        assert ran.status == 3
    # At once, and after 5, 15 and 35 minutes.
    assert len(server.asked) == 4
    assert "the server answers 404 (not found)" in ran.err


def test_every_is_kept(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(f'url = "{server.url("/feed")}"\nevery = "2h"')
    for hour, minute in ((8, 0), (9, 0), (9, 59), (10, 30), (12, 29)):
        fetching.fetch(now=f"2026-11-20T{hour:02}:{minute:02}:00+00:00")
    assert len(server.asked) == 3
    assert "1 not due" in fetching.fetch(now="2026-11-20T12:31:00+00:00").out
    fetching.fetch("--now", now="2026-11-20T12:31:00+00:00")
    assert len(server.asked) == 4


def test_one_request_at_a_time_and_a_pause_for_each_host(fetching: FetchDesk, server: NewsServer):
    for number in range(4):
        server.routes[f"/{number}"] = feed(rss(entry(number)))
    loose = "[defaults]\nallow_private = true\nallow_http = true\npause = 0.05\n"
    fetching.sources(*(server.url(f"/{number}") for number in range(4)), loose=loose)
    fetching.fetch()
    times = [one.at for one in server.asked]
    assert all(after - before >= 0.05 for before, after in pairwise(times))


def test_a_place_that_moved_for_good_is_said(fetching: FetchDesk, server: NewsServer):
    server.routes["/old"] = Reply(status=301, headers={"Location": "/new"})
    server.routes["/for-now"] = Reply(status=302, headers={"Location": "/other"})
    server.routes |= {"/new": feed(rss(entry(1))), "/other": feed(rss(entry(2)))}
    fetching.sources(server.url("/old"), server.url("/for-now"))
    ran = fetching.fetch()
    assert (ran.status, len(fetching.files)) == (0, 2)
    # Two sources have one name: which of them is said.
    old, new = server.url("/old"), server.url("/new")
    assert ran.err == f"triage: Oshima Herald ({old}): has moved to {new}: change its address\n"
    assert ran.lines[0] == f"Oshima Herald ({old}): 1 new"
    assert fetching.fetch("--status").out.startswith(f"Oshima Herald ({old})  good ")
    # Where it moved to, it is asked as before for what is new only.
    server.routes["/new"] = feed(rss(entry(1)), ETag='"1"')
    fetching.fetch()
    fetching.fetch()
    assert [one.headers.get("if-none-match") for one in server.asked if one.path == "/new"] == [None, None, '"1"']


def test_a_damaged_feed_gives_what_can_be_read(fetching: FetchDesk, server: NewsServer):
    whole = rss(entry(1), entry(2), entry(3))
    server.routes["/feed"] = feed(whole[: whole.index(b"number 3 for")], ETag='"1"')
    fetching.sources(server.url("/feed"))
    ran = fetching.fetch()
    assert ran.status == 0
    assert ran.err.startswith("triage: Oshima Herald: ")
    # The half of an entry waits for the rest of it, which the same server has under the same mark.
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]
    server.routes["/feed"] = feed(whole, ETag='"1"')
    fetching.fetch()
    assert [one["body"] for one in fetching.records][-1] == "Ministers agreed on quota number 3 for cod."
    # What is damaged elsewhere loses no entry.
    server.routes["/feed"] = feed(rss(entry(4), entry(5)).replace(b"number 4", b"number <b>4"))
    fetching.fetch()
    assert len(fetching.files) == 5
    server.routes["/feed"] = feed(b"<rss><channel><item><ti")
    assert fetching.fetch().status in (0, 3)
    assert len(fetching.files) == 5


def test_a_feed_without_an_entry_is_no_fault(fetching: FetchDesk, server: NewsServer):
    server.routes["/rss"] = feed(rss())
    server.routes["/json"] = Reply(b'{"version": "https://jsonfeed.org/version/1.1", "title": "G", "items": []}')
    fetching.sources(server.url("/rss"), server.url("/json"))
    ran = fetching.fetch()
    assert (ran.status, ran.err, ran.out) == (0, "", "inbox: 0 new articles from 2 sources\n")


def test_asked_as_what_we_are(fetching: FetchDesk, server: NewsServer):
    seen: list[Asked] = []
    server.routes["/feed"] = lambda asked: seen.append(asked) or feed(rss(entry(1)))
    fetching.sources(server.url("/feed"))
    fetching.fetch()
    assert seen[0].headers["user-agent"].startswith("news-triage/")
    assert seen[0].headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in seen[0].headers


def test_what_nobody_foresaw_costs_its_source_alone(
    fetching: FetchDesk, server: NewsServer, monkeypatch: pytest.MonkeyPatch
):
    from triage.fetch import run

    real = run.offered_by_feed

    def odd(answer: HttpAnswer, source: NewsSource) -> Offered:
        if source.name == "Odd":
            raise RuntimeError("a bug")
        return real(answer, source)

    monkeypatch.setattr(run, "offered_by_feed", odd)
    server.routes["/feed"] = feed(rss(entry(1)))
    server.routes["/odd"] = feed(rss(entry(2)), ETag='"1"')
    fetching.sources(f'url = "{server.url("/odd")}"\nname = "Odd"', server.url("/feed"))
    ran = fetching.fetch()
    assert (ran.status, ran.err) == (3, "triage: Odd: could not be read (RuntimeError)\n")
    # Nothing of it was noted: it comes whole when the bug is gone.
    monkeypatch.undo()
    assert fetching.fetch("--now").status == 0
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]


def test_a_server_that_drips_its_head_is_cut_off(fetching: FetchDesk):
    import socket
    import threading

    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            for _ in range(2):
                line, _ = listening.accept()
                with line:
                    line.recv(4096)
                    try:
                        line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                        for _ in range(100):
                            line.sendall(b"x")
                            time.sleep(0.02)
                    except OSError:
                        continue

        threading.Thread(target=drip, daemon=True).start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/feed"
        loose = "[defaults]\nallow_private = true\nallow_http = true\npause = 0\ntimeout = 0.3\n"
        fetching.sources(f'url = "{address}"\nname = "Odd"', loose=loose)
        ran = fetching.fetch()
    assert (ran.status, ran.err) == (3, "triage: Odd: no answer within 0.3 s\n")


def test_a_short_wait_that_is_asked_for_is_waited_for(fetching: FetchDesk, server: NewsServer):
    replies = iter((Reply(status=429, headers={"Retry-After": "1"}), feed(rss(entry(1)))))
    server.routes["/feed"] = lambda _: next(replies)
    fetching.sources(server.url("/feed"))
    assert fetching.fetch().status == 0
    first, second = (one.at for one in server.asked)
    assert second - first >= 1


def test_a_clock_that_ran_ahead_keeps_nobody_waiting(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1)))
    server.routes["/gone"] = Reply(status=404)
    fetching.sources(f'url = "{server.url("/feed")}"\nevery = "1d"', server.url("/gone"))
    fetching.fetch(now="2026-12-31T08:00:00+00:00")
    server.routes |= {"/feed": feed(rss(entry(2))), "/gone": feed(rss(entry(3)))}
    fetching.fetch(now="2026-11-20T08:00:00+00:00")
    assert len(fetching.files) == 3
    # Under the right clock `every` is kept again.
    assert "2 not due" not in fetching.fetch(now="2026-11-20T09:00:00+00:00").out
    assert server.paths().count("/feed") == 2
