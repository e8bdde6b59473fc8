"""Several hub processes behind one port: they share the socket and the database, nothing else.

What is kept in memory (how often an address may try) is kept by each process for itself.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import msgspec

from sync.hub.bell import bell_for
from sync.hub.database import open_database, writing
from sync.hub.http import build
from sync.hub.hub import load_hub
from sync.hub.serve import Server, end_at_eof, make_server

log = logging.getLogger("sync.hub")
_spawn = multiprocessing.get_context("spawn")
STOP_SECONDS = 10
COLLECT_AFTER = 20_000
"""New objects before the garbage collector looks at them; a batch makes some thousands."""
REST_SECONDS = 1.0
"""Before a process that died is replaced, so that one that cannot live does not take the CPU."""


class Post(msgspec.Struct, frozen=True):
    """What a process must know to serve. `db`: a file or an address."""

    db: str
    host: str
    cert: Path | None = None
    key: Path | None = None


def _silent() -> None:
    """Tell nobody."""


def serve(
    post: Post,
    bound: socket.socket,
    ready: Callable[[], None] = _silent,
    end_at_eof_of: int | None = None,
) -> None:
    """Serve on a bound socket until stopped; in a crew, also until the one who began it is gone.

    `ready` is called when all that could fail before serving has not; `end_at_eof_of` is the
    number of a pipe whose end ends the server.
    """
    server = _server(post)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent, server), daemon=True).start()
    ready()
    # What is loaded by now stays: the collector need not walk through it at every turn, and what
    # a request makes is gone with it.
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    if end_at_eof_of is not None:
        end_at_eof(server, end_at_eof_of)
    # Ctrl C is how it is meant to end: uvicorn has shut down properly and passes it on.
    with suppress(KeyboardInterrupt):
        server.run(sockets=[bound])


def _server(post: Post) -> Server:
    engine = open_database(post.db)
    with writing(engine) as connection:
        hub = load_hub(connection)
    bell = bell_for(engine)
    return make_server(build(engine, hub, bell), bell, post.host, post.cert, post.key)


def _leave_with(parent: Any, server: Server) -> None:
    parent.join()
    server.should_exit = True


class Crew:
    """So many processes that serve one socket; one that dies is replaced."""

    def __init__(self, post: Post, bound: socket.socket, count: int) -> None:
        self._post, self._bound = post, bound
        self._over = threading.Event()
        self._end, self._told = _spawn.Pipe(duplex=False)
        self._hands = [self._hire() for _ in range(count)]

    @property
    def pids(self) -> list[int]:
        """The processes that serve now."""
        return [hand.pid or 0 for hand in self._hands]

    def _hire(self) -> SpawnProcess:
        hand = _spawn.Process(target=serve, args=(self._post, self._bound))
        hand.start()
        return hand

    def dismiss(self, *_: object) -> None:
        """Let all end; may be called by a signal."""
        self._over.set()
        self._told.send_bytes(b"-")

    def work(self) -> None:
        """Replace who dies, until dismissed."""
        before: list[tuple[signal.Signals, Callable[..., Any] | int | None]] = [
            (one, signal.signal(one, self.dismiss)) for one in (signal.SIGINT, signal.SIGTERM)
        ]
        try:
            while not self._over.is_set():
                wait([self._end, *(hand.sentinel for hand in self._hands)])
                self._replace()
        finally:
            for hand in self._hands:
                hand.terminate()
            for hand in self._hands:
                hand.join(STOP_SECONDS)
            for one, handler in before:
                signal.signal(one, handler)

    def _replace(self) -> None:
        for place, hand in enumerate(self._hands):
            if not hand.is_alive() and not self._over.wait(REST_SECONDS):
                log.warning("a process of the hub ended with %s: another takes over", hand.exitcode)
                self._hands[place] = self._hire()
