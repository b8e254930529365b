"""What the model thinks of each token: the sum of the rows of its features, without building the features.

It is the same sum as that of `Weights.row` over the strings on which the model is trained; a test compares them. But what a
word adds by itself, to its own token and to its neighbours, is remembered (`word_scores`), and all tokens of an article
go through `map` together, since a step of Python for each of them would cost more than the sums.
"""

from collections.abc import Mapping, Sequence
from itertools import chain, compress
from operator import add, and_, itemgetter

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Tokens
from triage.entities.weights import Weights
from triage.entities.word_scores import (
    BEHIND,
    BETWEEN,
    CAPITAL,
    EVIDENCE,
    FRONT,
    HEAD,
    LOWER,
    NAMES,
    OPENS,
    SHOWN,
    Entry,
    ScoredWord,
    WordScores,
)

#: So many surroundings of a token are remembered, then all are forgotten and begun anew; one takes 300 bytes.
MOST_CONTEXTS = 20_000
_MARK, _SMALL = itemgetter(8), itemgetter(7)
_BORDER, _NO_FORMS = (BETWEEN, BETWEEN), ("\n", "\n")
#: The marks of an article → 1 where they have a bit.
_WITH = {
    bit: bytes(bool(mark & bit) for mark in range(256))
    for bit in (NAMES, OPENS, CAPITAL, SHOWN, HEAD, FRONT, BEHIND)
}
#: Of words that may be written otherwise elsewhere, 1 for those without a capital.
_SAME = bytes(mark & (SHOWN | CAPITAL) == SHOWN for mark in range(256))


class Contexts(dict[tuple[str, str, str], int]):
    """Rows of the kinds (shape and lists) of three tokens in a row; an empty kind is the border of a sentence."""

    def __init__(self, weights: Weights) -> None:
        self._at = weights.at
        self._shapes, self._lists = weights.family("sss="), weights.family("ccc=")
        self._begin, self._end = weights.row("BOS"), weights.row("EOS")

    def __missing__(self, kinds: tuple[str, str, str]) -> int:
        if len(self) >= MOST_CONTEXTS:
            self.clear()
        before, here, after = kinds
        total = 0 if before else self._begin
        if after:
            shape, _, lists = before.partition(" ")
            here = here.partition(" ")[0]
            shape_after, _, lists_after = after.partition(" ")
            place = self._shapes.get(f"{shape}|{here}|{shape_after}")
            if place is not None:
                total += self._at(place)
            place = self._lists.get(f"{lists or 'BOS'}|{here}|{lists_after}")
            if place is not None:
                total += self._at(place)
        else:
            total += self._end
        self[kinds] = total
        return total


