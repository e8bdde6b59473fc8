"""The line over HTTP: one connection, bounded in time and size, and sure of who answers.

A watch shuts the connection down when a request's time is up, so that neither a proxy's
trickle of one byte a second nor a silent line can hold the desk. Nothing is ever logged here.
"""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ReadTimeoutError

from app.errors import Refusal
from sync.client.line import (
    Busy,
    Denied,
    LineTrouble,
    NoConnection,
    Rejected,
    TooLarge,
    Upgrade,
)
from sync.wire.codec import MOST_PACKED, Malformed, Ready, decode, ready, unpack
from sync.wire.messages import HEADER, MOST_UNPACKED, Problem

T = TypeVar("T")

# What a broken line leaves of an answer is told by a reason, not by the library in the log.
logging.getLogger("urllib3").setLevel(logging.ERROR)

VOICE = "1"
_CHUNK = 65_536
_CERT_NOT_YET, _CERT_EXPIRED = 9, 10


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: to connect, for the next byte, and for a whole request, come what may."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0


PATIENCE = Patience()


class _Watch:
    """Knows the open connections, and can shut them down from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self.cut = ""
        """Why connections were shut down during this request, if they were."""

    def add(self, sock: socket.socket) -> socket.socket:
        # A duplicate: TLS takes the first one over, and shutting one down shuts both.
        double = sock.dup()
        with self._lock:
            self._sockets.add(double)
            if self.cut:
                double.shutdown(socket.SHUT_RDWR)
        return double

    def remove(self, double: socket.socket) -> None:
        with self._lock:
            self._sockets.discard(double)
        double.close()

    def shut(self, why: str) -> None:
        with self._lock:
            self.cut = self.cut or why
            for sock in self._sockets:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        timer = threading.Timer(seconds, self.shut, ["too_slow"])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _watched(base: type[Any], watch: _Watch) -> type[Any]:
    """Make a connection class that shows its socket to the watch as soon as there is one."""

    class Watched(base):  # type: ignore[misc]
        double: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            sock: socket.socket = super()._new_conn()
            self.double = watch.add(sock)
            return sock

        def close(self) -> None:
            super().close()
            double, self.double = self.double, None
            if double is not None:
                watch.remove(double)

    return Watched


class _Adapter(HTTPAdapter):
    """An adapter whose connections are watched, directly and through a proxy."""

    def __init__(self, watch: _Watch) -> None:
        plain = type(
            "Pool", (HTTPConnectionPool,), {"ConnectionCls": _watched(HTTPConnection, watch)}
        )
        safe = type(
            "SafePool", (HTTPSConnectionPool,), {"ConnectionCls": _watched(HTTPSConnection, watch)}
        )
        self._pools = {"http": plain, "https": safe}
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager


class Transport:
    """A line to the hub at `base_url`. Used by one thread; `interrupt` may come from any.

    `proxy` is the venue's proxy address, `ca_file` a file with the venue's own certificates;
    nothing is taken from the environment. Raises Refusal `address_wrong` or `https_needed`
    (plain HTTP is for this very PC only).
    """

    def __init__(
        self,
        base_url: str,
        proxy: str | None = None,
        ca_file: str | None = None,
        patience: Patience = PATIENCE,
    ) -> None:
        self.base_url = checked(base_url)
        self._patience = patience
        self._watch = _Watch()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = ca_file or True
        self._session.proxies = {"http": proxy, "https": proxy} if proxy else {}
        self._session.headers.clear()
        adapter = _Adapter(self._watch)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def ask(
        self,
        path: str,
        reply: type[T],
        message: object | None = None,
        *,
        token: str = "",
        wait: float = 0.0,
    ) -> T:
        """Ask the hub as `Line.ask` says. Raises LineTrouble of one kind or another."""
        if not wait:
            # What interrupts a wait was meant for that wait; it may come just before it begins.
            self._watch.cut = ""
        try:
            with self._watch.within(self._patience.total + wait):
                status, headers, data = self._talk(path, message, token, wait)
            cut = self._watch.cut
        except (requests.RequestException, HTTPError, OSError) as error:
            raise NoConnection(self._watch.cut or _reason(error)) from error
        except NoConnection as error:
            raise NoConnection(self._watch.cut or error.reason) from error
        finally:
            self._watch.cut = ""
        if cut:
            raise NoConnection(cut)
        return _understood(reply, status, headers, data)

    def prepare(self, message: object) -> Ready:
        """Encode and pack a message."""
        return ready(message)

    def interrupt(self) -> None:
        """End the request under way (a long-poll, say) with NoConnection('interrupted')."""
        self._watch.shut("interrupted")

    def close(self) -> None:
        """Let go of the connection."""
        self._watch.shut("interrupted")
        self._session.close()

    def _talk(
        self, path: str, message: object | None, token: str, wait: float
    ) -> tuple[int, Any, bytes]:
        headers = {"Accept": "application/json", "Accept-Encoding": "gzip", HEADER: VOICE}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None
        if message is not None:
            made = message if isinstance(message, Ready) else ready(message)
            data = made.data
            headers["Content-Type"] = "application/json"
            if made.packed:
                headers["Content-Encoding"] = "gzip"
        answer = self._session.request(
            "GET" if message is None else "POST",
            self.base_url + path,
            data=data,
            headers=headers,
            timeout=(self._patience.connect, self._patience.read + wait),
            allow_redirects=False,
            stream=True,
        )
        with answer:
            return answer.status_code, answer.headers, _read(answer)


_BETWEEN = (
    requests.codes.bad_gateway,
    requests.codes.service_unavailable,
    requests.codes.gateway_timeout,
)
_MOST_DIGITS = 12


def checked(base_url: str) -> str:
    """Give the hub's address without a slash at its end.

    Raises Refusal `address_wrong`, or `https_needed` for plain HTTP to another machine.
    """
    text = base_url.strip().rstrip("/")
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        host, parts = None, None
    if parts is None or not host or parts.scheme not in ("http", "https") or parts.query:
        code = "address_wrong"
        raise Refusal(code)
    if parts.scheme == "http" and not _is_loopback(host):
        code = "https_needed"
        raise Refusal(code)
    return text


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _read(answer: requests.Response) -> bytes:
    """Read the reply as it travels, never more than the cap, and whole."""
    packed = answer.headers.get("Content-Encoding", "") == "gzip"
    most = MOST_PACKED * 4 if packed else MOST_UNPACKED
    parts, size = [], 0
    while part := answer.raw.read1(_CHUNK, decode_content=False):
        size += len(part)
        if size > most:
            raise NoConnection("garbled")
        parts.append(part)
    said = _number(answer.headers.get("Content-Length", ""))
    if said is not None and said != size:
        raise NoConnection("cut")
    if not size and _is_headless(answer.headers):
        raise NoConnection("cut")
    data = b"".join(parts)
    if not packed or not data:
        return data
    try:
        return unpack(data)
    except Malformed as error:
        raise NoConnection("garbled") from error


def _is_headless(headers: Any) -> bool:
    """Say whether the head itself was cut off: it tells neither a length nor where to go."""
    return not any(name in headers for name in ("Content-Length", "Transfer-Encoding", "Location"))


def _understood(reply: type[T], status: int, headers: Any, data: bytes) -> T:
    """Turn an answer into a message, or into the trouble it stands for."""
    if headers.get(HEADER) != VOICE:
        raise _strange(status, headers)
    if status == requests.codes.ok:
        try:
            return decode(data, reply)
        except Malformed as error:
            raise NoConnection("garbled") from error
    if status == requests.codes.too_many_requests or status >= requests.codes.server_error:
        raise Busy(_seconds(headers.get("Retry-After", "")))
    try:
        problem = decode(data, Problem)
    except Malformed:
        problem = Problem("unreadable")
    if status == requests.codes.unauthorized:
        raise Denied(problem.code)
    if status == requests.codes.request_entity_too_large:
        raise TooLarge
    if status == requests.codes.upgrade_required:
        raise Upgrade
    raise Rejected(problem.code, problem.facts, problem.epoch, status, problem.signed)


def _strange(status: int, headers: Any) -> LineTrouble:
    """Say what an answer means that is not the hub's own."""
    # What stands before the hub may be too small for a push, or wait for the hub itself.
    if status == requests.codes.request_entity_too_large:
        return TooLarge()
    if status in _BETWEEN:
        return Busy(_seconds(headers.get("Retry-After", "")))
    return NoConnection("not_the_hub")


