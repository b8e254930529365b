"""triage: which articles matter to my keyword profiles, in what order, and exactly why.

The public library: everything named in `__all__`, imported on first use so that the command starts fast.
"""

from triage._version import __version__

TYPE_CHECKING = False  # type checkers know the name; importing it from typing would cost `--version` a third
if TYPE_CHECKING:
    from triage.api import Matcher, load_profile, read, scan
    from triage.article import Article
    from triage.errors import Problem, ProfileError, TriageError
    from triage.matching.match import Match
    from triage.profiles.model import Profile
    from triage.report.report import Hit, Report
    from triage.scoring.score import Contribution, Score

__all__ = [
    "Article",
    "Contribution",
    "Hit",
    "Match",
    "Matcher",
    "Problem",
    "Profile",
    "ProfileError",
    "Report",
    "Score",
    "TriageError",
    "__version__",
    "load_profile",
    "read",
    "scan",
]

_HOMES = {
    "Article": "triage.article",
    "Contribution": "triage.scoring.score",
    "Hit": "triage.report.report",
    "Match": "triage.matching.match",
    "Matcher": "triage.api",
    "Problem": "triage.errors",
    "Profile": "triage.profiles.model",
    "ProfileError": "triage.errors",
    "Report": "triage.report.report",
    "Score": "triage.scoring.score",
    "TriageError": "triage.errors",
    "load_profile": "triage.api",
    "read": "triage.api",
    "scan": "triage.api",
}


def __dir__() -> list[str]:
    """The public names too, which nobody has imported yet."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'triage' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
