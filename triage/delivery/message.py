"""A digest as a mail message: text and HTML side by side, headers that nothing in a headline can break out of.

Pure: a letter goes in, bytes come out, the same ones every time. Whose turn it is to send them is not known here.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from functools import cache
from hashlib import sha256

from msgspec import Struct

from triage.errors import UsageError

#: Seven-bit headers and bodies go through every server; LF is what files and `sendmail -t` take.
TO_SERVER = SMTP.clone(cte_type="7bit", max_line_length=78)
TO_FILE = TO_SERVER.clone(linesep="\n")
#: A subject is cut after so many characters; servers refuse header lines of thousands.
LONGEST = 300


class Letter(Struct, frozen=True, kw_only=True):
    """All that a message is made of."""

    subject: str
    text: str
    html: str
    #: `Name <address>` or an address; empty leaves the header out, for `sendmail` to fill in.
    sender: str = ""
    to: tuple[str, ...] = ()
    #: Identifies the digest: the same words give the same Message-ID.
    identity: str
    date: datetime
    #: What List-Unsubscribe holds: addresses of the web or `mailto:`, separated by commas.
    list_unsubscribe: str = ""


def message(letter: Letter, policy: "EmailPolicy[EmailMessage]" = TO_SERVER) -> bytes:
    """The message; UsageError where an address is none."""
    mail = EmailMessage(policy)
    if letter.sender:
        mail["From"] = address(letter.sender)
    if letter.to:
        mail["To"] = tuple(address(one) for one in letter.to)
    mail["Subject"] = one_line(letter.subject)[:LONGEST]
    mail["Date"] = format_datetime(letter.date)
    mail["Message-ID"] = message_id(letter)
    # No answers from those who are on holiday.
    mail["Auto-Submitted"] = "auto-generated"
    if letter.list_unsubscribe:
        mail["List-Unsubscribe"] = unsubscribe(letter.list_unsubscribe)
    mail.set_content(letter.text)
    mail.add_alternative(letter.html, subtype="html")
    # A boundary of its own, so that the same letter gives the same bytes.
    mail.set_boundary(f"=_{sha256(letter.identity.encode('utf-8', 'replace')).hexdigest()[:32]}")
    return mail.as_bytes()


def message_id(letter: Letter) -> str:
    """An id that is the same for every attempt to deliver a digest, so that a repeat is recognised."""
    digest = sha256("\0".join((letter.identity, letter.sender)).encode("utf-8", "surrogatepass")).hexdigest()
    domain = address(letter.sender).domain if letter.sender else "triage.invalid"
    name = re.sub(r"[^A-Za-z0-9-]+", "-", letter.identity)[:40].strip("-")
    return f"<{name}.{digest[:24]}@{domain}>"


def address(text: str) -> Address:
    """An address with or without a name; its domain as the network spells it.

    >>> str(address("Kōji <k@example.org>")), address("k@bücher.example").addr_spec
    ('Kōji <k@example.org>', 'k@xn--bcher-kva.example')
    """
    parts = _address().fullmatch(one_line(text))
    hint = "name@example.org, or Name <name@example.org>"
    if parts is None:
        raise UsageError(f"{text!r} is no mail address", hint)
    name, local, domain = parts["name"] or "", parts["local"], parts["domain"]
    if not local.isascii():
        raise UsageError(f"{text!r}: what stands before the @ must be ASCII", hint)
    try:
        return Address(name.strip().strip('"'), local, domain.encode("idna").decode("ascii"))
    except (ValueError, HeaderParseError) as error:
        raise UsageError(f"{text!r} is no mail address", hint) from error


@cache
def _address() -> re.Pattern[str]:
    """One address, bare or in angle brackets behind a name; nothing in which a second one could hide."""
    spec = r"(?P<local>[^\s<>@,;:()\[\]\"\\]+)@(?P<domain>[^\s<>@,;:()\[\]\"\\]+)"
    return re.compile(rf"(?P<name>[^<>@]*(?=<))?(?P<open><)?{spec}(?(open)>)")


def unsubscribe(text: str) -> str:
    """The header's value: each address in angle brackets, nothing else.

    >>> unsubscribe("mailto:stop@example.org, https://example.org/stop")
    '<mailto:stop@example.org>, <https://example.org/stop>'
    """
    links = [one.strip().strip("<>").strip() for one in text.split(",")]
    for link in links:
        if not re.fullmatch(r"(mailto:|https?://)[!-;=?-~]+", link):
            raise UsageError(f"list_unsubscribe: {link!r} is no address", "mailto:… or https://…")
    return ", ".join(f"<{link}>" for link in links)


def one_line(text: str) -> str:
    r"""The text without line breaks, controls or lone surrogates: what a header may hold.

    >>> one_line("Rain\r\nBcc: all@example.org")
    'Rain Bcc: all@example.org'
    """
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", text).split())


def bare(addresses: Iterable[str]) -> tuple[str, ...]:
    """What the server is told: no names, each once."""
    return tuple(dict.fromkeys(address(one).addr_spec for one in addresses))