def _seconds(text: str) -> float | None:
    number = _number(text)
    return None if number is None else float(number)


def _number(text: str) -> int | None:
    """Read a whole number of a header; None for what is none, or longer than any we could mean."""
    plain = text.strip()
    known = plain.isascii() and plain.isdecimal() and len(plain) <= _MOST_DIGITS
    return int(plain) if known else None


def _reason(error: BaseException) -> str:
    """Say in one word why no answer came; causes are looked through, nothing is quoted."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            dated = cause.verify_code in (_CERT_NOT_YET, _CERT_EXPIRED)
            return "certificate_date" if dated else "certificate"
    if isinstance(error, requests.exceptions.ProxyError):
        return "proxy"
    if isinstance(error, requests.exceptions.Timeout | TimeoutError | ReadTimeoutError):
        return "timed_out"
    if isinstance(error, requests.exceptions.SSLError | ssl.SSLError):
        return "certificate"
    nobody = (socket.gaierror, ConnectionRefusedError)
    refused = any(isinstance(cause, nobody) for cause in _causes(error))
    return "unreachable" if refused else "cut"


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        item = todo.pop()
        if isinstance(item, BaseException) and id(item) not in seen:
            seen.add(id(item))
            yield item
            todo += [item.__cause__, item.__context__, getattr(item, "reason", None), *item.args]
