"""All that `profile test` found out about one profile, and which of its articles are printed with a number."""

from msgspec import Struct

from triage.profiles.model import Profile
from triage.tuning.measured import Measured, Scored
from triage.tuning.recall import Estimate
from triage.tuning.testing import TestOutcome

#: Misses, and false alarms, that are named.
SHOWN = 5


class Tested(Struct, frozen=True, kw_only=True):
    """One profile; `measured` is None without labels, `estimate` without a random sample among them."""

    profile: Profile
    outcomes: tuple[TestOutcome, ...] = ()
    measured: Measured | None = None
    estimate: Estimate | None = None
    #: Number of its first article in the report.
    first: int = 1

    @property
    def misses(self) -> tuple[Scored, ...]:
        """The worst misses; they bear the first numbers."""
        return self.measured.misses[:SHOWN] if self.measured is not None else ()

    @property
    def alarms(self) -> tuple[Scored, ...]:
        """The worst false alarms."""
        return self.measured.alarms[:SHOWN] if self.measured is not None else ()
