"""A report as a frame, of whichever library is there."""

import sys
from types import SimpleNamespace

import pytest

import triage
from triage.errors import UsageError
from triage.report.frame import COLUMNS, columns_of


@pytest.fixture
def report(tmp_path):
    (tmp_path / "a.txt").write_text("Cod falls\n\nThe cod fell at the market on Monday.\n")
    (tmp_path / "b.txt").write_text("Ham\n\nThe ham of the cod trader fell.\n")
    profile = triage.Profile.from_dict({"id": "cod", "threshold": 60, "terms": [{"text": "cod", "weight": 2}]})
    return triage.scan([tmp_path], profiles=[profile], rejects=True)


def test_each_article_and_profile_is_a_row(report) -> None:
    columns = columns_of((*report.hits, *report.rejects))
    assert tuple(columns) == COLUMNS
    assert columns["title"] == ["Cod falls", "Ham"]
    assert columns["hit"] == [True, False]
    assert columns["reason"] == [None, "below_threshold"]
    assert columns["terms"] == ["cod", "cod"]
    assert columns["score"] == [one.scores[0].value for one in (*report.hits, *report.rejects)]


def test_the_library_that_is_there_makes_the_frame(report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", SimpleNamespace(DataFrame=lambda columns: ("polars", columns)))
    assert report.to_frame() == ("polars", columns_of((*report.hits, *report.rejects)))
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="a frame needs pandas or polars, which is not installed"):
        report.to_frame()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_has_the_columns(report, library: str) -> None:
    pytest.importorskip(library)
    assert list(report.to_frame(library).columns) == list(COLUMNS)
