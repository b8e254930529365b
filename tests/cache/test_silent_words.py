"""Words that mean nothing to a profile: not worked out twice, and never believed of another profile or a damaged file."""

import os
import pickle
from pathlib import Path

import pytest

from tests.desk import Desk
from triage import Article, Matcher, Profile
from triage.matching import finder, sealed, silent
from triage.matching.needle_index import NeedleIndex
from triage.matching.silent import SilentWords

PROFILE = Profile.from_dict({"id": "p", "terms": ["harbour", "Oren Halloran", "storm surge"]})
BODY = "The harbuor master Oren Halloran said the storm surges of Halden harbour had not harmed quays, cranes or kiosks."


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silent, "WORTHWHILE", 3)
    monkeypatch.setattr(finder, "MANY", 1)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that are worked out."""
    asked: list[str] = []
    means_nothing = NeedleIndex.means_nothing

    def noted(self: NeedleIndex, surface: str) -> bool:
        asked.append(surface)
        return means_nothing(self, surface)

    monkeypatch.setattr(NeedleIndex, "means_nothing", noted)
    return asked


def matched(folder: Path, key: bytes | None = b"key", profile: Profile = PROFILE, body: str = BODY) -> object:
    matcher = Matcher([profile]).knowing_words(SilentWords(folder, lambda: key))
    found = matcher.match([Article(title="Storm", body=body)])
    matcher.keep_words()
    return found


def test_a_word_that_meant_nothing_is_not_worked_out_again(tmp_path: Path, worked: list[str]) -> None:
    first = matched(tmp_path)
    assert "cranes" in worked and "harbuor" in worked
    worked.clear()
    assert matched(tmp_path) == first
    assert "cranes" not in worked and "harbuor" in worked
    worked.clear()
    matched(tmp_path, body=BODY + " Ferries waited.")
    assert "Ferries" in worked and "kiosks" not in worked


def test_another_key_knows_nothing_and_without_one_nothing_is_kept(tmp_path: Path, worked: list[str]) -> None:
    matched(tmp_path)
    worked.clear()
    other = Profile.from_dict({"id": "q", "terms": ["crane"]})
    assert matched(tmp_path, b"other", other)[0].scores
    assert "cranes" in worked
    matched(tmp_path / "none", None)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40, "other file", "one bit"])
def test_a_file_that_is_damaged_or_of_another_is_made_anew(tmp_path: Path, worked: list[str], damage) -> None:
    first = matched(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    if damage == "other file":
        matched(tmp_path, b"other")
        damage = next(other for other in tmp_path.iterdir() if other != file).read_bytes()
    elif damage == "one bit":
        damage = whole[:-1] + bytes([whole[-1] ^ 1])
    file.write_bytes(damage)
    worked.clear()
    assert matched(tmp_path) == first
    assert "cranes" in worked
    assert file.read_bytes() == whole


def test_processes_take_it_along_and_the_latest_files_stay(tmp_path: Path, worked: list[str]) -> None:
    first = matched(tmp_path)
    travelled = pickle.loads(pickle.dumps(Matcher([PROFILE]).knowing_words(SilentWords(tmp_path, lambda: b"key"))))
    worked.clear()
    assert travelled.match([Article(title="Storm", body=BODY)]) == first
    assert "cranes" not in worked
    for number in range(sealed.FILES + 3):
        for age, file in enumerate(tmp_path.iterdir()):
            os.utime(file, (age, age))
        matched(tmp_path, bytes([number]))
    assert len(list(tmp_path.iterdir())) == sealed.FILES


def test_a_scan_keeps_them_and_clearing_the_cache_drops_them(desk: Desk) -> None:
    desk.write("inbox/a.txt", f"Storm\n\n{BODY}\n")
    desk.triage("scan", "inbox", "-t", "harbour", "--json", "--no-cache")
    assert not kept(desk)
    desk.triage("scan", "inbox", "-t", "harbour", "--json")
    assert len(kept(desk)) == 1
    desk.triage("cache", "clear")
    assert not kept(desk)


def kept(desk: Desk) -> list[Path]:
    return sorted(desk.folder.parent.rglob("words-*.msgpack"))
