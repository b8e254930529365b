"""Names that were recognised before: the same as those recognised anew, and found again only where nothing changed."""

from pathlib import Path

from triage.article import Article
from triage.cache.cache import CacheStore
from triage.cache.names import ContentCache, RememberedNames
from triage.cli.names import CommandRecogniser
from triage.entities.entity import Entity

ARTICLES = [
    Article(title=f"Talks {number}", body=f"Keiko Tanabe met Oren Halloran in Halden on day {number}.")
    for number in range(4)
]


class Counting:
    """A recogniser that notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        self.asked.append(article.title)
        return (Entity(text=article.title, type="PERSON", count=1, confidence=1.0),)


def recognised(
    folder: Path, articles: list[Article], key: bytes = b"key"
) -> tuple[list[tuple[Entity, ...]], list[str]]:
    """What comes of one run, and which articles the recogniser behind the cache was asked for."""
    counting = Counting()
    kept = ContentCache(CacheStore(folder / "cache", 1 << 20), key)
    remembered = RememberedNames(counting.recognise, kept)
    found = [remembered.recognise(article) for article in articles]
    kept.close()
    return found, counting.asked


def test_the_second_run_asks_nobody_and_finds_the_same(tmp_path: Path) -> None:
    first, asked = recognised(tmp_path, ARTICLES)
    assert asked == [article.title for article in ARTICLES]
    assert recognised(tmp_path, ARTICLES) == (first, [])


def test_another_text_or_another_key_is_recognised_anew(tmp_path: Path) -> None:
    recognised(tmp_path, ARTICLES[:1])
    changed = Article(title=ARTICLES[0].title, body=ARTICLES[0].body + " More.")
    assert recognised(tmp_path, [changed])[1] == [changed.title]
    assert recognised(tmp_path, ARTICLES[:1], b"other")[1] == [ARTICLES[0].title]
    moved = Article(title=ARTICLES[0].title, body=ARTICLES[0].body, path="elsewhere.txt", arrived=1.0)
    assert recognised(tmp_path, [moved])[1] == []


def test_only_the_names_of_many_articles_are_looked_up() -> None:
    counting, opened = Counting(), []
    many = CommandRecogniser(lambda: counting, lambda: opened.append(len(counting.asked)))
    for number in range(CommandRecogniser.FEW + 2):
        many.recognise(ARTICLES[number % len(ARTICLES)])
    assert (opened, len(counting.asked)) == ([CommandRecogniser.FEW], CommandRecogniser.FEW + 2)


def test_a_damaged_cache_costs_only_time(tmp_path: Path) -> None:
    first, _ = recognised(tmp_path, ARTICLES)
    data = bytearray((tmp_path / "cache").read_bytes())
    for place in range(len(data) // 2, len(data), 7):
        data[place] ^= 0x5A
    (tmp_path / "cache").write_bytes(data)
    assert recognised(tmp_path, ARTICLES)[0] == first


def test_an_article_with_half_a_character_is_recognised_each_time(tmp_path: Path) -> None:
    half = Article(title="Half \ud800", body="Keiko Tanabe spoke.")
    assert recognised(tmp_path, [half])[1] == [half.title]
    assert recognised(tmp_path, [half])[1] == [half.title]


def test_names_count_against_the_bound_of_the_cache(tmp_path: Path) -> None:
    store = CacheStore(tmp_path / "cache", 1 << 20)
    store.keep_names([(bytes([number]) * 16, b"x" * 1000) for number in range(50)], [])
    store.prune(10_000)
    assert store.names(bytes([3]) * 16) is None
    store.close()
