"""Settings become a server; the password comes from where they say and shows nowhere."""

import sys
from pathlib import Path

import pytest

from triage.delivery.account import password_of, sender_of, server_of
from triage.delivery.server import Server
from triage.errors import UsageError
from triage.settings import Mail


def mail(**more) -> Mail:
    return Mail(**{"host": "mail.example.org", "user": "desk@example.org", **more})


def test_a_server_is_what_the_settings_say(tmp_path: Path):
    (tmp_path / "secret").write_text("geheim\n")
    made = server_of(mail(password_file="secret", port=2525, timeout=5, give_up_after=60), {}, tmp_path)
    assert made == Server(
        host="mail.example.org", port=2525, user="desk@example.org", password="geheim", timeout=5, give_up_after=60
    )
    assert "geheim" not in repr(made) + str(made)
    assert server_of(Mail(host="x", security="tls"), {}, tmp_path).address == ("x", 465)
    assert server_of(Mail(host="x", security="none"), {}, tmp_path).address == ("x", 25)
    assert server_of(Mail(host="x"), {}, tmp_path).address == ("x", 587)


def test_without_a_host_there_is_no_mail(tmp_path: Path):
    with pytest.raises(UsageError, match="mail needs a server"):
        server_of(Mail(), {}, tmp_path)


def test_a_password_does_not_cross_the_network_in_the_clear(tmp_path: Path):
    with pytest.raises(UsageError, match=r"not sent to mail\.example\.org in the clear"):
        server_of(mail(security="none", password_variable="P"), {"P": "x"}, tmp_path)
    assert server_of(mail(host="127.0.0.1", security="none", password_variable="P"), {"P": "x"}, tmp_path)


def test_a_password_from_the_environment(tmp_path: Path):
    assert password_of(mail(password_variable="P"), {"P": "geheim"}, tmp_path) == "geheim"
    with pytest.raises(UsageError, match="the variable P is empty"):
        password_of(mail(password_variable="P"), {}, tmp_path)


@pytest.mark.parametrize("held", [b"", b"\n", b"one\ntwo\n", b"\xff\xfe"])
def test_a_password_file_holds_one_line(tmp_path: Path, held: bytes):
    (tmp_path / "secret").write_bytes(held)
    with pytest.raises(UsageError, match="secret: "):
        password_of(mail(password_file="secret"), {}, tmp_path)
    with pytest.raises(UsageError, match="no such file"):
        password_of(mail(password_file="none"), {}, tmp_path)


def test_no_password_and_nowhere_to_look(tmp_path: Path):
    with pytest.raises(UsageError, match=r"no password for desk@example\.org"):
        password_of(mail(), {}, tmp_path)


def test_the_keyring_is_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(UsageError) as caught:
        password_of(mail(password_keyring="triage"), {}, tmp_path)
    assert caught.value.hint == "pip install 'news-triage[keyring]'"


def test_a_password_from_the_keyring(tmp_path: Path):
    keyring = pytest.importorskip("keyring")
    from keyring.backend import KeyringBackend

    class Ring(KeyringBackend):
        priority = 1

        def get_password(self, service, username):
            return "geheim" if (service, username) == ("triage", "desk@example.org") else None

        def set_password(self, service, username, password): ...

        def delete_password(self, service, username): ...

    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    try:
        assert password_of(mail(password_keyring="triage"), {}, tmp_path) == "geheim"
        with pytest.raises(UsageError, match="the keyring has no password"):
            password_of(mail(password_keyring="other"), {}, tmp_path)
    finally:
        keyring.set_keyring(before)


def test_the_sender_is_said_or_is_the_user():
    assert sender_of(mail(sender="Desk <d@example.org>")) == "Desk <d@example.org>"
    assert sender_of(mail()) == "desk@example.org"
    with pytest.raises(UsageError, match="mail needs a sender"):
        sender_of(Mail(user="desk"))
