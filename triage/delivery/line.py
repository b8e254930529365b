"""One connection to a mail server, from the greeting to the farewell, and what it came to.

Every error of the library is an `OSError`, its own ones too; here they become one of three: not now, never
(`DeliveryError`), or nobody knows.
"""

import re
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence

from msgspec import Struct

from triage.delivery.server import Server
from triage.errors import DeliveryError

#: Characters of a server's answer that are worth repeating.
SHOWN = 200


class TransactionResult(Struct, frozen=True, kw_only=True):
    """What one transaction came to; whoever is in neither list may be offered again."""

    accepted: tuple[str, ...]
    #: Refused for good, each with the server's answer.
    refused: tuple[tuple[str, str], ...] = ()
    #: The last answer to somebody who may be offered again.
    later: str = ""


class NotNowError(Exception):
    """Worth another attempt."""


class LostError(NotNowError):
    """The server may have the message."""


class SmtpSession:
    """One connection, closed whatever happens; at the deadline even under a server that drips."""

    def __init__(self, server: Server, deadline: float, greeted_by: float | None = None) -> None:
        """`greeted_by`: when the server must have said a first word, where that is before the deadline."""
        self._server = server
        self._deadline = deadline
        self._greeted_by = deadline if greeted_by is None else greeted_by
        #: Whether it said a word.
        self.is_reached = False
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> "SmtpSession":
        self._guard = threading.Timer(max(0.01, self._left()), self._cut)
        self._guard.daemon = True
        self._guard.start()
        try:
            self._smtp = self._open()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._guard.cancel()
        if self._smtp is None:
            return
        try:
            # A server that does not answer QUIT has already said what matters.
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(1.0)
            self._smtp.quit()
        except OSError:
            self._smtp.close()

    def deliver(
        self,
        message: bytes,
        sender: str,
        recipients: Sequence[str],
        note: Callable[[Sequence[str]], None] = lambda _: None,
    ) -> TransactionResult:
        """One transaction; raises where it comes to nothing, LostError where nobody knows what it came to.

        `note` hears who has it as soon as the server says so: the farewell may take long, and the run may end in it.
        """
        smtp = self._smtp
        assert smtp is not None
        try:
            options = [f"size={len(message)}"] if smtp.has_extn("size") else []
            self._expect(smtp.mail(sender, options), "the sender")
            settled = self._offer(smtp, recipients)
            if not settled.accepted:
                return settled
            self._expect(smtp.docmd("DATA"), "DATA", ok=(354,))
            self._wait_for_all()
            smtp.send(stuffed(message))
        except OSError as error:
            raise NotNowError(_said(error)) from error
        try:
            code, said = smtp.getreply()
        except OSError as error:
            raise LostError(f"no answer after the message was sent ({_said(error)})") from error
        if not 200 <= code < 600:
            raise LostError("an answer that is none after the message was sent")
        self._expect((code, said), "the message")
        note(settled.accepted)
        return settled

    def _wait_for_all(self) -> None:
        """A message is long, and servers may think about it for minutes (RFC 5321, 4.5.3.2.6)."""
        if self._smtp is not None and self._smtp.sock is not None:
            self._smtp.sock.settimeout(max(0.01, self._left()))

    def _offer(self, smtp: smtplib.SMTP, recipients: Sequence[str]) -> TransactionResult:
        """Whom the server takes, and whom it never will."""
        accepted: list[str] = []
        refused: list[tuple[str, str]] = []
        later = ""
        for one in recipients:
            code, said = smtp.rcpt(one)
            shown = self._server_said(code, said)
            if code in (250, 251, 252):
                accepted.append(one)
            elif code == 421:
                raise NotNowError(shown)
            elif code >= 500:
                refused.append((one, shown))
            else:
                later = f"{one}: {shown}"
        return TransactionResult(accepted=tuple(accepted), refused=tuple(refused), later=later)

    def _open(self) -> smtplib.SMTP:
        server = self._server
        host, port = server.address
        wait = max(0.01, min(server.timeout, self._greeted_by - time.monotonic()))
        try:
            if server.security == "tls":
                context = ssl.create_default_context()
                smtp: smtplib.SMTP = smtplib.SMTP_SSL(timeout=wait, context=context, local_hostname=_me())
            else:
                smtp = smtplib.SMTP(timeout=wait, local_hostname=_me())
            # Known before the greeting, so that the guard can cut a server that only drips it.
            self._smtp = smtp
            smtp._host = host  # type: ignore[attr-defined]  # what the constructor would set, for TLS
            greeting = smtp.connect(host, port)
            self.is_reached = True
            if smtp.sock is not None:
                smtp.sock.settimeout(max(0.01, min(server.timeout, self._left())))
            self._expect(greeting, "the connection", ok=(220,))
            self._hello(smtp)
            if server.security == "starttls":
                self._secure(smtp)
            if server.user:
                self._login(smtp)
        except ssl.SSLCertVerificationError as error:
            raise DeliveryError(
                f"{host}: its certificate cannot be trusted: {error.verify_message}",
                "a certificate of your own: SSL_CERT_FILE=/path/to/it.pem",
            ) from error
        except ssl.SSLError as error:
            if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
                raise NotNowError("it closed the connection") from error
            raise DeliveryError(f"{host}:{port} does not speak TLS as we do: {error.reason}") from error
        except OSError as error:
            raise NotNowError(_said(error)) from error
        return smtp

    def _hello(self, smtp: smtplib.SMTP) -> None:
        code, said = smtp.ehlo()
        if code >= 500:
            code, said = smtp.helo()
        self._expect((code, said), "the greeting")

    def _secure(self, smtp: smtplib.SMTP) -> None:
        """Never without: whoever stands between could have taken the offer away."""
        if not smtp.has_extn("starttls"):
            raise DeliveryError(
                f"{self._server.host} offers no STARTTLS, and nothing was sent to it in the clear",
                'security = "tls" or "none" in [mail]',
            )
        try:
            self._expect(smtp.starttls(context=ssl.create_default_context()), "STARTTLS", ok=(220,))
        except smtplib.SMTPResponseException as error:
            self._expect((error.smtp_code, error.smtp_error), "STARTTLS")
        self._hello(smtp)

    def _login(self, smtp: smtplib.SMTP) -> None:
        server = self._server
        try:
            if (server.user + server.password).isascii():
                smtp.login(server.user, server.password)
            else:
                # The library takes ASCII alone; PLAIN is UTF-8 (RFC 4616).
                self._expect(smtp.docmd("AUTH", f"PLAIN {server.secrets[-1]}"), "the login", ok=(235,))
        except smtplib.SMTPAuthenticationError as error:
            self._expect((error.smtp_code, error.smtp_error), "the login")
        except smtplib.SMTPNotSupportedError as error:
            raise DeliveryError(f"{server.host} takes no login", "leave user out of [mail]") from error
        except smtplib.SMTPServerDisconnected:
            raise
        except (smtplib.SMTPException, UnicodeError) as error:
            raise DeliveryError(f"{server.host}: the login did not work: {type(error).__name__}") from error

    def _expect(self, reply: tuple[int, bytes | str], what: str, ok: tuple[int, ...] = ()) -> None:
        """Raise unless the answer is a good one; 4xx may be good tomorrow, 5xx never."""
        code, said = reply
        if code in ok or (not ok and 200 <= code < 300):
            return
        shown = self._server_said(code, said)
        if 400 <= code < 500:
            raise NotNowError(shown)
        raise DeliveryError(f"{self._server.host} refused {what}: {shown}")

    def _left(self) -> float:
        return self._deadline - time.monotonic()

    def _cut(self) -> None:
        sock = self._smtp.sock if self._smtp is not None else None
        if sock is not None:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    def _server_said(self, code: int, said: bytes | str) -> str:
        """The server's words, short, on one line, without our password should it be in them."""
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        for secret in self._server.secrets:
            text = text.replace(secret, "…")
        text = " ".join(text.split())
        return f"{code} {text if len(text) <= SHOWN else text[:SHOWN] + '…'}".strip()


def stuffed(message: bytes) -> bytes:
    r"""The message as DATA sends it: a dot that opens a line is doubled, a lone one ends it.

    >>> stuffed(b"a\r\n.b")
    b'a\r\n..b\r\n.\r\n'
    """
    lines = re.sub(rb"\r?\n", b"\r\n", message)
    doubled = re.sub(rb"(?m)^\.", b"..", lines)
    return doubled + (b"" if doubled.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _said(error: Exception) -> str:
    """Why the line failed, in a word or two."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, socket.gaierror):
        return "its name is not known"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        # The library calls a server that says nothing one that hung up.
        return "no answer in time" if "timed out" in str(error) else "it closed the connection"
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(reason).lower()


def _me() -> str:
    """The name to greet with; the full one would cost a look-up that may hang."""
    name = socket.gethostname()
    return name if re.fullmatch(r"[A-Za-z0-9.-]+", name) else "localhost"
