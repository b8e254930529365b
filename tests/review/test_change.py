"""A change of a profile on a key: comments and order stay, nothing wrong is written, and undo brings it back."""

from pathlib import Path

import pytest

from triage.errors import DeliveryError, TriageError, UsageError
from triage.profiles.load import load_profile
from triage.profiles.model import Profile
from triage.review.change import Change, change_of, edited, restore
from triage.review.journal import Journal
from triage.tuning.compare import Comparison

PROFILE = """\
# The flu desk.
title = "Bird flu"   # as in the report
terms = [
    "bird flu",      # the usual name
    { text = "H5N1", weight = 2 },
]

[[term]]
text = "poultry cull"

[filter]
min_words = 5
"""


@pytest.mark.parametrize(
    ("kind", "said", "was", "now"),
    [
        ("add", "egg prices", '    { text = "H5N1", weight = 2 },\n', '    { text = "H5N1", weight = 2 },\n    "egg prices",\n'),
        ("exclude", "bird watching", "\n[[term]]", 'exclude = ["bird watching"]\n\n[[term]]'),
        ("variant", "bird flu = fowl plague", '"bird flu", ', '{text = "bird flu", variants = ["fowl plague"]}, '),
        ("variant", "H5N1 = H5 N1", 'weight = 2 }', 'weight = 2 , variants = ["H5 N1"]}'),
        ("variant", "poultry cull = culling of poultry", 'text = "poultry cull"\n', 'text = "poultry cull"\nvariants = ["culling of poultry"]\n'),
    ],
)  # fmt: skip
def test_all_else_stays_as_it_was(kind: str, said: str, was: str, now: str, tmp_path: Path) -> None:
    after = edited(PROFILE, kind, said)  # type: ignore[arg-type]
    kept = [line.strip() for line in PROFILE.splitlines() if line.strip().startswith("#") or "  #" in line]
    assert all(line.split("#")[1] in after for line in kept)
    (tmp_path / "flu.toml").write_text(after)
    profile = load_profile(tmp_path / "flu.toml")
    texts = {term.text: term.variants for term in profile.terms}
    wanted = said.partition(" = ")[2] or said
    assert wanted in texts or any(wanted in variants for variants in texts.values()) or wanted in profile.exclude
    assert profile.filter.min_words == 5


@pytest.mark.parametrize(
    ("kind", "said", "why"),
    [
        ("add", "bird flu", "is there already"),
        ("add", "H5N1", "is there already"),
        ("variant", "fowl plague", "write it as term = other spelling"),
        ("variant", "swine flu = H1N1", "the profile has no term 'swine flu'"),
    ],
)  # fmt: skip
def test_what_changes_nothing_is_refused(kind: str, said: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        edited(PROFILE, kind, said)  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "flu.toml"
    file.write_text(PROFILE)
    file.chmod(0o640)
    return file


def asked(file: Path, journal: Journal, said: str = "egg prices") -> Change:
    def compared(new: Profile) -> Comparison:
        return Comparison(old=new, new=new, articles=0, same=0, moved=())

    return change_of(file, "add", said, compared, journal, "2026-11-20T06:00:00Z")


def test_nothing_is_written_before_it_is_wanted_and_undo_brings_the_text_back(file: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    change = asked(file, journal)
    assert '+ "egg prices",' in change.lines
    assert file.read_text() == PROFILE
    change.write()
    assert '"egg prices"' in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o640
    action = journal.last()
    assert action is not None and action.did == "profile"
    restore(file, action)
    assert file.read_text() == PROFILE
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".partial")] == []


def test_a_file_that_somebody_else_edits_is_left_alone(file: Path, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    change = asked(file, journal)
    file.write_text(PROFILE + "# mine\n")
    with pytest.raises(DeliveryError, match="has changed meanwhile"):
        change.write()
    again = asked(file, journal)
    again.write()
    file.write_text(file.read_text() + "# later\n")
    action = journal.last()
    assert action is not None
    with pytest.raises(UsageError, match="was edited since"):
        restore(file, action)


def test_a_profile_that_would_be_wrong_is_not_offered(file: Path, tmp_path: Path) -> None:
    with pytest.raises(TriageError):
        asked(file, Journal(tmp_path / "journal"), "file:missing.csv")
