"""A library that is missing is said once, however many files ask for it; the report has each of them."""

import json
import subprocess
import sys
from pathlib import Path

BLOCKED = "import sys; sys.modules['trafilatura'] = None; from triage.__main__ import main; sys.exit(main())"
PAGE = "<html><head><title>Harbour {}</title></head><body><p>The harbour is open again.</p></body></html>"


def test_a_folder_of_pages_without_the_library(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(60):
        (tmp_path / "in" / f"{number:02}.html").write_text(PAGE.format(number))
    (tmp_path / "in" / "z.txt").write_text("Harbour opens\n\nIt is open again.\n")
    command = [sys.executable, "-c", BLOCKED, "scan", "in", "-t", "harbour", "--jsonl"]
    env = {"HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}
    ran = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    said = "web pages need a library that is not installed; pip install 'news-triage[pages]'"
    assert ran.stderr == f"triage: in/00.html and 59 more: {said}\n"
    assert ran.returncode == 3
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert sum(one["type"] == "problem" for one in records) == 60
    assert [one["path"] for one in records if one["type"] == "hit"] == ["in/z.txt"]
