"""The patterns of all plans under numbers, who owns them, and what becomes of a word or phrase that was found.

Both roads come here with what they find: whether it stands as the pattern wants it, whose slots it fills, and whether
it decides the article.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Any

from msgspec.structs import astuple, replace

from triage.matching.compile import Pattern, PatternOptions, compile_literal
from triage.matching.edges import fit
from triage.matching.occurrence import BODY, TITLE, ArticleMatches, Deciding, Decisive, Occurrence, Segment, Texts
from triage.matching.pattern import NO_EDGES, Edges, Gap, Needle
from triage.matching.plan import Plan
from triage.matching.vocabulary import KIND_NUMBER, Anchored, Neighbour, Single, TokenMeaning

FORM = KIND_NUMBER["form"]
ALIAS = KIND_NUMBER["alias"]
#: Kinds by which another spelling than the term's is found.
NEAR = frozenset((KIND_NUMBER["translit"], KIND_NUMBER["fuzzy"]))
Span = tuple[int, int]
#: Needles, gaps and edges; patterns by their numbers; the numbers of the patterns of each literal.
StoredPatterns = tuple[list[Any], list[Any], list[Any], list[Any], list[Any]]


class PatternTable:
    """Each pattern once, however many profiles ask for it."""

    def __init__(self, plans: Sequence[Plan], stored: "StoredPatterns | None" = None) -> None:
        """`stored`: what `stored` gave for the same plans in a former run."""
        self._plans = plans
        self.patterns: list[Pattern] = []
        #: For each pattern: the (profile, slot) pairs it fills.
        self.owners: list[list[tuple[int, int]]] = []
        #: Of these patterns, the pairs to which they are other names.
        self.aliased: dict[int, set[tuple[int, int]]] = {}
        #: By literal, in the order in which they are first met, the numbers of its patterns.
        self._numbers: Sequence[Sequence[int]] = ()
        if stored is not None:
            self.patterns, self._numbers = _patterns_of(stored), stored[-1]
        self._compile()
        self.respellings = frozenset(
            number for number, pattern in enumerate(self.patterns) if pattern.is_respelling
        )
        #: Patterns of which a match must be looked at in the text.
        self.looked_at = frozenset(number for number, pattern in enumerate(self.patterns) if pattern.wants_look)
        #: Whether one is the name of a person in several words.
        self._has_names = any(gap.rule == "name" for pattern in self.patterns for gap in pattern.gaps)
        #: Patterns of one word with a capital.
        self.proper = frozenset(number for number, pattern in enumerate(self.patterns) if pattern.is_proper)

    def _compile(self) -> None:
        """Number the patterns of all literals; many profiles ask for the same words, which are compiled once."""
        numbers: dict[Pattern, int] = {}
        known: dict[tuple[str, PatternOptions], Sequence[int]] = {}
        owners: list[dict[tuple[int, int], None]] = [{} for _ in self.patterns]
        stored = iter(self._numbers)
        for profile, plan in enumerate(self._plans):
            for literal, slot in plan.literals:
                if literal.is_text:
                    continue
                key = (literal.text, literal.options)
                found = known.get(key)
                if found is None:
                    found = known[key] = next(stored, ())
                if not found and not self._numbers:
                    patterns = compile_literal(literal.text, literal.options)
                    found = known[key] = [numbers.setdefault(pattern, len(numbers)) for pattern in patterns]
                    owners += ({} for _ in range(len(numbers) - len(owners)))
                owner = (profile, slot)
                for number in found:
                    if owner not in owners[number]:
                        owners[number][owner] = None
                        if literal.is_alias:
                            self.aliased.setdefault(number, set()).add(owner)
        self.patterns += numbers
        self.owners += map(list, owners)
        self._numbers = list(known.values())

    def stored(self) -> "StoredPatterns":
        """The patterns in plain values, for another run with the same plans."""
        needles, gaps, edges = _Numbered(), _Numbered(), _Numbered()
        patterns = [
            (
                tuple(map(needles.__getitem__, one.needles)),
                one.anchor,
                tuple(map(gaps.__getitem__, one.gaps)),
                one.is_respelling,
                edges[one.edges],
            )
            for one in self.patterns
        ]
        plain = [list(map(astuple, kind)) for kind in (needles, gaps, edges)]
        return plain[0], plain[1], plain[2], patterns, list(map(list, self._numbers))

    @cached_property
    def _is_together(self) -> Callable[[Pattern, str, Sequence[Span]], bool]:
        # Single words have no gaps.
        from triage.matching.gaps import is_together

        return is_together

    def deciding(self, decisive: Sequence[Decisive], zones: Collection[int]) -> Deciding:
        """The patterns that fill a decisive slot of one of the profiles, of which these zones are looked into."""
        # Of each slot once: a term has several patterns.
        slots = {
            (profile, slot): (profile, None if all(weights[zone] is not None for zone in zones) else weights)
            for profile, own in enumerate(decisive)
            for slot, weights in own.items()
        }
        return {
            number: slots[owner] for number, owners in enumerate(self.owners) for owner in owners if owner in slots
        }

    def add(self, found: ArticleMatches, pattern: int, occurrence: Occurrence) -> None:
        """Put an occurrence where the owners of its pattern look for it."""
        if occurrence.kind in NEAR and occurrence.first == occurrence.last and pattern in self.proper:
            found.near.append((pattern, occurrence))
        elif pattern in found.deciding:
            profile, zones = found.deciding[pattern]
            if zones is None or zones[occurrence.zone] is not None:
                found.decided = profile
        aliased = self.aliased.get(pattern)
        given = occurrence
        for profile, slot in self.owners[pattern]:
            if aliased is not None:
                occurrence = _as_alias(given) if (profile, slot) in aliased else given
            slots = found.profiles.get(profile)
            if slots is None:
                slots = found.profiles[profile] = {}
            if slot in slots:
                slots[slot].append(occurrence)
            else:
                slots[slot] = [occurrence]

    def add_single(
        self, single: Single, found: ArticleMatches, field: int, first: int, last: int, *, is_piece: bool = False
    ) -> None:
        """Add a token, if it stands as the pattern wants it; `is_piece`: a word within one, beside others."""
        texts, sighting, pattern = found.texts, single.sighting, single.pattern
        kind = FORM if sighting.kind < FORM and pattern in self.respellings else sighting.kind
        occurrence: Occurrence | None = Occurrence(
            field, first, last, kind, sighting.similarity, sighting.trim_start, sighting.trim_end
        )
        assert occurrence is not None
        if pattern in self.looked_at:
            span = texts.token_span(occurrence)
            occurrence = with_edges(self.patterns[pattern], texts.text(field), span, span, occurrence)
            if occurrence is None:
                return
        if is_piece:
            occurrence = with_span(texts, occurrence)
        if not sighting.wants_cased or self._stands_cased(texts, occurrence, pattern):
            self.add(found, pattern, occurrence)

    def note_phrase(
        self, entries: list[TokenMeaning | Neighbour | None], place: int, anchored: Anchored, segment: Segment
    ) -> None:
        """Note a longer pattern around its anchor if all its tokens stand there; gaps are looked at later."""
        start = place - anchored.anchor
        stop = start + len(anchored.needles)
        if start < segment.base or stop > len(entries):
            return
        kind, similarity = 0, 1.0
        sightings = []
        for needle, entry in zip(anchored.needles, entries[start:stop], strict=True):
            sighting = entry.needles.get(needle) if entry is not None else None
            if sighting is None:
                return
            sightings.append(sighting)
            kind = max(kind, sighting.kind)
            similarity = min(similarity, sighting.similarity)
        if anchored.pattern in self.respellings:
            kind = max(kind, FORM)
        first, last = start - segment.base, stop - 1 - segment.base
        trims = sightings[0].trim_start, sightings[-1].trim_end
        segment.phrases.append(
            (anchored.pattern, Occurrence(segment.field, first, last, kind, similarity, *trims))
        )

    def add_phrase(
        self, pattern: int, occurrence: Occurrence, found: ArticleMatches, spans: list[tuple[int, int]]
    ) -> None:
        """Add a phrase, if its tokens stand together, unbroken by the end of a sentence."""
        text = found.texts.text(occurrence.field)
        if self.patterns[pattern].edges.is_hungarian and found.texts.language != "hu":
            return
        if self._is_together(self.patterns[pattern], text, spans):
            fitting = with_edges(self.patterns[pattern], text, spans[0], spans[-1], occurrence)
            if fitting is not None:
                self.add(found, pattern, fitting)

    def may_be_interrupted(self, text: str) -> bool:
        """Whether a text has brackets, or a quote within a name, in which acronyms and nicknames stand."""
        if "(" in text or not self._has_names:
            return "(" in text
        from triage.matching.detours import has_nickname  # seldom asked

        return has_nickname(text)

    def _stands_cased(self, texts: Texts, occurrence: Occurrence, pattern: int) -> bool:
        """Whether a common word in capitals is meant: its line is not all capitals, or it stands cased elsewhere."""
        if not _is_of_capitals(texts.line(occurrence.field, occurrence.first)):
            return True
        wanted = self.patterns[pattern].needles[0].surface
        return any(wanted in texts.text(field) and _has_cased(texts, field, wanted) for field in (TITLE, BODY))


class _Numbered(dict[Any, int]):
    """Values, each under the next number when it is first met."""

    def __missing__(self, value: Any) -> int:
        number = self[value] = len(self)
        return number


def _patterns_of(stored: "StoredPatterns") -> list[Pattern]:
    needles, gaps = [Needle(*each) for each in stored[0]], [Gap(*each) for each in stored[1]]
    edges = [Edges(*each) for each in stored[2]]
    return [
        Pattern(
            tuple([needles[n] for n in own]), anchor, tuple([gaps[n] for n in between]), is_respelling, edges[n]
        )
        for own, anchor, between, is_respelling, n in stored[3]
    ]


def with_edges(pattern: Pattern, text: str, first: Span, last: Span, occurrence: Occurrence) -> Occurrence | None:
    """An occurrence with the signs that belong to it; None where one is missing that makes the word."""
    if pattern.edges == NO_EDGES:
        return occurrence
    found = fit(text, first[0] + occurrence.trim_start, last[1] - occurrence.trim_end, pattern.edges)
    if found is None:
        return None
    return replace(occurrence, trim_start=found[0] - first[0], trim_end=last[1] - found[1])


def with_span(texts: Texts, occurrence: Occurrence) -> Occurrence:
    """An occurrence that knows its place in the text, which its token alone does not say."""
    start, end = texts.token_span(occurrence)
    return replace(occurrence, start=start + occurrence.trim_start, end=end - occurrence.trim_end)


def _has_cased(texts: Texts, field: int, wanted: str) -> bool:
    """Whether a word stands as it is written somewhere outside lines of capitals."""
    from triage.languages.elisions import is_elided

    text = texts.text(field)
    for number, (start, end) in enumerate(texts.spans(field)):
        core = text[start:end].replace("’", "'").removesuffix("'s")
        elided, _, rest = core.rpartition("'")
        bare = rest if is_elided(elided) else core
        if bare == wanted and not _is_of_capitals(texts.line(field, number)):
            return True
    return False


def _is_of_capitals(line: str) -> bool:
    """Whether a line has capitals only; one in a script that has none says nothing: "WHO表示".

    >>> _is_of_capitals("TALKS COLLAPSE"), _is_of_capitals("WHO表示，疫情结束"), _is_of_capitals("WHO says")
    (True, False, False)
    """
    if not line.isupper():
        return False
    return line.isascii() or not any(char.isalpha() and char.lower() == char.upper() for char in line)


def _as_alias(occurrence: Occurrence) -> Occurrence:
    return replace(occurrence, kind=max(occurrence.kind, ALIAS))
