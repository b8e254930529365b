"""A program `triage` for scripts of a shell: each run is a child of this process, which need not start.

Whoever calls it hands over its arguments, folder, environment and standard streams, pipes and terminals too, and ends as the
child does. What only a process that starts has is tested with the real program: its locale, closed streams, limits, signals.
"""

import ast
import importlib
import os
import pkgutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from desk import Desk, child

import triage

SAMPLE = Path(__file__).parents[1] / "sample_data"

#: Starts in some 10 ms: no module but those that Python has inside. A message of one line, its descriptors beside it.
_CALLER = """#!{python} -IS
import _socket, os, sys
door = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
door.connect({place!r})
message = repr([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode() + b"\\n"
streams = b"".join(number.to_bytes(4, sys.byteorder) for number in range(3))
sent = door.sendmsg([message], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
door.sendall(message[sent:])
for number in range(3):
    os.close(number)
os._exit(door.recv(1)[0])
"""
#: Forks, one at a time: what is known of warnings meanwhile is the whole process's.
_turn = threading.Lock()


@cache
def _prepare() -> None:
    """What a child imports and makes is gone with it: have what most of them need."""
    for module in pkgutil.walk_packages(triage.__path__, "triage."):
        if not module.name.endswith((".spacy", "__main__")):
            importlib.import_module(module.name)
    with tempfile.TemporaryDirectory() as folder:
        Desk(Path(folder)).triage("scan", SAMPLE, "-p", SAMPLE / "profiles")


@contextmanager
def program(folder: Path) -> Iterator[Path]:
    """The program, in that folder, which is made, as long as the block lasts."""
    _prepare()
    folder.mkdir(parents=True, exist_ok=True)
    # Paths of sockets are short.
    with tempfile.TemporaryDirectory() as place, socket.socket(socket.AF_UNIX) as door:
        door.bind(f"{place}/door")
        door.listen()
        file = folder / "triage"
        file.write_text(_CALLER.format(python=sys.executable, place=f"{place}/door"))
        file.chmod(0o755)
        server = threading.Thread(target=_serve, args=(door,), daemon=True)
        server.start()
        yield file
        # Wakes who waits there.
        door.shutdown(socket.SHUT_RDWR)
        server.join()


def _serve(door: socket.socket) -> None:
    while True:
        try:
            caller, _ = door.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(caller,), daemon=True).start()


def _answer(caller: socket.socket) -> None:
    """One run: a caller that ends early leaves it to its end, as a shell does."""
    with caller:
        data, streams, *_ = socket.recv_fds(caller, 1 << 16, 3)
        while not data.endswith(b"\n"):
            data += caller.recv(1 << 16)
        words, folder, variables = ast.literal_eval(data.decode())
        with _turn:
            number = child(Path(folder), variables, words, (streams[1], streams[2]), source=streams[0])
        for stream in streams:
            os.close(stream)
        status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        # As a shell says that a signal ended it; who called may have been ended too.
        with suppress(BrokenPipeError):
            caller.sendall(bytes([status if status >= 0 else 128 - status]))
