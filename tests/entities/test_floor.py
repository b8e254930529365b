"""A floor under the quality of recognition, on labelled text that the model of the test has not seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from extent import IS_WHOLE

from tests.entities.recognised import SHARED
from triage.entities.gazetteer import gazetteer

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks" / "entities"
pytestmark = pytest.mark.skipif(
    not (SHARED / "entities" / "gum_news.bio").exists() or not (BENCHMARKS / "train.py").exists(),
    reason="the labelled text is not here",
)


def test_rules_alone(benchmarks: Callable[[str], None]) -> None:
    benchmarks("entities")
    import corpus
    import train

    texts = [corpus.labelled(text) for text in corpus.documents("gum_news.bio")]
    assert train.f1(train.measured(None, texts, gazetteer())) >= 62


def test_gum_news_left_out(benchmarks: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A sixteenth of the texts and fewer rounds than the shipped model, to be quick; the floor is more than the rules reach alone."""
    benchmarks("entities")
    import corpus
    import train

    monkeypatch.setitem(train.SETTINGS, "max_iterations", 80 if IS_WHOLE else 20)
    texts = train.all_texts(gazetteer(), without=train.GUM)
    model, _, _ = train.train(texts if IS_WHOLE else texts[::16], gazetteer())
    measured = train.measured(model, [corpus.labelled(text) for text in corpus.read_again(train.GUM)], gazetteer())
    assert train.f1(measured) >= (83 if IS_WHOLE else 76)
