"""Organisations in other languages than English: each beside the nearest word that is none."""

import pytest

from tests.entities.recognised import found
from triage.article import Article

BODIES = [
    ("de", "In der Halle hat Siemens mit der SPD und der IG Metall gesprochen.", ["Siemens", "SPD", "IG Metall"]),
    ("de", "Das Casino und das Bundesland zahlen, das Feld hat 26 Tesla.", []),
    ("de", "Das sagte eine Richterin des Bundeskartellamts und des Bundesverfassungsgerichts.", ["Bundeskartellamt", "Bundesverfassungsgericht"]),
    ("de", "Das Standesamt und die Bundesstraße bleiben gesperrt, teilte die Stadt mit.", []),
    ("fr", "La SNCF et l'Olympique de Marseille ont signé, a indiqué Airbus.", ["SNCF", "Olympique de Marseille", "Airbus"]),
    ("es", "El PSOE y el Ministerio de Transportes y Movilidad hablaron con Repsol.", ["PSOE", "Ministerio de Transportes y Movilidad", "Repsol"]),
    ("es", "El ministerio de mi abuela fue la paciencia.", []),
    ("it", "I deputati di Forza Italia hanno incontrato Eni e la Protezione civile.", ["Forza Italia", "Eni", "Protezione civile"]),
    ("pt", "A Petrobras e o Partido Socialista não comentaram a proposta.", ["Petrobras", "Partido Socialista"]),
    ("nl", "De FNV en Rijkswaterstaat spreken maandag met KLM.", ["FNV", "Rijkswaterstaat", "KLM"]),
    ("pl", "Piłkarze Legii i Cracovii zagrają w sobotę, informuje TVP.", ["Legii", "Cracovii", "TVP"]),
    ("cs", "Fotbalisté klubu Sparta Praha prohráli, uvedla ČTK.", ["Sparta Praha", "ČTK"]),
    ("ru", "Акции Газпрома упали, сообщили в компании «Уралторг» и в ООН.", ["Газпром", "Уралторг", "ООН"]),
    ("ru", "Режиссер снял фильм «Уралторг» и роман «Север».", []),
    ("uk", "Компанія «Нова хвиля» та Укрзалізниця змінили графік.", ["Нова хвиля", "Укрзалізниця"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), BODIES)
def test_bodies_of_a_language(language: str, text: str, expected: list[str]) -> None:
    entities = found(Article(body=text, language=language))
    assert [each.text for each in entities if each.type == "ORG" and each.is_listed] == expected


def test_a_town_within_a_body_is_no_place_there() -> None:
    text = "Sparta Praha vyhrála. V Praze oslavovali fanoušci celou noc."
    [place] = [each for each in found(Article(body=text, language="cs")) if each.type == "LOC"]
    assert [text[span.start : span.end] for span in place.spans] == ["Praze"]
