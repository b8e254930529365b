"""Terms in other languages and scripts: stems, particles, transliteration; the nearest miss beside each."""

import unicodedata

import pytest

from triage import Article, Matcher
from triage.profiles.model import Profile


def found(term: object, text: str, language: str = "", profile_language: str = "") -> list[str]:
    table: dict[str, object] = {"terms": [term]}
    if profile_language:
        table["languages"] = [profile_language]
    (score,) = Matcher([Profile.from_dict(table, id="p")]).score(Article(body=text, language=language))
    return [match.text for match in score.matches]


@pytest.mark.parametrize(
    ("term", "text", "language", "expected"),
    [
        ("Verhandlung", "Die Verhandlungen stockten, der Händler ging.", "de", ["Verhandlungen"]),
        ("Haus", "Häuser und Hausherren", "de", ["Häuser"]),
        ("élection", "Les élections du collège électoral", "fr", ["élections"]),
        ("ministro", "los ministros del ministerio", "es", ["ministros"]),
        ("presidente", "i presidenti e i residenti", "it", ["presidenti"]),
        ("reunião", "a reunião dos reunidos", "pt", ["reunião"]),
        ("переговоры", "о переговорах сообщил переводчик", "ru", ["переговорах"]),
        ("وزير", "قال الوزير في الوزارة", "ar", ["الوزير"]),
    ],
)
def test_a_term_is_stemmed_in_its_article_s_language(
    term: str, text: str, language: str, expected: list[str]
) -> None:
    assert found(term, text, language) == expected
    assert found(term, text, profile_language=language) == expected


@pytest.mark.parametrize(
    ("term", "text", "language", "expected"),
    [
        # A name typed without its accents, in its cases; a noun has them in all forms.
        ("Kaczynski", "Słowa Kaczyńskiego, o kaczyńskich", "pl", ["Kaczyńskiego"]),
        ("Walesa", "Wałęsy i Wałęsie", "pl", ["Wałęsy", "Wałęsie"]),
        ("Skoda", "Ve Škodě", "cs", ["Škodě"]),
        ("Poznan", "w Poznaniu, poznaniu", "pl", ["Poznaniu"]),
        ("Wroclaw", "we Wrocławiu, wrocławiu", "pl", ["Wrocławiu"]),
        ("Kosice", "v Košiciach, v kosiciach", "sk", ["Košiciach"]),
        ("Wahl", "Sie wählen nach den Wahlen", "de", ["Wahlen"]),
        ("Marche", "Marchés et marches", "fr", ["marches"]),
        # With a capital of its own accord a word wants it where it is another one without, alone and in a phrase.
        ("Armen", "die armen Leute und die Armen", "de", ["Armen"]),
        ("Die Linke", "die linke Hand; Die Linke", "de", ["Die Linke"]),
        # Korean in its letters, one by one, as files of a Macintosh have it.
        (
            "서울",
            unicodedata.normalize("NFD", "서울에서, 저울에서"),
            "ko",
            [unicodedata.normalize("NFD", "서울에서")],
        ),
        # Acronyms as papers write them there; no others, and none in small letters.
        ("ONU", "la Onu, l'Onu, onu", "it", ["Onu", "Onu"]),
        ("USA", "gli Usa; usa il telefono", "it", ["Usa"]),
        ("ICE", "Ice e ice", "it", []),
        ("ONU", "Onu", "en", []),
        # So does a surname that is a common word, and a form of a verb, alone; a noun may have a capital by chance.
        ("Podemos", "puede, podemos, poder, Podemos", "es", ["Podemos"]),
        ("Iglesias", "las iglesias, la Iglesia, Iglesias", "es", ["Iglesias"]),
        ("Pedro Iglesias", "Pedro Iglesias y pedro iglesias", "es", ["Pedro Iglesias", "pedro iglesias"]),
        ("Duda", "duda i Dudy", "pl", ["Dudy"]),
        ("Gobierno", "el gobierno y los Gobiernos", "es", ["gobierno", "Gobiernos"]),
        ("Élections", "les élections", "fr", ["élections"]),
        ({"text": "Podemos", "case": "ignore"}, "podemos", "es", ["podemos"]),
        ("Le Monde", "tout le monde lit Le Monde", "fr", ["Le Monde"]),
        ("L'Équipe", "l’équipe de France dans L’Équipe", "fr", ["L’Équipe"]),
        ("El País", "en el país y en El País", "es", ["El País"]),
        ("Die Grünen", "die grünen Wiesen der Grünen, die Grünen", "de", ["die Grünen"]),
        ("Wahl", "die wahl und die Wahl", "de", ["wahl", "Wahl"]),
        ({"text": "Armen", "case": "ignore"}, "die armen Leute", "de", ["armen"]),
        # What is no word of a language is a misspelling, or an English word in its spelling.
        ("regering", "de regeering", "nl", ["regeering"]),
        ("attraction", "Attraktion", "de", ["Attraktion"]),
        # A letter lost or two swapped in a long word, behind its beginning; what the dictionary has is another word.
        ("gobierno", "el gobieno y el gobeirno, el obierno", "es", ["gobieno", "gobeirno"]),
        ("правительство", "правительсво, правитель", "ru", ["правительсво"]),
        ("Regierung", "die Regieurng, die Regirung, die Regung", "de", ["Regieurng", "Regirung"]),
        ("campagne", "la campane, la campange", "it", ["campange"]),
        ("Gemeinde", "die Gemeine", "de", []),
        ({"text": "gobierno", "fuzzy": "strict"}, "el gobieno", "es", []),
        # In Vietnamese a word with accents is itself.
        ("Nguyễn Phú Trọng", "Nguyễn Phú Trường", "vi", []),
        ("Zelensky", "Zelenskyy", "vi", ["Zelenskyy"]),
    ],
)
def test_words_near_another(term: object, text: str, language: str, expected: list[str]) -> None:
    assert found(term, text, language) == expected


