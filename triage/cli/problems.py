"""What standard error says of inputs that cannot be read: the first problems of each kind as they come, the rest as counts.

A library that is missing is named once, however many files need it.
"""

from triage.cli.exits import say
from triage.environment import Environment
from triage.errors import Problem
from triage.render.view.problems import Kinds, hint_of


class ProblemSentences:
    """The problems of one run."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._kinds = Kinds()
        self._hints: dict[str, None] = {}
        #: What is said of a library → the files that need it.
        self._missing: dict[str, list[str]] = {}

    def say(self, problem: Problem) -> None:
        """Say it now, if it is one of the first of its kind."""
        self._hints.update(dict.fromkeys(filter(None, [hint_of(problem)])))
        if problem.code == "missing":
            self._missing.setdefault(problem.message, []).append(problem.path)
        elif self._kinds.is_said(problem):
            say(self._environment, f"triage: {problem}")

    def say_counts(self) -> None:
        """How many more there were, and what would help."""
        for line in self._kinds.more():
            say(self._environment, f"triage: {line}")
        for hint in self._hints:
            say(self._environment, f"  hint: {hint}")

    def say_missing(self) -> None:
        """The libraries that are not installed."""
        for message, paths in self._missing.items():
            more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
            say(self._environment, f"triage: {paths[0]}{more}: {message}")
