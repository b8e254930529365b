"""A stream: one profile followed by one reader under one name, from digest to digest.

Which name that is, how its digests are made, which window the next one has, and what it will be called.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from msgspec import Struct, structs

from triage.digest.model import DigestWindow, Doubt
from triage.errors import UsageError
from triage.languages.calendar import WEEKDAYS
from triage.profiles.model import DigestSettings, Profile
from triage.state.kept import LastDigest, StreamBegin
from triage.state.store import StateStore

FIRST_HOURS = 24
HOUR, DAY = 3600.0, 86400.0
#: Seconds after which a damaged state no longer casts doubt on streams of which nothing is known.
FORGOTTEN = 7 * DAY


class DigestStream(Struct, frozen=True, kw_only=True):
    """One profile of the run with its name, its window and its past."""

    name: str
    profile: Profile
    settings: DigestSettings
    window: DigestWindow
    #: Id of the next digest.
    handle: str
    #: The day of the next digest, as it counts in the state.
    day: int
    #: The stream in the state; None for a new one.
    known: LastDigest | None = None

    @property
    def archive_before(self) -> float:
        """What was published before is an archive: longer ago than `max_age`, and before the last digest."""
        return min(self.window.until - self.settings.max_age, self.window.since)


def streams(
    profiles: Sequence[Profile],
    store: StateStore,
    *,
    given: str,
    settings: Mapping[str, Any],
    now: float,
    timezone: str,
) -> tuple[DigestStream, ...]:
    """One stream for each profile, in their order; `given` is `--name`. Raises UsageError for a name used twice."""
    known = store.streams()
    found: list[DigestStream] = []
    taken: dict[str, str] = {}
    for profile in profiles:
        chosen = digest_settings_of(profile, settings)
        name = profile.digest.name if profile.digest.name and not given else ""
        name = name or name_of(profile.id, given or settings.get("name", ""), known, is_alone=len(profiles) == 1)
        if name in taken:
            raise UsageError(
                f"the profiles {taken[name]} and {profile.id} have one digest name, {name!r}: they would hide articles"
                " from each other",
                "give each its own in [digest], or none: then it is the profile's id",
            )
        taken[name] = profile.id
        found.append(_stream(name, profile, chosen, known.get(name), store, now, timezone))
    return tuple(found)


def name_of(profile: str, wish: str, known: Mapping[str, LastDigest], *, is_alone: bool) -> str:
    """The name of a profile's digests where one name was wished for all profiles of the run.

    With several profiles it goes before the id of each. A stream that is known keeps its name, however many profiles
    there are: otherwise a profile more in the folder would make the first digest of all of them again.

    >>> name_of("japan", "", {}, is_alone=False), name_of("japan", "ann", {}, is_alone=False)
    ('japan', 'ann-japan')
    >>> known = {"ann": LastDigest(id=1, name="ann", profile="japan")}
    >>> [name_of(each, "ann", known, is_alone=False) for each in ("japan", "peru")]
    ['ann', 'ann-peru']
    """
    if not wish:
        return profile
    both = f"{wish}-{profile}"
    if both in known:
        return both
    if wish in known:
        return wish if known[wish].profile == profile else both
    return wish if is_alone else both


def digest_settings_of(profile: Profile, settings: Mapping[str, Any]) -> DigestSettings:
    """`[digest]` of the profile over that of the settings, key by key."""
    own = profile.digest
    wanted = {key: value for key, value in settings.items() if key != "name" and key not in own.given}
    return structs.replace(own, **wanted)


def _stream(
    name: str,
    profile: Profile,
    chosen: DigestSettings,
    known: LastDigest | None,
    store: StateStore,
    now: float,
    timezone: str,
) -> DigestStream:
    window = window_of(known, store.begins(), name, chosen.max_age, now, timezone)
    day = local(window.until, window.zone)
    return DigestStream(
        name=name,
        profile=profile,
        settings=chosen,
        window=window,
        handle=handle_of(name, day, store),
        day=day.date().toordinal(),
        known=known,
    )


def window_of(
    known: LastDigest | None,
    begins: Mapping[str, StreamBegin],
    name: str,
    max_age: float,
    now: float,
    timezone: str,
) -> DigestWindow:
    """The window that begins with the last delivered digest; nothing is taken from a time that lies ahead of this run."""
    begin = begins.get(name)
    if begin is None and known is None and "" in begins and now - begins[""].noted < FORGOTTEN:
        begin = begins[""]
    is_doubtful = begin is not None and begin.is_doubtful
    doubt: Doubt = "state" if is_doubtful else "clock" if known is not None and known.ahead else ""
    # A stream that was saved from a damaged state may have no digest any more, and is not new all the same.
    is_first = not is_doubtful and (known is None or bool(known.ahead and not known.handle))
    if known is not None and known.handle:
        since = known.until
    elif is_doubtful:
        since = now - max_age
    elif begin is not None and begin.since is not None and begin.since <= now:
        since = min(begin.since, now - FIRST_HOURS * HOUR)
    else:
        since = now - FIRST_HOURS * HOUR
    return DigestWindow(since=since, until=max(now, since), timezone=timezone, is_first=is_first, doubt=doubt)


def handle_of(name: str, day: datetime, store: StateStore) -> str:
    """`japan-1114`; with the year where another year has it, with a number where the day has one already."""
    short, long = f"{name}-{day:%m%d}", f"{name}-{day:%y%m%d}"
    taken = store.digest(short)
    stem = short
    if taken is not None and abs(taken.day - day.date().toordinal()) > 1:
        stem = long
    handle, number = stem, 1
    while store.has_handle(handle):
        number += 1
        handle = f"{stem}-{number}"
    return handle


def is_quiet(stream: DigestStream) -> bool:
    """Whether no digest is made today: a weekday or a date of `quiet_days`."""
    day = local(stream.window.until, stream.window.zone)
    return not {WEEKDAYS[day.weekday()], day.date().isoformat()}.isdisjoint(stream.settings.quiet_days)


def local(seconds: float, zone: tzinfo | None) -> datetime:
    """A moment as clocks show it there; None is the system's zone."""
    return datetime.fromtimestamp(seconds, zone) if zone else datetime.fromtimestamp(seconds).astimezone()
