"""An article → what it is about: its telling words with their counts, its names, what it opens with.

By these `events` sees that different articles are on one event. No recogniser is asked: a name is a word that stands
capitalised where no sentence begins, or beside another that does.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from triage.article import Article
from triage.expression import Expression
from triage.languages import calendar
from triage.matching.wordlist import ranks
from triage.stories import compiled

#: Characters of the body that are looked at: news says first what has happened, and the background below is shared
#: by the stories of a year.
OPENING = 1000
#: Times that a word of the title counts.
IN_TITLE = 4
#: Words of a body that tells anything: shorter ones are flashes and tables, all of one frame.
TOLD = 30
#: Words of a list of frequent ones that tell nothing, and all that are looked at of it.
EVERYWHERE, LISTED = 100, 12_000
#: The share of articles that have a word is this by its rank (of Zipf's law, at 150 words an article), and the rank of
#: a word that is not listed.
EVERY, UNLISTED = 8, 20_000
RAREST_SHARE = EVERY / UNLISTED
#: Letters of a word and digits of a number.
LEAST = 3
#: In another language than English no list says which words are frequent; but frequent ones are short. English is a
#: text in which this share of the words is among those that stand everywhere.
FOREIGN_LEAST, ENGLISH = 6, 0.15
CALENDAR = calendar.WORDS
#: Spellings that are kept.
KNOWN = 1 << 16


class Subject(Struct, frozen=True, gc=False):
    """What two articles are compared by; all words are folded."""

    #: How often each stands in title and opening.
    words: Counter[str]
    #: Those of the opening that are names.
    names: frozenset[str]
    #: Whether common words are known, and only names stand capitalised: it is in English.
    is_english: bool


#: A word, or what stands between sentences, quotations and paragraphs.
_PIECE = Expression(r"[^\W_]+(?:['’][^\W_]+)*|[.!?:;…\"“„«(\[*•]|\n[ \t]*\n|\n[ \t]{4}")


def subject(article: Article) -> Subject:
    """The subject of title and opening; a text of a few words has no names.

    >>> one = Article(title="Hawser chair quits", body="The chair of Hawser Group, Dmitri Pell, has left. " + 30 * "So it is. ")
    >>> sorted(subject(one).names), subject(one).words["hawser"]
    (['dmitri', 'group', 'hawser', 'pell'], 5)
    """
    title, body = _cut(article.title), _cut(article.body[:OPENING])
    codes = "".join([one.code for one in body])
    told = len(codes) - codes.count(BETWEEN)
    every = codes + "".join([one.code for one in title])
    is_english = sum(map(every.count, FREQUENT)) >= ENGLISH * (len(every) - every.count(BETWEEN))
    if is_english:
        heading, said = [one.word for one in title], [one.word for one in body]
    else:
        heading, said = [one.foreign for one in title], [one.foreign for one in body]
    words = Counter(IN_TITLE * heading + said)
    words.pop("", None)
    names = words.keys() & _names(body, codes) if told >= TOLD else ()
    return Subject(words, frozenset(names), is_english)


#: What a piece is: a word in small letters, with a capital, of capitals; a number, one with capitals behind it; capitals
#: behind a sign that has none; what stands between words. In capitals for a word that stands everywhere in English.
SMALL, CAPITAL, SHOUTED, NUMBER, NUMBER_SHOUTED, OTHER_SHOUTED, BETWEEN = "wcsneo."
FREQUENT = "WCSNEO"
NUMBERS, ALL_SHOUTED, CAPITALS = frozenset("neNE"), frozenset("seoSEO"), frozenset("csCS")


class _Piece(Struct, frozen=True, gc=False):
    """What is known of a word wherever it stands; of what stands between words nothing."""

    code: str = BETWEEN
    #: Folded, or nothing where it cannot tell one event from another; the same in a text that is not in English.
    word: str = ""
    foreign: str = ""


def _cut(text: str) -> list[_Piece]:
    if compiled.ALIKE is not None:
        found: list[_Piece] = compiled.ALIKE.pieces(text, _pieces())
        return found
    return list(map(_pieces().__getitem__, _PIECE.findall(text)))


class _Pieces(dict[str, _Piece]):
    """Each spelling is looked at once; a run over many languages stays bounded."""

    def __missing__(self, piece: str) -> _Piece:
        if len(self) >= KNOWN:
            self.clear()
        found = self[piece] = _looked_at(piece)
        return found


@cache
def _pieces() -> _Pieces:
    return _Pieces()


def _looked_at(piece: str) -> _Piece:
    first = piece[0]
    if not first.isalnum():
        return _Piece()
    word = telling(piece)
    is_shouted = piece.isupper()
    if first.isdigit():
        code = NUMBER_SHOUTED if is_shouted else NUMBER
    elif first.isupper():
        code = SHOUTED if is_shouted else CAPITAL
    else:
        code = OTHER_SHOUTED if is_shouted else SMALL
    return _Piece(
        code=code.upper() if ranks(LISTED).get(piece, LISTED) < EVERYWHERE else code,
        word=word,
        foreign=word if first.isupper() or word[:1].isdigit() or len(word) >= FOREIGN_LEAST else "",
    )


#: A word with a capital behind another one.
_CAPITAL = Expression(r"(?<=[^.])[csCS]")


def _names(body: Sequence[_Piece], codes: str) -> set[str]:
    """The folded words that stand where names do."""
    found: set[str] = set()
    for match in _CAPITAL.finditer(codes):
        at = match.start()
        # In a line of capitals every word would be one.
        if codes[at] in ALL_SHOUTED and _word_before(codes, at) in ALL_SHOUTED:
            continue
        found.add(body[at].word)
        # "Hawser Group said": the first word of a sentence is a name where the second is one.
        if codes[at - 1] in CAPITALS and (at == 1 or codes[at - 2] == BETWEEN):
            found.add(body[at - 1].word)
    return found


def _word_before(codes: str, at: int) -> str:
    """The code of the last word of the sentence before a place that is no number, or of its first."""
    at -= 1
    while codes[at] in NUMBERS and at and codes[at - 1] != BETWEEN:
        at -= 1
    return codes[at]


def telling(piece: str) -> str:
    """The folded word, or nothing where it cannot tell one event from another.

    >>> telling("Tokyo's"), telling("hens"), telling("Thursday"), telling("2026"), telling("the"), telling("204")
    ('tokyo', 'hen', '', '', '', '204')
    """
    word = fold(piece)
    if not word or not word[0].isalnum():
        return ""
    if word[0].isdigit():
        return "" if len(word) < LEAST or (len(word) == 4 and word[:2] in ("19", "20")) else word
    if len(word) < LEAST or word in CALENDAR:
        return ""
    return word if ranks(LISTED).get(word, LISTED) >= EVERYWHERE else ""


def fold(piece: str) -> str:
    """A word without case, possessive and plural.

    >>> fold("Texas"), fold("gas"), fold("mines")
    ('texas', 'gas', 'mine')
    """
    word = piece.lower()
    if not word.isalnum():
        word = word.replace("’", "'").removesuffix("'s").replace("'", "")
    if len(word) <= LEAST or not word.endswith("s") or word.endswith("ss"):
        return word
    one = word.removesuffix("s")
    return word if word in ranks(LISTED) and one not in ranks(LISTED) else one


def share(word: str) -> float:
    """The share of everyday articles in which a word stands, by its place among the frequent ones.

    >>> share("the"), share("minister") > share("hazelnut") == share("khvostenin")
    (1.0, True)
    """
    rank = ranks(LISTED).get(word, UNLISTED)
    return min(1.0, EVERY / max(1, rank))
