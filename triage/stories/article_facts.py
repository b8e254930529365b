"""One article as it is compared with others: its headline and lead, figures, names, sentences, each read when first asked for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, cached_property

from msgspec import Struct

from triage import text as prose
from triage.article import Article
from triage.expression import Expression
from triage.languages.calendar import DAYS
from triage.languages.months import month_number
from triage.languages.numbers.figures import Figure, figures, stated
from triage.languages.numbers.number_stems import number_stem
from triage.languages.telltale import function_words, likely
from triage.matching.wordlist import frequent
from triage.readers.wire.furniture_words import AGENCIES
from triage.stories.marks import bare_title

#: Words of the body that are its lead.
LEAD = 50
#: Two sentences that share so many of their words say the same.
LIKE = 0.8
#: Sentences of fewer words say nothing: "More soon."
WORDS = 4
#: Words that stand in every headline, by their rank in a list of frequent ones.
FREQUENT = 150
#: Two words that are so alike are one with a slip of the pen; letters at their beginning that make them forms of one,
#: and letters by which they may end otherwise.
SLIP, STEM, ENDING = 0.8, 4, 3
#: Characters of a body that are compared; no news story is longer, and a book in the folder stays bounded.
MOST = 60_000
#: Characters of a sentence that are compared word by word: a table has no full stop.
SENTENCE = 1_000
Span = tuple[int, int]


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of a body."""

    span: Span
    words: tuple[str, ...]


class ArticleFacts:
    """The facts of one article, each read when it is first asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.outlet = " ".join(article.outlet.casefold().split())
        self.title = bare_title(article.title)
        #: What is told: a feed may have nothing but a summary.
        whole = article.body or article.abstract
        self.body = whole[:MOST]
        #: What is only compared as a whole.
        self.rest = whole[MOST:]

    @cached_property
    def language(self) -> str:
        """Its own, else a guess."""
        return likely(f"{self.title}\n{self.body}", self.article.language)

    @cached_property
    def lead(self) -> str:
        """The first words of the body, without what an outlet says of itself below a short one."""
        end = 0
        for count, found in enumerate(_WORD.finditer(self.body)):
            if count >= LEAD:
                break
            end = found.end()
        spans = [span for span in prose.sentences(self.body[: end + 2]) if span[0]]
        return self.body[: next((start for start, until in spans if is_credit(self.body[start:until])), end + 2)]

    @cached_property
    def heading(self) -> frozenset[str]:
        """The words of the headline that tell something."""
        return telling(self.title)

    @cached_property
    def told_figures(self) -> tuple[tuple[str, Figure], ...]:
        """The figures of headline and lead, each with the text in which it stands."""
        found = [(self.title, one) for one in figures(self.title, self.language)]
        return (*found, *((self.lead, one) for one in figures(self.lead, self.language)))

    @cached_property
    def shown_values(self) -> frozenset[str]:
        """The values of headline and lead."""
        return frozenset(one.value for _, one in self.told_figures)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """Words that are written like names within the sentences of the body."""
        body = without_dateline(self.body)
        inside = {found[1] or found[2] for found in _INNER_CAPITAL.finditer(body)}
        names = (word for word in inside if not word.isupper() and len(word) > 2 and not is_calendar(word))
        acronyms = (word for word in _ACRONYM.findall(body) if word.lower() not in AGENCIES)
        return frozenset(word.casefold() for word in (*names, *acronyms))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in headline or lead."""
        return self.all_names.intersection(words_of(f"{self.title}\n{self.lead}"))

    @cached_property
    def sources(self) -> frozenset[str]:
        """The words by which a text may name who publishes it."""
        return frozenset((*words_of(self.outlet), *AGENCIES))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of title and body; U.S. as US, too."""
        initials = (found.replace(".", "").casefold() for found in _INITIALS.findall(self.body))
        return frozenset((*self.all_words.split(), *initials))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How its words begin, to know one by its other forms."""
        return frozenset(
            word[:length] for word in self.vocabulary for length in range(stem_length(word), len(word))
        )

    @cached_property
    def values(self) -> frozenset[str]:
        """Whatever is said in figures, anywhere in the text."""
        parts = (self.article.title, self.article.abstract, self.body)
        return frozenset[str]().union(*(stated(part, self.language) for part in parts))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that are long enough to say something."""
        return tuple(
            Sentence(span, words)
            for span in prose.sentences(self.body)
            if len(words := tuple(words_of(self.body[span[0] : span[1]]))) >= WORDS
        )

    @cached_property
    def told_texts(self) -> tuple[str, ...]:
        """The headline, the first sentence and the others of the lead."""
        first, end = opening(self), len(self.lead)
        said = [first, *(one for one in self.sentences if one is not first and one.span[0] < end)] if first else []
        return (self.title, *(without_dateline(self.body[slice(*one.span)]) for one in said))

    @cached_property
    def told_sentences(self) -> tuple[tuple[str, ...], ...]:
        """The words of `told_texts`."""
        return tuple(map(self.valued, self.told_texts))

    @cached_property
    def told_bags(self) -> list[tuple[tuple[str, ...], Counter[str]]]:
        """The same, and how often each word stands in each."""
        return [(words, Counter(words)) for words in self.told_sentences]

    def valued(self, text: str) -> tuple[str, ...]:
        """The words of a text of it, a figure as its value behind a #."""
        return tuple(self._valued(text[:SENTENCE]))

    def _valued(self, text: str) -> Iterator[str]:
        at = 0
        for one in figures(text, self.language):
            yield from words_of(text[at : one.start])
            yield f"#{one.value}"
            at = one.behind
        yield from words_of(text[at:])

    @cached_property
    def has_capitals(self) -> bool:
        """Whether names can be told by their capitals; in German every noun has one."""
        return not self.language.startswith("de") and any(map(str.isupper, self.body))

    @cached_property
    def all_words(self) -> str:
        """Title and body, a space around every word."""
        return f" {' '.join(words_of(f'{self.title} . {self.body}'))} "

    @cached_property
    def bags(self) -> list[tuple[int, Counter[str]]]:
        """The length and the words of each sentence."""
        return [(len(one.words), Counter(one.words)) for one in self.sentences]

    def has_sentence(self, sentence: Sentence) -> bool:
        """Whether one of its sentences is so like another article's."""
        return self.has_verbatim(sentence) or self.likeness(sentence, LIKE) >= LIKE

    def has_verbatim(self, sentence: Sentence) -> bool:
        """Whether it has all words of a sentence in their order."""
        return f" {' '.join(sentence.words)} " in self.all_words

    def nearest(self, sentence: Sentence, least: float, new: "ArticleFacts") -> Sentence | None:
        """The most alike of the sentences that `new` no longer has, where one is so much alike: words in common of all words of both.

        The next row of a list stands beside those that it is like.
        """
        size, bag, best, found = len(sentence.words), Counter(sentence.words), least, None
        for (length, other), one in zip(self.bags, self.sentences, strict=True):
            if 2 * min(length, size) >= best * (length + size):
                likeness = 2 * sum((bag & other).values()) / (length + size)
                if likeness >= best and not new.has_verbatim(one):
                    best, found = likeness, one
        return found

    def likeness(self, sentence: Sentence, enough: float = 1.0) -> float:
        """How like the sentence the most alike of its own is: words in common of all words of both."""
        best, size, bag = 0.0, len(sentence.words), Counter(sentence.words)
        for length, other in self.bags:
            if 2 * min(length, size) > best * (length + size):
                shared = sum((bag & other).values())
                best = max(best, 2 * shared / (length + size))
                # A sentence that was cut short.
                if length > size and shared >= 0.95 * size:
                    best = max(best, LIKE)
                if best >= enough:
                    break
        return best


