"""Completion for a shell that is named: `--show-completion zsh`, `--install-completion=fish`.

Without a name the library finds out which shell runs.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from triage.environment import Environment
from triage.errors import UsageError

_SHOW, _INSTALL = "--show-completion", "--install-completion"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def completed(arguments: Sequence[str], environment: Environment) -> bool:
    """Whether the arguments ask for completion for a shell by its name; then it is shown or installed."""
    option, sign, shell = arguments[0].partition("=") if arguments else ("", "", "")
    if option not in (_SHOW, _INSTALL) or not (sign or arguments[1:]):
        return False
    shell = shell if sign else arguments[1]
    if shell not in SHELLS:
        raise UsageError(f"no completion for a shell called {shell!r}", f"there are {', '.join(SHELLS)}")
    completion: Any = import_module("typer.completion")
    if option == _SHOW:
        script = completion.get_completion_script(prog_name="triage", complete_var="_TRIAGE_COMPLETE", shell=shell)
        environment.stdout.write(f"{script}\n".encode())
    else:
        _, path = completion.install(shell=shell, prog_name="triage")
        environment.stdout.write(
            f"{shell} completion installed in {path}; start the shell anew to use it\n".encode()
        )
    return True
