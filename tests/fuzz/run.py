"""Fuzz for as long as wished: `python tests/fuzz/run.py --minutes 5 wire-text mail`; without names, all of them.

Needs atheris (`pip install atheris`), which guides by coverage. Minutes are CPU minutes, of each target. What is found
is kept, one file for each place that failed, in the folder of findings, and told at the end; inputs that reached
something new are kept for the next run. `--replay FILE` runs one input again. Status 1: something was found.
"""

import argparse
import importlib
import json
import os
import pkgutil
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: An input of a few kilobytes that costs more CPU than this is a finding: a folder has thousands of them.
SLOW = 2.0
LONGEST = 4096


def main() -> int:
    """Run targets one after another; 1 if something was found."""
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == ["--child"]:
        # Before anything of triage is imported: atheris counts branches in what it imports itself.
        return _child(sys.argv[2], float(sys.argv[3]), Path(sys.argv[4]))
    from tests.fuzz.targets import TARGETS, target_of

    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(target.name for target in TARGETS))
    words.add_argument(
        "--minutes", type=float, help="CPU minutes for each target (default: 20 for tokens and matcher, else 5)"
    )
    words.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "triage-fuzz",
        help="where inputs and findings are kept",
    )
    words.add_argument("--replay", type=Path, help="run this one input through the one TARGET")
    said = words.parse_args()
    chosen = [target_of(name) for name in said.targets] or list(TARGETS)
    if said.replay:
        chosen[0].run(said.replay.read_bytes())
        return 0
    found = 0
    for target in chosen:
        found += _run(target.name, said.minutes or target.minutes, said.folder)
    return int(found > 0)


def _run(name: str, minutes: float, folder: Path) -> int:
    """One target in a process of its own; prints a line of figures, and returns how many places failed."""
    (folder / name / "corpus").mkdir(parents=True, exist_ok=True)
    command = [sys.executable, __file__, "--child", name, str(minutes), str(folder)]
    with (folder / name / "log").open("w+b") as log:
        subprocess.run(command, stdout=log, stderr=log, cwd=ROOT, check=False)
        log.seek(0)
        text = log.read().decode("utf-8", "replace")
    figures = re.findall(r"^figures (.*)$", text, re.MULTILINE)
    edges = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", text)
    findings = sorted((folder / name / "findings").glob("*.txt"))
    if not figures:
        print(f"{name}: ended early; the end of {log.name}:\n{text[-2000:]}", flush=True)
        return 1
    said = json.loads(figures[-1])
    cov, features, corpus = edges[-1] if edges else ("?", "?", "?")
    print(
        f"{name}: {said['cpu'] / 60:.1f} CPU minutes, {said['count']:,} inputs, {cov} edges, {features} features, "
        f"{corpus} kept, {len(findings)} findings",
        flush=True,
    )
    print(f"  lines reached: {_lines(name, folder)}", flush=True)
    for finding in findings:
        print(f"  {finding}: {finding.read_text(encoding='utf-8').strip().splitlines()[-1][:150]}", flush=True)
    return len(findings)


def _child(name: str, minutes: float, folder: Path) -> int:
    """Never returns: the fuzzer ends the process when the time is up."""
    import atheris

    with atheris.instrument_imports(include=["triage"]):
        from tests.fuzz import targets

        target = targets.target_of(name)
        _import_all(target.modules)
    from tests.fuzz.inputs import seeds

    place = folder / name
    findings = place / "findings"
    findings.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds(name, target.choices)):
        (place / "corpus" / f"seed-{number:03d}").write_bytes(seed)
    count = 0
    known: set[str] = set()

    def one(data: bytes) -> None:
        nonlocal count
        count += 1
        started = time.process_time()
        try:
            target.run(data)
        except Exception as error:
            _keep(findings, known, data, _place(error), "".join(traceback.format_exception(error)))
        now = time.process_time()
        if now - started > SLOW:
            _keep(findings, known, data, "slow", f"{now - started:.1f} s of CPU time")
        if now > minutes * 60:
            print("figures " + json.dumps({"cpu": now, "count": count}), flush=True)
            os.kill(os.getpid(), signal.SIGUSR1)  # the fuzzer's sign to end in peace

    options = [
        f"-max_len={LONGEST}",
        "-timeout=60",
        "-rss_limit_mb=2500",
        "-print_final_stats=1",
        f"-artifact_prefix={place}/",
    ]
    atheris.Setup([sys.argv[0], *options, str(place / "corpus")], one)
    atheris.Fuzz()
    return 0


def _import_all(places: tuple[str, ...]) -> None:
    """What triage would import when it is needed: too late for the branches to be counted."""
    import triage

    folders = {place.partition("/")[0] for place in places if "/" in place}
    for found in pkgutil.walk_packages(triage.__path__, "triage."):
        if found.name.split(".")[1] in folders and not found.name.endswith(".spacy"):
            importlib.import_module(found.name)


def _place(error: BaseException) -> str:
    """The innermost line of ours: one finding for each."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "/triage/" in frame.filename or "/fuzz/" in frame.filename
    ]
    last = ours[-1]
    return f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"


def _keep(folder: Path, known: set[str], data: bytes, place: str, said: str) -> None:
    file = folder / f"{place}.input"
    if place in known and file.exists() and len(data) >= file.stat().st_size:
        return
    known.add(place)
    file.write_bytes(data)
    file.with_suffix(".txt").write_text(said, encoding="utf-8", errors="backslashreplace")


def _lines(name: str, folder: Path) -> str:
    """How many lines of the target's modules its kept inputs reach, in a process of its own."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.fuzz.run import count_lines; print(count_lines({name!r}, {str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    return done.stdout.strip() or done.stderr.strip()[-300:]


def count_lines(name: str, folder: str) -> str:
    """`1,234 of 1,500 (82 %)`, measured by running every kept input once more."""
    from tests.fuzz.targets import target_of

    target = target_of(name)
    files = [
        file for start in target.modules for file in (ROOT / "triage").rglob("*.py")
        if str(file.relative_to(ROOT / "triage")).startswith(start)
    ]  # fmt: skip
    wanted = {str(file) for file in files}
    reached: dict[str, set[int]] = {name: set() for name in wanted}

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        lines = reached.get(frame.f_code.co_filename)
        if lines is None:
            return None

        def line(frame: FrameType, event: str, argument: Any) -> Any:
            lines.add(frame.f_lineno)
            return line

        return line

    kept = [file.read_bytes() for file in sorted((Path(folder) / name / "corpus").iterdir())]
    sys.settrace(call)
    try:
        for data in kept:
            with suppress(Exception):  # findings are told elsewhere
                target.run(data)
    finally:
        sys.settrace(None)
    there = {file: _code_lines(compile(Path(file).read_text(encoding="utf-8"), file, "exec")) for file in wanted}
    total = sum(map(len, there.values()))
    hit = sum(len(reached[file] & there[file]) for file in wanted)
    return f"{hit:,} of {total:,} ({100 * hit / max(total, 1):.0f} %)"


def _code_lines(code: CodeType) -> set[int]:
    """The lines of functions; what a module does when it is imported has been done before."""
    lines: set[int] = set()
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_flags & 0x2 or inner.co_name.startswith("<"):
                lines |= {line for _, _, line in inner.co_lines() if line and line != inner.co_firstlineno}
            lines |= _code_lines(inner)
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
