"""Fuzz the readers without a fuzzer: `python tests/fuzz/splice.py --minutes 1.5` (CPU minutes for each family of readers).

Seeds are changed by flipped bytes, by pieces of other seeds, and by pieces repeated up to tens of thousands of times,
which finds what takes the square of its length. What must hold stands in `readers.check`; an input that takes more
than `SLOW` seconds, and that much for each 100 kB, is a hang, and one that takes more than `LARGE` MB of memory is too
large. Findings are written into the folder, one file for each place; a table goes to standard output. Status 1:
something was found.
"""

import argparse
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: CPU seconds of an input, and of each 100,000 bytes of it.
SLOW, HUNG = 2.0, 15.0
#: Megabytes that an input may add to the largest size of the process, and the size at which it is ended.
LARGE, MOST = 150, 3000
#: Bytes of a repeated stretch.
LONGEST = 60_000


class _HungError(BaseException):
    """No `Exception`: libraries catch those."""


def _ring(number: int, frame: Any) -> None:
    raise _HungError


def main() -> int:
    """Go through the families; print a line for each."""
    sys.path.insert(0, str(ROOT))
    from tests.fuzz import readers
    from tests.fuzz.targets import TARGETS

    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("targets", nargs="*", metavar="TARGET")
    words.add_argument("--minutes", type=float, default=1.5)
    words.add_argument("--seed", type=int, default=int(time.time()))
    words.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "triage-splice")
    said = words.parse_args()
    said.folder.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGVTALRM, _ring)
    resource.setrlimit(resource.RLIMIT_AS, (MOST << 20, MOST << 20))
    print(
        f"seed {said.seed}\n| target | CPU minutes | inputs | errors | hangs | slowest | memory |\n|---|---|---|---|---|---|---|"
    )
    found = 0
    for target in TARGETS:
        if target.run.__module__ != readers.__name__ or (said.targets and target.name not in said.targets):
            continue
        found += _run(target, said.minutes * 60, random.Random(f"{said.seed} {target.name}"), said.folder)
    return int(found > 0)


def _run(target: Any, seconds: float, chance: random.Random, folder: Path) -> int:
    from tests.fuzz.inputs import seeds

    originals = seeds(target.name, target.choices)
    count, slowest = 0, 0.0
    errors: set[str] = set()
    hangs: set[str] = set()
    begun, first = time.process_time(), _size()
    while time.process_time() - begun < seconds:
        data = changed(originals, chance)
        count += 1
        started, before = time.process_time(), _size()
        signal.setitimer(signal.ITIMER_VIRTUAL, HUNG)
        try:
            target.run(data)
        except _HungError as error:
            _keep(folder, target.name, hangs, error, data)
        except Exception as error:
            _keep(folder, target.name, errors, error, data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took = time.process_time() - started
        if took > SLOW * max(1.0, len(data) / 100_000) and took < HUNG:
            name = f"slow-{len(hangs)}"
            hangs.add(name)
            (folder / f"{target.name}-{name}.input").write_bytes(data)
        slowest = max(slowest, took)
        if _size() - before > LARGE:
            hangs.add(name := f"large-{len(hangs)}")
            (folder / f"{target.name}-{name}.input").write_bytes(data)
    print(
        f"| {target.name} | {(time.process_time() - begun) / 60:.1f} | {count:,} | {len(errors)} | {len(hangs)} | {slowest:.1f} s "
        f"| +{_size() - first:.0f} MB |",
        flush=True,
    )
    return len(errors) + len(hangs)


def _size() -> float:
    """Megabytes of the process at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)


def changed(originals: Sequence[bytes], chance: random.Random) -> bytes:
    """One changed seed; its first byte, which picks the name, is changed now and then too."""
    data = bytearray(chance.choice(originals))
    if chance.random() < 0.2:
        data[0] = chance.randrange(256)
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(1, len(data) + 1)
        other = chance.choice(originals)
        start = chance.randrange(len(other))
        match chance.randrange(4):
            case 0:
                for _ in range(chance.choice((1, 4, 40))):
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            case 1:
                data[at:at] = other[start : start + chance.choice((8, 200, 4000))]
            case 2:
                data[at : at + chance.choice((1, 50, 2000))] = b""
            case _:
                piece = (
                    bytes(data[at : at + chance.choice((1, 2, 5, 20, 100))])
                    or other[start : start + chance.choice((1, 2, 5, 20, 100))]
                    or b" "
                )
                data[at:at] = piece * chance.choice((10, 1000, LONGEST // len(piece)))
        if len(data) > 2 * LONGEST:
            break
    return bytes(data[: 3 * LONGEST])


def _keep(folder: Path, target: str, known: set[str], error: BaseException, data: bytes) -> None:
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "/triage/" in frame.filename]
    place = (
        f"{type(error).__name__}-{Path(ours[-1].filename).stem}-{ours[-1].lineno}"
        if ours
        else type(error).__name__
    )
    if isinstance(error, AssertionError):
        place += f"-{abs(hash(str(error)[:60])) % 1000}"
    if place in known:
        return
    known.add(place)
    file = folder / f"{target}-{place}.input"
    file.write_bytes(data)
    file.with_suffix(".txt").write_text(
        "".join(traceback.format_exception(error))[-6000:], encoding="utf-8", errors="backslashreplace"
    )


if __name__ == "__main__":
    raise SystemExit(main())
