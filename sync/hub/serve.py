"""Runs the hub's application on a socket, in this process."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import os
import socket
import threading
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from sync.hub.bell import Bell

GRACE_SECONDS = 2


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_privacy(host: str, cert: Path | None) -> None:
    """Raise ValueError for plain HTTP beyond loopback."""
    if cert is None and not is_loopback(host):
        message = "plain HTTP is for loopback only: give --tls-cert and --tls-key"
        raise ValueError(message)


def open_socket(host: str, port: int) -> socket.socket:
    """Bind (port 0: any free one); the caller learns the port before anything is served.

    Raises OSError where the address is taken, not of this machine, or not for us.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, asyncio lets the accepted sockets send at once. Otherwise an answer's second
    # piece waits for the desk's delayed acknowledgement of the first: 40 ms on every request.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(256)
    except BaseException:
        bound.close()
        raise
    return bound


class Server(uvicorn.Server):
    """uvicorn, but whoever waits for news is answered before the doors close."""

    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell
        self._wire: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as usual, and listen to the hub's other processes."""
        await super().startup(sockets)
        if self._bell.wire is not None:
            self._wire = asyncio.create_task(self._bell.wire.run(self._bell))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ring out, then shut down as usual."""
        self._bell.ring_out()
        await super().shutdown(sockets)
        if self._wire is not None:
            self._wire.cancel()
            await asyncio.gather(self._wire, return_exceptions=True)


def make_server(
    app: ASGIApp, bell: Bell, host: str, cert: Path | None = None, key: Path | None = None
) -> Server:
    """Make the server around an application that uses `bell`.

    Raises ValueError for plain HTTP beyond loopback, and for a certificate or a key that are not
    there, not one, or not for each other.
    """
    if key is not None and cert is None:
        raise ValueError("--tls-key belongs to --tls-cert: give both")
    check_privacy(host, cert)
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level=logging.WARNING,
        log_config=None,
        lifespan="off",
        server_header=False,
        date_header=False,
        ssl_certfile=str(cert) if cert else None,
        ssl_keyfile=str(key) if key else None,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=75,
    )
    try:
        config.load()
    except OSError as error:
        said = error.strerror or str(error)
        raise ValueError(f"--tls-cert and --tls-key cannot be used: {said}") from error
    return Server(config, bell)


def end_at_eof(server: uvicorn.Server, number: int) -> None:
    """Have a server end when the pipe open for reading under `number` does.

    Whoever started the hub holds the other end, and lets go of it however it ends itself. Works
    on every system, unlike signals from a parent that died.
    """
    thread = threading.Thread(target=_watch, args=(server, number), name="parent", daemon=True)
    thread.start()


def _watch(server: uvicorn.Server, number: int) -> None:
    # By number: a thread that sat in sys.stdin would hold its lock at the end of the program.
    try:
        while os.read(number, 4096):
            pass
    finally:
        server.should_exit = True
