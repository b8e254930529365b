"""Other languages than English: what lists and patterns prove, and no nonsense."""

import pytest

from tests.entities.recognised import found
from triage.article import Article
from triage.entities.language import is_english

GERMAN = (
    "Die Bundesregierung hat am Montag ein neues Gesetz beschlossen. Der Minister sagte, die Wirtschaft werde nicht mit "
    "weiteren Abgaben belastet. In Berlin und Tokyo ist man von der Entscheidung nicht überrascht, so das Europäische Amt."
)


def test_only_sure_places_are_found_in_german() -> None:
    for language in ("de", ""):
        found_ = found(Article(body=GERMAN, language=language))
        assert {entity.text for entity in found_} == {"Berlin", "Tokyo"}


def test_patterns_run_in_every_language() -> None:
    found_ = found(Article(body="Le prix est de 3 milliards, soit 5 % et 200 euros.", language="fr"))
    assert [(entity.type, entity.value) for entity in found_] == [("PERCENT", "5"), ("MONEY", "200 EUR")]


@pytest.mark.parametrize(
    ("body", "language", "english"),
    [
        ("", "en-GB", True),
        ("The cat sat.", "fr", False),
        ("The talks in Lima went on for a week, and the host was glad.", "", True),
        (GERMAN, "", False),
        ("北京的天气", "", False),
        ("Shares fell", "", True),
        ("", "", False),
    ],
)
def test_what_is_english(body: str, language: str, english: bool) -> None:
    assert is_english(Article(body=body, language=language)) is english
