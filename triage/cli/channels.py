"""The channels that the settings name, with what each is told and when."""

from triage.environment import Environment
from triage.settings import Settings
from triage.watch.telling import ChannelTelling, TellingRules


def tellings(settings: Settings, environment: Environment) -> tuple[ChannelTelling, ...]:
    """One for each channel; UsageError where one cannot be had."""
    said = settings.notify
    if not said.urls:
        return ()
    from triage.delivery.channels import channels

    rules = TellingRules(at=said.at, per_hour=said.per_hour, quiet=said.quiet, zone=settings.zone)
    return tuple(ChannelTelling(channel, rules) for channel in channels(said.urls, environment.variables))
