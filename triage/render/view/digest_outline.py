"""A digest in words and in order, without a layout: what its text, its Markdown and its page say.

Foreign words are passed on as they are: who prints them makes them harmless. Own words use plain characters only.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from triage.digest.model import Digest, DigestStory, StoryEvent
from triage.render import digest_parts as parts
from triage.render.digest_notes import EVENT_NAMED, OmittedGroup, Said, misses, notes
from triage.render.view.copies import BULLETS, VERSIONS, change_said, version_said
from triage.render.view.dates import when
from triage.render.view.hits import own_score
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.quote import Quoted, quote, title_stretches
from triage.render.view.short import TITLE, UNKNOWN, short
from triage.render.view.stories import is_version
from triage.render.view.why import parts_of
from triage.report.report import Hit
from triage.scoring.score import Band
from triage.stories.marks import bare_title

#: Outlets named of copies and on an event; terms of a story that is told in a line.
OUTLETS, TERMS = 4, 3
#: New sentences of a story that goes on; the summary tells more.
NEW = 2


class ToldStory(Struct, frozen=True, kw_only=True):
    """A story."""

    number: int
    score: int
    band: Band
    #: Without the mark that the badge says.
    title: tuple[Quoted, ...]
    badge: str
    facts: tuple[str, ...]
    summary: tuple[Quoted, ...]
    #: What is new in it, in the words of the article.
    lines: tuple[Said, ...]
    #: Other articles on the same event: `EFE (55): Rain closes Lima airport`.
    also: tuple[str, ...]
    why: tuple[str, ...]
    path: str
    url: str
    #: To be told in a line.
    is_brief: bool

    @property
    def is_grave(self) -> bool:
        """Whether its badge is an alarm."""
        return self.badge == "WITHDRAWN"


class Notice(Struct, frozen=True, kw_only=True):
    """A delivered story that was withdrawn or corrected, and how."""

    word: str
    said: str
    lines: tuple[Said, ...]


class DigestSection(Struct, frozen=True, kw_only=True):
    """Stories under one heading."""

    label: str
    stories: tuple[ToldStory, ...]


class Outline(Struct, frozen=True, kw_only=True):
    """All of a digest, from the first line to the last."""

    heading: str
    made: str
    window: str
    counted: str
    failed: tuple[Said, ...]
    events: tuple[Notice, ...]
    #: In place of stories where there are none.
    nothing: str
    sections: tuple[DigestSection, ...]
    misses: tuple[OmittedGroup, ...]
    #: First times, spot check, coverage, what was held back.
    notes: tuple[Said, ...]
    foot: tuple[str, ...]
    again: str


def outline(digest: Digest, options: Options, before: Digest | None = None) -> Outline:
    """The digest in words; `before` is the one that stands above it, whose coverage is not said again."""
    clock = parts.Clock(digest, options)
    tests = digest.tests
    return Outline(
        heading=digest.profile.heading,
        made=clock.full(digest.window.until),
        window=parts.window(digest, clock),
        counted=parts.counted(digest),
        failed=tuple(
            Said(label="PROFILE TEST FAILED", units=(f"{name}: {'; '.join(why)}",), style="problem")
            for name, why in tests.failed
        ),
        events=tuple(_notice(event, clock) for event in digest.events),
        nothing=_nothing(digest),
        sections=tuple(_sections(digest, clock)),
        misses=tuple(misses(digest)),
        notes=tuple(notes(digest, clock, before)),
        foot=(
            f"digest {digest.id}",
            *([f"profile {digest.profile.sha256[:6]}"] if digest.profile.sha256 else []),
            f"triage {digest.version}",
        ),
        again=parts.command(digest, "digest", "--again", digest.id),
    )


def _notice(event: StoryEvent, clock: parts.Clock) -> Notice:
    past = event.past
    is_killed = event.kind == "withdrawal"
    outlet = f" ({short(past.outlet)})" if past.outlet.strip() else ""
    at = f", {'killed' if is_killed else 'corrected'} {parts.struck(event, clock)}" if event.at is not None else ""
    day = clock.weekday(past.delivered)
    lines = [Said(label="", units=(event.reason,))] if event.reason.strip() else []
    for change in event.changes:
        for label, sentence in (("was", change.old), ("now", change.new)):
            if sentence.strip():
                lines.append(Said(label=label, units=(sentence,)))
    return Notice(
        word="WITHDRAWN" if is_killed else "CORRECTED",
        said=f'{day}\'s no. {past.number}, "{short(past.title, TITLE)}"{outlet}{at}',
        lines=tuple(lines),
    )


def _nothing(digest: Digest) -> str:
    """The sentence that there is nothing to report, with the proof that somebody looked."""
    if not digest.is_empty:
        return ""
    tests = digest.tests
    proof = (
        f", and the profile's own tests pass ({tests.passed} of {tests.total})"
        if tests.passed == tests.total > 0
        else ""
    )
    read = "No articles arrived" if not digest.counts.read else f"{many(digest.counts.read, 'article')} read"
    return f"Nothing new matched. {read}{proof}."


def _sections(digest: Digest, clock: parts.Clock) -> Iterator[DigestSection]:
    """The sections of a digest: stories told in full and those told in a line, or one for each band."""
    for key in ("strong", "likely", "passing") if digest.group_by == "band" else ("top", "also"):
        told = tuple(
            _told(story, digest, clock) for story in digest.stories if key in (story.section, story.rank.band)
        )
        if told:
            yield DigestSection(label=key.upper(), stories=told)


def _told(story: DigestStory, digest: Digest, clock: parts.Clock) -> ToldStory:
    article = story.hit.article
    score = story.score
    title = _bare(title_stretches(article, (score,)), article.title, story.badge)
    if not article.title.strip():
        title = [Quoted(" ".join(article.body[:80].split()) or "untitled")]
    is_top = story.section == "top"
    carried = _carried(story) if is_top else _with_also(story, digest.per_story)
    own = own_score(score, story.rank)
    facts = (carried, when(article, digest.window.until, clock.zone), own, _told_at(story, digest, clock))
    return ToldStory(
        number=story.number,
        score=shown_score(story.rank.value, story.rank.threshold),
        band=story.rank.band,
        title=tuple(title),
        badge=story.badge,
        facts=tuple(fact for fact in facts if fact.strip()),
        summary=tuple(quote(article, story.hit.summary or ())) if is_top else (),
        lines=tuple(_news(story, clock)),
        also=tuple(_also(story, digest.per_story)) if is_top else (),
        why=tuple(_why(story, None if is_top else TERMS)),
        path=f"{article.path}#{article.index}" if article.index else article.path,
        url=article.url,
        is_brief=not is_top,
    )


def _told_at(story: DigestStory, digest: Digest, clock: parts.Clock) -> str:
    """`told at 04:12`, where a watch has told it before; on another day with the day."""
    if story.told_at is None:
        return ""
    at, until = (datetime.fromtimestamp(one, clock.zone) for one in (story.told_at, digest.window.until))
    return f"told at {at:%H:%M}" if at.date() == until.date() else f"told {at.day} {at:%b} at {at:%H:%M}"


def _bare(title: Sequence[Quoted], whole: str, badge: str) -> list[Quoted]:
    """The title without the mark at its head, where the badge says the same."""
    rest = bare_title(whole)
    if not badge or not rest or rest == whole or not whole.endswith(rest):
        return list(title)
    dropped = len(whole) - len(rest)
    kept: list[Quoted] = []
    for one in title:
        kept += [Quoted(one.text[dropped:], one.kinds)] if len(one.text) > dropped else []
        dropped = max(0, dropped - len(one.text))
    return kept


def _carried(story: DigestStory) -> str:
    """`Star Online and 2 copies of Reuters text (Kyodo, The Post)`."""
    own = short(story.hit.article.outlet.strip())
    copies_ = [hit for hit in story.copies if not is_version(hit)]
    if not copies_:
        return own
    copies = many(len(copies_), "copy", "copies")
    others = [name for name in _outlets(copies_) if name != own]
    of = f" of {story.origin} text" if story.origin and story.origin != own else ""
    return f"{own or UNKNOWN['outlet']} and {copies}{of}" + (f" ({_listed(others, OUTLETS)})" if others else "")


def _with_also(story: DigestStory, most: int | None) -> str:
    """`Reuters, also Kyodo and EFE on the same event`: for a story that is told in a line."""
    if not story.also:
        return _carried(story)
    names = _listed(_outlets(story.also), OUTLETS if most is None else most, " and ")
    said = f"also {names} on the same event"
    return f"{_carried(story)}, {said}" if _carried(story) else said


def _also(story: DigestStory, most: int | None) -> Iterator[str]:
    """The other articles of an event, each with its headline: none is hidden."""
    shown = story.also[: EVENT_NAMED if most is None else most]
    for hit in shown:
        article = hit.article
        title = short(bare_title(article.title).strip(), TITLE) or " ".join(article.body[:80].split())
        score = shown_score(hit.scores[0].value, hit.scores[0].threshold)
        yield f"{short(article.outlet.strip()) or article.path.rsplit('/', 1)[-1]} ({score}): {title}"
    if rest := len(story.also) - len(shown):
        yield f"{rest:,} more"


def _outlets(hits: Sequence[Hit]) -> list[str]:
    """The outlets, each once, in the order of the articles."""
    names = (short(hit.article.outlet.strip()) or hit.article.path.rsplit("/", 1)[-1] for hit in hits)
    return list(dict.fromkeys(names))


def _listed(names: Sequence[str], most: int, last: str = ", ") -> str:
    shown = list(names[:most])
    rest = len(names) - len(shown)
    if rest:
        shown.append(f"{rest} more" if shown else f"{rest} others")
    return last.join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _news(story: DigestStory, clock: parts.Clock) -> Iterator[Said]:
    """What the reader does not know of a story, and which versions of it the main article replaces."""
    figures = change_said(story.changes)
    if figures:
        yield Said(label="changed:", units=(", ".join(figures),), is_quoted=False)
    yield from _continues(story, clock, is_told=bool(figures))
    for hit in [hit for hit in story.copies if is_version(hit)][:VERSIONS]:
        entry = " ".join(filter(None, (short(hit.article.outlet.strip()), _time(hit, clock))))
        yield Said(label="earlier:", units=(version_said(hit, entry or hit.article.path),), is_quoted=False)


def _time(hit: Hit, clock: parts.Clock) -> str:
    return clock.published(hit.article.published)


def _continues(story: DigestStory, clock: parts.Clock, *, is_told: bool) -> Iterator[Said]:
    """The sentences that are new, else the headline that the reader knows."""
    if story.past is None:
        return
    since = f"{clock.weekday(story.past.delivered)}'s no. {story.past.number}"
    told = {(one.field, one.start) for one in story.hit.summary or () if story.section == "top"}
    new = tuple(
        " ".join(one.text.split())
        for one in story.new_sentences
        if (one.field, one.start) not in told and not one.text.startswith(BULLETS)
    )
    summary = " ".join(" ".join(one.text.split()) for one in story.hit.summary or () if story.section == "top")
    quoted = (one.now for one in story.changes if one.field == "body" and one.now and not is_told)
    new = tuple(dict.fromkeys((*new, *(one for one in quoted if one not in summary))))[:NEW]
    if new:
        yield Said(label=f"New since {since}:", units=new)
    else:
        yield Said(label=f"Continues {since}:", units=(short(story.past.title, TITLE),))


def _why(story: DigestStory, most: int | None) -> Iterator[str]:
    found = [part for part in parts_of(story.score) if part.points]
    for part in found[:most]:
        spelt = ", ".join(f'"{spelling}"' for spelling in part.spelt[:2])
        yield f"{part.name} (spelt {spelt})" if spelt else part.name
    if most is not None and len(found) > most:
        yield f"+{len(found) - most}"
