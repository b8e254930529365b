"""Compiled profiles: the same matches from the tables of a former run, and never those of another profile or a damaged file."""

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk
from triage import Article, Matcher, Profile
from triage.matching import core, finder, pattern_table
from triage.matching.compiled_tables import NAME, CompiledTables
from triage.matching.fuzzy.index import FuzzyIndex
from triage.matching.sealed import SealedFile

TERMS = [
    *(
        "harbour",
        "Oren Halloran",
        "storm surge",
        "C++",
        "co-operation",
        "U.S. troops",
        "Trans-Pacific Partnership",
    ),
    *("COVID-19", "Qur'an", "737 Max", "5%", "harbo*", "Yahoo!", "Marie-Claire Dufour", "Košice", "Turkey"),
]
PROFILE = Profile.from_dict(
    {
        "id": "p",
        "terms": [*TERMS, {"text": "surge", "as": "substring"}, {"text": "Zelenskyy", "translit": True}],
        "exclude": ["box office"],
        "combination": [{"all": [["quay", "crane"], ["harm"]], "within": 9}],
    }
)
ARTICLES = [
    Article(
        title="Storm at Halden",
        body="The harbuor master Oren Haloran said U.S. troops and storm surges of 5% had harmed quays, cranes and Yahoo. "
        "Cooperation on covid 19 and a Koran went on; the 737 max and Mr. Halloran's C++ stood. Kosice, Zelensky, Зеленский.",
    ),
    Article(
        title="Sturm", body="Der Hafen von Halden und die Häfen der Ostsee warten auf Frau Dufour.", language="de"
    ),
]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "LARGE", 3)


@pytest.fixture(params=["core", "python"])
def road(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "python":
        monkeypatch.setattr("triage.matching.finder.CORE", None)
    elif core.CORE is None:
        pytest.skip("no compiled core here")
    return str(request.param)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The literals that are compiled, and the words that are made ready for near spellings."""
    asked: list[str] = []
    compile_literal, shelve = pattern_table.compile_literal, FuzzyIndex._shelve

    def compiled(text: str, options: Any) -> Any:
        asked.append(text)
        return compile_literal(text, options)

    def shelved(self: FuzzyIndex, number: int, keyword: Any) -> None:
        asked.append(keyword.text)
        shelve(self, number, keyword)

    monkeypatch.setattr(pattern_table, "compile_literal", compiled)
    monkeypatch.setattr(FuzzyIndex, "_shelve", shelved)
    return asked


def matched(folder: Path, key: bytes | None = b"key", profile: Profile = PROFILE) -> object:
    matcher = Matcher([profile]).knowing_tables(lambda: CompiledTables(folder, lambda: key))
    found = matcher.match(ARTICLES)
    matcher.keep_words()
    return found


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path, worked: list[str], road: str) -> None:
    anew = Matcher([PROFILE]).match(ARTICLES)
    assert matched(tmp_path) == anew
    assert "harbour" in worked
    worked.clear()
    assert matched(tmp_path) == anew
    assert worked == []


def test_a_language_that_comes_later_is_added(tmp_path: Path, worked: list[str]) -> None:
    tables = [CompiledTables(tmp_path, lambda: b"key") for _ in range(3)]
    for known, article in zip(tables, ARTICLES, strict=False):
        matcher = Matcher([PROFILE]).knowing_tables(lambda known=known: known)
        matcher.match([article])
        matcher.keep_words()
    worked.clear()
    assert Matcher([PROFILE]).knowing_tables(lambda: tables[2]).match(ARTICLES) == Matcher([PROFILE]).match(
        ARTICLES
    )
    again = len(worked)
    worked.clear()
    Matcher([PROFILE]).match(ARTICLES)
    assert again == len(worked) > 0  # all of it by the second matcher: nothing by that which knows


def test_no_index_of_near_spellings_is_made_to_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = Profile.from_dict({"id": "e", "terms": TERMS, "defaults": {"fuzzy": False}})
    made: list[str] = []
    make = FuzzyIndex.__init__
    monkeypatch.setattr(FuzzyIndex, "__init__", lambda *given: made.append("made") or make(*given))
    first = matched(tmp_path, profile=exact)
    assert matched(tmp_path, profile=exact) == first
    assert made == []
    matched(tmp_path / "near")
    assert made


def test_small_profiles_and_those_without_a_key_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matched(tmp_path / "none", None)
    monkeypatch.setattr(finder, "LARGE", 300)
    matched(tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40, "other file", "one bit"])
def test_a_file_that_is_damaged_or_of_another_is_made_anew(
    tmp_path: Path, worked: list[str], damage: bytes | str
) -> None:
    first = matched(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    if damage == "other file":
        matched(tmp_path, b"other", Profile.from_dict({"id": "q", "terms": ["crane", "quay", "Halden"]}))
        file.write_bytes(next(other for other in tmp_path.iterdir() if other != file).read_bytes())
    elif damage == "one bit":
        file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    else:
        assert isinstance(damage, bytes)
        file.write_bytes(damage)
    worked.clear()
    assert matched(tmp_path) == first
    assert "harbour" in worked
    worked.clear()
    assert matched(tmp_path) == first
    assert worked == []


def test_processes_take_it_along(tmp_path: Path, worked: list[str]) -> None:
    first = matched(tmp_path)
    tables = CompiledTables(tmp_path, lambda: b"key")
    sent = Matcher([PROFILE]).knowing_tables(lambda: tables)
    sent.match(ARTICLES)
    travelled = pickle.loads(pickle.dumps(sent))
    worked.clear()
    assert travelled.match(ARTICLES) == first
    assert worked == []


def test_a_scan_keeps_them_and_clearing_the_cache_drops_them(desk: Desk) -> None:
    desk.write("inbox/a.txt", f"Storm\n\n{ARTICLES[0].body}\n")
    terms = [word for term in TERMS for word in ("-t", term)]
    desk.triage("scan", "inbox", *terms, "--json", "--no-cache")
    assert not kept(desk)
    first = desk.triage("scan", "inbox", *terms, "--json")
    assert len(kept(desk)) == 1
    desk.write("inbox/b.txt", f"Surge\n\n{ARTICLES[0].body}\n")
    again = desk.triage("scan", "inbox", *terms, "--json")
    assert again.json["hits"][0]["profiles"] == first.json["hits"][0]["profiles"]
    desk.triage("cache", "clear")
    assert not kept(desk)


def test_what_a_killed_run_had_begun_is_swept(desk: Desk, tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in ("tables-a.77", "tables-b.78", "notes-a.77"))
    for file in (old, new, other):
        file.write_bytes(b"half")
    for file in (old, other):
        os.utime(file, (0, 0))
    SealedFile(tmp_path, NAME, b"key").write(b"whole")
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)

    folder = desk.folder / "cache" / "triage"
    folder.mkdir(parents=True)
    begun = [folder / f"{kind}-a.77" for kind in ("forms", "words", "tables")]
    for file in begun:
        file.write_bytes(b"half")
    desk.triage("cache", "clear", env={"XDG_CACHE_HOME": str(folder.parent)})
    assert not any(file.exists() for file in begun)


def kept(desk: Desk) -> list[Path]:
    return sorted(desk.folder.parent.rglob("tables-*.marshal"))
