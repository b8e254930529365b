"""Text → tokens with offsets, and sentences: the ground on which names are recognised.

Matching has its own tokeniser, made for looking words up. This one keeps what names are made of together
("U.S.", "O'Brien", "Jean-Claude", "AT&T") and takes apart what hides them ("Japan-U.S.", "Ohio-based", "Abe's").
It works on anything: every token is bounded, and its offsets give back its text.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, chain, compress, groupby, islice, repeat
from operator import ne
from typing import NamedTuple

from triage.entities.furniture import dateline_end
from triage.expression import Expression
from triage.languages import abbreviations
from triage.languages.english import dictionary

#: A word longer than this is no name; it is cut, so that caches and regular expressions stay bounded.
LONGEST = 80
#: Headlines and wrapped copy have lines up to here; a line break in longer ones ends a sentence.
WRAPPED = 100

#: As they begin names or stand in them, capitalised.
_CAPITALISED = (
    *abbreviations.RANKS,
    *abbreviations.COMPANIES,
    *abbreviations.MONTHS,
    *(abbreviations.STATES - {"ind", "kan", "mont", "wyo"}),
    *(abbreviations.SUFFIXES - {"al", "etc"}),
    *"no nos dept intl natl me".split(),
)
_ABBREVIATIONS = (*sorted(word.capitalize() for word in _CAPITALISED), "Ph.D", "vs", "approx", "est", "etc")
#: By first letter, so that a word is compared only with those that begin like it.
_ABBREVIATED = "|".join(
    f"{letter}(?:{'|'.join(word[1:] for word in words)})"
    for letter, words in groupby(_ABBREVIATIONS, lambda w: w[0])
)
_FIRSTS = "".join(sorted({word[0] for word in _ABBREVIATIONS}))
_ATOM = r"(?:(?:[^\W\d_]\.){2,12}(?![^\W\d_]{2})|[^\W_]{1,80})"
_TOKEN = Expression(
    # Most words; what follows finds them too, but tries all else before.
    r"[a-z]{1,80}+(?=[\s,])"
    r"|\d++(?:[.,]\d++)*+(?![^\W\d_]|[-/]\d)"
    # The symbol of a share, "<LLOY.L>": one token, so that nobody takes it for a name.
    r"|<[A-Z][A-Z0-9.=^-]{0,9}>"
    rf"|(?=[{_FIRSTS}])(?:{_ABBREVIATED})\.(?=\W)"
    r"|[^\W\d_]\.(?=[^\W\d_]?\s)(?<=\b..)(?=\s*[^\W\d_a-z]|\s*$)"
    rf"|['’][sS]\b|{_ATOM}(?:[-‐‑'’&]{_ATOM}){{0,6}}(?:\.(?:com|org|net)\b)?"
    r"|\.{2,9}|-{2,9}|[^\w\s]|_+"
)
_POSSESSIVE = Expression(r"['’][sS]$")
_HYPHENS = Expression(r"[-‐‑]")
#: Without one of them no word is taken apart.
_PARTED = Expression(r"[-‐‑'’]")
_DATELINE = Expression(r"\s*[A-Z]{3,}")
_LINE = Expression(r"[^\n]*\n?")
#: All that `str.isspace` holds for but the blank itself; those of ASCII first.
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_INITIAL = Expression(r"\b[^\W\d_]\.$")
_CAPITAL = Expression(r"[^\W\d_a-z]")
#: Tokens that end with a full stop of their own: a sentence ends there only before a word that often opens one.
_OPENERS = frozenset(
    "the he she it they we in on at but and a an this that these those his her their its our there as for if when while after "
    "before i you so yet or not no some many most both one two however meanwhile also by from with to under last earlier another such since because each all there's what who why how then now still even only while".split()
)
_ENDS = frozenset(".!?…。！？")
_CLOSERS = frozenset("\"'”’)]»")
#: A sentence begins only after a token that ends with one of these.
_STOPS = _ENDS | _CLOSERS
#: How many words a tokeniser remembers.
_MOST_WORDS = 20_000


class Name(NamedTuple):
    """A name found: token range, type and how sure we are."""

    begin: int
    end: int
    type: str
    confidence: float


class Tokens:
    """The tokens of one article: parallel lists, since a token is looked at many times and never alone."""

    __slots__ = ("ends", "fields", "forms", "furniture", "sentences", "starts", "tight", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        #: What the word would look like in running text; differs from `words` in headlines.
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        #: Half-open token ranges; sentences never cross a field.
        self.sentences: list[tuple[int, int]] = []
        #: The field of each sentence.
        self.fields: list[str] = []
        #: True for sentences around the article (tails, bylines), None for slugs, in which no name is looked for.
        self.furniture: list[bool | None] = []


def plain_quotes(word: str) -> str:
    """The word with a straight apostrophe and hyphen, as lists and models know it."""
    if word.isascii():
        return word
    return word.replace("’", "'").replace("‐", "-").replace("‑", "-")


def pieces(word: str, is_place: Callable[[str], bool]) -> tuple[str, ...]:
    """The parts of a word that are tokens of their own.

    A hyphen parts a name from a plain word ("Ohio-based", "then-President") and two places ("Japan-U.S."); it holds
    "Jean-Claude", "Asia-Pacific" and "al-Assad" together.
    """
    match = _POSSESSIVE.search(word)
    if match and match.start():
        return (*pieces(word[: match.start()], is_place), word[match.start() :])
    if len(word) > 2 and word[-1] in "'’":
        return (*pieces(word[:-1], is_place), word[-1])
    hyphen = _HYPHENS.search(word)
    if not hyphen or is_place(plain_quotes(word)):
        return (word,)
    parts = [part for part in _HYPHENS.split(word) if part]
    if len(parts) < 2 or len(word) > LONGEST:
        return (word,)
    if parts[0].lower() in {"al", "el", "ul", "ur", "an", "as", "ar", "abu", "bin", "de"} or word.isdigit():
        return (word,)
    return tuple(_joined(word, parts, is_place))


def _joined(word: str, parts: list[str], is_place: Callable[[str], bool]) -> Iterator[str]:
    place, held = 0, ""
    for number, part in enumerate(parts):
        start = word.index(part, place)
        between = word[place:start]
        previous = parts[number - 1] if number else ""
        if number and _parted(previous, part, is_place):
            if held:
                yield held
            yield between
            held = part
        else:
            held += between + part
        place = start + len(part)
    held += word[place:]
    yield held


#: Small words inside compound names: Stratford-upon-Avon, Zia-ul-Haq.
LINKING = frozenset("ul al el de la le du sur en on upon of und bin e i ye".split())


def _parted(left: str, right: str, is_place: Callable[[str], bool]) -> bool:
    if is_place(left) and (is_place(right) or right[0].islower()):
        return True
    if left in LINKING or right in LINKING:
        return False
    if left[0].isupper() and right[0].islower() and len(right) > 2 and right.isalpha():
        return not _is_syllable(left, right)
    return left[0].islower() and right[0].isupper()


#: Second halves of Chinese and Korean given names that are English words too.
_SYLLABLES = frozenset(
    "ching dong gun hung hum jin king kin long lung man mun pin pong sang sing song suk sun sung tan wan wing yang yin young".split()
)


def _is_syllable(left: str, right: str) -> bool:
    """Whether a hyphen holds a given name of two syllables together: Suk-yeol, Kwok-hung, not Ohio-based."""
    if len(left) > 6 or len(right) > 6 or left.lower() in dictionary():
        return False
    return right in _SYLLABLES or right not in dictionary()


def breaks(text: str, opens_name: Callable[[str], bool] = lambda word: False) -> set[int]:
    """Where a line ends for good: positions of line feeds that are no mere wrapping.

    A line that ends with a title or first name goes on, whatever its length.
    """
    hard: set[int] = set()
    block: list[tuple[int, int]] = []
    position = 0
    for match in _LINE.finditer(text):
        line = match.group()
        if not line:
            break
        if line.isspace():
            hard.add(match.start())
            _settle(text, block, hard, opens_name)
            block = []
        else:
            block.append((match.start(), match.end()))
        position = match.end()
    _settle(text, block, hard, opens_name)
    hard.add(position)
    return hard


def datelines(text: str) -> list[int]:
    """Where datelines end, in the first lines: a sentence begins after them."""
    found = []
    for match in islice(_LINE.finditer(text), 12):
        end = dateline_end(match.group()) if match.group() else 0
        if end:
            found += [max(0, match.start() - 1), match.start() + end - 1]
    return found


def _settle(text: str, block: list[tuple[int, int]], hard: set[int], opens_name: Callable[[str], bool]) -> None:
    """Decide for the lines of one block which breaks are wrapping: where the next word had no room."""
    if not block:
        return
    lines = [text[start:end].rstrip() for start, end in block]
    widest = max(map(len, lines))
    narrow = _narrow_start(lines)
    for number in range(len(lines) - 1):
        following = lines[number + 1]
        indent = len(following) - len(following.lstrip())
        deeper = number > 0 and indent > len(lines[number]) - len(lines[number].lstrip()) + 1
        first = following.split(None, 1)[0]
        wrapped = (
            50 <= widest <= WRAPPED
            and len(lines[number]) + len(first) + 1 > widest - 12
            and len(lines[number]) > 20
        )
        if deeper or not (wrapped or (narrow and number == 0) or _goes_on(lines[number], following, opens_name)):
            hard.add(block[number][1] - 1)
    hard.add(block[-1][1] - 1)


def _narrow_start(lines: list[str]) -> bool:
    """Whether an indented, wrapped paragraph begins with a short line, as on wires that put a dateline there."""
    indents = [len(line) - len(line.lstrip()) for line in lines[:3]]
    full = sum(len(line) >= 50 for line in lines[1:])
    if len(lines) < 3 or full * 2 < len(lines) - 1:
        return False
    # The first line of a text has lost its indent where the text was stripped.
    stripped = indents[0] == 0 < indents[1] == indents[2] and any(word[0].islower() for word in lines[0].split())
    return stripped or indents[0] == indents[1] > 0


def _goes_on(line: str, following: str, opens_name: Callable[[str], bool]) -> bool:
    """Whether a line of prose stops in mid-sentence, however long it is; headlines and tables are no prose."""
    words = line[-400:].split()
    first = following.split(None, 1)[0]
    if len(words) > 1 and opens_name(words[-1]) and first[0].isupper() and not first.isupper():
        return True
    if len(words) < 4 or words[-1][-1] in ".!?:;\"”'’)" or following.lstrip()[:1] in "(-*•":
        return False
    small = sum(word[0].islower() for word in words)
    if following.lstrip()[0].islower():
        return small * 3 >= len(words)
    return words[-1][0].isupper() and small * 2 >= len(words) and not _DATELINE.match(following)


def form_text(tokens: Tokens, name: Name) -> str:
    """The tokens of a name as running text, parted by blanks: how lists spell it."""
    return " ".join(tokens.forms[name.begin : name.end])


class _Runs(dict[str, tuple[str, ...]]):
    """Runs of characters between blanks → their tokens, and a blank; bounded in memory.

    No token has a blank in it, and what stands behind the blank decides of one kind only: whether the full stop behind
    a single letter belongs to it, as in "J. Smith".
    """

    def __init__(self, is_place: Callable[[str], bool]) -> None:
        self._is_place = is_place
        #: Runs that end with a letter and a stop, before a capital or the end of the text.
        self.initials: dict[str, tuple[str, ...]] = {}
        #: Tokens after which a sentence may begin.
        self.stops: set[str] = set()

    def __missing__(self, run: str) -> tuple[str, ...]:
        if len(run) > LONGEST:
            return self.tokens(run, " ")
        if run.isalpha():
            found: tuple[str, ...] = (run, " ")
        elif run[-1:] == "," and run[:-1].isalpha():
            found = (run[:-1], ",", " ")
        else:
            found = self.tokens(run, " a")
            if run[-1:] == "." and _INITIAL.search(run):
                self.initials[run] = self.tokens(run, " A")
        self[run] = found
        return found

    def forget(self) -> None:
        """Begin anew where too much is remembered; asked between texts, since `stops` must hold for the whole of one."""
        if max(len(self), len(self.stops)) >= _MOST_WORDS:
            for memory in (self, self.initials, self.stops):
                memory.clear()

    def tokens(self, run: str, behind: str) -> tuple[str, ...]:
        """The tokens of a run and a blank; `behind`: what follows it in the text."""
        found = _TOKEN.findall(run + behind)
        if _PARTED.search(run):
            found = [part for word in found for part in pieces(word, self._is_place)]
        if behind.strip():
            found.pop()
        self.stops.update([word for word in found if word[-1] in _STOPS])
        return (*found, " ")


class Tokeniser:
    """Fills `Tokens`; remembers how it took words apart, since few words make up most of a text."""

    def __init__(
        self, is_place: Callable[[str], bool], opens_name: Callable[[str], bool] = lambda word: False
    ) -> None:
        self._opens_name = opens_name
        self._runs = _Runs(is_place)

    def add(self, tokens: Tokens, text: str, field: str, furniture: bool = False) -> None:
        """Append the sentences of one field."""
        begin = len(tokens.words)
        self._scan(tokens, text)
        words, starts = tokens.words, tokens.starts
        last = len(words)
        # The first token after each line that ends for good; and tokens after a full stop or a quotation mark, if they open.
        hard = {
            bisect_right(starts, place, begin) for place in (*breaks(text, self._opens_name), *datelines(text))
        }
        after = compress(range(begin + 1, last + 1), map(self._runs.stops.__contains__, words[begin:]))
        start = begin
        for index in sorted(hard.union(after)):
            if start < index < last and (index in hard or self._opens(tokens, index, begin)):
                self._close(tokens, start, index, field, furniture)
                start = index
        if start < last:
            self._close(tokens, start, last, field, furniture)

    def split(self, name: str) -> list[str]:
        """The tokens of a name, as they would be found in a text."""
        tokens = Tokens()
        self._scan(tokens, plain_quotes(name))
        return tokens.words

    def _scan(self, tokens: Tokens, text: str) -> None:
        """Append the words of a text: all steps for all of them together."""
        for blank in _BLANKS[:9] if text.isascii() else _BLANKS:
            text = text.replace(blank, " ")
        runs = text.split(" ")
        self._runs.forget()
        parts = list(map(self._runs.__getitem__, runs))
        if not self._runs.initials.keys().isdisjoint(runs):
            self._take_initials(runs, parts)
        if runs[-1]:  # no blank follows
            parts[-1] = self._runs.tokens(runs[-1], "")
        found = list(chain.from_iterable(parts))
        ends = list(accumulate(map(len, found)))
        are_words = list(map(ne, found, repeat(" ")))
        words = list(compress(found, are_words))
        tokens.words += words
        tokens.starts += compress(chain((0,), ends), are_words)
        tokens.ends += compress(ends, are_words)
        tokens.forms.extend(words if text.isascii() else map(plain_quotes, words))

    def _take_initials(self, runs: list[str], parts: list[tuple[str, ...]]) -> None:
        """Let single letters keep their full stops before a capital and at the end of a text."""
        for place in compress(range(len(runs)), map(self._runs.initials.__contains__, runs)):
            after = place + 1
            while after < len(runs) and not runs[after]:
                after += 1
            if after == len(runs) or _CAPITAL.match(runs[after]):
                parts[place] = self._runs.initials[runs[place]]

    def _opens(self, tokens: Tokens, index: int, begin: int) -> bool:
        """Whether a sentence begins with this token."""
        words = tokens.words
        word, previous = words[index], words[index - 1]
        if previous[-1] not in _ENDS and previous not in _CLOSERS:
            return False
        if previous in _CLOSERS and (index - 2 < begin or words[index - 2][-1] not in _ENDS):
            return False
        if previous in {'"', "'"} and tokens.starts[index] == tokens.ends[index - 1]:
            return False
        if word in _ENDS or (word in _CLOSERS and tokens.starts[index] == tokens.ends[index - 1]):
            return False
        stop = previous if previous[-1] in _ENDS else words[index - 2]
        if len(stop) > 1 and stop[0].isalnum():
            return word.lower() in _OPENERS and word[0].isupper()
        return not word[0].islower()

    def _close(self, tokens: Tokens, begin: int, end: int, field: str, furniture: bool) -> None:
        # A "sentence" without any full stop (tables, one line of a megabyte) is cut, to keep tagging bounded.
        for start in range(begin, end, 400):
            tokens.sentences.append((start, min(start + 400, end)))
            tokens.fields.append(field)
            tokens.furniture.append(furniture)
