"""The language of a text that does not say it."""

import pytest

from triage.languages.detection import detect

pytest.importorskip("py3langid", reason="the detector is an optional library")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Die Staatsanwaltschaft hat am Donnerstag die Büros des Unternehmens durchsuchen lassen. ", "de"),
        ("The prosecutors had the offices of the company searched on Thursday, they said. ", "en"),
        ("Le parquet a fait perquisitionner jeudi les bureaux de l'entreprise, selon ses dires. ", "fr"),
    ],
)
def test_enough_words_tell_it_and_few_do_not(sentence: str, language: str) -> None:
    assert detect(sentence * 8) == language
    assert detect(sentence) == ""
