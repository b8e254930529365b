"""A real SMTP server on loopback that does as it is told: takes mail, refuses at a stage, hangs, drops the line."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult

#: What a stage answers when it is told nothing.
HANG, DROP = "hang", "drop"


@dataclass
class Office:
    """What the server is told to do and what it got.

    `answers` holds, by stage, what to say on each visit, first things first: a reply such as "451 later", HANG or DROP; when
    they are used up the stage works. Stages: connect, EHLO, login, MAIL, RCPT (or RCPT and an address), DATA, after, QUIT.
    """

    answers: dict[str, list[str]] = field(default_factory=dict)
    got: list[EmailMessage] = field(default_factory=list)
    #: For each message, who it is for.
    envelopes: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    visits: int = 0
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    was_secure: bool = False
    #: The line is TLS from its first byte.
    is_secure: bool = False
    host: str = "127.0.0.1"
    port: int = 0
    clerks: list[Any] = field(default_factory=list)

    def clerk(self, clerk: Any) -> Any:
        """One more at the counter."""
        self.clerks.append(clerk)
        return clerk

    def next(self, *stages: str) -> str:
        """What the first of the stages that has something to say says now."""
        for stage in stages:
            if waiting := self.answers.get(stage):
                return waiting.pop(0)
        return ""

    @property
    def ids(self) -> list[str]:
        """The Message-IDs that arrived, repeats included."""
        return [str(one["Message-ID"]) for one in self.got]


class Clerk(SMTP):
    """aiosmtpd's server, with a stage at each of its commands."""

    def __init__(self, office: Office, *arguments: Any, **more: Any) -> None:
        self.office = office
        super().__init__(self, *arguments, authenticator=self.authenticate, **more)

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        """One password is right."""
        self.office.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"s3cret \xc3\xa9", handled=False)

    async def _at(self, *stages: str) -> str:
        answer = self.office.next(*stages)
        if answer == HANG:
            await asyncio.sleep(60)
        if answer == DROP:
            self.transport.abort()
            await asyncio.sleep(60)
        return answer

    async def _handle_client(self) -> None:
        self.office.visits += 1
        answer = await self._at("connect")
        if answer:
            await self.push(answer)
            self.transport.close()
            return
        await super()._handle_client()

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]):  # noqa: N802
        """Greets."""
        session.host_name = hostname
        self.office.was_secure |= session.ssl is not None or self.office.is_secure
        answer = await self._at("EHLO")
        return [answer] if answer else responses

    async def handle_HELO(self, server: Any, session: Any, envelope: Any, hostname: str) -> str:  # noqa: N802
        """Greets those who ask in the old way."""
        session.host_name = hostname
        return await self._at("EHLO") or "250 post.example.org"

    async def smtp_AUTH(self, argument: str) -> None:  # noqa: N802
        """Before a login."""
        if answer := await self._at("login"):
            await self.push(answer)
            return
        await super().smtp_AUTH(argument)

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        """Takes a sender."""
        if answer := await self._at("MAIL"):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        """Takes a recipient."""
        if answer := await self._at(f"RCPT {address}", "RCPT"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def smtp_DATA(self, argument: str) -> None:  # noqa: N802
        """Before the message."""
        if answer := await self._at("DATA"):
            await self.push(answer)
            return
        await super().smtp_DATA(argument)

    async def smtp_QUIT(self, argument: str) -> None:  # noqa: N802
        """Before the farewell."""
        await self._at("QUIT")
        await super().smtp_QUIT(argument)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """After the message: an answer of 4xx or 5xx means that it is not kept; HANG and DROP come after keeping it."""
        answer = self.office.next("after")
        if answer[:1] not in ("4", "5"):
            self.office.got.append(
                message_from_bytes(envelope.original_content.replace(b"\r\n", b"\n"), policy=policy.default)
            )
            self.office.envelopes.append((envelope.mail_from, tuple(envelope.rcpt_tos)))
        if answer in (HANG, DROP):
            self.office.answers.setdefault("now", []).append(answer)
            await self._at("now")
        return answer or "250 kept"


@contextmanager
def office(
    answers: dict[str, list[str]] | None = None, ssl_context: ssl.SSLContext | None = None, **more: Any
) -> Iterator[Office]:
    """A server that is there while the block runs; `ssl_context` for TLS, `tls_context` for STARTTLS."""
    made = Office(
        is_secure=ssl_context is not None, answers={stage: list(said) for stage, said in (answers or {}).items()}
    )
    loop = asyncio.new_event_loop()

    async def listen() -> asyncio.Server:
        return await loop.create_server(
            lambda: made.clerk(Clerk(made, loop=loop, hostname="post.example.org", **more)),
            "127.0.0.1",
            0,
            ssl=ssl_context,
        )

    server = loop.run_until_complete(listen())
    made.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        asyncio.run_coroutine_threadsafe(_close(server, made), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _close(server: asyncio.Server, made: Office) -> None:
    server.close()
    for clerk in made.clerks:
        if clerk.transport is not None:
            clerk.transport.abort()
    waiting = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await asyncio.sleep(0)


@contextmanager
def dripping(line: bytes, seconds: float = 0.2) -> Iterator[int]:
    """A server that says its greeting byte by byte, for ever; its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    closing = threading.Event()

    def serve() -> None:
        try:
            listening.settimeout(120)
            visitor, _ = listening.accept()
        except OSError:
            return
        with visitor:
            for byte in line * 1000:
                if closing.wait(seconds):
                    return
                try:
                    visitor.sendall(bytes([byte]))
                except OSError:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        closing.set()
        listening.close()
        thread.join(5)


def free_port() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
