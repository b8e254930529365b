"""A folder in which everything that somebody else may write means harm, and a person who runs every command on it."""

import io
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from triage.cli.exits import run
from triage.environment import Environment

#: What a terminal obeys: clear, title, link (OSC 8), clipboard (OSC 52), the eight-bit forms of both, device control.
SEQUENCES = "\x1b[2J\x1b]0;owned\x07\x1b]8;;http://evil.example/\x1b\\click\x1b]8;;\x1b\\\x1b]52;c;ZXZpbA==\x07\x9b31m\x9d52;c;eA==\x9c\x90q\x9c"
#: What turns round or hides: overrides, isolates, zero-width characters, a tag, a joiner, a soft hyphen.
UNSEEN = "\u202egnp.exe\u2066x\u2069\u200b\u200d\ufeff\u061c\u2060\U000e0041\xad"
#: What other formats would run, open or fetch.
MARKUP = '<script>alert(1)</script><img src="http://evil.example/x.png" onerror=alert(1)>[x](javascript:alert(1))![i](http://evil.example/i.png) [bold red]b[/bold red] `c` &amp; "q" \'s\''
#: What would look like lines of ours.
LINES = "\r\nFORGED: 99 hits\u2028FORGED 2\x85FORGED 3\x0bFORGED 4\rFORGED 5"
HARM = f'{SEQUENCES} {UNSEEN} {MARKUP} {LINES} =HYPERLINK("http://evil.example") end'
NAME = "in/a\x1b]52;c;eA==\x07\u202e\nFORGED: name 'q\"$(touch pwned)`touch pwned`;touch pwned=1 <b>&.jsonl"
ODD = b"in/\xff\xfeodd\x9b31m\n.txt"
#: Nothing of this may reach a person's screen or page raw.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
RECORD: dict[str, Any] = {
    "schema": 1, "type": "article", "title": f"=cmd() Okinawa {HARM}", "body": f"Okinawa troops left. {HARM}\n\n+1 Okinawa again. {HARM}",
    "abstract": f"@Okinawa {HARM}", "byline": f"-By {HARM}", "authors": [f"=A {HARM}", "Kim Sato"], "credits": f"{HARM}", "slug": f"+{HARM}",
    "keywords": [f"@k {HARM}"], "outlet": f"=O {HARM}", "url": f"javascript:alert(1)//{HARM}", "language": "en", "id": f"=id {HARM}",
    "published": "2026-11-20", "published_text": f"={HARM}", "version": f"={HARM}", "encoding": f"={HARM}", "format": f"={HARM}",
    "path": "/etc/passwd", "status": f"={HARM}",
}  # fmt: skip


def fill(folder: Path) -> None:
    """The inbox, the profiles, labels; ordinary text beside each, so that every command has something to say."""
    (folder / "in").mkdir(parents=True)
    (folder / "profiles").mkdir()
    (folder / "home").mkdir()
    (folder / NAME).write_text(
        json.dumps(RECORD) + "\n" + json.dumps({**RECORD, "id": "two", "embargoed": f"={HARM}"}) + "\n"
    )
    Path(os.fsdecode(os.fsencode(folder) + b"/" + ODD)).write_text(
        f"Okinawa {SEQUENCES}{UNSEEN}\n\nOkinawa troops. {MARKUP}\n"
    )
    (folder / "in/broken\x1b[2J\u202e\nFORGED.xml").write_bytes(b"<nitf><body>\x1b[2J<unclosed")
    (folder / "in/table\x1b[2J\nFORGED.zip").write_bytes(b"PK\x03\x04\x14\0broken\x1b[2J\nFORGED")
    (folder / "in/plain.txt").write_text("Harbour opens\n\nVELLMAR (Reuters) - Troops are in Okinawa.\n")
    said = json.dumps(f"Okinawa {HARM}", ensure_ascii=False).replace("\x7f", "")
    (folder / "profiles/harm.toml").write_text(
        f"title = {said}\nnote = {said}\nthreshold = 1\n"
        f'terms = ["Okinawa", {{ text = "troops", id = {said}, tags = [{said}], note = {said}, weight = 2 }}]\n'
        f'[[test]]\ntitle = {said}\ntext = {said}\nexpect = "no hit"\n'
    )
    (folder / "profiles/second.toml").write_text('terms = ["troops", "harbour"]\nexclude = ["Okinawa"]\n')
    (folder / "wrong.toml").write_text(
        f"titel = {said}\nthreshold = {said}\nterms = [{{ text = {said}, as = {said} }}]\n{said} = 1\n"
    )


class Ended:
    """What one command printed."""

    def __init__(self, status: int, out: bytes, err: bytes) -> None:
        self.status = status
        self.raw = out
        self.out = out.decode("utf-8", "surrogateescape")
        self.err = err.decode("utf-8", "surrogateescape")


def triage(folder: Path, *arguments: str, colour: bool = False, stdin: bytes = b"") -> Ended:
    """Run a command in this process, from that folder."""
    out, err = io.BytesIO(), io.BytesIO()
    variables = {
        "HOME": str(folder / "home"),
        "XDG_STATE_HOME": str(folder / "home/state"),
        "TZ": "UTC",
        "COLUMNS": "100",
        "TRIAGE_REMEMBER": "1",
    }
    variables |= {"XDG_CONFIG_HOME": str(folder / "home/config"), "XDG_CACHE_HOME": str(folder / "home/cache")}
    if colour:
        variables["CLICOLOR_FORCE"] = "1"
    environment = Environment(
        stdin=io.BytesIO(stdin),
        stdout=out,
        stderr=err,
        variables=variables,
        folder=Path(),
        now=lambda: 1_795_000_000.0,
    )
    before = Path.cwd()
    os.chdir(folder)
    try:
        status = run(arguments, environment)
    finally:
        os.chdir(before)
    return Ended(status, out.getvalue(), err.getvalue())


def assert_harmless(text: str, *, colour: bool = False) -> None:
    """Nothing acts, nothing is hidden, no line begins as the text of a stranger says."""
    plain = COLOUR.sub("", text) if colour else text
    found = FORBIDDEN.search(plain)
    assert found is None, repr(plain[max(0, found.start() - 60) : found.end() + 60])
    forged = [line for line in plain.split("\n") if line.startswith(("FORGED:", "FORGED.", "FORGED'"))]
    assert not forged, forged


POSIX = sys.platform != "win32"
