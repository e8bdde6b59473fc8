"""What the exchange needs of a line to headquarters, and every way in which one can fail.

No input or output here: `transport.py` is the line over HTTP, the simulator brings its own.
"""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

T = TypeVar("T")

HELLO, NONCE, ENROL = "/v1/hello", "/v1/nonce", "/v1/enrol"
TOKEN, PUSH, PULL = "/v1/token", "/v1/push", "/v1/pull"
COMPARE, DAY, SEATS = "/v1/compare", "/v1/day", "/v1/seats"
DIRECTORY = "/v1/directory"
OFFER, PUT, GET = "/v1/files/offer", "/v1/files/put", "/v1/files/get"


class Line(Protocol):
    """One way to ask headquarters something; used by one thread at a time."""

    def ask(
        self,
        path: str,
        reply: type[T],
        message: object | None = None,
        *,
        token: str = "",
        wait: float = 0.0,
    ) -> T:
        """Send `message` (or just look, without one) and read a `reply`.

        `wait`: seconds by which the hub may hold the answer back. Raises LineTrouble.
        """

    def prepare(self, message: object) -> object:
        """Give what `ask` takes for this message, as ready to travel as can be.

        May be called by another thread than the one that asks.
        """


class LineTrouble(Exception):  # noqa: N818 - not every trouble is an error
    """Something kept a whole request from being answered. Nothing of it counts as settled."""


class NoConnection(LineTrouble):
    """No hub was reached. `reason` is a stable word.

    `unreachable`, `timed_out`, `too_slow`, `cut`, `garbled`, `not_the_hub` (a captive portal or
    a proxy's own page), `proxy`, `certificate`, `certificate_date`, `interrupted`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Busy(LineTrouble):
    """The hub asks for patience: `retry_after` seconds, if it said."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__("busy")
        self.retry_after = retry_after


class Denied(LineTrouble):
    """The hub does not know our token or device (401)."""

    def __init__(self, code: str = "denied") -> None:
        super().__init__(code)
        self.code = code


class Rejected(LineTrouble):
    """The hub read the request and does not carry it out: its Problem, as code and facts."""

    def __init__(
        self,
        code: str,
        facts: dict[str, Any] | None = None,
        epoch: str = "",
        status: int = 400,
        signed: str = "",
    ) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts or {}
        self.epoch = epoch
        self.status = status
        self.signed = signed


class TooLarge(LineTrouble):
    """The request is more than somebody on the way takes (413)."""


class Upgrade(LineTrouble):
    """The hub no longer speaks our version (426)."""
