r"""How fast is `triage review`? CPU time from the ranking to the first screen, and of each key, with 10,000 stories.

    python benchmarks/speed/review.py [COUNT]

The articles are invented with a fixed seed, and all are hits without copies. Textual drives the screen without a terminal; what a
terminal needs to draw comes on top. A key is held to 50 ms, the first screen to 300 ms.
"""

import argparse
import asyncio
import io
import os
import random
import tempfile
import time
from pathlib import Path

from memory import WORDS

from triage.cli.commands.review import ReviewRequest, ReviewRun
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.review.app import ReviewApp

KEY, FIRST = 0.050, 0.300
SIZE = (160, 50)
KEYS = ("j", "k", "space", "y", "u", "w", "G", "g")
TIMES = 10


def main() -> None:
    """Make the articles, rank them, drive the screen, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        os.environ |= {"XDG_STATE_HOME": scratch, "XDG_CACHE_HOME": scratch, "XDG_CONFIG_HOME": scratch}
        make(count)
        environment = Environment(
            stdin=io.BytesIO(), stdout=io.BytesIO(), stderr=io.BytesIO(), variables=os.environ, folder=Path()
        )
        begun = time.process_time()
        ran = ReviewRun(ReviewRequest(paths=("inbox",)), Session(environment, Selection(paths=("inbox",))))
        print(f"{count:,} articles read and ranked in {time.process_time() - begun:.1f} s CPU")
        asyncio.run(drive(ReviewApp(ran.reviews, ran.services)))


def make(count: int) -> None:
    """One file of records, each with words of its own, and a profile."""
    draw = random.Random(20261129)
    Path("inbox").mkdir()
    lines = []
    for number in range(count):
        own = [f"{draw.choice(WORDS)}{draw.randrange(10_000)}" for _ in range(40)]
        lines.append(
            f'{{"title": "Storm {" ".join(own[:5])}", "body": "A storm came to {" ".join(own)} no. {number}."}}'
        )
    Path("inbox/a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    Path("profiles").mkdir()
    Path("profiles/storm.toml").write_text('terms = ["storm"]\n', "utf-8")


async def drive(app: ReviewApp) -> None:
    """The first screen, then each key some times."""
    begun, wall = time.thread_time(), time.perf_counter()
    async with app.run_test(size=SIZE) as pilot:
        first = time.thread_time() - begun
        print(
            f"first screen   {first * 1000:6.0f} ms CPU ({(time.perf_counter() - wall) * 1000:.0f} ms on the wall)",
            end="",
        )
        print("  OVER" if first > FIRST else "")
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)
        print(f"{len(app.list.entries):,} stories")
        for key in KEYS:
            begun = time.thread_time()
            for _ in range(TIMES):
                await pilot.press(key)
            spent = (time.thread_time() - begun) / TIMES
            print(f"{key:14} {spent * 1000:6.1f} ms CPU a key{'  OVER' if spent > KEY else ''}")


if __name__ == "__main__":
    main()
