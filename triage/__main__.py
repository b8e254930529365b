"""The command: answers `--version` at once, hands everything else to the command line proper.

Nothing is imported here that the answer does not need: start-up is a feature.
"""

import sys


def main() -> int:
    """Run the command line of this process; returns the exit status."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from triage._version import __version__

        sys.stdout.write(f"triage {__version__}\n")
        return 0
    from triage.cli.run import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
