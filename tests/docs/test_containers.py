"""Dockerfile and compose.yml: built where docker runs, held to their rules everywhere."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from desk import Desk

from .pages import ROOT

DOCKERFILE = ROOT / "Dockerfile"
pytestmark = pytest.mark.skipif(not DOCKERFILE.exists(), reason="the source distribution has no containers")


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile, continued lines joined."""
    text = re.sub(r"(?m)^#.*\n", "", DOCKERFILE.read_text("utf-8"))
    lines = text.replace("\\\n", " ").splitlines()
    return [
        (name, " ".join(rest.split())) for name, _, rest in (line.partition(" ") for line in lines if line.strip())
    ]


def compose() -> dict[str, Any]:
    yaml = pytest.importorskip("yaml")
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yml").read_text("utf-8"))
    return found


def test_the_image_is_small_and_belongs_to_nobody_special():
    found = instructions()
    names = [name for name, _ in found]
    last = names[len(names) - names[::-1].index("FROM") - 1 :]
    bases = [rest.split()[0] for name, rest in found if name == "FROM"]
    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+", base) for base in bases), "pinned, and slim"
    # Two stages, and nothing is installed in the second.
    assert names.count("FROM") == 2
    assert [rest for name, rest in found if name == "USER"] == ["10001:10001"]
    assert last.index("USER") > max(place for place, name in enumerate(last) if name in ("RUN", "COPY"))
    assert "ADD" not in names
    assert not [
        rest for name, rest in found if name in ("ENV", "ARG") and re.search(r"(?i)password|token|secret", rest)
    ]
    assert [json.loads(rest) for name, rest in found if name == "VOLUME"] == [["/news", "/state"]]
    assert [json.loads(rest) for name, rest in found if name == "ENTRYPOINT"] == [["triage"]]
    for _, rest in (one for one in found if one[0] == "RUN"):
        assert "curl" not in rest
        assert "apt-get install" not in rest or (
            "--no-install-recommends" in rest and "rm -rf /var/lib/apt/lists/*" in rest
        )


def test_what_is_copied_is_there_and_gets_past_the_list_of_what_is_left_out():
    let_in = [
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")
    ]
    for name, rest in instructions():
        if name == "COPY" and "--from" not in rest:
            *sources, _ = [word for word in rest.split() if not word.startswith("--")]
            for source in sources:
                assert (ROOT / source).exists(), source
                assert source.removeprefix("./").split("/")[0] in let_in, source
    # What the build of the wheel needs is among it.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    included = (wheel.get(part, {}) for part in ("shared-data", "force-include"))
    needed = {
        *wheel["packages"],
        *project["project"]["license-files"],
        *(one for part in included for one in part),
    }
    assert {one.split("/")[0] for one in needed} <= set(let_in)
    copied = {
        word.removeprefix("./").split("/")[0]
        for name, rest in instructions()
        if name == "COPY"
        for word in rest.split()
    }
    assert {one.split("/")[0] for one in needed} <= copied


def test_extras_of_the_image_are_some():
    asked = re.search(r'"\.\[([\w,]+)\]"', DOCKERFILE.read_text("utf-8"))
    assert asked
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(asked[1].split(",")) <= set(extras)


def test_services_can_do_no_more_than_they_need():
    services = compose()["services"]
    assert set(services) == {"fetch", "digest"}
    for service in services.values():
        assert service["read_only"]
        assert service["init"]
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["user"].startswith("${TRIAGE_UID:-1000}")
        assert "ports" not in service
        assert [volume.rpartition(":")[2] for volume in service["volumes"]] == ["/news", "/state"]
        assert service["entrypoint"][0] == "schedule"


def test_the_commands_of_the_services_run(desk: Desk):
    desk.write("sources.toml", 'sources = ["https://127.0.0.1:9/feed"]\n')
    desk.write("profiles/cod.toml", 'terms = ["cod"]\n')
    desk.article("inbox/a.txt", "Cod falls", "The cod fell by a tenth.")
    services = compose()["services"]
    fetch, digest = (services[name]["entrypoint"] for name in ("fetch", "digest"))
    assert (fetch[1], digest[1]) == ("every", "daily")
    # Nobody is there, and the schedule goes on with that.
    assert desk.triage(*fetch[4:]).status == 3
    assert desk.triage(*digest[4:]).status == 0
    assert (desk.folder / "digest-cod.html").exists()


