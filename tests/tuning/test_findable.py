"""Terms that no article can match, not even as they are written."""

from triage.profiles.model import Profile
from triage.tuning.findable import unfindable


def lost(*terms: object, **keys: object) -> list[str]:
    """The texts of a profile of these terms that do not find themselves."""
    return [one.text for one in unfindable(Profile.from_dict({"terms": list(terms), **keys}))]


def test_what_people_write_finds_itself() -> None:
    assert lost("bird flu", "H5N1", "Nike", "US", "B-52", "大阪", "Зеленский", "U.N.") == []


def test_a_text_of_signs_alone_finds_nothing_and_is_named() -> None:
    assert lost("tin", {"text": "copper", "variants": ["☂☂", "zinc"]}, "¡!") == ["☂☂", "¡!"]


def test_conditions_are_not_asked() -> None:
    term = {"text": "tin", "in": ["title"], "at_least": 3, "near": {"terms": ["copper"], "within": 2}}
    assert lost(term, exclude=["zinc"], languages=["de"]) == []


def test_wildcards_and_capitals_are_written_as_they_are_meant() -> None:
    wildcards = [{"text": text, "as": "wildcard"} for text in ("wom?n", "vaccin*", "*phobia")]
    assert lost(*wildcards, {"text": "may", "case": "capitalized"}, {"text": "who", "case": "upper"}) == []
