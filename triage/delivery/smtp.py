"""The conversation with a mail server: patient, but not for ever, and sure of what it knows.

An answer is one of three: the server has it, the server has it not, or the answer was lost after the last byte. Only in
the third case can a repeat arrive, with the same Message-ID, and we cause one at most. Recipients that a server has taken are
never offered to it again.
"""

import re
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from triage.errors import DeliveryError

Security = Literal["starttls", "tls", "none"]
PORTS: dict[str, int] = {"starttls": 587, "tls": 465, "none": 25}
#: Seconds before the second attempt; each further pause is twice as long, up to the longest.
PAUSE, LONGEST_PAUSE = 1.0, 60.0
#: Characters of a server's answer that are worth repeating.
SHOWN = 200


class Server(Struct, frozen=True, kw_only=True):
    """Where to, and how long."""

    host: str
    port: int | None = None
    security: Security = "starttls"
    user: str = ""
    password: str = ""
    #: Seconds for one answer.
    timeout: float = 30.0
    #: Seconds for everything, pauses included.
    give_up_after: float = 300.0

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        return self.host, self.port or PORTS[self.security]

    def __repr__(self) -> str:
        """Never the password."""
        return f"Server({self.host}:{self.address[1]}, {self.security})"


class Sent(Struct, frozen=True, kw_only=True):
    """Who has it."""

    accepted: tuple[str, ...]
    #: Recipients that the server refused for good, each with its answer.
    refused: tuple[tuple[str, str], ...] = ()
    attempts: int = 1
    #: An answer was lost: those who accepted may find the message twice.
    is_repeated: bool = False


class _NotNowError(Exception):
    """Worth another attempt."""


class _LostError(_NotNowError):
    """The server may have the message."""


