"""Draw docs/scan.svg, the picture at the top of the README, from a real run over sample_data.

    python benchmarks/picture.py            draw it
    python benchmarks/picture.py --check    status 1 if the program prints something else by now

The run is the program's own, in this process, so that its clock and its terminal can be held still: the same program
draws the same picture in any year, time zone and terminal. Only the duration in the last line is as it was.
"""

import argparse
import html
import io
import os
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.terminal_theme import TerminalTheme

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "scan.svg"
COMMAND = ["scan", "sample_data/", "--top", "2"]
COLUMNS = 100
#: Dark terminals as most people have them: background, text, then the eight colours plain and bright.
BACKGROUND, TEXT = (13, 17, 23), (230, 237, 243)
PLAIN = "484f58 ff7b72 3fb950 d29922 58a6ff bc8cff 39c5cf b1bac4"
BRIGHT = "6e7681 ffa198 56d364 e3b341 79c0ff d2a8ff 56d4dd ffffff"
#: The morning after the last article.
NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def terminal_output() -> str:
    """What the command prints on a colour terminal, ANSI codes and all."""
    from triage.cli.exits import run
    from triage.environment import Environment

    out, talk = io.BytesIO(), io.BytesIO()
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as nowhere:
        variables = {
            "CLICOLOR_FORCE": "1",
            "COLUMNS": str(COLUMNS),
            "TRIAGE_TIMEZONE": "UTC",
            "XDG_CONFIG_HOME": nowhere,
            "XDG_STATE_HOME": nowhere,
            "XDG_CACHE_HOME": nowhere,
            "HOME": nowhere,
        }
        environment = Environment(io.BytesIO(), out, talk, variables, folder=ROOT, now=NOW.timestamp)
        try:
            os.chdir(ROOT)
            status = run(COMMAND, environment)
        finally:
            os.chdir(before)
    if status:
        raise SystemExit(f"triage {' '.join(COMMAND)} ended with {status}:\n{talk.getvalue().decode()}")
    return out.getvalue().decode()


def drawn(output: str) -> str:
    """The SVG that Rich makes of it, under the line that was typed."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
    )
    console.print(Text.assemble(("$ ", "bold green"), " ".join(["triage", *COMMAND])))
    console.print(Text.from_ansi(output), soft_wrap=True)
    svg = console.export_svg(title="triage", theme=_theme(), unique_id="triage-scan")
    # The reader's own font; Rich would fetch one from the net.
    svg = re.sub(r"@font-face \{.*?\}\n\s*", "", svg, flags=re.DOTALL)
    return svg.replace(
        "font-family: Fira Code, monospace", "font-family: ui-monospace, Menlo, Consolas, monospace"
    )


def _theme() -> "TerminalTheme":
    from rich.terminal_theme import TerminalTheme

    plain, bright = ([tuple(bytes.fromhex(colour)) for colour in row.split()] for row in (PLAIN, BRIGHT))
    return TerminalTheme(BACKGROUND, TEXT, plain, bright)


def words_of(svg: str) -> str:
    """The text of a picture, with the duration that no two runs share taken out."""
    texts = re.findall(r"<text\b[^>]*>([^<]*)</text>", svg.partition('<g clip-path="url(#')[2])
    said = " ".join("".join(html.unescape(text) for text in texts).replace("\xa0", " ").split())
    return re.sub(r"\d+\.\d s\b", "0.0 s", said)


def main() -> None:
    """Draw, or check."""
    sys.path.insert(0, str(ROOT))  # the program beside this file, whatever is installed
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    svg = drawn(terminal_output())
    if not options.check:
        PICTURE.write_text(svg, encoding="utf-8")
    elif not PICTURE.is_file() or words_of(PICTURE.read_text("utf-8")) != words_of(svg):
        sys.exit("docs/scan.svg is stale\n  hint: python benchmarks/picture.py")


if __name__ == "__main__":
    main()
