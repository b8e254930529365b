"""Mail through a real server on loopback: every way in, every way to fail, and who has the message in the end."""

import ssl
import time
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import trustme

from triage.delivery.line import stuffed
from triage.delivery.message import Letter, message
from triage.delivery.server import Server
from triage.delivery.smtp import Sent, send
from triage.errors import DeliveryError

from .post_office import DROP, HANG, Office, dripping, free_port, office

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd.smtp")

ANN, BOB, EVE = "ann@example.org", "bob@example.org", "eve@example.org"
LETTER = Letter(
    subject="Japan: 3 stories",
    text="Rain.\n.\n..two dots\n",
    html="<p>Rain.</p>",
    sender="Desk <desk@example.org>",
    to=(ANN, BOB),
    identity="japan-1114",
    date=datetime(2016, 11, 14, 6, tzinfo=UTC),
)
#: Seconds after which a server that hangs or drips has held us; the machine may be busy.
HUNG = 30
STAGES = ("connect", "EHLO", "MAIL", "RCPT", "DATA", "after")


def post(at: Office, *recipients: str, **more) -> Sent:
    facts = {"security": "none", "timeout": 1.0, "give_up_after": 3.0, **more}
    server = Server(host=at.host, port=at.port, **facts)
    return send(message(LETTER), "desk@example.org", recipients or (ANN, BOB), server, pause=lambda _: None)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def contexts(authority, tmp_path, monkeypatch) -> ssl.SSLContext:
    """The server's side; ours trusts it as a user would have it do so."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return context


def test_a_message_arrives_as_it_was_written():
    with office() as at:
        assert post(at) == Sent(accepted=(ANN, BOB))
    (got,) = at.got
    assert at.envelopes == [("desk@example.org", (ANN, BOB))]
    assert got["Subject"] == "Japan: 3 stories"
    assert got.get_body(("plain",)).get_content() == LETTER.text
    assert got.get_body(("html",)).get_content().strip() == LETTER.html
    assert at.visits == 1


def test_starttls(contexts):
    with office(tls_context=contexts) as at:
        post(at, security="starttls")
    assert (len(at.got), at.was_secure) == (1, True)


def test_tls(contexts):
    with office(ssl_context=contexts) as at:
        post(at, security="tls")
    assert (len(at.got), at.was_secure) == (1, True)


def test_no_starttls_no_mail():
    with office() as at, pytest.raises(DeliveryError, match="offers no STARTTLS"):
        post(at, security="starttls")
    assert (at.got, at.visits) == ([], 1)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_nobody_is_not_trusted(authority, security):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    how = {"tls_context" if security == "starttls" else "ssl_context": context}
    with office(**how) as at, pytest.raises(DeliveryError, match="certificate cannot be trusted") as caught:
        post(at, security=security)
    assert "SSL_CERT_FILE" in caught.value.hint
    assert at.got == []


def test_a_certificate_of_another_host_is_not_trusted(authority, contexts):
    other = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("mail.example.org").configure_cert(other)
    with office(ssl_context=other) as at, pytest.raises(DeliveryError, match="cannot be trusted"):
        post(at, security="tls")


def test_a_server_without_tls_is_no_tls_server(contexts):
    with office() as at, pytest.raises(DeliveryError, match="does not speak TLS"):
        post(at, security="tls")
    assert at.got == []


def test_login(contexts):
    with office(tls_context=contexts, auth_required=True) as at:
        post(at, security="starttls", user="desk", password="s3cret é")
    assert at.logins[-1] == (b"desk", "s3cret é".encode())
    assert len(at.got) == 1


def test_a_wrong_password_is_said_and_not_shown(contexts):
    with office(tls_context=contexts, auth_required=True) as at, pytest.raises(DeliveryError) as caught:
        post(at, security="starttls", user="desk", password="hunter2-geheim")
    assert "refused the login: 535" in caught.value.message
    assert "hunter2" not in caught.value.message + caught.value.hint + repr(caught.value.__cause__)
    assert at.visits == 1, "a wrong password is not tried again: accounts get locked"


def test_a_server_that_repeats_the_password_is_not_repeated(contexts):
    said = ["550 hunter2 AGRlc2sAaHVudGVyMg== you"] * 2
    with office({"login": said}, tls_context=contexts) as at, pytest.raises(DeliveryError) as caught:
        post(at, security="starttls", user="desk", password="hunter2")
    assert "550" in caught.value.message
    assert "hunter2" not in caught.value.message
    assert "AGRlc2sAaHVudGVyMg" not in caught.value.message
    assert "hunter2" not in repr(Server(host="mail", user="desk", password="hunter2"))


@pytest.mark.parametrize("stage", STAGES)
def test_a_server_that_is_busy_is_tried_again(stage):
    with office({stage: ["451 later", "452 later still"]}) as at:
        assert post(at, ANN) == Sent(accepted=(ANN,), attempts=3)
    assert len(at.got) == 1


@pytest.mark.parametrize("stage", STAGES)
def test_a_server_that_refuses_is_not_asked_again(stage):
    said = ["554 never"] * 2
    with office({stage: said}) as at, pytest.raises(DeliveryError, match="554 never"):
        post(at, ANN)
    assert at.got == []
    assert at.visits == 1


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "after"])
def test_a_line_that_breaks_before_the_message_is_harmless(stage):
    with office({stage: [DROP]}) as at:
        assert post(at, ANN) == Sent(accepted=(ANN,), attempts=2)
    assert len(at.got) == 1


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "after"])
def test_a_server_that_hangs_is_left_and_tried_again(stage):
    with office({stage: [HANG]}) as at:
        assert post(at, ANN, timeout=0.3) == Sent(accepted=(ANN,), attempts=2)
    assert len(at.got) == 1


def test_a_lost_answer_costs_one_repeat_and_it_can_be_known_for_one():
    with office({"after": [DROP]}) as at:
        assert post(at, ANN) == Sent(accepted=(ANN,), attempts=2, is_repeated=True)
    assert len(at.got) == 2
    assert at.ids[0] == at.ids[1]


def test_two_lost_answers_and_nobody_knows():
    with office({"after": [DROP, DROP, DROP]}) as at, pytest.raises(DeliveryError, match="may or may not"):
        post(at, ANN)
    assert len(at.got) == 2, "one repeat and no more"


def test_a_lost_answer_and_then_a_refusal_and_nobody_knows():
    with office({"after": [DROP, "554 again?"]}) as at, pytest.raises(DeliveryError, match="may or may not"):
        post(at, ANN)
    assert len(at.got) == 1


def test_a_server_that_thinks_about_the_message_is_waited_for():
    with office({"after": [HANG]}) as at, pytest.raises(DeliveryError, match="may or may not"):
        started = time.monotonic()
        post(at, ANN, timeout=0.1, give_up_after=1.0)
    assert 0.9 < time.monotonic() - started < HUNG
    assert len(at.got) == 1


def test_one_who_is_refused_does_not_cost_the_others_theirs():
    with office({f"RCPT {EVE}": ["550 no such user"]}) as at:
        sent = post(at, ANN, EVE, BOB)
    assert sent == Sent(accepted=(ANN, BOB), refused=((EVE, "550 no such user"),))
    assert at.envelopes == [("desk@example.org", (ANN, BOB))]


def test_one_who_has_to_wait_gets_it_alone():
    with office({f"RCPT {EVE}": ["450 greylisted"]}) as at:
        assert post(at, ANN, EVE) == Sent(accepted=(ANN, EVE), attempts=2)
    assert [to for _, to in at.envelopes] == [(ANN,), (EVE,)]


def test_one_who_waits_for_ever_is_named():
    with office({f"RCPT {EVE}": ["450 greylisted"] * 99}) as at:
        server = Server(host=at.host, port=at.port, security="none", give_up_after=1.5)
        sent = send(message(LETTER), "desk@example.org", [ANN, EVE], server)
    assert sent.accepted == (ANN,)
    assert sent.waiting[0][0] == EVE
    assert "450 greylisted" in sent.waiting[0][1]
    assert [to for _, to in at.envelopes] == [(ANN,)]


def test_one_who_waited_and_is_refused_in_the_end_is_named():
    with office({f"RCPT {EVE}": ["450 greylisted"], "after": ["250 kept", "554 spam"]}) as at:
        sent = post(at, ANN, EVE)
    assert (sent.accepted, [who for who, _ in sent.waiting]) == ((ANN,), [EVE])
    assert "554 spam" in sent.waiting[0][1]


def test_an_answer_that_is_none_is_no_answer():
    with office({"after": ["what?"]}) as at:
        assert post(at, ANN) == Sent(accepted=(ANN,), attempts=2, is_repeated=True)
    assert len(at.got) == 2


def test_nobody_is_taken():
    with office({"RCPT": ["550 who?", "551 where?"]}) as at, pytest.raises(DeliveryError) as caught:
        post(at)
    assert "refused ann@example.org, and 1 more: 550 who?" in caught.value.message


def test_nobody_listens(monkeypatch):
    told: list[str] = []
    # A clock that only the pauses move: however busy the machine is, there is time for as many attempts.
    now = [0.0]
    monkeypatch.setattr("triage.delivery.smtp.time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr("triage.delivery.line.time", SimpleNamespace(monotonic=lambda: now[0]))

    def pause(seconds: float) -> None:
        now[0] += seconds

    server = Server(host="127.0.0.1", port=free_port(), security="none", give_up_after=10)
    with pytest.raises(DeliveryError, match=r"mail not sent, 4 attempts in 10 s: connection refused"):
        send(message(LETTER), "desk@example.org", [ANN], server, told=told.append, pause=pause)
    assert told == [f"127.0.0.1: connection refused; again in {seconds} s" for seconds in (1, 2, 4)]


@pytest.mark.parametrize("line", [b"2", b"220-x\r\n"])
def test_a_server_that_drips_does_not_hold_us(line):
    with dripping(line) as port:
        server = Server(host="127.0.0.1", port=port, security="none", timeout=1.0, give_up_after=1.0)
        started = time.monotonic()
        with pytest.raises(DeliveryError):
            send(message(LETTER), "desk@example.org", [ANN], server)
        assert time.monotonic() - started < HUNG


def test_dots_are_doubled():
    assert stuffed(b".\r\na.\r\n..") == b"..\r\na.\r\n...\r\n.\r\n"
    assert stuffed(b"") == b"\r\n.\r\n"
