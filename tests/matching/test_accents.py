"""Accents: forgiven where they are missing, never where they contradict."""

import pytest

from triage.languages.accents import written
from triage.matching.accents import agreement

from .looking import kinds, profile, score, texts


@pytest.mark.parametrize(
    ("term", "body", "language", "found"),
    [
        # A term without accents finds the word with any.
        ("Sao Paulo", "Em São Paulo ontem.", "pt", ["São Paulo"]),
        ("ete", "Un été chaud.", "fr", ["été"]),
        # A term with one finds the word without, where nobody says that the text would have it.
        ("Beyoncé", "Beyonce sang.", "", ["Beyonce"]),
        ("Beyoncé", "Beyonce sang at the café.", "en", ["Beyonce"]),
        ("élection", "Une election a Paris.", "fr", ["election"]),
        # The language writes it and so does the text: another word.
        ("pêche", "La peche a été bonne.", "fr", []),
        ("bán", "Ban đêm và bán hàng.", "vi", ["bán"]),
        # Capitals may go without.
        ("élection", "L'ELECTION a été reportée; l'Élection aussi.", "fr", ["ELECTION", "Élection"]),
        ("État", "Un coup d'Etat a été évité.", "fr", ["Etat"]),
        # Never another accent.
        ("pêche", "Le péché.", "", []),
        ("pêche", "Le péché.", "fr", []),
        ("νόμος", "Ο νομός.", "el", []),
        # Cedilla and comma below are one, and so are the accents of old and new Greek.
        ("București", "Bucureşti", "ro", ["Bucureşti"]),
        ("θεός", "θεὸς θεός θεος ΘΕΟΣ", "el", ["θεὸς", "θεός", "θεος", "ΘΕΟΣ"]),
        # Not all of them are forgiven one by one where others stand.
        ("Łódź", "Łodz i Łódź, Lodź", "pl", ["Łódź"]),
        ("Łódź", "Lodz i Krakow", "pl", ["Lodz"]),
        # Letters of their own in Russian; ё is e to most writers.
        ("Королёв", "Королев и КОРОЛЁВ", "ru", ["Королев", "КОРОЛЁВ"]),
        ("Straße", "Die Strasse, schön.", "de", ["Strasse"]),
    ],
)
def test_missing_accents_are_forgiven_and_others_are_not(term: str, body: str, language: str, found: list[str]):
    assert texts({"text": term, "fuzzy": "off", "forms": "exact"}, body, language=language) == found


def test_who_asks_for_the_accents_gets_them():
    term = {"text": "Erdoğan", "accents": "match"}
    assert kinds(term, "Erdoğan, Erdogan") == [("Erdoğan", "exact")]
    assert kinds("Erdoğan", "Erdoğan, Erdogan") == [("Erdoğan", "exact"), ("Erdogan", "accent")]


@pytest.mark.parametrize(
    ("term", "word", "agreed"),
    [
        ("İstanbul", "ISTANBUL", "forgiven"),
        ("Isparta", "ısparta", "forgiven"),
        ("Øre", "Ore", "forgiven"),
        ("Ore", "Øre", "forgiven"),
        ("Öre", "Øre", "contradicting"),
        ("cafe\u0301", "CAFÉ", "same"),
        ("ﬁn", "fin", "forgiven"),
    ],
)
def test_agreement(term: str, word: str, agreed: str):
    assert agreement(term, word) in (agreed, "same" if agreed == "forgiven" else agreed)


def test_who_writes_tones_means_a_word_without_them():
    text = "Một đứa con, vẫn còn đây."
    given = {"fuzzy": "off", "short_names": "off"}
    written_so = profile({"text": "con", **given}, {"text": "bệnh viện", **given})
    assert [match.text for match in score(written_so, text, language="vi").matches] == ["con"]
    assert texts({"text": "con", **given}, text, language="vi") == ["con", "còn"]
    assert texts({"text": "benh vien", **given}, "ở bệnh viện", language="vi") == ["bệnh viện"]


def test_a_text_in_capitals_says_nothing_of_its_accents():
    assert written("el", "Αθήνα") == ""
    assert written("pl", "ŁÓDŹ") == ""
    assert written("pl", "Łódź")
    assert written("fr", "Etat", "État") == ""
