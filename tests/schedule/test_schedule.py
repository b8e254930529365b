"""What is printed for cron, systemd and launchd, held to what those programs make of it."""

import plistlib
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.errors import UsageError
from triage.schedule.cron import LONGEST, crontab, quoted
from triage.schedule.job import SCHEDULERS, ScheduledJob
from triage.schedule.schedule import schedule
from triage.schedule.systemd import units

#: Every character that one of the languages on the way could take for its own.
HARD = """it's 100% \\% "q" $HOME `x` é;&|<>*?#~!{}()"""
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def job(*command: str, **more) -> ScheduledJob:
    return ScheduledJob(
        **{"name": "japan", "command": command or ("/opt/triage", "digest", "in"), "folder": "/news", **more}
    )


def as_cron_reads(line: str) -> tuple[str, str]:
    """The command and its input as cron(8) makes them: an unescaped `%` ends the command, `\\%` is a `%`."""
    command, escaped = "", False
    for place, character in enumerate(line):
        if escaped and character == "%":
            command = command[:-1] + "%"
        elif not escaped and character == "%":
            return command, line[place + 1 :]
        else:
            command += character
        escaped = character == "\\" and not escaped
    return command, ""


def test_a_crontab_line_is_ready_to_paste():
    lines = crontab(job()).splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == ["0 6 * * * cd /news && /opt/triage digest in"]
    assert crontab(job(hour=17, minute=5)).splitlines()[1].startswith("5 17 * * * ")


@settings(deadline=None, max_examples=200)
@given(words=st.lists(WORDS, min_size=1, max_size=4), folder=WORDS, value=WORDS)
def test_cron_and_the_shell_give_back_every_word(words, folder, value):
    made = crontab(job(*words, folder=f"/{folder}", variables={"TRIAGE_PROFILES": value}))
    command, rest = as_cron_reads(made.splitlines()[-1].removeprefix("0 6 * * * "))
    assert rest == ""
    assert shlex.split(command) == ["cd", f"/{folder}", "&&", f"TRIAGE_PROFILES={value}", *words]


def test_the_words_of_a_line_reach_a_real_shell():
    command, _ = as_cron_reads(" ".join(["printf", quoted("%s|"), quoted(HARD), quoted("\\\\%\\%"), quoted("")]))
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=True, timeout=600)
    assert done.stdout.decode() == f"{HARD}|\\\\%\\%||"


def test_what_a_crontab_cannot_hold_is_refused():
    assert crontab(job("/x", "a" * (LONGEST - 20)))
    with pytest.raises(UsageError, match="longer than"):
        crontab(job("/x", "a" * LONGEST))


@pytest.mark.parametrize("kind", SCHEDULERS)
def test_a_line_break_is_refused(kind):
    assert schedule(kind, job("/x", "a b"))
    for odd in (job("/x", "a\nb"), job(folder="/a\nb"), job(variables={"TRIAGE_PROFILES": "a\nExecStart=x"})):
        with pytest.raises(UsageError, match="line break"):
            schedule(kind, odd)


def test_an_unknown_scheduler_is_named():
    with pytest.raises(UsageError, match="unknown scheduler 'at'"):
        schedule("at", job())


def test_a_property_list_gives_everything_back():
    made = schedule("launchd", job("/opt/triage", "digest", HARD, folder="/news & more", variables={"A": "<b>"}))
    agent = plistlib.loads(made.encode())
    assert agent["Label"] == "org.triage-japan"
    assert agent["ProgramArguments"] == ["/opt/triage", "digest", HARD]
    assert agent["WorkingDirectory"] == "/news & more"
    assert agent["EnvironmentVariables"] == {"A": "<b>"}
    assert agent["StartCalendarInterval"] == {"Hour": 6, "Minute": 0}
    with pytest.raises(UsageError, match="property list"):
        schedule("launchd", job("/x", "\x07"))


def unit_files(text: str, folder: Path) -> list[Path]:
    """The files that a print names, written into a folder."""
    made = []
    for name, body in re.findall(
        r"^# ~/\.config/systemd/user/(\S+)\n(.*?)(?=^# |\Z)", text, re.MULTILINE | re.DOTALL
    ):
        made.append(folder / name)
        made[-1].write_text(body, "utf-8")
    return made


def test_units_say_what_and_when():
    text = units(job(timezone="Europe/Berlin", variables={"TRIAGE_PROFILES": "50% more"}))
    assert 'ExecStart="/opt/triage" "digest" "in"' in text
    assert 'Environment="TRIAGE_PROFILES=50%% more"' in text
    assert "OnCalendar=*-*-* 06:00:00 Europe/Berlin\n" in text
    assert "WorkingDirectory=/news\n" in text


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
def test_systemd_takes_the_units(tmp_path: Path):
    folder = tmp_path / "50% off"
    folder.mkdir()
    text = units(job(shutil.which("true") or "", HARD, folder=str(folder), variables={"TRIAGE_PROFILES": HARD}))
    files = unit_files(text, tmp_path)
    assert [file.name for file in files] == ["triage-japan.service", "triage-japan.timer"]
    assert verified(files) == (0, "")
    files[0].write_text(files[0].read_text().replace("ExecStart=", "ExecStart=no/such "))
    status, said = verified(files)
    assert (status != 0, "no/such" in said) == (True, True)


def verified(files: list[Path]) -> tuple[int, str]:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    # It looks at the machine's own units, too.
    said = [line for line in done.stderr.splitlines() if "triage" in line]
    return done.returncode, "\n".join(said)


def test_the_command_prints_itself(tmp_path: Path):
    from desk import Desk

    desk = Desk(tmp_path)
    desk.write("in box/a.txt", "A\n\nb\n")
    for kind, at in (("systemd", "WorkingDirectory="), ("launchd", "<key>WorkingDirectory</key>")):
        ran = desk.triage(
            "digest", "in box", "-p", "x.toml", "--mail", f"--print-schedule={kind}", "--name", "japan"
        )
        assert ran.status == 0
        # What would fail every morning is said now, all of it.
        assert "x.toml" in ran.err
        assert "mail needs a server" in ran.err
        assert at in ran.out
        assert "in box" in ran.out
        assert "print-schedule" not in ran.out
        assert "triage-japan" in ran.out
    desk.write("triage.toml", '[mail]\nhost = "x"\nuser = "ann"\npassword_variable = "MAIL_PASSWORD"\n')
    ran = desk.triage("digest", "in box", "--print-schedule", "cron", env={"MAIL_PASSWORD": "geheim"})
    assert "geheim" not in ran.out + ran.err
    assert "MAIL_PASSWORD is not set where it runs" in ran.err
    assert desk.triage("digest", "in box", "--print-schedule", "at").status == 2
    piped = desk.triage("digest", "-", "--print-schedule", "cron")
    assert (piped.status, piped.out, piped.err.count("standard input")) == (2, "", 1)
