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


def shown(body: str, language: str) -> dict[str, str]:
    return {e.text: e.type for e in found(Article(body=body, language=language)) if e.shown}


@pytest.mark.parametrize(
    ("body", "language", "names"),
    [
        # Surnames that every newspaper names alone, and not where something is called after them.
        ("Путин подтвердил это. Об этом знает и улица Ленина.", "ru", {"Путин": "PERSON"}),
        ("Hovořil o tom s Gorbačovem.", "cs", {"Gorbačov": "PERSON"}),
        ("Según dijo Boric, todo va bien.", "es", {"Boric": "PERSON"}),
        # First names that no list has, beside them.
        ("L'affaire de Aiko Macron est close.", "fr", {"Aiko Macron": "PERSON"}),
        # After a verb of speech a German noun without an article is a name; after "laut" it need not be.
        ("„Das geht so nicht weiter“, sagte Gündal am Abend.", "de", {"Gündal": "PERSON"}),
        ("Das geht laut Prognose so nicht weiter.", "de", {}),
        # Countries that end as adjectives and surnames do.
        ("Teraz w Polsce jest inaczej.", "pl", {"Polska": "LOC"}),
        ("Теперь на Украине стало иначе.", "ru", {"Украина": "LOC"}),
        # An adjective after a title is no surname.
        ("На посту председателя Уральского филиала его сменил другой.", "ru", {}),
        ("Con los votos de Elena Highfield de Nolesco y otros.", "es", {"Elena Highfield de Nolesco": "PERSON"}),
    ],
)
def test_names_of_other_languages(body: str, language: str, names: dict[str, str]) -> None:
    assert shown(body, language) == names
