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
    """Fewer rounds than the shipped model and a twentieth of the silver-labelled texts, to be quick; the floor is more than the rules reach alone."""
    benchmarks("entities")
    import train

    monkeypatch.setitem(train.SETTINGS, "max_iterations", 55 if IS_WHOLE else 30)
    every, apart = train.documents, 10 if IS_WHOLE else 20
    monkeypatch.setattr(train, "documents", lambda file: every(file)[:: apart if file == train.SILVER else 1])
    assert train.f1(train.gum_news(gazetteer())) >= (68.4 if IS_WHOLE else 67)