@contextmanager
def schedule(desk: Desk, *words: str, stubs: dict[str, str] | None = None) -> "Iterator[subprocess.Popen[bytes]]":
    """The schedule, with programs of its own in front of the system's; it outlives no test."""
    for name, text in (stubs or {}).items():
        desk.write(f"bin/{name}", f"#!/bin/sh\n{text}\n").chmod(0o755)
    path = f"{desk.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    running = subprocess.Popen(
        ["sh", str(ROOT / "docker" / "schedule"), *words],
        cwd=desk.folder,
        env={"PATH": path, "TZ": "UTC"},
        stderr=subprocess.PIPE,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def test_a_schedule_goes_on_whatever_happens_and_ends_when_it_is_told(desk: Desk):
    with schedule(desk, "every", "0", "sh", "-c", "echo x >>ran; exit 3") as running:
        ran = desk.folder / "ran"
        until = time.monotonic() + 20
        while time.monotonic() < until and not (ran.exists() and ran.read_text().count("x") >= 3):
            time.sleep(0.01)
        running.send_signal(signal.SIGTERM)
        said = running.communicate(timeout=10)[1]
        assert running.returncode == 0
        assert b"schedule: sh ended with status 3\n" in said
        assert ran.read_text().count("x") >= 3


def test_a_command_that_is_running_has_its_time_to_end(desk: Desk):
    script = "trap 'echo ended >ended; exit 0' TERM; echo >started; while :; do sleep 0.01; done"
    with schedule(desk, "every", "0", "sh", "-c", script) as running:
        until = time.monotonic() + 20
        while time.monotonic() < until and not (desk.folder / "started").exists():
            time.sleep(0.01)
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=10)
        assert running.returncode == 0
        assert (desk.folder / "ended").exists()


@pytest.mark.parametrize(
    ("now", "seconds"), [("05:00:00", 3600), ("06:00:00", 86400), ("06:00:01", 86399), ("23:00:00", 25200)]
)
def test_a_daily_schedule_waits_for_its_time(desk: Desk, now: str, seconds: int):
    if (
        not shutil.which("date")
        or subprocess.run(["date", "-d", "today 06:00"], capture_output=True, check=False).returncode
    ):
        pytest.skip("needs the date of GNU")
    real = shutil.which("date")
    stubs = {
        # The clock stands at one time; days are counted from it.
        "date": f'case "$*" in "+%s") exec {real} -d "2026-11-20 {now}" +%s ;; '
        f'*today*) exec {real} -d "2026-11-20 06:00" +%s ;; *) exec {real} -d "2026-11-21 06:00" +%s ;; esac',
        "sleep": 'echo "$1" >slept',
    }
    with schedule(desk, "daily", "06:00", "sh", "-c", "kill $PPID", stubs=stubs) as running:
        running.communicate(timeout=10)
        assert running.returncode == 0
        assert (desk.folder / "slept").read_text() == f"{seconds}\n"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("every",),
        ("every", "1h", "true"),
        ("daily", "soon", "true"),
        ("daily", "29:99", "true"),
        ("every", "5"),
        ("hourly", "5", "true"),
    ],
)
def test_mistakes_in_a_schedule(desk: Desk, words: tuple[str, ...]):
    with schedule(desk, *words) as running:
        assert running.communicate(timeout=10)[1].startswith(b"schedule: ")
        assert running.returncode == 2


@pytest.mark.slow
def test_what_the_image_is_built_from_is_enough_for_a_wheel(tmp_path: Path):
    pytest.importorskip("hatchling", reason="needs hatchling, which builds")
    context = tmp_path / "context"
    context.mkdir()
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        source = ROOT / line.removeprefix("!")
        if line.startswith("!") and source.is_dir():
            shutil.copytree(source, context / source.name, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
        elif line.startswith("!"):
            shutil.copy(source, context)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(context),
    ]
    built = subprocess.run(
        command, env={**os.environ, "TRIAGE_PURE": "1"}, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    assert list(tmp_path.glob("news_triage-*.whl"))


def _daemon() -> str:
    """Why no image can be built here; "" where one can."""
    if not shutil.which("docker"):
        return "no docker"
    try:
        asked = subprocess.run(["docker", "info"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "docker does not answer"
    return "" if asked.returncode == 0 else "docker has no daemon here"


@pytest.mark.slow
def test_the_image_builds_and_runs(tmp_path: Path):
    if why := _daemon():
        pytest.skip(why)
    built = subprocess.run(
        ["docker", "build", "-q", "-t", "news-triage-test", str(ROOT)], capture_output=True, text=True, check=False
    )
    if "network" in built.stderr.lower() or "resolve" in built.stderr.lower():
        pytest.skip("docker has no network here")
    assert built.returncode == 0, built.stderr
    ran = subprocess.run(
        ["docker", "run", "--rm", "--read-only", "news-triage-test", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("triage ")
    subprocess.run(["docker", "image", "rm", "news-triage-test"], capture_output=True, check=False)
