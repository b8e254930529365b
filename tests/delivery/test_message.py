"""A message parsed back by the standard library is what went in, whatever a headline holds."""

from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.delivery.message import TO_FILE, TO_SERVER, Letter, address, bare, message, one_line, unsubscribe
from triage.errors import UsageError

HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Unsubscribe", "MIME-Version",
           "Content-Type"]  # fmt: skip
ANY = st.text(max_size=60)


def letter(**more) -> Letter:
    facts = {
        "subject": "Japan alliance: 3 stories, 1 withdrawn (Fri–Mon)",
        "text": "Rain fell.\n",
        "html": "<p>Rain fell.</p>\n",
        "sender": "Nachtdienst Köln <desk@example.org>",
        "to": ("Ann Ö. <ann@example.org>", "bob@example.org"),
        "identity": "japan-1114",
        "date": datetime(2016, 11, 14, 6, tzinfo=timezone(timedelta(hours=1))),
        "list_unsubscribe": "mailto:stop@example.org",
    }
    return Letter(**{**facts, **more})


def read(made: bytes) -> EmailMessage:
    return message_from_bytes(made, policy=policy.default)


def test_everything_comes_back():
    got = read(message(letter()))
    assert got.keys() == HEADERS
    assert got["Subject"] == "Japan alliance: 3 stories, 1 withdrawn (Fri–Mon)"
    assert [(one.display_name, one.addr_spec) for one in got["To"].addresses] == [
        ("Ann Ö.", "ann@example.org"),
        ("", "bob@example.org"),
    ]
    assert got["From"].addresses[0].display_name == "Nachtdienst Köln"
    assert got["Date"].datetime == letter().date
    assert got["List-Unsubscribe"] == "<mailto:stop@example.org>"
    assert got.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in got.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content().replace("\r\n", "\n") for part in got.iter_parts()] == [
        "Rain fell.\n",
        "<p>Rain fell.</p>\n",
    ]


def test_a_message_goes_through_every_server():
    made = message(letter(text="日本 é\n" * 50, html="x" * 5000 + "é"))
    assert made.isascii()
    assert max(map(len, made.split(b"\r\n"))) <= 998
    assert b"\r" not in message(letter(), TO_FILE)


def test_the_same_letter_gives_the_same_bytes_and_name():
    assert message(letter()) == message(letter())
    named = {
        read(message(letter(**more)))["Message-ID"] for more in ({}, {"text": "x"}, {"to": ()}, {"subject": "x"})
    }
    assert len(named) == 1
    assert len(named | {read(message(letter(identity="japan-1115")))["Message-ID"]}) == 2
    assert next(iter(named)).endswith("@example.org>")


def test_a_headline_with_line_breaks_makes_no_header():
    evil = "Rain\r\nBcc: all@example.org\n\n<script>"
    got = read(message(letter(subject=evil, sender='"Rain\r\nBcc: x" <desk@example.org>', identity=evil)))
    assert got["From"] == '"Rain Bcc: x" <desk@example.org>'
    assert got.keys() == HEADERS
    assert got["Subject"] == "Rain Bcc: all@example.org <script>"
    assert got["Bcc"] is None


@settings(deadline=None, max_examples=examples(60))
@given(subject=ANY, name=ANY, text=ANY, html=ANY, identity=ANY)
@pytest.mark.parametrize("how", [TO_SERVER, TO_FILE], ids=["server", "file"])
def test_no_text_at_all_gets_out_of_its_place(how, subject, name, text, html, identity):
    quoted = "".join(letter for letter in name if letter not in '\\"<>@')
    made = message(
        letter(subject=subject, sender=f'"{quoted}" <desk@example.org>', text=text, html=html, identity=identity),
        how,
    )
    got = read(made)
    assert got.keys() == HEADERS
    # Where a long word is cut, the library reads a space into it.
    assert "".join(got["Subject"].split()) == "".join(one_line(subject).split())
    assert got["From"].addresses[0].addr_spec == "desk@example.org"
    assert "".join(got["From"].addresses[0].display_name.split()) == "".join(one_line(quoted).split())
    assert [part.get_content_type() for part in got.iter_parts()] == ["text/plain", "text/html"]
    assert not got.defects


def test_what_is_no_address_is_refused():
    for bad in ("", "ann", "ann@", "@example.org", "a b@example.org", "ann@a@b", "ann@ex ample.org", "a@b>, <c@d",
                "ann@example.org, bob@example.org", "kōji@example.org", "a@" + "x" * 70 + ".org"):  # fmt: skip
        with pytest.raises(UsageError):
            address(bad)
    assert bare(["Ann <ann@example.org>", "ann@example.org", "Bob <bob@bücher.example>"]) == (
        "ann@example.org",
        "bob@xn--bcher-kva.example",
    )


def test_what_unsubscribes_is_an_address():
    assert unsubscribe("<https://example.org/?a=1>") == "<https://example.org/?a=1>"
    for bad in ("", "stop@example.org", "https://example.org/\r\nBcc: x@y", "javascript:x", "mailto:a@b>, <x"):
        with pytest.raises(UsageError, match="list_unsubscribe"):
            unsubscribe(bad)


def test_a_letter_without_addresses_is_for_somebody_else_to_address():
    got = read(message(letter(sender="", to=(), list_unsubscribe="", date=datetime(2016, 11, 14, tzinfo=UTC))))
    assert got.keys() == ["Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]
