"""People and places in ten other languages: what is told by rules, and its nearest that is not."""

import pytest

from tests.entities.recognised import found
from triage.article import Article


def shown(body: str, language: str, kind: str) -> dict[str, int]:
    """The shown names of one type and how often each is mentioned."""
    article = Article(body=body, language=language)
    return {entity.text: entity.count for entity in found(article) if entity.type == kind and entity.is_listed}


@pytest.mark.parametrize(
    ("language", "body", "people"),
    [
        # A given name and one surname; a noun behind them is none of it, nor a noun that begins a sentence.
        ("de", "Am Abend traf Jonas Wiegelmann Vertreter der Stadt. Wiegelmann schwieg.", {"Jonas Wiegelmann": 2}),
        ("de", "Der Tod von Zehntausenden blieb ungesühnt. Dann kam der Weg ins Freie.", {}),
        ("de", "Kanzlerin Ostermoor reiste ab.", {"Ostermoor": 1}),
        ("de", "Der Kanzler Zeit zu geben, half nichts.", {}),
        ("fr", "Selon Lucie Vantreuil, tout va bien. Vantreuil a déclaré qu'elle reste.", {"Lucie Vantreuil": 2}),
        ("fr", "La rue Lucie Vantreuil est fermée.", {}),
        ("fr", "L'avis d'Hélène Marquerel compte.", {"Hélène Marquerel": 1}),
        ("es", "La ministra Quirantes viajó. «No», dijo Rodolfo Berganza.", {"Quirantes": 1, "Rodolfo Berganza": 1}),
        ("es", "El hospital Rodolfo Berganza cerró.", {}),
        ("it", "Il sindaco Tarquini ha parlato con Ludovica Sansevero.", {"Tarquini": 1, "Ludovica Sansevero": 1}),
        ("it", "Il corteo parte da via Ludovica Sansevero.", {}),
        ("pt", "O ministro Tavolara falou com Joaquim Seabrento.", {"Tavolara": 1, "Joaquim Seabrento": 1}),
        ("pt", "A escola Joaquim Seabrento fechou.", {}),
        ("nl", "Volgens Pieter van der Hoolwerf is het klaar.", {"Pieter van der Hoolwerf": 1}),
        ("nl", "De stichting Pieter Hoolwerf is klaar.", {}),
        # A name in three cases is one person, under its first.
        ("pl", "Rozmawiał z Markiem Dolińskim. Dolińskiego chwalono, Doliński milczał.", {"Marek Doliński": 3}),
        ("pl", "Spacer po ulicy Marka Dolińskiego trwał długo.", {}),
        ("cs", "Petr Vondrouš odjel. S Vondroušem jel i řidič.", {"Petr Vondrouš": 2}),
        ("ru", "Он говорил с Сергеем Ковалинским. Ковалинский молчал.", {"Сергей Ковалинский": 2}),
        ("ru", "Выступила Карина Гасимова. Гасимовой аплодировали.", {"Карина Гасимова": 2}),
        ("ru", "Дорога идёт по улице Сергея Ковалинского.", {}),
        ("uk", "Заявила Олена Коваленко. Про Коваленко говорили.", {"Олена Коваленко": 2}),
    ],
)  # fmt: skip
def test_people(language: str, body: str, people: dict[str, int]) -> None:
    assert shown(body, language, "PERSON") == people


@pytest.mark.parametrize(
    ("language", "body", "places"),
    [
        ("de", "Die Züge nach Mailand und Warschau fallen aus. Polens Bahn schweigt.", {"Mailand": 1, "Warschau": 1, "Polen": 1}),
        ("de", "Das Essen war gut.", {}),
        ("fr", "À Londres, l'Italie et l'Allemagne signent.", {"Londres": 1, "Italie": 1, "Allemagne": 1}),
        ("fr", "La Banque de France prévient.", {}),
        ("es", "Viajó de Bruselas a Múnich.", {"Bruselas": 1, "Múnich": 1}),
        ("es", "El Barcelona ganó al Sevilla.", {}),
        ("it", "Treni da Monaco di Baviera a Parigi.", {"Monaco di Baviera": 1, "Parigi": 1}),
        ("pl", "W Moskwie i w Warszawie pada; do Moskwy daleko.", {"Moskwa": 2, "Warszawa": 1}),
        ("ru", "В Москве и Южной Корее тепло, в Вологодской области дождь.", {"Москва": 1, "Южная Корея": 1, "Вологодская область": 1}),
        ("ru", "Того человека никто не видел.", {}),
        ("uk", "У Києві та Львові тихо.", {"Київ": 1, "Львів": 1}),
    ],
)  # fmt: skip
def test_places(language: str, body: str, places: dict[str, int]) -> None:
    assert shown(body, language, "LOC") == places


def test_a_place_has_its_country() -> None:
    found_ = found(Article(body="W Moskwie pada.", language="pl"))
    assert [(entity.text, entity.value) for entity in found_] == [("Moskwa", "RU")]


def test_spans_are_those_of_the_text() -> None:
    body = "L'avis d'Hélène Marquerel, à l'Italie, et de Marquerel."
    spans = {
        body[span.start : span.end] for entity in found(Article(body=body, language="fr")) for span in entity.spans
    }
    assert spans == {"Hélène Marquerel", "Italie", "Marquerel"}


def test_a_language_without_rules_guesses_nobody() -> None:
    assert shown("Statsministern Göran Lindqvist talade.", "sv", "PERSON") == {}


def test_a_line_of_capitals_proves_nobody() -> None:
    assert shown("JONAS WIEGELMANN TRIFFT DEN RAT", "de", "PERSON") == {}