def test_an_acronym_that_is_a_function_word_counts_in_capitals_only_if_it_stands_cased_elsewhere() -> None:
    (matcher,) = (Matcher([Profile.from_dict({"terms": ["UN", "OTAN"]}, id="p")]),)
    titles = {
        "UN HOMME TUÉ À LYON": "Il est mort hier.",
        "L’UN CONDAMNE": "L’appel de l’UN.",
        "OTAN EN CRISE": "Hier.",
    }
    scores = [matcher.score(Article(title=t, body=b, language="fr"))[0] for t, b in titles.items()]
    assert [len(score.matches) for score in scores] == [0, 2, 1]


def test_a_french_article_is_contracted_with_of_and_to() -> None:
    assert found("Le Havre", "Le port du Havre, au Havre, près de Havré.", "fr") == ["du Havre", "au Havre"]
    assert found("Les Ulis", "Le maire des Ulis va aux Ulis.", "fr") == ["des Ulis", "aux Ulis"]
    assert found("Le Monde", "La Coupe du monde et Le Monde.", "fr") == ["Le Monde"]


def test_english_stays_english() -> None:
    term = {"text": "Verhandlung", "fuzzy": "off"}
    assert found(term, "Die Verhandlungen stockten.", "en") == []
    assert found(term, "Die Verhandlungen stockten.", "de") == ["Verhandlungen"]


def test_scripts_without_spaces() -> None:
    assert found("貿易協定", "首相は貿易協定について語った。") == ["貿易協定"]
    assert found("貿易協定", "首相は貿易の協定について語った。") == []
    assert found("ข้าว", "ราคาข้าวสูงขึ้น") == ["ข้าว"]


def test_korean_particles() -> None:
    assert found("한국", "한국은 오늘 한국에서") == ["한국은", "한국에서"]
    assert found("한국", "한국어를 배운다") == []


def test_a_form_of_a_transliterated_name_has_its_capital() -> None:
    term = {"text": "Putin", "translit": True}
    assert found(term, "Началась путина. Слова Путина; путин.", "ru") == ["Путина", "путин"]


def test_georgian_has_no_capitals_within_a_sentence() -> None:
    term = {"text": "Kobakhidze", "translit": True}
    assert found(term, "კობახიძემ თქვა; კობახიძეს, კობალაძე") == ["კობახიძემ", "კობახიძეს"]


def test_translit_crosses_scripts_both_ways() -> None:
    term = {"text": "Putin", "translit": True}
    assert found(term, "Владимир Путин встретил Путина, а не путника.", "ru") == ["Путин", "Путина"]
    assert found({"text": "Путин", "translit": True}, "Vladimir Putin came.") == ["Putin"]
    assert found("Putin", "Владимир Путин", "ru") == []
