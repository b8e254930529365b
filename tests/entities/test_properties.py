"""Whatever the text: bounded, no crash, spans that give back their text."""

from itertools import pairwise

from extent import IS_WHOLE, examples
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.entities.recognised import found, slices
from triage.article import Article

WORDS = st.sampled_from(
    "Abe U.S. Japan-U.S. Mr. Prime Minister Shinzo said the of and in Inc Corp. ( ) , . \n \n\n “ ” \" ' ’s 's - -- $ 5 % "
    "billion Nov. 17 2016 next Thursday TOKYO (Reuters) - By Editing by <ABC.L> İstanbul ﬁn ʼn ǅ é é 東京 العربية €5m WHO".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join)
)


@settings(deadline=None, max_examples=examples(150))
@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["", "en", "de"]), st.sampled_from(["", "2016-11-10", "junk"]))
def test_spans_give_back_their_text(title: str, body: str, credits: str, language: str, published: str) -> None:  # noqa: A002
    article = Article(title=title, body=body, credits=credits, language=language, published=published)
    for entity in found(article):
        texts = slices(article, entity)
        # A name met only in capitals is cased as running text has it.
        assert entity.text.casefold() in [" ".join(text.split()).casefold() for text in texts]
        assert all(text and not text[0].isspace() and not text[-1].isspace() for text in texts)
        assert len({(s.field, s.start) for s in entity.spans}) == len(entity.spans)
        assert 0 <= entity.count <= len(entity.spans)
        assert 0 < entity.confidence <= 1
        assert entity.count or not entity.shown


@settings(deadline=None, max_examples=examples(60))
@given(TEXTS)
def test_no_two_entities_share_a_character(body: str) -> None:
    spans = sorted((s.start, s.end) for e in found(Article(body=body, language="en")) for s in e.spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@settings(deadline=None, max_examples=30)
@given(st.binary(max_size=2000))
def test_random_bytes(content: bytes) -> None:
    article = Article(body=content.decode("latin-1"), title=content.decode("utf-8", "surrogateescape"))
    for entity in found(article):
        assert all(slices(article, entity))


def test_the_same_article_gives_the_same_entities_whatever_came_before() -> None:
    article = Article(language="en", body="Shinzo Abe met Donald Trump in Peru, Reuters said. Abe smiled.")
    before = found(article)
    found(Article(language="en", body="Abe Peru Trump Reuters. " * 50))
    assert found(article) == before


def test_a_long_line() -> None:
    length = 1_000_000 if IS_WHOLE else 60_000
    for piece in ("a", "Shinzo Abe of Japan said. ", "A.B.", "(", "Abe-"):
        entities = found(Article(language="en", body=piece * (length // len(piece))))
        assert len(entities) < 2000


def test_an_empty_article_has_no_entities() -> None:
    assert found(Article()) == ()
