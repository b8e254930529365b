"""`as = "compound"`: a noun counts as head and as modifier of a compound, in languages that write nouns together."""

import pytest

import triage


def found(term: str, text: str, language: str, as_: str = "compound") -> list[str]:
    """The matched texts."""
    profile = triage.Profile.from_dict({"terms": [{"text": term, "as": as_, "fuzzy": "off"}]}, id="p")
    (score,) = triage.Matcher([profile]).score(triage.Article(body=text, language=language))
    return [match.text for match in score.matches]


@pytest.mark.parametrize(
    ("language", "term", "text", "words"),
    [
        # Beside the compounds stand words that hold the noun's letters and not the noun.
        ("de", "Cholera", "Die Choleraepidemie; cholerisch.", ["Choleraepidemie"]),
        ("de", "Impfstoff", "Den Grippeimpfstoffen; Impfstoff.", ["Grippeimpfstoffen", "Impfstoff"]),
        (
            "de",
            "Arbeit",
            "Das Arbeitsgesetz und die Schwarzarbeit; arbeitslos.",
            ["Arbeitsgesetz", "Schwarzarbeit"],
        ),
        ("de", "Arm", "Die Armee, die Armatur, Armut.", []),
        ("nl", "vaccin", "Een griepvaccin; vaccinatie.", ["griepvaccin"]),
        ("sv", "kolera", "En koleraepidemi.", ["koleraepidemi"]),
        ("da", "vaccine", "En influenzavaccine.", ["influenzavaccine"]),
        (
            "da",
            "skat",
            "Skattereform, skattetryk; skatten til skatter.",
            ["Skattereform", "skattetryk", "skatten", "skatter"],
        ),
        ("fi", "kolera", "Koleraepidemia.", ["Koleraepidemia"]),
        ("hu", "kolera", "Kolerajárvány; kolerának.", ["Kolerajárvány", "kolerának"]),
        ("fr", "choléra", "Choléraépidémie.", []),
        ("", "Cholera", "Choleraepidemie.", []),
    ],
)
def test_a_noun_within_a_compound(language: str, term: str, text: str, words: list[str]) -> None:
    assert found(term, text, language) == words


def test_no_other_term_is_looked_for_within_words() -> None:
    assert found("Cholera", "Die Choleraepidemie.", "de", "word") == []
