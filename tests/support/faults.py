"""A line that can be cut: a TCP proxy before a hub, with the faults real lines have.

Tests set `mode`; it holds for connections made and requests begun from then on.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 51\r\n"
    b"Connection: close\r\n\r\n<html><body>Please sign in to the WLAN</body></html>"[:-1]
)


def canned(status: str, body: bytes = b"{}", *headers: str, voice: bool = True) -> bytes:
    """Write a whole HTTP answer, with or without the hub's own header."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    if voice:
        lines.append("X-Youth-Voice: 1")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@dataclass
class Fault:
    """How the line behaves. `path`: only requests to it are hit, the others pass.

    `mode`: pass, refuse (nothing listens), dead (no byte ever comes), cut (the answer stops in
    the middle), lost (the request arrives, its answer does not), trickle (one byte at a time),
    twice (the request arrives twice), answer (the canned `reply`). `times`: how often, 0 for
    always.
    """

    mode: str = "pass"
    path: str = ""
    reply: bytes = b""
    times: int = 0
    keep: int = 120
    """Bytes of an answer that come before it is cut."""
    gap: float = 0.02
    """Seconds between two trickled bytes."""


@dataclass
class FaultyLine:
    """Listens on loopback and passes on to the hub, as `fault` says."""

    target: tuple[str, int]
    server: socket.socket
    fault: Fault = field(default_factory=Fault)
    hits: int = 0
    requests: list[str] = field(default_factory=list)
    """The paths asked for, in order."""
    stopping: threading.Event = field(default_factory=threading.Event)
    open: set[socket.socket] = field(default_factory=set)
    port: int = 0

    @property
    def url(self) -> str:
        """The address desks are told."""
        return f"http://127.0.0.1:{self.port}"

    def be(self, mode: str = "pass", **more: object) -> None:
        """Behave in another way from now on; open connections are dropped."""
        self.fault = Fault(mode, **more)  # type: ignore[arg-type]
        self.drop()

    def drop(self) -> None:
        """Cut every connection that is open."""
        for sock in tuple(self.open):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def gone(self) -> None:
        """Stop listening: who calls is refused."""
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        self.drop()

    def back(self) -> None:
        """Listen again where it did before."""
        self.fault = Fault()
        self.server = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.serve, daemon=True).start()

    # --- serving ---------------------------------------------------------------------------

    def serve(self) -> None:
        """Take connections until stopped."""
        server = self.server
        while not self.stopping.is_set():
            try:
                client, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(client,), daemon=True).start()

    def _one(self, client: socket.socket) -> None:
        self.open.add(client)
        with contextlib.suppress(OSError), client:
            while request := _read_message(client):
                if not self._handle(client, request):
                    break
        self.open.discard(client)

    def _handle(self, client: socket.socket, request: bytes) -> bool:
        asked = request.split(b" ", 2)[1]
        path = urlsplit(asked.decode()).path
        # To a proxy the whole address is said; the hub is asked for the path only.
        request = request.replace(asked, path.encode(), 1)
        self.requests.append(path)
        fault = self.fault
        hit = fault.mode != "pass" and fault.path in ("", path)
        if hit and fault.times:
            hit = self.hits < fault.times
        if not hit:
            client.sendall(self._asked(request))
            return True
        self.hits += 1
        return self._faulty(client, request, fault)

    def _faulty(self, client: socket.socket, request: bytes, fault: Fault) -> bool:
        if fault.mode == "answer":
            client.sendall(fault.reply)
        elif fault.mode == "dead":
            select.select([client], [], [], 30)
        elif fault.mode == "lost":
            self._asked(request)
        elif fault.mode == "cut":
            client.sendall(self._asked(request)[: fault.keep])
        elif fault.mode == "trickle":
            self._trickle(client, self._asked(request), fault.gap)
        elif fault.mode == "twice":
            self._asked(request)
            client.sendall(self._asked(request))
            return True
        return False

    def _trickle(self, client: socket.socket, answer: bytes, gap: float) -> None:
        for index in range(len(answer)):
            client.sendall(answer[index : index + 1])
            if self.stopping.wait(gap):
                return

    def _asked(self, request: bytes) -> bytes:
        with socket.create_connection(self.target, timeout=40) as hub:
            self.open.add(hub)
            try:
                hub.sendall(request)
                return _read_message(hub)
            finally:
                self.open.discard(hub)


def _read_message(sock: socket.socket) -> bytes:
    """Read one whole HTTP message with a content length; b"" when the other end is gone."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = sock.recv(65_536)
        if not part:
            return b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        part = sock.recv(65_536)
        if not part:
            break
        body += part
    return head + b"\r\n\r\n" + body


@contextlib.contextmanager
def faulty_line(hub_url: str) -> Iterator[FaultyLine]:
    """Put a line before the hub at `hub_url`."""
    parts = urlsplit(hub_url)
    server = socket.create_server(("127.0.0.1", 0))
    line = FaultyLine((str(parts.hostname), int(parts.port or 80)), server)
    line.port = server.getsockname()[1]
    thread = threading.Thread(target=line.serve, name="line", daemon=True)
    thread.start()
    try:
        yield line
    finally:
        line.stopping.set()
        line.drop()
        with contextlib.suppress(OSError):
            line.server.shutdown(socket.SHUT_RDWR)
        line.server.close()
        thread.join(5)
