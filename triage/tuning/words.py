"""Articles as bags of words: what new terms are made of. A word here is what one bare term of a profile would match."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import log

from triage.article import Article
from triage.languages import calendar
from triage.languages.function_words import function_words as of_language
from triage.languages.function_words import language_by_function_words
from triage.languages.speech import verbs_of_speech
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
            language = _language(article)
            self.frequency.update({self.base(word, language) for word in set(found)})

    def base(self, word: str, language: str = "") -> str:
        """The form under which a folded word is counted: its base form, where that is met in the folder too."""
        known = self._base.get((word, language))
        if known is None:
            forms = bases(word, "stem", language)
            known = next((form for form in forms[1:] if form in self._vocabulary), word)
            self._base[word, language] = known
        return known

    def _bases(self, text: str, language: str) -> list[str]:
        """The tokens of a text as they are counted; what is no word by itself stays as it is written.

        "stated" is no form of "state" here.
        """
        tokens = (_bare(token) for token in map(fold, words(text)))
        return [self.base(token, language) if is_word(token, language) else token for token in tokens]

    def rarity(self, word: str) -> float:
        """The logarithm of how many articles there are for each one that has the word, smoothed."""
        return log((self.size + 1) / (self.frequency[word] + 0.5))

    def counts(self, article: Article) -> Counter[str]:
        """Word → how often it stands in title and body."""
        language = article.language.partition("-")[0]
        return Counter(self.base(token, language) for token in _tokens(article))

    def bag(self, article: Article, phrases: Collection[tuple[str, ...]] = ()) -> dict[str, float]:
        """Word → how much one bare term of weight 1 would add for it, 0 to 1.

        What stands in one of the phrases (of bases) belongs to that term and is not counted.
        """
        language = _language(article)
        found: Counter[str] = Counter()
        title = self._bases(article.title, language)
        body = self._bases(article.body, language)
        weighted = [
            (title, FIELD_WEIGHTS["title"]),
            (body[:LEAD], FIELD_WEIGHTS["lead"]),
            (body[LEAD:], FIELD_WEIGHTS["body"]),
        ]
        for tokens, weight in weighted:
            for token in _free(tokens, phrases):
                if is_word(token, language):
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
    language = _language(article)
    tokens = map(fold, words(f"{article.title}\n{article.body}"))
    return [bare for token in tokens if is_word(bare := _bare(token), language)]


def _language(article: Article) -> str:
    """The primary language of an article, by its function words where it does not say."""
    return article.language.partition("-")[0] or _by_function_words(article.body[:2000])


@lru_cache(maxsize=256)
def _by_function_words(text: str) -> str:
    return language_by_function_words(text)


def _bare(token: str) -> str:
    return token.replace("\u2019", "'").removesuffix("'s")


def is_word(token: str, language: str = "") -> bool:
    """Whether a folded token may be a term: no figure, no function word, contraction or verb of speech, not too short.

    >>> [word for word in ("the", "tariff", "1987", "7-1", "b", "covid19", "don't", "o'brien", "stated") if is_word(word)]
    ['tariff', 'covid19', "o'brien"]
    >>> is_word("sagte", "de"), is_word("nicht", "de"), is_word("zoll", "de")
    (False, False, True)
    """
    if len(token) < SHORTEST or token[0].isdigit() or token in function_words():
        return False
    if "'" in token and token.rpartition("'")[2] in CONTRACTED:
        return False
    return token not in _without_subject(language)


#: What stands behind the apostrophe of a contraction: don't, we're, they've, he'll, she'd, I'm.
CONTRACTED = frozenset({"t", "re", "ve", "ll", "d", "m", "s"})


@cache
def _without_subject(language: str) -> frozenset[str]:
    """Function words and verbs of speech, as tokens are: without accents."""
    return frozenset(map(fold, verbs_of_speech(language) | of_language(language)))


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
        "our ours your yours not nor any all out off per via spokesman spokeswoman gmt cet est edt moved "
        "did does doing done around across again ago ahead almost along already although always another anyone anything away "
        "back became become becomes began begin begins behind below best better beyond bring brings brought came cannot certain come "
        "comes coming day days despite down during early either else enough even ever every everyone everything far find "
        "former found full further gave get gets getting give given gives giving going gone got great half having herself here high "
        "himself how however instead itself keep keeps kept know known large late later least left less let like likely little long "
        "look looks looked made main make makes making many may maybe might moment much must near nearly need needs neither never new "
        "next nothing number often old once others ourselves part people perhaps place point possible put quite rather really right "
        "seen set several shall show shows shown side since small something sometimes soon still take taken takes taking themselves "
        "thing things though through throughout thus time times together took toward towards turn turned turns until upon use used "
        "using usually want wanted wants way ways well went whatever whether whole why within without work yet".split()
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
        language = _language(article)
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
