"""People and places of German, French, Spanish, Italian, Portuguese and Dutch: each sign that tells one, and its nearest that does not."""

import pytest

from tests.entities.recognised import found
from triage.article import Article


def shown(body: str, language: str, kind: str) -> list[str]:
    """The shown names of one type, in order."""
    entities = found(Article(body=body, language=language))
    return [entity.text for entity in entities if entity.type == kind and entity.is_listed]


@pytest.mark.parametrize(
    ("language", "body", "people"),
    [
        # A role before the name, in German joined to what it is of; the same role before a club.
        ("de", "Das sagte NABU-Sprecherin Svitlana Korbutenko am Freitag.", ["Svitlana Korbutenko"]),
        ("de", "Trainer Quendler lobte Stürmer Brakelhaus.", ["Quendler", "Brakelhaus"]),
        ("de", "Der Trainer Zeit geben wollte niemand.", []),
        ("fr", "Le gardien Marquerel a tout arrêté.", ["Marquerel"]),
        ("fr", "Le quotidien Libération a tout dit.", []),
        ("es", "El delantero Quirantes marcó dos goles.", ["Quirantes"]),
        ("it", "Il portiere Zamberletti para tutto.", ["Zamberletti"]),
        ("it", "Il gruppo Zamberletti assume.", []),
        ("pt", "O zagueiro Tavolara saiu de campo.", ["Tavolara"]),
        ("nl", "Doelman Hoolwerf hield zijn doel schoon.", ["Hoolwerf"]),
        ("nl", "Uitgeverij Hoolwerf sluit.", []),
        # A king's number; a surname that is a small word, or common because the news is full of it.
        ("fr", "Hier, Charles III rencontrait la presse.", ["Charles III"]),
        ("it", "Papa Leone XIV ha parlato.", ["Leone XIV"]),
        ("es", "Habló con el siglo XIV de testigo.", []),
        ("de", "Das sagte Stephan Weil am Dienstag. Weil es regnete, ging er.", ["Stephan Weil"]),
        ("pt", "Segundo Alexandre de Moraes, a decisão é final.", ["Alexandre de Moraes"]),
        ("pt", "Segundo Marisa de Tarde, a decisão é final.", []),
        # One of a people.
        ("it", "Vince la finlandese Saarikettu.", ["Saarikettu"]),
        ("it", "Vince la finlandese Nokia.", []),
        # Who speaks, before and after.
        ("es", "«Es tarde», reconoció Quirantes.", ["Quirantes"]),
        ("es", "«Es tarde», reconoció Reuters.", []),
        ("nl", ",,We winnen'', aldus Hoolwerf.", ["Hoolwerf"]),
        # Two capitals of which one is a name somewhere; two that are words.
        ("fr", "Une photo de Nazanin Golriz est exposée.", ["Nazanin Golriz"]),
        ("fr", "Un disque de Warner Records est sorti.", []),
        ("fr", "Le festival Free Jazz commence.", []),
        # A given name alone, and one that is a word too.
        ("fr", "Après que Mathilde eut fini, il partit.", ["Mathilde"]),
        ("fr", "Après que Rose eut fini, il partit.", []),
        ("de", "Im Dorf kennt man Annegret gut.", ["Annegret"]),
        ("pt", "Ontem Marisa chegou cedo.", ["Marisa"]),
        ("pt", "Ontem Vitória chegou cedo.", []),
        # A surname alone that many bear, and one that is a town or stands behind an article.
        ("es", "González aclara que no vendrá.", ["González"]),
        ("es", "La Delfina es una estación.", []),
        # A feast that is a surname as well.
        ("it", "Il Ramadan comincia sabato, dice Anna Rossi.", ["Anna Rossi"]),
        ("it", "Lo dice Tariq Ramadan.", ["Tariq Ramadan"]),
        # The first letter of the surname is all that courts tell.
        ("de", "Angeklagt ist Jonas W. (31) aus Kassel.", ["Jonas W."]),
        # Epithets and realms of rulers.
        ("es", "Mandaba Alfonso el Sabio.", ["Alfonso el Sabio"]),
        ("es", "Reinaba Enrique II de Inglaterra.", ["Enrique II de Inglaterra"]),
        # In a row with people.
        ("pt", "Vieram João Seabrento e Quaresmim.", ["João Seabrento", "Quaresmim"]),
        ("it", "Il libro Rosa bianca è esaurito.", []),
        ("nl", "Dan vallen er twee doelpunten.", []),
        # What follows tells a stranger: a role, a party; the same without.
        ("es", "Vino Uswaldino Pineda Quirantes, secretario de Salud.", ["Uswaldino Pineda Quirantes"]),
        ("es", "Llegó el Zarzal Quirantón de ayer.", []),
        # Particles with a capital, between a given name and a surname and before one alone.
        ("fr", "L'accident impliquant Bruno Le Marquerel est clos.", ["Bruno Le Marquerel"]),
        ("nl", "Voor De Vries is het voorbij.", ["De Vries"]),
        ("nl", "Burgemeester Hoolwerf van Kerkdrielen ziet ze vliegen.", ["Hoolwerf"]),
        # Families that stand first; a function word that a quotation begins with.
        ("de", "Am Montag lächelte Kim Jong Un wieder.", ["Kim Jong Un"]),
        ("it", "Il giornale: «Su Cecilia Tarquini ha premuto».", ["Cecilia Tarquini"]),
        # The part of a name that stands alone after the whole.
        ("pt", "Falou o deputado Gedimar Vieira Seabrento. Mais tarde Gedimar saiu.", ["Gedimar Vieira Seabrento"]),
        ("pt", "O prefeito Valdenir José dos Santos saiu.", ["Valdenir José dos Santos"]),
        # A work of somebody is no name before it; long names of Portugal end where their capitals do.
        ("fr", "On projette Barbara de Christian Marquerel.", ["Barbara", "Christian Marquerel"]),
        ("pt", "Presidiu Antônio Manuel Marques de Souza Seabrento.", ["Antônio Manuel Marques de Souza Seabrento"]),
        ("it", "La presidente von der Hoolwerf tace.", ["von der Hoolwerf"]),
        ("fr", "Tahar Ben Jaloun est venu.", ["Tahar Ben Jaloun"]),
        ("it", "Ha vinto Bronislaw Dolinski.", ["Bronislaw Dolinski"]),
        ("nl", "Het woord is aan de heer Hoolwerf.", ["Hoolwerf"]),
        ("nl", "Coach Jelmer de Wringer was trots.", ["Jelmer de Wringer"]),
        ("nl", "De koers wint Elsemieke van Moerdrecht.", ["Elsemieke van Moerdrecht"]),
        ("nl", "De Brit Ethan Haytor viel.", ["Ethan Haytor"]),
        ("pt", "O diretor, Otacílio Krambeck, culpa os juros.", ["Otacílio Krambeck"]),
        ("pt", "O diretor culpa os juros, Horizonte Azulão, e chora.", []),
        # Storms, and a party whose members are named.
        ("fr", "L'ouragan Rafael approche.", []),
        ("es", "El alcalde Luis Berganza (Morena) calla.", ["Luis Berganza"]),
    ],
)  # fmt: skip
def test_people(language: str, body: str, people: list[str]) -> None:
    assert shown(body, language, "PERSON") == people