def without_dateline(text: str) -> str:
    """A text without the byline or dateline at its head."""
    return _DATELINE.sub("", text, count=1)


#: A byline or a dateline at the head of a body: whose text it is, and from where.
_DATELINE = Expression(
    r"\A\W*(?:(?:By|Von|Par|Por|Di|Door) [^\n.]{3,60}\n|[^\n]{0,80}? ?(?:\(\w[^()\n]{1,30}\)|/) ?[-–—]+ |[^\W\d_][^\n]{2,60}? [-–—]+ )"
)


#: A capitalised word behind another word, where no sentence begins.
_INNER_CAPITAL = Expression(
    r"(?<=[^\W_][ ,])[\"'“‘(]?([A-ZÀ-ÖØ-Þ\u0400-\u042f][^\W\d_]++)|(?<=[^\W_], )([A-ZÀ-ÖØ-Þ][^\W\d_]++)"
)


#: A word of capitals behind one in small letters, where not all is shouted.
_ACRONYM = Expression(r"(?<=[a-zß-ÿа-я] )([A-ZÀ-ÖØ-ÞА-Я]{2,6})(?![^\W_]|[-'’]\d)")


#: U.S., E.U.: what others write without stops.
_INITIALS = Expression(r"\b(?:[A-Z]\.){2,6}")


#: Where no spaces part words, each character is one.
_WORD = Expression("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]++")


def words_of(text: str) -> list[str]:
    """The words that are compared."""
    return _WORD.findall(text.casefold())


