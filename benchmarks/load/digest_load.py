"""Ten minutes of arriving files with a digest every few seconds: does anything grow?

`python benchmarks/load/digest_load.py [--minutes 10] [--every 5] [--files 20]` writes a line for each tenth of the time:
digests and articles so far, the digests' largest memory and most open descriptors since the last line, the size of the
state, what is left in its folder. Status 1: a story was lost or came twice, or more grew than the folder.

Each digest is a process of its own, as cron starts it; descriptors and memory are those of the process at its largest,
asked of the system while it runs. Linux.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

#: Bytes of memory and of state that a digest may need for each file in the folder, beyond those of an empty one; open
#: descriptors, with the pipes to its processes.
MEMORY_A_FILE, STATE_A_FILE, DESCRIPTORS = 12_000, 1_000, 24
WORDS = "harbour cod quota boats minister herring council budget vote storm ferry union strike wages pier island trade talks".split()


class Seen(NamedTuple):
    """What digests needed in a tenth of the time."""

    files: int
    memory: int
    descriptors: int
    state: int


class Load:
    """The inbox, what was put into it, what was delivered."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.written: set[str] = set()
        self.delivered: dict[str, int] = {}
        self.digests = 0
        self.memory = self.descriptors = 0
        (folder / "in").mkdir()
        (folder / "home").mkdir()
        (folder / "load.toml").write_text('terms = ["cod", "harbour"]\n[digest]\nmax_age = "30d"\n')

    def arrive(self, count: int) -> None:
        """Some new files, each a story of its own, every tenth without a match."""
        for _ in range(count):
            number = f"{len(self.written):06d}"
            about = "cod" if int(number) % 10 else "weather"
            text = " ".join(self.chance.choices(WORDS[2:], k=120)).replace("harbour", "")
            names = " ".join(
                f"{chr(65 + self.chance.randrange(26))}{self.chance.randrange(10**6):x}" for _ in range(20)
            )
            day = self.folder / "in" / number[:3]
            day.mkdir(exist_ok=True)
            (day / f"{number}.txt").write_text(f"Story {number} {about}\n\nVELLMAR (Reuters) - {names} {text}.\n")
            self.written.add(number)

    def digest(self) -> None:
        """One run of the program; what it delivered, and the most it needed."""
        command = [sys.executable, "-m", "triage", "digest", "in", "-p", "load.toml", "-f", "json"]
        variables = {
            "PATH": os.defpath,
            "HOME": str(self.folder / "home"),
            "TZ": "UTC",
            "XDG_STATE_HOME": str(self.folder / "home/state"),
            "XDG_CACHE_HOME": str(self.folder / "home/cache"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        with (self.folder / "out.json").open("wb") as out:
            run = subprocess.Popen(command, cwd=self.folder, env=variables, stdout=out, stderr=subprocess.PIPE)
            while run.poll() is None:
                self._look(run.pid)
                time.sleep(0.02)
        assert run.stderr is not None
        said = run.stderr.read().decode()
        run.stderr.close()
        if run.returncode:
            raise SystemExit(f"digest: status {run.returncode}: {said}")
        self.digests += 1
        for number in set(re.findall(r"Story (\d{6}) cod", (self.folder / "out.json").read_text())):
            self.delivered[number] = self.delivered.get(number, 0) + 1

    def _look(self, process: int) -> None:
        try:
            status = Path(f"/proc/{process}/status").read_text()
            self.descriptors = max(self.descriptors, len(os.listdir(f"/proc/{process}/fd")))  # noqa: PTH208
        except OSError:
            return
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        self.memory = max(self.memory, int(found[1]) if found else 0)

    def tenth(self, minutes: float) -> "Seen":
        """Print a line; what was needed since the last one."""
        state, cache = (self._size(place) for place in ("state", "cache"))
        print(
            f"{minutes:5.1f} min  {self.digests:5,} digests  {len(self.written):7,} files  {self.memory / 1024:6.1f} MB  {self.descriptors:3} descriptors"
            f"  state {state / 2**20:6.2f} MiB, {state / max(1, len(self.written)):5.0f} bytes an article  cache {cache / 2**20:6.2f} MiB",
            flush=True,
        )
        seen = Seen(len(self.written), self.memory * 1024, self.descriptors, state)
        self.memory = self.descriptors = 0
        return seen

    def _size(self, place: str) -> int:
        files = (self.folder / "home" / place).rglob("*")
        return sum(file.stat().st_size for file in files if file.is_file())


def main() -> int:
    """Run the load; 1 if a story was lost or repeated, or something grew."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--minutes", type=float, default=10.0)
    words.add_argument("--every", type=float, default=5.0, help="seconds between digests")
    words.add_argument("--files", type=int, default=20, help="that arrive between two digests")
    words.add_argument("--seed", type=int, default=1)
    said = words.parse_args()
    seen = []
    with tempfile.TemporaryDirectory(prefix="triage-load.") as folder:
        load = Load(Path(folder), said.seed)
        started = time.monotonic()
        for part in range(1, 11):
            while time.monotonic() - started < said.minutes * 6 * part:
                began = time.monotonic()
                load.arrive(said.files)
                load.digest()
                time.sleep(max(0.0, said.every - (time.monotonic() - began)))
            seen.append(load.tenth((time.monotonic() - started) / 60))
        load.digest()
    wanted = {number for number in load.written if int(number) % 10}
    lost, twice = wanted - set(load.delivered), [number for number, count in load.delivered.items() if count > 1]
    print(f"{len(wanted):,} stories: {len(lost)} lost, {len(twice)} delivered twice")
    first, last = seen[0], seen[-1]
    files = last.files - first.files
    grew = (
        last.memory - first.memory > MEMORY_A_FILE * files
        or last.state > STATE_A_FILE * last.files
        or last.descriptors > DESCRIPTORS
    )
    a_file = (last.memory - first.memory) / max(1, files)
    print(
        f"{a_file:,.0f} bytes of memory and {last.state / last.files:,.0f} of state for each file"
        + (": too much" if grew else "")
    )
    return int(bool(lost or twice or grew))


if __name__ == "__main__":
    raise SystemExit(main())
