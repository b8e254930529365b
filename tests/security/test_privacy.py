"""Nothing leaves the machine and nothing is fetched: every command with the doors locked, on text that asks for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.security.hostile import fill

#: In front of the program: no socket is opened, no name is looked up, and no program started but our own reader.
LOCKED = """
import os, sys
def refuse(event, arguments):
    # urllib3, which comes with trafilatura, asks when it is imported whether this machine has IPv6: it binds to itself.
    is_itself = event == "socket.bind" and arguments[1][0] == "::1"
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname") and not is_itself:
        os.write(2, f"REFUSED {event} {arguments}\\n".encode("utf-8", "replace")); os._exit(99)
    if event in ("subprocess.Popen", "os.exec", "os.system", "os.posix_spawn", "os.startfile", "webbrowser.open"):
        if sys.executable not in map(str, arguments[:2]):
            os.write(2, f"REFUSED {event} {arguments}\\n".encode("utf-8", "replace")); os._exit(99)
sys.addaudithook(refuse)
for line in sys.stdin.read().split("\\n"):
    if line:
        from triage.cli.exits import run
        before = os.dup(2)
        status = run(line.split("\\t"))
        sys.stdout.flush()
        os.write(2, f"STATUS {status} {line}\\n".encode())
"""
COMMANDS = (
    "scan in", "scan in --json --with entities,summary,body", "scan in -f html -v", "scan in -f markdown", "scan in -f csv", "scan in -t Okinawa",
    "show 1 --why", "show 1 -f html", "label keep 1 -p harm", "matches in", "entities in", "read in --jsonl", "profile new harbours", "profile list", "profile check",
    "profile check --on in", "profile test harm --labels profiles/_labels.jsonl in", "profile diff second harm in", "profile suggest harm in",
    "sample in -p harm", "missed in -p harm", "count in --by outlet", "scan in --fold --top 3", "scan in --json -o report.json", "rerun report.json", "review in --plain",
    "watch in --for 1s --poll", "profile forms Hafen --language de", "profile new bird --from disease", "cache show", "cache prune", "cache clear", "help digest", "report in/mail.eml", "schema", "digest in -p second", "digest in -p second -f html -o brief.html", "state show", "state export", "state prune",
)  # fmt: skip
LURES = {
    "net.xml": b'<!DOCTYPE nitf SYSTEM "http://evil.example/x.dtd" [<!ENTITY x SYSTEM "http://evil.example/x">]><nitf><head><title>Okinawa &x;</title></head></nitf>',
    "style.xml": b'<?xml-stylesheet href="http://evil.example/x.xsl"?><rss version="2.0"><channel><item><title>Okinawa</title><link>http://evil.example/a</link><enclosure url="http://evil.example/e.mp3"/></item></channel></rss>',
    "page.html": b'<!DOCTYPE html><html><head><base href="http://evil.example/"><title>Okinawa</title><meta http-equiv="refresh" content="0;url=http://evil.example"><script src="http://evil.example/x.js"></script></head><body><article><h1>Okinawa</h1><p>'
    + b"Okinawa and the troops are here today again. " * 20
    + b'<img src="http://evil.example/i.png"></p></article></body></html>',
    "mail.eml": b'From: a@evil.example\nTo: b@herald.example\nSubject: Okinawa\nMIME-Version: 1.0\nContent-Type: message/external-body; access-type=URL; URL="http://evil.example/x"\n\nContent-Type: text/plain\n\nOkinawa\n',
    "link.rtf": rb'{\rtf1{\field{\*\fldinst INCLUDETEXT "http://evil.example/x"}{\fldrslt Okinawa}}}',
    "lure.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/URI/URI(http://evil.example/)>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
}


@pytest.mark.skipif(sys.platform == "win32", reason="file names that only POSIX has")
def test_no_command_opens_a_door(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    fill(desk)
    for name, data in LURES.items():
        (desk / "in" / name).write_bytes(data)
    home = str(desk / "home")
    lines = "\n".join(command.replace(" ", "\t") for command in COMMANDS)
    ran = subprocess.run(
        [sys.executable, "-c", LOCKED],
        input=lines.encode(),
        capture_output=True,
        cwd=desk,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": home,
            "TZ": "UTC",
            "TRIAGE_REMEMBER": "1",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        timeout=240,
        check=False,
    )
    err = ran.stderr.decode("utf-8", "replace")
    assert "REFUSED" not in err, err[-2000:]
    statuses = [line.split(" ", 2)[1:] for line in err.splitlines() if line.startswith("STATUS ")]
    assert [command for _, command in statuses] == [command.replace(" ", "\t") for command in COMMANDS], err[
        -2000:
    ]
    assert not [said for said in statuses if said[0] not in "013"]
    assert not (desk / "pwned").exists()


def test_the_lock_locks() -> None:
    """What the test above relies on refuses what it should."""
    for try_it in (
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
    ):
        code = LOCKED.split("for line in", maxsplit=1)[0] + try_it
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=600)
        assert ran.returncode == 99
        assert b"REFUSED" in ran.stderr
