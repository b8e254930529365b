"""A digest as plain text: everything that it says, one thing after the other."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from triage.digest.model import Coverage, Digest, DigestStory, Event, Held
from triage.render.base import Options
from triage.render.points import many, shown_score
from triage.render.safe import safe_line
from triage.render.why import parts_of, said

WIDTH = 76
NAMED = 3


class DigestTextRenderer:
    """Lines of at most 76 columns where words allow it."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """One digest after the other."""
        for number, digest in enumerate(digests):
            if number:
                yield "\n\n"
            for line in self._lines(digest):
                yield f"{line}\n"

    def _lines(self, digest: Digest) -> Iterator[str]:
        until = self._time(digest, digest.window.until, "%A %d %B %Y, %H:%M")
        since = self._time(digest, digest.window.since, "%a %d %b %H:%M")
        zone = f" ({digest.window.timezone})" if digest.window.timezone else ""
        yield safe_line(digest.profile.heading).upper()
        yield until
        first = " · the first digest: it covers 24 hours" if digest.window.is_first else ""
        yield f"since {since}{zone} · {digest.counts.read:,} read{first}"
        yield _counted(digest)
        for name, failures in digest.tests.failed:
            yield f"PROFILE TEST FAILED  {safe_line(name)}: {safe_line('; '.join(failures))}"
        for event in digest.events:
            yield from _event(event)
        if digest.is_empty:
            yield "Nothing new matched."
        for section, stories in (("TOP", digest.top), ("ALSO", digest.also)):
            if stories:
                yield ""
                yield section
            for story in stories:
                yield from _story(story)
        yield ""
        yield from self._rest(digest)
        again = f"triage digest --again {digest.id}"
        yield f"digest {safe_line(digest.id)} · profile {digest.profile.sha256[:6]} · triage {digest.version} · again: {safe_line(again)}"

    def _rest(self, digest: Digest) -> Iterator[str]:
        for label, misses, count in (
            ("PASSING MENTIONS", digest.passing, digest.counts.passing),
            ("EXCLUDED BUT STRONG", digest.excluded, digest.counts.excluded),
        ):
            if count:
                named = ", ".join(
                    f"{safe_line(miss.title)} ({shown_score(miss.value)}{_by(said(miss.reject.scores[0]), label)})"
                    for miss in misses[:NAMED]
                )
                more = f", +{count - NAMED}" if count > NAMED else ""
                yield f"{label}  {count}: {named}{more}"
        for first in digest.first_times:
            yield f"FIRST TIME  {safe_line(first.name)} with {safe_line(first.term)} (no. {first.story})"
        if digest.spot_check:
            check = digest.spot_check
            title = safe_line(check.reject.article.title)
            yield f'SPOT CHECK  We left this out at {shown_score(check.value)}. Right?  "{title}"'
            yield f"       If wrong: triage label keep {safe_line(check.handle)}"
        if digest.estimate:
            right = digest.estimate.drawn - digest.estimate.wrong
            yield f"       So far {right} of {digest.estimate.drawn} rightly left out"
        for row in digest.coverage:
            yield self._coverage(digest, row)
        for unread in digest.unread:
            yield f"NOT READ  {safe_line(str(unread.problem))}{' (new)' if unread.is_new else ''}"
        for held in digest.held:
            yield self._held(digest, held)
        if digest.tests.total:
            yield f"profile tests {digest.tests.passed} of {digest.tests.total} pass"

    def _coverage(self, digest: Digest, row: Coverage) -> str:
        usual = "" if row.usual is None else f" (usual {row.usual:g})"
        silent = ""
        if row.is_silent:
            last = "" if row.last_seen is None else f", none since {self._time(digest, row.last_seen, '%a %H:%M')}"
            silent = f"{last}: CHECK THE FEED"
        return f"COVERAGE  {safe_line(row.name)} {row.count:,}{usual}{silent}"

    def _held(self, digest: Digest, held: Held) -> str:
        day = "" if held.at is None else self._time(digest, held.at, "%d %b %Y %H:%M")
        count = held.count
        sentence = {
            "first": f"{count:,} older than the first digest's 24 hours",
            "archive": f"{count:,} published before {day}, an archive",
            "top": f"{count:,} below the top",
            "per_outlet": f"{count:,} beyond the most of one outlet",
            "quiet": f"{many(count, 'update')} of stories delivered before",
            "copies": f"{count:,} {'copy' if count == 1 else 'copies'} of stories delivered before",
            "embargo": f"{count:,} under embargo{f', the next until {day}' if day else ''}",
            "withdrawn": f"{count:,} withdrawn before they could be delivered",
        }[held.reason]
        titles = f": {safe_line('; '.join(held.titles))}" if held.titles else ""
        return f"NOT SHOWN  {sentence}{titles}"

    def _time(self, digest: Digest, seconds: float, form: str) -> str:
        zone = digest.window.zone or self._options.timezone
        time = datetime.fromtimestamp(seconds, zone) if zone else datetime.fromtimestamp(seconds).astimezone()
        return time.strftime(form)


def _counted(digest: Digest) -> str:
    counts = digest.counts
    stories = "1 story" if counts.stories == 1 else f"{counts.stories:,} stories"
    usual = "" if counts.usual_stories is None else f" · usual {counts.usual_stories:g}"
    return f"{stories} ({many(counts.articles, 'article')}) · {many(counts.updates, 'update')}{usual}"


def _event(event: Event) -> Iterator[str]:
    word = "WITHDRAWN" if event.kind == "withdrawal" else "CORRECTED"
    past = event.past
    yield f'{word}  {safe_line(past.digest)} no. {past.number}, "{safe_line(past.title)}" ({safe_line(past.outlet)})'
    if event.reason:
        yield f'       "{safe_line(event.reason)}"'
    for change in event.changes:
        yield f'       "{safe_line(change.old)}" -> "{safe_line(change.new)}"'


def _story(story: DigestStory) -> Iterator[str]:
    article = story.hit.article
    badge = f"  {story.badge}" if story.badge else ""
    score = shown_score(story.score.value, story.score.threshold)
    yield f"{story.number:<3}{score:>3}  {safe_line(article.title) or '(no title)'}{badge}"
    who = safe_line(article.outlet)
    copies = f" and {len(story.copies)} {'copy' if len(story.copies) == 1 else 'copies'}" if story.copies else ""
    also = ", ".join(dict.fromkeys(safe_line(hit.article.outlet or hit.article.path) for hit in story.also))
    facts = (f"{who}{copies}".strip(), f"also {also}" if also else "", article.published)
    yield f"       {' · '.join(fact for fact in facts if fact)}".rstrip()
    if story.past:
        yield f"       continues {safe_line(story.past.digest)} no. {story.past.number}"
    for sentence in story.new_sentences:
        yield f'       new: "{safe_line(sentence.text)}"'
    if story.section == "top":
        for sentence in story.hit.summary or ():
            yield f"       {safe_line(sentence.text)}"
    yield f"       why: {', '.join(safe_line(part.name) for part in parts_of(story.score))}"
    yield f"       {safe_line(article.path)}"


def _by(reason: str, label: str) -> str:
    return f", {safe_line(reason)}" if reason and label.startswith("EXCLUDED") else ""
