"""Articles × profiles → occurrences. The hot path: one pass over a batch, whatever the number of profiles.

A batch's texts become one list of tokens, the vocabulary turns it into a list of entries in one C-level `map`, and
Python looks only at the positions where an entry stands. Where the compiled core is there (`core.py`), it walks along
the texts instead and calls back for what needs a look; both roads give the same occurrences in the same order.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article, Field
from triage.languages.accents import written
from triage.languages.detection import likely
from triage.matching import tokens
from triage.matching.compile import Pattern, PatternOptions, compile_literal
from triage.matching.core import CORE
from triage.matching.detours import Detour, detour, may_break_words
from triage.matching.match import Match
from triage.matching.occurrence import ABSTRACT, BODY, FIELD_NUMBER, TITLE, Occurrence, Slots, Texts
from triage.matching.overlap import without_overlaps
from triage.matching.plan import Plan, short_slot
from triage.matching.standing import is_together, with_edges
from triage.matching.text_search import TextSearch
from triage.matching.vocabulary import KIND_NUMBER, Anchored, Neighbour, Single, TokenMeaning, Vocabulary, Written
from triage.profiles.model import Combination, Term

if TYPE_CHECKING:
    from triage.matching._core import Meaning, TokenSearch
    from triage.matching.silent import SilentWords

FORM = KIND_NUMBER["form"]
ALIAS = KIND_NUMBER["alias"]
#: Kinds by which another spelling than the term's is found.
NEAR = frozenset((KIND_NUMBER["translit"], KIND_NUMBER["fuzzy"]))
#: Tokens that are remembered of a language, some 200 bytes each. In a hundred million articles there is always a new one:
#: beyond this a dictionary is begun anew, which costs as much as the first thousand articles did.
MOST_TOKENS = 1_000_000
#: The vocabulary of articles in English, or in no language that can be told.
PLAIN = ("", "", "")
#: Articles of a batch from which on it is worth knowing what former runs knew of words.
MANY = 16
#: Different phrases of one text that are counted in it: each costs what the text is long.
MOST_COUNTED = 32
#: Articles after which it is known whether looking for written words first pays.
TRIAL = 640


#: For each slot of which one occurrence makes a hit whatever else is found: the weights of the zones, None where it does not look.
Decisive = Mapping[int, Sequence[float | None]]
#: The same by pattern, with the profile that is decided.
Deciding = Mapping[int, tuple[int, Sequence[float | None]]]
UNDECIDED: Deciding = {}


class ArticleMatches(Struct, gc=False):
    """What the finder saw in one article: occurrences by profile and slot."""

    texts: Texts
    #: Tokens of each field that was looked at.
    lengths: dict[int, int]
    profiles: dict[int, Slots]
    #: The patterns after which nobody need look any further.
    deciding: Deciding = UNDECIDED
    #: A profile that has such a one here; then not all is found. -1: none, and all is.
    decided: int = -1
    #: (type, field, start, end) of the names in the article, filled in by whoever first asks for them.
    names: tuple[tuple[str, Field, int, int], ...] | None = None
    #: By term: the matches that several profiles have in common.
    matches: dict[tuple[str, Occurrence], Match] = {}
    #: Fields in which a word may be broken at the end of a line.
    broken: list[int] = []
    #: Near spellings of names of one word, of which all the article has its say, with their patterns.
    near: list[tuple[int, Occurrence]] = []

    @property
    def words(self) -> int:
        """Tokens of title and body."""
        return self.lengths[TITLE] + self.lengths[BODY]


class Segment(Struct, gc=False):
    """One text of a batch while its tokens go by."""

    found: ArticleMatches
    field: int
    #: Number of its first token in the batch.
    base: int
    #: Whether something in it may be a phrase's.
    has_anchor: bool = False
    #: Phrases whose gaps nobody has looked at yet, with their patterns.
    phrases: list[tuple[int, Occurrence]] = []


class Finder:
    """Compiled once for a list of plans; `find` may be called for any number of batches."""

    def __init__(
        self,
        plans: Sequence[Plan],
        known_words: Collection[str] = (),
        forms_folder: str = "",
        silent: "SilentWords | None" = None,
    ) -> None:
        self._known_words = known_words
        #: Where the forms of words in other languages are kept.
        self._forms_folder = forms_folder
        #: What former runs knew of words that mean nothing.
        self._silent = silent
        #: Whether there are so many articles that it is worth asking.
        self._has_many = False
        self._patterns: list[Pattern] = []
        #: For each pattern: the (profile, slot) pairs it fills.
        self._owners: list[list[tuple[int, int]]] = []
        #: Of these patterns, the pairs to which they are other names.
        self._aliased: dict[int, set[tuple[int, int]]] = {}
        self._plans = tuple(plans)
        self._compile()
        self._respellings = frozenset(
            number for number, pattern in enumerate(self._patterns) if pattern.is_respelling
        )
        #: Patterns of which a match must be looked at in the text.
        self._looked_at = frozenset(number for number, pattern in enumerate(self._patterns) if pattern.wants_look)
        #: Patterns of one word with a capital.
        self._proper = frozenset(number for number, pattern in enumerate(self._patterns) if pattern.is_proper)
        self._text_search = TextSearch(plans)
        self._fields = _fields_asked_for(plans)
        self._without_abstract = tuple(field for field in self._fields if field != ABSTRACT)
        self._vocabularies: dict[tuple[str, str, str], Vocabulary] = {}
        #: Of each vocabulary, by its identity: the core's table of what its tokens mean.
        self._searches: dict[int, TokenSearch] = {}
        #: Distinct tokens after which a dictionary is begun anew.
        self.most_tokens = MOST_TOKENS
        #: Articles in which written words were looked for first, and those that they decided.
        self._judged = self._decided = 0

    def _compile(self) -> None:
        """Number the patterns of all literals; many profiles ask for the same words, which are compiled once."""
        numbers: dict[Pattern, int] = {}
        known: dict[tuple[str, PatternOptions], list[int]] = {}
        owners: list[dict[tuple[int, int], None]] = []
        for profile, plan in enumerate(self._plans):
            for literal, slot in plan.literals:
                if literal.is_text:
                    continue
                key = (literal.text, literal.options)
                found = known.get(key)
                if found is None:
                    patterns = compile_literal(literal.text, literal.options)
                    found = known[key] = [numbers.setdefault(pattern, len(numbers)) for pattern in patterns]
                    owners += ({} for _ in range(len(numbers) - len(owners)))
                owner = (profile, slot)
                for number in found:
                    if owner not in owners[number]:
                        owners[number][owner] = None
                        if literal.is_alias:
                            self._aliased.setdefault(number, set()).add(owner)
        self._patterns += numbers
        self._owners += map(list, owners)

    def vocabulary(self, language: str, accents: str = "", likely: str = "") -> Vocabulary:
        """The token dictionary for articles in a language (a BCP 47 tag, or empty) that write these accented letters.

        `likely`: the language that a text of unknown language is probably in.
        """
        key = (stemmed(language), accents, likely)
        known = self._vocabularies.get(key)
        if known is None or max(len(known), len(known.written)) > self.most_tokens:
            if known is not None:
                # It holds itself in a circle, and circles are looked for rarely: its words go at once.
                self._searches.pop(id(known), None)
                self._searches.pop(id(known.written), None)
                known.clear()
                known.written.clear()
            known = self._vocabularies[key] = Vocabulary(
                self._patterns, key[0], self._known_words, accents, self._forms_folder, likely
            )
        if self._silent is not None and self._has_many and not known.silent:
            known.silent = self._silent.of(key)
        return known

    def keep_silent_words(self) -> None:
        """Keep the words that meant nothing for the next run."""
        if self._silent is not None:
            self._silent.keep(self._vocabularies)

    def deciding(self, decisive: Sequence[Decisive]) -> Deciding:
        """The patterns that fill a decisive slot of one of the profiles."""
        return {
            number: (profile, decisive[profile][slot])
            for number, owners in enumerate(self._owners)
            for profile, slot in owners
            if slot in decisive[profile]
        }

    def find(self, articles: Sequence[Article], deciding: Deciding = UNDECIDED) -> list[ArticleMatches]:
        """One `Found` for each article, in order; `deciding` lets it be where an article is known to be a hit."""
        self._has_many |= len(articles) >= MANY
        alike: dict[tuple[str, str, str], list[int]] = {}
        for number, article in enumerate(articles):
            # Most are English, or too short to be anything; a call for each would be felt.
            key = PLAIN
            if article.language not in {"", "en"}:
                key = (stemmed(article.language), accents_of(article), "")
            elif not article.language and (language := likely(article.title, article.body)):
                key = ("", "", stemmed(language))
            alike.setdefault(key, []).append(number)
        found: dict[int, ArticleMatches] = {}
        for key, numbers in alike.items():
            if len(alike) == 1:
                return self._find(articles, self.vocabulary(*key), deciding)
            group = [articles[number] for number in numbers]
            found.update(zip(numbers, self._find(group, self.vocabulary(*key), deciding), strict=True))
        return [found[number] for number in range(len(articles))]

    def _find(
        self, articles: Sequence[Article], vocabulary: Vocabulary, deciding: Deciding
    ) -> list[ArticleMatches]:
        if CORE is None:
            results = self._find_by_tokens(articles, vocabulary, deciding)
        else:
            results = self._find_by_core(articles, vocabulary, deciding)
        for found in results:
            if found.decided >= 0:
                continue
            if self._text_search:
                self._text_search.search(found.texts, self._fields, found.profiles)
            if found.near:
                self._forget_other_names(found)
            if found.profiles:
                for slots in found.profiles.values():
                    for slot, occurrences in slots.items():
                        if len(occurrences) > 1:
                            slots[slot] = without_overlaps(occurrences)
                self._resolve_short_names(found)
        return results

    def _begun(self, article: Article, deciding: Deciding) -> tuple[ArticleMatches, tuple[int, ...]]:
        """An article before anybody looked into it, and the fields to look into."""
        # Whether an article with a status is looked at is a question of its own.
        is_open = not (article.status or article.embargoed or article.expires)
        found = ArticleMatches(Texts(article), {}, {}, deciding if is_open else UNDECIDED)
        has_own = article.abstract and not opens(article.body, article.abstract)
        return found, self._fields if has_own else self._without_abstract

    def _find_by_tokens(
        self, articles: Sequence[Article], vocabulary: Vocabulary, deciding: Deciding
    ) -> list[ArticleMatches]:
        """In Python: the tokens of all texts of a batch together."""
        texts: list[str] = []
        segments: list[tuple[ArticleMatches, int]] = []
        results: list[ArticleMatches] = []
        for article in articles:
            found, fields = self._begun(article, deciding)
            results.append(found)
            for field in fields:
                text = found.texts.text(field)
                if may_break_words(text):
                    found.broken.append(field)
                texts.append(text)
                segments.append((found, field))
        surfaces = tokens.surfaces(texts)
        if deciding and self._mostly_decides:
            surfaces, segments = self._undecided(surfaces, segments, vocabulary)
        self._match_tokens(surfaces, segments, vocabulary)
        return results

    def _find_by_core(
        self, articles: Sequence[Article], vocabulary: Vocabulary, deciding: Deciding
    ) -> list[ArticleMatches]:
        """In C: text by text."""
        results = []
        written = vocabulary.written if deciding and self._mostly_decides else None
        for article in articles:
            found, fields = self._begun(article, deciding)
            results.append(found)
            if written is not None:
                self._search(found, fields, written)
                self._judged += 1
                self._decided += found.decided >= 0
                if found.decided >= 0:
                    continue
                found.profiles.clear()
            self._search(found, fields, vocabulary)
        return results

    def _search(self, found: ArticleMatches, fields: Sequence[int], vocabulary: Vocabulary | Written) -> None:
        """What the core finds in the fields of one article, and what lies across interruptions."""
        search = self._searches.get(id(vocabulary))
        if search is None:
            search = self._new_search(vocabulary)
        for field in fields:
            text = found.texts.text(field)
            has_anchor = search.search(self, text, field, found)
            if found.decided < 0 and ((has_anchor and "(" in text) or may_break_words(text)):
                surfaces = lambda text=text: tokens.words(tokens.straightened(text))  # noqa: E731
                self._take_detour(found, field, surfaces, vocabulary, has_anchor=has_anchor)

    def _new_search(self, vocabulary: Vocabulary | Written) -> "TokenSearch":
        assert CORE is not None
        search: TokenSearch = CORE.TokenSearch(tokens.tokeniser(), vocabulary, self._meaning, Occurrence)
        self._searches[id(vocabulary)] = search
        return search

    def _meaning(self, entry: TokenMeaning | Neighbour) -> "Meaning":
        """An entry of a vocabulary as the core reads it."""
        singles, phrases = [], []
        for single in entry.singles:
            sighting, pattern = single.sighting, single.pattern
            kind = FORM if sighting.kind < FORM and pattern in self._respellings else sighting.kind
            is_looked_at = sighting.wants_cased or pattern in self._looked_at or pattern in self._aliased
            is_looked_at |= kind in NEAR and pattern in self._proper
            trims = sighting.trim_start, sighting.trim_end
            singles.append(
                (single, pattern, self._owners[pattern], kind, sighting.similarity, *trims, is_looked_at)
            )
        for one in entry.anchored:
            pattern = one.pattern
            least_kind = FORM if pattern in self._respellings else 0
            is_looked_at = pattern in self._looked_at or pattern in self._aliased
            place = one.anchor, one.step, one.beside
            phrases.append((pattern, self._owners[pattern], one.needles, *place, least_kind, is_looked_at))
        needles = tuple(
            (needle, sighting.kind, sighting.similarity, sighting.trim_start, sighting.trim_end)
            for needle, sighting in entry.needles.items()
        )
        return tuple(singles), tuple(phrases), needles

    def look_at_single(self, single: Single, found: ArticleMatches, field: int, token: int) -> bool:
        """For the core: add a token of which more must be known; whether the article is decided then."""
        self._add_single(single, found, field, token, token)
        return found.decided >= 0

    def look_at_phrase(
        self, pattern: int, found: ArticleMatches, occurrence: Occurrence, spans: list[tuple[int, int]]
    ) -> bool:
        """For the core: add a phrase if its tokens stand together; whether the article is decided then."""
        self._settle_phrase(pattern, occurrence, found, spans)
        return found.decided >= 0

    @property
    def _mostly_decides(self) -> bool:
        """Whether written words alone have decided two articles of three by now; then a pass for them alone pays."""
        return self._judged < TRIAL or 3 * self._decided >= 2 * self._judged

    def _undecided(
        self, surfaces: list[str], segments: list[tuple[ArticleMatches, int]], vocabulary: Vocabulary
    ) -> tuple[list[str], list[tuple[ArticleMatches, int]]]:
        """What is left of a batch when words that stand as they are written have decided what they can.

        So nobody works out what an unknown word might mean in an article that is a hit anyway.
        """
        self._match_tokens(surfaces, segments, vocabulary.written)
        rest: list[str] = []
        left: list[tuple[ArticleMatches, int]] = []
        start = 0
        for found, field in segments:
            end = start + found.lengths[field] + 1
            if found.decided < 0:
                found.profiles.clear()
                left.append((found, field))
                rest += surfaces[start:end]
            start = end
            if field == TITLE:
                self._judged += 1
                self._decided += found.decided >= 0
        return rest, left

    def _forget_other_names(self, found: ArticleMatches) -> None:
        """Forget near spellings that the article shows to be other names than the term."""
        from triage.matching.article_evidence import other_names

        by_pattern: dict[int, list[Occurrence]] = {}
        for pattern, occurrence in found.near:
            by_pattern.setdefault(pattern, []).append(occurrence)
        for pattern, near in by_pattern.items():
            others: list[Occurrence] | None = None
            for profile, slot in self._owners[pattern]:
                slots = found.profiles[profile]
                if any(occurrence.kind not in NEAR for occurrence in slots.get(slot, ())):
                    continue
                if others is None:
                    others = list(other_names(found.texts, self._patterns[pattern].needles[0].surface, near))
                if others:
                    slots[slot] = [occurrence for occurrence in slots[slot] if occurrence not in others]
                    if not slots[slot]:
                        del slots[slot]
        for profile in [profile for profile, slots in found.profiles.items() if not slots]:
            del found.profiles[profile]

    def _resolve_short_names(self, found: ArticleMatches) -> None:
        """Give terms the short names that mean them in this article; forget the others."""
        for number in list(found.profiles):
            slots = found.profiles[number]
            plan = self._plans[number]
            if not plan.named:
                continue
            # A surname's slot is that of its term under another number.
            for slot in sorted({slot if slot >= 0 else short_slot(slot) for slot in slots} & plan.named):
                short = slots.pop(short_slot(slot), None)
                full = slots.get(slot)
                if full:
                    from triage.matching.short_names import acronyms, resolve

                    name = plan.profile.terms[slot].text
                    more = resolve(found.texts, full, short, name) if short else []
                    full += more + acronyms(found.texts, full, name)
            if not slots:
                del found.profiles[number]

    def _match_tokens(
        self, surfaces: list[str], segments: list[tuple[ArticleMatches, int]], vocabulary: Vocabulary | Written
    ) -> None:
        """The hot loop: only places with an entry are looked at; boundaries lead from text to text."""
        entries: list[TokenMeaning | Neighbour | None] = list(map(vocabulary.__getitem__, surfaces))
        boundary = vocabulary[tokens.BOUNDARY]
        number = base = 0
        segment = Segment(*segments[0], 0) if segments else None
        for place in compress(_numbers(len(entries)), entries):
            entry = entries[place]
            assert entry is not None and segment is not None
            if entry is boundary:
                segment.found.lengths[segment.field] = place - base
                if segment.phrases:
                    self._settle_phrases(segment, surfaces)
                if (segment.has_anchor or segment.found.broken) and segment.found.decided < 0:
                    self._leave(segment, surfaces[base:place], vocabulary)
                base = place + 1
                number += 1
                if number < len(segments):
                    segment = Segment(*segments[number], base)
                continue
            if segment.found.decided >= 0:
                continue
            if entry.singles:
                self._add_singles(entry, segment, place)
            if entry.anchored:
                segment.has_anchor = True
                for anchored in entry.anchored:
                    near = entries[place + anchored.step]
                    if near is not None and anchored.beside in near.needles:
                        self._add_phrase(entries, place, anchored, segment)

    def _add_singles(self, entry: TokenMeaning | Neighbour, segment: Segment, place: int) -> None:
        token = place - segment.base
        for single in entry.singles:
            self._add_single(single, segment.found, segment.field, token, token)

    def _add_single(self, single: Single, found: ArticleMatches, field: int, first: int, last: int) -> None:
        texts, sighting, pattern = found.texts, single.sighting, single.pattern
        kind = FORM if sighting.kind < FORM and pattern in self._respellings else sighting.kind
        occurrence: Occurrence | None = Occurrence(
            field, first, last, kind, sighting.similarity, sighting.trim_start, sighting.trim_end
        )
        assert occurrence is not None
        if pattern in self._looked_at:
            span = texts.token_span(occurrence)
            occurrence = with_edges(self._patterns[pattern], texts.text(field), span, span, occurrence)
            if occurrence is None:
                return
        if not sighting.wants_cased or self._stands_cased(texts, occurrence, pattern):
            self._add(found, pattern, occurrence)

    def _leave(self, segment: Segment, surfaces: list[str], vocabulary: Vocabulary | Written) -> None:
        """Look once more at a text that interrupts words or phrases."""
        found, field = segment.found, segment.field
        if field in found.broken or (segment.has_anchor and "(" in found.texts.text(field)):
            self._take_detour(found, field, lambda: surfaces, vocabulary, has_anchor=segment.has_anchor)

    def _take_detour(
        self,
        found: ArticleMatches,
        field: int,
        surfaces: Callable[[], Sequence[str]],
        vocabulary: Vocabulary | Written,
        *,
        has_anchor: bool,
    ) -> None:
        """Match once more across what interrupts words and phrases: ends of lines, acronyms in brackets."""
        texts = found.texts
        made = detour(
            texts.text(field),
            lambda: texts.spans(field),
            surfaces,
            lambda surface: vocabulary[surface] is not None,
            has_phrases=has_anchor,
        )
        if made is None:
            return
        entries = [*map(vocabulary.__getitem__, made.surfaces), vocabulary[tokens.BOUNDARY]]
        again = Segment(found, field, 0)
        for place, entry in enumerate(entries[:-1]):
            if entry is None:
                continue
            if place in made.joined:
                for single in entry.singles:
                    self._add_single(single, found, field, made.firsts[place], made.lasts[place])
            for anchored in entry.anchored:
                near = entries[place + anchored.step]
                if near is not None and anchored.beside in near.needles:
                    self._add_phrase(entries, place, anchored, again)
        for pattern, occurrence in again.phrases:
            if made.is_crossed(occurrence.first, occurrence.last):
                self._settle_across(made, pattern, occurrence, found)

    def _settle_across(self, made: Detour, pattern: int, occurrence: Occurrence, found: ArticleMatches) -> None:
        first, last = occurrence.first, occurrence.last
        text, spans = found.texts.text(occurrence.field), made.spans[first : last + 1]
        skipped = [token - first - 1 for token in range(first + 1, last + 1) if token in made.after_skip]
        if is_together(self._patterns[pattern], text, spans, skipped):
            meant = replace(occurrence, first=made.firsts[first], last=made.lasts[last])
            fitting = with_edges(self._patterns[pattern], text, spans[0], spans[-1], meant)
            if fitting is not None:
                self._add(found, pattern, fitting)

    def _add(self, found: ArticleMatches, pattern: int, occurrence: Occurrence) -> None:
        if occurrence.kind in NEAR and occurrence.first == occurrence.last and pattern in self._proper:
            found.near.append((pattern, occurrence))
        elif pattern in found.deciding:
            profile, zones = found.deciding[pattern]
            if zones[occurrence.zone] is not None:
                found.decided = profile
        aliased = self._aliased.get(pattern)
        given = occurrence
        for profile, slot in self._owners[pattern]:
            if aliased is not None:
                occurrence = _as_alias(given) if (profile, slot) in aliased else given
            slots = found.profiles.get(profile)
            if slots is None:
                slots = found.profiles[profile] = {}
            if slot in slots:
                slots[slot].append(occurrence)
            else:
                slots[slot] = [occurrence]

    def _add_phrase(
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
        if anchored.pattern in self._respellings:
            kind = max(kind, FORM)
        first, last = start - segment.base, stop - 1 - segment.base
        trims = sightings[0].trim_start, sightings[-1].trim_end
        segment.phrases.append(
            (anchored.pattern, Occurrence(segment.field, first, last, kind, similarity, *trims))
        )

    def _settle_phrases(self, segment: Segment, surfaces: list[str]) -> None:
        """Add the phrases whose tokens stand together, unbroken by the end of a sentence.

        Where the text has the tokens with single spaces between as often as they were found, no gap needs a look;
        that saves the spans of most texts. Each phrase is counted once, and a few of them: all of a long text costs less.
        """
        found, field, base = segment.found, segment.field, segment.base
        text = found.texts.text(field)
        places: dict[str, set[int]] = {}
        are_plain: dict[str, bool] = {}
        for _, occurrence in segment.phrases:
            words = " ".join(surfaces[base + occurrence.first : base + occurrence.last + 1])
            places.setdefault(words, set()).add(occurrence.first)
        for pattern, occurrence in segment.phrases:
            if pattern not in self._looked_at:
                words = " ".join(surfaces[base + occurrence.first : base + occurrence.last + 1])
                is_plain = are_plain.get(words)
                if is_plain is None and len(are_plain) < MOST_COUNTED:
                    is_plain = are_plain[words] = text.count(words) == len(places[words])
                if is_plain:
                    self._add(found, pattern, occurrence)
                    continue
            spans = found.texts.spans_of(field, occurrence.first, occurrence.last)
            self._settle_phrase(pattern, occurrence, found, spans)

    def _settle_phrase(
        self, pattern: int, occurrence: Occurrence, found: ArticleMatches, spans: list[tuple[int, int]]
    ) -> None:
        text = found.texts.text(occurrence.field)
        if is_together(self._patterns[pattern], text, spans):
            fitting = with_edges(self._patterns[pattern], text, spans[0], spans[-1], occurrence)
            if fitting is not None:
                self._add(found, pattern, fitting)

    def _stands_cased(self, texts: Texts, occurrence: Occurrence, pattern: int) -> bool:
        """Whether a common word in capitals is meant: its line is not all capitals, or it stands cased elsewhere."""
        if not texts.line(occurrence.field, occurrence.first).isupper():
            return True
        wanted = self._patterns[pattern].needles[0].surface
        return any(wanted in texts.text(field) and _has_cased(texts, field, wanted) for field in (TITLE, BODY))


#: The numbers of a usual batch, kept: to make each anew costs a fourth of all that is done for a token.
_NUMBERS: list[int] = []
_MOST_NUMBERS = 50_000


def _numbers(count: int) -> Iterable[int]:
    """0 to count - 1."""
    if count > _MOST_NUMBERS:
        return range(count)
    if count > len(_NUMBERS):
        _NUMBERS.extend(range(len(_NUMBERS), count))
    return _NUMBERS


def stemmed(language: str) -> str:
    """The primary subtag of a language with a stemmer of its own; empty for all that share one vocabulary with English."""
    if language in {"", "en"}:
        return ""
    from triage.languages.inflection import is_inflected

    primary = language.partition("-")[0].lower()
    return primary if is_inflected(primary) else ""


def accents_of(article: Article) -> str:
    """The accented letters that an article does not leave out."""
    return written(article.language.partition("-")[0].lower(), article.title, article.body)


def _has_cased(texts: Texts, field: int, wanted: str) -> bool:
    """Whether a word stands as it is written somewhere outside lines of capitals."""
    text = texts.text(field)
    for number, (start, end) in enumerate(texts.spans(field)):
        core = text[start:end].removesuffix("'s").removesuffix("’s")
        if core == wanted and not texts.line(field, number).isupper():
            return True
    return False


def opens(body: str, abstract: str) -> bool:
    """Whether an abstract only repeats the opening of the body (white space and a trailing ellipsis aside)."""
    wanted = " ".join(abstract.split()).rstrip(".… ")
    return " ".join(body[: len(abstract) * 2 + 200].split()).startswith(wanted)


def _fields_asked_for(plans: Sequence[Plan]) -> tuple[int, ...]:
    """Title, abstract and body always; another field only where a term names it with `in`."""
    named = {"title", "abstract", "body"}
    for plan in plans:
        items: tuple[Term | Combination, ...] = (*plan.profile.terms, *plan.profile.combinations)
        for term in items:
            named.update("body" if zone == "lead" else zone for zone in term.within or ())
        named.update("body" if zone == "lead" else zone for zone in plan.profile.fields)
    return tuple(sorted(FIELD_NUMBER[name] for name in named if name in FIELD_NUMBER))


def _as_alias(occurrence: Occurrence) -> Occurrence:
    from msgspec.structs import replace

    return replace(occurrence, kind=max(occurrence.kind, ALIAS))
