"""The article the project began with: who and what must be found in it, and what must not."""

import pytest

from tests.entities.recognised import SHARED, found, slices
from triage.article import Article
from triage.entities.entity import Entity

PATH = SHARED / "articles" / "seed" / "000_405860a99fac31df.txt"
pytestmark = pytest.mark.skipif(not PATH.exists(), reason="the shared articles are not here")

CREDITED = {"Kaori Kaneko", "Nobuhiro Kubo", "Tim Kelly", "David Brunnstrom", "Joseph Radford", "Peter Cooney"}


@pytest.fixture(params=["apart", "in the body"])
def article(request: pytest.FixtureRequest) -> Article:
    title, _, rest = PATH.read_text(encoding="utf-8").partition("\n")
    body, _, credits_ = rest.rpartition("\n")
    if request.param == "apart":
        return Article(title=title, body=body.replace("Abe FBN", "").strip(), slug="Abe FBN", credits=credits_)
    return Article(title=title, body=rest.strip())


@pytest.fixture
def entities(article: Article) -> tuple[Entity, ...]:
    return found(article)


def test_every_mention_of_the_two_it_is_about(article: Article, entities: tuple[Entity, ...]) -> None:
    text = f"{article.title} {article.body}"
    for name, surname in (("Donald Trump", "Trump"), ("Shinzo Abe", "Abe")):
        entity = next(entity for entity in entities if entity.text == name)
        assert entity.type == "PERSON" and entity.shown
        assert entity.count == text.count(surname) - ("Abe FBN" in text and surname == "Abe")


def test_everybody_is_named(entities: tuple[Entity, ...]) -> None:
    people = {entity.text for entity in entities if entity.type == "PERSON"}
    assert people == CREDITED | {
        "Shinzo Abe", "Donald Trump", "Tetsuya Otsuru", "Peter Navarro", "Alexander Gray", "Jeffrey Kingston",
        "Hillary Clinton", "Barack Obama", "Ronald Reagan", "Yasuhiro Nakasone", "Masashi Adachi",
    }  # fmt: skip
    assert {entity.text for entity in entities if entity.type == "PERSON" and not entity.count} == CREDITED


def test_organisations_and_places(entities: tuple[Entity, ...]) -> None:
    shown = {(entity.type, entity.text) for entity in entities if entity.shown}
    for name in (
        "Liberal Democratic Party",
        "Temple University",
        "World Trade Organization",
        "TPP",
        "U.S. Embassy",
    ):
        assert ("ORG", name) in shown
    for name in (
        "Japan",
        "Tokyo",
        "New York",
        "Peru",
        "Washington",
        "China",
        "North Korea",
        "South Korea",
        "United States",
    ):
        assert ("LOC", name) in shown


def test_what_is_no_entity(article: Article, entities: tuple[Entity, ...]) -> None:
    texts = {text for entity in entities if entity.shown for text in slices(article, entity)}
    wrong = {"DECIDEDLY UNREASSURING", "Abe FBN", "Ron-Yasu", "America First", "U.S.-Japan", "FBN", "America"}
    assert not texts & wrong


def test_money_and_its_value(entities: tuple[Entity, ...]) -> None:
    assert {entity.value for entity in entities if entity.type == "MONEY"} == {"78000000000 USD"}
