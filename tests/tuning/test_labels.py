"""The label file: what stands after all its lines, and which article a label means."""

from pathlib import Path

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.errors import UsageError
from triage.tuning.labels import Label, Labels, append, judged, label_file, read_labels, standing


def label(path: str, judgement: str = "keep", id: str = "", index: int = 0) -> Label:  # noqa: A002
    return Label(path=path, profile="p", label=judgement, id=id, index=index)  # type: ignore[arg-type]


def test_the_later_wins_but_not_for_another_article_or_profile() -> None:
    lines = [label("a"), label("b"), label("a", "skip"), Label(path="a", profile="q", label="keep")]
    assert [(one.path, one.profile, one.label) for one in standing(lines)] == [
        ("b", "p", "keep"),
        ("a", "p", "skip"),
        ("a", "q", "keep"),
    ]
    assert len(standing([label("a", index=0), label("a", index=1)])) == 2


def test_an_id_is_known_at_another_path_and_a_path_may_hold_another_article_one_day() -> None:
    assert [one.label for one in standing([label("a", id="1"), label("b", "skip", id="1")])] == ["skip"]
    assert len(standing([label("a", id="1"), label("a", "skip", id="2")])) == 2
    # Labels without an id (written by hand) are of the path.
    assert [one.label for one in standing([label("a"), label("a", "skip", id="2")])] == ["skip"]


def test_a_drawn_article_stays_drawn() -> None:
    lines = [Label(path="a", profile="p", label="skip", sampled=0.25), label("a")]
    assert standing(lines)[0].sampled == 0.25


LINES = st.lists(
    st.builds(
        label, st.sampled_from("ab"), st.sampled_from(["keep", "skip", "undo"]), st.sampled_from(["", "1", "2"])
    )
)


@given(LINES)
@settings(deadline=None, max_examples=examples(60))
def test_undo_takes_back_exactly_the_line_before(lines: list[Label]) -> None:
    one = label("c", "keep", "9")
    assert standing([*lines, one, label("c", "undo", "9")]) == standing(lines)
    assert all(each.label != "undo" for each in standing(lines))


def test_lines_are_appended_to_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "_labels.jsonl"
    file.write_text('{"path": "a", "profile": "p", "label": "keep"}', "utf-8")  # no newline at its end
    append(file, [label("b\udcff"), label("鳥.txt")])
    assert [one.path for one in read_labels(file).labels] == ["a", "b\udcff", "鳥.txt"]
    assert "鳥" in file.read_text("utf-8")


def test_faults_name_their_line(tmp_path: Path) -> None:
    file = tmp_path / "_labels.jsonl"
    file.write_text('\n{"path": "a", "profile": "p"}\n', "utf-8")
    with pytest.raises(UsageError, match=r"_labels\.jsonl:2: no label: missing field 'label'|missing"):
        read_labels(file)
    file.write_text("keep a\n", "utf-8")
    with pytest.raises(UsageError, match="is not JSON"):
        read_labels(file)
    assert read_labels(tmp_path / "none").labels == ()


def test_beside_the_profile_or_beside_the_folder_of_profiles(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    profile = tmp_path / "profiles" / "a.toml"
    assert label_file(profile) == tmp_path / "profiles" / "_labels.jsonl"
    (tmp_path / "_labels.jsonl").touch()
    assert label_file(profile) == tmp_path / "_labels.jsonl"
    (tmp_path / "profiles" / "_labels.jsonl").touch()
    assert label_file(profile) == tmp_path / "profiles" / "_labels.jsonl"
    assert label_file(tmp_path / "other" / "a.toml") == tmp_path / "other" / "_labels.jsonl"


def test_by_id_then_by_path(tmp_path: Path) -> None:
    moved = Article(title="Moved", path="new/a.txt")
    kept = Article(title="Kept", path="b.txt")
    other = Article(title="Other", path="c.txt")
    given = (
        label("old/a.txt", id=moved.identity),
        label("b.txt", "skip"),
        label("c.txt", id="another text"),
        label("gone.txt"),
    )
    found = judged([moved, kept, other], Labels(file=tmp_path / "_labels.jsonl", labels=given), "p", tmp_path)
    assert {place: one.label for place, one in found.labels.items()} == {0: "keep", 1: "skip", 2: "keep"}
    assert [one.path for one in found.lost] == ["gone.txt"]
    assert found.changed == 1
    nearest = judged([kept], Labels(file=tmp_path / "_labels.jsonl", labels=given), "q", tmp_path)
    assert nearest.labels == {}
    # A file of labels from elsewhere: its paths are those below the folder that is read.
    below = Article(title="Kept", path="inbox/b.txt")
    far = Labels(file=Path("/elsewhere/_labels.jsonl"), labels=given)
    assert judged([below], far, "p", tmp_path).labels == {}
    assert judged([below], far, "p", tmp_path, ["inbox"]).labels != {}
    # Somebody may write a whole path.
    whole = Labels(file=Path("/elsewhere/_labels.jsonl"), labels=(label(str(tmp_path / "inbox" / "b.txt")),))
    assert judged([below], whole, "p", tmp_path).labels != {}
    assert judged([other], whole, "p", tmp_path).labels == {}
