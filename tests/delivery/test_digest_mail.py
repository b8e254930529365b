"""`triage digest` by mail, from the command line to the mail box: who gets what, and what counts as delivered."""

import subprocess
import sys
from email import message_from_string, policy

import pytest
from digest.chair import Chair

from .post_office import DROP, Office, free_port, office

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd.smtp")

ANN, BOB, EVE = "ann@example.org", "bob@example.org", "eve@example.org"


def setting(chair: Chair, at: Office, *more: str) -> None:
    """Settings for the office; it takes no TLS."""
    lines = (
        'timezone = "UTC"',
        "[mail]",
        f'host = "{at.host}"',
        f"port = {at.port}",
        'security = "none"',
        'from = "Desk <desk@example.org>"',
        "timeout = 2",
        "give_up_after = 2",
        *more,
    )
    chair.write("triage.toml", "\n".join(lines) + "\n")


def recipients(chair: Chair, name: str, *to: str) -> None:
    text = (chair.folder / "profiles/ferries.toml").read_text()
    chair.profile(f"{text}\n[digest]\nrecipients = {list(to)}\n".replace("'", '"'), name)


def mail(chair: Chair, *more: str):
    return chair.triage("digest", "inbox", *(more or ("--mail-to", ANN)))


def test_a_digest_arrives(chair: Chair):
    chair.wire("a", "Ferry é & crew\r\nBcc: all@example.org")
    with office() as at:
        setting(chair, at, 'list_unsubscribe = "mailto:stop@example.org"')
        ran = mail(chair)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    (got,) = at.got
    assert at.envelopes == [("desk@example.org", (ANN,))]
    assert got["Subject"] == "Ferries: 1 story (Sun–Mon)"
    assert (got["To"], got["From"]) == (ANN, "Desk <desk@example.org>")
    assert got["List-Unsubscribe"] == "<mailto:stop@example.org>"
    assert got["Bcc"] is None
    assert got["Date"].datetime.timestamp() == chair.now
    page, text = (got.get_body((kind,)).get_content() for kind in ("html", "plain"))
    assert "Ferry é" in text
    assert "é &amp; crew Bcc: all@example.org" in page
    assert "href=" not in page, "a file is not where the mail is read"


def test_what_was_sent_does_not_come_again_and_what_was_not_does(chair: Chair):
    chair.wire("a")
    with office({"MAIL": ["554 no"]}) as at:
        setting(chair, at)
        first = mail(chair)
        assert (first.status, first.err) == (74, "triage: 127.0.0.1 refused the sender: 554 no\n")
        chair.sleep(0.1)
        assert mail(chair).status == 0
        chair.sleep(0.1)
        assert mail(chair).status == 0
    subjects = [str(one["Subject"]) for one in at.got]
    assert subjects == ["Ferries: 1 story (Sun–Mon)", "Ferries: nothing new (Mon)"]


def test_each_profile_has_its_readers(chair: Chair):
    chair.wire("a")
    recipients(chair, "cats", BOB, EVE)
    with office() as at:
        setting(chair, at, f'to = ["{ANN}"]')
        assert mail(chair, "--mail").status == 0
        chair.sleep()
        assert mail(chair, "--mail-to", EVE).status == 0
    # The second morning both are for her alone, and she gets one message.
    assert [to for _, to in at.envelopes] == [(BOB, EVE), (ANN,), (EVE,)]


def test_one_reader_who_is_refused_is_named_and_the_others_have_it(chair: Chair):
    chair.wire("a")
    with office({f"RCPT {EVE}": ["550 no such user"]}) as at:
        setting(chair, at)
        ran = mail(chair, "--mail-to", ANN, "--mail-to", EVE)
        assert ran.status == 74
        assert ran.err == (
            f"triage: {EVE} did not get ferries-1114, the others did: 550 no such user\n"
            f"  hint: triage digest --again ferries-1114 --mail-to {EVE}\n"
        )
        assert chair.triage("digest", "--again", "ferries-1114", "--mail-to", EVE).status == 0
        chair.sleep()
        assert chair.digest().titles == [], "the others have it, and it is not sent to them again"
    assert [to for _, to in at.envelopes] == [(ANN,), (EVE,)]
    assert at.ids[0] == at.ids[1]


