"""Draw docs/review.svg, the screen of `triage review` over the sample articles, from the program itself.

python benchmarks/review_picture.py
"""

import asyncio
import io
import os
import re
import sys
import tempfile
from pathlib import Path

from picture import NOW, ROOT

PICTURE = ROOT / "docs" / "review.svg"
SIZE = (132, 34)


def screen() -> str:
    """The second story of the Hawser profile, after the first was kept."""
    from triage.cli.commands.review import ReviewRequest, ReviewRun
    from triage.cli.selection import Selection
    from triage.cli.session import Session
    from triage.environment import Environment
    from triage.review.app import ReviewApp

    with tempfile.TemporaryDirectory() as nowhere:
        (Path(nowhere) / "hawser.toml").write_text(
            (ROOT / "sample_data/profiles/hawser.toml").read_text("utf-8"), "utf-8"
        )
        places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"), nowhere)
        environment = Environment(
            io.BytesIO(),
            io.BytesIO(),
            io.BytesIO(),
            {"TRIAGE_TIMEZONE": "UTC", **places},
            folder=ROOT,
            now=NOW.timestamp,
        )
        request = ReviewRequest(paths=("sample_data/",), profiles=(f"{nowhere}/hawser.toml",))
        made = ReviewRun(request, Session(environment, Selection(paths=request.paths)))
        app = ReviewApp(made.reviews, made.services)

        async def drive() -> str:
            async with app.run_test(size=SIZE) as pilot:
                await app.workers.wait_for_complete()
                await pilot.press("y", "s", "j", "x", "g", "j", "j", "j", "j")
                await pilot.pause()
                return app.export_screenshot(title="triage review sample_data/")

        return asyncio.run(drive())


def main() -> None:
    """Draw."""
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    svg = screen()
    # The reader's own font; Rich would fetch one from the net.
    svg = re.sub(r"@font-face \{.*?\}\n\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-family: Fira Code, monospace", "font-family: ui-monospace, Menlo, Consolas, monospace")
    PICTURE.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
