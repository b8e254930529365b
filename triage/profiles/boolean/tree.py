"""What a Boolean string says, whatever its dialect: the nodes that every grammar builds and the translator reads."""

from typing import Literal, NamedTuple

from msgspec import Struct

from triage.article import Zone
from triage.profiles.model import Case, Forms, Unit


class StringPlace(NamedTuple):
    """Where something stands in the string, from 1, and how it is written there."""

    line: int
    column: int
    text: str = ""


class BooleanError(Exception):
    """The string is broken, or says what no profile can say; `place` is None where no one place is to blame."""

    def __init__(self, message: str, place: StringPlace | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint


class Note(NamedTuple):
    """Something that could not be kept exactly."""

    place: StringPlace
    message: str


class SpelledWords(Struct, frozen=True, kw_only=True):
    """A word or a phrase in any of some spellings; `*` stands for letters, `?` for one."""

    texts: tuple[str, ...]
    place: StringPlace
    case: Case = "ignore"
    forms: Forms = "exact"


class And(Struct, frozen=True):
    """Every one of the parts."""

    parts: tuple["Node", ...]


class Or(Struct, frozen=True):
    """A condition: one of these."""

    parts: tuple["Node", ...]


class Not(Struct, frozen=True):
    """An article without this."""

    part: "Node"


class NearEachOther(Struct, frozen=True, kw_only=True):
    """`left` with `right` near it, at most `within` words (or sentences, paragraphs) between."""

    left: "Node"
    right: "Node"
    place: StringPlace
    within: int
    unit: Unit = "words"
    ordered: bool = False
    #: `left` without `right` near it.
    without: bool = False


class WordWindow(Struct, frozen=True, kw_only=True):
    """One of each list of words, all within so many words; it stands alone, beside what is excluded."""

    parts: tuple["Node", ...]
    within: int
    place: StringPlace


class Inside(Struct, frozen=True, kw_only=True):
    """A part that is looked for in some zones only, or among the first words."""

    part: "Node"
    place: StringPlace
    zones: tuple[Zone, ...] = ()
    but: tuple[Zone, ...] = ()
    first_words: int | None = None


class Mentions(Struct, frozen=True, kw_only=True):
    """A condition: so many mentions of a part."""

    part: "Node"
    count: int
    place: StringPlace


class Styled(Struct, frozen=True, kw_only=True):
    """A part whose words are written in a certain way; None leaves what the words say."""

    part: "Node"
    place: StringPlace
    case: Case | Literal["lower"] | None = None
    forms: Forms | None = None


class Only(Struct, frozen=True, kw_only=True):
    """A condition on the whole article that `[filter]` knows; it can only stand beside the rest, with AND."""

    key: Literal["min_words", "max_words", "languages"]
    value: int | str
    place: StringPlace


class Untranslatable(Struct, frozen=True, kw_only=True):
    """A condition that no profile can say: it is left out, and `why` says so."""

    place: StringPlace
    why: str


class WeightedWords(Struct, frozen=True, kw_only=True):
    """Words with weights, of which enough must be there; a word counts once."""

    parts: tuple[tuple[SpelledWords, int], ...]
    threshold: int
    place: StringPlace


Node = (
    SpelledWords
    | And
    | Or
    | Not
    | NearEachOther
    | WordWindow
    | Inside
    | Mentions
    | Styled
    | Only
    | Untranslatable
    | WeightedWords
)


class ParsedString(NamedTuple):
    """A string as a tree, and what its grammar already knows cannot be kept."""

    node: Node
    notes: tuple[Note, ...] = ()
