"""Words side by side in a sentence: a run of capitals, a name, or all of the sentence; and what stands around them."""

from msgspec import Struct


class WordRun(Struct, frozen=True, gc=False):
    """Some words of a sentence, as places in the tokens of the article."""

    #: The tokens of the whole article.
    forms: list[str]
    #: Where the sentence begins and ends.
    begin: int
    end: int
    #: Where the words begin and end.
    start: int
    stop: int

    @classmethod
    def sentence(cls, forms: list[str], begin: int, end: int) -> "WordRun":
        """All words of a sentence."""
        return cls(forms, begin, end, begin, end)

    def part(self, start: int, stop: int) -> "WordRun":
        """Other words of the same sentence."""
        return WordRun(self.forms, self.begin, self.end, start, stop)

    def at(self, place: int) -> str:
        """The word at a place; empty outside the sentence."""
        return self.forms[place] if self.begin <= place < self.end else ""

    @property
    def words(self) -> list[str]:
        """The words themselves."""
        return self.forms[self.start : self.stop]

    @property
    def size(self) -> int:
        """How many words these are."""
        return self.stop - self.start

    @property
    def first(self) -> str:
        """The first of the words."""
        return self.forms[self.start]

    @property
    def last(self) -> str:
        """The last of the words."""
        return self.forms[self.stop - 1]

    @property
    def before(self) -> str:
        """The word before them; empty at the start of the sentence."""
        return self.forms[self.start - 1] if self.start > self.begin else ""

    @property
    def after(self) -> str:
        """The word behind them; empty at the end of the sentence."""
        return self.forms[self.stop] if self.stop < self.end else ""

    @property
    def opens(self) -> bool:
        """Whether they begin the sentence."""
        return self.start == self.begin

    def is_within(self, marks: frozenset[str]) -> bool:
        """Whether one of these marks stands on both sides."""
        return self.before in marks and self.after in marks
