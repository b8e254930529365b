"""A real Dovecot (Debian's dovecot-imapd), started for a test in a folder and on ports of its own."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path

import trustme

DOVECOT = shutil.which("dovecot") or ("/usr/sbin/dovecot" if Path("/usr/sbin/dovecot").exists() else None)
USER, PASSWORD = "desk@herald.example", 'pass "word\\ 7'

_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail
auth_verbose = yes
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""


def why_not() -> str:
    """Why there can be no Dovecot here; "" where there can."""
    if DOVECOT is None:
        return "no dovecot (Debian: dovecot-imapd)"
    version = subprocess.run([DOVECOT, "--version"], capture_output=True, text=True, check=False).stdout
    return (
        ""
        if version.startswith("2.3")
        else f"the configuration is that of Dovecot 2.3, this is {version.split(' ')[0]}"
    )


class PostOffice:
    """The mailbox of one user."""

    def __init__(self, folder: Path, port: int, tls_port: int, ca: trustme.CA) -> None:
        self.folder, self.port, self.tls_port, self.ca = folder, port, tls_port, ca
        self._count = 0

    def deliver(self, message: EmailMessage | bytes, box: str = "", *, day: float = 0.0) -> None:
        """Put a message into a folder (the inbox, or one below it), as a delivery agent does."""
        self._count += 1
        place = self.folder / "mail" / (f".{box}" if box else "")
        for name in ("cur", "new", "tmp"):
            (place / name).mkdir(parents=True, exist_ok=True)
        file = place / "new" / f"{1795000000 + self._count}.{self._count}.host"
        file.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
        if day:
            os.utime(file, (day, day))
        own(self.folder / "mail")

    def new_validity(self) -> None:
        """Number all messages anew, as a server does that lost its index."""
        for file in (self.folder / "mail").glob("dovecot*"):
            file.unlink()

    @property
    def unseen(self) -> int:
        """Messages of the inbox that nobody has marked as read."""
        return sum(
            ":2," not in one.name or "S" not in one.name.rpartition(":2,")[2]
            for one in (self.folder / "mail").glob("[cn][ue][rw]/*")
        )


def letter(number: int, subject: str = "", text: str = "") -> EmailMessage:
    """A newsletter."""
    message = EmailMessage()
    message["From"] = "Harbour Letter <letter@harbour.example>"
    message["To"] = USER
    message["Date"] = f"Fri, 20 Nov 2026 06:{number % 60:02}:00 +0000"
    message["Message-ID"] = f"<{number}@harbour.example>"
    message["List-Id"] = "Harbour Letter <letter.harbour.example>"
    message["Subject"] = subject or f"Cod quota {number} agreed"
    message.set_content(
        text or f"Ministers agreed on quota number {number} for cod after a night of talks in Tromso.\n"
    )
    return message


def own(folder: Path) -> None:
    """Give a folder to who reads mail in it, where that is somebody else."""
    if os.getuid() == 0:
        for one in (folder, *folder.rglob("*")):
            with suppress(FileNotFoundError):
                os.chown(one, 65534, 65534)


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """A Dovecot for a while."""
    assert DOVECOT is not None
    # Not below pytest's own folder, which nobody else may enter; and short, since paths of sockets are.
    folder = Path(tempfile.mkdtemp(prefix="imap-", dir="/tmp"))
    folder.chmod(0o755)
    ca = trustme.CA()
    certificate = ca.issue_cert("127.0.0.1", "localhost")
    certificate.cert_chain_pems[0].write_to_path(folder / "cert.pem")
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    port, tls_port = free_port(), free_port()
    is_root = os.getuid() == 0
    import grp
    import pwd

    me, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    (folder / "dovecot.conf").write_text(
        _CONFIGURATION.format(
            folder=folder,
            port=port,
            tls_port=tls_port,
            uid=65534 if is_root else os.getuid(),
            gid=65534 if is_root else os.getgid(),
            internal="dovecot" if is_root else me,
            login="dovenull" if is_root else me,
            group="dovecot" if is_root else group,
        )
    )
    office = PostOffice(folder, port, tls_port, ca)
    (folder / "mail").mkdir()
    own(folder / "mail")
    process = subprocess.Popen([DOVECOT, "-F", "-c", str(folder / "dovecot.conf")], stdin=subprocess.DEVNULL)
    try:
        _wait(process, port, folder)
        yield office
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(process: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as line:
            if line.recv(4).startswith(b"* OK"):
                return
        time.sleep(0.02)
    log = folder / "log"
    raise RuntimeError(f"dovecot did not start: {log.read_text()[-800:] if log.exists() else 'no log'}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def said_by(office: PostOffice) -> str:
    """What its log says of logins."""
    return re.sub(r"<[^>]*>", "", (office.folder / "log").read_text())
