"""The mail server as a value: where it is, how to be let in, how long to wait. It never shows its password."""

from base64 import b64encode
from typing import Literal

from msgspec import Struct

Security = Literal["starttls", "tls", "none"]
PORTS: dict[str, int] = {"starttls": 587, "tls": 465, "none": 25}


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

    @property
    def secrets(self) -> tuple[str, ...]:
        """The password as it is, and as AUTH sends it: by LOGIN, by PLAIN."""
        if not self.password:
            return ()
        spoken = (self.password, f"\0{self.user}\0{self.password}")
        return (self.password, *(b64encode(one.encode("utf-8", "replace")).decode() for one in spoken))