def telling(title: str) -> frozenset[str]:
    """The words of a headline without the small ones and the figures.

    >>> sorted(telling("Cholera kills 41 in Harare's camps"))
    ['camp', 'cholera', 'harare', 'kill']
    """
    small = small_words()
    found = {
        stem(word)
        for word in _WORD.findall(title)
        if (len(word) > 2 or not word.isascii()) and not word.isdigit() and word.lower() not in small
    }
    return frozenset(found)


def is_calendar(word: str) -> bool:
    """Whether it is a month or a day of the week."""
    return word.lower() in DAYS or bool(month_number(word))


@cache
def small_words() -> frozenset[str]:
    """Words that stand in every text, in the languages of which we know them."""
    return frequent(FREQUENT) | function_words()


def stem(word: str) -> str:
    """A word without case and plural.

    >>> stem("Camps"), stem("gas"), stem("kills")
    ('camp', 'gas', 'kill')
    """
    word = word.casefold()
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def tells(word: str) -> bool:
    """Whether a folded word tells something: no small one, no day or month, no number.

    >>> tells("cholera"), tells("the"), tells("monday"), tells("41")
    (True, False, False, False)
    """
    is_long = len(word) > 2 or not word.isascii()
    return is_long and word.isalpha() and word not in small_words() and not is_calendar(word)


def stem_length(word: str) -> int:
    """How many letters at its beginning another form of a word has as well."""
    return max(STEM, len(word) - ENDING)


def are_forms(one: str, other: str) -> bool:
    """Whether two folded words may be forms of one, or one with a slip of the pen.

    >>> are_forms("raised", "raises"), are_forms("meyer", "meier"), are_forms("raised", "cut")
    (True, True, False)
    >>> are_forms("employed", "unemployed"), are_forms("fünf", "fünfzehn"), are_forms("тринадцать", "тридцать")
    (False, False, False)
    >>> are_forms("mh370", "mh371")
    False
    """
    if not (one.isalpha() and other.isalpha()):
        return one == other
    numbers = number_stem(one), number_stem(other)
    if any(numbers):
        return numbers[0] == numbers[1]
    length = max(stem_length(one), stem_length(other))
    if len(one) >= length <= len(other) and one[:length] == other[:length]:
        return True
    return abs(len(one) - len(other)) <= 2 and is_slip(one, [other])


def is_slip(word: str, others: Iterable[str]) -> bool:
    """Whether one of the others is the same but for a slip: Meyer and Meier; a syllable before it makes it another word."""
    return any(
        not (other.endswith(word) or word.endswith(other)) or abs(len(word) - len(other)) < 2
        for other in get_close_matches(word, others, 3, SLIP)
    )


_CREDIT = Expression(
    r"\W*(?:(?:read (?:more|also|the full)|see also|follow (?:us|our)|sign up|subscribe|click here|mehr zum thema"
    r"|lesen sie|lire aussi|à lire|lees (?:ook|meer)|leia (?:também|mais)|lea (?:también|más)|leggi anche)\b"
    r"|(?:additional |further )?(?:report|edit|writ|compil|translat)(?:ing|ed|ten|ion)(?: and \w+ing)? by\b"
    r"|(?:le|te) puede interesar|también te puede|suscr[ií]b\w+|assine\b|iscriviti|abonnez-vous|meld je aan|zapisz się|czytaj (?:też|także)"
    r"|подпи(?:шитесь|сывайтесь)|читайте (?:также|також)|[اإ]قر[أا] (?:أيض|ايض)|相关阅读|関連記事|あわせて読みたい"
    r"|(?:all rights|alle rechte|tous droits|todos (?:los derechos|os direitos)|tutti i diritti|riproduzione riservata|wszelkie prawa)\b"
    r"|все права защищены|جميع الحقوق|版权所有|無断転載"
    r"|about [^\d:.\n]{2,40}:|you(?:'ve| have) read \w+ of "
    r"|copyright\b|©|\(c\)|source:|quelle:|mit material von|fonte:|bron:|con información de)",
    re.IGNORECASE,
)


def is_credit(sentence: str) -> bool:
    """Whether a sentence only says whose text it is: an agency's line is no news.

    >>> is_credit("(Reporting by Ann Ode; Editing by Bo Lund)"), is_credit("Reporting restrictions were lifted.")
    (True, False)
    """
    return len(sentence) < 200 and _CREDIT.match(sentence) is not None


def opening(facts: ArticleFacts) -> Sentence | None:
    """The first sentence that says something."""
    return next((one for one in facts.sentences if len(one.words) >= 2 * WORDS), next(iter(facts.sentences), None))
