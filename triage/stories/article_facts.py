"""One article as it is compared with others: its headline and lead, figures, names, sentences, each read when first asked for."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from triage import text as prose
from triage.article import Article
from triage.expression import Expression
from triage.languages.numbers.figures import Figure, figures, stated
from triage.languages.telltale import likely
from triage.readers.wire.furniture_words import AGENCIES
from triage.stories.marks import bare_title
from triage.stories.own_text import Boilerplate, OwnText
from triage.stories.words import (
    WORD,
    Bag,
    Sentence,
    bag_of,
    is_calendar,
    one_place,
    stem_length,
    telling,
    words_of,
)

#: Words of the body that are its lead.
LEAD = 50
#: Two sentences that share so many of their words say the same.
LIKE = 0.8
#: Sentences of fewer words say nothing: "More soon."
WORDS = 4
#: Characters of a body that are compared; no news story is longer, and a book in the folder stays bounded.
MOST = 60_000
#: Characters of a sentence that are compared word by word: a table has no full stop.
SENTENCE = 1_000


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
        self._own: tuple[Boilerplate, OwnText] | None = None

    @cached_property
    def language(self) -> str:
        """Its own, else a guess."""
        return likely(f"{self.title}\n{self.body}", self.article.language)

    @cached_property
    def lead(self) -> str:
        """The first words of the body, without what an outlet says of itself below a short one."""
        end = 0
        for count, found in enumerate(WORD.finditer(self.body)):
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
        return _names_of(self.outlet)

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
            Sentence(span, words, bag_of(words), f" {' '.join(words)} ")
            for span in prose.sentences(self.body)
            if len(words := tuple(words_of(self.body[span[0] : span[1]]))) >= WORDS
        )

    def own(self, stock: Boilerplate) -> OwnText:
        """What is left of its text without boilerplate, worked out once for the same boilerplate."""
        if self._own is None or self._own[0] is not stock:
            self._own = stock, OwnText(self.outlet, self.body, self.sentences, stock)
        return self._own[1]

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
    def told_bags(self) -> list[tuple[tuple[str, ...], Bag]]:
        """The same, and how often each word stands in each."""
        return [(words, bag_of(words)) for words in self.told_sentences]

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
    def _sentences_as_words(self) -> frozenset[tuple[str, ...]]:
        return frozenset(one.words for one in self.sentences)

    def has_sentence(self, sentence: Sentence) -> bool:
        """Whether one of its sentences is so like another article's."""
        return self.has_verbatim(sentence) or self.likeness(sentence, LIKE) >= LIKE

    def has_verbatim(self, sentence: Sentence) -> bool:
        """Whether it has all words of a sentence in their order."""
        return sentence.words in self._sentences_as_words or sentence.spaced in self.all_words

    def nearest(self, sentence: Sentence, least: float, new: "ArticleFacts") -> Sentence | None:
        """The most alike of the sentences that `new` no longer has, where one is so much alike: words in common of all words of both.

        The next row of a list stands beside those that it is like. In a short sentence one place alone may hold too many of the words.
        """
        size, best, found = len(sentence.bag), least, None
        for one in self.sentences:
            length = len(one.bag)
            if 2 * min(length, size) >= best * (length + size):
                likeness = 2 * len(sentence.bag & one.bag) / (length + size)
                if likeness < best and one_place(sentence.words, one.words):
                    likeness = best
                if likeness >= best and not new.has_verbatim(one):
                    best, found = likeness, one
        return found

    def likeness(self, sentence: Sentence, enough: float = 1.0) -> float:
        """How like the sentence the most alike of its own is: words in common of all words of both."""
        if sentence.words in self._sentences_as_words:
            return 1.0
        best, size = 0.0, len(sentence.bag)
        for one in self.sentences:
            length = len(one.bag)
            if 2 * min(length, size) > best * (length + size):
                shared = len(sentence.bag & one.bag)
                best = max(best, 2 * shared / (length + size))
                # A sentence that was cut short.
                if length > size and shared >= 0.95 * size:
                    best = max(best, LIKE)
                if best >= enough:
                    break
        return best


@lru_cache(1_000)
def _names_of(outlet: str) -> frozenset[str]:
    return frozenset((*words_of(outlet), *AGENCIES))


def without_dateline(text: str) -> str:
    """A text without the byline or dateline at its head."""
    return _DATELINE.sub("", text, count=1)


#: A byline or a dateline at the head of a body: whose text it is, and from where.
_DATELINE = Expression(
    r"\A\W*(?:(?:By|Von|Par|Por|Di|Door) [^\n.]{3,60}\n|[^\n]{0,80}? ?(?:\(\w[^()\n]{1,30}\)|/) ?[-–—]+ |[^\W\d_][^\n]{2,60}? [-–—]+ "
    r"|[^\W_][^\n。，、；】]{1,24}(?:】|电[ \u3000]))"
)


#: Of Latin, Greek and Cyrillic.
CAPITALS = "".join(filter(str.isupper, map(chr, range(0x41, 0x530))))
#: A capitalised word behind another word, where no sentence begins.
_INNER_CAPITAL = Expression(
    rf"(?<=[^\W_][ ,])[\"'“‘„«‚‹(]?([{CAPITALS}][^\W\d_]++)|(?<=[^\W_], )([{CAPITALS}][^\W\d_]++)"
)


#: A word of capitals behind one in small letters, where not all is shouted.
_ACRONYM = Expression(rf"(?<=[^\W\d_{CAPITALS}] )([{CAPITALS}]{{2,6}})(?![^\W_]|[-'’]\d)")


#: U.S., E.U.: what others write without stops.
_INITIALS = Expression(r"\b(?:[A-Z]\.){2,6}")


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
