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
    how = replace(options, links_from=None, columns=76, colour=False)
    until = max((digest.window.until for digest in digests), default=0.0)
    zone = digests[0].window.zone or options.timezone if digests else options.timezone
    return Letter(
        subject=" · ".join(subject(digest, options) for digest in digests),
        text="".join(digest_renderer("text", how).render(digests)),
        html="".join(digest_renderer("html", how).render(digests)),
        sender=mail.sender or (mail.user if "@" in mail.user else ""),
        to=tuple(to),
        identity="+".join(f"{digest.id} {digest.window.until:.0f}" for digest in digests),
        date=datetime.fromtimestamp(until, zone).astimezone(zone),
        list_unsubscribe=mail.list_unsubscribe,
    )


def subject(digest: Digest, options: Options) -> str:
    """`Japan alliance: 3 stories, 1 withdrawn (Fri–Mon)`."""
    kinds = [event.kind for event in digest.events]
    said = []
    if digest.stories:
        said.append("1 story" if len(digest.stories) == 1 else f"{len(digest.stories):,} stories")
    counts = ((kinds.count("withdrawal"), "withdrawn"), (kinds.count("correction"), "corrected"))
    said += [f"{count:,} {what}" for count, what in counts if count]
    if digest.tests.failed:
        said.append("profile tests fail")
    return f"{safe_line(digest.profile.heading)}: {', '.join(said) or 'nothing new'} ({_days(digest, options)})"


def _days(digest: Digest, options: Options) -> str:
    """`Fri–Mon`; one day alone where it is one; dates where a weekday could be meant twice."""
    zone = digest.window.zone or options.timezone
    since, until = (datetime.fromtimestamp(one, zone) for one in (digest.window.since, digest.window.until))
    if digest.window.until - digest.window.since >= 7 * DAY:
        first, last = (f"{one.day} {MONTHS[one.month - 1]}" for one in (since, until))
    else:
        first, last = DAYS[since.weekday()], DAYS[until.weekday()]
    return first if first == last else f"{first}–{last}"
