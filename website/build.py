"""Build the documentation as a site that works from a folder: `python website/build.py [OUT]` (default: build/site).

README.md is its first page, and the pages keep the places they have here, so that links among them stay right.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
WEBSITE = ROOT / "website"
#: What a page may link to, beside docs/.
BESIDE = (
    "README.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md", "CITATION.cff", "LICENSE", "NOTICE",
    "sample_data/README.md", "benchmarks/README.md",
)  # fmt: skip


def build(out: Path) -> None:
    """Build into a folder, which is emptied first; ends with zensical's status where it finds a fault."""
    with TemporaryDirectory() as folder:
        stage = Path(folder)
        pages = stage / "pages"
        shutil.copytree(ROOT / "docs", pages / "docs")
        for name in (*BESIDE, *(str(page.relative_to(ROOT)) for page in ROOT.glob("benchmarks/*/README.md"))):
            (pages / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, pages / name)
        shutil.copytree(WEBSITE / "assets", pages / "assets")
        shutil.copytree(WEBSITE / "overrides", stage / "overrides")
        shutil.copyfile(WEBSITE / "zensical.toml", stage / "zensical.toml")
        command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
        ran = subprocess.run(command, cwd=stage, check=False, capture_output=True, encoding="utf-8")
        if ran.returncode:
            sys.exit(ran.stdout + ran.stderr)
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(stage / "site", out)


def main() -> None:
    """Build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "build" / "site", metavar="OUT")
    build(parser.parse_args().out)


if __name__ == "__main__":
    main()
