"""The index finds what asking every keyword finds, and each mode accepts what the stricter one accepts."""

from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.matching.fuzzy import index as fuzzy
from triage.matching.fuzzy.index import FuzzyIndex
from triage.matching.fuzzy.rules import judge
from triage.matching.fuzzy.token import prepared
from triage.matching.wordlist import words

WORDS = [word for word in words("en").in_order[500:40_000:7] if len(word) > 4]
NAMES = "Zelensky Gaddafi Khrushchev Tchaikovsky Muhammad Djibouti Ouagadougou Xinjiang Walesa Fallujah".split()
MODES = ("strict", "auto", "loose")
LETTERS = "abcdehiklmnorstuwxyz'1"


@st.composite
def misspelt(draw: st.DrawFn) -> tuple[str, str]:
    """A word, and the same with up to two letters dropped, added, changed or swapped."""
    word = meant = draw(st.sampled_from(WORDS) | st.sampled_from([name.lower() for name in NAMES]))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.just(0) | st.integers(0, len(word) - 1))
        letter = draw(st.sampled_from(LETTERS))
        word = draw(
            st.sampled_from(
                [
                    word[:place] + word[place + 1 :],
                    word[:place] + letter + word[place:],
                    word[:place] + letter + word[place + 1 :],
                    word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
                    word[:place] + word[place] + word[place:],
                ]
            )
        )
    return meant, word


def index_of(keywords: list[str], mode: str) -> FuzzyIndex:
    index = FuzzyIndex({"zelenski"})
    for keyword in keywords:
        index.add(keyword.lower(), surface=keyword, mode=mode, language="en")
    return index


@given(pair=misspelt(), capital=st.booleans(), mode=st.sampled_from(MODES), hurried=st.booleans())
@settings(deadline=None, max_examples=examples(300))
def test_the_index_finds_what_every_keyword_by_itself_accepts(pair, capital, mode, hurried):
    meant, token = pair
    keywords = [meant, *WORDS[:: len(WORDS) // 60], *NAMES, *near_words(token)]
    index = index_of(keywords, mode)
    index._asked = 0 if hurried else fuzzy.FEW
    surface = token.capitalize() if capital else token
    asked = prepared(token, surface, "en")
    one_by_one = [
        (number, verdict.similarity, verdict.kind)
        for number, keyword in enumerate(index._keywords)
        for verdict in [judge(keyword, asked, {"zelenski"})]
        if verdict.similarity
    ]
    assert list(index.find(token, surface=surface, language="en")) == one_by_one


@given(pair=misspelt(), capital=st.booleans(), language=st.sampled_from(["en", "de", ""]))
@settings(deadline=None, max_examples=examples(200))
def test_each_mode_accepts_what_the_stricter_one_accepts(pair, capital, language):
    meant, token = pair
    keywords = [meant, *NAMES, *near_words(token)]
    surface = token.capitalize() if capital else token
    strict, auto, loose = (
        {number for number, _, _ in index_of(keywords, mode).find(token, surface=surface, language=language)}
        for mode in MODES
    )
    assert strict <= auto <= loose


def near_words(token: str) -> list[str]:
    """Words with the same beginning, so that most examples have something to accept."""
    return [word for word in WORDS if word[:3] == token[:3] or word[1:4] == token[1:4]][:25]
