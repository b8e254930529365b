"""Waiting stories → messages to a channel: one each, and one for all that quiet hours or the hourly bound held back.

A story counts as told when the channel accepted it. One that an attempt had begun for when the program was killed may have
arrived: it is sent again, and says so.
"""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Protocol

from msgspec import Struct

from triage.render.view.watched import AGAIN, headline, score_of, short_text
from triage.scoring.score import Band
from triage.state.watched import Waiting, WatchedStory, WatchStore

HOUR = 3600.0
#: Seconds until a channel that failed is asked again: at first, and at most.
FIRST, MOST = 10.0, 1800.0
#: Stories of which a message about several gives the headline.
LISTED = 20
BANDS: tuple[Band, ...] = ("passing", "likely", "strong")


class MessageChannel(Protocol):
    """What takes short messages."""

    name: str
    key: str

    def send(self, title: str, text: str) -> str:
        """Empty where it was accepted, else why not."""
        ...


class TellingRules(Struct, frozen=True, kw_only=True):
    """What a channel is told, and when."""

    #: The least band that is told, by profile.
    bands: dict[str, Band] = {}
    per_hour: int = 20
    #: From and until, in minutes of the day; None: never quiet.
    quiet: tuple[int, int] | None = None
    zone: tzinfo | None = None

    def wants(self, story: WatchedStory) -> bool:
        """Whether a story is told: by its score under one of the profiles for which it is news."""
        return any(
            BANDS.index(score.band) >= BANDS.index(self.bands[score.profile])
            for score in story.hit.scores
            if score.profile in story.profiles and score.profile in self.bands
        )

    def quiet_until(self, now: float) -> float | None:
        """When the quiet hours end; None where there are none at this time."""
        if self.quiet is None:
            return None
        here = datetime.fromtimestamp(now, self.zone)
        start, end = self.quiet
        minute = here.hour * 60 + here.minute
        is_quiet = start <= minute < end if start < end else minute >= start or minute < end
        if not is_quiet:
            return None
        left = (end - minute) % 1440 or 1440
        return (here.replace(second=0, microsecond=0) + timedelta(minutes=left)).timestamp()


def lowest(rules: TellingRules) -> Band:
    """The least band that any profile wants told."""
    return min(rules.bands.values(), key=BANDS.index, default="strong")


class ChannelTelling:
    """One channel of a run: what is told there, and when it is asked again."""

    def __init__(self, channel: MessageChannel, rules: TellingRules) -> None:
        self.channel, self.rules = channel, rules
        #: When there is something to do again; infinite when nothing waits.
        self.due = 0.0
        self.failures = 0
        #: What it said last, where it failed.
        self.fault = ""

    def tell(self, store: WatchStore, now: float) -> None:
        """Send what waits and may be sent now."""
        if self.failures and self.due > now:
            return
        self.due = math.inf
        waiting = store.waiting(self.channel.key)
        while waiting and self._may_send(waiting, store, now):
            held = [one for one in waiting if one.held]
            together = held if len(held) > 1 else waiting[:1]
            if not self._sent(together, store, now):
                return
            told = {one.id for one in together}
            waiting = [one for one in waiting if one.id not in told]

    def _may_send(self, waiting: Sequence[Waiting], store: WatchStore, now: float) -> bool:
        until = self.rules.quiet_until(now)
        if until is not None:
            store.hold(self.channel.key, [one.id for one in waiting if not one.held], "quiet")
            self.due = until
            return False
        told = store.messages_since(self.channel.key, now - HOUR)
        if len(told) >= self.rules.per_hour:
            store.hold(self.channel.key, [one.id for one in waiting if not one.held], "hourly")
            self.due = told[-self.rules.per_hour] + HOUR
            return False
        return True

    def _sent(self, together: Sequence[Waiting], store: WatchStore, now: float) -> bool:
        key, numbers = self.channel.key, [one.id for one in together]
        title, text = _message(together)
        store.tries(key, numbers, now)
        self.fault = self.channel.send(title, text)
        if not self.fault:
            self.failures = 0
            store.accept(key, numbers, now)
            return True
        self.failures += 1
        self.due = now + min(FIRST * 2 ** min(self.failures - 1, 20), MOST)
        store.fail(key, numbers)
        return False


def _message(together: Sequence[Waiting]) -> tuple[str, str]:
    if len(together) == 1:
        one = together[0]
        return headline(one.story, again=one.is_doubtful), short_text(one.story)
    reasons = {"quiet": "in quiet hours", "hourly": "over the bound of an hour"}
    why = " and ".join(dict.fromkeys(reasons[one.held] for one in together if one.held in reasons))
    again = AGAIN if any(one.is_doubtful for one in together) else ""
    best = sorted(together, key=lambda one: -(score.value if (score := score_of(one.story)) else 0.0))
    lines = [f"{headline(one.story)}\n{short_text(one.story)}" for one in best[:LISTED]]
    if len(best) > LISTED:
        lines.append(f"and {len(best) - LISTED:,} more, which the digest has")
    return f"{len(together):,} stories were held back {why}{again}", "\n\n".join(lines)
