"""A match: one occurrence of one term."""

from typing import Literal, get_args

from msgspec import Struct

from triage.article import Field, Zone

#: In the order in which overlapping matches of equal length are preferred.
Kind = Literal[
    "exact",
    "form",
    "lemma",
    "alias",
    "accent",
    "translit",
    "surname",
    "acronym",
    "fuzzy",
    "prefix",
    "wildcard",
    "substring",
    "regex",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Match(Struct, frozen=True, kw_only=True, gc=False):
    """`article.text(field)[start:end] == text`; `similarity` is 1.0 for everything but fuzzy kinds."""

    #: Id of the term (or combination).
    term: str
    field: Field
    zone: Zone
    start: int
    end: int
    text: str
    kind: Kind
    similarity: float

    @property
    def is_near(self) -> bool:
        """Whether another spelling than the term's was taken for it; formats for people mark it with `~`."""
        return self.similarity < 1.0
