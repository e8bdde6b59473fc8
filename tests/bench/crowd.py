"""Many desks at once, as a load: enlisted in the books, their requests written beforehand.

Requests go over bare sockets, so that the load costs as little as it can of the two cores it
shares with what it measures; what it does cost is told apart.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Engine

from app.ids import new_id
from app.ops import Body
from sync.hub.accounts import add_venue
from sync.hub.database import writing
from sync.hub.hub import Hub
from sync.hub.tables import devices, tokens
from sync.wire import codec
from tests.support.hub import op_of

FAR = "2099-01-01T00:00:00.000Z"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Badge:
    """A desk in the books. `high`: the last number it used."""

    venue: str
    device: str
    incarnation: str
    token: str
    epoch: str
    high: int = 0

    def request(self, path: str, said: dict[str, Any], *, pack: bool = True) -> bytes:
        """Write a whole HTTP request."""
        said = {"epoch": self.epoch, "incarnation": self.incarnation, **said}
        body = msgspec.json.encode(said)
        lines = [f"POST {path} HTTP/1.1", "Host: hub", f"Authorization: Bearer {self.token}"]
        if pack and len(body) > codec.WORTH_PACKING:
            body = codec.pack(body)
            lines.append("Content-Encoding: gzip")
        lines += ["Accept-Encoding: gzip", f"Content-Length: {len(body)}", "", ""]
        return "\r\n".join(lines).encode() + body

    def push(self, bodies: Sequence[Body]) -> bytes:
        """Write a push of the next numbers."""
        ops = [op_of(body, self.high + index) for index, body in enumerate(bodies, 1)]
        self.high += len(ops)
        return self.request("/v1/push", {"ops": ops})

    def pull(self, cursor: str = "", limit: int = 500) -> bytes:
        """Write a pull of one page."""
        return self.request("/v1/pull", {"cursors": {"venue": cursor}, "limit": limit})


def enlist(engine: Engine, hub: Hub, count: int, per_venue: int = 1) -> list[Badge]:
    """Put so many desks into the books, so many to a venue."""
    badges: list[Badge] = []
    venue = ""
    with writing(engine) as connection:
        for place in range(count):
            if place % per_venue == 0:
                venue = add_venue(connection, hub, f"B{new_id()[-12:]}", "bench")
            badge = Badge(venue, new_id(), new_id(), "", hub.epoch)
            mine = {"venue_id": venue, "device_id": badge.device, "incarnation": badge.incarnation}
            connection.execute(
                devices.insert().values(
                    **mine,
                    letter="A",
                    name="bench",
                    public_key="none",
                    scopes=json.dumps(["venue"]),
                    enrolled_at=hub.now(),
                )
            )
            secret = f"bench{place}"
            digest = hub.digest("token", secret)
            connection.execute(tokens.insert().values(**mine, token_hash=digest, expires_at=FAR))
            badge.token = f"{venue}.{secret}"
            badges.append(badge)
    return badges


class Caller:
    """One line to a hub, kept open."""

    def __init__(self, port: int) -> None:
        self._address = ("127.0.0.1", port)
        self._line = self._connected()

    def _connected(self) -> socket.socket:
        line = socket.create_connection(self._address, timeout=300)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return line

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send a request; gives status and body as it travelled."""
        self._line.sendall(request)
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        parts = [body]
        missing = length - len(body)
        while missing > 0:
            part = self._more()
            parts.append(part)
            missing -= len(part)
        return int(head[9:12]), b"".join(parts)

    def _more(self) -> bytes:
        data = self._line.recv(262_144)
        if not data:
            raise ConnectionError
        return data

    def close(self) -> None:
        """Hang up."""
        self._line.close()


@dataclass
class Told:
    """What a load found. Times in seconds; CPU of the load itself, the hub and its database."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    bad: int = 0
    load_cpu: float = 0.0
    hub_cpu: float = 0.0
    database_cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.times) / self.seconds


def all_at_once(jobs: Sequence[Callable[[], None]]) -> float:
    """Run jobs, each in a thread, beginning together; gives the seconds to the end of the last."""
    together = threading.Barrier(len(jobs) + 1)

    def begun(job: Callable[[], None]) -> None:
        together.wait()
        job()

    threads = [threading.Thread(target=begun, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    together.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def flood(port: int, queues: Sequence[Sequence[bytes]], pids: Callable[[], list[int]]) -> Told:
    """Let each client send its requests one after the other. `pids`: the hub's processes."""
    told = Told()
    lock = threading.Lock()

    def sends(queue: Sequence[bytes]) -> None:
        caller = Caller(port)
        times, bad = [], 0
        for request in queue:
            began = time.perf_counter()
            status, _ = caller.ask(request)
            times.append(time.perf_counter() - began)
            bad += status != 200
        caller.close()
        with lock:
            told.times += times
            told.bad += bad

    before = cpu_of(pids()), time.process_time()
    told.seconds = all_at_once([lambda queue=queue: sends(queue) for queue in queues])  # type: ignore[misc]
    told.hub_cpu = cpu_of(pids()) - before[0]
    told.load_cpu = time.process_time() - before[1]
    return told


def cpu_of(pids: Sequence[int]) -> float:
    """Give the CPU seconds processes have used so far, and the children they buried."""
    total = 0
    for pid in pids:
        try:
            said = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
        except FileNotFoundError:
            continue
        total += int(said[11]) + int(said[12])
    return total / TICKS


def family(pid: int) -> list[int]:
    """Give a process and its children: PostgreSQL has one for each connection."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text("ascii").split()]
    return found
