"""Sentences and paragraphs of news copy, the nearest miss beside each."""

from pathlib import Path

import pytest
from extent import IS_WHOLE, examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.text import paragraphs, sentences

WIRE = Path(__file__).parents[3] / "shared" / "articles" / "wire" / "reuters-21578" / "articles"


def cut(text, by=sentences):
    return [text[start:end] for start, end in by(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("It rained. it stopped.", ["It rained. it stopped."]),
        ("Mr. Roe met Dr. Poe. They ate.", ["Mr. Roe met Dr. Poe.", "They ate."]),
        ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
        ("He left the U.S. The Senate voted.", ["He left the U.S.", "The Senate voted."]),
        ("Acme Corp. Chairman Roe quit.", ["Acme Corp. Chairman Roe quit."]),
        ("He runs Acme Corp. The firm grew.", ["He runs Acme Corp.", "The firm grew."]),
        ("J. Edgar Roe spoke.", ["J. Edgar Roe spoke."]),
        ("She takes vitamin C. The doctor agrees.", ["She takes vitamin C.", "The doctor agrees."]),
        ("It fell 3.5 pct. Oil rose.", ["It fell 3.5 pct.", "Oil rose."]),
        ("On Jan. 5 it fell.", ["On Jan. 5 it fell."]),
        ("It is No. 2 of ten.", ["It is No. 2 of ten."]),
        ("I said no. Then I left.", ["I said no.", "Then I left."]),
        ('"Why?" he asked.', ['"Why?" he asked.']),
        ('He asked, "Why?" She left.', ['He asked, "Why?"', "She left."]),
        ('"It rained." "Did it?"', ['"It rained."', '"Did it?"']),
        ("He said: ‘Go.’ “No,” she said.", ["He said: ‘Go.’", "“No,” she said."]),
        ("Wait… There is more.", ["Wait…", "There is more."]),
        ("Wait ... there is more.", ["Wait ... there is more."]),
        ("東京は雨。大阪は？「晴れだ。」次の文", ["東京は雨。", "大阪は？", "「晴れだ。」", "次の文"]),
        ("ماذا حدث؟ لا شيء.", ["ماذا حدث؟", "لا شيء."]),
        ("See example.org. Then go.", ["See example.org.", "Then go."]),
        ("A line\nthat is wrapped. And\nanother.", ["A line\nthat is wrapped.", "And\nanother."]),
        ("A heading\n\nA sentence.", ["A heading", "A sentence."]),
        ("", []),
        (" \n ", []),
        (".", ["."]),
    ],
)
def test_sentences(text, expected):
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", ["one\ntwo"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n \t\ntwo", ["one", "two"]),
        ("one\r\n\r\ntwo\r\nthree", ["one", "two\r\nthree"]),
        ("  one\n  two\n      three\n  four", ["one\n  two", "three\n  four"]),
        ("one\n  two\n      three\n      four\n  five", ["one\n  two", "three", "four\n  five"]),
        ("one\n  two\n      three\n      four", ["one\n  two", "three\n      four"]),
        ("one\n  two\n  three", ["one\n  two\n  three"]),
        ("one\n    two\nthree\nfour", ["one", "two\nthree\nfour"]),
        (f"{'long ' * 40}\nshort\n", [("long " * 40).strip(), "short"]),
        ("one\u2028two", ["one\u2028two"]),
    ],
)
def test_paragraphs(text, expected):
    assert cut(text, paragraphs) == expected


@given(st.text(st.one_of(st.characters(), st.sampled_from(' \n.!?"。”AaU.S.')), max_size=120))
@settings(deadline=None, max_examples=examples(200))
def test_nothing_but_white_space_is_lost(text):
    for by in (paragraphs, sentences):
        pieces = cut(text, by)
        assert "".join("".join(pieces).split()) == "".join(text.split())
        assert all(piece == piece.strip() and piece for piece in pieces)
        spans = by(text)
        assert list(spans) == sorted(spans)


@pytest.mark.parametrize(
    "piece", [".", "!", ". ", ' "', '."', "?)", " ", "\n", "a.", "A. ", "。", "\u2028", ".\n"]
)
def test_a_long_run_of_anything_is_one_pass(piece):
    # Quadratic behaviour would be felt as a test that does not end.
    text = f"Rain.{piece * (200_000 if IS_WHOLE else 50_000)}%"
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.skipif(not WIRE.is_dir(), reason="the shared wire copy is not beside the repository")
def test_wire_copy_has_sentences_of_a_sentence_s_length():
    lengths = []
    for number in range(1, 60):
        path = WIRE / str(number)
        if path.exists():
            _, _, body = path.read_text("latin-1").partition("\n")
            lengths += [len(piece.split()) for piece in cut(body)]
    lengths.sort()
    assert 12 <= lengths[len(lengths) // 2] <= 30


@pytest.mark.parametrize("rank", ["Gen.", "Cmdr.", "Capt.", "Insp.", "Mme."])
def test_a_rank_ends_no_sentence_for_anybody(rank: str) -> None:
    """One list of abbreviations: summaries, `near` and names cut the same sentences."""
    from triage.article import Article
    from triage.entities import default_recogniser
    from triage.matching.sentence_end import ends_sentence

    text = f"The fleet is led by {rank} Vostok of Lisbon. It sailed on Friday."
    assert cut(text) == [f"The fleet is led by {rank} Vostok of Lisbon.", "It sailed on Friday."]
    assert not ends_sentence(". ", rank.rstrip("."))
    names = [
        entity.text for entity in default_recogniser().recognise(Article(body=text)) if entity.type == "PERSON"
    ]
    assert [name.split()[-1] for name in names] == ["Vostok"]
