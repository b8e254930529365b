"""The state of the digests, opened by those who change it."""

from pathlib import Path

from triage.cli.exits import say
from triage.environment import Environment
from triage.state.opening import open_state
from triage.state.store import StateStore


def state_to_write(path: Path, environment: Environment) -> StateStore:
    """The state as of the run's time; what was wrong with it, and is put aside, is said. The caller holds its lock."""
    opened = open_state(path, environment.now())
    if opened.sentence:
        say(environment, f"triage: {opened.sentence}")
    return StateStore(opened.connection, environment.now())
