from collections.abc import Callable, Mapping

from triage.matching.occurrence import ArticleMatches, Deciding, Occurrence, Slots
from triage.matching.vocabulary import Neighbour, Single, TokenMeaning

SOURCE: str

Entry = TokenMeaning | Neighbour
Owners = list[tuple[int, int]]
#: What a token means, as the core reads it: singles, phrases whose anchor it is, needles that it satisfies.
Meaning = tuple[
    # The single, its pattern, who owns that; kind, similarity, two trims; whether Python looks at it.
    tuple[tuple[Single, int, Owners, int, float, int, int, bool], ...],
    # The pattern, who owns it; needles, anchor, step, what stands beside; least kind; whether Python looks at it.
    tuple[tuple[int, Owners, tuple[int, ...], int, int, int, int, bool], ...],
    # The needle; kind, similarity, two trims.
    tuple[tuple[int, int, float, int, int], ...],
]

#: Lists of words, as `plain_copy._listed` makes them: how lines begin that are no story; what its opening, then its end
#: holds; how its last line begins, then a short one.
Doubts = tuple[bytes, bytes, bytes, bytes, bytes]

def plain_copy(text: str, doubts: Doubts, /) -> tuple[int, int, int, int] | None: ...

class Tokeniser:
    def __new__(cls, ranges: tuple[tuple[int, int, int], ...], /) -> Tokeniser: ...
    def marks(self, text: str, /) -> bytes: ...

class TokenSearch:
    def __new__(
        cls,
        tokeniser: Tokeniser,
        vocabulary: Mapping[str, Entry | None],
        meaning: Callable[[Entry], Meaning],
        look_at_single: Callable[[Single, ArticleMatches, int, int], bool],
        look_at_phrase: Callable[[int, ArticleMatches, Occurrence], bool],
        occurrence: type[Occurrence],
        /,
    ) -> TokenSearch: ...
    def search(
        self,
        text: str,
        field: int,
        found: ArticleMatches,
        decided: int,
        lengths: dict[int, int],
        profiles: dict[int, Slots],
        deciding: Deciding,
        /,
    ) -> bool: ...
