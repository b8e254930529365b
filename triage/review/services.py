"""What a review asks for and does not know how to get: the same for the screen and for plain text."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from triage.entities.entity import Recogniser
from triage.render.view.options import Options
from triage.render.view.shown import Shown
from triage.report.report import Hit
from triage.review.change import Change, Kind
from triage.review.review import Entry, Review


class Services(Struct, frozen=True, kw_only=True):
    """What the command makes and the screen uses."""

    how: Options
    #: Action → keys.
    keys: Mapping[str, tuple[str, ...]]
    recogniser: Recogniser
    #: An article as it is shown; the last argument asks for the explanation of its score.
    shown: Callable[[Hit, Review, bool], Shown]
    #: What was perhaps missed; slow, so it is asked for in a thread.
    missed: Callable[[Review], list[Entry]]
    #: A change of the profile with its effect; raises UsageError where it makes none.
    change: Callable[[Review, Kind, str], Change]
