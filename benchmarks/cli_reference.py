"""Write docs/cli.md and man/, the reference of every command, from what the program itself says with --help.

python benchmarks/cli_reference.py            write them
python benchmarks/cli_reference.py --check    status 1 if one is stale

What --help cannot say (streams, colour, exit statuses) stands in `HEAD`.
"""

import argparse
import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "cli.md"
MANUAL = ROOT / "man"
WIDTH = "100"
#: Only under the first command: the same two lines everywhere help nobody.
COMPLETION = ("--install-completion", "--show-completion", "customize the installation.")

HEAD = """# Commands

Made from `--help` by `python benchmarks/cli_reference.py`; a test fails when the page is stale.

Results go to standard output, talk to standard error. Colour is for terminals: `NO_COLOR=1`, `TERM=dumb` and
`--no-color` take it away, `FORCE_COLOR=1` or `CLICOLOR_FORCE=1` keeps it in a pipe. Piped, the list has 80 columns, or `COLUMNS`.

| status | means |
|---|---|
| 0 | it ran, also when the reader of a pipe went away |
| 1 | `scan --exit-code` and nothing was reported; a test of `profile test` or a check of `digest --check` failed; `profile check --strict` and there was a remark; `rerun` and something differs |
| 2 | the command line, a profile or the settings are wrong, or no PATH exists; nothing was run |
| 3 | it ran, but an input could not be read; each is named on standard error and in the report; `fetch`: a source could not be had |
| 70 | a bug of ours |
| 74 | the output could not be written, or the mail not be sent |
| 75 | `digest`, `fetch`, `watch`: another one is running on the same state or inbox |
| 130 | interrupted |
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for names in commands():
        depth = "#" * max(2, len(names) + 1)
        parts.append(f"{depth} {' '.join(('triage', *names))}\n\n```text\n{help_of(names)}```\n")
    return "\n".join(parts)


def commands() -> Iterator[tuple[str, ...]]:
    """The names of every command, groups before what is in them; the program itself has none."""
    from triage.cli.app import COMMANDS, command

    yield ()
    for name in COMMANDS:
        yield (name,)
        for below in getattr(command(name), "commands", {}):
            yield name, below


def help_of(names: tuple[str, ...]) -> str:
    """What the program prints, in the same width on every machine."""
    for name in ("CLICOLOR_FORCE", "FORCE_COLOR", "LINES"):
        os.environ.pop(name, None)
    os.environ.update(COLUMNS=WIDTH, TERMINAL_WIDTH=WIDTH, NO_COLOR="1")
    from triage.cli.exits import run

    # No terminal, as a pipe is none.
    printed = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(printed):
        status = run([*names, "--help"])
    printed.flush()
    assert status == 0, names
    lines = printed.buffer.getvalue().decode("utf-8").strip().splitlines()  # type: ignore[attr-defined]
    kept = (line.rstrip() for line in lines if not (names and line.strip().startswith(COMPLETION)))
    return "\n".join(kept) + "\n"


def main() -> None:
    """Write, or check."""
    sys.path.insert(0, str(ROOT))  # the program beside this file, whatever is installed
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    stale = {file: text for file, text in made().items() if not file.is_file() or file.read_text("utf-8") != text}
    gone = set(MANUAL.glob("*.1")) - made().keys()
    if options.check and (stale or gone):
        sys.exit(f"{min({*stale, *gone}).relative_to(ROOT)} is stale\n  hint: python benchmarks/cli_reference.py")
    for file, text in stale.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for file in gone:
        file.unlink()


@cache
def made() -> dict[Path, str]:
    """Every file that is made, and its text."""
    from man_pages import pages

    statuses = re.findall(r"^\| (\d+) \| ([^\n]+) \|$", HEAD.replace("`", ""), re.MULTILINE)
    return {PAGE: page()} | {MANUAL / name: text for name, text in pages(commands(), statuses)}


if __name__ == "__main__":
    main()
