"""HTTPS as it should be: certificates are checked, and nothing leads out of it."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from triage.fetch import connections

from .conftest import FetchDesk
from .server import NewsServer, Reply, entry, feed, rss, serving

SECURE = "[defaults]\nallow_private = true\npause = 0\n"


@pytest.fixture
def authority(monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that is trusted for this test."""
    ca = trustme.CA()
    context = ssl.create_default_context()
    ca.configure_trust(context)
    monkeypatch.setattr(connections, "trusted", lambda: context)
    return ca


def secured(server: NewsServer, ca: trustme.CA, name: str) -> None:
    """Let a server speak TLS under a name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(name).configure_cert(context)
    server.encrypt(context)


def test_a_trusted_certificate_is_enough(fetching: FetchDesk, server: NewsServer, authority: trustme.CA):
    secured(server, authority, "127.0.0.1")
    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(server.url("/feed"), loose=SECURE)
    assert fetching.fetch().status == 0
    assert len(fetching.files) == 1


@pytest.mark.parametrize("name", ["127.0.0.2", "other.example"])
def test_a_certificate_of_another_name_is_refused(
    fetching: FetchDesk, server: NewsServer, authority: trustme.CA, name: str
):
    secured(server, authority, name)
    fetching.sources(f'url = "{server.url("/feed")}"\nname = "Odd"', loose=SECURE)
    ran = fetching.fetch()
    assert (ran.status, ran.err) == (3, "triage: Odd: its certificate is not trusted: it is for another address\n")
    assert server.asked == []


def test_a_certificate_out_of_its_days_is_said_to_be(
    fetching: FetchDesk, server: NewsServer, authority: trustme.CA
):
    today = datetime.now(UTC).replace(tzinfo=None)
    for first, last, said in ((-9, -2, "it has expired"), (2, 9, "it is not valid yet")):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        days = [today + timedelta(days=at) for at in (first, last)]
        authority.issue_cert("127.0.0.1", not_before=days[0], not_after=days[1]).configure_cert(context)
        server.encrypt(context)
        fetching.sources(f'url = "{server.url("/feed")}"\nname = "Odd"', loose=SECURE)
        assert fetching.fetch("--now").err == f"triage: Odd: its certificate is not trusted: {said}\n"


def test_a_certificate_that_nobody_vouches_for_is_refused(fetching: FetchDesk, server: NewsServer):
    secured(server, trustme.CA(), "127.0.0.1")
    fetching.sources(f'url = "{server.url("/feed")}"\nname = "Odd"', loose=SECURE)
    ran = fetching.fetch()
    assert (ran.status, ran.err) == (
        3,
        "triage: Odd: its certificate is not trusted: nobody known vouches for it\n",
    )
    assert server.asked == []


def test_no_redirect_leads_out_of_encryption(fetching: FetchDesk, server: NewsServer, authority: trustme.CA):
    secured(server, authority, "127.0.0.1")
    with serving() as plain:
        plain.routes["/feed"] = feed(rss(entry(1)))
        server.routes["/feed"] = Reply(status=301, headers={"Location": plain.url("/feed")})
        loose = '[defaults]\nallow_private = ["127.0.0.1"]\npause = 0\n'
        fetching.sources(f'url = "{server.url("/feed")}"\nname = "Odd"', loose=loose)
        ran = fetching.fetch()
        assert ran.status == 3
        assert "which is not encrypted" in ran.err
        assert plain.asked == []
        fetching.sources(f'url = "{server.url("/feed")}"\nallow_http = true', loose=loose)
        assert fetching.fetch("--now").status == 0


def test_who_speaks_no_tls(fetching: FetchDesk, server: NewsServer):
    fetching.sources(f'url = "{server.url("/feed").replace("http:", "https:")}"\nname = "Odd"', loose=SECURE)
    ran = fetching.fetch()
    assert (ran.status, ran.err) == (3, "triage: Odd: cannot be reached: it speaks no TLS\n")
