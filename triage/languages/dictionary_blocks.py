"""A dictionary of forms as simplemma stores it, read by blocks: those in which a word may stand, not all of its millions.

Its records are sorted, and each is written as what differs from the one before it, so that they can be read only from
the beginning, or from a record that is known. An index, which comes with triage, knows the first record of each block.
"""

import lzma
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate, islice, pairwise
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

#: Records of a block: fewer make the index larger, more take longer to read.
SIZE = 512
#: Bytes of a beginning by which forms are told that begin otherwise than their lemma: four letters, or three of an
#: alphabet that takes two bytes for each. Shorter ones name more blocks in vain, longer ones make the index larger.
HEAD, WIDE_HEAD = 4, 6
_DATA = Path(__file__).parent / "data"
#: No byte of UTF-8: behind all words that begin alike.
_END = b"\xff"
#: The first byte of letters that take two bytes, but for Latin ones with accents.
_WIDE = b"\xcd"


class BlockIndex(Struct, frozen=True, array_like=True):
    """What is known of a dictionary's blocks. Words are as they are stored, in some dictionaries from their end."""

    #: CRC-32 of the data that it belongs to.
    checksum: int
    head: int
    #: Bytes of each block, behind those before the first.
    sizes: tuple[int, ...]
    #: The first form of each block, and its lemma.
    forms: tuple[bytes, ...]
    lemmas: tuple[bytes, ...]
    #: How a lemma begins → the blocks with a form of such a lemma that begins otherwise.
    elsewhere: dict[bytes, tuple[int, ...]]


_indexes: dict[str, BlockIndex] = {}


class DictionaryBlocks:
    """The records of one dictionary."""

    def __init__(self, language: str) -> None:
        from simplemma.strategies.dictionaries import dictionary_factory

        try:
            from simplemma.strategies.dictionaries import frontcode

            self._data = dictionary_factory._read_decompressed(language)
            self.is_reversed, self._count, self._start = frontcode._read_header(self._data)
            self._read = frontcode._iter_records
        except (ImportError, AttributeError, ValueError):
            # Stored otherwise than we know: all of it is one block.
            mapping = dictionary_factory.DefaultDictionaryFactory(1).get_dictionary(language)
            every = [(0, form.encode(), lemma.encode()) for form, lemma in mapping.items()]
            self._data, self.is_reversed, self._count, self._start = b"", False, len(every), 0
            self._read = lambda *_: iter(every)
            self._index = BlockIndex(0, HEAD, (0,), (b"",), (b"",), {})
        else:
            self._index = self._known(language)
        self._places = list(accumulate(self._index.sizes))

    def all(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Place, form and lemma of each record, as stored."""
        return self._read(self._data, self._start)

    def index(self) -> BlockIndex:
        """The index, worked out by a pass over all records."""
        middle = next((form for _, form, _ in islice(self.all(), self._count // 2, None)), b"")
        head = WIDE_HEAD if middle >= _WIDE else HEAD
        places, forms, lemmas = [0], [], []
        elsewhere: dict[bytes, dict[int, None]] = {}
        for number, (place, form, lemma) in enumerate(self.all()):
            if not number % SIZE:
                places.append(place)
                forms.append(form)
                lemmas.append(lemma)
            if form[:head] != lemma[:head]:
                elsewhere.setdefault(lemma[:head], {})[number // SIZE] = None
        return BlockIndex(
            crc32(self._data),
            head,
            tuple(after - before for before, after in pairwise(places)),
            tuple(forms),
            tuple(lemmas),
            {lemma: tuple(numbers) for lemma, numbers in sorted(elsewhere.items())},
        )

    def lemmas(self, words: Collection[bytes]) -> dict[bytes, bytes]:
        """The words that the dictionary has → their lemmas."""
        wanted = {self.turned(word) for word in words}
        found = self._records({self._block(word) for word in wanted})
        return {self.turned(form): self.turned(lemma) for form, lemma in found if form in wanted}

    def forms(self, lemmas: Collection[bytes]) -> dict[bytes, list[bytes]]:
        """The lemmas that have forms → all of these, in the order of the dictionary."""
        wanted = {self.turned(lemma) for lemma in lemmas}
        numbers: set[int] = set()
        for head in {lemma[: self._index.head] for lemma in wanted}:
            # A form that begins as a lemma does that is shorter than a beginning is the lemma itself.
            is_whole = len(head) < self._index.head
            numbers.update((self._block(head),) if is_whole else self._beginning(head))
            numbers.update(self._index.elsewhere.get(head, ()))
        found: dict[bytes, list[bytes]] = {}
        for form, lemma in self._records(numbers):
            if lemma in wanted:
                found.setdefault(self.turned(lemma), []).append(self.turned(form))
        return found

    def alike(self, beginnings: Collection[bytes]) -> dict[bytes, bytes]:
        """The words with one of the beginnings → their lemmas; none where words are stored from their end."""
        if self.is_reversed:
            return {}
        heads = tuple(beginnings)
        numbers = {number for head in heads for number in self._beginning(head)}
        return {form: lemma for form, lemma in self._records(numbers) if form.startswith(heads)}

    def turned(self, word: bytes) -> bytes:
        """A word as the dictionary stores it, and back."""
        return word[::-1] if self.is_reversed else word

    def _known(self, language: str) -> BlockIndex:
        """The index that ships, if it belongs to this release of the library, else one that is made once."""
        index = _indexes.get(language)
        if index is None:
            try:
                index = msgspec.msgpack.decode(lzma.decompress(shipped(language).read_bytes()), type=BlockIndex)
            except (OSError, lzma.LZMAError, msgspec.MsgspecError):
                index = self.index()
        if index.checksum != crc32(self._data):
            index = self.index()
        _indexes[language] = index
        return index

    def _block(self, word: bytes) -> int:
        """The number of the block that would hold a word."""
        return max(bisect_right(self._index.forms, word) - 1, 0)

    def _beginning(self, head: bytes) -> range:
        """The numbers of the blocks with the words of a beginning."""
        return range(self._block(head), bisect_left(self._index.forms, head + _END))

    def _records(self, numbers: Collection[int]) -> Iterator[tuple[bytes, bytes]]:
        """The records of some blocks, in their order."""
        index = self._index
        for number in sorted(numbers):
            place, form, lemma = self._places[number], index.forms[number], index.lemmas[number]
            # Of the record before it no more is needed than what the two have in common.
            records = self._read(self._data, place, form, lemma)
            for _, stored, of in islice(records, SIZE) if self._data else records:
                yield stored, of


def packed(index: BlockIndex) -> bytes:
    """An index as the file that ships with triage holds it."""
    return lzma.compress(msgspec.msgpack.encode(index), preset=9 | lzma.PRESET_EXTREME)


def shipped(language: str) -> Path:
    """Where the index of a dictionary lies."""
    return _DATA / f"dictionary-{language}.blocks"
