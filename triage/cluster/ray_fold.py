"""What is known only when all shards are: stories across a job, and its best hits.

Articles whose keys are equal are brought together by two shuffles, first their keys, then what shares one; where they
meet, `fold` decides as it does in a scan. Plain functions for workers, and the order in which a driver calls them.
"""

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from triage.cluster.arrow import records
from triage.cluster.ray_bands import keys_of, meeting
from triage.cluster.ray_shard import encoded_whole, kept_by, unpacked
from triage.render.json.record import Record, story_record
from triage.report.fold import fold
from triage.report.rank import RankKey, rank_key
from triage.report.report import Hit, Reject, StoryPart

if TYPE_CHECKING:
    from triage.cluster.ray_engine import RayCluster

#: An article of a job: its shard, and its place there.
PLACES = 1 << 32
#: Articles that one worker folds together at least, unless there are fewer.
TOGETHER = 20_000
#: Parts into which keys are shuffled, for each hundred shards.
PARTITIONS = 16


class Candidate(Struct, frozen=True):
    """An article that may belong to a story, on its way to the others: a hit, or a reject that may withdraw one."""

    group: int
    article: int
    hit: Hit | None = None
    notice: Reject | None = None


class FoldedStory(Struct, frozen=True):
    """A story."""

    #: Where it stands: with its best article, which need not be its main one.
    rank: RankKey
    #: Its hits, the main one first.
    members: tuple[tuple[int, StoryPart], ...]
    record: Record


