"""A story as it is told: its articles by their places, what each is to the main one, and what it says anew.

Plain values, so that they can be kept and read back without anything that finds stories.
"""

from typing import Literal

from msgspec import Struct

Role = Literal["main", "copy", "update", "correction", "withdrawal"]
#: Among the places of matches: there are more than are listed, so that any sentence may hold one.
ANYWHERE = -1


class Difference(Struct, frozen=True):
    """One thing that a later text says anew."""

    #: "title"; "figures" of headline or lead; "body" for a sentence.
    field: Literal["title", "figures", "body"]
    #: In the words of the earlier text; empty where it has nothing of the kind.
    was: str
    now: str


class Member(Struct, frozen=True):
    """One article of a story: its place in the ranking and what it is to the main one."""

    place: int
    role: Role
    #: An earlier version that says something which the main article no longer says.
    is_outdated: bool = False
    #: What it says and the main article does not any more.
    changes: tuple[Difference, ...] = ()


class Group(Struct, frozen=True):
    """A story: the main article first, then the others in rank order."""

    id: str
    members: tuple[Member, ...]
    #: What the main article says that the version before it did not.
    changes: tuple[Difference, ...] = ()

    @property
    def main(self) -> int:
        """The place of the article that is shown."""
        return self.members[0].place