class Scores:
    """Adds up the rows of every token of an article."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Mapping[str, str], weights: Weights) -> None:
        self._gazetteer = gazetteer
        self._row = weights.row
        self._words = WordScores(gazetteer, lexicon, weights)
        self._contexts = Contexts(weights)
        self._at = weights.at
        #: Two words in small letters add to the first and to the second of them.
        self._first, self._second = weights.family("f="), weights.family("b=")
        self._of_bits: dict[int, int] = {}
        self._listed: dict[tuple[str, str, bool], tuple[int, int]] = {}
        self._alone = weights.row("R1")

    def sentences(self, tokens: Tokens) -> list[list[int]]:
        """The sums of every sentence; none for a sentence that can hold no name, as a quarter of all cannot."""
        entries = list(map(self._words.__getitem__, tokens.forms))
        marks = bytes(map(_MARK, entries))
        names, opens = marks.translate(_WITH[NAMES]), marks.translate(_WITH[OPENS])
        # Two borders between sentences, so that nothing is added from one to another.
        lined: list[Entry] = [BETWEEN, BETWEEN]
        forms = ["\n", "\n"]
        found: list[list[int]] = []
        asked: list[tuple[int, int]] = []
        for begin, end in tokens.sentences:
            if opens[begin] or names.find(1, begin + 1, end) > 0:
                asked.append((len(found), len(lined)))
                lined += entries[begin:end]
                lined += _BORDER
                forms += tokens.forms[begin:end]
                forms += _NO_FORMS
            found.append([])
        if asked:
            totals = self._all(lined, forms, self._shown(tokens, entries, marks))
            for number, place in asked:
                begin, end = tokens.sentences[number]
                found[number] = totals[place : place + end - begin]
        return found

    def _all(self, lined: list[Entry], forms: list[str], shown: dict[str, int]) -> list[int]:
        """The sums of all tokens of these sentences, borders between them."""
        *rows, kinds, lowers, _, mark, words = zip(*lined, strict=True)
        marks = bytes(mark)
        totals = self._summed(rows, kinds)
        self._add_pairs(totals, marks, lowers)
        self._add_runs(totals, marks, words)
        self._add_listed(totals, marks, words, forms)
        for place in compress(range(len(marks)), marks.translate(_WITH[SHOWN])):
            bits = shown.get(forms[place])
            if bits:
                totals[place] += self._of_bits.get(bits) or self._rows_of(bits)
        return totals

    def _summed(self, rows: Sequence[tuple[int, ...]], kinds: tuple[str, ...]) -> list[int]:
        """What words add to themselves and to their neighbours."""
        here, before, after, before2, after2 = rows
        contexts = map(self._contexts.__getitem__, zip(chain(("",), kinds), kinds, chain(kinds[1:], ("",))))  # noqa: B905
        near = map(add, chain((0,), before), chain(after[1:], (0,)))
        far = map(add, chain((0, 0), before2), chain(after2[2:], (0, 0)))
        return list(map(add, map(add, here, contexts), map(add, near, far)))

    def _add_pairs(self, totals: list[int], marks: bytes, lowers: tuple[str, ...]) -> None:
        """What two words add that stand side by side."""
        front, behind = marks.translate(_WITH[FRONT]), marks.translate(_WITH[BEHIND])[1:]
        for place in compress(range(len(behind)), map(and_, front, behind)):
            pair = f"{lowers[place]}|{lowers[place + 1]}"
            row = self._first.get(pair)
            if row is not None:
                totals[place] += self._at(row)
            row = self._second.get(pair)
            if row is not None:
                totals[place + 1] += self._at(row)

    def _add_runs(self, totals: list[int], marks: bytes, words: tuple[ScoredWord, ...]) -> None:
        """How every run of capitals begins and ends."""
        row = self._row
        capitals = marks.translate(_WITH[CAPITAL])
        place = capitals.find(1)
        while place >= 0:
            stop = capitals.find(0, place)
            size = min(stop - place, 5)
            if size == 1:
                totals[place] += self._alone
            else:
                common = words[place].run_start + words[stop - 1].run_end + row(f"RL={size}")
                for number in range(stop - place):
                    totals[place + number] += common + row(f"RP={number}/{size}")
            place = capitals.find(1, stop)

    def _add_listed(
        self, totals: list[int], marks: bytes, words: tuple[ScoredWord, ...], forms: list[str]
    ) -> None:
        """Where listed places and organisations begin and go on."""
        places, organisations = self._gazetteer.places.values, self._gazetteer.organisations.values
        after_place = after_organisation = 0
        for place in compress(range(len(marks)), marks.translate(_WITH[HEAD])):
            word = words[place]
            if word.place and place >= after_place:
                after_place = self._add_name(totals, forms, place, word.place, "L", places)
            if word.organisation and place >= after_organisation:
                after_organisation = self._add_name(totals, forms, place, word.organisation, "O", organisations)

    def _add_name(
        self, totals: list[int], forms: list[str], place: int, longest: int, letter: str,
        values: dict[str, tuple[str, str]],
    ) -> int:  # fmt: skip
        """Add the rows of the longest listed name that begins here; return where it ends."""
        for size in range(longest, 0, -1):
            value = values.get(forms[place] if size == 1 else " ".join(forms[place : place + size]))
            if value is None:
                continue
            key = letter, value[0], size == 1
            rows = self._listed.get(key)
            if rows is None:
                kind = f"{'1' if size == 1 else 'n'}={value[0] if letter == 'L' else ''}"
                rows = self._listed[key] = self._row(f"g{letter}B{kind}"), self._row(f"g{letter}I{kind}")
            totals[place] += rows[0]
            for inner in range(place + 1, place + size):
                totals[inner] += rows[1]
            return place + size
        return place + 1

    def _shown(self, tokens: Tokens, entries: list[Entry], marks: bytes) -> dict[str, int]:
        """Word → bits of what all places of the article show about it."""
        forms = tokens.forms
        shown: dict[str, int] = {}
        begins, ends = {begin for begin, _ in tokens.sentences}, {end for _, end in tokens.sentences}
        for place in compress(range(len(marks)), marks.translate(_WITH[CAPITAL])):
            form = forms[place]
            bits = shown.get(form, 0)
            if place not in begins:
                bits |= entries[place - 1][-1].after
            if place + 1 not in ends:
                bits |= entries[place + 1][-1].before
            shown[form] = bits
        smalls = set(map(_SMALL, entries))
        for small in smalls.intersection(shown):
            shown[small] |= LOWER
        # What is the same with a capital is shown by itself: "ª".
        for place in compress(range(len(marks)), marks.translate(_SAME)):
            shown[forms[place]] = LOWER
        return shown

    def _rows_of(self, bits: int) -> int:
        row = self._of_bits[bits] = sum(map(self._row, EVIDENCE[bits]))
        return row
