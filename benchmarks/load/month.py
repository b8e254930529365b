"""A month of mornings on which everything goes wrong: is a story lost, or does one come twice?

`python benchmarks/load/month.py [--days 10] [--stories 15] [--seed 1] [--keep FOLDER]`. Every morning new stories arrive, old
files are renamed and touched, and two readers get their digests: one a file (`-o`), one a mail to two people. On most
mornings something happens: the run is ended by a signal at any moment, two run at once, the state lies in the folder
that is read, the mail server refuses, hangs, takes one of two recipients, says goodbye for ever, or drops the line before
its answer, a page of the state is overwritten, the clock is forty days ahead. Three quiet mornings follow.

A line for each morning; at the end how many stories each reader lost or got twice. A mail may come twice when the
server's answer never came. Status 1: a story was lost, or came twice for any other reason.
"""

import argparse
import email
import email.policy
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

DAY, PAGE = 86400.0, 4096
#: Monday 2 November 2026, 06:00 in UTC.
START = datetime(2026, 11, 2, 6, tzinfo=UTC).timestamp()
ANN, BOB = "ann@example.org", "bob@example.org"
#: What a server may do on a morning; `fine` most often.
MOODS = ("fine", "fine", "fine", "busy", "closed", "no bob", "no answer", "slow goodbye", "hang")
ENDINGS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
#: Seconds: an answer that the server gave so shortly before a run was ended may not have been read.
IN_FLIGHT = 0.25
NAME = re.compile(r"Qz\d{5}x")


def _told(text: str) -> str:
    """The stories of a mail: its plain text up to the account, which names again what is too old or came before."""
    part = email.message_from_string(text, policy=email.policy.default).get_body(("plain",))
    assert part is not None
    return re.split(r"^(?:FOLDED|NOT SHOWN)\b", part.get_content(), maxsplit=1, flags=re.MULTILINE)[0]


@dataclass
class Letter:
    """A message that the server has."""

    to: tuple[str, ...]
    stories: frozenset[str]
    #: Whether its answer may not have reached the program.
    is_unanswered: bool
    at: float


class Server:
    """A mail server on loopback with moods."""

    def __init__(self) -> None:
        self.mood = "fine"
        self.letters: list[Letter] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            line, _ = self._socket.accept()
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            Talk(line, self).run()


class Talk:
    """One connection."""

    def __init__(self, line: socket.socket, server: Server) -> None:
        self._line = line
        self._server = server
        self._mood = server.mood
        self._to: list[str] = []

    def run(self) -> None:
        """Answer until the other side has gone."""
        if self._mood == "closed":
            self._say("554 closed for today")
            return
        if self._mood == "hang":
            time.sleep(3)
            return
        stream = self._line.makefile("rb")
        self._say("220 month")
        while command := stream.readline():
            verb = command[:4].upper()
            if verb == b"RCPT":
                self._recipient(command.decode())
            elif verb == b"DATA":
                self._say("354 go on")
                text = b""
                while not text.endswith(b"\r\n.\r\n"):
                    text += stream.readline() or b"\r\n.\r\n"
                if not self._keep(text.decode("utf-8", "replace")):
                    return
            elif verb == b"QUIT":
                if self._mood == "slow goodbye":
                    time.sleep(2)
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _recipient(self, command: str) -> None:
        if self._mood == "busy" or (self._mood == "no bob" and "bob@" in command):
            self._say("451 later")
            return
        self._to.append(command.split("<")[1].split(">", maxsplit=1)[0])
        self._say("250 fine")

    def _keep(self, text: str) -> bool:
        """Keep the message; whether the talk goes on."""
        is_unanswered = self._mood == "no answer"
        names = frozenset(NAME.findall(_told(text)))
        self._server.letters.append(Letter(tuple(self._to), names, is_unanswered, time.monotonic()))
        self._to.clear()
        if is_unanswered:
            return False
        self._say("250 kept")
        return True

    def _say(self, text: str) -> None:
        self._line.sendall(f"{text}\r\n".encode())


