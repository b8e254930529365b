"""The list of words: what is a word, and how common."""

from triage.matching.wordlist import places, words


def test_words_come_with_their_rank_and_level():
    english = words("en")
    assert english.ranks["the"] < english.ranks["tariff"] < english.ranks["parley"]
    assert english.level("billion") - english.level("billon") >= 28
    assert "billion" in english and "bilion" not in english
    assert english.level("bilion") == 0


def test_no_language_is_english_and_an_unlisted_one_knows_nothing():
    assert words("").ranks == words("en").ranks
    assert "billion" not in words("sv") and words("sv").level("billion") == 0


def test_places_are_whole_words():
    assert {"iraq", "nigeria", "slovenia"} <= places()
    assert "trumpet" not in places()
