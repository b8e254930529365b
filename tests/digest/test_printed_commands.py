"""What a digest prints as a command runs as it stands, wherever its profile and its state lie."""

import re
import shlex

import pytest

from .chair import Chair

#: A command in the text: up to the end of its line, or to the next thing on it.
COMMAND = re.compile(r"triage (?:digest|label|show|scan|state) [^\n·]+")


def set_up(chair: Chair) -> None:
    """A reject that is asked about, and a story."""
    chair.write("mine.toml", 'title = "Ferries"\nterms = [{ text = "ferry", weight = 1 }]\n')
    chair.wire("a", "Ferry late", body="The ferry, the ferry was late.")
    chair.wire("b", "Something else", body="A boat. " + " ".join(f"w{number}" for number in range(70)) + " ferry.")


@pytest.mark.parametrize("profile", ["mine.toml", "away/mine.toml", "profiles/mine.toml"])
@pytest.mark.parametrize("state", ["", "s/", "my states/s.db"])
def test_every_command_that_a_digest_prints_runs(chair: Chair, profile: str, state: str) -> None:
    """Labels of digests were for profiles in `profiles/` and for the user's own state alone."""
    set_up(chair)
    (chair.folder / "away").mkdir()
    (chair.folder / "profiles/ferries.toml").unlink()
    (chair.folder / "mine.toml").rename(chair.folder / profile)
    where = ("--state", state) if state else ()
    said = chair.text("-p", profile, *where)
    commands = [shlex.split(found.strip()) for found in COMMAND.findall(said)]
    assert {command[1] for command in commands} == {"digest", "label"}, said
    for _, *words in commands:
        ran = chair.triage(*words)
        assert (ran.status, ran.out != "") == (0, True), ran.err
    labels = (chair.folder / profile).parent / "_labels.jsonl"
    assert '"label": "keep"' in labels.read_text()
    # Stories and what is shown of them, by the same handle.
    for words in (["label", "skip", "mine-1114#1"], ["show", "mine-1114#1", "--no-pager"]):
        ran = chair.triage(*words, *where)
        assert ran.status == 0, ran.err


def test_a_handle_of_nowhere_is_refused(chair: Chair) -> None:
    set_up(chair)
    chair.text("-p", "mine.toml", "--state", "s/")
    for words in (["label", "keep", "mine-1114-s"], ["label", "keep", "mine-1114#9", "--state", "s/"]):
        assert chair.triage(*words).status == 2
