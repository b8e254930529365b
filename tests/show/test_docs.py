"""The samples in docs/explain.md are what the program prints."""

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = re.compile(r"<!-- sample: (\S+) (\S+) -->\n```text\n(.*?)```", re.DOTALL)
PAGE = (ROOT / "docs" / "explain.md").read_text("utf-8")


@pytest.mark.parametrize(("path", "profile", "printed"), SAMPLE.findall(PAGE), ids=lambda value: str(value)[:40])
def test_a_sample_is_printed(desk, path, profile, printed):
    shutil.copytree(ROOT / "sample_data", desk.folder / "sample_data")
    desk.triage("scan", "sample_data")
    named = (
        () if "which also" in printed or "admits" in printed else ("-p", f"sample_data/profiles/{profile}.toml")
    )
    ran = desk.triage("show", f"sample_data/{path}", "--why", *named)
    start = ran.out.index(f"\n{profile}  ") + 1
    shown = ran.out[start:].partition("\n\n")[0].partition("\n──")[0]
    assert printed.rstrip("\n") == shown


def test_there_are_samples():
    assert len(SAMPLE.findall(PAGE)) == 2
