"""The printed line in a real cron daemon, started by the test in a world of its own.

cron reads fixed folders and runs as root, so the daemon gets a private view of the file system (`unshare --mount`): an
empty spool, no system crontabs, a run folder of its own. `@reboot` jobs are run at once and exactly like the others; the
printed line itself stands beside it, and a crontab with one bad line is not loaded at all.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk import Desk

CRON = "/usr/sbin/cron"
#: A folder that only careful quoting survives.
FOLDER = 'it\'s 100% \\% "q" $HOME'
ISOLATED = """
set -e
mount --make-rprivate /
for folder in /var/spool/cron /etc/cron.d /run; do mount -t tmpfs tmpfs $folder; done
mount --bind /dev/null /etc/crontab
mkdir -m 1730 /var/spool/cron/crontabs
cp "$1" /var/spool/cron/crontabs/root
chmod 600 /var/spool/cron/crontabs/root
exec /usr/sbin/cron -f
"""


def why_not() -> str:
    if not Path(CRON).exists():
        return f"{CRON} is not here"
    if os.geteuid():
        return "a cron daemon needs root"
    if not shutil.which("unshare"):
        return "unshare is not here"
    allowed = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
        check=False,
        capture_output=True,
        timeout=600,
    )
    return "" if allowed.returncode == 0 else "no mount namespaces here"


@contextmanager
def daemon(table: Path) -> Iterator[None]:
    """cron with this crontab of root's."""
    running = subprocess.Popen(
        ["unshare", "--mount", "/bin/sh", "-c", ISOLATED, "sh", str(table)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={},
    )
    try:
        yield
    finally:
        running.terminate()
        running.wait(10)


def test_cron_runs_the_printed_line(tmp_path: Path):
    if reason := why_not():
        pytest.skip(reason)
    desk = Desk(tmp_path)
    desk.article(f"{FOLDER}/inbox/1.txt", "Lima flood", "A flood in Lima.")
    desk.write(f"{FOLDER}/profiles/lima.toml", 'title = "Lima"\nterms = ["Lima"]\n')
    where = {"XDG_STATE_HOME": str(tmp_path / "state 100%"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = ("digest", "inbox", "-o", "out 50%.txt", "--print-schedule", "cron")
    ran = desk.triage(*command, env=where, folder=FOLDER)
    assert (ran.status, ran.err) == (0, "")
    assert list((tmp_path / FOLDER).glob("out*")) == [], "printing a schedule runs nothing"
    comment, line = ran.lines
    now = line.replace("0 6 * * *", "@reboot", 1)
    table = desk.write("crontab", f'MAILTO=""\n{comment}\n{line}\n{now}\n')
    made = tmp_path / FOLDER / "out 50%.txt"
    with daemon(table):
        for _ in range(300):
            if made.exists():
                break
            time.sleep(0.1)
    assert made.exists(), "cron did not run the line within 30 s"
    assert "Lima flood" in made.read_text("utf-8")
    assert list((tmp_path / "state 100%").rglob("*.sqlite")), "and it remembers where the folder of the user is"
