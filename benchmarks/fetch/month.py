"""A month of fetches in which servers and runs fail in every way: does an article get lost, or come twice?

`python benchmarks/fetch/month.py [--days 30] [--sources 12] [--seed 1] [--kill-every 9] [--keep FOLDER]`. A server on loopback
publishes invented articles as RSS, Atom and JSON Feed, a third of them with pages; every hour they are fetched under a clock of
that hour. A fifth of all answers is an error, cut off, no feed at all, a bomb, a wait that is asked for, a redirect in a circle,
or a feed that is damaged half-way; ids and addresses flicker, robots.txt and pages fail, some articles are corrected. Every few hours
the run is a process that is killed at a random moment, or two at once. Three quiet days follow.

Prints what happened and how many articles were lost, came twice, or missed their correction. Status 1 if there are any.
"""

import argparse
import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "fetch"))

from server import Asked, NewsServer, Reply, page, serving  # noqa: E402

from triage.cli.exits import run  # noqa: E402
from triage.environment import Environment  # noqa: E402

HOUR = 3600.0
#: Sunday 1 November 2026 in UTC.
START = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
#: Articles that a feed holds: those of some four days, longer than any source rests after failures.
WINDOW = 48
#: Hours between two articles of a source, and the share of answers that are no good.
EVERY, FAULTY = 2.0, 0.2


@dataclass(frozen=True)
class Story:
    """An invented article."""

    source: int
    number: int
    born: float
    #: When it is corrected; None for never.
    corrected: float | None

    @property
    def title(self) -> str:
        """A headline that no other has."""
        return f"Quota Qz{self.source:03}{self.number:04}x agreed"


@dataclass
class World:
    """The stories, the clock, and the server's moods."""

    sources: int
    days: float
    seed: int
    now: float = START
    is_quiet: bool = False
    happened: Counter[str] = field(default_factory=Counter)
    stories: list[list[Story]] = field(default_factory=list)

    def __post_init__(self) -> None:
        draw = random.Random(self.seed)
        for source in range(self.sources):
            count = int(self.days * 24 / EVERY)
            born = (START - 20 * HOUR + EVERY * HOUR * (number + draw.random()) for number in range(count))
            self.stories.append(
                [
                    Story(source, number, at, at + 9 * HOUR if draw.random() < 0.05 else None)
                    for number, at in enumerate(born)
                ]
            )

    def answer(self, server: NewsServer, asked: Asked) -> Reply:
        """What the server says to any request."""
        parts = asked.path.partition("?")[0].strip("/").split("/")
        mood = self._mood(asked.path)
        self.happened[mood] += 1
        if parts[0] == "robots.txt":
            return Reply(b"User-agent: *\nDisallow: /private\n") if mood == "fine" else Reply(status=503)
        if parts[0] == "page":
            story = self.stories[int(parts[1])][int(parts[2])]
            return self._page(story) if mood == "fine" else Reply(status=(500, 404)[story.number % 2])
        return _bad(mood, self._feed(server, int(parts[1])), asked.path)

    def _mood(self, path: str) -> str:
        draw = random.Random(f"{self.seed} {path} {self.now}")
        return "fine" if self.is_quiet or draw.random() > FAULTY else draw.choice(MOODS)

    def _feed(self, server: NewsServer, source: int) -> Reply:
        draw = random.Random(f"{self.seed} {source} {self.now}")
        shown = [story for story in self.stories[source] if story.born <= self.now][-WINDOW:]
        draw.shuffle(shown)
        entries = [self._entry(server, story, draw) for story in shown]
        kind = ("rss", "atom", "json")[source % 3]
        body = {"rss": _rss, "atom": _atom, "json": _json_feed}[kind](f"Outlet {source}", entries)
        return Reply(
            body, headers={"ETag": f'"{len(shown)}-{hash(tuple(sorted(one["changed"] for one in entries)))}"'}
        )

    def _entry(self, server: NewsServer, story: Story, draw: random.Random) -> dict[str, str]:
        is_new = story.corrected is not None and story.corrected <= self.now
        url = server.url(f"/page/{story.source}/{story.number}", _host(story.source))
        return {
            "id": f"{story.number}",
            # Campaigns hang something else onto an address each time.
            "url": f"{url}?utm_source=feed{draw.randrange(3)}",
            "title": f"{'CORRECTED: ' if is_new else ''}{story.title}",
            "text": f"Ministers agreed on {'half ' if is_new else ''}the quota number {story.number} of place {story.source} at dawn.",
            "born": _iso(story.born),
            "changed": _iso(story.corrected if is_new and story.corrected else story.born),
        }

    def _page(self, story: Story) -> Reply:
        sentences = [
            f"Boat {story.source}-{story.number}-{count} stays in port until the institute has counted the young fish again."
            for count in range(6)
        ]
        return Reply(page(story.title, *sentences), headers={"Content-Type": "text/html"})


#: What an answer may be instead of a feed.
MOODS = "error gone cut page text bomb wait circle broken-gzip half nothing forbidden slow-length".split()