def send(
    message: bytes,
    sender: str,
    recipients: Sequence[str],
    server: Server,
    *,
    told: Callable[[str], None] = lambda _: None,
    pause: Callable[[float], None] = time.sleep,
) -> Sent:
    """Send it to all; DeliveryError where nobody can have it, or where nobody knows.

    `told` hears of every pause before the pause.
    """
    state = _State(list(recipients))
    deadline = time.monotonic() + server.give_up_after
    attempts = 0
    while True:
        attempts += 1
        try:
            with _Line(server, deadline) as line:
                line.deliver(message, sender, state)
            why = state.open_reply
        except DeliveryError as error:
            return _ended(state, server, attempts, error)
        except _NotNowError as error:
            why = str(error)
            if isinstance(error, _LostError):
                if state.is_lost:
                    return _ended(state, server, attempts, _unknown(server, why))
                state.is_lost = True
        if not state.waiting:
            return _outcome(state, server, attempts)
        wait = min(PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
        if time.monotonic() + wait >= deadline:
            return _ended(state, server, attempts, _too_late(server, why, attempts))
        told(f"{server.host}: {why}; again in {wait:g} s")
        pause(wait)


class _State:
    """What is known of every recipient, over all attempts."""

    def __init__(self, recipients: list[str]) -> None:
        self.waiting = recipients
        self.accepted: list[str] = []
        self.refused: list[tuple[str, str]] = []
        #: The last answer to a recipient who may be tried again.
        self.open_reply = ""
        self.is_lost = False


class _Line:
    """One connection, closed whatever happens; at the deadline even under a server that drips."""

    def __init__(self, server: Server, deadline: float) -> None:
        self._server = server
        self._deadline = deadline
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> "_Line":
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
        except (smtplib.SMTPException, OSError):
            self._smtp.close()

    def deliver(self, message: bytes, sender: str, state: _State) -> None:
        """One transaction: everybody who is still waiting is offered, and settled or left waiting."""
        smtp = self._smtp
        assert smtp is not None
        try:
            options = [f"size={len(message)}"] if smtp.has_extn("size") else []
            self._expect(smtp.mail(sender, options), "the sender")
            offered = self._offer(smtp, state)
            if not offered:
                return
            self._expect(smtp.docmd("DATA"), "DATA", ok=(354,))
            self._wait_for_all()
            smtp.send(stuffed(message))
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise _NotNowError(_said(error)) from error
        state.waiting = [one for one in state.waiting if one not in offered]
        try:
            answer = smtp.getreply()
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            state.waiting = offered + state.waiting
            raise _LostError(f"no answer after the message was sent ({_said(error)})") from error
        try:
            self._expect(answer, "the message")
        except _NotNowError:
            state.waiting = offered + state.waiting
            raise
        state.accepted += offered

    def _wait_for_all(self) -> None:
        """A message is long, and servers may think about it for minutes (RFC 5321, 4.5.3.2.6)."""
        if self._smtp is not None and self._smtp.sock is not None:
            self._smtp.sock.settimeout(max(0.01, self._left()))

    def _offer(self, smtp: smtplib.SMTP, state: _State) -> list[str]:
        """Those whom the server takes; who is refused for good no longer waits."""
        offered = []
        for one in tuple(state.waiting):
            code, said = smtp.rcpt(one)
            if code in (250, 251):
                offered.append(one)
            elif code == 421:
                raise _NotNowError(_answer(code, said, self._server))
            elif code >= 500:
                state.waiting.remove(one)
                state.refused.append((one, _answer(code, said, self._server)))
            else:
                state.open_reply = f"{one}: {_answer(code, said, self._server)}"
        return offered

    def _open(self) -> smtplib.SMTP:
        server = self._server
        host, port = server.address
        wait = max(0.01, min(server.timeout, self._left()))
        try:
            if server.security == "tls":
                context = ssl.create_default_context()
                smtp: smtplib.SMTP = smtplib.SMTP_SSL(timeout=wait, context=context, local_hostname=_me())
            else:
                smtp = smtplib.SMTP(timeout=wait, local_hostname=_me())
            # Known before the greeting, so that the guard can cut a server that only drips it.
            self._smtp = smtp
            smtp._host = host  # type: ignore[attr-defined]  # what the constructor would set, for TLS
            self._expect(smtp.connect(host, port), "the connection", ok=(220,))
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
                raise _NotNowError("it closed the connection") from error
            raise DeliveryError(f"{host}:{port} does not speak TLS as we do: {error.reason}") from error
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise _NotNowError(_said(error)) from error
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
                self._expect(smtp.docmd("AUTH", f"PLAIN {_secrets(server)[-1]}"), "the login", ok=(235,))
        except smtplib.SMTPAuthenticationError as error:
            self._expect((error.smtp_code, error.smtp_error), "the login")
        except smtplib.SMTPNotSupportedError as error:
            raise DeliveryError(f"{server.host} takes no login", "leave user out of [mail]") from error
        except smtplib.SMTPServerDisconnected:
            raise
        except (smtplib.SMTPException, UnicodeError) as error:
            raise DeliveryError(f"{server.host}: the login did not work: {type(error).__name__}") from error

    def _expect(self, reply: tuple[int, bytes | str], what: str, ok: tuple[int, ...] = ()) -> None:
        """Nothing where the answer is a good one; 4xx may be good tomorrow, 5xx never."""
        code, said = reply
        if code in ok or (not ok and 200 <= code < 300):
            return
        shown = _answer(code, said, self._server)
        if 400 <= code < 500:
            raise _NotNowError(shown)
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


def stuffed(message: bytes) -> bytes:
    r"""The message as DATA sends it: a dot that opens a line is doubled, a lone one ends it.

    >>> stuffed(b"a\r\n.b")
    b'a\r\n..b\r\n.\r\n'
    """
    lines = re.sub(rb"\r?\n", b"\r\n", message)
    doubled = re.sub(rb"(?m)^\.", b"..", lines)
    return doubled + (b"" if doubled.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _outcome(state: _State, server: Server, attempts: int) -> Sent:
    """Nobody waits any more."""
    if not state.accepted:
        who, why = state.refused[0]
        more = f", and {len(state.refused) - 1} more" if len(state.refused) > 1 else ""
        raise DeliveryError(f"{server.host} refused {who}{more}: {why}")
    return Sent(
        accepted=tuple(state.accepted),
        refused=tuple(state.refused),
        attempts=attempts,
        is_repeated=state.is_lost,
    )


def _ended(state: _State, server: Server, attempts: int, error: DeliveryError) -> Sent:
    """Too late or refused: those who have it keep it and the others are named; with nobody it is an error."""
    if not state.accepted:
        raise _unknown(server, error.message) if state.is_lost else error
    state.refused += [(one, error.message) for one in state.waiting]
    return _outcome(state, server, attempts)


def _too_late(server: Server, why: str, attempts: int) -> DeliveryError:
    tries = "1 attempt" if attempts == 1 else f"{attempts} attempts"
    return DeliveryError(
        f"{server.host}: mail not sent, {tries} in {server.give_up_after:g} s: {why}",
        "nothing counts as delivered; the next digest has it",
    )


def _unknown(server: Server, why: str) -> DeliveryError:
    said = why if why.startswith(server.host) else f"{server.host}: {why}"
    return DeliveryError(
        f"{said}: the mail may or may not have arrived",
        "it does not count as delivered; the next digest has it again",
    )


def _answer(code: int, said: bytes | str, server: Server) -> str:
    """The server's words, short, on one line, without our secret should it be in them."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    for secret in _secrets(server):
        text = text.replace(secret, "…")
    text = " ".join(text.split())
    return f"{code} {text if len(text) <= SHOWN else text[:SHOWN] + '…'}".strip()


def _secrets(server: Server) -> tuple[str, ...]:
    """The password as it is, and as AUTH sends it: by LOGIN, by PLAIN."""
    if not server.password:
        return ()
    from base64 import b64encode

    spoken = (server.password, f"\0{server.user}\0{server.password}")
    return (server.password, *(b64encode(one.encode("utf-8", "replace")).decode() for one in spoken))


def _said(error: Exception) -> str:
    """Why the line failed, in a word or two."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, socket.gaierror):
        return "its name is not known"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "it closed the connection"
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(reason).lower()


def _me() -> str:
    """The name to greet with; the full one would cost a look-up that may hang."""
    name = socket.gethostname()
    return name if re.fullmatch(r"[A-Za-z0-9.-]+", name) else "localhost"
