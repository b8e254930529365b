"""Recognisers by name."""

import builtins
import warnings
from pathlib import Path
from typing import Any

import pytest

from triage.article import Article
from triage.entities import default_recogniser
from triage.entities.backends import InstalledRecogniser, recogniser
from triage.entities.entity import Entity, EntitySpan
from triage.errors import RecogniserError, UsageError

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
    assert built.recogniser.model == "big" and built.recognise(Article()) == ()
    with pytest.raises(UsageError, match=r"'bad' could not start: no licence"):
        recogniser("bad")


def gave(**fields: Any) -> Any:
    return Entity(**{"text": "Qaxtown", "type": "LOC", "count": 1, "confidence": 0.9, **fields})


class Given:
    """A recogniser that gives what it was made with, or raises it."""

    def __init__(self, given: Any) -> None:
        self.given = given

    def recognise(self, article: Article) -> Any:
        if isinstance(self.given, BaseException):
            raise self.given
        return self.given


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (RuntimeError("model\nexploded"), "failed: RuntimeError: model exploded"),
        (SystemExit(3), "failed: SystemExit: 3"),
        (None, "failed: TypeError: "),
        (["Qaxtown"], "gave a str instead of an Entity"),
        ([gave(type="PLACE")], "gave an entity of the type 'PLACE'; types are PERSON, ORG, LOC"),
        (
            [gave(spans=(EntitySpan("lead", 0, 2),))],
            "gave a place in the field 'lead', which articles do not have",
        ),  # type: ignore[arg-type]
        ([gave(spans=(EntitySpan("body", 17, 900),))], "gave a place outside the body: 17 to 900"),
        ([gave(spans=(EntitySpan("body", -7, 2),))], "gave a place outside the body: -7 to 2"),
    ],
)
def test_what_somebody_elses_does_wrong_is_one_sentence_about_it(given: Any, said: str) -> None:
    article = Article(body=BODY, path="in/a.txt")
    with pytest.raises(RecogniserError) as error:
        InstalledRecogniser("loud", Given(given)).recognise(article)
    assert error.value.message.startswith(f"entities: the recogniser 'loud' on in/a.txt {said}")
    assert "\n" not in error.value.message
    right = gave(spans=(EntitySpan("body", 17, 24),))
    assert InstalledRecogniser("loud", Given([right])).recognise(article) == (right,)


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
