"""The channels that settings and profiles name, with what each is told and when."""

from collections.abc import Sequence

from msgspec.structs import replace

from triage.environment import Environment
from triage.profiles.members import Notify
from triage.profiles.model import Profile
from triage.scoring.score import Band
from triage.settings import Settings
from triage.watch.telling import ChannelTelling, TellingRules


def tellings(
    settings: Settings, environment: Environment, profiles: Sequence[Profile] = ()
) -> tuple[ChannelTelling, ...]:
    """One for each channel; UsageError where one cannot be had.

    A profile's own `[notify]` is above that of the settings, key by key. A channel of several profiles has the bound and
    the quiet hours of the first.
    """
    said = {profile.id: _notify_of(profile, settings.notify) for profile in profiles} or {"": settings.notify}
    urls = tuple(dict.fromkeys(url for one in said.values() for url in one.urls))
    if not urls:
        return ()
    from triage.delivery.channels import channels

    found = []
    for channel in channels(urls, environment.variables):
        own = {id_: one for id_, one in said.items() if any(urls[at - 1] in one.urls for at in channel.places)}
        first = next(iter(own.values()))
        bands: dict[str, Band] = {id_: one.at for id_, one in own.items()}
        rules = TellingRules(bands=bands, per_hour=first.per_hour, quiet=first.quiet, zone=settings.zone)
        found.append(ChannelTelling(channel, rules))
    return tuple(found)


def _notify_of(profile: Profile, settings: Notify) -> Notify:
    own = profile.notify
    return replace(settings, **{name: getattr(own, name) for name in own.given})
