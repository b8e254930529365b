"""Articles as bags of words: what new terms are made of. A word here is what one bare term of a profile would match."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from math import log

from triage.article import Article
from triage.languages import calendar
from triage.matching.common import is_common
from triage.matching.fold import fold
from triage.matching.forms import bases
from triage.matching.tokens import words
from triage.profiles.model import FIELD_WEIGHTS
from triage.scoring.formula import length_norm, saturate

#: Tokens of the body that make its lead.
LEAD = 50
#: Shorter words say little, and most of them are no words.
SHORTEST = 3
#: The most frequent words of the list carry no subject.
FUNCTION_WORDS = 200


class WordStatistics:
    """The words of a folder: in how many articles each occurs, and how a word is written."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.size = len(articles)
        tokens = [_tokens(article) for article in articles]
        self._vocabulary = set().union(*(set(found) for found in tokens)) if tokens else set()
        self._base: dict[tuple[str, str], str] = {}
        self.frequency: Counter[str] = Counter()
        for article, found in zip(articles, tokens, strict=True):
            language = article.language.partition("-")[0]
            self.frequency.update({self.base(word, language) for word in set(found)})

    def base(self, word: str, language: str = "") -> str:
        """The form under which a folded word is counted: its base form, where that is met in the folder too."""
        known = self._base.get((word, language))
        if known is None:
            forms = bases(word, "stem", language)
            known = next((form for form in forms[1:] if form in self._vocabulary), word)
            self._base[word, language] = known
        return known

    def rarity(self, word: str) -> float:
        """The logarithm of how many articles there are for each one that has the word, smoothed."""
        return log((self.size + 1) / (self.frequency[word] + 0.5))

    def bag(self, article: Article, phrases: Collection[tuple[str, ...]] = ()) -> dict[str, float]:
        """Word → how much one bare term of weight 1 would add for it, 0 to 1.

        What stands in one of the phrases (of bases) belongs to that term and is not counted.
        """
        language = article.language.partition("-")[0]
        found: Counter[str] = Counter()
        title = [self.base(_bare(token), language) for token in map(fold, words(article.title))]
        body = [self.base(_bare(token), language) for token in map(fold, words(article.body))]
        weighted = [
            (title, FIELD_WEIGHTS["title"]),
            (body[:LEAD], FIELD_WEIGHTS["lead"]),
            (body[LEAD:], FIELD_WEIGHTS["body"]),
        ]
        for tokens, weight in weighted:
            for token in _free(tokens, phrases):
                if is_word(token):
                    found[token] += weight  # type: ignore[assignment]
        norm = length_norm(len(body) + len(title))
        return {word: saturate(frequency, norm) for word, frequency in found.items()}


def _free(tokens: Sequence[str], phrases: Collection[tuple[str, ...]]) -> Iterator[str]:
    """The tokens that stand in none of the phrases.

    >>> list(_free("the silk gate and the gate".split(), [("silk", "gate")]))
    ['the', 'and', 'the', 'gate']
    """
    place = 0
    while place < len(tokens):
        lengths = [len(phrase) for phrase in phrases if tuple(tokens[place : place + len(phrase)]) == phrase]
        if not lengths:
            yield tokens[place]
        place += max(lengths, default=1)


def _tokens(article: Article) -> list[str]:
    return [_bare(token) for token in map(fold, words(f"{article.title}\n{article.body}")) if is_word(token)]


def _bare(token: str) -> str:
    return token.replace("\u2019", "'").removesuffix("'s")


def is_word(token: str) -> bool:
    """Whether a folded token may be a term: no figure, no function word, not too short, no sign of Han or Kana.

    >>> [word for word in ("the", "tariff", "1987", "7-1", "b", "covid19") if is_word(word)]
    ['tariff', 'covid19']
    """
    return len(token) >= SHORTEST and not token[0].isdigit() and token not in function_words()


@cache
def function_words() -> frozenset[str]:
    """Words that stand in any article of the language."""
    from triage.matching.wordlist import words as listed

    return frozenset(word for word in listed("").in_order[:FUNCTION_WORDS] if not word.isdigit()) | _OURS


#: What every wire story says, and what lists of web pages rank too low.
_OURS = (
    frozenset(
        "said says say told would could should also but who whom whose had has have been being were was are they them "
        "their there then than these those this that which while when where what will with from into over under after "
        "before between about against among because both each few more most other some such only own same too very can "
        "just now last week month year years mln bln dlrs pct cts today yesterday tomorrow "
        "reuter reuters two three four five six seven eight nine ten one first second third his her she him its "
        "our ours your yours not nor any all out off per via according spokesman spokeswoman".split()
    )
    | calendar.WORDS
)


def spellings(articles: Iterable[Article], stream: WordStatistics, wanted: frozenset[str]) -> dict[str, str]:
    """Word → as it is mostly written in the bodies of these articles.

    In headlines every word may have a capital, so what stands only there keeps it only if it is no common word.
    """
    bodies: dict[str, Counter[str]] = {}
    titles: dict[str, Counter[str]] = {}
    for article in articles:
        language = article.language.partition("-")[0]
        for text, seen in ((article.body, bodies), (article.title, titles)):
            for surface in words(text):
                word = stream.base(_bare(fold(surface)), language)
                if word in wanted:
                    seen.setdefault(word, Counter())[surface if fold(surface) == word else word] += 1
    found = {word: _most_frequent(counts) for word, counts in bodies.items()}
    for word, counts in titles.items():
        if word not in found:
            written = _most_frequent(counts)
            found[word] = word if written.isupper() or is_common(word) else written
    return found


def _most_frequent(seen: Counter[str]) -> str:
    return min(seen, key=lambda one: (-seen[one], one))
