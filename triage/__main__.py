"""The command: answers `--version` at once, hands everything else to the command line proper.

Nothing is imported here that the answer does not need: start-up is a feature.
"""

import sys


def main() -> int:
    """Run the command line of this process; returns the exit status."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from triage._version import __version__
        from triage.matching.core import ROAD

        try:
            sys.stdout.write(f"triage {__version__}, {ROAD}\n")
            sys.stdout.flush()
            return 0
        except (OSError, AttributeError):
            pass  # a full disk, a reader who left, no stream at all: below they end as with any other command
    import gc

    # A run makes millions of values and hardly a cycle; looking for cycles seldom saves 4 % of it, and a twentieth of starting.
    gc.set_threshold(100_000, 20, 50)
    try:
        from triage.cli.exits import run

        status = run(arguments)
    except KeyboardInterrupt:
        return 130  # before `run` was there to say so
    # Python looks for cycles once more before it ends; all that is left goes at once anyway, and a small scan is a
    # seventh shorter.
    gc.freeze()
    return status


if __name__ == "__main__":
    # `python -m` looks for modules in the current folder first, and that may be an inbox: what lies there is never run.
    if not sys.flags.safe_path and sys.path[:1] != [__file__.rpartition("triage")[0].rstrip("/\\")]:
        del sys.path[:1]
    sys.exit(main())
