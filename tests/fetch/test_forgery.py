"""No feed, link, redirect or name leads a fetch into the user's own network, and no secret leads out of it."""

import base64
import io
import logging
import socket
from collections.abc import Iterator

import pytest

from triage.fetch.addresses import is_public, permitted
from triage.fetch.faults import FetchError

from .conftest import LOOSE, FetchDesk
from .server import NewsServer, Reply, entry, feed, page, rss, serving

PRIVATE = (
    "127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 "
    "198.18.0.1 192.0.2.1 ::1 :: ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 2001:db8::1 "
    "64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2002:c0a8:101::1 240.0.0.1 nonsense"
).split()
PUBLIC = "93.184.215.14 1.1.1.1 172.15.0.1 172.32.0.1 192.167.1.1 100.128.0.1 2606:4700::1111 64:ff9b::101:101 2002:101:101::1".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str):
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_no_way_to_write_this_machine_is_taken(fetching: FetchDesk, server: NewsServer, host: str):
    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(
        f'url = "{server.url("/feed", host)}"\nname = "Odd"', loose="[defaults]\nallow_http = true\npause = 0\n"
    )
    ran = fetching.fetch()
    assert ran.status == 3
    assert "is a private address, which is not fetched from" in ran.err or "no address" in ran.err
    assert (server.asked, fetching.files) == ([], [])


def test_a_redirect_into_the_own_network_is_refused(fetching: FetchDesk, server: NewsServer):
    with serving("127.0.0.2") as inner:
        inner.routes["/"] = feed(rss(entry(1)))
        hosts = (inner.address, "0x7f000002", "[::ffff:127.0.0.2]")
        for number, host in enumerate(hosts):
            server.routes[f"/{number}"] = Reply(status=302, headers={"Location": inner.url("/", host)})
        fetching.sources(*(server.url(f"/{number}") for number in range(len(hosts))))
        ran = fetching.fetch()
        assert ran.status == 3
        assert ran.err.count("is a private address") + ran.err.count("no address that can be") == len(hosts), (
            ran.err
        )
        assert inner.asked == []
        # A place that the user names is one of theirs.
        named = LOOSE.replace(
            "allow_private = true", f'allow_private = ["{inner.address}:{inner.port}", "127.0.0.1"]'
        )
        fetching.sources(server.url("/0"), loose=named)
        assert fetching.fetch("--now").status == 0
        assert inner.paths() == ["/"]


def test_allow_private_is_for_the_own_host_and_port(fetching: FetchDesk, server: NewsServer):
    with serving() as other:
        other.routes["/admin"] = feed(rss(entry(1)))
        server.routes["/feed"] = Reply(status=302, headers={"Location": other.url("/admin")})
        fetching.sources(server.url("/feed"))
        assert fetching.fetch().status == 3
        assert other.asked == []


def test_a_page_that_a_feed_names_is_judged_too(fetching: FetchDesk, server: NewsServer):
    with serving("127.0.0.2") as inner:
        inner.routes["/secret"] = page("Secret", "The routers' password. " * 20)
        server.routes["/feed"] = feed(rss(entry(1, link=inner.url("/secret")), entry(2, link=server.url("/2"))))
        server.routes["/2"] = page("Cod", "Ministers agreed on the cod quota after a night of talks. " * 10)
        fetching.sources(f'url = "{server.url("/feed")}"\nfull = true')
        for hour in range(8, 20):
            fetching.fetch("--now", now=f"2026-11-20T{hour:02}:00:00+00:00")
        assert inner.asked == []
        # Nothing is lost by it: the feed's own words are there.
        assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]


def test_a_name_is_looked_up_once_and_connected_to_as_it_was_judged(
    fetching: FetchDesk, server: NewsServer, monkeypatch: pytest.MonkeyPatch
):
    server.routes["/feed"] = feed(rss(entry(1)))
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, port: int, *rest: object, **more: object) -> object:
        if host != "rebind.example":
            return real(host, port, *rest, **more)
        asked.append(host)
        # Public at the first question, this machine at every later one.
        address = "203.0.113.7" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr("triage.fetch.addresses.is_public", lambda address: address != "127.0.0.1")
    monkeypatch.setattr("triage.fetch.connections.REACH", 0.2)
    fetching.sources(
        server.url("/feed", "rebind.example"), loose="[defaults]\nallow_http = true\npause = 0\ntimeout = 0.2\n"
    )
    assert fetching.fetch().status == 3
    assert server.asked == []


