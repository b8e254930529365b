"""What is written on to a word: particles, prefixes, endings of names, suffixes behind an apostrophe."""

import pytest

from tests.matching.looking import texts
from triage.languages.naming.name_endings import forms_of_name


def found(term: str, text: str, language: str) -> list[str]:
    """The matched texts."""
    return texts({"text": term, "fuzzy": "off"}, text, language=language)


@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # Beside each word stands one that is written like it and is another.
        ("ko", "정부", "정부에서는, 정부까지도, 정부들의; 정부청사.", ["정부에서는", "정부까지도", "정부들의"]),
        ("ko", "가을", "가을은; 가을걷이.", ["가을은"]),
        ("ar", "كوليرا", "الكوليرا وبالكوليرا.", ["الكوليرا", "وبالكوليرا"]),
        ("ar", "السودان", "للسودان والسودان.", ["للسودان", "والسودان"]),
        ("ar", "الد", "والد.", []),
        ("he", "ישראל", "בישראל, לישראל, ושבישראל.", ["בישראל", "לישראל", "ושבישראל"]),
        ("he", "לום", "שלום.", []),
        ("he", "ספר", "בספר ומספר, הספר.", ["בספר", "הספר"]),
        ("he", "ועדה", "הוועדה.", ["הוועדה"]),
        ("tr", "NATO", "NATO'nun kararı; NATO’da.", ["NATO", "NATO"]),
        ("tr", "Isparta", "ISPARTA'da; Isparta'nın.", ["ISPARTA", "Isparta"]),
        ("", "NATO", "NATO'nun kararı.", ["NATO"]),
        ("fr", "NATO", "NATO'nun.", []),
        (
            "pl",
            "Donald Tusk",
            "Z Donaldem Tuskiem, Donaldowi Tuskowi; Donald Tuskan.",
            ["Donaldem Tuskiem", "Donaldowi Tuskowi"],
        ),
        ("uk", "Володимир Зеленський", "Слова Володимира Зеленського.", ["Володимира Зеленського"]),
        ("cs", "Babiš", "S Babišem a Babišovi; bába.", ["Babišem", "Babišovi"]),
        ("hu", "Orbán", "Orbánnak, Orbánnal, Orbánról; orbánc.", ["Orbánnak", "Orbánnal", "Orbánról"]),
        ("fi", "Merkel", "Merkelin ja Merkelille.", ["Merkelin", "Merkelille"]),
        ("fi", "Marin", "Marinin hallitus; marinoitu.", ["Marinin"]),
        ("de", "Nigeria", "Nigerias Küste; nigerianisch.", ["Nigerias"]),
        ("lt", "Landsbergis", "Landsbergio, Landsbergiui.", ["Landsbergio", "Landsbergiui"]),
    ],
)
def test_what_is_attached_hides_no_word(language: str, term: str, text: str, words: list[str]) -> None:
    assert found(term, text, language) == words


@pytest.mark.parametrize(
    ("language", "name", "form", "other"),
    [
        ("pl", "kowalski", "kowalskiego", "kowalska"),
        ("uk", "порошенко", "порошенка", "порошенкий"),
        ("ru", "демидов", "демидовым", "демидовем"),
        ("sk", "fico", "ficom", "ficy"),
        ("hu", "varga", "vargának", "vargaal"),
        ("tr", "erdoğan", "erdoğanın", "erdoğanya"),
        ("lv", "bērziņš", "bērziņa", "bērziņšs"),
        ("el", "μητσοτάκης", "μητσοτάκη", "μητσοτάκος"),
        ("sv", "nilsson", "nilssons", "nilssones"),
    ],
)
def test_names_are_bent_by_their_ends(language: str, name: str, form: str, other: str) -> None:
    forms = forms_of_name(name, language)
    assert form in forms
    assert other not in forms


def test_surnames_count_in_every_case_after_the_full_name() -> None:
    text = "Premier Donald Tusk mówił długo. Zdaniem Tuska rząd ma czas, a z Tuskiem rozmawiał prezydent."
    assert found("Donald Tusk", text, "pl") == ["Donald Tusk", "Tuska", "Tuskiem"]
    assert found("Donald Tusk", f"{text} Marek Tusk pojechał.", "pl") == ["Donald Tusk"]