@pytest.mark.parametrize(
    ("language", "body", "places"),
    [
        # After a preposition of place a stranger is a place where people cannot stand, and a town elsewhere.
        ("es", "El tren se averió en Villarquemada.", ["Villarquemada"]),
        ("es", "El tren se averió por Quirantes.", []),
        ("pt", "O acidente ocorreu em Carvalhosa de Cima.", ["Carvalhosa"]),
        # A noun with a capital is the first word of the name of a river or a range; "Rio" alone is the city.
        ("pt", "As águas do Rio das Antas subiram na Serra Gaúcha.", ["Rio das Antas", "Serra Gaúcha"]),
        ("pt", "O carnaval do Rio de Janeiro começou.", ["Rio de Janeiro"]),
        ("fr", "Elle habite à Rodez.", ["Rodez"]),
        ("it", "La corsa finisce a Pescara.", ["Pescara"]),
        ("it", "Lo chiede a Zamberletti.", []),
        ("nl", "Brand in Volendam en te Kerkdrielen.", ["Volendam", "Kerkdrielen"]),
        # Regions, rivers, states that are no more.
        ("de", "Regen in Südtirol, an der Saar und in der Lausitz.", ["Südtirol", "Saar", "Lausitz"]),
        ("nl", "De oorlog in Joegoslavië is voorbij.", ["Joegoslavië"]),
        ("it", "La produzione in Cecenia cala.", ["Cecenia"]),
        # Nouns for places, with an article of the place's own.
        ("es", "Llueve en la región de La Sopeña.", ["La Sopeña"]),
        ("fr", "La vallée du Cernonnet est fermée.", ["Cernonnet"]),
        ("fr", "La question du Cernonnet est ouverte.", []),
        # Clubs are none.
        ("it", "La Roma vince ancora.", []),
        ("it", "A Roma piove ancora.", ["Roma"]),
        ("pt", "O FC Porto venceu.", []),
        ("es", "El Real Sporting de Gijón perdió.", []),
        ("es", "Llueve en Gijón.", ["Gijón"]),
        ("nl", "PSV Eindhoven wint.", []),
        # Surnames that are towns as well.
        ("es", "Habló Hugo Valencia en la sala.", []),
        ("es", "El ministro Miranda viajó a Lima.", ["Lima"]),
        # Where a report comes from.
        ("de", "Kirchdornberg (dpa) - Die Brücke ist gesperrt.", ["Kirchdornberg"]),
        ("it", "L'arte dell'uomo comune dell'Ottocento.", []),
        # Whoever rules it, and what it has.
        ("fr", "Le maire de Sornelles est mort.", ["Sornelles"]),
        ("it", "Indagano i carabinieri di Fabrianello.", ["Fabrianello"]),
        ("it", "Le opere di Moretti piacciono.", []),
        # Names of several words.
        ("es", "Hay petróleo en el Golfo de Quirante.", ["Golfo de Quirante"]),
        ("it", "Nel comune di Camporondo di Fiastrello nevica.", ["Camporondo di Fiastrello"]),
        ("it", "Ricoverato a San Paolino del Tronto.", ["San Paolino del Tronto"]),
        ("it", "La chiesa di San Paolino chiude.", []),
        ("pt", "O município de Nova Uburatã cresce.", ["Nova Uburatã"]),
        ("it", "Nel Lazio piove.", ["Lazio"]),
        ("it", "La Lazio vince.", []),
        # German towns by their ending, behind a preposition or an adjective; a thing is none.
        ("de", "Feuer in Altenbüttel und im oberbayerischen Manchinghausen.", ["Altenbüttel", "Manchinghausen"]),
        ("de", "Feuer in Salonnähe und im oberbayerischen Gasthof.", []),
        ("de", "Ein Haus in der Nähe von Darmstadt brennt.", ["Darmstadt"]),
        ("de", "Ein Haus in der Nähe von Ingolstadt brennt.", ["Ingolstadt"]),
        ("de", "Der Roman von Ingolstadt gefällt.", []),
        ("pt", "Falou Luciana Lima de Albuquerque.", []),
        ("fr", "Le prix va à Anatomie d'une chute.", []),
        ("it", "Milano si prepara.", ["Milano"]),
        ("es", "El fuego llegó a la comarca de La Cabrejona.", ["La Cabrejona"]),
        # Once told, a town is one in all of the article.
        ("de", "Kirchenrode: Dieb gefasst. Er wurde in Kirchenrode gesehen.", ["Kirchenrode"]),
        ("de", "Die Mainz 05 siegte.", []),
        ("fr", "Le Dijon FCO perd.", []),
    ],
)  # fmt: skip
def test_places(language: str, body: str, places: list[str]) -> None:
    assert shown(body, language, "LOC") == places


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nl", "Zo noemde Kim Jong Un Vladimir Bloemhof een vriend.", "Kim Jong Un"),
        ("fr", "Kim Seung Gyu Kim Min Jae Kim Young Gwon", "Kim Min Jae"),
        ("pt", "Kim Jong Un Kim Yo Jong", "Kim Yo Jong"),
        ("es", "Carlos Park Li Kim Ana Maria Lee Ana Ana", ""),
    ],
)
def test_names_that_stand_one_behind_another_come_to_an_end(language: str, text: str, name: str) -> None:
    entities = found(Article(body=text, language=language))
    assert all(entity.text == text[span.start : span.end] for entity in entities for span in entity.spans[:1])
    assert not name or name in {entity.text for entity in entities if entity.type == "PERSON"}


def test_a_ruler_of_a_headline_is_not_of_the_country_below_it() -> None:
    article = Article(title="Un libro sobre Enrique II", body="de Inglaterra salió ayer en Madrid.", language="es")
    (ruler,) = (one for one in found(article) if one.type == "PERSON")
    assert (ruler.text, article.title[ruler.spans[0].start : ruler.spans[0].end]) == ("Enrique II", "Enrique II")


@pytest.mark.parametrize(
    "text", ["Trotzdem kritisierte Klimakleber scharf.", "Die Stadt sagte Weihnachtsmärkte ab."]
)
def test_what_is_criticised_or_called_off_is_nobody(text: str) -> None:
    assert not [one for one in found(Article(body=text, language="de")) if one.type == "PERSON"]
