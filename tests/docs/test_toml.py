"""Every TOML of the pages is read by the file it is for, down to a key and its value within a sentence."""

import io
import re
import tomllib
from pathlib import Path

import pytest

from triage.entities.corrections import load_corrections
from triage.environment import Environment
from triage.errors import TriageError
from triage.fetch import sources
from triage.profiles.load import parse_profile
from triage.profiles.toml import keys
from triage.profiles.toml.faults import Faults, Spot
from triage.profiles.toml.settings_keys import BOUNDS_KEYS, MAIL_KEYS, SETTINGS_KEYS
from triage.settings import load_settings

from .pages import PAGES, Block, blocks, name_of

#: `docs/profiles.md` has tests of its own, and a pyproject.toml is somebody else's.
TOML = [
    block
    for block in blocks("toml")
    if block.page.startswith("docs/") and block.page != "docs/profiles.md" and "[project." not in block.text
]
#: What a key and its value within a sentence may belong to.
TABLES = (
    keys.TERM_KEYS, keys.COMBINATION_KEYS, keys.FILTER_KEYS, keys.DIGEST_KEYS, keys.NOTIFY_KEYS, keys.TEST_KEYS,
    SETTINGS_KEYS, BOUNDS_KEYS, MAIL_KEYS, sources._SOURCE,
)  # fmt: skip
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def faults(text: str, folder: Path) -> dict[str, str]:
    """What each file says to a text that would stand in it; a reader that has nothing to say is left out."""
    found = {}
    (folder / "triage.toml").write_text(text, encoding="utf-8")
    streams = (io.BytesIO(), io.BytesIO(), io.BytesIO())
    environment = Environment(*streams, variables={"XDG_CONFIG_HOME": str(folder / "none")}, folder=folder)
    for name, read in (
        ("profile", lambda: parse_profile(text)),
        ("settings", lambda: load_settings(environment)),
        ("sources", lambda: sources.parse_sources(text, folder / "sources.toml")),
        ("entities", lambda: load_corrections(folder / "triage.toml")),
    ):
        try:
            read()
        except TriageError as error:
            found[name] = str(error)
    return found


@pytest.mark.parametrize("block", TOML, ids=str)
def test_a_block_is_read_by_one_of_our_files(block: Block, tmp_path: Path) -> None:
    text = block.text
    if not re.search(r"^terms = ", text, re.MULTILINE) and "[[test]]" in text:
        text = f'terms = ["Silk Gate"]\n{text}'  # what stands below the rest of a profile
    assert len(faults(text, tmp_path)) < 4, faults(text, tmp_path)


def said() -> list[tuple[str, str]]:
    return [
        (name_of(page), found)
        for page in PAGES
        if "decisions" not in page.parts and page.name != "CHANGELOG.md"
        for found in re.findall(r"`([a-z_]+ = (?:\"[^`]*\"|\[[^`]*\]|true|false|[\d.]+))`", FENCE.sub("", page.read_text("utf-8")))
    ]  # fmt: skip


def is_read(setting: str) -> bool:
    [(key, value)] = tomllib.loads(setting).items()
    if key == "schema":
        return bool(value == 1)
    noted = [Faults("page") for table in TABLES if key in table]
    for found, table in zip(noted, (table for table in TABLES if key in table), strict=True):
        table[key][1](Spot((key,), found), value)
    # `within` stands in a combination as in `near`.
    return any(not found for found in noted)


def test_a_setting_within_a_sentence_is_one() -> None:
    assert len(said()) > 20
    assert [each for each in said() if not is_read(each[1])] == []


def test_one_that_is_none_would_be_noticed(tmp_path: Path) -> None:
    assert not is_read('cache_size = "2 GiBi"')
    assert not is_read("caches = false")
    assert is_read('cache_size = "2 GiB"')
    assert len(faults('caches = "none"', tmp_path)) == 4