@pytest.mark.usefixtures("short_pauses")
def test_a_lost_answer_costs_one_repeat(chair: Chair):
    chair.wire("a")
    with office({"after": [DROP]}) as at:
        setting(chair, at)
        ran = mail(chair)
    assert (ran.status, len(at.got), len(set(at.ids))) == (0, 2, 1)
    assert ran.err == "triage: ferries-1114 may arrive twice: the server's first answer was lost\n"


@pytest.mark.usefixtures("short_pauses")
def test_two_lost_answers_and_the_news_comes_again(chair: Chair):
    chair.wire("a")
    with office({"after": [DROP, DROP]}) as at:
        setting(chair, at)
        ran = mail(chair)
        assert (ran.status, len(at.got)) == (74, 2)
        assert "may or may not have arrived" in ran.err
        chair.sleep(0.1)
        assert mail(chair).status == 0
    assert "1 story" in at.got[-1]["Subject"]


def test_a_server_that_is_not_there(chair: Chair):
    chair.wire("a")
    setting(chair, Office(port=free_port()))
    ran = mail(chair)
    assert ran.status == 74
    assert ran.err.startswith("triage: 127.0.0.1: mail not sent, 2 attempts in 2 s: connection refused\n  hint: ")
    assert len(chair.digest().titles) == 1


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "mail needs a server"),
        ('[mail]\nhost = "127.0.0.1"', "mail needs a sender"),
        ('[mail]\nhost = "127.0.0.1"\nfrom = "a@b"\nuser = "ann"', "no password for ann"),
        ('[mail]\nhost = "example.org"\nfrom = "a@b"\nuser = "ann"\nsecurity = "none"', "in the clear"),
        ('[mail]\nhost = "127.0.0.1"\nfrom = "a@b"', "nobody to send the digest of ferries to"),
    ],
)
def test_what_is_missing_is_said_before_anything_runs(chair: Chair, lines: str, said: str):
    chair.wire("a")
    chair.write("triage.toml", lines + "\n")
    ran = mail(chair, "--mail")
    assert ran.status == 2
    assert said in ran.err
    assert len(chair.digest().titles) == 1


def test_mail_goes_to_no_file(chair: Chair):
    with office() as at:
        setting(chair, at)
        for more in (("-o", "x.html"), ("--format", "html")):
            assert mail(chair, "--mail-to", ANN, *more).status == 2
    assert at.got == []


def test_a_message_on_standard_output_is_for_sendmail(chair: Chair):
    chair.wire("a", "Fähre")
    chair.write("triage.toml", 'timezone = "UTC"\n[mail]\nfrom = "desk@example.org"\n')
    ran = mail(chair, "--format", "eml", "--mail-to", ANN)
    got = message_from_string(ran.out, policy=policy.default)
    assert (ran.status, ran.err) == (0, "")
    assert (got["To"], got["From"], got["Subject"]) == (ANN, "desk@example.org", "Ferries: 1 story (Sun–Mon)")
    assert "Fähre" in got.get_body(("plain",)).get_content()
    assert "\r" not in ran.out
    assert mail(chair, "--format", "eml").out.count("nothing new") >= 1


def test_messages_for_different_readers_are_files_of_their_own(chair: Chair):
    chair.wire("a")
    recipients(chair, "cats", BOB)
    mixed = mail(chair, "--format", "eml")
    assert mixed.status == 2
    assert "different recipients" in mixed.err
    assert mail(chair, "--format", "eml", "-o", "{id}.eml").status == 0
    made = {file.name: file.read_text() for file in chair.folder.glob("*.eml")}
    assert set(made) == {"cats-1114.eml", "ferries-1114.eml"}
    assert f"To: {BOB}" in made["cats-1114.eml"]
    assert "To:" not in made["ferries-1114.eml"].split("\n\n", 1)[0]


