"""Newsletters out of a real mail server; and what servers that are no such thing cannot do."""

import imaplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from triage.fetch import mailbox

from .conftest import FetchDesk
from .post_office import PASSWORD, USER, PostOffice, free_port, letter, post_office, why_not

SECURE = "[defaults]\nallow_private = true\n"
_WHY_NOT = why_not()
real = pytest.mark.skipif(bool(_WHY_NOT), reason=_WHY_NOT)
KEY = {"MAIL_PASSWORD": PASSWORD}


@pytest.fixture(scope="module")
def started() -> Iterator[PostOffice]:
    """One server for all."""
    with post_office() as office:
        yield office


@pytest.fixture
def office(started: PostOffice, monkeypatch: pytest.MonkeyPatch) -> PostOffice:
    """The server with empty folders, whose certificate is trusted."""
    import shutil

    context = ssl.create_default_context()
    started.ca.configure_trust(context)
    monkeypatch.setattr(mailbox, "trusted", lambda: context)
    shutil.rmtree(started.folder / "mail")
    (started.folder / "mail").mkdir()
    from .post_office import own

    own(started.folder / "mail")
    return started


def table(office: PostOffice, *lines: str, port: int = 0) -> str:
    """A source for the mailbox."""
    address = f"imaps://127.0.0.1:{port or office.tls_port}"
    return "\n".join(
        [f'url = "{address}"', f'user = "{USER}"', 'password_variable = "MAIL_PASSWORD"', 'name = "Mail"', *lines]
    )


@real
def test_newsletters_become_articles_once_each(fetching: FetchDesk, office: PostOffice):
    for number in range(3):
        office.deliver(letter(number))
    fetching.sources(table(office), loose=SECURE)
    ran = fetching.fetch(env=KEY)
    assert (ran.status, ran.err, ran.out) == (0, "", "Mail: 3 new\ninbox: 3 new articles from 1 source\n")
    assert fetching.titles == [f"Cod quota {number} agreed" for number in range(3)]
    [first, *_] = fetching.records
    assert [first[key] for key in ("outlet", "published", "format", "body")] == [
        "Harbour Letter",
        "2026-11-20T06:00:00+00:00",
        "mail",
        "Ministers agreed on quota number 0 for cod after a night of talks in Tromso.",
    ]
    office.deliver(letter(3))
    assert "Mail: 1 new" in fetching.fetch(env=KEY).out
    assert "0 new articles" in fetching.fetch(env=KEY).out
    # Nothing was marked as read.
    assert office.unseen == 4


@real
def test_messages_that_are_numbered_anew_do_not_come_again(fetching: FetchDesk, office: PostOffice):
    office.deliver(letter(1))
    fetching.sources(table(office), loose=SECURE)
    fetching.fetch(env=KEY)
    office.new_validity()
    office.deliver(letter(2))
    assert "Mail: 1 new" in fetching.fetch(env=KEY).out
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]


