"""Halves of a word that a line parts; beside each accept its nearest reject."""

import pytest

from .looking import texts


@pytest.mark.parametrize(
    ("term", "body", "found"),
    [
        ("fish", "a sel-\nfish man, a fish", ["fish"]),
        ("mission", "the com-\nmission and the per-\n  mission of a mission", ["mission"]),
        ("port", "they sup-\r\nport the air-\nport", ["port"]),
        ("national", "the inter-\nnational and the multi-\nnational", ["national"]),
        ("test", "a pro-\ntest, a stress-\ntest", ["test"]),
        ("rate", "to gene-\nrate, an interest-\nrate", ["rate"]),
        ("Korean", "inter-\nKorean talks", ["Korean"]),
        ("con", "the con-\nflict; a con-\nman", ["con"]),
        ("selfish", "a sel-\nfish man", ["sel-\nfish"]),
        # A soft hyphen at the end of the line, or a space behind the hyphen; not a dash.
        ("Merkel", "Mer\u00ad\nkel, Mer- \nkel, Mer- \r\nkel", ["Mer\u00ad\nkel", "Mer- \nkel", "Mer- \r\nkel"]),
        ("inflation", "in\u00ad\nflation, in\nflation", ["in\u00ad\nflation"]),
        ("Merkel", "Mer - \nkel, Mer–\nkel", []),
        # Words that are joined with a hyphen, and what is no word as a whole.
        ("Ukraine", "pro-\nUkraine and Russia-\nUkraine", ["Ukraine", "Ukraine"]),
        ("election", "the re-\nelection", ["election"]),
        ("fire", "a cease-\nfire", ["fire"]),
    ],
)
def test_half_of_a_word(term: str, body: str, found: list[str]) -> None:
    assert texts(term, body) == found


def test_other_languages_have_their_own_words() -> None:
    assert texts("Land", "in Deutsch-\nland und im Land", language="de") == ["Land"]
    assert texts("Regierung", "die Bundes-\nregierung", language="de") == ["regierung"]
