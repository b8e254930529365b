"""Where the state of digests is: `--state PATH`, else `TRIAGE_STATE`, else the user's state folder."""

import os
from pathlib import Path

from triage.environment import Environment

FILE = "digests.sqlite"
#: What `triage watch` remembers lies beside it.
WATCH = "watch.sqlite"
VARIABLE = "TRIAGE_STATE"
#: How the files of the last reports begin, in the user's state folder.
LAST_REPORT = "last-report"


def state_file(environment: Environment, given: str = "") -> Path:
    """The file of the state; a folder that exists, or a path that ends in a slash, holds it under its usual name."""
    said = given or environment.variables.get(VARIABLE, "")
    if not said:
        return environment.folder_of("state") / FILE
    path = environment.folder / Path(said).expanduser()
    path = path / FILE if said.endswith(os.sep) or path.is_dir() else path
    # SQLite keeps its journals beside the real file, and so do we.
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def watch_file(environment: Environment, given: str = "") -> Path:
    """The file of what watches told, beside the state of digests.

    UsageError for a state that is given and no file: what is written beside a device stays among the devices.
    """
    if given:
        from triage.state.opening import check_is_file

        check_is_file(state_file(environment, given))
    return state_file(environment, given).with_name(WATCH)
