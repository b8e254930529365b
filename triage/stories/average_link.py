"""Links between vectors → trees of groups: the closest two are joined first, by their likeness on average.

Average link keeps chains apart: a group takes in another only where all of it is alike on average, not where one pair
is. Knows nothing of articles; `events` makes the vectors and decides which groups stand.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

from msgspec import Struct

#: Word, by its number → its share.
Vector = dict[int, float]
#: How alike two are, and the numbers of both.
Link = tuple[float, int, int]


class Node(Struct, eq=False):
    """A group: its members by number, and the two groups that it was joined of; none where it is a single one."""

    members: list[int]
    parts: tuple["Node", ...] = ()


class _Group(Struct, eq=False):
    """A group that may still grow, with those that may not join it, and the sum of its vectors once it has grown."""

    node: Node
    apart: frozenset[int]
    #: None while it is a single one: most never join another, and all of their vectors at once are large.
    words: Vector | None = None


def trees(
    links: Iterable[Link],
    vector: Callable[[int], Vector],
    least: float,
    apart: Iterable[tuple[int, int]] = (),
) -> list[Node]:
    """The groups that no other joins at `least` or more; vectors have the length 1. Pairs that are `apart` never meet.

    >>> vectors = [{1: 1.0}, {1: 0.8, 2: 0.6}, {2: 1.0}]
    >>> [sorted(tree.members) for tree in trees([(0.8, 0, 1), (0.6, 1, 2)], vectors.__getitem__, 0.5)]
    [[0, 1]]
    """
    never: dict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        never[one].add(other)
        never[other].add(one)
    home: dict[int, _Group] = {}
    heap = [(-alike, one, other) for alike, one, other in links]
    heapify(heap)
    #: By two groups as they are now. Many links join the same two.
    known: dict[tuple[Node, Node], float] = {}
    while heap:
        before, one, other = heappop(heap)
        for number in (one, other):
            if number not in home:
                home[number] = _Group(Node([number]), frozenset(never.get(number, ())))
        left, right = home[one], home[other]
        if left is right or not left.apart.isdisjoint(right.node.members):
            continue
        # Groups that have grown since wait for their turn.
        alike = -before
        if left.words is not None or right.words is not None:
            pair = left.node, right.node
            if pair not in known:
                known[pair] = _average(left, right, vector)
            alike = known[pair]
        if alike >= -before:
            _join(left, right, home, vector)
        elif alike >= least:
            heappush(heap, (-alike, one, other))
    return [group.node for group in dict.fromkeys(home.values()) if group.node.parts]


def joined(pairs: Iterable[tuple[int, int]]) -> list[Node]:
    """The groups that come of the pairs by which they were joined, in the order in which they were.

    >>> [sorted(tree.members) for tree in joined([(0, 1), (3, 2), (2, 1), (5, 4)])]
    [[0, 1, 2, 3], [4, 5]]
    """
    home: dict[int, _Group] = {}
    for pair in pairs:
        for number in pair:
            if number not in home:
                home[number] = _Group(Node([number]), frozenset())
        _merge(*_by_size(home[pair[0]], home[pair[1]]), home)
    return [group.node for group in dict.fromkeys(home.values())]


def _average(one: _Group, other: _Group, vector: Callable[[int], Vector]) -> float:
    """How alike two groups are, on average over all pairs: the product of the sums."""
    return dot(_sum(one, vector), _sum(other, vector)) / (len(one.node.members) * len(other.node.members))


def _sum(group: _Group, vector: Callable[[int], Vector]) -> Vector:
    return vector(group.node.members[0]) if group.words is None else group.words


def dot(one: Vector, other: Vector) -> float:
    """The product of two vectors, rounded, so that no machine's arithmetic decides."""
    return round(sum([one[word] * other[word] for word in one.keys() & other.keys()]), 6)


def _by_size(one: _Group, other: _Group) -> tuple[_Group, _Group]:
    return (one, other) if len(one.node.members) < len(other.node.members) else (other, one)


def _join(one: _Group, other: _Group, home: dict[int, _Group], vector: Callable[[int], Vector]) -> None:
    less, more = _by_size(one, other)
    words = dict(_sum(more, vector)) if more.words is None else more.words
    for word, value in _sum(less, vector).items():
        words[word] = words.get(word, 0.0) + value
    more.words, less.words = words, None
    more.apart |= less.apart
    _merge(less, more, home)


def _merge(less: _Group, more: _Group, home: dict[int, _Group]) -> None:
    for number in less.node.members:
        home[number] = more
    more.node = Node([*more.node.members, *less.node.members], (more.node, less.node))
