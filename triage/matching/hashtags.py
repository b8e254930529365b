"""The words within a hashtag: #GazaUnderAttack names Gaza.

A hashtag is one token. Where capitals or figures part it into words, each is looked up as a word of its
own, and phrases among them; the match is the piece alone, as the trims of its occurrence say.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from triage.expression import Expression
from triage.matching.gaps import is_together
from triage.matching.occurrence import ArticleMatches, Occurrence, Segment
from triage.matching.pattern_table import NEAR, PatternTable, with_edges, with_span
from triage.matching.tokens import BOUNDARY
from triage.matching.vocabulary import Neighbour, TokenMeaning, Vocabulary, Written

Span = tuple[int, int]
Entry = TokenMeaning | Neighbour | None

_HASHTAG = Expression(r"(?<![\w&])[#＃]([^\W_]+)")
#: Names that have a capital inside; their halves are no words of the hashtag.
WHOLE = frozenset(
    "airasia blackberry blackrock coinbase deepmind doordash dreamworks dropbox easyjet facebook fanduel foxnews github "
    "grubhub instagram jetblue linkedin mastercard microsoft openai palantir paypal playstation salesforce shopify "
    "siriusxm snapchat soundcloud spacex stackoverflow techcrunch tiktok ubereats whatsapp wikileaks wordpress youtube".split()
)
#: Letters of an acronym with a number from which on both are words: #COVID19, not #H5N1.
SHORTEST = 3
#: Openings of surnames, which a capital follows.
_OPENINGS = frozenset(("Mc", "Mac", "O", "De", "La", "Le", "Al", "El"))


def pieces(tag: str) -> list[Span]:
    """The words of a hashtag, as spans; none where it is one word.

    >>> [["GazaUnderAttack"[a:b] for a, b in pieces("GazaUnderAttack")], pieces("gaza"), pieces("YouTube")]
    [['Gaza', 'Under', 'Attack'], [], []]
    >>> [[tag[a:b] for a, b in pieces(tag)] for tag in ("USPolitics", "COVID19Vaccine", "McDonaldsStrike", "stopWarNow")]
    [['US', 'Politics'], ['COVID', '19', 'Vaccine'], ['McDonalds', 'Strike'], ['stop', 'War', 'Now']]
    """
    if tag.lower() in WHOLE or tag.islower() or (tag.isupper() and not tag[:SHORTEST].isalpha()):
        return []
    cuts = [0, *(at for at in range(1, len(tag)) if _begins_a_word(tag, at)), len(tag)]
    found = [(start, end) for start, end in pairwise(cuts) if start < end]
    joined: list[Span] = []
    for start, end in found:
        if joined and tag[slice(*joined[-1])] in _OPENINGS:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    # A single small letter before a capital is part of a name: iPhone, eBay.
    is_name = len(joined) > 1 and joined[0][1] - joined[0][0] == 1 and tag[0].islower()
    return [] if len(joined) < 2 or is_name else joined


def _begins_a_word(tag: str, at: int) -> bool:
    char, before = tag[at], tag[at - 1]
    if char.isdigit() or before.isdigit():
        return char.isdigit() != before.isdigit()
    if not char.isupper():
        return False
    # The last capital of several begins the next word: US-Politics.
    return not before.isupper() or (at + 1 < len(tag) and tag[at + 1].islower())


def search_hashtags(
    table: PatternTable, found: ArticleMatches, field: int, vocabulary: Vocabulary | Written
) -> None:
    """Match what the hashtags of a text say by their words."""
    text = found.texts.text(field)
    for tag in _HASHTAG.finditer(text):
        parted = pieces(tag[1])
        entries = [vocabulary[tag[1][start:end]] for start, end in parted]
        if any(entry is not None for entry in entries):
            offset = tag.start(1)
            spans = [(offset + start, offset + end) for start, end in parted]
            _search_one(table, found, field, spans, [*entries, vocabulary[BOUNDARY]])


def _search_one(
    table: PatternTable, found: ArticleMatches, field: int, spans: list[Span], entries: list[Entry]
) -> None:
    """Match the words of one hashtag; its spelling is its own, so that none of them is a misspelling."""
    texts = found.texts
    touched = texts.tokens_of(field, spans[0][0], spans[-1][1])
    if touched is None or touched[0] != touched[1]:
        return
    token, whole = touched[0], texts.spans(field)[touched[0]]
    phrases = Segment(found, field, 0)
    for place, (entry, (start, end)) in enumerate(zip(entries, spans, strict=False)):
        if entry is None:
            continue
        for single in entry.singles:
            sighting = single.sighting
            if sighting.kind not in NEAR:
                trims = start - whole[0] + sighting.trim_start, whole[1] - end + sighting.trim_end
                cut = replace(sighting, trim_start=trims[0], trim_end=trims[1])
                table.add_single(replace(single, sighting=cut), found, field, token, token, is_piece=True)
        for anchored in entry.anchored:
            near = entries[place + anchored.step]
            if near is not None and anchored.beside in near.needles:
                table.note_phrase(entries, place, anchored, phrases)
    for pattern, occurrence in phrases.phrases:
        if occurrence.kind not in NEAR:
            _settle_phrase(table, found, pattern, occurrence, spans, (token, whole))


def _settle_phrase(
    table: PatternTable,
    found: ArticleMatches,
    pattern: int,
    occurrence: Occurrence,
    spans: Sequence[Span],
    tag: tuple[int, Span],
) -> None:
    text, own = found.texts.text(occurrence.field), spans[occurrence.first : occurrence.last + 1]
    if not is_together(table.patterns[pattern], text, own):
        return
    token, whole = tag
    meant = replace(
        occurrence,
        first=token,
        last=token,
        trim_start=own[0][0] - whole[0] + occurrence.trim_start,
        trim_end=whole[1] - own[-1][1] + occurrence.trim_end,
    )
    fitting = with_edges(table.patterns[pattern], text, whole, whole, meant)
    if fitting is not None:
        table.add(found, pattern, with_span(found.texts, fitting))
