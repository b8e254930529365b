"""A run that ends while it sends: who has the digest never gets it again, and who has it not gets it later."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from desk import child
from digest.chair import DAY, Chair

from .post_office import HANG, Office, office
from .test_digest_mail import ANN, BOB, EVE, mail, recipients, setting

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd.smtp")


def end_behind_the_answer(chair: Chair, at: Office, ending: signal.Signals, *to: str) -> None:
    """Send the digest in a process of its own, and end that as soon as the server has said that it has the message."""
    wanted = [option for one in to for option in ("--mail-to", one)]
    with (chair.folder / "said").open("w+") as said:
        run = child(chair.folder, chair.variables, ["digest", "inbox", *wanted], (said.fileno(), said.fileno()))
        until = time.monotonic() + 60
        while not at.got and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.3)
        ended = os.waitpid(run, os.WNOHANG)
        assert at.got and ended == (0, 0), (said.read(), "it has not ended by itself")
        os.kill(run, ending)
        os.waitpid(run, 0)


def patient(chair: Chair, at: Office) -> None:
    setting(chair, at)
    text = (chair.folder / "triage.toml").read_text()
    chair.write("triage.toml", text.replace("timeout = 2", "timeout = 30").replace("after = 2", "after = 60"))


def received(at: Office, who: str) -> int:
    return sum(who in to for _, to in at.envelopes)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_what_was_accepted_is_noted_before_the_farewell(chair: Chair, ending: signal.Signals) -> None:
    """A server that was slow to say goodbye, and an impatient reader: the mail came twice."""
    chair.wire("a", "Ferry late")
    with office({"QUIT": [HANG]}) as at:
        patient(chair, at)
        end_behind_the_answer(chair, at, ending, ANN)
        chair.sleep()
        ran = mail(chair)
    assert ran.status == 0, ran.err
    assert received(at, ANN) == 2, "the digest, and that of the next day"
    assert sum("Ferry late" in one.get_body(("plain",)).get_content() for one in at.got) == 1


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_each_who_has_it_is_noted_before_the_others_are_tried_again(chair: Chair, ending: signal.Signals) -> None:
    chair.wire("a", "Ferry late")
    with office({f"RCPT {BOB}": ["451 later"] * 5}) as at:
        patient(chair, at)
        end_behind_the_answer(chair, at, ending, ANN, BOB)
        at.answers.clear()
        chair.sleep()
        ran = mail(chair, "--mail-to", ANN, "--mail-to", BOB)
        assert ran.status == 0, ran.err
        late = [to for (_, to), one in zip(at.envelopes, at.got, strict=True) if "Ferry late" in one.as_string()]
        assert late == [(ANN,), (BOB,)]
        chair.sleep()
        assert mail(chair, "--mail-to", ANN, "--mail-to", BOB).err == ""
    assert (received(at, ANN), received(at, BOB)) == (3, 3)


@contextmanager
def bob_is_late(chair: Chair) -> Iterator[Office]:
    """An office that did not take the digest for one of two, for the moment."""
    recipients(chair, "ferries", ANN, BOB)
    chair.wire("a", "Ferry late")
    with office({f"RCPT {BOB}": ["451 later"] * 2}) as at:
        setting(chair, at)
        assert mail(chair, "--mail").status == 74
        yield at


def test_who_was_not_taken_in_time_gets_it_with_the_next_mail(chair: Chair) -> None:
    recipients(chair, "ferries", ANN, BOB)
    chair.wire("a", "Ferry late")
    with office({f"RCPT {BOB}": ["451 later"] * 2}) as at:
        setting(chair, at)
        ran = mail(chair, "--mail")
        assert ran.status == 74
        assert ran.err.startswith(
            f"triage: {BOB} did not get ferries-1114 yet, the others did; the next --mail sends it:"
        )
        at.answers = {f"RCPT {BOB}": ["451 later"] * 9}
        chair.sleep()
        ran = mail(chair, "--mail")
        assert (ran.status, f"{BOB} still has not got ferries-1114" in ran.err) == (74, True)
        at.answers.clear()
        chair.sleep()
        assert (mail(chair, "--mail").status, received(at, ANN), received(at, BOB)) == (0, 3, 3)
        chair.sleep()
        assert (mail(chair, "--mail").status, received(at, ANN), received(at, BOB)) == (0, 4, 4)


def test_who_was_sent_it_by_hand_gets_it_no_more(chair: Chair) -> None:
    with bob_is_late(chair) as at:
        at.answers.clear()
        assert chair.triage("digest", "--again", "ferries-1114", "--mail-to", BOB).status == 0
        chair.sleep()
        assert (mail(chair, "--mail").status, received(at, BOB)) == (0, 2)


def test_who_is_refused_for_good_is_named_once(chair: Chair) -> None:
    with bob_is_late(chair) as at:
        at.answers = {f"RCPT {BOB}": ["550 no such user"]}
        chair.sleep()
        assert f"{BOB} never got ferries-1114" in mail(chair, "--mail").err
        chair.sleep()
        assert (mail(chair, "--mail").err, received(at, BOB)) == ("", 2)


def test_somebody_elses_digests_are_not_sent_again(chair: Chair) -> None:
    """Two people share a state, each with a schedule and a server of their own."""
    with bob_is_late(chair) as at:
        at.answers.clear()
        assert chair.triage("digest", "inbox", "--name", "eve", "--mail-to", EVE).status == 0
        assert received(at, BOB) == 0


def test_a_reader_whom_the_server_never_takes_is_given_up(chair: Chair) -> None:
    """By digests and not by days: a clock that is ahead once gives nobody up."""
    with bob_is_late(chair) as at:
        chair.now += 40 * DAY
        at.answers = {f"RCPT {BOB}": ["451 later"] * 2}
        assert "still has not got" in mail(chair, "--mail").err
        for _ in range(14):
            chair.sleep()
            assert chair.digest().status == 0
        assert "given up" in mail(chair, "--mail").err
        assert "1114" not in mail(chair, "--mail").err


def test_a_first_digest_that_no_server_took_stays_due(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    with office({"connect": ["554 closed"] * 9}) as at:
        setting(chair, at)
        for _ in range(3):
            assert mail(chair).status == 74
            chair.sleep()
        at.answers.clear()
        assert mail(chair).status == 0
    assert "Ferry late" in at.got[0].as_string()
