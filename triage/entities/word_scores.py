"""What a word adds to the scores of a sentence by itself, wherever it stands: added up once, then remembered.

What is asked of a word here, the features of training ask too (`benchmarks/entities/features.py`).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from sys import intern
from zlib import crc32

from triage.entities.gazetteer import DATA, Gazetteer
from triage.entities.weights import Weights

#: So many words are remembered, then all are forgotten and begun anew; one takes a kilobyte.
MOST_WORDS = 20_000

#: Bits of a word's mark: it may be a name wherever it stands; at the start of a sentence; it is capitalised; it may be
#: written otherwise elsewhere in an article; a listed name begins with it; two words add something of which it is the
#: first, or the second.
NAMES, OPENS, CAPITAL, SHOWN, HEAD, FRONT, BEHIND = (1 << bit for bit in range(7))

_ASCII = {code: "X" if code < 91 else "x" for code in (*range(65, 91), *range(97, 123))} | dict.fromkeys(
    range(48, 58), "d"
)

#: Bits of what an article shows about a capitalised word elsewhere.
LOWER, _AFTER_FIRST, _AFTER_TITLE, _BEFORE_SUFFIX, _BEFORE_SAID, _AFTER_IN, MID = (1 << bit for bit in range(7))
EVIDENCE = {
    bits: [
        f"doc:{name}"
        for bit, name in (
            (LOWER, "lower"), (_AFTER_FIRST, "first"), (_AFTER_TITLE, "title"), (_BEFORE_SUFFIX, "suffix"),
            (_BEFORE_SAID, "said"), (_AFTER_IN, "in"), (MID, "mid"),
        )
        if bits & bit
    ]
    for bits in range(1 << 7)
}  # fmt: skip
_PREPOSITIONS = frozenset(("in", "near", "at", "to", "from"))


def shape(form: str) -> str:
    """`Xx` for "Tokyo", `X.X.` for "U.S.", `d` for "2016", runs folded.

    >>> shape("McDonald"), shape("U.S."), shape("G-20"), shape("2016")
    ('XxXx', 'X.X.', 'X-d', 'd')
    """
    start = form[:20]
    if start.isascii():
        if start.isalpha():
            if start.islower():
                return "x"
            if start.isupper():
                return "X"
            if start[1:].islower():
                return "Xx"
        letters = start.translate(_ASCII)
    else:
        letters = "".join(
            "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else "c" if c.isalpha() else c
            for c in start
        )
    return "".join([letter for letter, _ in groupby(letters)])


class Usage:
    """How English uses a word, counted in far more text than the model has read (`benchmarks/entities/freeze_words.py`).

    Brown clusters put words together that stand beside the same words: a name that the model has never seen is in the
    cluster of names that it has. Of the 96,000 entries an article needs a few hundred, so they are looked for in the text
    of the file: to make dictionaries of them took longer than recognising ten articles.
    """

    def __init__(self, lines: list[bytes]) -> None:
        """`lines`: as many as a power of two, of entries whose words in small letters have the number of the line (`line_of`)."""
        self._lines = lines

    def of(self, form: str, lower: str) -> tuple[str, str]:
        """The first bits of the cluster of a word, and the odds of a capital, from -4 to 4; nothing where nothing is known.

        One in capitals is taken as it would be with only the first.
        """
        line = self._lines[line_of(lower, len(self._lines))]
        bits = _entry(line, f" {form}=") or (_entry(line, f" {form.capitalize()}=") if form.isupper() else "")
        return bits, _entry(line, f" {lower}:")


def line_of(lower: str, lines: int) -> int:
    """The number of the line, among so many, in which a word in small letters has its entries."""
    return crc32(lower.encode()) % lines


def _entry(line: bytes, key: str) -> str:
    """What stands behind a key, up to a blank."""
    return line.partition(key.encode())[2].partition(b" ")[0].decode()


@cache
def usage() -> Usage:
    """The entries that come with triage."""
    return Usage((DATA / "usage.txt").read_bytes().split(b"\n"))


def categories(form: str, lower: str, gazetteer: Gazetteer) -> list[str]:
    """The lists that a word is on."""
    small = _small_lists(gazetteer).get(lower, [])
    if not form[0].isupper():
        return small  # as is no name of the other lists
    found = []
    if form in gazetteer.first:
        found.append("first")
    elif form in gazetteer.first_abroad:
        found.append("wfirst")
    if form in gazetteer.last:
        found.append("last")
    elif form in gazetteer.last_abroad:
        found.append("wlast")
    if form in gazetteer.demonyms:
        found.append("demonym")
    return found + small


@cache
def _small_lists(gazetteer: Gazetteer) -> dict[str, list[str]]:
    """Word in small letters → the lists of such words that it is on."""
    found: dict[str, list[str]] = {}
    for name, words in (
        ("title", gazetteer.titles), ("part", gazetteer.title_parts), ("never", gazetteer.not_names),
        ("orgend", gazetteer.org_ends), ("orgstart", gazetteer.org_starts), ("company", gazetteer.companies),
        ("placeend", gazetteer.place_ends), ("placestart", gazetteer.place_starts), ("side", gazetteer.place_sides),
        ("said", gazetteer.said), ("particle", gazetteer.particles),
    ):  # fmt: skip
        for word in words:
            found.setdefault(word, []).append(name)
    return found


def shown_after(form: str, gazetteer: Gazetteer) -> int:
    """What a word shows about a capitalised one right after it."""
    lower = form.lower()
    if form in gazetteer.first and lower not in gazetteer.words:
        return MID | _AFTER_FIRST
    if lower in gazetteer.titles:
        return MID | _AFTER_TITLE
    return MID | _AFTER_IN if form in _PREPOSITIONS else MID


def shown_before(form: str, gazetteer: Gazetteer) -> int:
    """What a word shows about a capitalised one right before it."""
    if form in gazetteer.said:
        return _BEFORE_SAID
    return _BEFORE_SUFFIX if form[0].isupper() and form.lower() in gazetteer.companies else 0


#: Rows for the token itself, the one after it, the one before it, two after, two before.
Five = tuple[int, int, int, int, int]


class ScoredWord:
    """What is asked of a word only where it has a capital or stands beside one."""

    __slots__ = ("after", "before", "organisation", "place", "run_end", "run_start")

    def __init__(self, place: int = 0, organisation: int = 0, after: int = MID, before: int = 0) -> None:
        #: How many tokens the longest listed name has that begins with this one.
        self.place = place
        self.organisation = organisation
        #: What it shows about a capital after it, and before it (`EVIDENCE`).
        self.after = after
        self.before = before
        #: Rows for all words of a run of capitals that begins or ends with this one.
        self.run_start = self.run_end = 0


def _plus(five: Five, other: Sequence[int]) -> Five:
    here, before, after, before2, after2 = five
    one, two, three, four, last = other
    return here + one, before + two, after + three, before2 + four, after2 + last


#: Of most words there is nothing to say.
_PLAIN = ScoredWord()
#: A word: five rows, kind (shape and lists), small letters, the same with a capital, mark, and the rest.
Entry = tuple[int, int, int, int, int, str, str, str, int, ScoredWord]
#: What stands between two sentences.
BETWEEN: Entry = (0, 0, 0, 0, 0, "", "", "", 0, ScoredWord(after=0))


class WordScores(dict[str, Entry]):
    """The entries of words, made when they are first asked for."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Mapping[str, str], weights: Weights) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._usage: Usage = usage()
        self._row = weights.row
        self._at = weights.at
        family = weights.family
        self._word, self._hyphened = family("w="), family("h=")
        self._lengths = [weights.row(f"n={length}") for length in range(7)]
        self._starts = [family(f"p{size}=") for size in (1, 2, 3, 4)]
        self._ends = [family(f"e{size}=") for size in (1, 2, 3, 4)]
        self._lower = [family(name) for name in ("l=", "-1l=", "+1l=", "-2l=", "+2l=")]
        self._known_lower = frozenset[str]().union(*self._lower)
        #: Words in small letters that show something about a capital beside them.
        self._telling = gazetteer.titles | gazetteer.said | _PREPOSITIONS
        self._run = family("RS="), family("RE="), family("RC=")
        self._front, self._behind = map(set.union, weights.halves("f="), weights.halves("b="))
        #: What many words have in common.
        self._kinds: dict[tuple[str, str, str, str], Five] = {}
        self._clusters: dict[tuple[str, str], Five] = {}
        self._openings: dict[str, int] = {}
        self._endings: dict[str, int] = {}

    def __missing__(self, whole: str) -> Entry:
        if len(self) >= MOST_WORDS:
            for memory in (self, self._kinds, self._clusters, self._openings, self._endings):
                memory.clear()
        # As training has it.
        form = whole[:40]
        if not form.isascii():
            form = form.encode("utf-8", "replace").decode("utf-8")
        lower = form if form.islower() else form.lower()
        kind = shape(form)
        usual = self._lexicon.get(lower) or ("w" if lower in self._gazetteer.words else "?")
        lists = "+".join(categories(form, lower, self._gazetteer))
        category = lists or usual
        five = self._five(form, lower, kind, usual, lists)
        first = whole[0]
        mark, small = 0, ""
        word = self._scored(whole)
        if first.isupper():
            word.run_start = self._known(self._run[0], category)
            word.run_end = self._known(self._run[1], lower) + self._known(self._run[2], category)
            mark = CAPITAL | SHOWN | (whole != "I" and NAMES) | (usual not in {"0", "w"} and OPENS)
        elif first.islower() and first.isalpha():
            small = first.upper() + whole[1:]
            mark = SHOWN if small == whole else 0
        if word.place or word.organisation:
            mark |= HEAD
        mark |= (lower in self._front and FRONT) | (lower in self._behind and BEHIND)
        # Three of the kinds in a row are asked for together, for every token: the same kind is the same object.
        entry = self[whole] = (*five, intern(f"{kind} {category}"), lower, small, mark, word)
        return entry

    def _known(self, family: dict[str, int], key: str) -> int:
        place = family.get(key)
        return 0 if place is None else self._at(place)

    def _scored(self, form: str) -> ScoredWord:
        gazetteer = self._gazetteer
        place, organisation = gazetteer.places.heads.get(form, 0), gazetteer.organisations.heads.get(form, 0)
        if form[0].isupper() or form in self._telling or form.lower() in self._telling:
            return ScoredWord(place, organisation, shown_after(form, gazetteer), shown_before(form, gazetteer))
        return ScoredWord(place, organisation) if place or organisation else _PLAIN

    def _five(self, form: str, lower: str, kind: str, usual: str, lists: str) -> Five:
        bits, odds = self._usage.of(form, lower)
        kinds = kind, usual, lists, odds if form[0].isalpha() else "none"
        here, before, after, before2, after2 = self._kinds.get(kinds) or self._of_kind(kinds)
        here += self._spelling(form, lower, kind)
        five = here, before, after, before2, after2
        if bits:
            five = _plus(five, self._clusters.get((bits, kind)) or self._of_cluster(bits, kind))
        if lower in self._known_lower:
            places = [family.get(lower) for family in self._lower]
            five = _plus(five, [0 if place is None else self._at(place) for place in places])
        return five

    def _spelling(self, form: str, lower: str, kind: str) -> int:
        """Scores by the word itself, its length, its first and last letters and the parts between hyphens."""
        length = len(form)
        here = self._lengths[length] if length < 6 else self._lengths[6]
        place = self._word.get(form)
        if place is not None:
            here += self._at(place)
        if length > 1 and kind[0] in "Xx":
            size = min(length - 1, 4)
            opening, ending = lower[:size], lower[-size:]
            row = self._openings.get(opening)
            here += self._opening(opening, size) if row is None else row
            row = self._endings.get(ending)
            here += self._ending(ending, size) if row is None else row
        if "-" in form:
            here += sum([self._known(self._hyphened, part) for part in lower.split("-")[:3]])
        return here

    def _opening(self, letters: str, size: int) -> int:
        """Scores by the first one, two, three … letters."""
        row = self._known(self._starts[size - 1], letters)
        if size > 1:
            shorter = letters[: size - 1]
            known = self._openings.get(shorter)
            row += self._opening(shorter, size - 1) if known is None else known
        self._openings[letters] = row
        return row

    def _ending(self, letters: str, size: int) -> int:
        """Scores by the last one, two, three … letters."""
        row = self._known(self._ends[size - 1], letters)
        if size > 1:
            shorter = letters[-(size - 1) :]
            known = self._endings.get(shorter)
            row += self._ending(shorter, size - 1) if known is None else known
        self._endings[letters] = row
        return row

    def _of_kind(self, kinds: tuple[str, str, str, str]) -> Five:
        """Scores by shape, usual case, lists and the odds of a capital."""
        kind, usual, lists, odds = kinds
        row = self._row
        near = [f"s={kind}", f"u={usual}", *(f"c={name}" for name in lists.split("+") if name)]
        here = [f"us={usual}{kind}"]
        if lists:
            here.append(f"cc={lists}|{usual}")
        if odds != "none":
            near.append(f"r={odds}")
            here.append(f"rs=r={odds}{kind}")
        before, after = (sum(row(side + feature) for feature in near) for side in ("-1", "+1"))
        five = self._kinds[kinds] = (
            sum(map(row, near + here)), before, after, row(f"-2s={kind}"), row(f"+2s={kind}"),
        )  # fmt: skip
        return five

    def _of_cluster(self, bits: str, kind: str) -> Five:
        """Scores by the words beside which large texts have this one."""
        row = self._row
        middle, close = f"k6={bits[:6]}", f"k10={bits}"
        five = self._clusters[bits, kind] = (
            row(f"k4={bits[:4]}") + row(middle) + row(close) + row(f"ks={bits[:6]}{kind}"),
            row("-1" + middle) + row("-1" + close),
            row("+1" + middle) + row("+1" + close),
            row("-2" + close),
            row("+2" + close),
        )
        return five
