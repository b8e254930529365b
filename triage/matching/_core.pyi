from collections.abc import Callable, Mapping

from triage.matching.core_road import CoreRoad
from triage.matching.occurrence import ArticleMatches, Occurrence
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

class Tokeniser:
    def __new__(cls, ranges: tuple[tuple[int, int, int], ...], /) -> Tokeniser: ...
    def marks(self, text: str, /) -> bytes: ...
    def words(self, text: str, /) -> list[str]: ...
    def count(self, text: str, /) -> int: ...

class TokenSearch:
    def __new__(
        cls,
        tokeniser: Tokeniser,
        vocabulary: Mapping[str, Entry | None],
        meaning: Callable[[Entry], Meaning],
        occurrence: type[Occurrence],
        /,
    ) -> TokenSearch: ...
    def search(self, road: CoreRoad, text: str, field: int, found: ArticleMatches, /) -> bool: ...
    def __len__(self) -> int: ...
