"""Digests → a letter: what the subject says, who gets it, text and page side by side."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from triage.delivery.message import TO_FILE, Letter, message
from triage.digest.model import Digest
from triage.errors import UsageError
from triage.render.digest_formats import digest_renderer
from triage.render.view.dates import DAYS, MONTHS
from triage.render.view.options import Options
from triage.render.view.points import many
from triage.render.view.safe import safe_line
from triage.settings import Mail

DAY = 86400.0


class EmlRenderer:
    """`--format eml`: one message, to be kept in a file or piped into `sendmail -t`."""

    def __init__(self, options: Options, mail: Mail, to: Sequence[str] = ()) -> None:
        self._options = options
        self._mail = mail
        self._to = tuple(to)

    def render(self, digests: Sequence[Digest]) -> Iterator[str]:
        """The message; UsageError where digests for different people would be in one."""
        wanted = {recipients(digest, self._mail, self._to) for digest in digests}
        if len(wanted) > 1:
            raise UsageError(
                "the digests have different recipients and cannot be one message",
                "-o {id}.eml writes one for each; --mail sends them",
            )
        to = wanted.pop() if wanted else ()
        yield message(letter(digests, self._options, self._mail, to), TO_FILE).decode("ascii")


def recipients(digest: Digest, mail: Mail, given: Sequence[str] = ()) -> tuple[str, ...]:
    """The recipients on the command line, else of the profile, else of the settings."""
    return tuple(given) or digest.recipients or mail.to


def letter(digests: Sequence[Digest], options: Options, mail: Mail, to: Sequence[str]) -> Letter:
    """The letter with these digests; it links to no files, which are not where it is read."""
    how = replace(options, links_from=None, columns=76, colour=False, in_mail=True)
    until = max((digest.window.until for digest in digests), default=0.0)
    zone = digests[0].window.zone or options.timezone if digests else options.timezone
    return Letter(
        subject=subject(digests, options),
        text=contents(digests) + "".join(digest_renderer("text", how).render(digests)),
        html="".join(digest_renderer("html", how).render(digests)),
        sender=mail.sender or (mail.user if "@" in mail.user else ""),
        to=tuple(to),
        identity="+".join(f"{digest.id} {digest.window.until:.0f}" for digest in digests),
        date=datetime.fromtimestamp(until, zone).astimezone(zone),
        list_unsubscribe=mail.list_unsubscribe,
    )


def contents(digests: Sequence[Digest]) -> str:
    """What a message with several digests holds, a line for each; a page has links to them."""
    if len(digests) < 2:
        return ""
    names = [safe_line(digest.profile.heading) for digest in digests]
    width = min(max(map(len, names)), WIDEST)
    lines = [f"{name:{width}}  {_counted([digest])}" for name, digest in zip(names, digests, strict=True)]
    return "\n".join((f"{len(digests)} digests", *lines)) + "\n\n" + "─" * 76 + "\n"


def subject(digests: Sequence[Digest], options: Options) -> str:
    """`Japan alliance: 3 stories, 1 update, 1 withdrawn (Fri–Mon)`; of several, their names and what is in all."""
    if not digests:
        return ""
    names = [safe_line(digest.profile.heading) for digest in digests]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    longest = max(digests, key=lambda digest: digest.window.until - digest.window.since)
    return f"{', '.join(names[:NAMED])}{more}: {_counted(digests)} ({_days(longest, options)})"


#: Names in a subject, and characters of a name in the list of contents that are lined up.
NAMED, WIDEST = 3, 40


def _counted(digests: Sequence[Digest]) -> str:
    """What is in them, in the order in which it matters."""
    events = [event.kind for digest in digests for event in digest.events]
    silent = sum(row.is_silent for digest in digests for row in digest.coverage)
    counts = (
        (sum(len(digest.stories) for digest in digests), "story", "stories"),
        (sum(story.past is not None for digest in digests for story in digest.stories), "update", "updates"),
        (events.count("withdrawal"), "withdrawn", "withdrawn"),
        (events.count("correction"), "corrected", "corrected"),
    )
    said = [many(*counted) for counted in counts if counted[0]] or ["nothing new"]
    if silent:
        said.append("feed silent" if silent == 1 else f"{silent:,} feeds silent")
    if any(digest.tests.failed for digest in digests):
        said.append("profile tests fail")
    return ", ".join(said)


def _days(digest: Digest, options: Options) -> str:
    """`Fri–Mon`; one day alone where it is one; dates where a weekday could be meant twice."""
    zone = digest.window.zone or options.timezone
    since, until = (datetime.fromtimestamp(one, zone) for one in (digest.window.since, digest.window.until))
    if digest.window.until - digest.window.since >= 7 * DAY:
        first, last = (f"{one.day} {MONTHS[one.month - 1]}" for one in (since, until))
    else:
        first, last = DAYS[since.weekday()], DAYS[until.weekday()]
    return first if first == last else f"{first}–{last}"
