"""Values → the plain dictionaries that are our published JSON, every key there from the start.

docs/json.md tells programs about them, schema.py holds them to it. Unknown is null, numbers have three decimals,
and nothing depends on the machine: the same input gives the same bytes.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import cache, lru_cache
from typing import Any

import msgspec

from triage.article import Article
from triage.entities.entity import Entity
from triage.errors import Problem
from triage.matching import tokens
from triage.matching.match import Match
from triage.render.view.dates import with_offset
from triage.render.view.options import With
from triage.render.view.points import decimal_points, number
from triage.render.view.safe import quiet
from triage.report.report import Hit, Reject, Run, Snippet, Stats, Story, StoryPart
from triage.report.snippets import matches_of, snippets
from triage.report.summary import summary
from triage.scoring.score import Contribution, Score, band_of

Record = dict[str, Any]
#: Whether a score is of near spellings only, its contributions and its matches.
_Parts = tuple[bool, list[Record], list[Match | Record]]
SCHEMA = 1
#: Entities listed of an article, and places of each; an article has some dozens, one that is made for it thousands.
MOST_LISTED = 1000
#: The lead is the first 50 tokens of the body; in most languages this many characters hold one more.
LEAD_TOKENS, LEAD_WINDOW = 50, 450
#: A part of a second that is surely not rounded up.
_SAFE = 0.999


def encode(record: Record) -> str:
    """One line of JSON without its newline: exact, and harmless where somebody prints it on a terminal."""
    try:
        return quiet(_encoder().encode(record).decode("utf-8"))
    except UnicodeEncodeError:
        # A lone surrogate (a path that is not UTF-8, a broken source) is only expressible as an escape.
        import json

        return json.dumps(msgspec.to_builtins(record), ensure_ascii=True, separators=(",", ":"))


@cache
def _encoder() -> msgspec.json.Encoder:
    return msgspec.json.Encoder()


def run_record(run: Run) -> Record:
    """The run: enough to repeat it."""
    return {
        "version": run.version,
        "rules_version": run.rules_version,
        "profiles": [{"id": used.id, "title": used.title, "sha256": used.sha256} for used in run.profiles],
        "arguments": run.arguments,
    }


def stats_record(stats: Stats) -> Record:
    """The counts of a run."""
    counts: Record = msgspec.structs.asdict(stats)
    return counts


def problem_record(problem: Problem) -> Record:
    """A failure that did not stop the run."""
    return {
        "path": problem.path,
        "index": problem.index,
        "code": problem.code,
        "message": problem.message,
    }


def hit_record(
    hit: Hit, with_: frozenset[With] = frozenset(), *, is_encoded: bool = False, zone: tzinfo | None = UTC
) -> Record:
    """A hit; summary and snippets are made here where the run has not made them.

    `zone`: that of times for which the article has no offset (`head`). `is_encoded`: it goes to `encode` as it is, which writes our values as well as dictionaries, and in half the time.
    """
    article = hit.article
    quoted = hit.snippets
    if quoted is None:
        quoted = snippets(article, matches_of(hit.scores))
    story, event = hit.story, hit.event
    return {
        **head(article, hit.words, zone),
        **_verdict(hit.scores, is_encoded=is_encoded),
        "snippets": _quoted(quoted, is_encoded=is_encoded),
        "story": None if story is None else _part(story),
        "event": None if event is None else {"id": event.id, "role": event.role, "size": event.size},
        **_entities(hit.entities, with_, is_encoded=is_encoded),
        "summary": _summary(hit, with_, is_encoded=is_encoded),
        "body": article.body if "body" in with_ else None,
    }


def reject_record(
    reject: Reject, with_: frozenset[With] = frozenset(), *, is_encoded: bool = False, zone: tzinfo | None = UTC
) -> Record:
    """A reject: the same head, and each profile in which something matched with its reason."""
    return {
        **head(reject.article, reject.words, zone),
        **_verdict(reject.scores, is_encoded=is_encoded),
        "body": reject.article.body if "body" in with_ else None,
    }


def article_record(
    article: Article,
    words: int,
    entities: tuple[Entity, ...] | None = None,
    with_: frozenset[With] = frozenset(),
    *,
    is_encoded: bool = False,
    zone: tzinfo | None = UTC,
) -> Record:
    """An article as the readers deliver it, without any profile."""
    return {
        **head(article, words, zone),
        **_entities(entities, with_, is_encoded=is_encoded),
        "body": article.body if "body" in with_ else None,
    }


def _part(story: StoryPart) -> Record:
    return {
        "id": story.id,
        "role": story.role,
        "size": story.size,
        "outdated": story.is_outdated,
        "changes": changes_of(story),
    }


def changes_of(story: StoryPart | None) -> list[Record]:
    """What the main article of a story says anew, or an earlier version alone."""
    changes = story.changes if story else ()
    return [{"field": one.field, "was": one.was or None, "now": one.now or None} for one in changes]


def story_record(story: Story) -> Record:
    """A story by reference: its articles stand among the hits; its score and band are those of the best."""
    scores = story.main.scores
    best = max((*(story.main.story.best if story.main.story else ()), *scores[:1]), key=lambda score: score.value)
    return {
        "id": story.id,
        "size": 1 + len(story.copies),
        "score": number(best.value),
        "band": best.band,
        "main": _reference(story.main),
        "copies": [_reference(copy) for copy in story.copies],
        "changes": changes_of(story.main.story),
    }


def head(article: Article, words: int, zone: tzinfo | None = UTC) -> Record:
    """What every record of an article begins with.

    A time for which the article has no offset is taken to be of `zone`; None leaves it as it is, to be read back.
    """
    published = with_offset(article.published, zone)
    # What was written says whether the offset is the article's own.
    written = article.published_text or ("" if published == article.published else article.published)
    return {
        "path": article.path,
        "index": article.index,
        "id": article.identity,
        "title": article.title or None,
        "abstract": article.abstract or None,
        "lead": lead(article.body) or None,
        "byline": article.byline or None,
        "authors": list(article.authors),
        "credits": article.credits or None,
        "slug": article.slug or None,
        "keywords": list(article.keywords),
        "outlet": article.outlet or None,
        "language": article.language or None,
        "language_detected": article.language_detected,
        "url": article.url or None,
        "published": published or None,
        "published_text": written or None,
        "updated": with_offset(article.updated, zone) or None,
        "arrived": _instant(article.arrived),
        "status": article.status or None,
        "embargoed": article.embargoed or None,
        "expires": article.expires or None,
        "version": article.version or None,
        "words": words,
        "format": article.format or None,
        "encoding": article.encoding or None,
    }


def lead(body: str) -> str:
    """The opening of the body up to its fiftieth token; spans of the body index it too.

    >>> lead("Rain fell.")
    'Rain fell.'
    """
    size = LEAD_WINDOW
    # A further token is asked for: the window may cut the last one.
    end = tokens.opening(body[:size], LEAD_TOKENS)
    while end is None and size < len(body):
        size *= 8
        end = tokens.opening(body[:size], LEAD_TOKENS)
    return body[:end].rstrip() if end is None else body[:end]


def _instant(seconds: float | None) -> str | None:
    """ISO 8601 in UTC; null where the file system holds nonsense."""
    if seconds is None:
        return None
    try:
        # What was put there together has the same second; near the end of one it may be rounded to the next.
        whole = int(seconds)
        return _second(whole) if 0.0 <= seconds - whole < _SAFE else _second(seconds)
    except (ValueError, OverflowError, OSError):
        return None


@lru_cache(4096)
def _second(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _verdict(scores: tuple[Score, ...], *, is_encoded: bool) -> Record:
    value = scores[0].value if scores else 0.0
    #: Profiles that have a word in common may have the same contributions and matches.
    made: dict[tuple[int, int], _Parts] = {}
    return {
        "score": number(value),
        "band": scores[0].band if scores else band_of(value),
        "profiles": [_score(score, made, is_encoded=is_encoded) for score in scores],
    }


def _score(score: Score, made: dict[tuple[int, int], _Parts], *, is_encoded: bool) -> Record:
    reason = score.reason
    parts = made.get((id(score.contributions), id(score.matches)))
    if parts is None:
        parts = made[id(score.contributions), id(score.matches)] = _parts(score, is_encoded=is_encoded)
    return {
        "id": score.profile,
        "score": number(score.value),
        "band": score.band,
        "threshold": score.threshold if score.threshold == "any" else number(score.threshold),
        "hit": score.hit,
        "reason": None if reason is None else {"code": reason.code, "by": reason.by},
        "fuzzy_only": parts[0],
        "contributions": parts[1],
        "matches": parts[2],
        "matches_cut": score.matches_cut,
    }


def _parts(score: Score, *, is_encoded: bool) -> _Parts:
    # A similarity below 1 is rounded, so such a match is no longer itself.
    matches = [match if is_encoded and match.similarity == 1.0 else _match(match) for match in score.matches]
    parts = score.contributions
    points = decimal_points([part.points for part in parts], score.value)
    return score.is_fuzzy_only, list(map(_contribution, parts, points)), matches


def _contribution(part: Contribution, points: float) -> Record:
    return {
        "term": part.term,
        "points": points,
        "without": number(part.without),
        "count": part.count,
        "kinds": part.kinds,
    }


def _match(match: Match) -> Record:
    return {
        "term": match.term,
        "field": match.field,
        "zone": match.zone,
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "kind": match.kind,
        "similarity": 1.0 if match.similarity == 1.0 else number(match.similarity),
    }


def _quoted(some: Sequence[Snippet], *, is_encoded: bool) -> Sequence[Snippet | Record]:
    return some if is_encoded else [_snippet(one) for one in some]


def _snippet(snippet: Snippet) -> Record:
    return {
        "field": snippet.field,
        "start": snippet.start,
        "end": snippet.end,
        "text": snippet.text,
        "marks": [{"start": mark.start, "end": mark.end, "kind": mark.kind} for mark in snippet.marks],
    }


def _summary(hit: Hit, with_: frozenset[With], *, is_encoded: bool) -> Sequence[Snippet | Record] | None:
    if "summary" not in with_:
        return None
    chosen = hit.summary
    if chosen is None:
        chosen = summary(hit.article, matches_of(hit.scores))
    return _quoted(chosen, is_encoded=is_encoded)


def _entities(entities: tuple[Entity, ...] | None, with_: frozenset[With], *, is_encoded: bool) -> Record:
    """The entities that are listed, in order of first mention: those with most mentions, where there are too many."""
    if "entities" not in with_ or entities is None:
        return {"entities": None, "entities_cut": 0}
    listed: Iterable[Entity] = entities
    if len(entities) > MOST_LISTED:
        order = sorted(range(len(entities)), key=lambda place: -entities[place].count)[:MOST_LISTED]
        listed = (entities[place] for place in sorted(order))
    return {
        "entities": [_entity(entity, is_encoded=is_encoded) for entity in listed],
        "entities_cut": max(0, len(entities) - MOST_LISTED),
    }


def _entity(entity: Entity, *, is_encoded: bool) -> Record:
    spans = entity.spans[:MOST_LISTED]
    return {
        "text": entity.text,
        "type": entity.type,
        "count": entity.count,
        "confidence": number(entity.confidence),
        "shown": entity.is_listed,
        "value": entity.value,
        "spans": spans
        if is_encoded
        else [{"field": span.field, "start": span.start, "end": span.end} for span in spans],
        "spans_cut": max(0, len(entity.spans) - MOST_LISTED),
    }


def _reference(hit: Hit) -> Record:
    return {
        "path": hit.article.path,
        "index": hit.article.index,
        "id": hit.article.identity,
        "role": hit.story.role if hit.story else None,
    }