@real
def test_a_folder_with_another_alphabet_and_more_than_a_batch(
    fetching: FetchDesk, office: PostOffice, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(mailbox, "_BATCH", 10)
    for number in range(25):
        office.deliver(letter(number), "Nyheter &AOUA5AD2-")
    fetching.sources(table(office, 'folder = "Nyheter åäö"'), loose=SECURE)
    assert "Mail: 25 new" in fetching.fetch(env=KEY).out
    fetching.sources(table(office, 'folder = "Nowhere"'), loose=SECURE)
    ran = fetching.fetch(env=KEY)
    assert (ran.status, ran.err) == (3, "triage: Mail: no such folder in the mailbox\n")


@real
def test_only_the_last_month_at_first_and_nothing_too_large(
    fetching: FetchDesk, office: PostOffice, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(mailbox, "LARGEST", 20_000)
    office.deliver(letter(1), day=1782000000.0)
    office.deliver(letter(2, text="long " * 5000))
    office.deliver(letter(3))
    fetching.sources(table(office), loose=SECURE)
    ran = fetching.fetch(env=KEY)
    assert (ran.status, fetching.titles) == (0, ["Cod quota 3 agreed"])
    assert ran.err == "triage: Mail: 1 message too large to be read\n"


@real
def test_a_wrong_password_is_refused_and_never_printed(fetching: FetchDesk, office: PostOffice):
    fetching.sources(table(office), loose=SECURE)
    ran = fetching.fetch(env={"MAIL_PASSWORD": "wr0ng-s3cret"})
    assert (ran.status, ran.err) == (3, "triage: Mail: the mail server refuses user or password\n")
    document = fetching.fetch("--status", "--json", env=KEY)
    assert "s3cret" not in document.out
    assert "word" not in document.out.replace("password", "")


@real
@pytest.mark.parametrize("security", ["starttls", "none"])
def test_without_tls_from_the_start(fetching: FetchDesk, office: PostOffice, security: str):
    office.deliver(letter(1))
    fetching.sources(table(office, f'security = "{security}"', port=office.port), loose=SECURE)
    assert fetching.fetch(env=KEY).status == 0
    assert len(fetching.files) == 1


@real
def test_a_certificate_that_nobody_vouches_for(
    fetching: FetchDesk, office: PostOffice, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(mailbox, "trusted", ssl.create_default_context)
    fetching.sources(table(office), loose=SECURE)
    ran = fetching.fetch(env=KEY)
    assert (ran.status, ran.err) == (
        3,
        "triage: Mail: its certificate is not trusted: nobody known vouches for it\n",
    )
    fetching.sources(table(office, port=office.port), loose=SECURE)
    assert fetching.fetch("--now", env=KEY).err == "triage: Mail: it speaks no TLS here\n"


@real
def test_a_message_comes_once_from_all_folders_and_names_of_a_mailbox(fetching: FetchDesk, office: PostOffice):
    office.deliver(letter(1))
    office.deliver(letter(1), "Kept")
    office.deliver(letter(2, subject=letter(1)["Subject"]), "Kept")
    for folder in ("INBOX", "inbox", "Kept"):
        fetching.sources(table(office, f'folder = "{folder}"'), loose=SECURE)
        assert fetching.fetch("--now", env=KEY).status == 0
    # Two letters under one headline are two, and so are two that claim one id in two folders: nobody speaks for another.
    assert sorted(record["id"] for record in fetching.records) == ["1@harbour.example", "2@harbour.example"]
    office.deliver(letter(1, text="Whoever wrote this knows an id.\n"), "Other")
    fetching.sources(table(office, 'folder = "Other"'), loose=SECURE)
    assert "Mail: 1 new" in fetching.fetch("--now", env=KEY).out


@real
def test_a_private_mail_server_needs_to_be_allowed(fetching: FetchDesk, office: PostOffice):
    fetching.sources(table(office), loose="")
    ran = fetching.fetch(env=KEY)
    assert ran.status == 3
    assert "127.0.0.1 is a private address" in ran.err


@contextmanager
def answering(*answers: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """A server that answers each line with the next of these, whatever was asked, and the lines that it heard."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            line, _ = listening.accept()
            with line, line.makefile("rb") as lines:
                line.settimeout(5)
                line.sendall(b"* OK ready\r\n")
                try:
                    for answer in answers:
                        asked = lines.readline()
                        heard.append(asked)
                        line.sendall(answer.replace(b"TAG", asked.split(b" ")[0]))
                    heard.append(lines.readline())
                except OSError:
                    return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1], heard
        thread.join(5)


CAPABLE = b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n"


def odd(port: int, security: str) -> str:
    return f'url = "imap://127.0.0.1:{port}"\nuser = "{USER}"\npassword_variable = "MAIL_PASSWORD"\nname = "Mail"\nsecurity = "{security}"'


def test_a_password_is_not_sent_where_starttls_was_taken_away(fetching: FetchDesk):
    with answering(CAPABLE, b"TAG OK bye\r\n") as (port, heard):
        fetching.sources(odd(port, "starttls"), loose=SECURE)
        ran = fetching.fetch(env=KEY)
    assert ran.status == 3
    assert "offers no STARTTLS" in ran.err
    assert not [line for line in heard if b"LOGIN" in line or b"pass" in line]


@pytest.mark.parametrize(
    "answers",
    [
        (CAPABLE, b"* BYE " + PASSWORD.encode() + b"\r\n"),
        (CAPABLE, b"TAG NO " + PASSWORD.encode() + b" is wrong\r\n", b"TAG OK bye\r\n"),
        (CAPABLE, b"TAG OK in\r\n", b"* OK [UIDVALIDITY x] y\r\nTAG OK [READ-ONLY] z\r\n", b"* SEARCH a b\r\nTAG OK s\r\n"),
        (CAPABLE, b"TAG OK in\r\n", b"TAG OK sel\r\n", b"* SEARCH 1\r\nTAG OK s\r\n", b"* 1 FETCH (UID 1 RFC822.SIZE 99)\r\nTAG OK f\r\n",
         b"* 1 FETCH (UID 1 BODY[] {99999999999}\r\n"),
        (CAPABLE, b"\xff\x00 rubbish\r\n"),
        (b"x" * 3_000_000,),
    ],
)  # fmt: skip
def test_a_server_that_speaks_nonsense_costs_its_source(fetching: FetchDesk, answers: tuple[bytes, ...]):
    with answering(*answers) as (port, _):
        fetching.sources(odd(port, "none"), loose=SECURE + "timeout = 1\n")
        ran = fetching.fetch(env=KEY)
    assert ran.status in (0, 3)
    assert PASSWORD not in ran.err
    assert "bug" not in ran.err
    assert fetching.files == []


def test_nobody_there(fetching: FetchDesk):
    fetching.sources(odd(free_port(), "none"), loose=SECURE)
    ran = fetching.fetch(env=KEY)
    assert (ran.status, ran.err) == (3, "triage: Mail: cannot be reached: connection refused\n")


def test_the_bound_of_a_line_stays_that_of_python():
    assert imaplib._MAXLINE == 1_000_000