def test_of_several_addresses_only_public_ones_are_tried(monkeypatch: pytest.MonkeyPatch):
    found = [(0, 0, 0, "", (address, 443)) for address in ("10.0.0.1", "1.1.1.1", "::1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert permitted("mixed.example", 443) == ("1.1.1.1",)
    assert permitted("mixed.example", 443, {"mixed.example:443"}) == ("10.0.0.1", "1.1.1.1", "::1")
    with pytest.raises(FetchError, match="private address"):
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found[:1])
        permitted("mixed.example", 443, {"mixed.example:80"})


@pytest.mark.parametrize(
    "url",
    [
        "http://herald.example/feed",
        "ftp://herald.example/feed",
        "file:///etc/passwd",
        "https://ann:pw@herald.example/",
        "herald.example/feed",
    ],
)
def test_addresses_that_a_file_of_sources_must_not_hold(fetching: FetchDesk, url: str):
    fetching.sources(url, loose="")
    ran = fetching.fetch()
    assert ran.status == 2
    assert "sources.toml" in ran.err
    assert "pw" not in ran.err


def test_a_redirect_out_of_encryption_is_refused(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(server.url("/feed"), loose="[defaults]\nallow_private = true\n")
    ran = fetching.fetch()
    assert ran.status == 2
    assert "is not encrypted" in ran.err
    assert server.asked == []


SECRET = "s3cr3t-t0ken"


def test_secrets_go_to_their_own_host_and_nowhere_else(fetching: FetchDesk, server: NewsServer):
    with serving("127.0.0.2") as other:
        other.routes["/feed"] = feed(rss(entry(1)))
        server.routes[f"/feed?key={SECRET}"] = Reply(status=302, headers={"Location": other.url("/feed")})
        lines = [
            f'url = "{server.url("/feed?key=${KEY}")}"',
            'headers = { Authorization = "Bearer ${TOKEN}", X-Plain = "' + SECRET + '" }',
            'name = "Odd"',
            f'allow_private = ["127.0.0.1", "{other.address}"]',
        ]
        fetching.sources("\n".join(lines))
        ran = fetching.fetch(env={"KEY": SECRET, "TOKEN": SECRET})
        assert ran.status == 0, ran.err
        assert server.asked[0].headers["authorization"] == f"Bearer {SECRET}"
        assert server.asked[0].headers["x-plain"] == SECRET
        assert not {"authorization", "x-plain"} & other.asked[0].headers.keys()


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """All that libraries log, down to what is for their authors."""
    root, text = logging.getLogger(), io.StringIO()
    handler, level = logging.StreamHandler(text), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize("status", [200, 302, 401, 500])
def test_secrets_are_never_printed_or_kept(
    fetching: FetchDesk, server: NewsServer, status: int, logged: io.StringIO
):
    server.routes[f"/feed?key={SECRET}"] = Reply(
        rss(entry(1)) if status == 200 else b"", status=status, headers={"Location": f"http://10.0.0.1/?{SECRET}"}
    )
    lines = [
        f'url = "{server.url("/feed?key=${KEY}")}"',
        'headers = { Cookie = "id=${KEY}" }',
        'user = "ann"',
        'password_variable = "PASSWORD"',
    ]
    fetching.sources("\n".join(lines))
    env = {"KEY": SECRET, "PASSWORD": SECRET + "!"}
    runs = [
        fetching.fetch(*words, env=env)
        for words in ((), ("--now", "--json"), ("--status",), ("--status", "--json"), ("-q",))
    ]
    assert server.asked[0].headers["cookie"] == f"id={SECRET}"
    assert server.asked[0].headers["authorization"].startswith("Basic ")
    for ran in runs:
        assert SECRET not in ran.out + ran.err + logged.getvalue()
    for file in (fetching.desk.folder / "inbox").rglob("*"):
        assert file.is_dir() or SECRET.encode() not in file.read_bytes(), file


def test_what_is_missing_is_said_without_what_is_there(fetching: FetchDesk, server: NewsServer):
    fetching.sources(
        f'url = "{server.url("/feed?key=${NOT_SET}")}"\nname = "One"',
        f'url = "{server.url("/b")}"\nname = "Two"\nuser = "ann"\npassword_variable = "EMPTY"',
    )
    ran = fetching.fetch()
    assert ran.status == 3
    assert ran.err.splitlines()[:2] == [
        "triage: One: the variable NOT_SET is empty",
        "triage: Two: the variable EMPTY is empty: no password for ann",
    ]
    assert server.asked == []


def test_a_header_cannot_be_split(fetching: FetchDesk, server: NewsServer):
    fetching.sources(f'url = "{server.url("/feed")}"\nname = "Odd"\nheaders = {{ X-Key = "${{KEY}}" }}')
    ran = fetching.fetch(env={"KEY": f"a\r\nX-Other: {SECRET}"})
    assert (ran.status, server.asked) == (3, [])
    assert SECRET not in ran.err
    fetching.sources(f'url = "{server.url("/feed")}"\npassword = "{SECRET}"')
    ran = fetching.fetch()
    assert ran.status == 2
    assert "a password does not belong in a file of sources" in ran.err
    assert SECRET not in ran.err


def test_a_password_is_not_sent_in_the_clear_to_another_machine(
    fetching: FetchDesk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("triage.fetch.http.HttpClient.get", lambda *_: pytest.fail("asked"))
    lines = 'url = "http://herald.example/feed"\nname = "Odd"\nuser = "ann"\npassword_variable = "KEY"'
    fetching.sources(lines, loose="[defaults]\nallow_http = true\npause = 0\n")
    ran = fetching.fetch(env={"KEY": SECRET})
    assert (ran.status, ran.err.splitlines()[0]) == (
        3,
        "triage: Odd: a password is not sent to herald.example in the clear",
    )


def test_a_password_out_of_the_keyring(fetching: FetchDesk, server: NewsServer, monkeypatch: pytest.MonkeyPatch):
    keyring = pytest.importorskip("keyring")
    kept = {("triage-fetch", "ann"): SECRET}
    monkeypatch.setattr(keyring, "get_password", lambda service, user: kept.get((service, user)))
    server.routes["/feed"] = feed(rss(entry(1)))
    lines = f'url = "{server.url("/feed")}"\nname = "Odd"\nuser = "{{}}"\npassword_keyring = "triage-fetch"'
    fetching.sources(lines.format("ann"))
    assert fetching.fetch().status == 0
    assert base64.b64decode(server.asked[0].headers["authorization"].split()[1]) == f"ann:{SECRET}".encode()
    fetching.sources(lines.format("bob"))
    ran = fetching.fetch("--now")
    assert (ran.status, ran.err) == (
        3,
        "triage: Odd: the keyring has no password for bob\n  hint: keyring set triage-fetch bob\n",
    )
