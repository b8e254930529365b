"""Articles → stories: copies and versions of one text together, one of them the main one.

Works on articles in rank order and gives back their places in it, so that hits, digests and tests can all use it.
The order in which articles were read changes nothing.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from triage.article import Article, moment
from triage.stories.copies import WHOLE
from triage.stories.group import Group, Member, Role
from triage.stories.links import FactsOf, Family, Link, Links
from triage.stories.marks import VersionMark
from triage.stories.own_text import Boilerplate
from triage.stories.sentences import new_sentences
from triage.stories.shingles import shingles_of
from triage.stories.versions import Matches, Versions, lateness

#: New sentences that make a later article an update and not a copy.
NEW = 2
#: How much longer a text is of which another is only a part; one that is longer still holds several stories.
LONGER, LONGEST = 1.15, 4


class Grouping(Struct, frozen=True):
    """What is known of a ranking, by places in it."""

    #: Of two articles or more, by the place of their main article.
    stories: list[Group]
    #: Pairs of one series, which are different news.
    apart: frozenset[tuple[int, int]]
    #: Notices that withdraw, and all that stands in a story with one.
    withdrawn: frozenset[int]
    #: Sentences that are no evidence, those met before among them.
    stock: Boilerplate = frozenset()


def stories(ranked: Sequence[Article], reports: Sequence[frozenset[str]] | None = None) -> list[Group]:
    """The stories of a ranking."""
    return grouped(ranked, reports).stories


def grouped(
    ranked: Sequence[Article],
    reports: Sequence[frozenset[str]] | None = None,
    bands: Sequence[str] | None = None,
    matches: Matches = None,
    stock: Boilerplate = frozenset(),
    lifted: AbstractSet[int] = frozenset(),
) -> Grouping:
    """The stories of a ranking, what must stay apart in it, what is withdrawn.

    `reports` says for which profiles each article is a hit: one is only folded under a main article that is a hit for
    the same ones, so that no profile loses it. One that is a hit for none is never the main article. Where `bands` are
    known, a fuller text of the same band is preferred to the best one. `matches` are the places in each body where a
    profile matched: a sentence with one that stands in no other text makes a version. Those that are `lifted` are below
    the threshold of what `reports` says of them: they stand in a story of one above it if they say something that it
    does not, the last version before all others, and bring no two stories together.
    """
    order = sorted(range(len(ranked)), key=lambda place: (ranked[place].path, ranked[place].index, place))
    known = Links([ranked[place] for place in order], stock)
    groups: list[Group] = []
    apart = {(order[one], order[other]) for one, other in known.apart}
    lifted_numbers = {number for number, place in enumerate(order) if place in lifted}
    for family in known.families():
        apart.update((order[one], order[other]) for one, other in family.apart)
        for clique in _joined(family, lifted_numbers):
            marks = {order[number]: known.marks[number] for number in clique}
            facts = FactsOf(ranked)
            facts.update({order[number]: known.facts[number] for number in clique})
            versions = Versions(ranked, marks, facts, matches)
            groups += _groups(sorted(marks), ranked, marks, reports, bands, versions, lifted)
    withdrawn = {order[number] for number, mark in enumerate(known.marks) if mark.kind == "withdrawal"}
    for group in groups:
        places = {member.place for member in group.members}
        withdrawn |= places if places & withdrawn else set()
    ordered = sorted(groups, key=lambda group: group.main)
    return Grouping(ordered, frozenset(apart), frozenset(withdrawn), known.stock)


def _joined(family: Family, lifted: AbstractSet[int]) -> list[list[int]]:
    """Surest links first, those to what is lifted last; a link that would bring two of a series together is left out."""
    home = {number: number for link in family.together for number in (link.earlier, link.later)}
    members = {number: [number] for number in home}
    apart: dict[int, set[int]] = {}
    for one, other in family.apart:
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)

    def order(link: Link) -> tuple[int, float, int, int]:
        return (link.earlier in lifted) + (link.later in lifted), -link.strength, link.earlier, link.later

    for link in sorted(family.together, key=order):
        into, from_ = home[link.earlier], home[link.later]
        if into == from_:
            continue
        if lifted and order(link)[0] and not any(lifted >= set(members[one]) for one in (into, from_)):
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
    marks: dict[int, VersionMark],
    reports: Sequence[frozenset[str]] | None,
    bands: Sequence[str] | None,
    versions: Versions,
    lifted: AbstractSet[int],
) -> list[Group]:
    """One story, or several where no main article stands for all profiles."""
    groups: list[Group] = []
    left = places
    while len(left) > 1:
        able = _able(left, reports, lifted)
        if not able:
            break
        main = _main(able, ranked, marks, reports, bands, versions)
        held = [place for place in left if reports is None or reports[place] <= reports[main]]
        kept = [place for place in held if place not in lifted or place == main or versions.is_beside(place, main)]
        if len(kept) > 1:
            groups.append(_group(main, kept, ranked, marks, versions))
        left = [place for place in left if place not in held]
    return groups


def _able(places: Sequence[int], reports: Sequence[frozenset[str]] | None, lifted: AbstractSet[int]) -> list[int]:
    """The members that can stand for a story; one that is lifted only for all profiles that the others are hits for."""
    if reports is None:
        return list(places)
    wanted = frozenset[str]().union(*(reports[place] for place in places if place not in lifted))
    return [
        place for place in places if reports[place] and (place not in lifted or reports[place] >= wanted > set())
    ]


def _main(
    able: Sequence[int],
    ranked: Sequence[Article],
    marks: dict[int, VersionMark],
    reports: Sequence[frozenset[str]] | None,
    bands: Sequence[str] | None,
    versions: Versions,
) -> int:
    """The notice that withdraws; else the best of those that say all that the last version says."""
    if any(marks[place].kind == "withdrawal" for place in able):
        return main_of(able, ranked, marks)
    last = versions.last(able) if versions.founders(able) else list(able)
    main = min(last)
    if not bands or marks[main].kind:
        return main
    equal = [each for each in last if reports is None or reports[each] >= reports[main]]
    return fullest(main, [each for each in equal if bands[each] == bands[main]], ranked)


def _group(
    main: int, places: list[int], ranked: Sequence[Article], marks: dict[int, VersionMark], versions: Versions
) -> Group:
    others = tuple(_member(place, main, ranked, marks, versions) for place in places if place != main)
    first = min((ranked[place] for place in places), key=_age)
    changes = () if marks[main].kind == "withdrawal" else versions.changes(main, places)
    return Group(first.identity, (Member(main, "main"), *others), changes)


def _member(
    place: int, main: int, ranked: Sequence[Article], marks: dict[int, VersionMark], versions: Versions
) -> Member:
    role = _role(ranked[place], marks[place], ranked[main])
    if "withdrawal" in (marks[place].kind, marks[main].kind):
        return Member(place, role)
    state = versions.state(place, main)
    if role == "copy" and state == "beside" and versions.says_more(place, main):
        role = "update"
    lost = versions.lost(place, main) if state == "outdated" else ()
    return Member(place, role, is_outdated=state == "outdated", changes=lost)


def main_of(places: Sequence[int], ranked: Sequence[Article], marks: dict[int, VersionMark]) -> int:
    """The last word of the wire where it has marked one, else the best."""
    marked = [place for place in places if marks[place].kind]
    return (
        max(marked, key=lambda place: (*lateness(ranked[place], marks[place]), -place)) if marked else min(places)
    )


def fullest(best: int, places: Sequence[int], ranked: Sequence[Article]) -> int:
    """The longest of the texts that hold nearly all of the best one, which is then cut; else the best one itself."""
    if all(place == best for place in places):
        return best
    cut = shingles_of(ranked[best])[0]
    chosen, size = best, LONGER * len(cut)
    for place in places:
        whole = shingles_of(ranked[place])[0]
        if size <= len(whole) <= LONGEST * len(cut) and len(cut & whole) >= WHOLE * len(cut):
            chosen, size = place, len(whole) + 1
    return chosen


def _role(article: Article, mark: VersionMark, main: Article) -> Role:
    if mark.kind:
        return mark.kind
    times = moment(article.published), moment(main.published)
    is_later = times[0] is not None and times[1] is not None and times[0] > times[1]
    return "update" if is_later and len(new_sentences(article, main)) >= NEW else "copy"


def _age(article: Article) -> tuple[float, str, int]:
    time = moment(article.published)
    return (float("inf") if time is None else time, article.path, article.index)
