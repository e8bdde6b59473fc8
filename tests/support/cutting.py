"""A line to PostgreSQL that is cut at the worst moment: after COMMIT arrived, before its answer."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SOCKET = ".s.PGSQL.5432"


@dataclass
class Cutting:
    """Passes on between a hub and its database; armed, it swallows one answer and hangs up.

    `word`: what the hub must say for that. `before`: hang up without passing the word on.
    """

    target: str
    where: str
    word: bytes = b""
    before: bool = False
    cuts: int = 0
    stopping: threading.Event = field(default_factory=threading.Event)

    def arm(self, word: bytes = b"COMMIT", *, before: bool = False) -> None:
        """Cut the next time the word is said."""
        self.word, self.before = word, before

    def serve(self, server: socket.socket) -> None:
        """Take connections until told to stop."""
        while not self.stopping.is_set():
            if not select.select([server], [], [], 0.05)[0]:
                continue
            near = server.accept()[0]
            threading.Thread(target=self._pass_on, args=(near,), daemon=True).start()

    def _pass_on(self, near: socket.socket) -> None:
        with near, socket.socket(socket.AF_UNIX) as far, contextlib.suppress(OSError):
            far.connect(self.target)
            while not self.stopping.is_set():
                for end in select.select([near, far], [], [], 0.05)[0]:
                    data = end.recv(65536)
                    if not data or (end is near and self._cuts(data, far)):
                        return
                    (far if end is near else near).sendall(data)

    def _cuts(self, data: bytes, far: socket.socket) -> bool:
        """Say whether this is the moment; then the server has answered, or heard nothing."""
        if not self.word or self.word not in data:
            return False
        self.word = b""
        if not self.before:
            far.sendall(data)
            far.recv(65536)
        self.cuts += 1
        return True


@contextmanager
def cutting(target: str, folder: Path) -> Iterator[Cutting]:
    """Stand before the server whose socket is in `target`; `where` is ours."""
    folder.mkdir()
    made = Cutting(f"{target}/{SOCKET}", str(folder))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / SOCKET))
        server.listen()
        thread = threading.Thread(target=made.serve, args=(server,), daemon=True)
        thread.start()
        try:
            yield made
        finally:
            made.stopping.set()
            thread.join()
