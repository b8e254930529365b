"""The documentation of the language: every example loads, every key is in it."""

import io
import re
from pathlib import Path

import pytest

from triage.environment import Environment
from triage.profiles.check import check_profile
from triage.profiles.load import parse_profile
from triage.profiles.toml import keys
from triage.profiles.toml.settings_keys import SETTINGS_KEYS
from triage.settings import load_settings

PAGE = Path(__file__).parents[2] / "docs" / "profiles.md"
TEXT = PAGE.read_text(encoding="utf-8")
FENCED = re.findall(r"^([^\n]+)\n```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
SETTINGS = [block for _, block in FENCED if "known_words" in block]
BLOCKS = [(line, block) for line, block in FENCED if block not in SETTINGS]


def test_every_block_has_a_line_above_it():
    assert len(FENCED) == TEXT.count("```toml") > 25


def test_the_settings_load(tmp_path):
    (tmp_path / "triage.toml").write_text(SETTINGS[0], encoding="utf-8")
    variables = {"XDG_CONFIG_HOME": str(tmp_path / "none")}
    streams = (io.BytesIO(), io.BytesIO(), io.BytesIO())
    settings = load_settings(Environment(*streams, variables=variables, folder=tmp_path))
    assert settings.mail.password_file == "/run/secrets/smtp"
    for key in SETTINGS_KEYS:
        assert re.search(rf"^{key} = |^\[{key}[].]", SETTINGS[0], re.MULTILINE), key


@pytest.mark.parametrize("block", [block for _, block in BLOCKS], ids=[line[:40] for line, _ in BLOCKS])
def test_an_example_loads(block):
    profile = parse_profile(block, with_lines=True)
    found = [remark.message for remark in check_profile(profile) if "never used" not in remark.message]
    assert found == []


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Keys of a term", keys.TERM_KEYS),
        ("Combinations", keys.COMBINATION_KEYS),
        ("Gates", keys.REQUIRE_KEYS),
        ("Defaults", ["fuzzy"]),
        ("Filter", keys.FILTER_KEYS),
        ("Digest", keys.DIGEST_KEYS),
        ("Tests", keys.TEST_KEYS),
    ],
)
def test_every_key_has_a_word_and_an_example(heading, table):
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section
    code = "".join(re.findall(r"```toml\n(.*?)```", section[1], re.DOTALL))
    for key in table:
        assert re.search(rf"\b{key} = |^\[+{key}\]", code, re.MULTILINE), key


def test_every_key_of_a_profile_is_named():
    code = "".join(block for _, block in BLOCKS)
    for key in keys.PROFILE_KEYS:
        assert re.search(rf"^{key} = |^\[+{key}\]", code, re.MULTILINE), key
