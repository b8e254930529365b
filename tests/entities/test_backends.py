"""Recognisers by name."""

import builtins
import warnings
from pathlib import Path
from typing import Any

import pytest

from triage.article import Article
from triage.entities import default_recogniser
from triage.entities.backends import recogniser
from triage.errors import UsageError

BODY = "Zorbulon visited Qaxtown. Nobody knew why Zorbulon went to Qaxtown."


def test_the_default_by_name() -> None:
    assert recogniser() is default_recogniser()
    assert recogniser("default") is default_recogniser()


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(UsageError) as error:
        recogniser("gliner:small")
    assert error.value.message == "entities: there is no recogniser 'gliner'"
    assert "default, spacy:MODEL" in error.value.hint


def test_the_default_takes_no_model() -> None:
    with pytest.raises(UsageError, match=r"takes no model"):
        recogniser("default:large")


def test_an_installed_package_adds_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "loud-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[triage.entities]\nloud = loud_names:start\nbad = loud_names:fail\n", encoding="utf-8"
    )
    (tmp_path / "loud_names.py").write_text(
        "class Loud:\n    def __init__(self, model): self.model = model\n    def recognise(self, article): return ()\n"
        "def start(model): return Loud(model)\ndef fail(model): raise RuntimeError('no licence')\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    built: Any = recogniser("loud:big")
    assert built.model == "big" and built.recognise(Article()) == ()
    with pytest.raises(UsageError, match=r"'bad' could not start: no licence"):
        recogniser("bad")


def test_spacy_without_a_model_name() -> None:
    with pytest.raises(UsageError, match=r"spacy needs a model"):
        recogniser("spacy")


def test_spacy_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "spacy":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError) as error:
        recogniser("spacy:absent_one")
    assert error.value.message == "entities: 'absent_one' needs spaCy, which is not installed"
    assert "[spacy]" in error.value.hint


@pytest.fixture
def spacy() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("spacy", reason="spaCy is not installed")


def test_spacy_without_the_model(spacy: Any) -> None:
    with pytest.raises(UsageError, match=r"spaCy has no model 'no_such_model'"):
        recogniser("spacy:no_such_model")


@pytest.mark.filterwarnings("ignore")
def test_a_small_pipeline_of_spacy(spacy: Any, tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Zorbulon"}, {"label": "GPE", "pattern": "Qaxtown"}])
    pipeline.to_disk(tmp_path / "pipeline")
    article = Article(body=BODY, language="xx")
    found = recogniser(f"spacy:{tmp_path / 'pipeline'}").recognise(article)
    assert [(e.text, e.type, e.count) for e in found] == [("Zorbulon", "PERSON", 2), ("Qaxtown", "LOC", 2)]
    assert all(BODY[s.start : s.end] == e.text for e in found for s in e.spans)
