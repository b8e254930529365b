"""Articles → stories: copies and versions of one text together, one of them the main one.

Works on articles in rank order and gives back their places in it, so that hits, digests and tests can all use it.
The order in which articles were read changes nothing.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from triage.article import Article, moment
from triage.stories.copies import WHOLE
from triage.stories.links import Links, links
from triage.stories.marks import Mark
from triage.stories.sentences import new_sentences
from triage.stories.shingles import fingerprint

Role = Literal["main", "copy", "update", "correction", "withdrawal"]
#: New sentences that make a later article an update and not a copy.
NEW = 2
#: How much longer a text is of which another is only a part; one that is longer still holds several stories.
LONGER, LONGEST = 1.15, 4
#: Of equal times the graver mark is the later one.
GRAVITY = ("", "update", "correction", "withdrawal")


class Member(Struct, frozen=True):
    """One article of a story: its place in the ranking and what it is to the main one."""

    place: int
    role: Role


class Group(Struct, frozen=True):
    """A story: the main article first, then the others in rank order."""

    id: str
    members: tuple[Member, ...]

    @property
    def main(self) -> int:
        """The place of the article that is shown."""
        return self.members[0].place


class Grouping(Struct, frozen=True):
    """What is known of a ranking, by places in it."""

    #: Of two articles or more, by the place of their main article.
    stories: list[Group]
    #: Pairs of one series, which are different news.
    apart: frozenset[tuple[int, int]]
    #: Notices that withdraw, and all that stands in a story with one.
    withdrawn: frozenset[int]


def stories(ranked: Sequence[Article], reports: Sequence[frozenset[str]] | None = None) -> list[Group]:
    """Those of `grouped`."""
    return grouped(ranked, reports).stories


def grouped(
    ranked: Sequence[Article],
    reports: Sequence[frozenset[str]] | None = None,
    bands: Sequence[str] | None = None,
) -> Grouping:
    """The stories of a ranking, what must stay apart in it, what is withdrawn.

    `reports` says for which profiles each article is a hit: one is only folded under a main article that is a hit for
    the same ones, so that no profile loses it. One that is a hit for none is never the main article. Where `bands` are
    known, a fuller text of the same band is preferred to the best one.
    """
    order = sorted(range(len(ranked)), key=lambda place: (ranked[place].path, ranked[place].index, place))
    known = links([ranked[place] for place in order])
    groups: list[Group] = []
    for clique in _joined(known, len(order)):
        marks = {order[number]: known.marks[number] for number in clique}
        groups += _groups(sorted(marks), ranked, marks, reports, bands)
    apart = frozenset((order[one], order[other]) for one, other in known.apart)
    withdrawn = {order[number] for number, mark in enumerate(known.marks) if mark.kind == "withdrawal"}
    for group in groups:
        places = {member.place for member in group.members}
        withdrawn |= places if places & withdrawn else set()
    return Grouping(sorted(groups, key=lambda group: group.main), apart, frozenset(withdrawn))


def _joined(known: Links, size: int) -> list[list[int]]:
    """Surest links first; a link that would bring two of a series together is left out."""
    home = list(range(size))
    members = {number: [number] for number in home}
    apart: dict[int, set[int]] = {}
    for one, other in known.apart:
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    for link in sorted(known.together, key=lambda link: (-link.strength, link.earlier, link.later)):
        into, from_ = home[link.earlier], home[link.later]
        if into == from_:
            continue
        if any(not apart.get(one, frozenset()).isdisjoint(members[from_]) for one in members[into]):
            continue
        for number in members[from_]:
            home[number] = into
        members[into] += members.pop(from_)
    return [sorted(each) for each in members.values() if len(each) > 1]


def _groups(
    places: list[int],
    ranked: Sequence[Article],
    marks: dict[int, Mark],
    reports: Sequence[frozenset[str]] | None,
    bands: Sequence[str] | None,
) -> list[Group]:
    """One story, or several where no main article stands for all profiles."""
    groups: list[Group] = []
    left = places
    while len(left) > 1:
        able = [place for place in left if reports is None or reports[place]]
        if not able:
            break
        main = main_of(able, ranked, marks)
        if bands and not marks[main].kind:
            equal = [each for each in able if reports is None or reports[each] >= reports[main]]
            main = fullest(main, [each for each in equal if bands[each] == bands[main]], ranked)
        held = [place for place in left if reports is None or reports[place] <= reports[main]]
        if len(held) > 1:
            groups.append(_group(main, held, ranked, marks))
        left = [place for place in left if place not in held]
    return groups


def _group(main: int, places: list[int], ranked: Sequence[Article], marks: dict[int, Mark]) -> Group:
    others = tuple(
        Member(place, _role(ranked[place], marks[place], ranked[main])) for place in places if place != main
    )
    first = min((ranked[place] for place in places), key=_age)
    return Group(first.identity, (Member(main, "main"), *others))


def main_of(places: Sequence[int], ranked: Sequence[Article], marks: dict[int, Mark]) -> int:
    """The last word of the wire where it has marked one, else the best."""
    marked = [place for place in places if marks[place].kind]
    return (
        max(marked, key=lambda place: (*_lateness(ranked[place], marks[place]), -place)) if marked else min(places)
    )


def fullest(best: int, places: Sequence[int], ranked: Sequence[Article]) -> int:
    """The longest of the texts that hold nearly all of the best one, which is then cut; else the best one itself."""
    cut = fingerprint(ranked[best]).shingles
    chosen, size = best, LONGER * len(cut)
    for place in places:
        whole = fingerprint(ranked[place]).shingles
        if size <= len(whole) <= LONGEST * len(cut) and len(cut & whole) >= WHOLE * len(cut):
            chosen, size = place, len(whole) + 1
    return chosen


def _lateness(article: Article, mark: Mark) -> tuple[float, int, int]:
    time = moment(article.updated or article.published)
    if time is None:
        # A kill without a date must not go unseen.
        time = float("inf") if mark.kind == "withdrawal" else float("-inf")
    return time, GRAVITY.index(mark.kind), mark.number


def _role(article: Article, mark: Mark, main: Article) -> Role:
    if mark.kind:
        return mark.kind
    times = moment(article.published), moment(main.published)
    is_later = times[0] is not None and times[1] is not None and times[0] > times[1]
    return "update" if is_later and len(new_sentences(article, main)) >= NEW else "copy"


def _age(article: Article) -> tuple[float, str, int]:
    time = moment(article.published)
    return (float("inf") if time is None else time, article.path, article.index)