class Stories(Struct, frozen=True):
    """All stories of a job, in the order of their best articles."""

    told: tuple[FoldedStory, ...] = ()
    #: Hits that are not the main one of their story.
    folded: frozenset[int] = frozenset()

    @property
    def parts(self) -> dict[int, dict[int, StoryPart]]:
        """The parts in stories, by shard and place."""
        found: defaultdict[int, dict[int, StoryPart]] = defaultdict(dict)
        for story in self.told:
            for article, part in story.members:
                found[article // PLACES][article % PLACES] = part
        return found

    @property
    def ranks(self) -> dict[int, dict[int, RankKey]]:
        """Where main articles stand for their stories, by shard and place."""
        found: defaultdict[int, dict[int, RankKey]] = defaultdict(dict)
        for story in self.told:
            main, _ = story.members[0]
            found[main // PLACES][main % PLACES] = story.rank
        return found


def scatter_keys(work: bytes, number: int, partitions: int) -> list[bytes]:
    """The keys of a shard's hits and notices, by partition: key, article, whether it is marked."""
    scattered = [array("Q") for _ in range(partitions)]
    for place, one in kept_by(unpacked(work).out, number).candidates():
        keys, is_marked = keys_of(one.article)
        for key in keys:
            scattered[key % partitions].extend((key, number * PLACES + place, is_marked))
    return [each.tobytes() for each in scattered]


def meet(*pieces: bytes) -> bytes:
    """The pairs of one partition, one after the other."""
    rows = array("Q", b"".join(pieces))
    keyed = [(rows[at], rows[at + 1], bool(rows[at + 2])) for at in range(0, len(rows), 3)]
    return array("Q", (article for pair in sorted(meeting(keyed)) for article in pair)).tobytes()


def scatter_articles(work: bytes, number: int, wanted: dict[int, tuple[int, int]], bins: int) -> list[bytes]:
    """The candidates of a shard, by bin; `wanted` says of a place its bin and its group."""
    scattered: list[list[Candidate]] = [[] for _ in range(bins)]
    for place, one in kept_by(unpacked(work).out, number).candidates():
        if place in wanted:
            where, group = wanted[place]
            article = number * PLACES + place
            if isinstance(one, Hit):
                scattered[where].append(Candidate(group, article, hit=_bare(one)))
            else:
                scattered[where].append(Candidate(group, article, notice=one))
    return [encoded_whole(each) for each in scattered]


def _bare(hit: Hit) -> Hit:
    """The hit without what stories do not ask for; a sentence with a match makes a version."""
    scores = tuple(
        replace(score, contributions=(), matches=tuple(one for one in score.matches if one.field == "body"))
        for score in hit.scores
    )
    return Hit(article=hit.article, scores=scores, words=hit.words)


def fold_bin(*pieces: bytes) -> list[FoldedStory]:
    """The stories among the candidates of one bin."""
    groups: defaultdict[int, list[Candidate]] = defaultdict(list)
    decoder = msgspec.msgpack.Decoder(list[Candidate])
    for piece in pieces:
        for one in decoder.decode(piece):
            groups[one.group].append(one)
    return [told for group in sorted(groups) for told in _folded(groups[group])]


def _folded(group: list[Candidate]) -> Iterator[FoldedStory]:
    """Fold as a scan does: hits in rank order, then the notices in the order of the input."""
    ranked = sorted((rank_key(one.hit), one.article, one.hit) for one in group if one.hit)
    notices = sorted((one.article, one.notice) for one in group if one.notice)
    folded = fold([hit for _, _, hit in ranked], keep_copies=True, notices=[notice for _, notice in notices])
    # Every hit is still there, in the same order.
    articles = {id(hit): (rank, article) for hit, (rank, article, _) in zip(folded.hits, ranked, strict=True)}
    for story in folded.stories:
        members = [(*articles[id(one)], one.story) for one in (story.main, *story.copies) if id(one) in articles]
        yield FoldedStory(
            min(rank for rank, _, _ in members),
            tuple((article, part) for _, article, part in members if part),
            story_record(story),
        )


def best_of(
    work: bytes, number: int, folded: frozenset[int], ranks: dict[int, RankKey]
) -> list[tuple[RankKey, int]]:
    """The best hits of a shard that stand for themselves, with the articles they are; `ranks` has those of stories."""
    told = unpacked(work)
    entries = [
        (ranks.get(place) or rank_key(one), number * PLACES + place)
        for place, one in kept_by(told.out, number).placed_hits()
        if number * PLACES + place not in folded
    ]
    return heapq.nsmallest(told.choice.top or len(entries), entries)


def rows_of(work: bytes, number: int, places: dict[int, StoryPart | None]) -> list[tuple[RankKey, Record]]:
    """The records of some hits of a shard, in their stories."""
    told = unpacked(work)
    kept = kept_by(told.out, number)
    hits = [replace(one, story=places[place]) for place, one in kept.placed_hits() if place in places]
    return list(zip(map(rank_key, hits), records(hits, told.with_), strict=True))


def stories_of(cluster: "RayCluster", shared: Any, shards: Sequence[int]) -> Stories:
    """All stories among the results that wait; the work was shared before."""
    partitions = max(1, PARTITIONS * len(shards) // 100)
    pairs = array("Q")
    calls = [(shared, number, partitions) for number in shards]
    for piece in cluster.shuffle(scatter_keys, calls, meet, partitions):
        pairs.frombytes(piece)
    bins, wanted = binned(_groups(pairs))
    calls_of_articles = [(shared, number, places, bins) for number, places in sorted(wanted.items())]
    found = [
        told for some in cluster.shuffle(scatter_articles, calls_of_articles, fold_bin, bins) for told in some
    ]
    folded = frozenset(article for story in found for article, _ in story.members[1:])
    return Stories(tuple(sorted(found, key=lambda story: story.rank)), folded)


def _groups(pairs: "array[int]") -> list[list[int]]:
    """Articles that any chain of pairs connects, in order."""
    home: dict[int, int] = {}

    def root(one: int) -> int:
        while home.setdefault(one, one) != one:
            home[one] = home[home[one]]
            one = home[one]
        return one

    for at in range(0, len(pairs), 2):
        first, second = root(pairs[at]), root(pairs[at + 1])
        home[max(first, second)] = min(first, second)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for one in sorted(home):
        members[root(one)].append(one)
    return list(members.values())


def binned(groups: Iterable[list[int]]) -> tuple[int, dict[int, dict[int, tuple[int, int]]]]:
    """How many bins, and for each shard and place the bin and the group; a group is never divided."""
    wanted: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    where = size = 0
    for number, group in enumerate(groups):
        if size >= TOGETHER:
            where, size = where + 1, 0
        for article in group:
            wanted[article // PLACES][article % PLACES] = (where, number)
        size += len(group)
    return where + 1, wanted
