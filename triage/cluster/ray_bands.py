"""What two articles of one story have in common for certain enough to bring them to one machine: equal keys.

Bands of a MinHash of the same shingles that a scan compares, and what the wire itself says of versions. Whether they are
copies is decided where they meet, exactly, by `stories`; here nothing is decided.
"""

from collections.abc import Sequence
from hashlib import blake2b

from triage.article import Article
from triage.stories.links import TELLING
from triage.stories.marks import VersionMark, mark_of
from triage.stories.shingles import Fingerprint, fingerprint

#: One permutation, cut into as many slots, two of which are a band. Two articles that share a share s of their shingles
#: meet with 1 − (1 − s²)³²: .6 → 1.0, .3 → .95, .2 → .73, .05 → .08; strangers share none. Figures: docs/scaling.md.
SLOTS, ROWS = 64, 2
_MASK = (1 << 32) - 1
_EMPTY = 1 << 32
#: Odd constants that spread the bits of a checksum (Knuth's golden ratio, and the finaliser of MurmurHash3).
_SPREAD, _MIX = 0x9E3779B1, 0x85EBCA6B
#: Set in keys of the wire: such a group counts only if the wire has marked one of it.
WIRE = 1 << 63


def band_keys(one: Fingerprint) -> list[int]:
    """The keys of a text's bands, 63 bits each; none for a text too short for a shingle."""
    least = signature(one.shingles)
    return (
        []
        if not least
        else [_key(f"{place}:{least[place : place + ROWS]}") & ~WIRE for place in range(0, SLOTS, ROWS)]
    )


def signature(shingles: frozenset[int]) -> list[int]:
    """The least hash of each slot (one permutation hashing); an empty slot borrows that of the next one to the right."""
    least = [_EMPTY] * SLOTS
    for shingle in shingles:
        mixed = (shingle * _SPREAD) & _MASK
        mixed = ((mixed ^ (mixed >> 15)) * _MIX) & _MASK
        slot = mixed % SLOTS
        least[slot] = min(least[slot], mixed)
    if not shingles:
        return []
    for slot in range(SLOTS - 1, -SLOTS - 1, -1):
        lender = least[(slot + 1) % SLOTS]
        if least[slot] == _EMPTY != lender:
            # Shifted, lest what is borrowed passes for a slot's own.
            least[slot] = (lender + _SPREAD) & _MASK
    return least


def wire_keys(article: Article, mark: VersionMark) -> list[int]:
    """Keys of versions of one id, of a headline without its mark, and of a slug at its outlet."""
    keys = []
    if article.id and (article.version or article.status == "canceled"):
        keys.append(_key(f"id\0{article.id}\0{article.outlet}") & ~WIRE)
    if mark.title.count(" ") >= TELLING - 1:
        keys.append(_key(f"title\0{mark.title}") | WIRE)
    if mark.slug:
        keys.append(_key(f"slug\0{mark.slug}\0{article.outlet}") | WIRE)
    return keys


def keys_of(article: Article) -> tuple[list[int], bool]:
    """All keys of an article, and whether the wire has marked it as following another."""
    mark = mark_of(article)
    return band_keys(fingerprint(article)) + wire_keys(article, mark), bool(mark.kind)


def meeting(keyed: Sequence[tuple[int, int, bool]]) -> set[tuple[int, int]]:
    """Which articles to bring together, of rows (key, article, marked): each with the first of its group.

    >>> sorted(meeting([(7, 1, False), (7, 2, False), (9, 3, False), (WIRE | 7, 4, False), (WIRE | 7, 5, False)]))
    [(1, 2)]
    >>> sorted(meeting([(WIRE | 7, 4, False), (WIRE | 7, 5, True)]))
    [(4, 5)]
    """
    pairs: set[tuple[int, int]] = set()
    group: list[tuple[int, int, bool]] = []
    for row in [*sorted(keyed), (-1, -1, False)]:
        if group and row[0] != group[0][0]:
            if len(group) > 1 and (group[0][0] < WIRE or any(marked for _, _, marked in group)):
                pairs.update((group[0][1], article) for _, article, _ in group[1:])
            group = []
        group.append(row)
    return pairs


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
