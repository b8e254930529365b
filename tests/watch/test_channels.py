"""Channels from the chair: a webhook on loopback is told what is strong, once, and nobody sees its address."""

import socket
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from triage.state.watched import WatchStore
from triage.watch.telling import TellingRules

from .conftest import FIRST, SECOND, WatchDesk
from .receiver import Receiver, receiving

pytestmark = pytest.mark.skipif(find_spec("apprise") is None, reason="apprise is not installed")
SECRETS = ("pa55word", "t0ken", "anna")
STRONG = (
    "Cod, cod and cod: the cod quota for cod boats was cut, and cod fishers who land cod went on strike over cod."
)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


def told(watching: WatchDesk, *urls: str, more: str = 'at = "passing"') -> None:
    listed = ", ".join(f'"{url}"' for url in urls)
    watching.desk.write("triage.toml", f"[notify]\nurls = [{listed}]\n{more}\n")


def refused() -> str:
    """An address where nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"json://anna:pa55word@127.0.0.1:{one.getsockname()[1]}/hook/t0ken"


def test_a_short_text_with_all_that_is_needed(watching: WatchDesk, receiver: Receiver):
    told(watching, receiver.url)
    watching.article("a.txt", "Cod quota cut", FIRST)
    assert watching.watch().status == 0
    [message] = receiver.messages
    assert message["title"] == "Cod quota cut"
    assert message["message"] == "77 likely (terms)\nwhy: cod ×2\ninbox/a.txt"
    watching.watch()
    watching.article("copy.txt", "Cod quota cut", FIRST)
    watching.watch()
    assert len(receiver.messages) == 1
    watching.article("later.txt", "Cod quota cut", FIRST, SECOND)
    watching.watch()
    assert receiver.titles == ["Cod quota cut", "Update: Cod quota cut"]


def test_only_strong_stories_unless_the_settings_say_so(watching: WatchDesk, receiver: Receiver):
    told(watching, receiver.url, more="")
    watching.article("a.txt", "Cod quota cut", FIRST)
    watching.article("b.txt", "Cod strike over cod", STRONG)
    ran = watching.watch()
    assert "Cod quota cut" in ran.out
    assert receiver.titles == ["Cod strike over cod"]


def test_a_profile_has_channels_of_its_own(watching: WatchDesk, receiver: Receiver):
    with receiving() as own:
        told(watching, receiver.url, more="")
        hook = '[notify]\nurls = ["${HOOK}"]\nat = "passing"\n'
        watching.desk.write("profiles/fish.toml", f'terms = ["cod"]\n{hook}')
        watching.desk.write("profiles/north.toml", 'terms = ["Tromso"]\n')
        watching.article("a.txt", "Cod quota cut", FIRST)
        watching.article(
            "b.txt", "Tromso, Tromso and Tromso", "Tromso is Tromso, and Tromso stays Tromso for Tromso in Tromso."
        )
        command = ("watch", "inbox", "--poll", "--for", "0s")
        assert watching.desk.triage(*command, env={"HOOK": own.url}).status == 0
        assert own.titles == ["Cod quota cut"]
        assert receiver.titles == ["Tromso, Tromso and Tromso"]
        assert watching.desk.triage("notify", env={"HOOK": own.url}).out.count("waiting") == 2
        # A profile is kept and passed on: an address does not belong in it.
        watching.desk.write("profiles/fish.toml", 'terms = ["cod"]\n[notify]\nurls = ["slack://pa55word/t0ken"]\n')
        ran = watching.desk.triage(*command)
        assert ran.status == 2 and "would be kept and passed on" in ran.err
        assert not any(secret in ran.err for secret in SECRETS)


def test_who_heard_of_a_story_hears_of_its_kill(watching: WatchDesk, receiver: Receiver):
    told(watching, receiver.url, more="")
    watching.article("a.txt", "Cod strike over cod in Tromso", STRONG)
    watching.article("b.txt", "Cod quota cut in Bergen today", FIRST)
    watching.watch()
    for name, title in (("ka", "Cod strike over cod in Tromso"), ("kb", "Cod quota cut in Bergen today")):
        watching.article(f"{name}.txt", f"KILL: {title}", "Please kill the story. It is wrong.")
    ran = watching.watch()
    assert ran.out.count("WITHDRAWN: “") == 2
    assert receiver.titles[1:] == ["WITHDRAWN: Cod strike over cod in Tromso"]


@pytest.mark.parametrize("failing", ["500", "refused"])
def test_a_channel_that_fails_stops_no_other_and_is_told_next_time(
    watching: WatchDesk, receiver: Receiver, failing: str
):
    with receiving() as other:
        other.statuses = [500]
        bad = other.url if failing == "500" else refused()
        told(watching, bad, receiver.url)
        watching.article("a.txt", "Cod quota cut", FIRST)
        ran = watching.watch()
        assert ran.status == 74
        assert receiver.titles == ["Cod quota cut"]
        assert "Cod quota cut" in ran.out
        assert ("the server said 500" if failing == "500" else "could not be reached") in ran.err
        assert "json 1: 1 to be told by the next watch" in ran.err
        assert not any(secret in ran.err + ran.out for secret in SECRETS)
        ran = watching.watch()
        assert receiver.titles == ["Cod quota cut"]
        assert other.titles == (["Cod quota cut"] if failing == "500" else [])


def test_a_channel_that_fails_is_tried_again_in_the_same_run(
    watching: WatchDesk, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("triage.watch.telling.FIRST", 0.0)
    monkeypatch.setattr("triage.cli.watching.STEP", 0.01)
    monkeypatch.setattr("triage.watch.waking.POLL", 0.01)
    receiver.statuses = [500, 503]
    told(watching, receiver.url)
    watching.article("a.txt", "Cod quota cut", FIRST)
    ran = watching.watch("--for", "0.3s")
    assert ran.status == 0 and receiver.titles == ["Cod quota cut"]
    assert "accepted again" in ran.err


def test_quiet_hours_are_counted_and_told_after(watching: WatchDesk, receiver: Receiver):
    told(watching, receiver.url, more='at = "passing"\nquiet = "22:00-06:00"')
    watching.article("a.txt", "Cod quota cut", FIRST)
    watching.article(
        "b.txt", "Herring quota up", "There is less cod and more herring in the Barents Sea than before."
    )
    ran = watching.watch(now="2026-11-20T23:00:00+00:00")
    assert "json 1: 2 held back" in ran.err and "Herring" in ran.out
    watching.watch(now="2026-11-21T05:59:00+00:00")
    assert receiver.messages == []
    watching.watch(now="2026-11-21T06:00:00+00:00")
    [message] = receiver.messages
    assert message["title"] == "2 stories were held back in quiet hours"
    assert "Cod quota cut" in message["message"] and "Herring quota up" in message["message"]
    watching.watch(now="2026-11-21T06:01:00+00:00")
    assert len(receiver.messages) == 1


def test_the_bound_of_an_hour_is_counted_and_told_after(watching: WatchDesk, receiver: Receiver):
    told(watching, receiver.url, more='at = "passing"\nper_hour = 2')
    for number, what in enumerate(("strike", "quota", "price", "disease", "census")):
        watching.article(
            f"{number}.txt", f"The {what} of the cod", f"A {what} was in the news on day {number}, and cod."
        )
    watching.watch(now="2026-11-20T08:00:00+00:00")
    assert len(receiver.messages) == 2
    watching.watch(now="2026-11-20T08:59:00+00:00")
    assert len(receiver.messages) == 2
    watching.watch(now="2026-11-20T09:00:01+00:00")
    assert receiver.titles[2] == "3 stories were held back over the bound of an hour"


@pytest.mark.parametrize(
    ("at", "quiet", "until"),
    [("21:59", None, None), ("22:00", True, "06:00"), ("05:59", True, "06:00"), ("06:00", None, None)],
)
def test_quiet_over_midnight(at: str, quiet: bool | None, until: str | None):
    from datetime import UTC, datetime

    rules = TellingRules(quiet=(22 * 60, 6 * 60), zone=UTC)
    found = rules.quiet_until(datetime.fromisoformat(f"2026-11-20T{at}:30+00:00").timestamp())
    assert (found is not None) is bool(quiet)
    if found is not None:
        assert datetime.fromtimestamp(found, UTC).strftime("%H:%M") == until


def test_killed_between_sending_and_noting_it_comes_again_and_says_so(
    watching: WatchDesk, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
):
    told(watching, receiver.url)
    watching.article("a.txt", "Cod quota cut", FIRST)
    accept = WatchStore.accept

    def killed(self: WatchStore, channel: str, *rest: object) -> None:
        if channel:
            raise KeyboardInterrupt
        accept(self, channel, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(WatchStore, "accept", killed)
        assert watching.watch().status == 130
    watching.watch()
    assert receiver.titles == ["Cod quota cut", "Cod quota cut (perhaps told before)"]


def test_notify_lists_and_tests(watching: WatchDesk, receiver: Receiver):
    told(watching, receiver.url, "json://${HOOK}/x")
    env = {"HOOK": f"127.0.0.1:{receiver.port}"}
    listed = watching.desk.triage("notify", env=env)
    assert listed.out.splitlines()[0] == "json 1  passing and above, 20 an hour, 0 waiting"
    ran = watching.desk.triage("notify", "--test", env=env)
    assert ran.out == "json 1: accepted\njson 2: accepted\n" and receiver.titles == ["triage: test"] * 2
    receiver.statuses = [404]
    ran = watching.desk.triage("notify", "--test", env=env)
    assert ran.status == 74 and "json 1: the server said 404" in ran.err
    told(watching)
    assert watching.desk.triage("notify").status == 2


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('urls = ["nonsense://anna:pa55word@t0ken"]', "nonsense 1: no address that Apprise knows"),
        ('urls = ["pa55word t0ken"]', "urls must be addresses"),
        ('urls = ["json://${t0k}/pa55word"]', "the variable t0k is empty"),
        ('urls = ["json://pa55word/t0ken"]\nquiet = "night"', "quiet must be two times"),
        ('urls = ["json://pa55word/t0ken"]\nat = "loud"', "at must be"),
    ],
)
def test_wrong_settings_are_named_without_secrets(watching: WatchDesk, settings: str, said: str):
    watching.desk.write("triage.toml", f"[notify]\n{settings}\n")
    for ran in (watching.watch(), watching.desk.triage("notify", "--test")):
        assert ran.status == 2 and said in ran.err, ran
        assert not any(secret in ran.err for secret in SECRETS)


def test_no_secret_is_kept(watching: WatchDesk, receiver: Receiver):
    told(watching, receiver.url)
    watching.article("a.txt", "Cod quota cut", FIRST)
    watching.watch()
    state = watching.desk.folder / "home/.local/state/triage"
    kept = b"".join(file.read_bytes() for file in state.iterdir())
    assert not any(secret.encode() in kept for secret in SECRETS)