def _bad(mood: str, good: Reply, path: str) -> Reply:
    body = good.body
    if mood == "half":
        # No validator: what was cut off may not pass for the whole.
        return Reply(body[: len(body) * 2 // 3])
    return {
        "fine": good,
        "error": Reply(status=500),
        "gone": Reply(status=404),
        "forbidden": Reply(status=403),
        "cut": Reply(body, headers=good.headers, cut=len(body) // 2),
        "page": Reply(b"<!DOCTYPE html><html><body><p>Back soon.</p></body></html>"),
        "text": Reply(b"Too many connections."),
        "nothing": Reply(b""),
        "bomb": Reply(_BOMB, headers={"Content-Encoding": "gzip"}),
        "broken-gzip": Reply(gzip.compress(body)[:-9], headers={"Content-Encoding": "gzip"}),
        "wait": Reply(status=429, headers={"Retry-After": "7000"}),
        "circle": Reply(status=302, headers={"Location": path}),
        "slow-length": Reply(body, headers={"Content-Length": str(len(body) + 9)}, cut=len(body)),
    }[mood]


_BOMB = gzip.compress(b"\0" * (8 << 20))


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _rss(title: str, entries: list[dict[str, str]]) -> bytes:
    inner = "".join(
        f"<item><title>{escape(one['title'])}</title><guid isPermaLink='false'>{one['id']}</guid><link>{escape(one['url'])}</link>"
        f"<description>{one['text']}</description><pubDate>{format_datetime(datetime.fromisoformat(one['changed']))}</pubDate></item>"
        for one in entries
    )
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{inner}</channel></rss>".encode()
    )


def _atom(title: str, entries: list[dict[str, str]]) -> bytes:
    inner = "".join(
        f"<entry><title>{escape(one['title'])}</title><id>{one['id']}</id><link href='{escape(one['url'])}'/>"
        f"<summary>{one['text']}</summary><published>{one['born']}</published><updated>{one['changed']}</updated></entry>"
        for one in entries
    )
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>{title}</title>{inner}</feed>".encode()


def _json_feed(title: str, entries: list[dict[str, str]]) -> bytes:
    items = [
        {"id": one["id"], "url": one["url"], "title": one["title"], "content_text": one["text"],
         "date_published": one["born"], "date_modified": one["changed"]}
        for one in entries
    ]  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}).encode()


def _host(source: int) -> str:
    return f"127.0.1.{source + 1}"


def write_sources(folder: Path, server: NewsServer, sources: int) -> None:
    """The file of sources; every third has pages."""
    tables = [
        f'[[source]]\nurl = "{server.url(f"/feed/{source}", _host(source))}"\nfull = {"true" if source % 3 == 1 else "false"}\n'
        for source in range(sources)
    ]
    head = "[defaults]\nallow_private = true\nallow_http = true\npause = 0\ntimeout = 5\n"
    (folder / "sources.toml").write_text(head + "".join(tables), "utf-8")


def fetch(folder: Path, now: float) -> int:
    """One run in this process."""
    streams = io.BytesIO(), io.BytesIO(), io.BytesIO()
    environment = Environment(*streams, variables={}, folder=folder, now=lambda: now, arguments=("fetch",))
    return run(["fetch", "-q"], environment)


def fetch_apart(folder: Path, now: float, endings: list[float]) -> None:
    """Runs in processes of their own, each killed after so many seconds if it still lasts."""
    env = {**os.environ, "TRIAGE_NOW": str(now), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "triage", "fetch", "-q"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen(command, cwd=folder, env=env, **quiet) for _ in endings]  # type: ignore[call-overload]
    begun = time.monotonic()
    for process, ending in zip(started, endings, strict=True):
        try:
            process.wait(max(0.0, begun + ending - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()


def month(folder: Path, world: World, kill_every: int) -> Counter[int]:
    """Fetch every hour, then on three quiet days; the statuses of the runs."""
    statuses: Counter[int] = Counter()
    with serving("0.0.0.0") as server:
        server.fallback = lambda asked: world.answer(server, asked)
        write_sources(folder, server, world.sources)
        draw = random.Random(world.seed)
        for hour in range(int(world.days * 24)):
            world.now = START + hour * HOUR
            if kill_every and hour % kill_every == kill_every - 1:
                seconds = [draw.uniform(0.25, 1.2) for _ in range(1 + hour // kill_every % 2)]
                fetch_apart(folder, world.now, seconds)
                world.happened["killed or two at once"] += 1
            else:
                statuses[fetch(folder, world.now)] += 1
        world.is_quiet = True
        for _ in range(12):
            world.now += 6 * HOUR
            statuses[fetch(folder, world.now)] += 1
    return statuses


def account(folder: Path, world: World) -> tuple[list[str], list[str], list[str]]:
    """The stories that were lost, that came more than once, and whose correction is missing."""
    titles: Counter[str] = Counter()
    for file in (folder / "inbox").rglob("*.json"):
        titles[json.loads(file.read_text("utf-8"))["title"]] += 1
    every = [story for stories in world.stories for story in stories]
    # Who came late saw the correction alone.
    lost = [one.title for one in every if not titles[one.title] and not titles[f"CORRECTED: {one.title}"]]
    twice = [title for title, count in titles.items() if count > 1]
    missing = [one.title for one in every if one.corrected and not titles[f"CORRECTED: {one.title}"]]
    return lost, twice, missing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--days", type=float, default=30)
    parser.add_argument("--sources", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kill-every", type=int, default=9)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = asked.keep or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        world = World(asked.sources, asked.days, asked.seed)
        began = time.process_time()
        statuses = month(folder, world, asked.kill_every)
        lost, twice, missing = account(folder, world)
    count = sum(map(len, world.stories))
    print(
        f"{asked.days:g} days, {asked.sources} sources, {count:,} articles; {time.process_time() - began:.0f} s of CPU"
    )
    print("answers: " + ", ".join(f"{mood} {number:,}" for mood, number in world.happened.most_common()))
    print("runs: " + ", ".join(f"status {status}: {number}" for status, number in sorted(statuses.items())))
    print(f"lost {len(lost)}, twice {len(twice)}, corrections missed {len(missing)} of "
          f"{sum(one.corrected is not None for stories in world.stories for one in stories)}")  # fmt: skip
    for name, found in (("lost", lost), ("twice", twice), ("missed", missing)):
        for title in found[:5]:
            print(f"  {name}: {title}")
    return 1 if lost or twice or missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