def test_a_dry_run_sends_nothing(chair: Chair):
    chair.wire("a")
    with office() as at:
        setting(chair, at)
        ran = mail(chair, "--mail-to", ANN, "--dry-run")
    assert (ran.status, at.visits) == (0, 0)
    assert "FERRIES" in ran.out


def test_the_password_is_in_nothing_that_is_printed(chair: Chair):
    chair.wire("a")
    chair.write("secret", "hunter2-geheim\n")
    with office(auth_require_tls=False) as at:
        setting(chair, at, 'user = "ann"', 'password_file = "secret"')
        ran = mail(chair)
    assert ran.status == 74
    assert "refused the login: 535" in ran.err
    assert "hunter2" not in ran.err + ran.out


def test_it_works_with_nothing_around_it(chair: Chair):
    """No HOME, no locale but C, no terminal: as cron has it, or less."""
    chair.wire("a", "Fähre 東京")
    with office({"RCPT": ["451 later"]}) as at:
        setting(chair, at)
        command = [sys.executable, "-m", "triage", "digest", "inbox", "--state", "state", "--mail-to", ANN]
        bare = {"LC_ALL": "C", "TRIAGE_NOW": str(chair.now)}
        ran = subprocess.run(
            command, env=bare, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
        )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert "Fähre 東京" in at.got[0].get_body(("plain",)).get_content()


@pytest.mark.usefixtures("short_pauses")
def test_a_month_by_mail_loses_nothing_and_repeats_nothing(chair: Chair):
    """Every morning an article, some mornings a server in a bad mood: each story arrives, and once."""
    moods = {3: {"connect": ["421 busy"]}, 5: {"RCPT": ["550 no"]}, 8: {"DATA": ["451 later"]}, 12: {"EHLO": [DROP]},
             17: {"after": ["554 spam"]}, 21: {"MAIL": ["452 full"]}}  # fmt: skip
    with office() as at:
        setting(chair, at)
        for morning in range(28):
            chair.wire(f"w{morning}", f"Ferry number {morning} sinks", seed=1000 + 37 * morning)
            at.answers = {stage: list(said) for stage, said in moods.get(morning, {}).items()}
            status = mail(chair).status
            assert status == (74 if morning in (5, 17) else 0), morning
            chair.sleep()
    told = "\n".join(one.get_body(("plain",)).get_content() for one in at.got)
    assert [told.count(f"Ferry number {morning} sinks") for morning in range(28)] == [1] * 28
    assert len(set(at.ids)) == len(at.ids) == 26


def test_one_mail_a_person_with_all_her_profiles(chair: Chair):
    chair.profile('title = "Goats"\nterms = ["goat"]\n', "goats")
    chair.wire("a", "Ferry late")
    chair.wire("b", "Goat found", body="The goat was found. It stands on the quay of the old harbour.")
    with office() as at:
        setting(chair, at, f'to = ["{ANN}", "{BOB}"]')
        assert mail(chair, "--mail").status == 0
        (got,) = at.got
        text = got.get_body(("plain",)).get_content().replace("\r\n", "\n")
        assert got["Subject"] == "Ferries, Goats: 2 stories (Sun–Mon)"
        assert text.startswith("2 digests\nFerries  1 story\nGoats    1 story\n")
        assert "Ferry late" in text and "Goat found" in text
        page = got.get_body(("html",)).get_content()
        assert page.index("2 digests") < page.index("was late again")
        assert at.envelopes[0][1] == (ANN, BOB)
        # What one person lacks of it is due, each digest by itself.
        chair.sleep()
        chair.wire("c", "Ferry early")
        at.answers = {f"RCPT {BOB}": ["451 later"] * 3}
        ran = mail(chair, "--mail")
        assert (ran.status, f"{BOB} did not get ferries-1115, goats-1115 yet" in ran.err) == (74, True)
        at.answers.clear()
        chair.sleep()
        assert mail(chair, "--mail").status == 0
        assert [to for _, to in at.envelopes[2:]] == [(BOB,), (BOB,), (ANN, BOB)]
        # Each by itself for who wants them so.
        setting(chair, at, f'to = ["{ANN}"]', "one = false")
        chair.sleep()
        assert mail(chair, "--mail").status == 0
        assert [str(one["Subject"]) for one in at.got[-2:]] == [
            "Ferries: nothing new (Wed–Thu)",
            "Goats: nothing new (Wed–Thu)",
        ]