@dataclass
class Month:
    """The folder, its readers, and what happened to them."""

    folder: Path
    server: Server
    chance: random.Random
    now: float = START
    born: list[str] = field(default_factory=list)
    #: Seconds that a run took that came to its end.
    usual: float = 1.5
    statuses: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    damaged: int = 0
    faults: list[str] = field(default_factory=list)
    outputs: int = 0

    def set_up(self) -> None:
        """Folder, profile and settings."""
        for name in ("inbox", "home", "out"):
            (self.folder / name).mkdir()
        (self.folder / "copper.toml").write_text('title = "Copper"\nterms = ["copper"]\n')
        (self.folder / "triage.toml").write_text(
            f'[mail]\nhost = "127.0.0.1"\nport = {self.server.port}\nsecurity = "none"\nfrom = "desk@example.org"\n'
            f'to = ["{ANN}", "{BOB}"]\ntimeout = 1\ngive_up_after = 2\n'
        )

    def arrive(self, count: int) -> None:
        """New stories, each of words of its own, and old files under new names and dates."""
        for _ in range(count):
            name = f"Qz{len(self.born):05d}x"
            self.born.append(name)
            words = [
                "".join(self.chance.choices("bdfgklmnprst", k=3)) + self.chance.choice("aeiou") for _ in range(90)
            ]
            record = {
                "title": f"{name} copper {' '.join(words[:4])}",
                "outlet": "Halden",
                "published": datetime.fromtimestamp(self.now - 3600, UTC).isoformat(),
                "body": f"The copper of {' '.join(words)}.",
            }
            file = self.folder / "inbox" / f"{name}.json"
            file.write_text(json.dumps(record))
            os.utime(file, (self.now - 3600, self.now - 3600))
        old = sorted((self.folder / "inbox").glob("*.json"))
        for file in self.chance.sample(old, min(3, len(old))):
            file.rename(file.with_name(f"r{self.chance.randrange(10**6)}-{file.name[-13:]}"))

    @property
    def state(self) -> Path:
        """Where the walk comes along."""
        return self.folder / "inbox" / "state" / "digests.sqlite"

    def start(self, reader: str, now: float) -> "subprocess.Popen[str]":
        """Begin one digest."""
        command = [sys.executable, "-m", "triage", "digest", "inbox", "-p", "copper.toml", "--name", reader]
        command += ["--state", "inbox/state/"]
        if reader == "mail":
            command.append("--mail")
        else:
            self.outputs += 1
            command += ["--format", "json", "-o", f"out/{self.outputs:04d}.json"]
        variables = {
            "PATH": os.defpath, "HOME": str(self.folder / "home"), "TZ": "UTC", "TRIAGE_NOW": f"{now:.0f}",
            "XDG_CACHE_HOME": str(self.folder / "home/cache"), "PYTHONPATH": str(Path(__file__).parents[2]),
        }  # fmt: skip
        return subprocess.Popen(
            command, cwd=self.folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def end(self, run: "subprocess.Popen[str]", *, wanted: bool = True) -> None:
        """Wait for one and note how it ended."""
        try:
            _, said = run.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            run.kill()
            _, said = run.communicate()
            self.faults.append("a run that did not end")
        self.statuses[run.returncode] += 1
        with (self.folder / "log.txt").open("a") as log:
            log.write(f"{datetime.fromtimestamp(self.now, UTC):%d %b} status {run.returncode}\n{said}")
        self.damaged += said.count("the state was damaged")
        if run.returncode not in (0, 74, 75, 130, -9, -15) or "a bug of ours" in said:
            self.faults.append(f"status {run.returncode}: {said.strip()}")
        if wanted and run.returncode == 75:
            self.faults.append("sent away though nobody else was running")

    def morning(self, reader: str, accident: str) -> None:
        """One reader's digest, with what happens to it."""
        began = time.monotonic()
        run = self.start(reader, self.now + (40 * DAY if accident == "clock ahead" else 0))
        if accident == "two at once":
            time.sleep(self.chance.uniform(0, self.usual))
            other = self.start(reader, self.now)
            self.end(other, wanted=False)
            self.end(run, wanted=False)
        elif accident == "ended":
            time.sleep(self.chance.uniform(0, self.usual * 1.2))
            run.send_signal(self.chance.choice(ENDINGS))
            ended = time.monotonic()
            self.end(run)
            for letter in self.server.letters:
                letter.is_unanswered |= letter.at > ended - IN_FLIGHT
        else:
            self.end(run)
            if not accident and self.server.mood == "fine":
                self.usual = (self.usual + time.monotonic() - began) / 2

    def damage(self) -> None:
        """Overwrite a page of the state, as a failing disk does."""
        if self.state.exists():
            content = self.state.read_bytes()
            page = self.chance.randrange(max(1, len(content) // PAGE))
            self.state.write_bytes(content[: page * PAGE] + bytes(PAGE) + content[(page + 1) * PAGE :])

    def received(self) -> dict[str, dict[str, list[bool]]]:
        """By reader and story: of each time that it came, whether it was a mail whose answer never came."""
        got: dict[str, dict[str, list[bool]]] = {who: defaultdict(list) for who in ("desk", ANN, BOB)}
        for file in sorted((self.folder / "out").glob("*.json")):
            for digest in json.loads(file.read_text())["digests"]:
                for story in digest["stories"]:
                    for name in NAME.findall(story["hit"]["title"]):
                        got["desk"][name].append(False)
        for letter in self.server.letters:
            for who in letter.to:
                for name in letter.stories:
                    got[who][name].append(letter.is_unanswered)
        return got


ACCIDENTS = ("", "", "ended", "ended", "ended", "two at once", "clock ahead", "damage")


def live(month: Month, days: int, stories: int) -> None:
    """The mornings, and three quiet ones."""
    month.set_up()
    for day in range(days + 3):
        is_quiet = day >= days
        month.arrive(stories)
        said = []
        for reader in ("desk", "mail"):
            # What happens before the first digest has begun is nobody's loss: it covers a day.
            accident = "" if is_quiet or not day else month.chance.choice(ACCIDENTS)
            month.server.mood = "fine" if is_quiet or reader == "desk" else month.chance.choice(MOODS)
            if accident == "damage":
                month.damage()
            month.morning(reader, accident)
            said.append(
                f"{reader}: {accident or 'nothing'}{'' if month.server.mood == 'fine' else ', server ' + month.server.mood}"
            )
        print(f"{datetime.fromtimestamp(month.now, UTC):%a %d %b}  {' · '.join(said)}", flush=True)
        month.now += DAY


def judged(month: Month) -> int:
    """Print what each reader lost and got twice; 1 where that was wrong."""
    is_wrong = bool(month.faults)
    for who, stories in month.received().items():
        lost = [name for name in month.born if name not in stories]
        twice = {name: times for name, times in stories.items() if len(times) > 1}
        excused = sum(sum(times) >= len(times) - 1 for times in twice.values())
        is_wrong |= bool(lost) or len(twice) > excused
        print(
            f"{who:16} {len(month.born):,} stories: {len(lost)} lost, {len(twice) - excused} twice, {excused} twice since no answer came"
        )
        for name in sorted(lost)[:5]:
            print(f"  lost: {name}")
    ends = ", ".join(f"{status}: {count}" for status, count in sorted(month.statuses.items()))
    print(f"runs by status: {ends}; {month.damaged} damaged states were found")
    for fault in month.faults:
        print(f"wrong: {fault}")
    return int(is_wrong)


def main(arguments: Sequence[str] | None = None) -> int:
    """Live through the month; 1 if a story was lost or came twice."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--days", type=int, default=10)
    words.add_argument("--stories", type=int, default=15, help="that arrive each day")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--keep", default="", metavar="FOLDER", help="live in this new folder and leave it")
    said = words.parse_args(arguments)
    # A shell that starts us in the background ignores it, and our runs would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="triage-month.") as temporary:
        folder = Path(said.keep or temporary)
        folder.mkdir(parents=True, exist_ok=not said.keep)
        month = Month(folder.resolve(), Server(), random.Random(said.seed))
        live(month, said.days, said.stories)
        return judged(month)


if __name__ == "__main__":
    raise SystemExit(main())
