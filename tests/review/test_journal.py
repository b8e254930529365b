"""The journal of a review: what stands, what undo takes back, and what survives."""

from pathlib import Path

import pytest

from triage.errors import DeliveryError
from triage.review.journal import Action, Journal, journal_file


def journal(folder: Path) -> Journal:
    return Journal(folder / "review.jsonl")


def test_actions_stand_also_after_a_restart(tmp_path: Path) -> None:
    first = journal(tmp_path)
    first.note(Action(did="keep", id="a"))
    first.note(Action(did="later", id="b"))
    first.note(Action(did="read", id="c"))
    assert journal(tmp_path).deeds() == first.deeds() == {"a": "keep", "b": "later", "c": "read"}


def test_undo_takes_back_one_after_the_other_and_never_that_something_was_read(tmp_path: Path) -> None:
    one = journal(tmp_path)
    for did, name in (("keep", "a"), ("read", "b"), ("skip", "a"), ("read", "c")):
        one.note(Action(did=did, id=name))  # type: ignore[arg-type]
    assert [action.did if action else None for action in (one.undo(""), journal(tmp_path).undo(""))] == [
        "skip",
        "keep",
    ]
    again = journal(tmp_path)
    assert again.undo("") is None
    assert again.deeds() == {"b": "read", "c": "read"}


def test_to_read_again_is_no_other_judgement(tmp_path: Path) -> None:
    one = journal(tmp_path)
    one.note(Action(did="later", id="a"))
    one.note(Action(did="read", id="a"))
    assert one.deeds() == {"a": "later"}


def test_what_was_listed_is_kept_once(tmp_path: Path) -> None:
    journal(tmp_path).note_listed(["a", "b", "a"])
    second = journal(tmp_path)
    second.note_listed(["b", "c"])
    assert journal(tmp_path).listed == {"a", "b", "c"}
    assert (tmp_path / "review.jsonl").read_text().count("\n") == 2


@pytest.mark.parametrize(
    "cut", [b'{"did": "ke', b"\xff\xfe\n", b"[1]\n", b'{"did": "shout"}\n', b"nonsense\n", b'{"listed": 3}\n']
)
def test_a_line_that_is_none_costs_itself(tmp_path: Path, cut: bytes) -> None:
    journal(tmp_path).note(Action(did="keep", id="a"))
    with (tmp_path / "review.jsonl").open("ab") as stream:
        stream.write(cut)
    one = journal(tmp_path)
    one.note(Action(did="skip", id="b"))
    assert journal(tmp_path).deeds() == {"a": "keep", "b": "skip"}


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    journal(tmp_path / "state").note(Action(did="keep", id="a"))
    assert (tmp_path / "state" / "review.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_place_that_takes_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(DeliveryError, match="could not be written"):
        journal(tmp_path / "state").note(Action(did="keep", id="a"))


def test_profiles_have_files_of_their_own() -> None:
    assert journal_file(Path("s"), "a.toml") != journal_file(Path("s"), "b.toml")
    assert journal_file(Path("s"), "a\udcff") == journal_file(Path("s"), "a\udcff")