def test_a_subject_counts_what_matters(chair: Chair):
    from digest.examples import digest

    from triage.delivery.letter import subject
    from triage.render.view.options import Options

    assert subject([], Options()) == ""
    said = subject([digest()], Options())
    assert said.startswith(
        "Peru and its neighbours: 3 stories, 1 update, 1 withdrawn, 1 corrected, feed silent, "
    ), said
    several = subject([digest()] * 5, Options())
    assert several.startswith(
        "Peru and its neighbours, Peru and its neighbours, Peru and its neighbours and 2 more: 15 stories, 5 updates"
    )
    assert "5 feeds silent" in several


def checked(chair: Chair, *more: str):
    return chair.triage("digest", "inbox", *more, "--check")


def test_a_check_names_every_fault_at_once_and_sends_nothing(chair: Chair):
    chair.wire("a")
    chair.profile('terms = ["ferry"]\n[[test]]\ntext = "Goats."\nexpect = "hit"\n', "boats")
    with office() as at:
        setting(chair, at)
        good = checked(chair, "-p", "ferries", "--mail-to", ANN)
        assert (good.status, good.err) == (0, "")
        assert "ok     127.0.0.1: the mail server lets us in\n" in good.out
        assert at.got == []
        bad = chair.triage("digest", "inbox", "away", "--mail", "-o", "no/such/out.txt", "--check")
    faults = [line for line in bad.out.splitlines() if line.startswith("FAULT")]
    assert bad.status == 1
    for fault in (
        "away: no such file",
        "boats.toml: ",
        "no/such/out.txt: cannot be written",
        "nobody to send the digest of boats to",
    ):
        assert any(fault in line for line in faults), (fault, faults)
    assert not (chair.folder / "home").exists(), "nothing is remembered"
    setting(chair, Office(port=free_port()))
    refused = checked(chair, "-p", "ferries", "--mail-to", ANN)
    assert (refused.status, "connection refused (host, port and security in [mail])" in refused.out) == (1, True)


def test_a_check_logs_in_and_sends_a_line_where_that_is_asked_for(chair: Chair):
    with office() as at:
        setting(chair, at)
        assert checked(chair, "--mail-to", ANN, "--mail-to", BOB, "--send-test").status == 0
        (got,) = at.got
        assert (got["Subject"], at.envelopes[0][1]) == ("triage: test", (ANN, BOB))
        at.answers = {f"RCPT {BOB}": ["550 no such user"]}
        ran = checked(chair, "--mail-to", ANN, "--mail-to", BOB, "--send-test")
        assert (ran.status, f"FAULT  {BOB} was not taken: 550 no such user" in ran.out) == (1, True)


def test_a_check_looks_into_the_state(chair: Chair):
    chair.wire("a")
    chair.digest()
    assert "a good state" in checked(chair).out
    state = chair.folder / "home/triage/digests.sqlite"
    content = state.read_bytes()
    state.write_bytes(content[: len(content) // 2])
    ran = checked(chair)
    assert (ran.status, "FAULT  home/triage" in ran.out.replace(str(chair.folder) + "/", "")) == (1, True)


def test_a_wrong_host_fails_soon(chair: Chair, monkeypatch: pytest.MonkeyPatch):
    """It took five minutes."""
    monkeypatch.setattr("triage.delivery.smtp.REACH", 0.5)
    chair.wire("a")
    setting(chair, Office(port=free_port()))
    settings = chair.folder / "triage.toml"
    settings.write_text(settings.read_text().replace("give_up_after = 2\n", ""))
    ran = mail(chair)
    assert ran.status == 74
    assert "mail not sent, 1 attempt in 0.5 s: connection refused" in ran.err
