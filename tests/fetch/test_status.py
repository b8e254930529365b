"""`--status` says how each source does, and falls silent when digests would; nothing is fetched for it."""

import pytest
from desk import valid

from .conftest import FetchDesk
from .server import NewsServer, Reply, entry, feed, rss


def test_status_of_good_new_and_dead_sources(fetching: FetchDesk, server: NewsServer):
    server.routes["/good"] = feed(rss(entry(1), entry(2)))
    fetching.sources(
        server.url("/good"),
        f'url = "{server.url("/gone")}"\nname = "Dead Wire"',
        f'url = "{server.url("/rare")}"\nname = "Rare"\nevery = "1d"',
    )
    assert "not asked yet" in fetching.fetch("--status").out
    server.routes["/rare"] = feed(rss(entry(3), title="R"))
    fetching.fetch()
    ran = fetching.fetch("--status", now="2026-11-20T08:01:00+00:00")
    assert ran.status == 0
    assert ran.lines == [
        "Dead Wire      FAILED  the server answers 404 (not found); 1 time, never had; next Fri 20 Nov 08:05",
        "Oshima Herald  good    last had Fri 20 Nov 08:00; 2 a day; next at the next run",
        "Rare           good    last had Fri 20 Nov 08:00; 1 a day; next Sat 21 Nov 05:36",
    ]
    assert len(server.asked) == 3


def test_a_source_that_falls_silent(fetching: FetchDesk, server: NewsServer):
    fetching.sources(server.url("/feed"))
    for day in range(1, 15):
        server.routes["/feed"] = feed(rss(*(entry(10 * day + number) for number in range(8))))
        fetching.fetch(now=f"2026-11-{day:02}T08:00:00+00:00")
    assert "good" in fetching.fetch("--status", now="2026-11-14T09:00:00+00:00").out
    for day in (15, 16):
        fetching.fetch(now=f"2026-11-{day:02}T08:00:00+00:00")
    ran = fetching.fetch("--status", now="2026-11-16T09:00:00+00:00")
    assert ran.out.startswith(
        "Oshima Herald  SILENT  last had Mon 16 Nov 08:00; none since Sat 14 Nov 08:00, usually 8 a day: CHECK THE FEED"
    )


def test_the_document(fetching: FetchDesk, server: NewsServer):
    import json

    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(server.url("/feed"), server.url("/gone"))
    document = valid(json.loads(fetching.fetch("--json").out), "fetch")
    assert (document["written"], document["requests"], document["inbox"]) == (1, 2, "inbox")
    good, gone = document["sources"]
    assert (good["title"], good["new"], good["asked"], good["succeeded"]) == (
        "Oshima Herald",
        1,
        True,
        "2026-11-20T08:00:00+00:00",
    )
    assert (gone["fault"], gone["failures"], gone["due"]) == (
        "the server answers 404 (not found)",
        1,
        "2026-11-20T08:05:00+00:00",
    )
    document = valid(json.loads(fetching.fetch("--status", "--json").out), "fetch")
    assert (document["written"], document["sources"][0]["new"], document["sources"][0]["a_day"]) == (
        None,
        None,
        1.0,
    )


def test_quiet_prints_faults_alone_and_those_once(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(server.url("/feed"), f'url = "{server.url("/gone")}"\nname = "Odd"')
    ran = fetching.fetch("-q")
    assert (ran.status, ran.out, ran.err) == (3, "", "triage: Odd: the server answers 404 (not found)\n")
    # It rests, and cron need not say so every hour; the status does.
    ran = fetching.fetch("-q")
    assert (ran.status, ran.out, ran.err) == (3, "", "")


def test_a_hostile_name_acts_on_no_terminal(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1), title="Evil &#x202e;&#x9b;31m<![CDATA[\n]]>triage: fine"))
    fetching.sources(server.url("/feed"))
    server.routes["/gone"] = Reply(status=404)
    out = fetching.fetch().out + fetching.fetch("--status").out
    assert len(out.splitlines()) == 3
    assert not {"\u202e", "\x9b"} & set(out)


@pytest.mark.slow
def test_schedules(fetching: FetchDesk, server: NewsServer):
    fetching.sources(server.url("/feed"))
    folder = fetching.desk.folder
    fetching.desk.write("profiles/cod.toml", 'terms = ["cod"]\n')
    fetching.desk.write("inbox/a.txt", "Cod\n\nThe cod fell.\n")
    cron = fetching.fetch("-q", "--print-schedule", "cron").lines[-1]
    assert cron.startswith(f"7 * * * * cd {folder} && ")
    assert cron.endswith("triage fetch -q")
    assert "OnCalendar=*-*-* *:07:00\n" in fetching.fetch("--print-schedule", "systemd").out
    assert "<key>Hour</key>" not in fetching.fetch("--print-schedule=launchd").out
    # A digest of the inbox knows that it is fetched into, and waits for no source that is dead.
    ran = fetching.desk.triage("digest", "inbox", "--print-schedule", "cron")
    assert "fetches first" in ran.err
    line = ran.lines[-1].partition("&& ")[2]
    assert ran.lines[-1].startswith("0 6 * * * cd ")
    assert line.startswith("{ ")
    assert " fetch --quiet; " in line
    assert line.endswith(" digest inbox; }")
    server.routes["/feed"] = Reply(status=404)
    done = fetching.desk.shell(f"cd {folder} && {line}")
    assert done.status == 0
    assert "triage: " in done.err
    assert "Cod" in done.out
    assert "ExecStartPre=-" in fetching.desk.triage("digest", "inbox", "--print-schedule", "systemd").out
    assert "; exec " in fetching.desk.triage("digest", ".", "--print-schedule", "launchd").out
    # Another folder has nothing to do with it.
    assert "--quiet" not in fetching.desk.triage("digest", "profiles", "--print-schedule", "cron").out


def test_a_schedule_has_no_secrets(fetching: FetchDesk, server: NewsServer):
    fetching.sources(f'url = "{server.url("/feed?key=${KEY}")}"')
    ran = fetching.fetch("--print-schedule", "cron", env={"KEY": "s3cr3t"})
    assert "s3cr3t" not in ran.out
    assert "the schedule has no secrets" in ran.err
